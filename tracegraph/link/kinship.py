"""Themes next to each other: what naming one of them counts for the other."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from tracegraph import taxonomy
from tracegraph.link.wording import Terms

_PARENT: Final = 0.4
_RELATED: Final = 0.2
"""What a theme right above or below counts for the theme itself, and what a related one does."""


@cache
def _next_to(term: str) -> Mapping[str, float]:
    """The themes next to a theme, and what each counts."""
    if not term.startswith("#"):
        return {}
    theme = term[1:]
    related = dict.fromkeys((f"#{t}" for t in taxonomy.related(theme)), _RELATED)
    near = (*taxonomy.ancestors(theme)[:1], *taxonomy.narrower(theme))
    return related | dict.fromkeys((f"#{t}" for t in near), _PARENT)


def kin(terms: Terms) -> Mapping[str, float]:
    """What the neighbours of a text's themes count, for themes that it does not name itself."""
    counted: dict[str, float] = {}
    for term in terms.main:
        for near, value in _next_to(term).items():
            if near not in terms.said:
                counted[near] = max(counted.get(near, 0.0), value)
    return counted
