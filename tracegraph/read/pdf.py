"""PDF: the text layer, its lines, and what the structure tree says of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracegraph.errors import Unreadable
from tracegraph.model.document import Document, Line, Source
from tracegraph.read.base import Given
from tracegraph.read.cells import data_cells
from tracegraph.read.fills import coloured
from tracegraph.read.inflation import is_bomb
from tracegraph.read.ocr import Engine, OcrFailed
from tracegraph.read.pdfium import VERSION, Refused, opened
from tracegraph.read.printed import BROKEN, SCANNED, PrintedPage, printed
from tracegraph.read.structure import Path

PAGE_BREAK: Final = "\n\f\n"

# Bounds for hostile files: about ten times the longest report's pages and a hundred times its characters.
_MOST_PAGES: Final = 20_000
_MOST_CHARACTERS: Final = 50_000_000
# How each fault of a page is told.
_FAULTS: Final = {
    BROKEN: "{} could not be read: damaged",
    SCANNED: "no text layer on {}: run it through OCR (ocrmypdf) first",
}
_ENDING: Final = 4096  # bytes that some servers and mail programs leave after a PDF's end mark


class PdfReader:
    """Reads PDFs that have a text layer; with an OCR `engine` also the pages that have none."""

    version = f"pdf-3-pdfium{VERSION}"

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable: encrypted, damaged, without pages, without a text layer, too long."""
        try:
            pages = self._pages(given)
        except Refused as refusal:
            raise given.unreadable(str(refusal)) from refusal
        if all(page.fault == BROKEN for page in pages):
            raise given.unreadable("damaged PDF: no page can be read")
        version: str = self.version
        notes: tuple[str, ...] = ()
        if self._engine and any(page.fault == SCANNED for page in pages):
            pages, version, notes = self._with_words(self._engine, given, pages)
        if not any(page.text.strip() for page in pages):
            raise given.unreadable("; ".join(notes) or "no text layer: run it through OCR (ocrmypdf) first")
        document = _document(Source(given.name, given.sha256, "application/pdf", version), pages)
        return replace(document, notes=(*notes, *document.notes))

    def _with_words(
        self, engine: Engine, given: Given, pages: list[PrintedPage]
    ) -> tuple[list[PrintedPage], str, tuple[str, ...]]:
        """The pages, those that are pictures with the words that OCR finds on them; the reader's version then; and what
        must be said of them, each of which is then at fault no more."""
        scanned = [at for at, page in enumerate(pages) if page.fault == SCANNED]
        tried = [replace(page, fault="") if page.fault == SCANNED else page for page in pages]
        try:
            made = self._pages(replace(given, data=engine.searchable(given.data)))
        except (OcrFailed, Refused, Unreadable) as failed:
            why = failed.reason if isinstance(failed, Unreadable) else failed
            return tried, self.version, (f"no text layer on {_pages_told(scanned)}, and OCR failed: {why}",)
        read = [at for at in scanned if at < len(made) and made[at].text.strip()]
        bare = [at for at in scanned if at not in read]
        mixed = [made[at] if at in read else page for at, page in enumerate(tried)]
        told = (
            f"the words of {_pages_told(read)} were made by OCR" if read else "",
            f"no text layer on {_pages_told(bare)}, and OCR found no words there" if bare else "",
        )
        return mixed, f"{self.version}-{engine.version}" if read else self.version, tuple(filter(None, told))

    def _pages(self, given: Given) -> list[PrintedPage]:
        pages: list[PrintedPage] = []
        characters = 0
        if b"%%EOF" not in given.data[-_ENDING:]:
            # PDFium would mend a file that was cut short, and pages would be missing without a word.
            raise given.unreadable("damaged PDF: cut short")
        if is_bomb(given.data):
            raise given.unreadable("PDF that inflates beyond all measure")
        with opened(given.data) as document:
            count = len(document)
            if not count:
                raise given.unreadable("PDF without pages")
            if count > _MOST_PAGES:
                raise given.unreadable(f"PDF of {count} pages: more than {_MOST_PAGES}")
            for number in range(count):
                try:
                    with document.page(number) as page:
                        characters += page.count()
                        if characters > _MOST_CHARACTERS:
                            raise given.unreadable(f"PDF of more than {_MOST_CHARACTERS} characters")
                        before = pages[-1].unended if pages else None
                        pages.append(coloured(printed(page, number, before), page))
                except Refused:
                    pages.append(PrintedPage("", (), (), BROKEN))
        return pages


def _document(source: Source, pages: list[PrintedPage]) -> Document:
    cells = data_cells(piece.place.cells for page in pages for piece in page.pieces)
    blocks = _Blocks()
    lines: list[Line] = []
    marks: list[tuple[int, int]] = []
    offset = 0
    for number, page in enumerate(pages, start=1):
        for piece, block in zip(page.pieces, blocks.of(page, number), strict=True):
            start, end, place, size, bold, italic, x, y = piece
            inner = [cells[cell] for cell in place.cells if cell in cells]
            cell = inner[-1] if inner else None
            lines.append(Line(start + offset, end + offset, number, place.tag, block, cell, size, bold, italic, x, y))
        marks.extend((start + offset, end + offset) for start, end in page.marks)
        offset += len(page.text) + len(PAGE_BREAK)
    text = PAGE_BREAK.join(page.text for page in pages)
    return Document(source, text, tuple(lines), tuple(marks), len(pages), tuple(_notes(pages)))


def _notes(pages: list[PrintedPage]) -> Iterator[str]:
    """What was not read, in plain words."""
    for fault, told in _FAULTS.items():
        if places := [at for at, page in enumerate(pages) if page.fault == fault]:
            yield told.format(_pages_told(places))


def _pages_told(places: list[int]) -> str:
    """Pages by their places from 0, as people say them."""
    return f"page{'s' * (len(places) > 1)} {_ranges([at + 1 for at in places])}"


def _ranges(numbers: list[int]) -> str:
    """Page numbers as people list them: "3, 5-7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


class _Blocks:
    """Numbers for blocks, in the order of their first words. A block may run on over a page turn, but a piece that
    claims a block last seen two pages ago or more has strayed (a fault of the PDF): it belongs to the block around it,
    or to one of its own."""

    def __init__(self) -> None:
        self._numbers: dict[Path, int] = {}
        self._seen: dict[Path, int] = {}
        self._last = 0

    def of(self, page: PrintedPage, number: int) -> Iterator[int]:
        """The block of each piece of page `number`; 0 where it has none."""
        paths = [piece.place.block for piece in page.pieces]
        strays = {path for path in paths if path and self._seen.get(path, number) < number - 1}
        for at, path in enumerate(paths):
            around = paths[at - 1] if 0 < at < len(paths) - 1 and paths[at - 1] == paths[at + 1] else ()
            yield self._number(around if path in strays and around else path, number)

    def _number(self, path: Path, page: int) -> int:
        if not path:
            return 0
        if path not in self._numbers or self._seen[path] < page - 1:
            self._last += 1
            self._numbers[path] = self._last
        self._seen[path] = page
        return self._numbers[path]
