"""The words of a Word document in reading order, tracked changes taken as accepted (ECMA-376 part 1, 17).

The document is walked as a stream: what a paragraph, row or cell says of itself comes before what is in it.
"""

from collections.abc import Callable
from typing import Final

from tracegraph.read.office.layout import Layout, Thunk
from tracegraph.read.office.numbering import Numbering
from tracegraph.read.office.paragraphs import Asides, Para
from tracegraph.read.office.styles import Styles
from tracegraph.read.office.xml import Attributes, Damaged, is_on
from tracegraph.read.words import Words
from tracegraph.read.writing import Writing

# What is deleted, what a thing was before a change, instructions of fields, what controls are called.
_PASSED_OVER: Final = frozenset(
    {
        *("w:instrText", "w:delText", "w:delInstrText", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:fldData", "w:tblGrid"),
        *("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange"),
        *("w:tblPrExChange", "w:tblGridChange", "w:numberingChange", "w:cellDel"),
    }
)
_GONE: Final = frozenset({"w:del", "w:moveFrom"})
_WORDS: Final = frozenset({"w:t", "m:t"})
_MARGINS: Final = frozenset({"w:headerReference", "w:footerReference"})
_DRAWN: Final = ("/chart", "/diagram")


class Body:
    """Writes what a part holds; a Handler. `tag`: what all of its paragraphs are tagged; its tables are then no more
    than their paragraphs."""

    def __init__(self, writing: Writing, styles: Styles, numbering: Numbering, asides: Asides, tag: str = "") -> None:
        self._writing, self._styles, self._numbering, self._asides = writing, styles, numbering, asides
        self._tag = tag
        self._layout = Layout(writing, plain=bool(tag))
        self._path: list[str] = []
        self._skipped = 0
        self._para: Para | None = None
        self._carry: Words | None = None
        self._frames: list[tuple[Para | None, Words | None]] = []
        self._choices: list[bool] = []
        self._note = ""
        self.root = ""
        self.margins: list[tuple[str, str]] = []  # header or footer, its relationship
        self.notes: dict[str, list[Thunk]] = {}  # by id, what to do to write each
        self._entering: dict[str, Callable[[Attributes], bool]] = {
            "w:p": self._enter_paragraph,
            "w:r": self._enter_run,
            "m:r": self._enter_run,
            "w:tbl": self._enter_table,
            "w:tr": self._enter_row,
            "w:tc": self._enter_cell,
            "w:txbxContent": self._enter_box,
            "w:footnote": self._enter_note,
            "w:endnote": self._enter_note,
            "mc:AlternateContent": self._enter_alternatives,
            "mc:Choice": self._enter_choice,
            "mc:Fallback": self._enter_choice,
        }
        self._leaving: dict[str, Callable[[], object]] = {
            "w:p": self._leave_paragraph,
            "w:tbl": self._layout.close_table,
            "w:tr": self._layout.close_row,
            "w:tc": self._leave_cell,
            "w:txbxContent": self._leave_box,
            "w:footnote": self._leave_note,
            "w:endnote": self._leave_note,
            "mc:AlternateContent": self._choices.pop,
            **dict.fromkeys(("w:body", "w:hdr", "w:ftr"), self._flush),
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self.root = self.root or name
        if self._skipped or name in _PASSED_OVER or not self._enter(name, attributes):
            self._skipped += 1
        else:
            self._path.append(name)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        if leave := self._leaving.get(name):
            leave()

    def text(self, words: str) -> None:
        """Words: those of a run or a formula, not the white space between elements."""
        if self._para and not self._skipped and self._path[-1] in _WORDS:
            self._para.add(words.replace("\n", " ").replace("\t", " "))

    def _enter(self, name: str, attributes: Attributes) -> bool:
        """Takes note of an element; False where it is to be passed over with all it holds."""
        if enter := self._entering.get(name):
            return enter(attributes)
        above = self._path[-1] if self._path else ""
        if name in _GONE:
            return self._drop(above)
        if self._para:
            self._describe(self._para, above, name, attributes)
        if above in ("w:trPr", "w:tcPr"):
            if name == "w:hidden" and is_on(attributes.get("w:val", "")):
                self._layout.drop_row()
                self._asides.miss("hidden row")
            self._layout.describe(name, attributes)
        elif name in _MARGINS:
            self.margins.append((name[2:8], attributes.get("r:id", "")))
        elif name == "a:graphicData" and attributes.get("uri", "").endswith(_DRAWN):
            self._asides.miss("chart or diagram")
        elif name == "w:altChunk":
            self._asides.miss("embedded document")
        return True

    def _describe(self, para: Para, above: str, name: str, attributes: Attributes) -> None:
        if above == "w:r":
            para.sign(name, attributes)
            if name in ("w:footnoteRef", "w:endnoteRef"):
                para.add(self._asides.note(name[2:-3], self._note))
        elif above == "w:rPr" and self._path[-2] == "w:r":
            para.describe_run(name, attributes)
        elif above in ("w:pPr", "w:numPr"):
            para.describe(name, attributes)

    def _drop(self, above: str) -> bool:
        """Something is deleted: the end of the open paragraph, the open row, or all that the element holds."""
        self._asides.miss("tracked deletion")
        if above == "w:trPr":
            self._layout.drop_row()
        elif above == "w:rPr" and self._para and self._path[-2:-1] == ["w:pPr"]:
            self._para.joined = True
        return False

    def _enter_paragraph(self, _: Attributes) -> bool:
        self._be_between("paragraph")
        if self._layout.enter():
            return False
        self._para, self._carry = Para(self._styles, self._asides, self._carry), None
        return True

    def _be_between(self, what: str) -> None:
        """Raises Damaged in the middle of a paragraph, the rest of which would be lost."""
        if self._para is not None:
            raise Damaged(f"has a {what} within a paragraph")

    def _leave_paragraph(self) -> None:
        para, self._para = self._para, None
        if para is None:
            return
        if para.joined:
            self._carry = para.words
        else:
            tag, item = para.placed(self._numbering)
            owner = ("note", self._note) if self._note else None
            self._layout.do(self._writing.paragraph, para.words, self._tag or tag, item, owner)
        self._replay(para.boxes)

    def _flush(self) -> None:
        """Writes what waits for a next paragraph that does not come."""
        if self._carry is not None:
            words, self._carry = self._carry, None
            self._layout.do(self._writing.paragraph, words, self._tag or "P")

    def _replay(self, thunks: list[Thunk]) -> None:
        for method, arguments in thunks:
            self._layout.do(method, *arguments)

    def _enter_run(self, _: Attributes) -> bool:
        if self._para:
            self._para.open_run()
        return True

    def _enter_table(self, _: Attributes) -> bool:
        self._be_between("table")
        if self._layout.enter():
            return False
        self._flush()
        self._layout.open_table()
        return True

    def _enter_row(self, _: Attributes) -> bool:
        self._layout.open_row()
        return True

    def _enter_cell(self, _: Attributes) -> bool:
        return self._layout.open_cell()

    def _leave_cell(self) -> None:
        self._flush()
        self._layout.close_cell()

    def _enter_box(self, _: Attributes) -> bool:
        self._frames.append((self._para, self._carry))
        self._para, self._carry = None, None
        self._layout.open_box()
        return True

    def _leave_box(self) -> None:
        self._flush()
        held = self._layout.close_box()
        self._para, self._carry = self._frames.pop()
        if self._para:
            self._para.boxes += held
        else:
            self._replay(held)

    def _enter_note(self, attributes: Attributes) -> bool:
        if attributes.get("w:type", "normal") != "normal":  # the rule above the notes, and the like
            return False
        self._note = attributes.get("w:id", "")
        self._layout.open_box()
        return True

    def _leave_note(self) -> None:
        self._flush()
        self.notes[self._note] = self._layout.close_box()

    def _enter_alternatives(self, _: Attributes) -> bool:
        self._choices.append(False)
        return True

    def _enter_choice(self, _: Attributes) -> bool:
        """One of several forms of the same thing: the first is read."""
        chosen = bool(self._choices) and self._choices[-1]
        if self._choices:
            self._choices[-1] = True
        return not chosen
