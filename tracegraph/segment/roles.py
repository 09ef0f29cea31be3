"""What each block is: heading, footnote, list item, table row or paragraph."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracegraph.model.document import Document, Role
from tracegraph.segment.blocks import BULLET, Block, body_size
from tracegraph.segment.headings import levels
from tracegraph.segment.tables import Row, rows

_NOTE_START = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]|\d{1,2}\s)")
_SMALLER = 1.4
"""Points by which a footnote is set smaller than the body."""
_SPACE_WIDTH = 6.0
"""Points that one leading space of a text without places counts for."""
_LISTING_COLUMNS = 2
"""Tables of so few columns may hold lists in their cells; in wider ones (action plans) a cell is one statement."""
_DEEPER = 4
"""Points by which an item stands further in than the one it belongs to."""


@dataclass
class Draft:
    """A passage in the making: its role, its blocks, and for a table row the blocks of each cell."""

    role: Role
    blocks: list[Block]
    level: int = 1
    cells: tuple[tuple[Block, ...], ...] = ()
    number: str | None = None
    titled: bool = False
    """True for a row whose first cell is the heading of what follows it."""
    row: Row | None = None
    """The row of a table that it is."""


def drafts(document: Document, found: Sequence[Block]) -> list[Draft]:
    """Each block (or table row) with its role, in reading order."""
    headings = levels(document, found)
    depths = _item_levels(document.text, found)
    body = body_size(document.lines)
    made: list[Draft] = []
    for i, block in enumerate(found):
        if block.cell is not None:
            if i == 0 or found[i - 1].cell is None:
                made += _rows(document, found, i, headings)
        elif i in headings:
            made.append(Draft(Role.HEADING, [block], headings[i]))
        elif _is_note(document, block, body):
            made.append(Draft(Role.NOTE, [block]))
        elif block.marker:
            made.append(Draft(Role.ITEM, [block], depths[i]))
        else:
            made.append(Draft(Role.PARAGRAPH, [block], number=block.number))
    return made


def _rows(document: Document, found: Sequence[Block], first: int, headings: Mapping[int, int]) -> Iterator[Draft]:
    """The rows of the run of table cells that begins with block `first`."""
    after = next((j for j in range(first, len(found)) if found[j].cell is None), len(found))
    titles = {found[i].start: headings[i] for i in range(first, after) if i in headings}
    for row in rows(document.text, found[first:after]):
        parts = [block for cell in row.cells for block in cell]
        level = next((titles[block.start] for block in parts if block.start in titles), None)
        if level is None and len(row.cells) <= _LISTING_COLUMNS:
            yield from _listing(document.text, row)
        else:
            yield Draft(Role.ROW, parts, level or 1, cells=row.cells, titled=level is not None, row=row)


def _listing(text: str, row: Row) -> Iterator[Draft]:
    """A row, and the items of a list that its last cell ends in, as passages of their own (Area SEND: the responsible
    body beside what it must do, which may be several things)."""
    cell = next((cell for cell in reversed(row.cells) if cell), ())
    first = next((n for n, block in enumerate(cell) if n and BULLET.match(text[block.start : block.end])), len(cell))
    cells = tuple(blocks[:first] if blocks is cell else blocks for blocks in row.cells)
    yield Draft(Role.ROW, [block for blocks in cells for block in blocks], cells=cells, row=row)
    item: Draft | None = None
    for block in cell[first:]:
        if found := BULLET.match(text[block.start : block.end]):
            bulleted = replace(block, body=block.start + found.end(), marker=found.group(1) or found.group(2))
            if item is not None:
                yield item
            item = Draft(Role.ITEM, [bulleted], 2)
        elif item is not None:
            item.blocks.append(block)
    if item is not None:
        yield item


def _is_note(document: Document, block: Block, body: float) -> bool:
    """Footnotes: tagged so, or set small and opened by a raised mark, or opened by a superscript character."""
    if block.tag == "Note":
        return True
    opening = document.text[block.start : block.start + 4]
    if _NOTE_START.match(opening) and not opening.strip()[:1].isdecimal():
        return True
    small = bool(body) and block.size <= body - _SMALLER
    return small and any(a - 1 <= block.start <= b for a, b in document.marks)


def _indent(text: str, block: Block) -> float:
    """Left edge of a block in points; from its leading spaces where the format has no places."""
    first = block.lines[0]
    if first.x:
        return first.x
    before = text[text.rfind("\n", 0, block.body) + 1 : block.body]
    return _SPACE_WIDTH * (len(before) - len(before.lstrip()))


def _item_levels(text: str, found: Sequence[Block]) -> dict[int, int]:
    """The depth of each bulleted block: deeper where it stands further in and has another bullet (or, in a text
    without places, simply further in)."""
    depths: dict[int, int] = {}
    stack: list[tuple[float, str]] = []
    for i, block in enumerate(found):
        if not block.marker:
            if not block.number and block.cell is None:
                stack = []
            continue
        indent = _indent(text, block)
        placed = bool(block.lines[0].x)
        while stack and indent < stack[-1][0] - _DEEPER:
            stack.pop()
        if not stack or (indent > stack[-1][0] + _DEEPER and (block.marker != stack[-1][1] or not placed)):
            stack.append((indent, block.marker))
        depths[i] = len(stack)
    return depths
