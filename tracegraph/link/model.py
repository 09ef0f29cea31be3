"""The learned weighing of the features: small decision trees added up, shipped as data, each score explained feature
by feature.

`tools/train_links.py` learns them from hand-made answer keys and writes `data/links.json` with the figures they
reached on authorities they had not seen. Here they are only read and added up: no learning, no chance.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tracegraph import resources
from tracegraph.errors import ModelError
from tracegraph.link.features import FEATURES
from tracegraph.link.later import Matrix

_DEEPEST: Final = 64


@dataclass(frozen=True)
class Tree:
    """One tree, node 0 its root: the feature a node asks about (-1 for a leaf), the threshold (at most: left), the
    two next nodes, and the value that holds at the node."""

    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]

    def leaves(self, rows: Matrix) -> npt.NDArray[np.int32]:
        """The leaf that each row of features ends in."""
        at = np.zeros(len(rows), np.int32)
        for _ in range(_DEEPEST):
            asks = self.feature[at]
            if (asks < 0).all():
                break
            goes_left = rows[np.arange(len(rows)), np.maximum(asks, 0)] <= self.threshold[at]
            at = np.where(asks < 0, at, np.where(goes_left, self.left[at], self.right[at])).astype(np.int32)
        return at


@dataclass(frozen=True)
class Model:
    """Trees over the named features; the sum of their values from `base` on is the log-odds that a statement follows
    up a recommendation."""

    base: float
    trees: tuple[Tree, ...]

    def scores(self, features: Matrix) -> Matrix:
        """The probability (0 to 1) for each recommendation and statement, from their features (recommendations by
        statements by features)."""
        rows = features.reshape(-1, features.shape[-1])
        total = np.full(len(rows), self.base, np.float32)
        for tree in self.trees:
            total += tree.value[tree.leaves(rows)]
        return np.asarray(1 / (1 + np.exp(-total)), np.float32).reshape(features.shape[:-1])

    def shares(self, row: npt.NDArray[np.float32]) -> dict[str, float]:
        """What each feature adds to the log-odds of one row: at every node on the way down, the change of value goes
        to the feature that was asked. Together with `base` and the roots they sum to the score."""
        feature, threshold, left, right, value, at = self._nodes
        sums = np.zeros(len(FEATURES))
        while (within := feature[at] >= 0).any():
            at = at[within]
            asks = feature[at]
            after = np.where(row[asks] <= threshold[at], left[at], right[at])
            np.add.at(sums, asks, value[after] - value[at])
            at = after
        return {name: float(sums[n]) for n, name in enumerate(FEATURES) if sums[n]}

    @cached_property
    def _nodes(self) -> tuple[npt.NDArray[Any], ...]:
        """All trees' nodes in one row (feature, threshold, left, right, value), and where each tree's root stands."""
        starts = np.cumsum([0, *(len(tree.feature) for tree in self.trees)])
        moved = list(zip(self.trees, starts, strict=False))
        return (
            np.concatenate([tree.feature for tree in self.trees]),
            np.concatenate([tree.threshold for tree in self.trees]),
            np.concatenate([tree.left + start for tree, start in moved]),
            np.concatenate([tree.right + start for tree, start in moved]),
            np.concatenate([tree.value for tree in self.trees]).astype(np.float64),
            starts[:-1],
        )


@cache
def model() -> Model:
    """The shipped model."""
    return parse(json.loads(resources.text("data/links.json")))


def parse(data: dict[str, Any]) -> Model:
    """The model from its file. Raises ModelError where it was learnt over other features than these."""
    if data["features"] != list(FEATURES):
        raise ModelError("data/links.json was learnt over other features: run tools/train_links.py")
    return Model(data["base"], tuple(_tree(t) for t in data["trees"]))


def _tree(nodes: Sequence[Sequence[float]]) -> Tree:
    """A tree from its nodes: [feature, threshold, left, right, value] each."""
    columns = np.asarray(nodes, np.float64).T
    feature, left, right = (columns[i].astype(np.int32) for i in (0, 2, 3))
    return Tree(feature, columns[1].astype(np.float32), left, right, columns[4].astype(np.float32))
