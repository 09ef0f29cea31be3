"""What was said of an issue before it was first asked for: shortfalls in older documents, so that the thread begins
where the concern does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from tracegraph.link.said import Said
from tracegraph.link.weighing import Mask, Scales
from tracegraph.model.link import Reason
from tracegraph.model.statement import Finding
from tracegraph.model.time import in_time
from tracegraph.vocab import Polarity

_AT_LEAST: Final = 0.5
"""Surer than for follow-ups: an old finding was not written as an answer to a later ask."""
_MOST: Final = 2

Raised = tuple[Said, float, tuple[Reason, ...]]
"""An older finding, how surely it raises an issue (0 to 1), and why."""


def raised_before(
    firsts: Sequence[tuple[Said, str | None]], documents: Iterable[Sequence[Said]], scales: Scales
) -> Mapping[str, list[Raised]]:
    """For each issue, by the id of its earliest recommendation: the findings of older documents that tell of a
    shortfall in what that asks for and name the issue's leading theme, the surest few of each document. `firsts` holds
    every issue's earliest recommendation and leading theme, `documents` the statements of each document, oldest first.
    """
    found: dict[str, list[Raised]] = defaultdict(list)
    for statements in documents:
        told = _told(firsts, statements)
        naming = np.flatnonzero(told.any(axis=1)).tolist()
        if naming:
            asked = [firsts[n][0] for n in naming]
            for first, raised in zip(asked, _surest(asked, statements, told[naming], scales), strict=True):
                found[first.id] += raised
    return found


def _told(firsts: Sequence[tuple[Said, str | None]], statements: Sequence[Said]) -> Mask:
    """Which statements of a document tell of a shortfall, name an issue's leading theme, and are older than its
    earliest recommendation (issues by statements)."""
    told = np.zeros((len(firsts), len(statements)), bool)
    short = [
        (place, s)
        for place, s in enumerate(statements)
        if isinstance(s.statement, Finding) and s.statement.polarity in (Polarity.SHORTFALL, Polarity.MIXED)
    ]
    for n, (first, leading) in enumerate(firsts):
        if statements and in_time(statements[0].date) < in_time(first.date):
            told[n, [place for place, s in short if f"#{leading}" in s.text.terms.said]] = True
    return told


def _surest(asked: Sequence[Said], statements: Sequence[Said], told: Mask, scales: Scales) -> list[list[Raised]]:
    """The surest few of what is `told` of each ask (asks by statements)."""
    weighed = scales.weigh(asked, statements, told)

    def surest_first(row: int) -> list[tuple[int, int]]:
        sure = np.flatnonzero(told[row] & (weighed.scores[row] >= _AT_LEAST)).tolist()
        ranked = sorted(sure, key=lambda i: (-weighed.scores[row, i], statements[i].statement.quote.start))
        return [(row, i) for i in ranked[:_MOST]]

    found: list[list[Raised]] = []
    for row in range(len(asked)):
        pairs = surest_first(row)
        whys = weighed.why(pairs, source_asks=True)
        found.append(
            [(statements[i], float(weighed.scores[row, i]), why) for (_, i), why in zip(pairs, whys, strict=True)]
        )
    return found
