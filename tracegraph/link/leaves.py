"""Which leaf of every tree a row of features comes to, for all trees at once.

No tree is gone down. Its leaves are numbered from left to right, a bit each. A node whose question a row answers with
"more" rules out the leaves to its left; what the value of a feature rules out is looked up for all trees together, and
of the leaves that no feature rules out the row comes to the leftmost (C. Lucchese and others, "QuickScorer", 2015).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.paragraphs import Matrix

MOST: Final = 16
"""Leaves of a tree, at most: each has a bit."""
_AT_ONCE: Final = 64
"""Rows that are looked up together: few enough that a processor keeps them at hand."""
_ALL: Final = 2**MOST - 1
_NUMBERS: Final = np.arange(_ALL + 1)
_LOWEST: Final = np.log2(np.maximum(_NUMBERS & -_NUMBERS, 1)).astype(np.int32)
"""The lowest bit of every number (of 0, where no row comes to, 0)."""


@dataclass(frozen=True)
class Tree:
    """One tree, node 0 its root: the feature a node asks about (-1 for a leaf), the threshold (at most: left), the
    two next nodes, and the value that holds at the node."""

    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]

    @cached_property
    def below(self) -> list[range]:
        """The leaves below each node, numbered from left to right through the tree; a leaf is below itself."""
        found = [range(0)] * len(self.feature)

        def number(node: int, first: int) -> int:
            after = first + 1
            if self.feature[node] >= 0:
                after = number(int(self.right[node]), number(int(self.left[node]), first))
            found[node] = range(first, after)
            return after

        number(0, 0)
        return found

    def questions(self) -> Iterator[tuple[int, int, int, int]]:
        """Each node that asks: the node, its feature, and the two next nodes."""
        for node in np.flatnonzero(self.feature >= 0).tolist():
            yield node, int(self.feature[node]), int(self.left[node]), int(self.right[node])


class Leaves:
    """The leaves of `trees` (at most MOST each), numbered through: leaf n of tree t is t * MOST + n."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._firsts = np.arange(len(trees), dtype=np.int32) * MOST
        asked: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
        for place, tree in enumerate(trees):
            for node, feature, left, _ in tree.questions():
                left_of_it = sum(1 << leaf for leaf in tree.below[left])
                asked[feature].append((float(tree.threshold[node]), place, _ALL ^ left_of_it))
        self._asked = {feature: _Asked(questions, len(trees)) for feature, questions in sorted(asked.items())}

    def reached(self, rows: Matrix) -> Iterator[npt.NDArray[np.int32]]:
        """The leaf of every tree that each row comes to (rows by trees), some rows at a time."""
        exceeded = [asked.exceeded(rows[:, feature]) for feature, asked in self._asked.items()]
        for n in range(0, len(rows), _AT_ONCE):
            yield self._leftmost([counts[n : n + _AT_ONCE] for counts in exceeded])

    def _leftmost(self, exceeded: Sequence[npt.NDArray[np.intp]]) -> npt.NDArray[np.int32]:
        """The leaf of every tree, from how many thresholds of each feature rows exceed (features by rows)."""
        bits = np.full((len(exceeded[0]), len(self._firsts)), _ALL, np.uint16)
        for asked, counts in zip(self._asked.values(), exceeded, strict=True):
            bits &= asked.open.take(counts, axis=0)
        return np.asarray(self._firsts + _LOWEST.take(bits), np.int32)


class _Asked:
    """All that trees ask of one feature, from its questions: each a threshold, its tree, and the leaves of that tree
    that stay open where the threshold is exceeded (as bits)."""

    def __init__(self, questions: Sequence[tuple[float, int, int]], trees: int) -> None:
        self._thresholds = np.unique(np.asarray([threshold for threshold, _, _ in questions], np.float32))
        still = np.full((len(self._thresholds) + 1, trees), _ALL, np.uint16)
        for threshold, tree, leaves in questions:
            still[np.searchsorted(self._thresholds, np.float32(threshold)) + 1, tree] &= leaves
        self.open = np.bitwise_and.accumulate(still, axis=0)
        """The leaves of each tree that stay open, by how many thresholds are exceeded (one more than these, by trees).
        """

    def exceeded(self, values: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
        """How many of the thresholds each value of the feature exceeds."""
        return np.searchsorted(self._thresholds, values)
