"""The words of a web page as they flow into paragraphs, list items and cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tracegraph.read.colours import colour_name
from tracegraph.read.elements import BLOCKS, BOLD, HEADINGS, ITALIC, LISTS, PRESERVED, hidden, marker, number
from tracegraph.read.words import Look, Words
from tracegraph.read.writing import Item, Writing

Attributes = Mapping[str, str | None]

_SPACE: Final = re.compile(r"[ \t\n\f\r]+")  # a no-break space is none
_FILL: Final = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_MARK: Final = re.compile(r"\d{1,3}")
_MOST_DOWN: Final = 65_534  # rows that a cell may reach over (HTML standard, 4.9.11)


@dataclass(slots=True)
class _List:
    """A list in the making: its kind and how far it has counted."""

    kind: str
    count: int
    step: int
    form: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Here:
    """What holds inside an element."""

    name: str = ""
    tag: str = "P"
    look: Look = field(default_factory=Look)
    kept: bool = False
    raised: bool = False
    owner: object = None
    item: Item | None = None
    fill: str = ""
    table: bool = False
    artifact: bool = False


class Flow:
    """Takes the elements and words of a page in order and writes what they show."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._stack: list[_Here] = [_Here()]
        self._lists: list[_List] = []
        self._words = Words()
        self._gap = False  # white space waits to see whether words follow
        self._breaks = 0
        self._items = self._whole = 0  # list items, and lists that stand in no other
        self.notes: list[str] = []

    def enter(self, name: str, attributes: Attributes) -> bool:
        """An element begins; False where nothing in it is shown (it then does not end either)."""
        if hidden(name, attributes):
            if "hidden" in attributes or "style" in attributes:
                self.notes.append("hidden parts of the page were not read")
            return False
        above = self._stack[-1]
        here = replace(self._set(above, name, attributes), name=name, fill="", table=False)
        if name in BLOCKS:
            self._paragraph()
        match name:
            case "br":
                self._break()
            case "table" | "tr" | "td" | "th":
                here = self._enter_table(name, attributes, here)
            case "li":
                here = self._enter_item(attributes, here)
            case "q":
                self.text("\u201c")
        if name in LISTS:
            start = number(attributes.get("start"), 1)
            step = -1 if "reversed" in attributes else 1
            form = attributes.get("type") or "1"
            self._whole += not self._lists
            self._lists.append(_List(name, start - step, step, form, len(self._lists)))
        self._stack.append(here)
        return True

    def leave(self) -> None:
        """The innermost element ends."""
        here = self._stack[-1]
        name = here.name
        if name == "q":
            self.text("\u201d")
        if name in BLOCKS:
            self._paragraph()
        self._stack.pop()
        if name in LISTS:
            self._lists.pop()
        elif here.table:
            match name:
                case "table":
                    self._writing.close_table()
                case "tr":
                    self._writing.close_row()
                case _:
                    self._writing.close_cell(here.fill)

    def text(self, words: str) -> None:
        """Words as they stand in the page."""
        here = self._stack[-1]
        if here.kept:
            self._add(words, here)
            return
        parts = _SPACE.split(words)
        for at, part in enumerate(parts):
            if at:
                self._gap = True
            if part:
                self._add(part, here)

    def end(self) -> None:
        """The page ends."""
        self._paragraph()

    def _add(self, words: str, here: _Here) -> None:
        self._breaks = 0
        if self._gap and self._words.length:
            self._words.add(" ", here.look)
        self._gap = False
        if here.raised and _MARK.fullmatch(words):
            self._words.mark(words, here.look)
        else:
            self._words.add(words, here.look)

    def _break(self) -> None:
        """A line ends; where two do, with nothing between, a paragraph does, as pages did before they had style
        sheets."""
        self._breaks += 1
        if self._breaks > 1:
            self._paragraph()
        else:
            self._words.add("\n")
        self._gap = False

    def _paragraph(self) -> None:
        """Writes the words so far as a paragraph."""
        words, self._words = self._words, Words()
        self._gap, self._breaks = False, 0
        if not words.text.strip():
            return
        here = self._stack[-1]
        item = here.item if here.tag == "LI" else None
        tag = "Artifact" if here.artifact else here.tag
        self._writing.paragraph(words, tag, replace(item) if item else None, here.owner)
        if item:
            item.marker = ""  # the item's further paragraphs

    def _set(self, above: _Here, name: str, attributes: Attributes) -> _Here:
        """What holds inside an element, from what holds around it."""
        look, tag = above.look, above.tag
        bold = name in BOLD or _WEIGHT.search(attributes.get("style") or "") is not None
        if bold or name in ITALIC:
            look = Look(0.0, look.bold or bold, look.italic or name in ITALIC)
        owner = above.owner
        if name in HEADINGS:
            tag, owner = name.upper(), None
        return replace(
            above,
            tag=tag,
            look=look,
            kept=above.kept or name in PRESERVED,
            raised=above.raised or name == "sup",
            owner=owner,
            artifact=above.artifact or name == "nav" or attributes.get("role") == "navigation",
        )

    def _enter_table(self, name: str, attributes: Attributes, here: _Here) -> _Here:
        """A table, row or cell begins. A table that says it only sets the page out is none."""
        if name == "table":
            if attributes.get("role") in ("presentation", "none"):
                return here
            self._writing.open_table()
        elif not self._in_table(name):
            return here
        elif name == "tr":
            self._writing.open_row()
        else:
            across, down = number(attributes.get("colspan"), 1), number(attributes.get("rowspan"), 1)
            self._writing.open_cell(across, min(down or _MOST_DOWN, _MOST_DOWN), head=name == "th")
        fill = _FILL.search(attributes.get("style") or "")
        colour = colour_name((fill[1].split("!")[0] if fill else attributes.get("bgcolor")) or "")
        if name in ("td", "th"):
            return replace(here, table=True, fill=colour, tag="P", owner=None)
        return replace(here, table=True)

    def _in_table(self, name: str) -> bool:
        """Whether a row stands in a table, a cell in a row: the parser sees to that, but not in every table is read."""
        wanted = "table" if name == "tr" else "tr"
        for here in reversed(self._stack):
            if here.name == wanted:
                return here.table
        return False

    def _enter_item(self, attributes: Attributes, here: _Here) -> _Here:
        """A list item begins, with its bullet or number."""
        self._items += 1
        owner = ("item", self._items)
        if self._lists:
            around = self._lists[-1]
            around.count = number(attributes.get("value"), around.count + around.step)
            sign = marker(around.kind, around.form, around.count)
            item = Item(sign, around.depth, ("list", self._whole))
        else:
            item = Item(marker("ul", "", 0))
        return replace(here, tag="LI", owner=owner, item=item)
