"""Tables of PDF pages that carry no tags: by the lines that rule them, else by the white space between their columns.

Most national reports are tagged; plans printed from spreadsheets are not. What only white space sets has at least three
columns: with two, a list in columns and a table look alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from tracegraph.read.pdfium import Page
from tracegraph.read.rules import Grid, grids
from tracegraph.read.runs import Lines, Run
from tracegraph.read.structure import Path, Place, TableCell

_COLUMNS: Final = 3  # of the smallest table
_ROWS: Final = 2
_ACROSS: Final = 0.6  # of the page's width: what a table of one or two columns takes at least
_ONE_LINE: Final = 22.0  # points: no row of several lines is lower
_GAP: Final = 1.1  # of the font's size: a gap in a line that parts columns
_NEAR: Final = 4.0  # points by which the left edges of a column differ
_SAME_LINE: Final = 2.0  # points by which baselines of one line differ
_ROW_GAP: Final = 1.3  # of the usual distance of lines: more parts rows
_LEADING: Final = 1.4  # of the font's size: lines of one paragraph stand no further apart
_FOOT: Final = 2  # lines that may stand below a table that goes on: a footer, the page's number
_TOP: Final = 40  # lines that the rest of a torn row may take
_FURTHEST: Final = 5.0  # of the font's size: more parts a table from what follows


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Words in one piece: their runs, edges and baseline in points, the size of their font."""

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float

    def with_next(self, other: "Chunk") -> "Chunk":
        """Both as one."""
        return Chunk((*self.runs, *other.runs), self.left, other.right, self.y, self.size)


class Unended(NamedTuple):
    """A table that white space sets down to the foot of its page: the left edges of its columns, its path, its rows."""

    edges: tuple[float, ...]
    table: Path
    rows: int


class _Spaced(NamedTuple):
    """A table that white space sets: its cells, the left edges of its columns, whether it is the rest of the one of the
    page before, and whether it reaches to the foot of the page."""

    cells: "Cells"
    edges: tuple[float, ...]
    is_rest: bool
    to_foot: bool


Cells = Mapping[Chunk, tuple[int, int]]
"""Row and column of each chunk of a table."""


def table_places(
    page: Page, lines: Lines, number: int, before: Unended | None = None
) -> tuple[dict[int, Place], Unended | None]:
    """The place of each run (by the number of its first character) that stands in a table, and the table that may go on
    on the next page; `before` is that of the page before, `number` is the page's."""
    chunks = [chunk for line in lines for chunk in _chunks(line, page)]
    if not chunks:
        return {}, None
    found: dict[int, Place] = {}
    tables = 0
    for tables, grid in enumerate((g for g in grids(page) if _is_table(g, page.width())), start=1):
        cells = {chunk: cell for chunk in chunks if (cell := grid.cell(chunk.left + 1, chunk.y + 1)) is not None}
        found |= _named(cells, (-1, number, tables), {row: grid.width(row) for row, _ in cells.values()})
    rest = [chunk for chunk in chunks if chunk.runs[0].first not in found]
    unended: Unended | None = None
    for at, spaced in enumerate(_spaced(rest, before.edges if before else ()), start=tables + 1):
        table, first = (before.table, before.rows) if before and spaced.is_rest else ((-1, number, at), 0)
        cells = {chunk: (row + first, column) for chunk, (row, column) in spaced.cells.items()}
        found |= _named(cells, table, {})
        rows = max(row for row, _ in cells.values()) + 1
        unended = Unended(spaced.edges, table, rows) if spaced.to_foot else None
    return found, unended


def _is_table(grid: Grid, width: float) -> bool:
    """True of a grid of three columns or more; of one that reaches across the page, also where it has two columns, or
    where it sets several paragraphs apart (Area SEND: an ask a box): lines in a shaded box are no rows."""
    columns = grid.parts
    if columns >= _COLUMNS:
        return True
    if grid.columns[-1] - grid.columns[0] < _ACROSS * width:
        return False
    high = [above - below > _ONE_LINE for above, below in pairwise(grid.rows)]
    return columns > 0 and sum(high) >= (_ROWS if columns == 1 else 1)


def _named(cells: Cells, table: tuple[int, ...], widths: Mapping[int, int]) -> dict[int, Place]:
    """The places of the cells of one table; `widths` are the cells of each row, where they are known."""
    return {
        run.first: Place(
            "",
            (*table, row, column),
            (TableCell(table, (*table, row), column, widths.get(row, _COLUMNS)),),
        )
        for chunk, (row, column) in cells.items()
        for run in chunk.runs
    }


def _chunks(line: Sequence[Run], page: Page) -> Iterator[Chunk]:
    """The runs of a printed line, each by itself."""
    for run in line:
        if run.printed and run.style is not None:
            x, y = page.origin(run.first + len(run.text) - len(run.text.lstrip()))
            right = page.box_right(run.first + len(run.text.rstrip()) - 1)
            yield Chunk((run,), x, right, y, run.style.size)


def _pieces(line: Sequence[Chunk], edges: Sequence[float] = ()) -> list[Chunk]:
    """The chunks of a line put together where no gap parts them and no column begins."""
    made: list[Chunk] = []
    for chunk in line:
        apart = not made or chunk.left - made[-1].right > _GAP * chunk.size or _column(chunk, edges) is not None
        made[-1:] = [*made[-1:], chunk] if apart else [made[-1].with_next(chunk)]
    return made


def _spaced(chunks: Sequence[Chunk], before: Sequence[float]) -> Iterator[_Spaced]:
    """The tables that only white space sets: a line of several chunks, and the lines below it whose chunks keep to its
    columns. What opens the page and keeps to the columns `before` is the rest of the table of the page before."""
    lines = _baselines(chunks)
    at = 0
    if rest := _rest(lines, before):
        cells = _rows(rest, before, torn=True)
        yield _Spaced(cells, tuple(before), is_rest=True, to_foot=len(lines) - len(rest) <= _FOOT)
        at = len(rest)
    while at < len(lines):
        head = _pieces(lines[at])
        edges = [chunk.left for chunk in head]
        body = [head] if len(head) >= _COLUMNS else []
        while body and at + len(body) < len(lines):
            line = _pieces(lines[at + len(body)], edges)
            if not _keeps(line, body[-1], edges):
                break
            body.append(line)
        opens = at == 0 or (at <= _TOP and bool(body) and _tops(lines[:at], body[0], edges))
        body[:0] = [_pieces(line, edges) for line in lines[:at]] if opens and body else []
        at = 0 if opens else at
        cells = _rows(body, edges, torn=opens) if sum(len(line) >= _COLUMNS - 1 for line in body) >= _ROWS else {}
        if len({row for row, _ in cells.values()}) >= _ROWS:
            yield _Spaced(cells, tuple(edges), is_rest=False, to_foot=len(lines) - at - len(body) <= _FOOT)
        at += max(len(body), 1)


def _rest(lines: Sequence[Sequence[Chunk]], edges: Sequence[float]) -> list[list[Chunk]]:
    """The lines that open a page and keep to the columns of the table before; none where they are one column of text
    that begins anew."""
    held: list[list[Chunk]] = []
    for chunks in lines if edges else ():
        line = _pieces(chunks, edges)
        if not _keeps(line, (held or [line])[-1], edges):
            break
        held.append(line)
    goes_on = bool(held) and held[0][0].runs[0].printed[:1].islower()
    return held if goes_on or any(len(line) > 1 for line in held) else []


def _tops(above: Sequence[Sequence[Chunk]], line: Sequence[Chunk], edges: Sequence[float]) -> bool:
    """True where all that a page has above a line of a table keeps to the table's columns: the rest of a torn row."""
    held = [*(_pieces(chunks, edges) for chunks in above), line]
    return all(_keeps(lower, upper, edges) for upper, lower in pairwise([held[0], *held]))


def _baselines(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The chunks of the page by baseline, from top to bottom, each from left to right."""
    lines: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda c: (-c.y, c.left)):
        if lines and abs(lines[-1][0].y - chunk.y) <= _SAME_LINE:
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return [sorted(line, key=lambda c: c.left) for line in lines]


def _keeps(line: Sequence[Chunk], above: Sequence[Chunk], edges: Sequence[float]) -> bool:
    """True where each chunk of a line begins at the edge of a column and ends before the next, not far below."""
    if above[0].y - line[0].y > _FURTHEST * line[0].size:
        return False
    for chunk in line:
        column = _column(chunk, edges)
        if column is None or (column + 1 < len(edges) and chunk.right > edges[column + 1]):
            return False
    return True


def _column(chunk: Chunk, edges: Sequence[float]) -> int | None:
    return next((n for n, edge in enumerate(edges) if abs(edge - chunk.left) <= _NEAR), None)


def _rows(lines: Sequence[Sequence[Chunk]], edges: Sequence[float], *, torn: bool) -> dict[Chunk, tuple[int, int]]:
    """The row and column of each chunk. Rows are parted by wider gaps where there are any; else each line with words in
    its first column begins one, but for lines set close at the top of a page, where they are the rest of one row that
    the page has `torn`."""
    steps = [above[0].y - line[0].y for above, line in pairwise(lines)]
    usual = min(steps, default=0.0)
    wide = any(step > _ROW_GAP * usual for step in steps) or (torn and usual < _LEADING * lines[0][0].size)
    found: dict[Chunk, tuple[int, int]] = {}
    row = 0
    for line, step in zip(lines, [0.0, *steps], strict=True):
        first = _column(line[0], edges) == 0
        row += step > _ROW_GAP * usual if wide else bool(step) and first
        found.update((chunk, (row, column)) for chunk in line if (column := _column(chunk, edges)) is not None)
    return found
