"""Why two statements were linked, in words a person can check: what spoke for it, each reason with its share of the
score, the phrases that fired on either side, and the features behind it.

The model weighs some eighty features; people read a few plain lines. Which features are one idea, and what that is
called, is data (`reasons.toml`)."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracegraph import resources
from tracegraph.link.embedding import FEATURE, weights
from tracegraph.link.features import FEATURES
from tracegraph.link.meaning import words
from tracegraph.link.nearness import nearness
from tracegraph.link.wording import Text
from tracegraph.model.link import Reason
from tracegraph.taxonomy import Scheme, label

_PHRASES: Final = 3
_LEAST: Final = 0.01
"""What has a smaller share of the score is not shown."""
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Idea:
    """Features that are one idea: what people read (`says`), which words of both sides are shown with it (`fired`), and
    the features' names."""

    says: str
    fired: str
    features: tuple[str, ...]


@cache
def ideas() -> tuple[Idea, ...]:
    """Every reason that people may read, from the shipped table; what a reader's own model adds is one by itself."""
    told = tomllib.loads(resources.text("link/reasons.toml"))["reason"]
    return (*(Idea(t["says"], t["fired"], tuple(t["features"])) for t in told), Idea(FEATURE, "", (FEATURE,)))


def reasons(
    asked: Text,
    later: Text,
    shares: Mapping[str, float],
    *,
    source_asks: bool = False,
    embedded: float | None = None,
) -> tuple[Reason, ...]:
    """What speaks for a link, weightiest first: each reason's share is of the whole score, and together they are 1.
    `shares` holds what each feature added to the log-odds (`Model.shares`), by its name.

    `embedded` is what sentence embeddings added, where there are any: that is shown wherever it speaks for the link.

    A reason's left phrase is always the link's source's, its right one the target's. A link runs from what is weighed
    (`later`) to what was asked; with `source_asks` it runs the other way: from an ask to a finding of before it."""
    added = dict(shares)
    if embedded is not None:  # it counts what the features of the statement by itself say anew
        own = {name: weights().odds * share for name, share in added.items() if name in FEATURES}
        added |= own | {FEATURE: embedded}
    found = []
    for idea, weight, parts in _weighed(added):
        of_ask, of_later = _FIRED[idea.fired](asked, later)
        left, right = (of_ask, of_later) if source_asks else (of_later, of_ask)
        found.append(Reason(idea.says, weight, left, right, _behind(idea, parts)))
    return tuple(found)


def _weighed(shares: Mapping[str, float]) -> list[tuple[Idea, float, Mapping[str, float]]]:
    """The ideas that speak for a link, the weightiest first, with their share of the score and those of their features.
    What speaks against a link within an idea is taken off it."""
    sums = {idea: sum(shares.get(name, 0.0) for name in idea.features) for idea in ideas()}
    if max(sums.values()) <= 0:  # a weak link: what speaks for it, though within each idea more speaks against
        shares = {name: max(share, 0.0) for name, share in shares.items()}
        sums = {idea: sum(shares.get(name, 0.0) for name in idea.features) for idea in ideas()}
    speaking = {idea: value for idea, value in sums.items() if value > 0}
    total = sum(speaking.values())
    shown = {i: v for i, v in speaking.items() if v >= _LEAST * total or i.says == FEATURE}
    whole = sum(shown.values())
    ranked = sorted(shown, key=lambda idea: (-shown[idea], idea.says))
    rounded = {idea: round(shown[idea] / whole, _DIGITS) for idea in ranked}
    for idea in ranked[:1]:  # what rounding leaves over, so that all of it is the score
        rounded[idea] = round(1 - sum(rounded[other] for other in ranked[1:]), _DIGITS)
    return [
        (idea, rounded[idea], {name: shares[name] / whole for name in idea.features if name in shares})
        for idea in ranked
    ]


def _behind(idea: Idea, parts: Mapping[str, float]) -> str:
    """The features behind an idea, each with its share of the score: "near word by word 0.31; ...". One that is an idea
    by itself needs no telling."""
    told = sorted((name for name in parts if abs(parts[name]) >= _LEAST / 2), key=lambda n: (-parts[n], n))
    return "; ".join(f"{name} {parts[name]:.2f}" for name in told) if idea.features != (idea.says,) else ""


def _shared(asked: Text, later: Text, kept: Callable[[str], bool]) -> tuple[str, str]:
    """The most telling of the terms that both sides say."""
    telling = _telling(t for t in asked.terms.said.keys() & later.terms.said.keys() if kept(t))
    return ", ".join(asked.terms.said[t] for t in telling), ", ".join(later.terms.said[t] for t in telling)


def _near(asked: Text, later: Text) -> tuple[str, str]:
    pairs = nearness().nearest(asked.terms, later.terms)
    return ", ".join(a for a, _ in pairs), ", ".join(b for _, b in pairs)


def _kinds(asked: Text, later: Text) -> tuple[str, str]:
    groups = asked.groups & (later.groups | later.section_groups)
    sides = asked.aspects & later.aspects
    called = [label(t, Scheme.GROUPS) for t in sorted(groups)] + [label(t, Scheme.ASPECTS) for t in sorted(sides)]
    return ", ".join(called), ", ".join(called)


_FIRED: Final[Mapping[str, Callable[[Text, Text], tuple[str, str]]]] = {
    "near": _near,
    "shared": lambda asked, later: _shared(asked, later, lambda _: True),
    "themes": lambda asked, later: _shared(asked, later, lambda term: term.startswith("#")),
    "words": lambda asked, later: _shared(asked, later, lambda term: not term.startswith("#")),
    "kinds": _kinds,
    "": lambda _, __: ("", ""),
}
"""The words of either side that a reason looked at: the ask's, then the other's."""


def _telling(terms: Iterable[str]) -> list[str]:
    """The terms that tell most, a few."""
    table = words()
    return sorted(terms, key=lambda t: (-table.weight(t), t))[:_PHRASES]
