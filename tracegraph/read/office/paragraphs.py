"""One paragraph of a Word document in the making: its words with their look, and what it says of itself."""

from dataclasses import dataclass, field
from typing import Final

from tracegraph.read.counting import roman
from tracegraph.read.office.layout import Thunk
from tracegraph.read.office.numbering import Numbering
from tracegraph.read.office.styles import Paragraph, Run, Style, Styles
from tracegraph.read.office.xml import Attributes, is_on
from tracegraph.read.words import Look, Words
from tracegraph.read.writing import Item

_SIGNS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_REFERENCES: Final = frozenset({"w:footnoteReference", "w:endnoteReference"})
_HEX: Final = frozenset("0123456789abcdefABCDEF")
_DEEPEST_HEADING: Final = 6


@dataclass(slots=True)
class Asides:
    """What the words of a part lead to, in order: notes by kind and id, with their marks; and how often what was not
    read, in plain words."""

    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)

    def note(self, kind: str, number: str) -> str:
        """The mark of a note: footnotes count in digits, endnotes in small Roman ones."""
        if (kind, number) not in self.notes:
            nth = 1 + sum(other == kind for other, _ in self.notes)
            self.notes[kind, number] = str(nth) if kind == "footnote" else roman(nth)
        return self.notes[kind, number]

    def miss(self, what: str) -> None:
        """Counts something that was not read."""
        self.unread[what] = self.unread.get(what, 0) + 1


class Para:
    """A paragraph in the making. `joined`: its end is deleted, so the next one carries on. `boxes`: what its text boxes
    hold."""

    def __init__(self, styles: Styles, asides: Asides, words: Words | None = None) -> None:
        self._styles = styles
        self._asides = asides
        self._style: str | None = None
        self._own = Paragraph()
        self._run = Run()
        self._letters = ""
        self._set: Look | None = None
        self.words = words or Words()
        self.joined = False
        self.boxes: list[Thunk] = []

    def describe(self, name: str, attributes: Attributes) -> None:
        """What the paragraph says of itself."""
        if name == "w:pStyle":
            self._style = attributes.get("w:val", "")
        else:
            self._own.take(name, attributes)

    def open_run(self) -> None:
        """Words set in one way begin."""
        self._run, self._letters, self._set = Run(), "", None

    def describe_run(self, name: str, attributes: Attributes) -> None:
        """How the words to come are set."""
        if name == "w:rStyle":
            self._letters = attributes.get("w:val", "")
        else:
            self._run.take(name, attributes)

    def add(self, words: str) -> None:
        """Words as they come."""
        look = self._look()
        if self._run.hidden:
            self._asides.miss("hidden words")
        elif self._run.raised and words.isdigit():
            self.words.mark(words, look)
        else:
            self.words.add(words, look)

    def sign(self, name: str, attributes: Attributes) -> None:
        """What stands among the words: tabs and breaks, symbols, marks of notes."""
        if name in _SIGNS:
            self.add(_SIGNS[name])
        elif name == "w:sym":
            code = attributes.get("w:char", "")
            if len(code) == 4 and set(code) <= _HEX and not 0xD800 <= int(code, 16) < 0xE000:
                self.add(chr(int(code, 16)))
        elif name in _REFERENCES:
            kind = name.removeprefix("w:").removesuffix("Reference")
            mark = self._asides.note(kind, attributes.get("w:id", ""))
            if not is_on(attributes.get("w:customMarkFollows", "0")):
                self.words.mark(mark, self._look())
        elif name == "w:commentReference":
            self._asides.miss("comment")

    def placed(self, numbering: Numbering) -> tuple[str, Item | None]:
        """The paragraph's tag, and its bullet or number if it is in a list. The list counts on."""
        style = self._styles.of(self._style)
        said = self._own.over(style.paragraph)
        tag = _tag(said, style)
        if not said.list:
            return tag or "P", None
        level = said.level or 0
        marker = numbering.marker(said.list, level)
        if not marker:
            return tag or "P", None
        return (tag, Item(marker)) if tag else ("LI", Item(marker, level, said.list))

    def _look(self) -> Look:
        if self._set is None:
            if self._letters:
                self._run = self._run.over(self._styles.character(self._letters))
            self._run = self._run.over(self._styles.of(self._style).run)
            self._set = Look((self._run.size or 0) / 2, bool(self._run.bold), bool(self._run.italic))
        return self._set


def _tag(said: Paragraph, style: Style) -> str:
    """H1 to H6 by outline level or style, TOCI by style; "" for what is no more than a paragraph."""
    if said.outline is not None and said.outline < _DEEPEST_HEADING and style.tag != "TOCI":
        return f"H{said.outline + 1}"
    return style.tag
