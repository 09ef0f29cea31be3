"""The areas that a monitoring visit reviewed: concerns of the last inspection, not new asks."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import bare
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage, Role
from tracegraph.model.statement import AreaReviewed

_HEADING = re.compile(r"areas? covered by (?:the|this) visit", re.IGNORECASE)


def areas_reviewed(passages: Sequence[Passage]) -> tuple[AreaReviewed, ...]:
    """The items under "Areas covered by the visit"."""
    items = [p for p in passages if p.role is Role.ITEM and p.section and _HEADING.match(bare(p.section[-1]))]
    return tuple(AreaReviewed(f"v{n}", p.quote, themes_of(p.words)) for n, p in enumerate(items, start=1))
