"""The lines that rule a PDF page, and the grids of cells that they make."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tracegraph.read.drawn import Straight, straight_lines
from tracegraph.read.pdfium import Page

_THIN: Final = 3.0  # points by which a straight line may lean
_SHORTEST: Final = 6.0
_NEAR: Final = 2.5  # points by which lines that meet may miss each other
_NARROW: Final = 7.0  # points: a column as narrow holds no words, it is the edge of a fill beside a line
_LOW: Final = 4.0  # the same of a row
_MOST: Final = 1_000  # lines looked at on a page: more are a drawing

Stroke = tuple[float, float, float]
"""A line by its place across and its two ends along: x, bottom, top of an upright one; y, left, right of a level
one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a ruled table. `columns` are the places of its upright lines from left to right, `rows` those of its
    level lines from top to bottom. Cells that no line parts are one."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[Stroke, ...]
    level: tuple[Stroke, ...]
    _first: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, compare=False)

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column (from 0) of the cell that holds a point: of merged cells the upper left one. None outside
        of the grid."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-place for place in self.rows], -y) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        if (row, column) not in self._first:
            self._first[row, column] = self._upper_left(row, column)
        return self._first[row, column]

    @property
    def parts(self) -> int:
        """How many columns its upright lines part over half of its height or more: the right ends of shaded lines of
        words part none."""
        middles = [self._middle(row) for row in range(len(self.rows) - 1)]
        long = (2 * sum(_parts(self.upright, place, y) for y in middles) >= len(middles) for place in self.columns)
        return max(sum(long) - 1, 0)

    def width(self, row: int) -> int:
        """How many cells a row has."""
        return 1 + sum(_parts(self.upright, place, self._middle(row)) for place in self.columns[1:-1])

    def _middle(self, row: int) -> float:
        return (self.rows[row] + self.rows[row + 1]) / 2

    def _upper_left(self, row: int, column: int) -> tuple[int, int]:
        while column and not _parts(self.upright, self.columns[column], self._middle(row)):
            column -= 1
        centre = (self.columns[column] + self.columns[column + 1]) / 2
        while row and not _covers(self.level, self.rows[row], centre):
            row -= 1
        return row, column


def grids(page: Page) -> Iterator[Grid]:
    """The grids of a page, from top to bottom."""
    upright, level = _strokes(straight_lines(page, _MOST))
    for ups, flats in _joined(upright, level):
        columns = _places(sorted(up[0] for up in ups), _NARROW)
        rows = _open_ended(_places(sorted((flat[0] for flat in flats), reverse=True), _LOW), ups)
        if len(columns) > 1 and len(rows) > 1:
            yield Grid(columns, rows, tuple(ups), tuple(flats))


def _strokes(lines: Iterable[Straight]) -> tuple[list[Stroke], list[Stroke]]:
    """The upright and the level lines of those drawn."""
    upright: set[Stroke] = set()
    level: set[Stroke] = set()
    for x1, y1, x2, y2 in lines:
        if abs(x1 - x2) < _THIN and abs(y1 - y2) >= _SHORTEST:
            upright.add(((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
        elif abs(y1 - y2) < _THIN and abs(x1 - x2) >= _SHORTEST:
            level.add(((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
    return sorted(upright), sorted(level)


def _joined(upright: Sequence[Stroke], level: Sequence[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The lines that hang together, from the top of the page: each group is one table."""
    rest_up, rest_level = list(upright), sorted(level, reverse=True)
    while rest_level:
        new_level = [rest_level.pop(0)]
        flats, ups = list(new_level), list[Stroke]()
        while new_level:
            new_up = [u for u in rest_up if any(_meet(u, flat) for flat in new_level)]
            rest_up = [u for u in rest_up if u not in new_up]
            new_level = [flat for flat in rest_level if any(_meet(u, flat) for u in new_up)]
            rest_level = [flat for flat in rest_level if flat not in new_level]
            ups += new_up
            flats += new_level
        yield ups, flats


def _open_ended(rows: tuple[float, ...], upright: Sequence[Stroke]) -> tuple[float, ...]:
    """The level places of a grid, and those at which a page tore its first or last row: two upright lines at least
    reach further than any level one."""
    tops, bottoms = sorted(top for _, _, top in upright), sorted(bottom for _, bottom, _ in upright)
    if len(upright) > 1 and tops[-2] > rows[0] + _SHORTEST:
        rows = (tops[-2], *rows)
    if len(upright) > 1 and bottoms[1] < rows[-1] - _SHORTEST:
        rows = (*rows, bottoms[1])
    return rows


def _meet(upright: Stroke, level: Stroke) -> bool:
    x, bottom, top = upright
    y, left, right = level
    return left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR


def _places(found: Sequence[float], near: float) -> tuple[float, ...]:
    """Where lines stand, of those next to each other the first."""
    apart = (at == 0 or abs(place - found[at - 1]) > near for at, place in enumerate(found))
    return tuple(place for place, own in zip(found, apart, strict=True) if own)


def _parts(strokes: Sequence[Stroke], place: float, along: float) -> bool:
    """True where an upright line at a place, or one that was taken as one with it, stands beside a height."""
    return any(-_NEAR <= at - place <= _NARROW and start - _NEAR <= along <= end + _NEAR for at, start, end in strokes)


def _covers(strokes: Sequence[Stroke], place: float, along: float) -> bool:
    return any(abs(at - place) <= _NEAR and start - _NEAR <= along <= end + _NEAR for at, start, end in strokes)
