"""Markdown, as far as reports and digests use it: front matter, headings, bullets, pipe tables."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from tracegraph.model.document import Cell, Document, Line, Source
from tracegraph.read.base import Given
from tracegraph.read.decoding import decoded
from tracegraph.read.plain import Physical, is_table, page_count, physical_lines, plain_line, text_lines

_FENCE: Final = "---"
_PAIR: Final = re.compile(r"([A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S")
_SEPARATOR: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE: Final = re.compile(r"(?<!\\)\|")


def is_markdown(name: str, data: bytes) -> bool:
    """Whether a text is Markdown: by its front matter, or else by the name its owner gave it."""
    opening = data[:4096].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r", "")
    has_front = opening.startswith(_FENCE + "\n") and bool(_PAIR.match(opening[4:].split("\n", 1)[0]))
    return has_front or name.lower().endswith((".md", ".markdown"))


class MarkdownReader:
    """Reads Markdown; its text is the whole file's, front matter and all, so that offsets are those of the file."""

    version = "markdown-1"

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable where the bytes are no text."""
        text = decoded(given)
        lines = physical_lines(text)
        front, body = _front_matter(lines)
        source = Source(given.name, given.sha256, "text/markdown", self.version, front)
        return Document(source, text, tuple(_lines(body)), pages=page_count(text))


def _front_matter(lines: list[Physical]) -> tuple[tuple[tuple[str, str], ...], list[Physical]]:
    """The key and value pairs between the first two `---` lines, in order, and the lines after; none where the block
    does not close or holds anything but such pairs (then it is text between two rules)."""
    if lines[0].words.rstrip() != _FENCE:
        return (), lines
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.words.rstrip() == _FENCE), None)
    if end is None:
        return (), lines
    pairs: list[tuple[str, str]] = []
    for line in lines[1:end]:
        if not line.words.strip():
            continue
        pair = _PAIR.match(line.words.rstrip())
        if not pair:
            return (), lines
        pairs.append((pair[1], _unquoted((pair[2] or "").strip())))
    return tuple(pairs), lines[end + 1 :]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _lines(body: list[Physical]) -> Iterator[Line]:
    table = 0
    for kind, group in groupby(body, _kind):
        run = list(group)
        if kind == "pipes" and len(run) > 1 and _SEPARATOR.fullmatch(run[1].words):
            yield from _table(run, table)
            table += 1
        elif kind == "tabs" and is_table(run):
            yield from (_moved(line, table) for line in text_lines(run))
            table += 1
        else:
            for line in run:
                yield from _line(line)


def _kind(line: Physical) -> str:
    if line.words.lstrip().startswith("|") or (_PIPE.search(line.words) and _SEPARATOR.fullmatch(line.words)):
        return "pipes"
    # Indenting with tabs is usual here; only a tab between words makes a cell.
    return "tabs" if "\t" in line.words.strip() else "words"


def _line(line: Physical) -> Iterator[Line]:
    if _ITEM.match(line.words):
        found = line.line(0, len(line.words), "LI")
        if found:
            yield found
    else:
        yield from plain_line(line)


def _moved(line: Line, table: int) -> Line:
    cell = line.cell and Cell(table, line.cell.row, line.cell.column)
    return Line(line.start, line.end, line.page, line.tag, cell=cell)


def _table(run: list[Physical], table: int) -> Iterator[Line]:
    row = 0
    for at, line in enumerate(run):
        if at == 1:  # the rule under the heads
            continue
        for column, (start, end) in enumerate(_pipe_cells(line.words)):
            found = line.line(start, end, cell=Cell(table, row, column))
            if found:
                yield found
        row += 1


def _pipe_cells(words: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand: between pipes that no backslash escapes; the outer pipes are optional."""
    bars = [match.start() for match in _PIPE.finditer(words)]
    edges = [-1, *bars, len(words)]
    cells = [(a + 1, b) for a, b in pairwise(edges)]
    if bars and not words[: bars[0]].strip():
        cells = cells[1:]
    if len(cells) > 1 and not words[bars[-1] + 1 :].strip():
        cells = cells[:-1]
    return cells
