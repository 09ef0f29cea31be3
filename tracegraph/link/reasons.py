"""Why two statements were linked, in words a person can check: the features that spoke for it, each with its share of
the score and the phrases that fired on either side."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.embedding import FEATURE, weights
from tracegraph.link.features import FEATURES
from tracegraph.link.meaning import words
from tracegraph.link.nearness import nearness
from tracegraph.link.wording import Text
from tracegraph.model.link import Reason

_MOST: Final = 6
_PHRASES: Final = 3
_BY_THEME: Final = frozenset({"themes taken up", "weight of shared themes", "rarest shared theme"})
_BY_WORD: Final = frozenset({"words taken up", "weight of shared words", "rarest shared word"})
_BY_TERM: Final = frozenset(name for name in FEATURES if name.startswith(("terms", "about little")))


def reasons(
    asked: Text,
    later: Text,
    shares: npt.NDArray[np.float64],
    *,
    source_asks: bool = False,
    embedded: float | None = None,
) -> tuple[Reason, ...]:
    """The features that speak most for a link, weightiest first: their shares are of all that speaks for it (they sum
    to 1 at most). `shares` holds what each feature added to the log-odds (`Model.shares`).

    `embedded` is what sentence embeddings added, where there are any: that is always shown.

    A reason's left phrase is always the link's source's, its right one the target's. A link runs from what is weighed
    (`later`) to what was asked; with `source_asks` it runs the other way: from an ask to a finding of before it."""
    added = dict(zip(FEATURES, shares.tolist(), strict=True))
    if embedded is not None:
        added = {name: weights().odds * share for name, share in added.items()} | {FEATURE: embedded}
    speaking = {name: share for name, share in added.items() if share > 0}
    total = sum(speaking.values())
    every = sorted(speaking.items(), key=lambda item: (-item[1], item[0]))
    ranked = [*every[:_MOST], *(item for item in every[_MOST:] if item[0] == FEATURE)]
    nearest = cache(lambda: nearness().nearest(asked.terms, later.terms))
    return tuple(
        Reason(name, round(share / total, 4), *_phrases(name, asked, later, nearest)[:: 1 if source_asks else -1])
        for name, share in ranked
        if share > 0.01 * total
    )


def _phrases(feature: str, asked: Text, later: Text, nearest: Callable[[], list[tuple[str, str]]]) -> tuple[str, str]:
    """The words of either side that a feature looked at: the ask's, then the other's; `nearest` tells which came
    nearest."""
    shared = asked.terms.said.keys() & later.terms.said.keys()
    if feature in _BY_THEME:
        shared = {t for t in shared if t.startswith("#")}
    elif feature in _BY_WORD:
        shared = {t for t in shared if not t.startswith("#")}
    elif feature in ("shared aspects", "aspects taken up"):
        both = sorted(asked.aspects & later.aspects)
        return ", ".join(both), ", ".join(both)
    elif feature == "shared groups":
        both = sorted(asked.groups & (later.groups | later.section_groups))
        return ", ".join(both), ", ".join(both)
    elif feature.startswith("near word by word"):
        return ", ".join(a for a, _ in nearest()), ", ".join(b for _, b in nearest())
    elif feature not in _BY_TERM:
        return "", ""
    telling = _telling(shared)
    return ", ".join(asked.terms.said[t] for t in telling), ", ".join(later.terms.said[t] for t in telling)


def _telling(terms: Iterable[str]) -> list[str]:
    """The terms that tell most, a few."""
    table = words()
    return sorted(terms, key=lambda t: (-table.weight(t), t))[:_PHRASES]
