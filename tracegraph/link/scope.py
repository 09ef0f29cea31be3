"""What an inspection looks at (its silence about the rest says nothing at all), and what cannot wait."""

import re
import tomllib
from collections.abc import Collection
from typing import Final

from tracegraph import resources
from tracegraph.model.statement import Finding, Recommendation
from tracegraph.vocab import InspectionKind, RecommendationKind

_LISTS: Final = tomllib.loads(resources.text("link/words.toml"))
_BOARD: Final = re.compile(_LISTS["board"], re.IGNORECASE)
_PARTNER: Final = re.compile(_LISTS["partner"], re.IGNORECASE)
_URGENT: Final = re.compile(_LISTS["urgent"], re.IGNORECASE)
_COUNCIL: Final = re.compile(_LISTS["council"], re.IGNORECASE)

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


def looks_at(
    inspection: InspectionKind, asked_by: Collection[InspectionKind], addressees: Collection[str | None]
) -> bool:
    """False where an inspection of this kind does not look at an issue, so that its silence says nothing: it is a visit
    about something else, an inspection of services for children with special needs that never asked about it, or one of
    the council alone where only a safeguarding board, or only partners, were asked (`addressees`, None for nobody by
    name)."""
    if inspection in _VISITS:
        return False
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
