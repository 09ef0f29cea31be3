"""What was said of an issue before it was first asked for: shortfalls in older documents, so that the thread begins
where the concern does."""

from collections.abc import Iterable, Sequence
from typing import Final

from tracegraph.link.embedding import Vectors
from tracegraph.link.follow_ups import scored
from tracegraph.link.said import Said
from tracegraph.model.link import Reason
from tracegraph.model.statement import Finding
from tracegraph.vocab import Polarity

_AT_LEAST: Final = 0.5
"""Surer than for follow-ups: an old finding was not written as an answer to a later ask."""
_MOST: Final = 2


def raised_before(
    first: Said, leading: str | None, older: Iterable[Sequence[Said]], vectors: Vectors | None = None
) -> list[tuple[Said, float, tuple[Reason, ...]]]:
    """Findings of older documents that tell of a shortfall in what `first` (the issue's earliest recommendation) asks
    for and name the issue's leading theme: the surest few of each document (`older` holds the statements of each,
    oldest first), with score and reasons; with sentence embeddings where there are `vectors`."""
    found = []
    for statements in older:
        told = [
            s
            for s in statements
            if isinstance(s.statement, Finding)
            and s.statement.polarity in (Polarity.SHORTFALL, Polarity.MIXED)
            and f"#{leading}" in s.text.terms.said
        ]
        if told:
            sure = [item for item in scored(first, statements, {s.id for s in told}, vectors) if item[1] >= _AT_LEAST]
            found += sorted(sure, key=lambda item: (-item[1], item[0].statement.quote.start))[:_MOST]
    return found
