"""One sheet of a workbook: what its cells show, merged cells once, hidden rows and columns left out."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tracegraph.read.grid import Box, Row
from tracegraph.read.office.book import BookStyles, CellStyle, Strings, unescaped
from tracegraph.read.office.formats import shown
from tracegraph.read.office.xml import Attributes, Damaged, is_on, whole

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MOST_CELLS: Final = 1_000_000
_MOST_MERGES: Final = 20_000
_WORDS: Final = frozenset({"s:v", "s:t"})
_TRUTH: Final = {"0": "FALSE", "1": "TRUE"}


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A stretch of cells shown as one: first row and column, last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class _Line:
    """A row in the making."""

    number: int
    hidden: bool
    cells: list[tuple[int, str, CellStyle]] = field(default_factory=list)


def place(reference: str) -> tuple[int, int] | None:
    """The row and column, from 1, of a reference such as "B7"; None where it is none."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


class SheetReader:
    """A Handler that reads a sheet part; `rows` then gives what it shows."""

    def __init__(self, strings: Strings, styles: BookStyles, *, from_1904: bool) -> None:
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904
        self._lines: list[_Line] = []
        self._hidden: list[tuple[int, int]] = []
        self._merges: list[Merge] = []
        self._hide_all = False
        self._count = 0
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._words: list[str] = []
        self._formula = self._open = False
        self._aside = 0
        self.root = ""
        self.unread: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the sheet part begins."""
        self.root = self.root or name
        if self._aside or name in ("s:rPh", "s:extLst"):
            self._aside += 1
        elif name == "s:c":
            self._open_cell(attributes)
        elif name in _WORDS:
            self._open = True
        elif name == "s:f":
            self._formula = True
        elif name == "s:row":
            self._open_row(attributes)
        else:
            self._describe(name, attributes)

    def end(self, name: str) -> None:
        """An element of the sheet part ends."""
        if self._aside:
            self._aside -= 1
        elif name in _WORDS:
            self._open = False
        elif name == "s:c":
            self._close_cell()

    def text(self, words: str) -> None:
        """Words of the open cell."""
        if self._open:
            self._words.append(words)

    def rows(self) -> Iterator[Row]:
        """The rows with words or colours that a reader of the workbook sees, from top to bottom, numbered as they are
        seen: a hidden row leaves no gap."""
        merges = _Merges(self._merges)
        hidden = sorted(line.number for line in self._lines if line.hidden)
        waiting: dict[Merge, tuple[str, CellStyle]] = {}  # merged cells whose first row or column is hidden
        for line in sorted(self._lines, key=lambda line: line.number):
            boxes = []
            own = _seen(line.number, hidden)
            merges.go_to(line.number)
            for column, words, style in line.cells:
                merge = merges.at(column)
                if merge and (merge.top, merge.left) == (line.number, column):
                    waiting[merge] = (words, style)
                elif not merge and not self._is_out(line, column, words):
                    boxes.append(Box(column, words, style.look, style.colour, own, column))
            for merge in [] if line.hidden else list(waiting):
                words, style = waiting.pop(merge)
                columns = range(merge.left, merge.right + 1)
                seen = next((column for column in columns if not self._is_hidden(column)), None)
                if merge.bottom >= line.number and seen:
                    boxes.append(Box(seen, words, style.look, style.colour, _seen(merge.bottom, hidden), merge.right))
                elif words:
                    self.unread.add("hidden merged cells")
            yield own, sorted(boxes, key=lambda box: box.column)
        if any(words for words, _ in waiting.values()):
            self.unread.add("hidden merged cells")

    def _open_row(self, attributes: Attributes) -> None:
        given = whole(attributes.get("r"))
        self._row = given or self._row + 1
        self._column = 0
        hidden = is_on(attributes.get("hidden", "0")) or attributes.get("ht") == "0"
        self._lines.append(_Line(self._row, hidden or (self._hide_all and "ht" not in attributes)))

    def _open_cell(self, attributes: Attributes) -> None:
        if not self._lines:
            raise Damaged("has a cell outside of its rows")
        self._cell, self._formula = attributes, False
        self._words.clear()
        if "r" in attributes:
            found = place(attributes["r"])
            if found is None:
                raise Damaged("has a cell that stands nowhere")
            self._column = found[1]
        else:
            self._column += 1

    def _close_cell(self) -> None:
        style = self._styles.of(self._cell.get("s"))
        words = self._shown("".join(self._words), style)
        if self._formula and not words:
            self.unread.add("formulas without a stored result")
        if words or style.colour:
            self._count += 1
            if self._count > _MOST_CELLS:
                raise Damaged(f"has more than {_MOST_CELLS} cells")
            self._lines[-1].cells.append((self._column, words, style))
        self._cell = {}

    def _shown(self, value: str, style: CellStyle) -> str:
        match self._cell.get("t", "n"):
            case "s":
                at = whole(value.strip())
                return self._strings.words[at] if at is not None and at < len(self._strings.words) else ""
            case "n":
                return shown(value.strip(), style.code, from_1904=self._from_1904) if value.strip() else ""
            case "b":
                return _TRUTH.get(value.strip(), value)
            case "d":
                return value.replace("T00:00:00", "").replace("T", " ")
            case _:
                return unescaped(value)

    def _describe(self, name: str, attributes: Attributes) -> None:
        if name == "s:mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            ends = place(first), place(last or first)
            if ends[0] and ends[1] and len(self._merges) < _MOST_MERGES:
                self._merges.append(Merge(*ends[0], *ends[1]))
        elif name == "s:col" and (is_on(attributes.get("hidden", "0")) or attributes.get("width") == "0"):
            self._hidden.append((whole(attributes.get("min")) or 0, whole(attributes.get("max")) or 0))
        elif name == "s:sheetFormatPr":
            self._hide_all = is_on(attributes.get("zeroHeight", "0"))

    def _is_out(self, line: _Line, column: int, words: str) -> bool:
        """Whether a cell is hidden with its row or column."""
        if not line.hidden and not self._is_hidden(column):
            return False
        if words:
            self.unread.add("hidden rows" if line.hidden else "hidden columns")
        return True

    def _is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden)


def _seen(number: int, hidden: list[int]) -> int:
    """The number of a row among those that are seen; `hidden` are the numbers of the others, sorted."""
    return number - bisect.bisect_right(hidden, number)


class _Merges:
    """Merged cells, asked for row by row from the top. Of two that overlap, which Excel never writes, the first
    counts."""

    def __init__(self, merges: list[Merge]) -> None:
        self._coming = sorted(merges, reverse=True)
        self._open: list[tuple[int, Merge]] = []  # by left column

    def go_to(self, row: int) -> None:
        """Row `row` is asked for next."""
        self._open = [each for each in self._open if each[1].bottom >= row]
        while self._coming and self._coming[-1].top <= row:
            merge = self._coming.pop()
            if merge.bottom >= row and not self.at(merge.left) and not self.at(merge.right):
                bisect.insort(self._open, (merge.left, merge))

    def at(self, column: int) -> Merge | None:
        """The merged cell that covers `column` in this row."""
        before = bisect.bisect_right(self._open, column, key=lambda each: each[0]) - 1
        if before < 0 or self._open[before][1].right < column:
            return None
        return self._open[before][1]
