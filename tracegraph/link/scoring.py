"""How alike two statements are worded: does one repeat the other (a plan's line, its report's recommendation)?

No model: the share of either's weighted terms that the other takes up, as the mean of both directions.
"""

from typing import Final

from tracegraph import taxonomy
from tracegraph.link.meaning import Words
from tracegraph.link.wording import Terms

_NEIGHBOUR: Final = 0.4
"""A theme right above or below on the other side counts this share of the theme itself."""
_ASIDE: Final = 0.25
"""What a text names only as an example counts a quarter."""


def _has_neighbour(term: str, other: Terms) -> bool:
    """Whether `other` is about a theme directly above or below `term`."""
    if not term.startswith("#"):
        return False
    theme = term[1:]
    return any(f"#{t}" in other.main for t in (*taxonomy.ancestors(theme)[:1], *taxonomy.narrower(theme)))


def coverage(one: Terms, other: Terms, table: Words) -> float:
    """The share (0 to 1) of the weighted terms of `one` that `other` takes up; 0 where `one` has none."""
    weights = {t: table.weight(t) * (1.0 if t in one.main else _ASIDE) for t in one.said}
    met = sum(
        weight * (1.0 if term in other.said else _NEIGHBOUR if _has_neighbour(term, other) else 0.0)
        for term, weight in weights.items()
    )
    return met / sum(weights.values()) if weights else 0.0


def likeness(one: Terms, other: Terms, table: Words) -> float:
    """How alike two texts are worded, from 0 to 1: the mean of the shares in both directions."""
    return round((coverage(one, other, table) + coverage(other, one, table)) / 2, 4)
