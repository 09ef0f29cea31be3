"""Learns the second weighing of links (`tracegraph/link/among.py`): small trees that add to log-odds which are there
already.

Gradient boosting from given log-odds on, which scikit-learn's own boosting does not offer: each tree is fitted to what
the ones before it left over, on half of the rows, its values by one Newton step.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.tree import DecisionTreeRegressor

from tracegraph.link.among import FEATURES
from tracegraph.link.paragraphs import Matrix

DRAWS = 2
"""The trees are an average over so many draws: they depend less on any one."""
TREES, RATE, LEAVES, FEWEST, RIDGE, SHARE = 120, 0.06, 8, 120, 10.0, 0.5
Numbers = npt.NDArray[np.floating[Any]]


def learn(rows: Matrix, right: Numbers, odds: Numbers) -> dict[str, Any]:
    """The trees as the data file holds them, from pairs: their features, whether each is right (1 or 0), and its
    log-odds so far."""
    trees = [tree for draw in range(DRAWS) for tree in _grown(rows, right, odds, draw)]
    return {"features": list(FEATURES), "base": 0.0, "trees": trees}


def _grown(rows: Matrix, right: Numbers, odds: Numbers, draw: int) -> Iterator[list[list[float]]]:
    chance = np.random.default_rng(draw)
    odds = odds.astype(np.float64)
    for _ in range(TREES):
        taken = np.flatnonzero(chance.random(len(right)) < SHARE)
        likely = 1 / (1 + np.exp(-odds[taken]))
        left_over, weight = right[taken] - likely, likely * (1 - likely) + 1e-6
        grown = DecisionTreeRegressor(
            max_leaf_nodes=LEAVES,
            min_samples_leaf=FEWEST,
            max_features=SHARE,
            random_state=int(chance.integers(2**31)),
        ).fit(rows[taken], left_over / weight, sample_weight=weight)
        tree, ends = grown.tree_, grown.apply(rows[taken])
        values = _values(tree, *(_sums(ends, each, tree.node_count) for each in (left_over, weight)))
        odds += values[grown.apply(rows)]
        yield _nodes(tree, values)


def _sums(ends: npt.NDArray[np.int64], values: Numbers, nodes: int) -> Numbers:
    """The sum of the values that end at each node."""
    return np.asarray(np.bincount(ends, values, nodes), np.float64)


def _values(tree: Any, left_over: Numbers, weight: Numbers) -> Numbers:
    """The value of every node, from what its leaves hold: a node stands before the two below it."""
    for node in reversed(range(tree.node_count)):
        for below in (tree.children_left[node], tree.children_right[node]):
            if below >= 0:
                left_over[node] += left_over[below]
                weight[node] += weight[below]
    return np.asarray(RATE * left_over / (weight + RIDGE))


def _nodes(tree: Any, values: Numbers) -> list[list[float]]:
    """A tree's nodes as the data file holds them, each value its share of the average over all draws."""
    return [
        [
            -1 if tree.children_left[n] < 0 else int(tree.feature[n]),
            round(float(tree.threshold[n]), 6),
            max(int(tree.children_left[n]), 0),
            max(int(tree.children_right[n]), 0),
            round(float(values[n]) / DRAWS, 6),
        ]
        for n in range(tree.node_count)
    ]
