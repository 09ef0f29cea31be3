"""Word's styles: what a paragraph or its words are where they do not say so themselves (ECMA-376 part 1, 17.7)."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from tracegraph.read.office.xml import Attributes, is_on, whole

_DEFAULT_SIZE: Final = 20  # half-points, where a document says nothing at all (17.3.2.38)
_LONGEST_CHAIN: Final = 20  # styles based on styles; Word allows some ten
_CONTENTS: Final = re.compile(r"toc \d", re.IGNORECASE)
_HEADING: Final = re.compile(r"heading ([1-6])", re.IGNORECASE)


@dataclass(slots=True)
class Run:
    """How words are set; None where it is not said here. Sizes in half-points."""

    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, below: "Run") -> "Run":
        """What is said here, and what is left unsaid from `below`."""
        return Run(
            self.size if self.size is not None else below.size,
            self.bold if self.bold is not None else below.bold,
            self.italic if self.italic is not None else below.italic,
            self.hidden if self.hidden is not None else below.hidden,
            self.raised if self.raised is not None else below.raised,
        )

    def take(self, name: str, attributes: Attributes) -> None:
        """Notes one property, if it is one of ours."""
        value = attributes.get("w:val", "")
        if name == "w:sz":
            self.size = whole(value)
        elif name == "w:b":
            self.bold = is_on(value)
        elif name == "w:i":
            self.italic = is_on(value)
        elif name in ("w:vanish", "w:webHidden"):
            # webHidden hides in one view only: contents pages have it on their page numbers, which do print.
            self.hidden = is_on(value) if name == "w:vanish" else self.hidden
        elif name == "w:vertAlign":
            self.raised = value == "superscript"


@dataclass(slots=True)
class Paragraph:
    """What is said of a paragraph: outline level from 0 (9: body text), list and level in it; None: not said here."""

    outline: int | None = None
    list: int | None = None
    level: int | None = None

    def over(self, below: "Paragraph") -> "Paragraph":
        """What is said here, and what is left unsaid from `below`."""
        return Paragraph(
            self.outline if self.outline is not None else below.outline,
            self.list if self.list is not None else below.list,
            self.level if self.level is not None else below.level,
        )

    def take(self, name: str, attributes: Attributes) -> None:
        """Notes one property, if it is one of ours."""
        value = whole(attributes.get("w:val"))
        if name == "w:outlineLvl":
            self.outline = value
        elif name == "w:numId":
            self.list = value
        elif name == "w:ilvl":
            self.level = value


@dataclass(slots=True)
class Style:
    """A style: its name in English whatever Word speaks, what it is based on, what it says."""

    name: str = ""
    based: str = ""
    run: Run = field(default_factory=Run)
    paragraph: Paragraph = field(default_factory=Paragraph)

    @property
    def tag(self) -> str:
        """The tag that the style's name alone gives a paragraph; "" none."""
        if _CONTENTS.fullmatch(self.name):
            return "TOCI"
        found = _HEADING.fullmatch(self.name)
        return f"H{found[1]}" if found else "H1" * (self.name.lower() == "title")


class Styles:
    """All styles of a document; a Handler that reads the styles part."""

    def __init__(self) -> None:
        self._found: dict[str, Style] = {}
        self._resolved: dict[str, Style] = {}
        self._style = Style(run=Run(_DEFAULT_SIZE))
        self._base = self._style  # the document's defaults come first, and with no style around them
        self._default = ""
        self._ignored = 0

    def of(self, name: str | None) -> Style:
        """The style with that id, with what it is based on; without a name, the one that paragraphs have by default."""
        key = self._default if name is None else name
        if key not in self._resolved:
            self._resolved[key] = self._resolve(key)
        return self._resolved[key]

    def character(self, name: str) -> Run:
        """What the character style with that id says of words."""
        found = self._found.get(name)
        run, steps = Run(), 0
        while found and steps < _LONGEST_CHAIN:
            run, steps = run.over(found.run), steps + 1
            found = self._found.get(found.based)
        return run

    def _resolve(self, key: str) -> Style:
        style = own = self._found.get(key, Style())
        tag = own.tag
        for _ in range(_LONGEST_CHAIN):
            if not (below := self._found.get(own.based)):
                break
            own = below
            name = style.name if tag or not own.tag else own.name
            tag = tag or own.tag
            style = replace(
                style, name=name, run=style.run.over(own.run), paragraph=style.paragraph.over(own.paragraph)
            )
        return replace(style, run=style.run.over(self._base.run))

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the styles part begins."""
        if self._ignored or name in ("w:tblStylePr", "w:rPrChange", "w:pPrChange"):
            self._ignored += 1
        elif name == "w:style":
            self._style = Style()
            self._found[attributes.get("w:styleId", "")] = self._style
            if attributes.get("w:type") == "paragraph" and is_on(attributes.get("w:default", "0")):
                self._default = attributes.get("w:styleId", "")
        elif name == "w:name":
            self._style.name = attributes.get("w:val", "")
        elif name == "w:basedOn":
            self._style.based = attributes.get("w:val", "")
        else:
            self._style.run.take(name, attributes)
            self._style.paragraph.take(name, attributes)

    def end(self, name: str) -> None:  # noqa: ARG002 - a Handler is told which
        """An element ends."""
        self._ignored -= bool(self._ignored)

    def text(self, words: str) -> None:
        """Styles hold no words."""
