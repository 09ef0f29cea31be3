"""Tables of text: columns as wide as their words; in a window where these would be cut to nothing, a block a row."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from tracegraph.neutral import neutral

_GAP: Final = "  "
_LEAST: Final = 16  # a column cut narrower than this says nothing
_BETWEEN: Final = " | "
_NARROWEST: Final = 20  # no window is taken to be narrower


def table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """The rows under their header, left-aligned and neutralised, as text ending in a newline. Without `width` every
    cell is whole; with it the widest columns give way, and a cell that was cut ends in an ellipsis. Where they would
    give way too far, each row is a block: its first cell, and beneath it the others with what they are, all whole."""
    cells = [[neutral(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    if width is not None:
        room = width - len(_GAP) * (len(widths) - 1) - widths[-1]
        kept = _narrowed(widths[:-1], room)
        if rows and sum(kept) > room and kept:
            return "".join(f"{line}\n" for row in cells[1:] for line in _block(cells[0], row, width))
        widths = [*kept, widths[-1]]
    ruled = [cells[0], ["-" * size for size in widths], *cells[1:]]
    return "".join(_row(row, widths) + "\n" for row in ruled)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    shown = (c if len(c) <= size else c[: size - 1] + "…" for c, size in zip(row, widths, strict=True))
    return _GAP.join(c.ljust(size) for c, size in zip(shown, widths, strict=True)).rstrip()


def _block(header: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    """A row as lines no longer than `width`, but for a word that is; no word is broken, so that an id can be copied."""
    room = max(width, _NARROWEST)
    named = zip(header[1:], row[1:], strict=True)
    lines = [row[0], ""]
    for told in (f"{name}: {cell}" if name else cell for name, cell in named if cell):
        together = f"{lines[-1]}{_BETWEEN}{told}" if lines[-1] else _GAP + told
        lines[-1:] = [together] if len(together) <= room else [lines[-1], _GAP + told]
    for line in filter(None, lines):
        yield from textwrap.wrap(
            line, room, subsequent_indent=_GAP, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """The widths made to fit `room` by taking from the widest first; none falls below a least width it did not have
    already, so they may not fit after all."""
    kept = list(widths)
    while kept and sum(kept) > room:
        widest = max(range(len(kept)), key=kept.__getitem__)
        if kept[widest] <= _LEAST:
            break
        second = max((w for i, w in enumerate(kept) if i != widest), default=0)
        kept[widest] = max(_LEAST, min(kept[widest] - 1, max(second, kept[widest] - (sum(kept) - room))))
    return kept
