"""What does the file say? A path in, a Document out; a file that says nothing readable is refused with its reason."""

from tracegraph.read.registry import READER_VERSION, read, suffix_told

__all__ = ["READER_VERSION", "read", "suffix_told"]
