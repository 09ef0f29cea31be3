"""Passages: what each block is, under which headings it stands, and the sentences it holds."""

from collections.abc import Iterable, Iterator

from tracegraph.model.document import Document, Passage, Role
from tracegraph.model.quote import Quote, Segment
from tracegraph.segment.blocks import blocks
from tracegraph.segment.contents import without_contents
from tracegraph.segment.furniture import furniture
from tracegraph.segment.headings import BOX
from tracegraph.segment.numbering import renumbered
from tracegraph.segment.quoting import Cutter
from tracegraph.segment.roles import Draft, drafts
from tracegraph.segment.sentences import sentences, trim
from tracegraph.segment.sewing import sewn


def segment(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order; every line with words lies in one of them (furniture too)."""
    skipped = furniture(document)
    told = renumbered(document, drafts(document, blocks(document, skipped)))
    made = without_contents(document, sewn(document, told))
    found = [*_passages(document, made), *_furniture(document, skipped)]
    return tuple(sorted(found, key=lambda p: p.quote.start))


class _Headings:
    """The headings above the place where we stand, and whether one of them opens a case-study box."""

    def __init__(self) -> None:
        self._path: list[tuple[int, str]] = []
        self._box: int | None = None

    def enter(self, level: int, words: str) -> tuple[str, ...]:
        """Takes in a heading; the headings above it."""
        self._path = [(other, title) for other, title in self._path if other < level]
        above = self.above
        if self._box is not None and level <= self._box:
            self._box = None
        if BOX.match(words):
            self._box = level
        self._path.append((level, words))
        return above

    @property
    def above(self) -> tuple[str, ...]:
        """The words of the headings above this place, outermost first."""
        return tuple(words for _, words in self._path)

    @property
    def boxed(self) -> bool:
        """True inside a case-study box."""
        return self._box is not None


def _passages(document: Document, made: Iterable[Draft]) -> Iterator[Passage]:
    """Each draft as a passage; those without words fall out."""
    cutter = Cutter(document)
    headings = _Headings()
    for draft in made:
        quote = cutter.quote(draft.blocks)
        if quote is None:
            continue
        section = headings.above
        if title := _title(cutter, draft):
            section = headings.enter(draft.level, title.words)
        yield Passage(
            role=draft.role,
            quote=quote,
            number=draft.number,
            level=draft.level,
            section=section,
            cells=tuple(cutter.quote(cell) if cell else None for cell in draft.cells),
            box=headings.boxed,
            sentences=_sentences(document.text, quote) if draft.role in (Role.PARAGRAPH, Role.ITEM) else (),
            table=draft.row.table if draft.row is not None else None,
            across=draft.row is not None and draft.row.across,
        )


def _title(cutter: Cutter, draft: Draft) -> Quote | None:
    """The heading that `draft` is or holds."""
    if draft.role is Role.HEADING:
        return cutter.quote(draft.blocks)
    return cutter.quote(draft.cells[0]) if draft.titled else None


def _sentences(text: str, quote: Quote) -> tuple[Quote, ...]:
    """The sentences of a passage as quotes of their own; those without words fall out."""
    return tuple(said for part in sentences(text, quote.segments) if (said := Quote.said(text, part)))


def _furniture(document: Document, skipped: frozenset[int]) -> Iterator[Passage]:
    """The lines in `skipped`, kept as passages, so that the canonical text stays whole."""
    for i in sorted(skipped):
        line = document.lines[i]
        if parts := trim(document.text, [Segment(line.start, line.end, line.page)]):
            yield Passage(Role.FURNITURE, Quote.of(document.text, parts))
