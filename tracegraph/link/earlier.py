"""What was said of an issue before it was first asked for: shortfalls in older documents, so that the thread begins
where the concern does."""

from collections.abc import Sequence

from tracegraph.link.follow_ups import Said
from tracegraph.link.scoring import Likeness, coverage
from tracegraph.link.wording import Weights
from tracegraph.model.statement import Finding
from tracegraph.vocab import Polarity

_AT_LEAST = 0.5
"""Stricter than for follow-ups: an old finding was not written as an answer to a later ask."""
_MOST = 2


def raised_before(first: Said, everything: Sequence[Said], weights: Weights) -> tuple[tuple[Said, Likeness], ...]:
    """Findings of older documents that tell of a shortfall in what `first` (the issue's earliest recommendation) asks
    for, a few of the most alike for each document, oldest first."""
    by_document: dict[str, list[tuple[Likeness, Said]]] = {}
    for older in everything:
        if older.date >= first.date or not isinstance(older.statement, Finding):
            continue
        if older.statement.polarity not in (Polarity.SHORTFALL, Polarity.MIXED):
            continue
        like = coverage(first.terms, older.terms, weights)
        if like.score >= _AT_LEAST and like.shared_theme:
            by_document.setdefault(older.document, []).append((like, older))
    found = []
    for scored in by_document.values():
        ordered = sorted(scored, key=lambda pair: (-pair[0].score, pair[1].statement.quote.start))
        found += [(older, like) for like, older in ordered[:_MOST]]
    return tuple(sorted(found, key=lambda pair: (pair[0].date, pair[0].statement.quote.start)))
