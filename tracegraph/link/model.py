"""The learned weighing of the features: small decision trees added up, shipped as data, each score explained feature
by feature.

There are two: the one weighs a statement by itself, the other what its score says among the others (`among_others`).
`tools/train_links.py` learns them from hand-made answer keys and writes `data/links.json` with the figures they
reached on authorities they had not seen. Here they are only read and added up: no learning, no chance.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from tracegraph import resources
from tracegraph.errors import ModelError
from tracegraph.link import among
from tracegraph.link.features import FEATURES
from tracegraph.link.leaves import MOST, Leaves, Tree
from tracegraph.link.paragraphs import Matrix


@dataclass(frozen=True)
class Model:
    """Trees over the named `features`; the sum of their values from `base` on is the log-odds that a statement follows
    up a recommendation, or what is added to them."""

    base: float
    trees: tuple[Tree, ...]
    features: tuple[str, ...]

    def scores(self, features: Matrix) -> Matrix:
        """The probability (0 to 1) for each recommendation and statement, from their features (recommendations by
        statements by features)."""
        odds = self.odds(features.reshape(-1, features.shape[-1]))
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32).reshape(features.shape[:-1])

    def odds(self, rows: Matrix) -> npt.NDArray[np.float64]:
        """The log-odds of each row of features."""
        values = [self._values.take(leaves).sum(axis=1) for leaves in self._leaves.reached(rows)]
        return self.base + np.concatenate([*values, np.zeros(0)])

    def shares(self, rows: Matrix) -> list[dict[str, float]]:
        """What each feature, by its name, adds to the log-odds of each row: at every node on the way down, the change
        of value goes to the feature that was asked. Together with `base` and the roots they sum to the log-odds."""
        added = [self._added[each].sum(axis=0) for leaves in self._leaves.reached(rows) for each in leaves]
        return [dict(zip(self.features, one.tolist(), strict=True)) for one in added]

    @cached_property
    def _leaves(self) -> Leaves:
        return Leaves(self.trees)

    @cached_property
    def _values(self) -> npt.NDArray[np.float64]:
        """The value of each leaf."""
        values = np.zeros(len(self.trees) * MOST)
        for tree, first in self._placed():
            for node in np.flatnonzero(tree.feature < 0):
                values[first + tree.below[node].start] = tree.value[node]
        return values

    @cached_property
    def _added(self) -> npt.NDArray[np.float64]:
        """What each feature added on the way to each leaf (leaves by features)."""
        added = np.zeros((len(self.trees) * MOST, len(self.features)))
        for tree, first in self._placed():
            value = tree.value.astype(np.float64)
            for node, feature, *ways in tree.questions():
                for way in ways:
                    leaves = tree.below[way]
                    added[first + leaves.start : first + leaves.stop, feature] += value[way] - value[node]
        return added

    def _placed(self) -> Iterator[tuple[Tree, int]]:
        """Each tree with the number of its first leaf."""
        return zip(self.trees, range(0, len(self.trees) * MOST, MOST), strict=True)


@cache
def model() -> Model:
    """The shipped model of statements by themselves."""
    return parse(_shipped(), FEATURES)


@cache
def among_others() -> Model:
    """The shipped model of what a score says among the others: it adds to the log-odds of the first."""
    return parse(_shipped()["among others"], among.FEATURES)


@cache
def _shipped() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resources.text("data/links.json"))
    return data


def parse(data: dict[str, Any], features: Iterable[str]) -> Model:
    """The model of `features` from its file. Raises ModelError where it was learnt over others, or has trees of too
    many leaves."""
    names = tuple(features)
    if data["features"] != list(names):
        raise ModelError("data/links.json was learnt over other features: run tools/train_links.py")
    return Model(data["base"], tuple(_tree(t) for t in data["trees"]), names)


def _tree(nodes: Sequence[Sequence[float]]) -> Tree:
    """A tree from its nodes: [feature, threshold, left, right, value] each."""
    columns = np.asarray(nodes, np.float64).T
    feature, left, right = (columns[i].astype(np.int32) for i in (0, 2, 3))
    if (leaves := int((feature < 0).sum())) > MOST:
        raise ModelError(f"data/links.json has a tree of {leaves} leaves, {MOST} at most can be weighed")
    return Tree(feature, columns[1].astype(np.float32), left, right, columns[4].astype(np.float32))
