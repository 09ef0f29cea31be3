"""The lines of one PDF page, cut where a block of the structure tree ends within a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from tracegraph.read.order import reading_order
from tracegraph.read.pdfium import Page
from tracegraph.read.runs import Lines, Run, first_set, lines_of
from tracegraph.read.structure import Path, Place, places
from tracegraph.read.untagged import Unended, table_places

ARTIFACT: Final = Place("Artifact")
_UNTAGGED: Final = Place()

Places = dict[int, Place]
"""On a tagged page by the id of the content; else by the number of a run's first character, of those in tables."""

# What may be wrong with a page.
BROKEN: Final = "broken"
SCANNED: Final = "scanned"

# A raised digit is set under its neighbours' size (Word 65 %, browsers 83 %), its baseline higher by a part of it.
_MARK_SIZE: Final = 0.9
_MARK_RISE: Final = 0.15


class Piece(NamedTuple):
    """A printed line, or the part of one that lies in one block: its place in the text, on the page, its look."""

    start: int
    end: int
    place: Place
    size: float
    bold: bool
    italic: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's text, its pieces in the text's order, its note marks (offsets in the page's text), what is wrong with
    it, if anything, and the table that may go on on the next page."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[tuple[int, int], ...]
    fault: str = ""
    unended: Unended | None = None


class _Part(NamedTuple):
    """The runs of a line that lie in one block, each with its offset in the page's text."""

    place: Place
    runs: list[tuple[int, Run]]


def printed(page: Page, number: int = 0, before: Unended | None = None) -> PrintedPage:
    """The text and lines of page `number`. On a tagged page, what carries no tag is an artifact: page numbers, footers.
    The lines and gaps of tables tell their cells where no tags tell anything: on other pages, and in what browsers tag
    as content of no kind (tables without head cells and lines). `before` is the `unended` table of the page before."""
    lines = lines_of(page)
    tagged = places(page)
    if not any(run.style and run.style.content in tagged for line in lines for run in line):
        tagged = {}
    cells, unended = table_places(page, _untold(lines, tagged), number, before)
    lines = [lines[at] for at in reading_order(_heights(lines, tagged, cells, page))]
    pieces: list[Piece] = []
    marks: list[tuple[int, int]] = []
    words: list[str] = []
    offset = 0
    for line in lines:
        for part in _parts(line, offset, tagged, cells):
            pieces.append(_piece(part, page))
            if len(part.runs) > 1:  # a mark stands beside what it marks
                marks.extend(_marks(part, pieces[-1].size, page))
        words.append("".join(run.text for run in line))
        offset += len(words[-1]) + 1
    fault = SCANNED if not pieces and page.shows_picture() else ""
    return PrintedPage("\n".join(words), tuple(pieces), tuple(marks), fault, unended)


def _untold(lines: Lines, tagged: Places) -> Lines:
    """The runs of which tags say nothing, those of artifacts aside; all runs of a page without tags."""
    if not tagged:
        return lines
    none = {content for content, place in tagged.items() if not place.block}
    untold = [[run for run in line if run.style is None or run.style.content in none] for line in lines]
    return [line for line in untold if any(run.style for run in line)]


def _heights(lines: Lines, tagged: Places, cells: Places, page: Page) -> list[float | None]:
    """The height of each line as reading takes it. Of a table that no tags tell, its first line stands for its top and
    its last for its foot."""
    heights = [_height(line, tagged, cells, page) for line in lines]
    tables: dict[Path, list[int]] = {}
    for at, line in enumerate(lines):
        if line and line[0].first in cells:
            tables.setdefault(cells[line[0].first].cells[0].table, []).append(at)
    for held in tables.values():
        levels = [page.origin(lines[at][0].first)[1] for at in held]
        heights[held[0]], heights[held[-1]] = max(levels), min(levels) if len(held) > 1 else max(levels)
    return heights


def _height(line: list[Run], tagged: Places, cells: Places, page: Page) -> float | None:
    """The baseline of a line in points; None for artifacts and for what stands beside other cells of a table, and
    where nothing is printed."""
    run = first_set(line)
    place = _place(run, tagged, cells, None) if run else ARTIFACT
    if run is None or place is ARTIFACT or (place.cells and any(cell.width > 1 for cell in place.cells)):
        return None
    return page.origin(run.first + len(run.text) - len(run.text.lstrip()))[1]


def _parts(line: list[Run], offset: int, tagged: Places, cells: Places) -> Iterator[_Part]:
    """A line cut where the block changes; runs of white space alone belong to no part."""
    part: _Part | None = None
    for run in line:
        if run.printed:
            place = _place(run, tagged, cells, part)
            if part is None or (place is not part.place and place != part.place):
                if part:
                    yield part
                part = _Part(place, [])
            part.runs.append((offset, run))
        offset += len(run.text)
    if part:
        yield part


def _place(run: Run, tagged: Places, cells: Places, part: _Part | None) -> Place:
    if not tagged:
        return cells.get(run.first, _UNTAGGED)
    if run.style is None:
        return part.place if part else _UNTAGGED
    if run.style.content < 0:
        return ARTIFACT
    place = tagged.get(run.style.content, _UNTAGGED)
    return place if place.block else cells.get(run.first, place)


def _piece(part: _Part, page: Page) -> Piece:
    first_at, first = part.runs[0]
    last_at, last = part.runs[-1]
    indent = len(first.text) - len(first.text.lstrip())
    size, bold, italic = _look(part.runs)
    x, y = page.origin(first.first + indent)
    return Piece(first_at + indent, last_at + len(last.text.rstrip()), part.place, size, bold, italic, x, y)


def _look(runs: list[tuple[int, Run]]) -> tuple[float, bool, bool]:
    """How most characters are set: size, weight, slope."""
    usual = runs[0][1].style
    if usual is not None and (len(runs) == 1 or all(run.style is usual for _, run in runs)):
        return usual.size, usual.bold, usual.italic
    styles = [(run.style, len(run.printed)) for _, run in runs if run.style]
    half = sum(length for _, length in styles) / 2
    return (
        _median([(style.size, length) for style, length in styles], half),
        sum(length for style, length in styles if style.bold) > half,
        sum(length for style, length in styles if style.italic) > half,
    )


def _median(sizes: list[tuple[float, int]], left: float) -> float:
    """The size of the middle character; `left` are half of them."""
    for size, length in sorted(sizes):
        left -= length
        if left <= 0:
            return size
    return 0.0


def _marks(part: _Part, usual: float, page: Page) -> Iterator[tuple[int, int]]:
    """Raised small digits."""
    small = [
        (at, run)
        for at, run in part.runs
        if run.printed.isdigit() and run.style and run.style.size <= usual * _MARK_SIZE
    ]
    if not small:
        return
    base = next((page.origin(run.first)[1] for _, run in part.runs if run.style and run.style.size >= usual), None)
    for at, run in small:
        indent = len(run.text) - len(run.text.lstrip())
        if base is not None and page.origin(run.first + indent)[1] > base + usual * _MARK_RISE:
            yield at + indent, at + len(run.text.rstrip())
