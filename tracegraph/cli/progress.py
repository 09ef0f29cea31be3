"""One progress line, in place, and only where somebody watches."""

import sys
from typing import Self

from tracegraph.neutral import neutral


class ProgressLine:
    """Called with (stage, done, total); writes over its own line on a terminal's stderr, and nothing anywhere else.

    Used as a context manager it wipes the line at the end."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._live = not quiet and sys.stderr.isatty()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Shows how far `stage` is."""
        if self._live:
            sys.stderr.write(f"\r\x1b[K{neutral(stage)} {done} of {total}")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
