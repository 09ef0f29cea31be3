"""Which cells of a PDF's tables hold data.

Many reports set whole pages in a table of one column, and Word's covers are one table from title to grades: that is
layout, and its words are paragraphs like any other.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from tracegraph.model.document import Cell
from tracegraph.read.structure import Path, TableCell

_Row = set[TableCell]
_Kind = Literal["data", "thin", "layout"]


def data_cells(pieces: Iterable[tuple[TableCell, ...]]) -> dict[TableCell, Cell]:
    """The cells of the data rows, numbered: tables in the order of their first words, rows from 0, columns as in the
    PDF. `pieces`: for each piece of text in order, the cells it stands in. A cell that spans columns counts as one."""
    tables: dict[Path, dict[Path, _Row]] = {}
    for cells in pieces:
        for cell in cells:
            tables.setdefault(cell.table, {}).setdefault(cell.row, set()).add(cell)
    found: dict[TableCell, Cell] = {}
    number = 0
    for rows in tables.values():
        for group in _groups([rows[path] for path in sorted(rows)]):
            for at, row in enumerate(group):
                alone = len(group) > 1 and _kind(row) == "layout"
                found.update((cell, Cell(number, at, cell.column, alone)) for cell in row)
            number += 1
    return found


def _groups(rows: list[_Row]) -> Iterator[list[_Row]]:
    """The stretches of data rows. A row of one cell is layout at either end of a stretch (a title, a sentence) and
    where two follow each other; between data rows it is one of theirs. A row with words in the first of several cells
    alone belongs to the stretch before it."""
    runs = [(kind, list(run)) for kind, run in groupby(rows, _kind)]
    stretch: list[_Row] = []
    for at, (kind, run) in enumerate(runs):
        lone = len(run) == 1 and 0 < at < len(runs) - 1
        if kind == "data" or (stretch and (kind == "thin" or lone)):
            stretch.extend(run)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _kind(row: _Row) -> _Kind:
    if len(row) > 1 or any(cell.column > 0 for cell in row):
        return "data"
    return "thin" if any(cell.width > 1 for cell in row) else "layout"
