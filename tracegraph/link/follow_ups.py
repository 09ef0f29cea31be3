"""Follow-ups: for each recommendation, the passages of each later document that speak of the same issue, and what
they say of it."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.again import Asked, both_ways, the_other_way
from tracegraph.link.embedding import Vectors, shifted
from tracegraph.link.features import FEATURES, compare
from tracegraph.link.later import Later, Matrix, prepare
from tracegraph.link.meaning import words
from tracegraph.link.model import model
from tracegraph.link.nearness import nearness
from tracegraph.link.reasons import reasons
from tracegraph.link.said import Said
from tracegraph.link.wording import PROGRESS, WORKS, Text
from tracegraph.model.link import Link, NamedDocument, Reason
from tracegraph.model.statement import Finding, Recommendation
from tracegraph.model.time import in_time
from tracegraph.vocab import Basis, DocumentKind, FollowUpStatus, Polarity, Relation

KEPT: Final = 25
"""A statement is scored where it is among this many best of its document by one of the cheap features."""
CHEAP: Final = (
    "terms taken up",
    "alike in meaning",
    "terms taken up with its neighbours",
    "alike in meaning with its neighbours",
)
SURE: Final = 0.15
"""From this score on a document's best passage counts as following up (judged on the answer keys: see
data/links.json)."""
BESIDE: Final = 0.35
"""A further passage of the document counts where it has this share of the best one's score: where a document speaks of
an issue at all, it often does so in several places."""
MOST: Final = 4
"""Passages of one document, at most."""
_CARRIES_ON: Final = 0.3
"""A neighbour with this share of a passage's score belongs to it."""
_LONGEST: Final = 3
"""Sentences of one passage, at most."""


def candidates(features: Matrix) -> npt.NDArray[np.bool_]:
    """The statements of one document that are worth scoring for one recommendation (statements by features)."""
    names = list(FEATURES)
    kept = np.zeros(len(features), bool)
    for name in CHEAP:
        kept[np.argsort(-features[:, names.index(name)], kind="stable")[:KEPT]] = True
    return kept


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


def follow_ups(
    everything: Sequence[Said], documents: Sequence[NamedDocument], vectors: Vectors | None = None
) -> tuple[tuple[Link, ...], tuple[Asked, ...]]:
    """The follow-up links of every recommendation, document by document, and the recommendations that ask again, with
    sentence embeddings where there are `vectors`. Plans are answers, not inspections: nothing follows up in them. An
    inspection does not follow up itself."""
    plans = {d.id for d in documents if d.extraction.facts.kind is DocumentKind.ACTION_PLAN}
    inspection = {d.id: d.inspection for d in documents}
    held: dict[str, list[Said]] = {}
    for one in everything:
        held.setdefault(one.document, []).append(one)
    prepared = {document: prepare([s.text for s in stated], words()) for document, stated in held.items()}
    links: list[Link] = []
    again: list[Asked] = []
    for earlier, stated in held.items():
        asked = [s for s in stated if isinstance(s.statement, Recommendation)]
        for later, statements in held.items():
            if not asked or inspection[later] == inspection[earlier] or not _after(statements[0], asked[0]):
                continue
            found, repeated = _between(asked, statements, prepared[later], vectors)
            again += repeated
            links += found if later not in plans else []
    return tuple(links), tuple(again)


def _after(one: Said, other: Said) -> bool:
    return in_time(one.date) > in_time(other.date)


def _between(
    asked: Sequence[Said], later: Sequence[Said], prepared: Later, vectors: Vectors | None
) -> tuple[list[Link], list[Asked]]:
    """The follow-ups of one document's recommendations in one later document, and its own that ask again."""
    features = compare([s.text for s in asked], prepared, words(), nearness())
    kept = np.stack([candidates(rows) for rows in features])
    scored_all = np.zeros(kept.shape, np.float32)
    scored_all[kept] = model().scores(features[kept])
    added = vectors.shift([s.text for s in asked], prepared) if vectors else None
    if added is not None:
        scored_all[kept] = shifted(scored_all[kept], added[kept])

    def why(row: int, i: int) -> tuple[Reason, ...]:
        embedded = None if added is None else float(added[row, i])
        return reasons(asked[row].text, later[i].text, features[row][i], embedded=embedded)

    back = the_other_way(asked, later)
    links: list[Link] = []
    again: list[Asked] = []
    for row, one in enumerate(asked):
        scores = scored_all[row]
        for score, passage in choose(scores, [s.text for s in later]):
            best = max(passage, key=lambda i: (scores[i], -i))
            links.append(_link(one, [later[i] for i in passage], score, why(row, best), later[best]))
        for i, nearness_back in back.items():
            if scores[i] >= _WORTH_A_REASON:
                score = both_ways(float(scores[i]), float(nearness_back[row]))
                again.append(Asked(one, later[i], score, why(row, i)))
    return links, again


def scored(
    asked: Said, statements: Sequence[Said], wanted: Container[str], vectors: Vectors | None = None
) -> list[tuple[Said, float, tuple[Reason, ...]]]:
    """The `wanted` statements (ids) of one document from before `asked`, each with how surely it speaks of what
    `asked` asks for, and why, as reasons of a link from `asked` to it."""
    prepared = prepare([s.text for s in statements], words())
    at = [i for i, s in enumerate(statements) if s.id in wanted]
    features = compare([asked.text], prepared, words(), nearness())[0][at]
    scores = model().scores(features)
    added: list[float | None] = [None] * len(at)
    if vectors:
        shift = vectors.shift([asked.text], prepared)[0][at]
        scores, added = shifted(scores, shift), shift.tolist()
    return [
        (
            statements[i],
            float(scores[n]),
            reasons(asked.text, statements[i].text, features[n], source_asks=True, embedded=added[n]),
        )
        for n, i in enumerate(at)
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
