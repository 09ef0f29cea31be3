"""Blocks: printed lines that belong together (a paragraph, an item, a heading, a table cell), before any reading of
the words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tracegraph.model.document import Cell, Document, Line
from tracegraph.segment.known import starts

# Bullets as they come out of the national record: black squares (2019-), Wingdings in the private use area (2013-18),
# the 2009 report's control character, dashes and circles; a bare hyphen or "o" counts only before white space.
_MARKS = r"\u2022\u2023\u2500\u25a0\u25aa\u25ab\u25cf\u25cb\u25e6\u25fc\u25fb\uf000-\uf0ff\u0083"
_DASHES = r"-\u2013\u2014\u2015\u2212*o"
BULLET = re.compile(rf"\s*(?:([{_MARKS}])\s*|([{_DASHES}])\s+)(?=\S)")
_LONE = re.compile(rf"\s*(?:[{_MARKS}]|\d{{1,3}}\.)\s*")
NUMBER = re.compile(r"\s*(\d{1,3})\s*[.)]\s*(?=[\"'\u2018\u201c(]?[A-Z]|$)")
_OUTDENT = 6.0
"""Points by which text below a list begins left of its bullets at least."""
_HEADING_TAG = re.compile(r"H([1-6])")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one block. `marker` its bullet (a drawn one, of which no character tells, by its place), `number` its
    printed number, `body` where its words begin; `tag` of its first line."""

    lines: tuple[Line, ...]
    body: int
    tag: str = ""
    marker: str = ""
    number: str | None = None
    cell: Cell | None = None
    gap: bool = False
    """True where a blank line, a page turn or another block's furniture stands before it."""

    @property
    def start(self) -> int:
        """First character of its first line."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """End of its last line."""
        return self.lines[-1].end

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.lines[0].page

    @property
    def size(self) -> float:
        """Its usual font size in points; 0 where unknown."""
        return median(line.size for line in self.lines)

    @property
    def heading_tag(self) -> int | None:
        """1 to 6 where the format itself says heading."""
        found = _HEADING_TAG.fullmatch(self.tag)
        return int(found.group(1)) if found else None


def body_size(lines: Iterable[Line]) -> float:
    """The font size of most characters, in points; 0 where sizes are unknown."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += line.end - line.start
    halves: Counter[float] = Counter()
    for size, characters in sizes.items():
        halves[round(size * 2) / 2] += characters
    return halves.most_common(1)[0][0] if halves else 0.0


def _starts_block(text: str, run: Sequence[Line], line: Line, pitch: float) -> bool:
    """True where `line` cannot be the next line of the block of the lines in `run`."""
    first, before = run[0], run[-1]
    if line.cell != before.cell or line.block != before.block or line.tag != before.tag:
        return True
    here = text[line.start : line.end]
    if line.block and (line.tag or line.page is None):
        return False
    if _LONE.fullmatch(text[before.start : before.end]) and line.page == before.page:
        return False  # a bullet of another size is printed as a line of its own, and in a text each number
    marked = BULLET.match(here) is not None or _LONE.fullmatch(here) is not None
    if line.block:
        return marked  # a cell that no tags but lines told: a list may stand in it
    return (
        line.page != before.page
        or text.count("\n", before.end, line.start) > 1
        or (line.cell is None and (marked or NUMBER.match(here) is not None))
        or abs(line.size - before.size) > 0.6
        or line.bold != before.bold
        or _left_of_item(text, first, line)
        or (bool(pitch) and before.y - line.y > 1.5 * pitch)
    )


def _left_of_item(text: str, first: Line, line: Line) -> bool:
    """True where an item begins with a bullet, and `line` left of it: that is text below the list."""
    return line.x < first.x - _OUTDENT and BULLET.match(text, first.start, first.end) is not None


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two printed lines, in points; 0 where places are unknown."""
    steps = [round(a.y - b.y, 1) for a, b in pairwise(lines) if a.page == b.page and 4 < a.y - b.y < 40]
    return Counter(steps).most_common(1)[0][0] if steps else 0.0


def _block(text: str, lines: Sequence[Line], gap: bool, body_type: float) -> Block:
    """One block, its bullet or number told apart from its words."""
    first = lines[0]
    raw = text[first.start : lines[-1].end]
    bullet, numbered = BULLET.match(raw), NUMBER.match(raw)
    tag = first.tag
    if _HEADING_TAG.fullmatch(tag) and not first.bold and 0 < first.size <= body_type and (bullet or numbered):
        tag = "LI"  # an item that a report's author styled as a heading
    if first.cell is not None or tag.startswith("H") or not (bullet or numbered):
        return Block(tuple(lines), first.start, tag, "", None, first.cell, gap)
    if bullet:
        return Block(tuple(lines), first.start + bullet.end(), tag, bullet.group(1) or bullet.group(2), None, None, gap)
    number, after = (numbered.group(1), numbered.end()) if numbered else (None, 0)
    return Block(tuple(lines), first.start + after, tag, "", number, None, gap)


def blocks(document: Document, skipped: frozenset[int]) -> tuple[Block, ...]:
    """The blocks of a document in reading order, without the lines in `skipped` (furniture)."""
    text = document.text
    pitch = _pitch(document.lines)
    body_type = body_size(document.lines)
    shown = [i for i in range(len(document.lines)) if i not in skipped]
    begun, inside = (frozenset[int](), frozenset[int]()) if body_type else starts(document, shown, skipped)
    found: list[Block] = []
    run: list[Line] = []
    gap = False
    skipped_before = False
    for i, line in enumerate(document.lines):
        if i in skipped:
            skipped_before = True
            continue
        cut = i in begun or (skipped_before and bool(run) and line.block != run[-1].block)
        if run and i not in inside and (cut or _starts_block(text, run, line, pitch)):
            found.append(_block(text, run, gap, body_type))
            gap = skipped_before or line.page != run[-1].page or text.count("\n", run[-1].end, line.start) > 1
            run = []
        run.append(line)
        skipped_before = False
    if run:
        found.append(_block(text, run, gap, body_type))
    return tuple(_with_drawn_bullets(found))


def _with_drawn_bullets(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a marker for each item of a PDF that draws its bullets (web browsers and desktop publishing do;
    what is printed with Word has a character for each, and its items without one carry on another)."""
    items = [b for b in found if b.tag == "LI" and b.page is not None and b.cell is None]
    drawn = not any(b.marker for b in items)
    for block in found:
        item = drawn and block.tag == "LI" and block.page is not None and block.cell is None and block.number is None
        yield replace(block, marker=f"at {block.lines[0].x:.0f}") if item else block
