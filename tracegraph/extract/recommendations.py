"""What is formally asked: items under the headings that ask, sub-items with their lead-in, nothing from boxes or
negative items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracegraph import taxonomy
from tracegraph.extract.body import bare
from tracegraph.extract.cues import ask_kind, cues
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Recommendation
from tracegraph.vocab import RecommendationKind

_ADDRESSEE = re.compile(
    r"((?:The |Leaders of )?(?:[A-Z][\w'\u2019&,-]*|the|of|and|for|local|safeguarding|children|partnership|area|health|board)(?: (?:[A-Z][\w'\u2019&,-]*|the|of|and|for|local|safeguarding|children|partnership|area|health|board|partners|leaders|authority|police|service|services))*) "
    r"(?:needs?|must|should|will) (?:to )?(?:take|ensure|improve|work|urgently|act)"
)
_OPEN_LEAD = re.compile(r"(?::|\bincluding|\binclud(?:e|es)|\bby|\bthat)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskSection:
    """An ask heading and the passages under it."""

    heading: str
    kind: RecommendationKind
    passages: tuple[Passage, ...]


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


def _addressee(quote: Quote, section: AskSection) -> str | None:
    """Whom a priority action names ("X Police need to take urgent action ..."): its grammatical subject."""
    if section.kind is not RecommendationKind.PRIORITY_ACTION:
        return None
    found = _ADDRESSEE.match(quote.words)
    return found.group(1).strip(" ,") if found else None


@dataclass(frozen=True, slots=True)
class _Ask:
    quote: Quote
    lead_in: Quote | None = None
    addressee: str | None = None
    number: str | None = None


def _row_ask(passage: Passage) -> _Ask | None:
    """An ask in a table row (Area SEND): the last cell asks, a cell before it names the responsible body."""
    cells = [c for c in passage.cells if c is not None]
    if not cells or (len(cells) == 2 and re.match(r"responsible", cells[0].words, re.IGNORECASE)):
        return None
    return _Ask(cells[-1], addressee=cells[0].words if len(cells) > 1 else None)


def _asks(section: AskSection) -> Iterable[_Ask]:
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
            yield _Ask(passage.quote, lead.quote, _addressee(lead.quote, section), passage.number)
            continue
        lead = None
        opens = after is not None and after.role is Role.ITEM and after.level > passage.level
        if opens or (
            after is not None
            and after.role is Role.ITEM
            and passage.role is Role.PARAGRAPH
            and _OPEN_LEAD.search(passage.words)
        ):
            lead = passage
            continue
        yield _Ask(passage.quote, None, _addressee(passage.quote, section), passage.number)


def themes_of(words: str) -> tuple[str, ...]:
    """The themes whose labels stand in `words`, sorted."""
    return tuple(sorted({match.theme for match in taxonomy.find(words)}))


def recommendations(passages: Sequence[Passage]) -> tuple[Recommendation, ...]:
    """Every formal ask of a report or letter, in order (keys r1, r2 ...)."""
    found: list[Recommendation] = []
    for section in ask_sections(passages):
        for ask in _asks(section):
            if cues().negative_ask.match(ask.quote.words) or len(ask.quote.words) < 12:
                continue
            whole = f"{ask.lead_in.words} {ask.quote.words}" if ask.lead_in else ask.quote.words
            found.append(
                Recommendation(
                    key=f"r{len(found) + 1}",
                    quote=ask.quote,
                    kind=section.kind,
                    heading=section.heading,
                    lead_in=ask.lead_in,
                    addressee=ask.addressee,
                    number=ask.number,
                    themes=themes_of(whole),
                )
            )
    return tuple(found)
