"""Table rows: cells side by side, and rows torn by a page turn sewn together again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracegraph.segment.blocks import Block

_BROKEN_OFF = re.compile(r"[a-z,](?:</p>)?\s*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: for each column the blocks of its cell, in order (several where the row was torn)."""

    table: int
    cells: tuple[tuple[Block, ...], ...]

    @property
    def across(self) -> bool:
        """True where one cell is all of it, as a line across the table."""
        return any(block.cell is not None and block.cell.alone for cell in self.cells for block in cell)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.cells)


def _rows(found: Sequence[Block]) -> list[Row]:
    """Rows as printed, from the blocks of one run of table cells."""
    grid: dict[tuple[int, int], dict[int, list[Block]]] = {}
    for block in found:
        if block.cell is not None:
            grid.setdefault((block.cell.table, block.cell.row), {}).setdefault(block.cell.column, []).append(block)
    widths: dict[int, int] = {}
    for (table, _), columns in grid.items():
        widths[table] = max(widths.get(table, 0), max(columns) + 1)
    return [
        Row(table, tuple(tuple(columns.get(c, ())) for c in range(widths[table])))
        for (table, _), columns in grid.items()
    ]


def _continues(text: str, before: Row, row: Row) -> bool:
    """True where `row`, the first after a break, carries on the row before it: its first cell is empty and it holds
    little (else the first cell is merged with the one above), or begins in lower case while another cell that the row
    before had filled is empty, or a cell begins in lower case below one that had not come to its end."""
    if not row.cells[0] and sum(map(bool, row.cells)) <= row.width / 2:
        return any(row.cells)
    emptied = any(b and not a for a, b in zip(row.cells[1:], before.cells[1:], strict=True))
    return any(
        after and _opens_low(text, after) and (emptied if n == 0 else bool(above) and _unfinished(text, above))
        for n, (above, after) in enumerate(zip(before.cells, row.cells, strict=True))
    )


def _trails(text: str, before: Row, row: Row) -> bool:
    """True where `row` only carries on sentences that the row before left unfinished: no break need be seen."""
    filled = [(above, after) for above, after in zip(before.cells, row.cells, strict=True) if after]
    return not row.cells[0] and all(
        above and _opens_low(text, after) and _unfinished(text, above) for above, after in filled
    )


def _opens_low(text: str, cell: Sequence[Block]) -> bool:
    """True where a cell's words begin in lower case."""
    return text[cell[0].body : cell[0].end].replace("<p>", "").lstrip()[:1].islower()


def _unfinished(text: str, cell: Sequence[Block]) -> bool:
    """True where a cell's words break off."""
    return _BROKEN_OFF.search(text[cell[-1].body : cell[-1].end]) is not None


def rows(text: str, found: Sequence[Block]) -> list[Row]:
    """The rows of a run of table cells, torn ones sewn together. A row is only sewn to the one before where a break
    (blank line, page turn, furniture) stands between them, or where it plainly trails it; a widow row in another table
    number counts as such a break. The first row of a run is its head, which no break tears."""
    sewn: list[Row] = []
    for printed in _rows(found):
        row = _as_wide(printed, sewn[-1]) if sewn else printed
        if len(sewn) > 1 and _torn_from(text, sewn[-1], row):
            last = sewn[-1]
            sewn[-1] = Row(last.table, tuple(a + b for a, b in zip(last.cells, row.cells, strict=True)))
        else:
            sewn.append(row)
    return sewn


def _as_wide(row: Row, before: Row) -> Row:
    """`row`, with empty cells up to the width of the row before where it opens a page: nothing but its words tells how
    wide the rest of a torn table is."""
    opened = next(b for cell in row.cells for b in cell)
    above = next(b for cell in reversed(before.cells) for b in cell)
    if row.table == before.table or row.width >= before.width or opened.page == above.page:
        return row
    return Row(row.table, (*row.cells, *((),) * (before.width - row.width)))


def _torn_from(text: str, before: Row, row: Row) -> bool:
    """True where `row` is the rest of the row before it."""
    if row.width != before.width or row.across:
        return False
    opened = next(b for cell in row.cells for b in cell)
    if opened.gap or row.table != before.table:
        return _continues(text, before, row)
    return _trails(text, before, row)
