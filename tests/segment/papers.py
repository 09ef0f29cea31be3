"""Small printed papers, built by hand: what a reader would hand to segmentation, for Norburn, which does not exist."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracegraph.model.document import Cell, Document, Line, Passage, Role, Source
from tracegraph.read.base import Given
from tracegraph.read.markdown import MarkdownReader
from tracegraph.read.plain import TextReader
from tracegraph.segment import segment

BODY = 12.0
PITCH = 14.0
LEFT = 71.0


@dataclass(frozen=True)
class Piece:
    """Printed lines of one structure element."""

    lines: tuple[str, ...]
    tag: str = "P"
    size: float = BODY
    bold: bool = False
    italic: bool = False
    x: float = LEFT
    hanging: float = 0.0
    cell: tuple[int, int, int] | None = None


def para(*lines: str, x: float = LEFT, tag: str = "P") -> Piece:
    """A paragraph of body text."""
    return Piece(lines, tag=tag, x=x)


def item(*lines: str, x: float = LEFT, hanging: float = 18.0, tag: str = "LI") -> Piece:
    """A list item whose second line hangs under the words of its first; its bullet or number is part of its words."""
    return Piece(lines, tag=tag, x=x, hanging=hanging)


def heading(*lines: str, size: float = 14.0, bold: bool = True, tag: str = "P") -> Piece:
    """A line that stands out by its type."""
    return Piece(lines, tag=tag, size=size, bold=bold)


def row(table: int, number: int, *cells: str, size: float = BODY, bold: bool = False) -> list[Piece]:
    """A table row; a cell's lines are parted by newlines, an empty cell has none."""
    return [
        Piece(tuple(words.split("\n")), size=size, bold=bold, x=LEFT + 100 * column, cell=(table, number, column))
        for column, words in enumerate(cells)
        if words
    ]


def running(words: str) -> Piece:
    """A running header or footer that the format tells."""
    return Piece((words,), tag="Artifact", size=10.0)


@dataclass
class _Printer:
    """Puts pieces into a text, a page at a time."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    block: int = 0

    def page(self, number: int, pieces: Sequence[Piece]) -> None:
        if number > 1:
            self.text += "\f"
        y = 740.0
        for piece in pieces:
            self.block += 1
            for n, words in enumerate(piece.lines):
                y -= PITCH
                self._line(piece, words, number, piece.x + (piece.hanging if n else 0.0), y)
            self.text += "\n"
            y -= PITCH

    def _line(self, piece: Piece, words: str, page: int, x: float, y: float) -> None:
        start = len(self.text)
        self.text += words + "\n"
        cell = Cell(*piece.cell) if piece.cell else None
        tag = piece.tag
        self.lines.append(
            Line(start, start + len(words), page, tag, self.block, cell, piece.size, piece.bold, piece.italic, x, y)
        )


def paper(
    *pages: Sequence[Piece | list[Piece]], marks: Sequence[str] = (), front: tuple[tuple[str, str], ...] = ()
) -> Document:
    """A document of these pages. `marks`: raised digits, each written as "word|digit" of the text, which holds them
    glued together."""
    printer = _Printer()
    for number, pieces in enumerate(pages, start=1):
        printer.page(number, list(_flat(pieces)))
    text = printer.text
    places = []
    for mark in marks:
        word, digit = mark.split("|")
        at = text.index(word + digit) + len(word)
        places.append((at, at + len(digit)))
    source = Source("norburn/paper.pdf", "0" * 64, "application/pdf", "hand/1", front)
    return Document(source, text, tuple(printer.lines), tuple(places), len(pages))


def _flat(pieces: Sequence[Piece | list[Piece]]) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, list):
            yield from piece
        else:
            yield piece


def typed(text: str) -> Document:
    """A plain text as its reader reads it: no pages, no fonts."""
    return TextReader().read(Given("norburn/letter.txt", text.encode()))


def marked(text: str) -> Document:
    """A Markdown text as its reader reads it."""
    return MarkdownReader().read(Given("norburn/digest.md", text.encode()))


def said(document: Document) -> list[tuple[str, str]]:
    """(role, words) of each passage that is no furniture."""
    return [(p.role.value, p.words) for p in segment(document) if p.role is not Role.FURNITURE]


def told(document: Document) -> tuple[Passage, ...]:
    """The passages of a document that are no furniture."""
    return tuple(p for p in segment(document) if p.role is not Role.FURNITURE)
