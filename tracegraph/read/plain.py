"""Plain text: one Line for each line, or for each cell where tabs stand between words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from tracegraph.model.document import Cell, Document, Line, Source
from tracegraph.read.base import Given
from tracegraph.read.decoding import decoded

HEADING: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")
# A bullet or number with a tab after it is a list as a word processor saves it, not a table of two columns.
_MARKER: Final = re.compile(r"\s*(?:[-*•·▪◦◼‣–\ue000-\uf8ff]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\t[^\t]*")
_BARRED: Final = re.compile(r"(?:^\s*\|?|(?<=\|))[^|\n]*")
_CELL: Final = re.compile(r"(?:^|(?<=\t))[^\t]*")


@dataclass(frozen=True, slots=True)
class Physical:
    """A line of the file: its characters without the newline, where it starts, its page (None without form feeds)."""

    start: int
    words: str
    page: int | None

    def line(self, start: int, end: int, tag: str = "", cell: Cell | None = None) -> Line | None:
        """The Line from `start` to `end` of these characters, without white space around; None if none are left."""
        words = self.words[start:end]
        begin = start + len(words) - len(words.lstrip())
        stop = start + len(words.rstrip())
        if begin >= stop:
            return None
        return Line(self.start + begin, self.start + stop, self.page, tag, cell=cell)


class TextReader:
    """Reads plain text; the action plans of some councils come as text with tabs between a table's cells."""

    version = "text-1"

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable where the bytes are no text."""
        text = decoded(given)
        source = Source(given.name, given.sha256, "text/plain", self.version)
        return Document(source, text, tuple(text_lines(physical_lines(text))), pages=page_count(text))


def page_count(text: str) -> int | None:
    """The pages that form feeds make; None where there are none."""
    feeds = text.rstrip().count("\f")
    return feeds + 1 if feeds else None


def physical_lines(text: str) -> list[Physical]:
    """The lines of `text`; a form feed ends a line too."""
    page = 1 if page_count(text) else None
    lines: list[Physical] = []
    start = 0
    for match in re.finditer(r"[\n\f]|\Z", text):
        lines.append(Physical(start, text[start : match.start()], page))
        start = match.end()
        if page and match.group() == "\f":
            page += 1
    return lines


def text_lines(lines: Iterable[Physical]) -> Iterator[Line]:
    """Headings with Markdown's marks (letters saved from the web keep them), rows of cells, and plain lines."""
    table = 0
    for parted, group in groupby(lines, _parted):
        run = list(group)
        if parted == "\t" and is_table(run):
            yield from table_lines(run, table)
            table += 1
        elif parted == "|" and len(run) > 1:
            yield from table_lines(run, table, _BARRED)
            table += 1
        else:
            for line in run:
                yield from plain_line(line)


def plain_line(line: Physical) -> Iterator[Line]:
    """A line that is no table row: a heading from after its marks, else as it stands."""
    heading = HEADING.match(line.words)
    if heading:
        found = line.line(heading.end(), _closing(line.words), f"H{len(heading[1])}")
    else:
        found = line.line(0, len(line.words))
    if found:
        yield found


def _closing(words: str) -> int:
    """Where a heading's words end: before the marks that may close it as they opened it."""
    whole = words.rstrip()
    bare = whole.rstrip("#")
    return len(bare if bare.endswith((" ", "\t")) else whole)


def is_table(run: list[Physical]) -> bool:
    """Whether consecutive lines with tabs are a table: not where tabs only indent, nor where they follow bullets."""
    indented = all(line.words.strip("\t ").count("\t") == 0 and line.words.count("\t") < 2 for line in run)
    return not indented and not all(_MARKER.fullmatch(line.words) for line in run)


def _parted(line: Physical) -> str:
    """What parts the cells of a line, if anything does: tabs, or bars between three cells or more."""
    return "\t" if "\t" in line.words else "|" if line.words.count("|") > 1 else ""


def table_lines(run: list[Physical], table: int, cells: re.Pattern[str] = _CELL) -> Iterator[Line]:
    """The cells between the tabs of a run of lines (or between what else parts `cells`), as table number `table`; empty
    ones give no Line."""
    for row, line in enumerate(run):
        for column, match in enumerate(cells.finditer(line.words)):
            found = line.line(match.start(), match.end(), cell=Cell(table, row, column))
            if found:
                yield found
