"""Where a passage begins and ends, and what is page furniture.

The PDF's own tags come first, then fonts, then words. `segment` is the door.
"""

from tracegraph.segment.passages import segment

__all__ = ["segment"]
