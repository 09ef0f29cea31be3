"""Recommendations weighed against the statements of one document: which are worth it, how surely each speaks of what is
asked for, by itself and among the others, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link import among
from tracegraph.link.embedding import Vectors, shifted
from tracegraph.link.features import FEATURES, rounded, rows
from tracegraph.link.later import Later, prepare
from tracegraph.link.meaning import words
from tracegraph.link.model import among_others, model
from tracegraph.link.nearness import nearness
from tracegraph.link.pairs import Pair, pair
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.reasons import reasons
from tracegraph.link.said import Said
from tracegraph.model.link import Reason

KEPT: Final = 25
"""A statement is scored where it is among this many best of its document by one of the cheap features."""
CHEAP: Final = (
    "terms taken up",
    "alike in meaning",
    "terms taken up with its neighbours",
    "alike in meaning with its neighbours",
)

Mask = npt.NDArray[np.bool_]


def candidates(shared: Pair) -> Mask:
    """The statements that are worth scoring for each recommendation (recommendations by statements)."""
    kept = np.zeros((len(shared.asked), len(shared.later.texts)), bool)
    for name in CHEAP:
        best = np.argsort(-rounded(shared, FEATURES[name]), axis=1, kind="stable")[:, :KEPT]
        np.put_along_axis(kept, best, values=True, axis=1)
    return kept


@dataclass(frozen=True)
class Weighed:
    """Recommendations and the statements of a document: how surely each statement speaks of what each recommendation
    asks for (recommendations by statements; 0 where that was not worth weighing), and what that rests on: the features
    of each pair that was weighed (`kept`), row by row, and what sentence embeddings added, if there are any; once they
    are `settled` also the features of each score among the others."""

    asked: Sequence[Said]
    said: Sequence[Said]
    scores: Matrix
    kept: Mask
    features: Matrix
    added: Matrix | None
    around: Matrix | None = None

    def settled(self) -> "Weighed":
        """The same once each score is held against the others: those around it, and those for whatever else the same
        document asks for."""
        texts = [s.text for s in self.said]
        of_documents = [list(rows) for _, rows in groupby(range(len(self.asked)), lambda n: self.asked[n].document)]
        around = np.concatenate(
            [among.rows(among.standing(self.scores[rows], texts), self.kept[rows]) for rows in of_documents]
        )
        scores = self.scores.copy()
        scores[self.kept] = among.settled(self.scores[self.kept], among_others().odds(around))
        return replace(self, scores=scores, around=around)

    def why(self, pairs: Sequence[tuple[int, int]], *, source_asks: bool = False) -> list[tuple[Reason, ...]]:
        """The reasons of some `pairs` that were weighed (recommendation, statement), as those of links from the
        statement to the recommendation; with `source_asks` of links the other way."""
        if not pairs:
            return []
        row = np.cumsum(self.kept).reshape(self.kept.shape) - 1
        at = [row[pair] for pair in pairs]
        shares = model().shares(self.features[at])
        if self.around is not None:
            shares = [own | more for own, more in zip(shares, among_others().shares(self.around[at]), strict=True)]
        return [
            reasons(
                self.asked[one].text,
                self.said[other].text,
                share,
                source_asks=source_asks,
                embedded=None if self.added is None else float(self.added[one, other]),
            )
            for (one, other), share in zip(pairs, shares, strict=True)
        ]


class Scales:
    """What weighs recommendations against documents: each document is prepared once, however often it is asked for.
    With sentence embeddings where there are `vectors`."""

    def __init__(self, vectors: Vectors | None = None) -> None:
        self._vectors = vectors
        self._prepared: dict[tuple[str, ...], Later] = {}

    def weigh(self, asked: Sequence[Said], said: Sequence[Said], wanted: Mask | None = None) -> Weighed:
        """Recommendations weighed against the statements of one document, those of the `wanted` pairs
        (recommendations by statements), by default the candidates."""
        texts, later = [s.text for s in asked], self._later(said)
        shared = pair(texts, later, words())
        kept = candidates(shared) if wanted is None else wanted
        features = rows(shared, kept)
        scores = np.zeros(kept.shape, np.float32)
        scores[kept] = model().scores(features)
        added = self._vectors.shift(texts, later) if self._vectors else None
        if added is not None:
            scores[kept] = shifted(scores[kept], added[kept])
        return Weighed(asked, said, scores, kept, features, added)

    def _later(self, said: Sequence[Said]) -> Later:
        held = tuple(s.id for s in said)
        if held not in self._prepared:
            self._prepared[held] = prepare([s.text for s in said], words(), nearness())
        return self._prepared[held]
