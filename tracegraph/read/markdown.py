"""Markdown, as far as reports and digests use it: front matter, headings, bullets, pipe tables."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from tracegraph.model.document import Cell, Document, Line, Source
from tracegraph.read.base import Given
from tracegraph.read.decoding import decoded
from tracegraph.read.plain import Physical, is_table, page_count, physical_lines, plain_line, table_lines

MARKDOWN_NAMES: Final = (".md", ".markdown")
_FENCE: Final = "---"
_KEY: Final = re.compile(r"[A-Za-z][\w .-]*")
_VALUE: Final = re.compile(r"(?:[ \t]*-|[ \t])[ \t]+(\S.*)$")
_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S")
_RULE: Final = re.compile(r":?-+:?")
_PIPE: Final = re.compile(r"(?<!\\)\|")


def is_markdown(name: str, data: bytes) -> bool:
    """Whether a text is Markdown: by its front matter, or else by the name its owner gave it."""
    opening = data[:4096].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r", "")
    has_front = opening.startswith(_FENCE + "\n") and _pair(opening[4:].split("\n", 1)[0]) is not None
    return has_front or name.lower().endswith(MARKDOWN_NAMES)


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
    """The key and value pairs between the first two `---` lines, in order, and the lines after. The items of a list
    under a key are joined by commas. None where the block does not close or holds anything else (then it is text
    between two rules)."""
    end = next((at for at, line in enumerate(lines) if at and line.words.rstrip() == _FENCE), None)
    if lines[0].words.rstrip() != _FENCE or end is None:
        return (), lines
    pairs: list[tuple[str, str]] = []
    for words in (line.words.rstrip() for line in lines[1:end]):
        pair, item = _pair(words), _VALUE.match(words)
        if pair:
            pairs.append(pair)
        elif item and pairs:
            key, value = pairs.pop()
            pairs.append((key, ", ".join(filter(None, (value, _unquoted(item[1]))))))
        elif words and not words.startswith("#"):
            return (), lines
    return tuple(pairs), lines[end + 1 :]


def _pair(words: str) -> tuple[str, str] | None:
    key, colon, value = words.partition(":")
    if not colon or not _KEY.fullmatch(key) or value[:1].strip():
        return None
    return key.rstrip(), _unquoted(value.strip())


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _lines(body: list[Physical]) -> Iterator[Line]:
    table = 0
    for kind, group in groupby(body, _kind):
        run = list(group)
        head = _head(run) if kind == "pipes" else None
        tabbed = kind == "tabs" and is_table(run)
        for line in [] if tabbed else run[:head]:
            yield from _line(line)
        if tabbed:
            yield from table_lines(run, table)
        elif head is not None:
            yield from _piped(run[head:], table)
        table += tabbed or head is not None


def _kind(line: Physical) -> str:
    if _PIPE.search(line.words):
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


def _head(run: list[Physical]) -> int | None:
    """Which line of a run is the head of a table: the one above the rule. None where there is no rule: just pipes."""
    return next((at for at, below in enumerate(run[1:]) if _is_rule(below.words)), None)


def _is_rule(words: str) -> bool:
    return all(_RULE.fullmatch(cell.strip()) for cell in words.strip().strip("|").split("|"))


def _piped(run: list[Physical], table: int) -> Iterator[Line]:
    head, _, *rows = run
    for row, line in enumerate((head, *rows)):
        for column, (start, end) in enumerate(_pipe_cells(line.words)):
            found = line.line(start, end, cell=Cell(table, row, column))
            if found:
                yield found


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
