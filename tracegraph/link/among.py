"""How a statement's score stands among the others: those of the statements around it, those of the rest of its
document, and its own for whatever else was asked with it.

A statement that answers one recommendation is seldom the answer to the next, and what a paragraph speaks of it often
speaks of twice. So the log-odds that the features gave (`model.model`) are weighed a second time by small trees
(`model.among_others`), which add to them or take away; each addition is told like any other share of the score.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.paragraphs import Matrix, Paragraphs, paragraphs
from tracegraph.link.wording import Text

_LEAST: Final = 3e-4
"""Scores below it say no less: where a statement was not worth weighing it has this."""
_PLACES: Final = 3
"""To which the numbers are rounded, so that the last bits of a logarithm, which differ between processors, decide
nothing."""


@dataclass(frozen=True)
class Standing:
    """The scores (0 to 1) of the statements of a document for the recommendations of one earlier document
    (recommendations by statements), and which of its statements stand in one paragraph and one section."""

    scores: Matrix
    beside: Paragraphs
    sections: Paragraphs

    @cached_property
    def odds(self) -> Matrix:
        """The log-odds above the least; 0 for what was not worth weighing."""
        return np.asarray(log_odds(self.scores) - log_odds(np.float32(_LEAST)), np.float32)

    @cached_property
    def ranked(self) -> Matrix:
        """The log-odds of each recommendation, greatest first."""
        return -np.sort(-self.odds, axis=1)

    @cached_property
    def elsewhere(self) -> Matrix:
        """The greatest log-odds of each statement for any other of the recommendations; 0 where there is no other."""
        if len(self.odds) == 1:
            return np.zeros_like(self.odds)
        second, first = np.partition(self.odds, -2, axis=0)[-2:]
        return np.asarray(np.where(self.odds >= first, second, first), np.float32)


def _ahead(a: Standing) -> Matrix:
    """How far the document's best is ahead of its second best; how far the others are behind the best."""
    best = a.ranked[:, :1]
    second = a.ranked[:, 1:2] if a.ranked.shape[1] > 1 else np.zeros_like(best)
    return np.asarray(np.where(a.odds >= best, a.odds - second, a.odds - best), np.float32)


def _rank(values: Matrix, axis: int) -> Matrix:
    order = np.argsort(-values, axis=axis, kind="stable")
    return np.argsort(order, axis=axis, kind="stable").astype(np.float32)


def _after(a: Standing) -> Matrix:
    return a.beside.near(a.odds) - a.beside.before(a.odds)


def _across(a: Standing, values: Matrix) -> Matrix:
    """What holds of each recommendation and the whole document, for every statement."""
    return np.repeat(values, a.odds.shape[1], axis=1)


FEATURES: Final[Mapping[str, Callable[[Standing], Matrix]]] = {
    "its own score": lambda a: a.odds,
    "its score below the document's best": lambda a: a.odds - a.ranked[:, :1],
    "its score ahead of the next": _ahead,
    "its score's rank in the document": lambda a: np.log1p(_rank(a.odds, axis=1)),
    "score of the statement before": lambda a: a.beside.before(a.odds),
    "score of the statement after": _after,
    "its score below its paragraph's best": lambda a: a.odds - a.beside.greatest(a.odds),
    "scores of the rest of its paragraph": lambda a: a.beside.sums(a.scores) - a.scores,
    "scores of the rest of its section": lambda a: a.sections.sums(a.scores) - a.scores,
    "its score below its section's best": lambda a: a.odds - a.sections.greatest(a.odds),
    "its best score for what else was asked": lambda a: a.elsewhere,
    "its score ahead of what else was asked": lambda a: a.odds - a.elsewhere,
    "its rank among all that was asked": lambda a: _rank(a.odds, axis=0),
    "its scores for what else was asked": lambda a: a.scores.sum(axis=0) - a.scores,
    "the document's best score": lambda a: _across(a, a.ranked[:, :1]),
    "scores of the document": lambda a: _across(a, np.log(a.scores.sum(axis=1, keepdims=True) + 1e-3)),
}
"""Every feature by the name under which a reason shows it (`reasons.toml`)."""


def standing(scores: Matrix, texts: Sequence[Text]) -> Standing:
    """The scores of a document's statements (`texts`), for the recommendations of one earlier document."""
    return Standing(scores, paragraphs([t.paragraph for t in texts]), paragraphs([t.section for t in texts]))


def rows(held: Standing, wanted: npt.NDArray[np.bool_]) -> Matrix:
    """The features of the `wanted` pairs (recommendations by statements), rounded: pairs by features."""
    values = np.stack([feature(held)[wanted] for feature in FEATURES.values()], axis=1)
    return np.asarray(np.round(values, _PLACES), np.float32)


def settled(scores: npt.NDArray[np.float32], added: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Scores (0 to 1) once `added` is added to their log-odds."""
    return np.asarray(1 / (1 + np.exp(-log_odds(scores) - added)), np.float32)


def log_odds(scores: npt.NDArray[np.float32] | np.float32) -> npt.NDArray[np.float64]:
    """The log-odds of scores (0 to 1), none lower than that of what was not worth weighing."""
    sure = np.clip(np.asarray(scores, np.float64), _LEAST, 1 - _LEAST)
    return np.asarray(np.log(sure / (1 - sure)), np.float64)
