"""The templates of the formats, with escaping on: words of documents are text in HTML and in Word's XML alike."""

from functools import cache
from typing import Final

from tracegraph.pack.drawing import Line, Mark, Words
from tracegraph.pack.values import Cell, Heading, Items, Paragraph, Picture, Quote, Table
from tracegraph.templates import Templates, made_ready

_EMU: Final = 12700  # a point in the unit of Word's drawings

_ROW: Final = 3000
"""Characters of a table's row that stays on one page; a longer one is broken, as no page may have room for it."""

_BLOCKS: Final = {
    Heading: "heading", Paragraph: "paragraph", Items: "items", Quote: "quote", Table: "table", Picture: "picture",
}  # fmt: skip
_ITEMS: Final = {Line: "line", Mark: "mark", Words: "words"}


def spelt(name: str, **values: object) -> str:
    """A template of this room, filled in."""
    return _templates().get_template(name).render(values) + "\n"


def _kind(value: object) -> str:
    """Which macro of a template spells a block, or an item of a drawing."""
    return (_BLOCKS | _ITEMS)[type(value)]


def _short(row: tuple[Cell, ...]) -> bool:
    """Whether a row of a table is kept whole where a page ends."""
    return sum(len(run.words) for cell in row for text in cell for run in text) < _ROW


@cache
def _templates() -> Templates:
    filters = {"kind": _kind, "emu": lambda points: round(points * _EMU), "pt": lambda points: f"{points:g}"}
    return made_ready("pack/templates", filters, {"short": _short})
