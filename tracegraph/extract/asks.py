"""The sections of a document that formally ask for something, and the asks that stand in each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracegraph.extract.addressees import board, subject
from tracegraph.extract.body import bare, letter_bounds
from tracegraph.extract.cues import ask_kind, cues
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.vocab import RecommendationKind

_OPEN_LEAD = re.compile(r"(?::|\bincluding|\bincludes?|\bby|\bthat)\s*$", re.IGNORECASE)
_WHOLE_LEAD = re.compile(
    r"\b(?:particularly|in particular|especially|including|such as|for example)\s*:?\s*$", re.IGNORECASE
)
"""A lead-in that asks for the whole thing itself: the items below it only spell it out."""
_LABEL = re.compile(r"[^.!?;:]{1,80}")
"""A short line that is no sentence: it groups the items below it."""
_INTRODUCTION = re.compile(r"\bthe following(?: \w+){0,3}\s*[.:]?\s*$", re.IGNORECASE)
"""How a sentence ends that only announces the list below it."""
_RESPONSIBLE = re.compile(r"responsible", re.IGNORECASE)

_BODIES = re.compile(
    r"(?=.*\b(?:Council|Boards?|NHS|Trust|Partnership|Authority|leaders)\b)"
    r"(?:(?:[A-Z][\w\u2019'&()-]*|and|of|the|for|school|college|leaders|partners|&)[,;.]?\s*)+"
)
"""A line that only names bodies: those that must do what the next paragraph asks (Area SEND, whose table came out as
lines)."""
_OBLIGES = re.compile(r"\b(?:should|must|needs? to|is required to|are required to|ensure|improve)\b", re.IGNORECASE)
"""What a paragraph outside the list must say to be an ask itself (Area SEND: table rows without a table)."""


@dataclass(frozen=True, slots=True)
class AskSection:
    """An ask heading, the passages under it, and the board that it asks (None: the authority or its partners)."""

    heading: str
    kind: RecommendationKind
    passages: tuple[Passage, ...]
    board: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: its words, the lead-in above it, whom it names, its printed number."""

    quote: Quote
    lead_in: Quote | None = None
    addressee: str | None = None
    number: str | None = None


def ask_sections(passages: Sequence[Passage]) -> tuple[AskSection, ...]:
    """The sections of a document that ask for something, in order. A section ends at the next heading that is not a
    label inside its list, and where a chapter opens in a table row. A line that is set as text, above a list, and that
    says what an ask heading says, is one ("Recommendations:")."""
    start, end = letter_bounds(passages)
    sections: list[AskSection] = []
    heading: Passage | None = None
    kept: list[Passage] = []

    def close() -> None:
        if heading is not None and (kind := ask_kind(heading.words)) is not None:
            asked = board((*reversed(heading.section), heading.words))
            sections.append(AskSection(bare(heading.words), kind, tuple(kept), asked))

    shown = passages[start:end]
    for passage, after in zip(shown, (*shown[1:], None), strict=False):
        if passage.role is Role.HEADING or _heads(passage, after):
            if heading is not None and _is_label(passage, heading) and _heads_list(after):
                continue
            close()
            heading, kept = (passage, []) if ask_kind(passage.words) and not passage.box else (None, [])
        elif heading is not None and _stands_under(passage, heading) and _may_ask(passage):
            kept.append(passage)
    close()
    return tuple(sections)


def _heads(passage: Passage, after: Passage | None) -> bool:
    """True for an ask heading that is set as text, above a list."""
    return (
        passage.role is Role.PARAGRAPH
        and after is not None
        and (after.role is Role.ITEM or after.number is not None)
        and ask_kind(passage.words) is not None
    )


def _stands_under(passage: Passage, heading: Passage) -> bool:
    return heading.role is not Role.HEADING or heading.words in passage.section


def _may_ask(passage: Passage) -> bool:
    return (
        passage.role in (Role.ITEM, Role.PARAGRAPH, Role.ROW)
        and not passage.box
        and not cues().boilerplate.match(passage.words)
        and not (passage.role is Role.ROW and ask_kind(passage.words) is not None)  # a table's head says it again
    )


def _heads_list(after: Passage | None) -> bool:
    """True where a list, or a paragraph with a number, follows a label."""
    return after is not None and (after.role is not Role.PARAGRAPH or after.number is not None)


def _is_label(passage: Passage, heading: Passage) -> bool:
    """True for a heading that only groups the asks of the section it stands in ("Care leavers", SIF-B)."""
    words = bare(passage.words)
    return (
        passage.role is Role.HEADING
        and heading.role is Role.HEADING
        and passage.level > heading.level
        and ask_kind(passage.words) is None
        and not cues().skip_section.fullmatch(words)
        and not cues().chapter.fullmatch(words)
    )


def asks(text: str, section: AskSection) -> Iterator[Ask]:
    """The asks of one section in order: sub-items that stand alone with their lead-in, those that only spell out their
    lead-in folded into it. `text` is the document's canonical text."""
    items = section.passages
    listed = any(p.role is not Role.PARAGRAPH or p.number is not None for p in items)
    asked = False
    bodies: str | None = None
    i = 0
    while i < len(items):
        passage, after = items[i], items[i + 1] if i + 1 < len(items) else None
        i += 1
        if not listed and (_BODIES.fullmatch(passage.words) or _RESPONSIBLE.match(passage.words)):
            bodies = passage.words.rstrip(".")
            continue
        told = _row_ask(passage) if passage.role is Role.ROW else _told(passage, section, bodies)
        if told is None or _announces(passage, after) or (listed and _introduces(passage, after, asked=asked)):
            continue
        asked = True
        if not _leads_in(passage, after):
            yield told
            continue
        level = 0 if passage.role is Role.PARAGRAPH else passage.level
        below = []
        while i < len(items) and items[i].role is Role.ITEM and items[i].level > level:
            below.append(items[i])
            i += 1
        yield from _led(text, told, below)


def _led(text: str, lead: Ask, below: Sequence[Passage]) -> Iterator[Ask]:
    """The asks of a lead-in and the items below it."""
    if _WHOLE_LEAD.search(lead.quote.words):
        whole = Quote.of(text, [s for quote in (lead.quote, *(p.quote for p in below)) for s in quote.segments])
        yield replace(lead, quote=whole)
    else:
        for passage in below:
            yield Ask(passage.quote, lead.quote, lead.addressee, passage.number)


def _told(passage: Passage, section: AskSection, bodies: str | None) -> Ask:
    return Ask(passage.quote, None, bodies or _addressee(passage.quote, section), passage.number)


def _announces(passage: Passage, after: Passage | None) -> bool:
    """True for a paragraph, numbered or not, that announces what follows: a label above items (some
    reports number their labels), or "should take the following action"."""
    if passage.role is not Role.PARAGRAPH or after is None:
        return False
    labels = passage.number is not None and after.role is Role.ITEM and _LABEL.fullmatch(passage.words)
    announced = _INTRODUCTION.search(passage.words)
    return bool(labels) or (announced is not None and (after.role is not Role.ITEM or passage.words.endswith(".")))


def _introduces(passage: Passage, after: Passage | None, *, asked: bool) -> bool:
    """True for an unnumbered paragraph of a list that asks nothing itself: a label, or a sentence above the list that
    does not lead into an item."""
    if passage.role is not Role.PARAGRAPH or passage.number is not None:
        return False
    itemised = after is not None and after.role is Role.ITEM
    if _opens(passage):
        return not itemised
    listed = after is not None and (after.role is not Role.PARAGRAPH or (after.number is not None and not asked))
    return listed or not _OBLIGES.search(passage.words)


def _leads_in(passage: Passage, after: Passage | None) -> bool:
    """True where `passage` only introduces the items after it."""
    if after is None or after.role is not Role.ITEM:
        return False
    return _opens(passage) if passage.role is Role.PARAGRAPH else after.level > passage.level


def _opens(passage: Passage) -> bool:
    """True where the words do not end where the passage ends."""
    return _OPEN_LEAD.search(passage.words) is not None or _WHOLE_LEAD.search(passage.words) is not None


def _row_ask(passage: Passage) -> Ask | None:
    """An ask in a table row (Area SEND): the last cell asks, a cell before it names the responsible body."""
    cells = [c for c in passage.cells if c is not None]
    if not cells or (len(cells) == 2 and _RESPONSIBLE.match(cells[0].words)):
        return None
    return Ask(cells[-1], addressee=cells[0].words.rstrip(".") if len(cells) > 1 else None)


def _addressee(quote: Quote, section: AskSection) -> str | None:
    """Whom an ask names itself, or the board in whose part of the report it stands."""
    named = subject(quote.words)
    return section.board or named if named is None or named.lower() == "board" else named
