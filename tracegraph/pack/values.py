"""What a paper is made of: blocks of words, tables and pictures, composed once and spelt out by every format alike."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracegraph.pack.drawing import Drawing


class Style(StrEnum):
    """How a run of words is shown, and what it is."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    CODE = "code"
    SAID = "said"
    """A document's own words, verbatim: in quotation marks, and marked where a name was left out of them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    words: str
    style: Style = Style.PLAIN


Text = tuple[Run, ...]
"""A paragraph's runs."""

Cell = tuple[Text, ...]
"""A table cell's paragraphs."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, `level` 1 to 3 below the title. `fresh`: it begins a page of print."""

    level: int
    words: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `lead` is larger, `soft` is small print."""

    text: Text
    lead: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with numbers or bullets."""

    texts: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document with their number in the paper: what they are, the words, and where they stand."""

    number: int
    what: Text
    said: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows (its caption), the heads of its columns, the rows, each column's share of the width in
    hundredths. The first cell of a row is its head where `headed`."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its caption and, for who cannot see it, the same in words."""

    drawing: Drawing
    caption: str
    words: str


Block = Heading | Paragraph | Items | Quote | Table | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its title, what it is in a line, and its blocks in their order."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...] = field(default=())


def plain(words: str) -> Text:
    """Words in the paper's own voice."""
    return (Run(words),)


def cell(words: str, style: Style = Style.PLAIN) -> Cell:
    """A cell of one paragraph; an empty one for no words."""
    return ((Run(words, style),),) if words else ()
