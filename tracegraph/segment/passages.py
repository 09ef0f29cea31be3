"""Passages: blocks with their role, section and number, sentences cut by a page turn made whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracegraph.model.document import Document, Passage, Role
from tracegraph.model.quote import Quote, Segment, clean
from tracegraph.segment.blocks import Block, blocks, body_size
from tracegraph.segment.furniture import furniture
from tracegraph.segment.headings import levels
from tracegraph.segment.sentences import sentences, trim
from tracegraph.segment.tables import rows

_OPEN = re.compile(r"[^.!?:;\"\u201d]\s*$")
_NOTE_START = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]|\d{1,2}\s)")
_RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
"""Note marks that a text export kept as superscript characters."""
_BOX = re.compile(r"(?:case|practice) study\b", re.IGNORECASE)
_CONTENTS = re.compile(r"contents", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r".*\S[\s.]+\d{1,3}\s*$", re.DOTALL)


@dataclass
class _Draft:
    """A passage in the making."""

    role: Role
    blocks: list[Block]
    level: int = 1
    cells: tuple[tuple[Block, ...], ...] = ()
    section: tuple[str, ...] = ()
    box: bool = False
    number: str | None = field(default=None)


class _Cutter:
    """Makes segments of blocks: a line a segment would be too many, so neighbouring lines of a page become one, and
    note marks are cut out."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        raised = ((m.start(), m.end()) for m in _RAISED.finditer(document.text))
        self._marks = sorted({*document.marks, *raised})

    def segments(self, parts: Iterable[Block]) -> tuple[Segment, ...]:
        """The segments of `parts`, in order."""
        runs: list[Segment] = []
        for block in parts:
            for line in block.lines:
                start = max(line.start, block.body)
                if start >= line.end:
                    continue
                last = runs[-1] if runs else None
                if last and last.page == line.page and last.end <= start and not self._text[last.end : start].strip():
                    runs[-1] = Segment(last.start, line.end, line.page)
                else:
                    runs.append(Segment(start, line.end, line.page))
        cut = [piece for run in sorted(runs) for piece in self._without_marks(run)]
        return trim(self._text, cut)

    def _without_marks(self, run: Segment) -> Iterable[Segment]:
        start = run.start
        for a, b in self._marks:
            if run.start <= a and b <= run.end:
                if start < a:
                    yield Segment(start, a, run.page)
                start = b
        if start < run.end:
            yield Segment(start, run.end, run.page)

    def quote(self, parts: Iterable[Block]) -> Quote | None:
        """The quote that `parts` make, or None where they hold no words."""
        segments = self.segments(parts)
        return Quote.of(self._text, segments) if segments and clean(self._text, segments) else None


def _is_note(document: Document, block: Block, body: float) -> bool:
    """Footnotes: tagged so, or set small and opened by a raised mark, or opened by a superscript character."""
    if block.tag == "Note":
        return True
    opening = document.text[block.start : block.start + 4]
    if _NOTE_START.match(opening) and not opening.strip()[:1].isdecimal():
        return True
    small = bool(body) and block.size <= body - 1.4
    marked = any(a - 1 <= block.start <= b for a, b in document.marks)
    return marked and small


_SPACE_WIDTH = 6.0
"""Points that one leading space of a text without places counts for."""


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
        while stack and indent < stack[-1][0] - 4:
            stack.pop()
        if not stack or (indent > stack[-1][0] + 4 and (block.marker != stack[-1][1] or not placed)):
            stack.append((indent, block.marker))
        depths[i] = len(stack)
    return depths


def _drafts(document: Document, found: Sequence[Block]) -> list[_Draft]:
    """Each block (or table row) with its role."""
    headings = levels(document, found)
    depths = _item_levels(document.text, found)
    body = body_size(document.lines)
    drafts: list[_Draft] = []
    i = 0
    while i < len(found):
        block = found[i]
        if block.cell is not None:
            j = i
            while j < len(found) and found[j].cell is not None:
                j += 1
            drafts += [
                _Draft(Role.ROW, [b for cell in row.cells for b in cell], cells=row.cells)
                for row in rows(document.text, found[i:j])
            ]
            i = j
            continue
        if i in headings:
            drafts.append(_Draft(Role.HEADING, [block], headings[i]))
        elif _is_note(document, block, body):
            drafts.append(_Draft(Role.NOTE, [block]))
        elif block.marker:
            drafts.append(_Draft(Role.ITEM, [block], depths[i]))
        else:
            drafts.append(_Draft(Role.PARAGRAPH, [block], number=block.number))
        i += 1
    return drafts


def _joins(document: Document, before: _Draft, draft: _Draft) -> bool:
    """True where `draft` is the second half of a sentence that a page turn or furniture cut in `before`."""
    second = draft.blocks[0]
    if draft.role is Role.HEADING:
        # A title broken over lines of one style is one heading.
        first = before.blocks[-1]
        return (
            before.role is Role.HEADING
            and draft.level == before.level
            and bool(second.lines[0].size)
            and first.page == second.page
            and 0 < first.lines[-1].y - second.lines[0].y < 1.7 * max(second.size, 1)
        )
    if draft.role is not Role.PARAGRAPH or second.marker:
        return False
    if before.number is not None and not document.text[before.blocks[0].body : before.blocks[-1].end].strip():
        return True  # a printed number on a line of its own
    if draft.number is not None or before.role not in (Role.PARAGRAPH, Role.ITEM):
        return False
    opening = document.text[second.body : second.end].lstrip()
    ending = document.text[before.blocks[-1].body : before.blocks[-1].end]
    return bool(_OPEN.search(ending)) and opening[:1].islower()


def _sewn(document: Document, drafts: Iterable[_Draft]) -> list[_Draft]:
    """Drafts with the halves of cut sentences joined; notes between the halves stay where they are."""
    kept: list[_Draft] = []
    open_draft: _Draft | None = None
    for draft in drafts:
        if draft.role is Role.NOTE:
            kept.append(draft)
            continue
        if open_draft is not None and _joins(document, open_draft, draft):
            open_draft.blocks += draft.blocks
            continue
        kept.append(draft)
        open_draft = draft
    return kept


def _drop_contents(document: Document, drafts: list[_Draft]) -> list[_Draft]:
    """The contents page becomes furniture: its lines end in page numbers and repeat headings."""
    inside = False
    for draft in drafts:
        words = " ".join(document.text[b.body : b.end] for b in draft.blocks)
        if draft.role is Role.HEADING and _CONTENTS.fullmatch(words.strip()):
            inside = True
        elif inside and not (_CONTENTS_LINE.match(words) or draft.blocks[0].tag.startswith("TOC")):
            inside = draft.blocks[0].page is not None and draft.role is not Role.HEADING and len(words) < 90
        if inside:
            draft.role = Role.FURNITURE
    return drafts


def _sentences(text: str, quote: Quote) -> tuple[Quote, ...]:
    """The sentences of a passage as quotes of their own; those without words fall out."""
    parts = sentences(text, quote.segments)
    return tuple(Quote.of(text, part) for part in parts if clean(text, part))


def segment(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order; every character of its lines lies in one of them or in furniture."""
    skipped = furniture(document)
    cutter = _Cutter(document)
    drafts = _drop_contents(document, _sewn(document, _drafts(document, blocks(document, skipped))))
    passages: list[Passage] = []
    path: list[tuple[int, str]] = []
    box_level: int | None = None
    for draft in drafts:
        quote = cutter.quote(draft.blocks)
        if quote is None:
            continue
        if draft.role is Role.HEADING:
            path = [(level, words) for level, words in path if level < draft.level]
            if box_level is not None and draft.level <= box_level:
                box_level = None
            if _BOX.match(quote.words):
                box_level = draft.level
            path.append((draft.level, quote.words))
        section = tuple(words for _, words in (path[:-1] if draft.role is Role.HEADING else path))
        cells = tuple(cutter.quote(cell) if cell else None for cell in draft.cells)
        told = _sentences(document.text, quote) if draft.role in (Role.PARAGRAPH, Role.ITEM) else ()
        boxed = box_level is not None
        passages.append(Passage(draft.role, quote, draft.number, draft.level, section, cells, boxed, told))
    lines = (document.lines[i] for i in sorted(skipped))
    for line in lines:
        if parts := trim(document.text, [Segment(line.start, line.end, line.page)]):
            passages.append(Passage(Role.FURNITURE, Quote.of(document.text, parts)))
    return tuple(sorted(passages, key=lambda p: p.quote.start))
