"""Colours behind the cells of a PDF's tables: what a page fills, and which of it says how an action stands.

A fill belongs to the cell whose words stand on it, or to the cell without words that the table's lines draw around it.
When a colour is put into words is told in `status`, as for other formats.
"""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pypdfium2 import raw

from tracegraph.read.colours import name_of
from tracegraph.read.pdfium import Page, object_at, object_bounds, object_count, object_type, plain
from tracegraph.read.printed import Piece, PrintedPage
from tracegraph.read.rules import Grid, grids
from tracegraph.read.status import Coloured, is_head, telling
from tracegraph.read.structure import Place, TableCell

_COLUMNS: Final = 3  # of the smallest table that is looked at: a plan's
_MOST_OBJECTS: Final = 20_000  # looked at on a page
_SMALLEST: Final = 3.0  # points: a fill that is thinner is a line

_address, _int = ctypes.c_void_p, ctypes.c_int
_draw_mode = plain(raw.FPDFPath_GetDrawMode, _int, _address, _address, _address)
_fill_colour = plain(raw.FPDFPageObj_GetFillColor, _int, _address, _address, _address, _address, _address)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled shape: its edges in points, and the name of its colour."""

    left: float
    bottom: float
    right: float
    top: float
    colour: str

    def holds(self, x: float, y: float) -> bool:
        """True where a point lies on it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def coloured(printed: PrintedPage, page: Page) -> PrintedPage:
    """The page with the colours that say something put into words ("[amber]"), below the last words of their table."""
    celled = [piece for piece in printed.pieces if piece.place.cells]
    if not any(piece.place.cells[-1].column >= _COLUMNS - 1 for piece in celled):
        return printed
    found = _colours(page, celled)
    words: dict[TableCell, str] = {}
    for piece in celled:
        cell, said = piece.place.cells[-1], printed.text[piece.start : piece.end]
        words[cell] = f"{words[cell]}\n{said}" if cell in words else said
    filled = [
        Coloured(at, cell.table, cell.row, cell.column, colour, words.get(cell, ""))
        for at, (cell, colour) in enumerate(found.items())
    ]
    told = telling(filled, (((c.table, c.column), c.row) for c, said in words.items() if is_head(said)))
    for at, (cell, colour) in enumerate(found.items()):
        if at in told:
            printed = _with_words(printed, cell, f"[{colour}]")
    return printed


def _colours(page: Page, celled: Iterable[Piece]) -> dict[TableCell, str]:
    """The colour of each cell that a fill lies behind, in the order of the table."""
    pieces = list(celled)
    fills = list(_fills(page))
    found = {
        piece.place.cells[-1]: fill.colour for fill in fills for piece in pieces if fill.holds(piece.x + 1, piece.y + 1)
    }
    for grid in grids(page) if fills else ():
        known = {
            place: piece.place.cells[-1]
            for piece in pieces
            if (place := grid.cell(piece.x + 1, piece.y + 1)) is not None
        }
        bare = {place: colour for place, colour in _behind(grid, fills) if place not in known}
        found |= {cell: colour for place, colour in bare.items() if (cell := _bare(place, known)) is not None}
    return dict(sorted(found.items(), key=lambda item: (item[0].row, item[0].column)))


def _behind(grid: Grid, fills: Iterable[Fill]) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells of a grid, each with the colour of a fill in its middle."""
    for fill in fills:
        place = grid.cell((fill.left + fill.right) / 2, (fill.bottom + fill.top) / 2)
        if place is not None:
            yield place, fill.colour


def _bare(place: tuple[int, int], known: Mapping[tuple[int, int], TableCell]) -> TableCell | None:
    """The cell without words at a place of a grid: in the row of its neighbours, in the column of those above and
    below, or one behind its neighbour. None where the row has no words."""
    row, column = place
    beside = {at[1]: cell for at, cell in known.items() if at[0] == row}
    if not beside:
        return None
    upright = {cell.column for at, cell in known.items() if at[1] == column and cell.table == beside[min(beside)].table}
    if len(upright) != 1:
        before = bisect_right(sorted(beside), column) - 1
        if before < 0:
            return None
        upright = {beside[sorted(beside)[before]].column + 1}
    return replace(next(iter(beside.values())), column=upright.pop())


def _with_words(printed: PrintedPage, cell: TableCell, words: str) -> PrintedPage:
    """The page with the words of a cell on a line of their own, behind the last words of the cell's table."""
    held = [piece for piece in printed.pieces if piece.place.cells and piece.place.cells[-1].table == cell.table]
    last = max(held, key=lambda piece: piece.end)
    found = printed.text.find("\n", last.end)
    end = len(printed.text) if found < 0 else found
    shift = len(words) + 1
    place = Place(last.place.tag, (*cell.row, cell.column), (cell,))
    own = last._replace(start=end + 1, end=end + shift, place=place)
    before = [piece for piece in printed.pieces if piece.start <= end]
    after = [p._replace(start=p.start + shift, end=p.end + shift) for p in printed.pieces if p.start > end]
    marks = tuple((a + shift, b + shift) if a > end else (a, b) for a, b in printed.marks)
    text = f"{printed.text[:end]}\n{words}{printed.text[end:]}"
    return replace(printed, text=text, pieces=(*before, own, *after), marks=marks)


def _fills(page: Page) -> Iterator[Fill]:
    """The coloured shapes of a page; white, grey and black ones colour nothing."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    parts = [ctypes.c_uint() for _ in range(4)]
    sides = [ctypes.c_float() for _ in range(4)]
    for at in range(min(object_count(page.handle), _MOST_OBJECTS)):
        shape = object_at(page.handle, at)
        if not shape or object_type(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not _draw_mode(shape, ctypes.byref(mode), ctypes.byref(stroked)) or not mode.value:
            continue
        if not _fill_colour(shape, *(ctypes.byref(part) for part in parts)):
            continue
        colour = name_of(parts[0].value, parts[1].value, parts[2].value)
        if colour in ("", "grey") or not object_bounds(shape, *(ctypes.byref(side) for side in sides)):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if right - left > _SMALLEST and top - bottom > _SMALLEST:
            yield Fill(left, bottom, right, top, colour)
