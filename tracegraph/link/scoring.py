"""How alike two statements are in what they are about, with the reasons in words a person can check.

One score from named features; no model. A recommendation and a later passage are compared by how much of the
recommendation's weighted terms the passage takes up; two recommendations by that share in both directions.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tracegraph import taxonomy
from tracegraph.link.meaning import Words
from tracegraph.link.wording import Terms
from tracegraph.model.link import Reason

_MOST_REASONS = 6
_PARENT_SHARE = 0.4
"""A broader or narrower theme on the other side counts this share of the theme itself."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1 and what it is made of, the weightiest reason first; `best` is the greater of the two
    directions where two texts were compared both ways."""

    score: float
    reasons: tuple[Reason, ...] = ()
    shared_theme: bool = False
    best: float = 0.0


def _kin(term: str, other: Terms) -> str | None:
    """A term of `other` that stands for a theme directly above or below `term`."""
    if not term.startswith("#"):
        return None
    theme = term[1:]
    near = [*taxonomy.ancestors(theme)[:1], *taxonomy.narrower(theme)]
    return next((f"#{t}" for t in near if f"#{t}" in other.main), None)


_ASIDE = 0.25
"""What a text names only as an example counts a quarter."""


def _weights(text: Terms, table: Words) -> dict[str, float]:
    return {t: table.weight(t) * (1.0 if t in text.main else _ASIDE) for t in text.said}


def _shares(weights: Mapping[str, float], other: Terms) -> dict[str, tuple[float, str]]:
    """For each weighted term of a text that `other` takes up: its share of all the weight, and the term it met."""
    total = sum(weights.values())
    found: dict[str, tuple[float, str]] = {}
    for term, weight in weights.items():
        if term in other.said:
            found[term] = (weight / total, term)
        elif (kin := _kin(term, other)) is not None:
            found[term] = (_PARENT_SHARE * weight / total, kin)
    return found


def _reasons(one: Terms, other: Terms, shares: Mapping[str, tuple[float, str]]) -> tuple[Reason, ...]:
    named = []
    for term, (share, met) in shares.items():
        feature = ("same theme" if term == met else "neighbouring theme") if term.startswith("#") else "same word"
        if term.startswith("#"):
            feature = f"{feature}: {taxonomy.label(term[1:])}"
        named.append(Reason(feature, round(share, 4), one.said[term], other.said[met]))
    return tuple(sorted(named, key=lambda r: (-r.weight, r.feature, r.left))[:_MOST_REASONS])


def coverage(asked: Terms, passage: Terms, table: Words) -> Likeness:
    """How much of what `asked` is about `passage` speaks of."""
    of_asked = _weights(asked, table)
    if not of_asked:
        return Likeness(0.0)
    shares = _shares(of_asked, passage)
    score = sum(share for share, _ in shares.values())
    shared = any(t.startswith("#") and t in asked.main and t == met for t, (_, met) in shares.items())
    return Likeness(round(score, 4), _reasons(asked, passage, shares), shared)


def likeness(one: Terms, other: Terms, table: Words) -> Likeness:
    """How far two recommendations ask for the same thing: the mean of the shares in both directions, asides counting
    little on both sides."""
    forth, back = coverage(one, other, table), coverage(other, one, table)
    score = (forth.score + back.score) / 2
    both = any(t.startswith("#") and t in other.main for t in one.main)
    return Likeness(round(score, 4), forth.reasons, both, max(forth.score, back.score))
