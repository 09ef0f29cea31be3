"""Tables of text: columns as wide as their words, on a terminal no wider than the window."""

from collections.abc import Sequence
from typing import Final

from tracegraph.neutral import neutral

_GAP: Final = "  "
_LEAST: Final = 8  # a column narrower than this says nothing


def table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """The rows under their header, left-aligned and neutralised, as text ending in a newline. Without `width` every
    cell is whole; with it the widest columns give way, and a cell that was cut ends in an ellipsis."""
    cells = [[neutral(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    if width is not None:
        room = width - len(_GAP) * (len(widths) - 1) - widths[-1]
        widths = [*_narrowed(widths[:-1], room), widths[-1]]
    ruled = [cells[0], ["-" * size for size in widths], *cells[1:]]
    return "".join(_row(row, widths) + "\n" for row in ruled)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    shown = (c if len(c) <= size else c[: size - 1] + "…" for c, size in zip(row, widths, strict=True))
    return _GAP.join(c.ljust(size) for c, size in zip(shown, widths, strict=True)).rstrip()


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """The widths made to fit `room` by taking from the widest first; none falls below a least width it did not have
    already."""
    kept = list(widths)
    while kept and sum(kept) > room:
        widest = max(range(len(kept)), key=kept.__getitem__)
        if kept[widest] <= _LEAST:
            break
        second = max((w for i, w in enumerate(kept) if i != widest), default=0)
        kept[widest] = max(_LEAST, min(kept[widest] - 1, max(second, kept[widest] - (sum(kept) - room))))
    return kept
