"""Follow-ups: for each recommendation, the passages of each later document that speak of the same issue, and what
they say of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.again import Asked, both_ways, the_other_way
from tracegraph.link.said import Said
from tracegraph.link.weighing import Scales, Weighed
from tracegraph.link.wording import PROGRESS, WORKS, Text
from tracegraph.model.link import Link, NamedDocument, Reason
from tracegraph.model.statement import Finding, Recommendation
from tracegraph.model.time import in_time
from tracegraph.vocab import Basis, DocumentKind, FollowUpStatus, Polarity, Relation

SURE: Final = 0.17
"""From this score on a document's best passage counts as following up (judged on the answer keys: see
data/links.json)."""
BESIDE: Final = 0.35
"""A further passage of the document counts where it has this share of the best one's score: where a document speaks of
an issue at all, it often does so in several places."""
MOST: Final = 4
"""Passages of one document, at most."""
_CARRIES_ON: Final = 0.2
"""A neighbour with this share of a passage's score belongs to it."""
_LONGEST: Final = 3
"""Sentences of one passage, at most."""


def choose(scores: npt.NDArray[np.float32], later: Sequence[Text]) -> Iterator[tuple[float, list[int]]]:
    """The passages of one document that follow up one recommendation, the surest first: each its score and its
    sentences (one to three neighbours of one paragraph), from the scores of the document's statements."""
    used: set[int] = set()
    chosen = 0
    best = float(scores.max(initial=0.0))
    if best < SURE:
        return
    for i in (int(n) for n in np.argsort(-scores, kind="stable")):
        if scores[i] < BESIDE * best or chosen == MOST:
            return
        if i not in used:
            passage = _with_neighbours(i, scores, later, used)
            used.update(passage)
            chosen += 1
            yield float(scores[i]), passage


def _with_neighbours(i: int, scores: npt.NDArray[np.float32], later: Sequence[Text], used: set[int]) -> list[int]:
    passage = [i]
    for step in (1, -1):
        j = i + step
        while (
            0 <= j < len(later)
            and len(passage) < _LONGEST
            and not later[i].asks
            and j not in used
            and later[j].paragraph == later[i].paragraph
            and scores[j] >= _CARRIES_ON * scores[i]
        ):
            passage.append(j)
            j += step
    return sorted(passage)


def status(statement: Finding | Recommendation) -> FollowUpStatus:
    """What a statement says of the issue it follows up: asked for again or a shortfall is still weak, a shortfall
    with progress is improving, a strength is resolved. A mixed statement without progress is still weak (the
    answer keys' rule). A passage of several sentences says what its surest sentence says."""
    if isinstance(statement, Recommendation):
        return FollowUpStatus.STILL_WEAK
    cues = {word for cue in statement.cues for word in cue.split()}
    if statement.polarity in (Polarity.STRENGTH, Polarity.NEUTRAL):
        progress_only = bool(cues & PROGRESS) and not cues & WORKS
        return FollowUpStatus.IMPROVING if progress_only else FollowUpStatus.RESOLVED
    if statement.polarity is Polarity.MIXED and cues & PROGRESS:
        return FollowUpStatus.IMPROVING
    return FollowUpStatus.STILL_WEAK


_WORTH_A_REASON: Final = 0.02
"""Pairs of recommendations that score less are not kept."""


_AT_ONCE: Final = 64
"""Recommendations that are weighed together, once there are so many: all of them would take much memory where a record
is long."""


def follow_ups(
    everything: Sequence[Said], documents: Sequence[NamedDocument], scales: Scales
) -> tuple[tuple[Link, ...], tuple[Asked, ...]]:
    """The follow-up links of every recommendation, document by document, and the recommendations that ask again. Plans
    are answers, not inspections: nothing follows up in them. An inspection does not follow up itself."""
    plans = {d.id for d in documents if d.extraction.facts.kind is DocumentKind.ACTION_PLAN}
    inspection = {d.id: d.inspection for d in documents}
    held: dict[str, list[Said]] = {}
    for one in everything:
        held.setdefault(one.document, []).append(one)
    asks = [one for one in everything if isinstance(one.statement, Recommendation)]
    links: list[Link] = []
    again: list[Asked] = []
    for later, statements in held.items():
        asked = [one for one in asks if inspection[one.document] != inspection[later] and _after(statements[0], one)]
        for together in _batches(asked):
            found, repeated = _between(together, statements, scales)
            again += repeated
            links += found if later not in plans else []
    return tuple(links), tuple(again)


def _batches(asked: Sequence[Said]) -> Iterator[list[Said]]:
    """Recommendations to be weighed together: those of one document always, of the next while they are few."""
    together: list[Said] = []
    for _, of_document in groupby(asked, lambda one: one.document):
        together += of_document
        if len(together) >= _AT_ONCE:
            yield together
            together = []
    if together:
        yield together


def _after(one: Said, other: Said) -> bool:
    return in_time(one.date) > in_time(other.date)


def _between(asked: Sequence[Said], later: Sequence[Said], scales: Scales) -> tuple[list[Link], list[Asked]]:
    """The follow-ups of earlier recommendations in one later document, and its own that ask again."""
    weighed = scales.weigh(asked, later)
    settled = weighed.settled()
    texts = [s.text for s in later]
    passages = [
        (row, max(passage, key=lambda i: (scores[i], -i)), score, passage)
        for row, scores in enumerate(settled.scores)
        for score, passage in choose(scores, texts)
    ]
    whys = settled.why([(row, best) for row, best, _, _ in passages])
    links = [
        _link(asked[row], [later[i] for i in passage], score, why, later[best])
        for (row, best, score, passage), why in zip(passages, whys, strict=True)
    ]
    return links, _again(asked, later, weighed)


def _again(asked: Sequence[Said], later: Sequence[Said], weighed: Weighed) -> list[Asked]:
    """The later document's recommendations that ask for what was asked before."""
    back = the_other_way(asked, later)
    pairs = [(row, i) for row in range(len(asked)) for i in back if weighed.scores[row, i] >= _WORTH_A_REASON]
    return [
        Asked(asked[row], later[i], both_ways(float(weighed.scores[row, i]), float(back[i][row])), why)
        for (row, i), why in zip(pairs, weighed.why(pairs), strict=True)
    ]


def _link(asked: Said, passage: Sequence[Said], score: float, why: tuple[Reason, ...], best: Said) -> Link:
    return Link(
        id=f"{passage[0].id}/follows/{asked.id.split('/', 1)[1]}",
        source=passage[0].id,
        target=asked.id,
        relation=Relation.FOLLOWS_UP,
        basis=Basis.INFERRED,
        score=round(score, 4),
        reasons=why,
        statements=tuple(s.id for s in passage),
        words=" ".join(s.statement.quote.words for s in passage),
        status=status(best.statement),
    )
