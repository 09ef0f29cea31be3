"""Follow-ups: for each recommendation, the passages of each later document that speak of the same issue, and what
they say of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracegraph.link.documents import when
from tracegraph.link.scoring import Likeness, coverage
from tracegraph.link.wording import Terms, Weights, terms
from tracegraph.model.link import Link, NamedDocument, Reason
from tracegraph.model.statement import Finding, Recommendation
from tracegraph.vocab import Basis, DocumentKind, FollowUpStatus, Polarity, Relation

_AT_LEAST = 0.22
"""Scores below say nothing."""
_NEAR_BEST = 0.75
"""A further passage of the same document must reach this share of the best one's score."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its full id, its document and its terms."""

    id: str
    document: str
    date: str
    statement: Finding | Recommendation
    terms: Terms

    @property
    def words(self) -> str:
        return self.statement.quote.words


def said(documents: Iterable[NamedDocument]) -> tuple[Said, ...]:
    """Every recommendation and finding of the documents, with its terms; a sub-item's lead-in counts among its words."""
    found = []
    for document in documents:
        date = when(document.extraction)
        for statement in (*document.extraction.recommendations, *document.extraction.findings):
            words = statement.quote.words
            if isinstance(statement, Recommendation) and statement.lead_in is not None:
                words = f"{words} ({statement.lead_in.words})"
            found.append(Said(f"{document.id}/{statement.key}", document.id, date, statement, terms(words)))
    return tuple(found)


def status(statement: Finding | Recommendation) -> FollowUpStatus:
    """What a later passage says of the issue: asked for again or a shortfall is still weak, a shortfall with progress
    is improving, a strength is resolved. A mixed passage without progress is still weak (the answer keys' rule)."""
    if isinstance(statement, Recommendation):
        return FollowUpStatus.STILL_WEAK
    if statement.polarity is Polarity.STRENGTH:
        progress_only = _PROGRESS & set(statement.cues) and not _WORKS & set(statement.cues)
        return FollowUpStatus.IMPROVING if progress_only else FollowUpStatus.RESOLVED
    if statement.polarity is Polarity.MIXED and _PROGRESS & {w for cue in statement.cues for w in cue.split()}:
        return FollowUpStatus.IMPROVING
    return (
        FollowUpStatus.RESOLVED
        if statement.polarity is Polarity.NEUTRAL and not statement.cues
        else FollowUpStatus.STILL_WEAK
    )


_PROGRESS = frozenset(
    {
        "improved",
        "improving",
        "improvement",
        "improvements",
        "improves",
        "progress",
        "beginning",
        "starting",
        "begun",
        "increased",
        "increasingly",
        "strengthened",
        "becoming",
        "recently",
    }
)
_WORKS = frozenset(
    {"effective", "good", "strong", "well", "timely", "promptly", "robust", "thorough", "comprehensive", "embedded"}
)


class _Index:
    """Finds the statements that share at least one main term with a recommendation, without comparing all with all."""

    def __init__(self, everything: Sequence[Said]) -> None:
        self._by_term: dict[str, list[int]] = defaultdict(list)
        self._all = everything
        for i, one in enumerate(everything):
            for term in one.terms.said:
                self._by_term[term].append(i)

    def sharing(self, asked: Terms) -> Iterator[Said]:
        places = {i for term in asked.main for i in self._by_term.get(term, ())}
        return (self._all[i] for i in sorted(places))


def _best(scored: Sequence[tuple[Likeness, Said]]) -> Iterator[tuple[Likeness, Said]]:
    """The few best passages of one document: those near the best score, one a paragraph sentence."""
    ordered = sorted(scored, key=lambda pair: (-pair[0].score, pair[1].statement.quote.start))
    top = ordered[0][0].score
    return ((like, one) for like, one in ordered[:_MOST] if like.score >= _NEAR_BEST * top)


def follow_ups(everything: Sequence[Said], documents: Sequence[NamedDocument], weights: Weights) -> tuple[Link, ...]:
    """The follow-up links of every recommendation, in the order of the recommendations and the later documents."""
    plans = {d.id for d in documents if d.extraction.facts.kind is DocumentKind.ACTION_PLAN}
    inspection = {d.id: d.inspection for d in documents}
    index = _Index([s for s in everything if s.document not in plans])
    links: list[Link] = []
    for asked in everything:
        if not isinstance(asked.statement, Recommendation):
            continue
        by_document: dict[str, list[tuple[Likeness, Said]]] = defaultdict(list)
        for later in index.sharing(asked.terms):
            if later.date <= asked.date or inspection[later.document] == inspection[asked.document]:
                continue
            like = coverage(asked.terms, later.terms, weights)
            if like.score >= _AT_LEAST and like.shared_theme:
                by_document[later.document].append((like, later))
        for document in sorted(by_document, key=lambda d: next(s.date for _, s in by_document[d])):
            links += [_link(asked, like, later) for like, later in _best(by_document[document])]
    return tuple(links)


def _link(asked: Said, like: Likeness, later: Said) -> Link:
    reasons: tuple[Reason, ...] = like.reasons
    return Link(
        id=f"{later.id}/follows/{asked.id.split('/', 1)[1]}",
        source=later.id,
        target=asked.id,
        relation=Relation.FOLLOWS_UP,
        basis=Basis.INFERRED,
        score=min(like.score, 1.0),
        reasons=reasons,
        statements=(later.id,),
        words=later.words,
        status=status(later.statement),
    )
