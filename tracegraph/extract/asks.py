"""The sections of a document that formally ask for something, and the asks that stand in each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracegraph.extract.addressees import subject
from tracegraph.extract.body import bare
from tracegraph.extract.cues import ask_kind
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.vocab import RecommendationKind

_OPEN_LEAD = re.compile(r"(?::|\bincluding|\binclud(?:e|es)|\bby|\bthat)\s*$", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"responsible", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskSection:
    """An ask heading and the passages under it."""

    heading: str
    kind: RecommendationKind
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: its words, the lead-in above it, whom it names, its printed number."""

    quote: Quote
    lead_in: Quote | None = None
    addressee: str | None = None
    number: str | None = None


def ask_sections(passages: Sequence[Passage]) -> tuple[AskSection, ...]:
    """The sections of a document that ask for something, in order. A section ends at the next heading that is not
    below it."""
    sections: list[AskSection] = []
    heading: Passage | None = None
    kept: list[Passage] = []

    def close() -> None:
        if heading is not None and (kind := ask_kind(heading.words)) is not None:
            sections.append(AskSection(bare(heading.words), kind, tuple(kept)))

    for passage in passages:
        if passage.role is Role.HEADING:
            if heading is not None and passage.level > heading.level and ask_kind(passage.words) is None:
                continue  # a group label inside the list ("Care leavers", SIF-B)
            close()
            heading, kept = (passage, []) if ask_kind(passage.words) and not passage.box else (None, [])
        elif heading is not None and passage.role in (Role.ITEM, Role.PARAGRAPH, Role.ROW) and not passage.box:
            kept.append(passage)
    close()
    return tuple(sections)


def asks(section: AskSection) -> Iterator[Ask]:
    """The asks of one section, lead-ins folded into their sub-items."""
    listed = any(p.role is not Role.PARAGRAPH or p.number is not None for p in section.passages)
    first = section.passages[:1]
    items = [
        p for p in section.passages if not listed or p.role is not Role.PARAGRAPH or p.number is not None or p in first
    ]
    lead: Passage | None = None
    for i, passage in enumerate(items):
        if passage.role is Role.ROW:
            if row := _row_ask(passage):
                yield row
            continue
        if listed and passage.role is Role.PARAGRAPH and passage.number is None:
            continue  # a sentence that introduces the list
        after = items[i + 1] if i + 1 < len(items) else None
        if passage.role is Role.ITEM and lead is not None and passage.level > lead.level:
            yield Ask(passage.quote, lead.quote, _addressee(lead.quote, section), passage.number)
        elif _leads_in(passage, after):
            lead = passage
        else:
            lead = None
            yield Ask(passage.quote, None, _addressee(passage.quote, section), passage.number)


def _leads_in(passage: Passage, after: Passage | None) -> bool:
    """True where `passage` only introduces the items after it."""
    if after is None or after.role is not Role.ITEM:
        return False
    return after.level > passage.level or (
        passage.role is Role.PARAGRAPH and _OPEN_LEAD.search(passage.words) is not None
    )


def _row_ask(passage: Passage) -> Ask | None:
    """An ask in a table row (Area SEND): the last cell asks, a cell before it names the responsible body."""
    cells = [c for c in passage.cells if c is not None]
    if not cells or (len(cells) == 2 and _RESPONSIBLE.match(cells[0].words)):
        return None
    return Ask(cells[-1], addressee=cells[0].words if len(cells) > 1 else None)


def _addressee(quote: Quote, section: AskSection) -> str | None:
    """Whom a priority action names; an area for improvement names nobody apart."""
    return subject(quote.words) if section.kind is RecommendationKind.PRIORITY_ACTION else None
