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

_AT_ONCE: Final = 64
"""Rows that go down all trees together: few enough that a processor keeps them at hand."""


@dataclass(frozen=True)
class Tree:
    """One tree, node 0 its root: the feature a node asks about (-1 for a leaf), the threshold (at most: left), the
    two next nodes, and the value that holds at the node."""

    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]


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
        odds = np.concatenate([self._odds(rows[n : n + _AT_ONCE]) for n in range(0, max(len(rows), 1), _AT_ONCE)])
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32).reshape(features.shape[:-1])

    def _odds(self, rows: Matrix) -> npt.NDArray[np.float64]:
        feature, threshold, left, right, value, roots = self._nodes
        at = np.tile(roots, (len(rows), 1))
        while ((asks := feature[at]) >= 0).any():
            goes_left = np.take_along_axis(rows, np.maximum(asks, 0), axis=1) <= threshold[at]
            at = np.where(goes_left, left[at], right[at])
        return np.asarray(self.base + value[at].sum(axis=1), np.float64)

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
        """All trees' nodes in one row (feature, threshold, left, right, value), and where each tree's root stands. A
        leaf leads to itself."""
        starts = np.cumsum([0, *(len(tree.feature) for tree in self.trees)])
        moved = list(zip(self.trees, starts, strict=False))
        feature = np.concatenate([tree.feature for tree in self.trees])
        own = np.arange(len(feature))
        return (
            feature,
            np.concatenate([tree.threshold for tree in self.trees]),
            np.where(feature < 0, own, np.concatenate([tree.left + start for tree, start in moved])),
            np.where(feature < 0, own, np.concatenate([tree.right + start for tree, start in moved])),
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
