"""Sentence embeddings as one more reason for a link, where a reader gives a model of their own: by its vectors, how
alike are an ask and a later statement?

No second model of trees is shipped for it. The cosine of a recommendation with a statement, its square and its mean
with the neighbours shift the log-odds that the other features gave, by a logistic term of four weights
(`data/embeddings.json`, with the figures it reached on authorities it had not seen). Vectors come from whoever calls
`link`: nothing here loads a model.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph import resources
from tracegraph.link.later import Later
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Text

Embed = Callable[[Sequence[str]], npt.NDArray[np.floating]]
"""Gives a row of numbers for each of the texts, in their order."""

FEATURE: Final = "alike by sentence embeddings"
"""What the reason is called."""
_PLACES: Final = 4
"""To which cosines are rounded: what is left does not depend on how a processor adds up."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic term: what the other features' log-odds count, what the cosine, its square and its mean with the
    neighbours in the paragraph do, and what holds always."""

    odds: float
    terms: tuple[float, float, float]
    always: float


@cache
def weights() -> Weights:
    """The shipped weights."""
    data = json.loads(resources.text("data/embeddings.json"))["weights"]
    terms = (data["cosine"], data["cosine squared"], data["cosine with its neighbours"])
    return Weights(data["log-odds"], terms, data["always"])


@dataclass(frozen=True, slots=True)
class Vectors:
    """A unit vector for each text of an authority, by its words."""

    row: Mapping[str, int]
    units: Matrix

    def shift(self, asked: Sequence[Text], later: Later) -> Matrix:
        """What the embeddings add to the log-odds of each ask and statement of one document."""
        used = weights()
        return np.asarray(self.terms(asked, later) @ np.asarray(used.terms) + used.always, np.float32)

    def terms(self, asked: Sequence[Text], later: Later) -> Matrix:
        """What the weights are of, for asks by the statements of one document: the cosine, its square,
        and its mean with the neighbours in the paragraph."""
        one, other = (self.units[[self.row[text.words] for text in texts]] for texts in (asked, later.texts))
        cosines = np.round(one @ other.T, _PLACES)
        beside = 1 + later.beside.near(np.ones((1, len(later.texts)), np.float32))
        together = np.round((cosines + later.beside.near(cosines)) / beside, _PLACES)
        return np.asarray(np.stack([cosines, cosines**2, together], axis=2), np.float32)


def vectors(texts: Sequence[Text], embed: Embed | None) -> Vectors | None:
    """The vectors of these texts; None where nothing makes any."""
    if embed is None or not texts:
        return None
    words = sorted({text.words for text in texts})
    found = np.asarray(embed(words), np.float32)
    return Vectors(
        {said: n for n, said in enumerate(words)}, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    )


def shifted(scores: Matrix, added: Matrix) -> Matrix:
    """Scores (0 to 1) once the embeddings have `added` to their log-odds."""
    sure = np.clip(scores.astype(np.float64), 1e-6, 1 - 1e-6)
    odds = weights().odds * np.log(sure / (1 - sure)) + added
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)
