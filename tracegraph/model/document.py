"""What a reader makes of a file, and what segmentation makes of that: values only."""

import bisect
from dataclasses import dataclass, field
from enum import StrEnum

from tracegraph.model.quote import Quote


@dataclass(frozen=True, slots=True)
class Source:
    """A file as given. `path` is the parent folder's name and the file's name ("solihull/2020-01-09-ilacs.pdf"),
    never the machine's path; `sha256` of its bytes; `media` its real type, found in the bytes; `reader` the
    reader's name and version, so that text read by another version is never mistaken for this; `front` the front
    matter of a Markdown file, in order."""

    path: str
    sha256: str
    media: str
    reader: str
    front: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> bool:
        """True where the file says it retells an original in other words (`digest: true`)."""
        return dict(self.front).get("digest", "").lower() == "true"

    @property
    def by_ocr(self) -> bool:
        """True where OCR made words of it."""
        return by_ocr(self.reader)


def by_ocr(reader: str) -> bool:
    """True of a reader's name ("pdf-3-pdfium8149-ocrmypdf14.0.1-tesseract5.3.0") where OCR made words of the file."""
    return "-ocrmypdf" in reader


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A place in a table of at least two columns: table number in the document, row and column from 0. `alone` True of
    the one cell of a row that is a line across the whole table."""

    table: int
    row: int
    column: int
    alone: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of the canonical text (characters `start` to `end`, without its newline) and what the format
    says of it.

    tag: "H1".."H6", "P", "LI", "TD", "TH" (a cell of a table's head), "TOCI" (a line of a contents page), "Note",
    "Artifact" from a PDF's structure tree, from Word, web pages and spreadsheets; "H1".., "LI" from Markdown; ""
    unknown. block: lines of one structure element (paragraph, list item, cell) share it; 0 unknown. cell: its table
    cell, if any. size: font size in points, 0 unknown. x, y: left edge and baseline in points from the page's lower
    left corner, 0 unknown.
    """

    start: int
    end: int
    page: int | None = None
    tag: str = ""
    block: int = 0
    cell: Cell | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Document:
    """A file's words: the canonical text (every quote is made of its characters), its lines in reading order, and the
    places of note marks (raised digits, as character ranges). `pages` counts pages, None where the format has
    none. `notes` says in plain words what of the file was not read ("hidden sheet "Lists" not read"); `labels` are the
    names that the file gives its parts and that stand in the text as headings, though nobody wrote them there (sheets
    of a workbook)."""

    source: Source
    text: str
    lines: tuple[Line, ...]
    marks: tuple[tuple[int, int], ...] = ()
    pages: int | None = None
    notes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Role(StrEnum):
    """What a passage is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Passage:
    """A span with its role. `number` is the printed number ("28"), `level` the depth of a heading or item (from 1),
    `section` the headings above it, outermost first, `cells` the quotes of a table row's cells (None for an empty
    cell), `table` the number of its table in the document, `across` True of a row that is one line across its table,
    `box` True inside a case-study box, `sentences` the sentences of a paragraph or item, in order."""

    role: Role
    quote: Quote
    number: str | None = None
    level: int = 1
    section: tuple[str, ...] = ()
    cells: tuple[Quote | None, ...] = ()
    box: bool = False
    sentences: tuple[Quote, ...] = ()
    table: int | None = None
    across: bool = False

    @property
    def words(self) -> str:
        """The clean words of the whole passage."""
        return self.quote.words


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Line numbers (from 1) of places in a text without pages, for citations."""

    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = (0, *(i + 1 for i, c in enumerate(self.text) if c == "\n"))
        object.__setattr__(self, "_starts", starts)

    def line_of(self, place: int) -> int:
        """The line on which character `place` stands."""
        return bisect.bisect_right(self._starts, place)
