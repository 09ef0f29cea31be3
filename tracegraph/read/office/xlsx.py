"""XLSX: what the cells of a workbook's visible sheets show (decision 0007)."""

import re
from typing import Final

from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.grid import write_grid
from tracegraph.read.office.book import BookStyles, Sheet, Strings, Theme, Workbook
from tracegraph.read.office.opc import Package
from tracegraph.read.office.sheet import SheetReader
from tracegraph.read.office.xml import Attributes
from tracegraph.read.words import Words
from tracegraph.read.writing import Writing

MEDIA: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# The names that Excel gives; they say nothing, and the words of a sheet should not stand under them.
_UNNAMED: Final = re.compile(r"(?:sheet|table) ?\d*", re.IGNORECASE)


class XlsxReader:
    """Reads Excel workbooks, sheet by sheet, each under its name as a heading."""

    version = "xlsx-2"

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable: damaged, encrypted, empty, inflating beyond all measure."""
        package = Package(given, "XLSX")
        main = package.main()
        if main.lower().endswith(".bin"):
            raise given.unreadable("unsupported format (XLSB)")
        book = Workbook()
        package.read(main, book)
        if book.root != "s:workbook":
            raise package.damaged("its main part is no workbook")
        relations = package.relations(main)
        named = {relation.id: relation for relation in relations}
        parts = {relation.kind: relation.part for relation in relations}
        strings, styles, theme = Strings(), BookStyles(), Theme()
        for kind, handler in (("theme", theme), ("styles", styles), ("sharedStrings", strings)):
            styles.theme = theme.colours
            if package.holds(parts.get(kind, "")):
                package.read(parts[kind], handler)
        writing, notes, labels = Writing(given), [], []
        for sheet in book.sheets:
            relation = named.get(sheet.relation)
            if not sheet.shown:
                notes.append(f'the hidden sheet "{sheet.name}" was not read')
            elif relation is None or relation.kind != "worksheet":
                notes.append(f'the sheet "{sheet.name}" holds no cells and was not read')
            else:
                reader = SheetReader(strings, styles, from_1904=book.from_1904)
                notes += _write(package, writing, sheet, relation.part, reader)
                labels.append(sheet.name)
        return writing.document(MEDIA, self.version, notes, labels)


def _write(package: Package, writing: Writing, sheet: Sheet, part: str, reader: SheetReader) -> list[str]:
    """Writes a sheet: its name, its cells, the words of its text boxes. What was not read, in plain words."""
    package.read(part, reader)
    rows = list(reader.rows())
    boxes = _TextBoxes()
    for relation in package.relations(part):
        if relation.kind == "drawing" and package.holds(relation.part):
            package.read(relation.part, boxes)
        elif relation.kind == "comments":
            reader.unread.add("comments")
    has_words = boxes.paragraphs or any(box.words.strip() for _, row in rows for box in row)
    if has_words and not _UNNAMED.fullmatch(sheet.name.strip()):
        writing.paragraph(Words(sheet.name), "H1")
    if has_words:
        write_grid(writing, rows)
    for paragraph in boxes.paragraphs:
        writing.paragraph(Words(paragraph))
    return [f'{what} of the sheet "{sheet.name}" were not read' for what in sorted(reader.unread)]


class _TextBoxes:
    """The paragraphs of a sheet's text boxes and shapes; a Handler that reads a drawing part."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._boxed = self._open = False

    def start(self, name: str, _: Attributes) -> None:
        """An element of the drawing begins."""
        self._boxed = self._boxed or name == "xdr:txBody"
        self._open = self._boxed and name == "a:t"
        if self._boxed and name == "a:br":
            self._pieces.append("\n")

    def end(self, name: str) -> None:
        """An element of the drawing ends."""
        self._open = False
        if name == "xdr:txBody":
            self._boxed = False
        elif name == "a:p" and self._boxed:
            self.paragraphs.append("".join(self._pieces))
            self._pieces.clear()

    def text(self, words: str) -> None:
        """Words of the open paragraph."""
        if self._open:
            self._pieces.append(words)
