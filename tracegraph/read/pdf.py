"""PDF: the text layer, its lines, and what the structure tree says of them."""

from collections.abc import Iterable
from typing import Final

from tracegraph.model.document import Cell, Document, Line, Source
from tracegraph.read.base import Given
from tracegraph.read.pdfium import VERSION, Refused, opened, opened_page
from tracegraph.read.printed import Piece, PrintedPage, printed
from tracegraph.read.structure import Path, TableCell

PAGE_BREAK: Final = "\n\f\n"

# Bounds for hostile files: about ten times the longest report's pages and a hundred times its characters.
_MOST_PAGES: Final = 20_000
_MOST_CHARACTERS: Final = 50_000_000


class PdfReader:
    """Reads PDFs that have a text layer."""

    version = f"pdf-1-pdfium{VERSION}"

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable: encrypted, damaged, without pages, without a text layer, too long."""
        try:
            pages = self._pages(given)
        except Refused as refusal:
            raise given.unreadable(str(refusal)) from refusal
        if not any(page.text.strip() for page in pages):
            raise given.unreadable("no text layer")
        source = Source(given.name, given.sha256, "application/pdf", self.version)
        return _document(source, pages)

    def _pages(self, given: Given) -> list[PrintedPage]:
        pages: list[PrintedPage] = []
        characters = 0
        with opened(given.data) as document:
            count = len(document)
            if not count:
                raise given.unreadable("PDF without pages")
            if count > _MOST_PAGES:
                raise given.unreadable(f"PDF of {count} pages: more than {_MOST_PAGES}")
            for number in range(count):
                with opened_page(document, number) as page:
                    characters += page.count()
                    if characters > _MOST_CHARACTERS:
                        raise given.unreadable(f"PDF of more than {_MOST_CHARACTERS} characters")
                    pages.append(printed(page))
        return pages


def _document(source: Source, pages: list[PrintedPage]) -> Document:
    blocks: dict[Path, int] = {(): 0}
    cells = _data_cells(piece for page in pages for piece in page.pieces)
    lines: list[Line] = []
    marks: list[tuple[int, int]] = []
    offset = 0
    for number, page in enumerate(pages, start=1):
        for piece in page.pieces:
            block = blocks.setdefault(piece.place.block, len(blocks))
            inner = [cells[cell] for cell in piece.place.cells if cell in cells]
            lines.append(_line(piece, offset, number, block, inner[-1] if inner else None))
        marks.extend((start + offset, end + offset) for start, end in page.marks)
        offset += len(page.text) + len(PAGE_BREAK)
    text = PAGE_BREAK.join(page.text for page in pages)
    return Document(source, text, tuple(lines), tuple(marks), len(pages))


def _line(piece: Piece, offset: int, page: int, block: int, cell: Cell | None) -> Line:
    return Line(
        start=piece.start + offset,
        end=piece.end + offset,
        page=page,
        tag=piece.place.tag,
        block=block,
        cell=cell,
        size=piece.size,
        bold=piece.bold,
        italic=piece.italic,
        x=piece.x,
        y=piece.y,
    )


def _data_cells(pieces: Iterable[Piece]) -> dict[TableCell, Cell]:
    """The cells of tables that hold data: at least half of the rows that say something say it in two cells or more. Many reports
    set whole pages in a table of one column; that is layout, not data. Tables are numbered in the order of their first words."""
    tables: dict[Path, dict[Path, set[TableCell]]] = {}
    for piece in pieces:
        for cell in piece.place.cells:
            tables.setdefault(cell.table, {}).setdefault(cell.row, set()).add(cell)
    found: dict[TableCell, Cell] = {}
    number = 0
    for rows in tables.values():
        if 2 * sum(len(row) > 1 for row in rows.values()) < len(rows):
            continue
        for at, path in enumerate(sorted(rows)):
            found.update((cell, Cell(number, at, cell.column)) for cell in rows[path])
        number += 1
    return found
