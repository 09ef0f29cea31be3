"""What an inspection looks at (its silence about the rest says nothing at all), and what cannot wait."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from tracegraph import resources, taxonomy
from tracegraph.model.document import Role
from tracegraph.model.link import NamedDocument
from tracegraph.model.statement import Extraction, Finding, Recommendation
from tracegraph.vocab import DocumentKind, InspectionKind, RecommendationKind

_LISTS: Final = tomllib.loads(resources.text("link/words.toml"))
_BOARD: Final = re.compile(_LISTS["board"], re.IGNORECASE)
_PARTNER: Final = re.compile(_LISTS["partner"], re.IGNORECASE)
_URGENT: Final = re.compile(_LISTS["urgent"], re.IGNORECASE)
_COUNCIL: Final = re.compile(_LISTS["council"], re.IGNORECASE)
_SCOPE: Final = re.compile("|".join(_LISTS["scope"]), re.IGNORECASE)
_SCOPE_UNTIL: Final = re.compile(_LISTS["scope_until"])
_SCOPE_ENDS: Final = re.compile(_LISTS["scope_ends"], re.IGNORECASE)
_FRAME: Final = re.compile(_LISTS["scope_frame"], re.IGNORECASE)
_MEANS: Final = tuple((words.casefold(), theme) for words, theme in _LISTS["scope_means"])
_CHILDREN: Final = frozenset(_LISTS["children"])
_BEHIND: Final = frozenset(_LISTS["behind"])
_OPENING: Final = 30
"""Passages in which a letter says what was looked at, at most."""

_VISITS: Final = frozenset(
    {
        InspectionKind.FOCUSED_VISIT,
        InspectionKind.MONITORING_VISIT,
        InspectionKind.CONTACT_REFERRAL,
        InspectionKind.JTAI,
        InspectionKind.LSCB_REVIEW,
        InspectionKind.LOOKED_AFTER,
    }
)
"""They look at one part of the work, or at one theme in depth, and each time at another."""
_SEND: Final = frozenset({InspectionKind.SEND, InspectionKind.SEND_REVISIT})
"""They look at what there is for children with special educational needs and disabilities, and come back to it."""
_OF_BOARDS: Final = frozenset({InspectionKind.SIF, InspectionKind.LSCB_REVIEW, InspectionKind.JTAI})
"""They look at safeguarding boards; since 2018 an inspection of children's services does not."""
_OF_PARTNERS: Final = frozenset({InspectionKind.JTAI, *_SEND})
"""They look at the council's partners too."""


def scopes(documents: Iterable[NamedDocument]) -> Mapping[str, frozenset[str]]:
    """By inspection: the themes that the letters about visits and joint inspections say were looked at, in their title
    and opening, and in a monitoring visit's list of areas. Nothing for an inspection of the whole."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for document in documents:
        facts = document.extraction.facts
        if facts.inspection in _VISITS and facts.kind is not DocumentKind.ACTION_PLAN:
            found[document.inspection] |= _scope(document.extraction)
    return found


def _scope(letter: Extraction) -> frozenset[str]:
    said = [words[found.end() :] for words in _opening(letter) if (found := _SCOPE.search(words))]
    looked = (*said, *(area.quote.words for area in letter.areas_reviewed))
    return frozenset(theme for words in looked for theme in _looked_at(_SCOPE_UNTIL.split(words)[0]))


def _looked_at(words: str) -> set[str]:
    """The themes of what was looked at. The children it is for count where nothing else is named: a visit about
    permanence for children in care does not look at their health."""
    themes = {match.theme for match in taxonomy.find(_FRAME.sub(" ", words))} - _BEHIND
    themes |= {theme for phrase, theme in _MEANS if phrase in words.casefold()}
    return themes - _CHILDREN or themes


def _opening(letter: Extraction) -> Iterator[str]:
    """The title and the sentences of a letter up to its findings."""
    yield letter.facts.title
    for passage in [p for p in letter.passages if p.role is not Role.FURNITURE][:_OPENING]:
        if passage.role is Role.HEADING and _SCOPE_ENDS.search(passage.words):
            return
        yield from (sentence.words for sentence in passage.sentences or (passage.quote,))


def covers(scope: Collection[str], about: Sequence[str]) -> bool:
    """True where what was looked at (`scope`) holds the leading theme of an issue, or one above it, or the children
    whom it is about; `about` are the issue's themes, the most telling first."""
    leading = {above for theme in about[:1] for above in (theme, *taxonomy.ancestors(theme))}
    return any(theme in leading or (theme in _CHILDREN and theme in about) for theme in scope)


def looks_at(
    inspection: InspectionKind,
    asked_by: Collection[InspectionKind],
    addressees: Collection[str | None],
    *,
    covered: bool = False,
) -> bool:
    """False where an inspection of this kind does not look at an issue, so that its silence says nothing: it is a visit
    about something else (not `covered` by what it says it looks at), an inspection of services for children with
    special needs that never asked about it, or one of the council alone where only a safeguarding board, or only
    partners, were asked (`addressees`, None for nobody by name)."""
    if inspection in _VISITS:
        return covered
    if inspection in _SEND:
        return any(kind in _SEND for kind in asked_by)
    named = [who or "" for who in addressees]
    if named and all(_BOARD.search(who) for who in named):
        return inspection in _OF_BOARDS
    if named and all(_PARTNER.search(who) and not _COUNCIL.search(who) for who in named):
        return inspection in _OF_PARTNERS
    return True


def presses(ask: Recommendation | Finding) -> bool:
    """True of an ask that cannot wait: a priority action, or one that is urgent by its own words."""
    if not isinstance(ask, Recommendation):
        return False
    return ask.kind is RecommendationKind.PRIORITY_ACTION or bool(_URGENT.search(ask.quote.words))
