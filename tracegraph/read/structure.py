"""Where each piece of a page stands in a PDF's own structure tree: heading, list item, paragraph, note, table cell.

609 of the national corpus's 613 PDFs carry one, made by Word. An element is named by its path of places from the root;
PDFium keeps the places of children on other pages, so a paragraph, row or table that runs over a page turn has one path
on both pages.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tracegraph.read.pdfium import Page, element_children, element_count, element_type

Path = tuple[int, ...]

# Bounds for one page, so that a hostile tree takes neither memory nor time without end. (PDFium goes 32 levels deep.)
_DEEPEST: Final = 48
_MOST_CHILDREN: Final = 500_000

_HEADINGS: Final = {"H": "H1", "Title": "H1"} | {f"H{level}": f"H{level}" for level in range(1, 7)}
# These own all the paragraphs within them: the words of one list item, note or line of contents are one block.
_OWNERS: Final = {"LI": "LI", "Note": "Note", "FENote": "Note", "TOCI": "TOCI"}
_OWNED: Final = frozenset(_OWNERS.values())
_CELLS: Final = frozenset({"TD", "TH"})
# Some programs put text straight into these; where one of them or a paragraph stands within, the inner one decides.
_LOOSE: Final = frozenset({"Div", "BlockQuote", "Caption", "Aside", "Sect"})


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell by the paths of its table and row and its place in the row; `width` counts the row's cells, empty ones too
    (a row torn by a page turn may show fewer on one page). Whether the table holds data, the whole document tells."""

    table: Path
    row: Path
    column: int
    width: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """What the tree says of a piece of content: tag, the block's path, and the cells it stands in, outermost first."""

    tag: str = ""
    block: Path = ()
    cells: tuple[TableCell, ...] = ()


class _At(NamedTuple):
    """Where the walk stands: the place so far, the table and row around it."""

    place: Place
    table: Path = ()
    row: Path = ()
    width: int = 0
    loose: bool = True


def places(page: Page) -> dict[int, Place]:
    """The place of each marked-content id of the page; empty where the page is not tagged."""
    found: dict[int, Place] = {}
    with page.tree() as roots:
        stack: list[tuple[int, Path, _At]] = [(element, (at,), _At(Place())) for at, element in reversed(roots)]
        seen = 0
        while stack and seen < _MOST_CHILDREN:
            element, path, above = stack.pop()
            count = element_count(element)
            seen += 1 + count
            here = _enter(element, path, above)
            for at, content, child in element_children(element, count):
                if child is None:
                    found.setdefault(content, here.place)
                elif len(path) < _DEEPEST:
                    stack.append((child, (*path, at), here))
    return found


def _enter(element: int, path: Path, above: _At) -> _At:
    """Where the walk stands inside an element."""
    kind = element_type(element)
    place, table, row, width, loose = above
    owner = _OWNERS.get(kind)
    if owner and (place.tag != "Note" or owner == "Note"):
        return _At(Place(owner, path, place.cells), table, row, width, loose)
    if place.tag == "Note":
        return above
    if kind == "Table":
        return _At(place, path, (), width, loose)
    if kind == "TR":
        return _At(place, table, path, _width(element), loose)
    return _enter_text(kind, path, above)


def _enter_text(kind: str, path: Path, above: _At) -> _At:
    """The same for what holds text itself: cells, headings, paragraphs."""
    place, table, row, width, loose = above
    if kind in _CELLS and row:
        cell = TableCell(table, row, path[-1], width)
        return _At(Place(kind, path, (*place.cells, cell)), table, row, width, loose)
    if kind in _HEADINGS:
        return _At(Place(_HEADINGS[kind], path, place.cells), table, row, width, loose=False)
    owned = place.tag in _OWNED
    if not owned and (kind == "P" or (kind in _LOOSE and loose and place.tag in ("", "P"))):
        return _At(Place("P", path, place.cells), table, row, width, loose=kind != "P")
    return above


def _width(row: int) -> int:
    """The cells of a row on this page. Word puts a Span after them for the row's end."""
    children = [child for _, _, child in element_children(row, element_count(row))]
    return sum(child is not None and element_type(child) in _CELLS for child in children)
