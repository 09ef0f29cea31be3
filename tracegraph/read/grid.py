"""Sheets of cells without end (spreadsheets, CSV) as tables: where each begins and ends, and which rows are no rows.

A blank row ends a table. Rows above it with words in one cell only (a title, a remark) are paragraphs, as are all rows
where no row has two. Columns are counted over the whole sheet, those without words left out, so that two tables below
each other keep theirs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracegraph.read.words import PLAIN, Look, Words
from tracegraph.read.writing import Writing

_NOMINAL_WIDTH: Final = 2  # cells of a row in a sheet, where more than one cell could hold words


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with words or a colour: its column, words, look, the name of its fill, and the last row and column that
    it reaches over (its own, if it is not merged)."""

    column: int
    words: str
    look: Look = PLAIN
    colour: str = ""
    last_row: int = 0
    last_column: int = 0


Row = tuple[int, Sequence[Box]]
"""A row by its number in the sheet, and its cells from left to right."""


def write_grid(writing: Writing, rows: Iterable[Row]) -> None:
    """Writes the cells of a sheet, rows from top to bottom. Cells without words and colour are not there, nor are rows
    without cells."""
    kept = [(number, [box for box in boxes if box.words.strip() or box.colour]) for number, boxes in rows]
    used = sorted({box.column for _, boxes in kept for box in boxes})
    places = {column: at for at, column in enumerate(used)}
    for region in _regions([row for row in kept if row[1]]):
        titles = next((at for at, (_, boxes) in enumerate(region) if len(boxes) > 1), len(region))
        for _, boxes in region[:titles]:
            for box in boxes:
                writing.paragraph(Words(box.words, box.look))
        if region[titles:]:
            _write_table(writing, region[titles:], places)


def _regions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Stretches of rows that no blank row parts; a merged cell bridges blank rows that it reaches over."""
    region: list[Row] = []
    reach = 0
    for number, boxes in rows:
        if region and number > reach + 1:
            yield region
            region = []
        region.append((number, boxes))
        reach = max(reach, number, *(box.last_row for box in boxes))
    if region:
        yield region


def _write_table(writing: Writing, rows: Sequence[Row], places: dict[int, int]) -> None:
    writing.open_table()
    for _, boxes in rows:
        writing.open_row()
        for box in boxes:
            writing.open_cell(column=places[box.column])
            writing.paragraph(Words(box.words, box.look))
            writing.close_cell(box.colour)
        # One cell merged over others is all of its row, as a line across the table.
        lone = len(boxes) == 1 and boxes[0].last_column > boxes[0].column
        writing.widen(1 if lone else max(_NOMINAL_WIDTH, len(boxes)))
        writing.close_row()
    writing.close_table()
