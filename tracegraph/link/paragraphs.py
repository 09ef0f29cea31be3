"""Which statements of a document stand beside each other: from what holds of each, what holds of its neighbours and of
its paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of a document's statements, in its order: the first statement of each, and whether the statement
    before a statement stands in the same. Every matrix has a column for each statement."""

    starts: npt.NDArray[np.intp]
    follows: npt.NDArray[np.bool_]

    def before(self, values: Matrix) -> Matrix:
        """For each statement the value of the one right before it in its paragraph; 0 for a paragraph's first."""
        moved = np.zeros_like(values)
        moved[..., 1:] = values[..., :-1]
        return np.asarray(moved * self.follows, np.float32)

    def near(self, values: Matrix) -> Matrix:
        """For each statement the sum of the values right before and right after it in its paragraph."""
        sums = self.before(values)
        sums[..., :-1] += (values * self.follows)[..., 1:]
        return sums

    def greater_near(self, values: Matrix, none: float) -> Matrix:
        """For each statement the greater of the values right before and right after it in its paragraph; `none` where
        it stands alone."""
        greater = np.full_like(values, none)
        greater[..., 1:] = np.where(self.follows[1:], values[..., :-1], none)
        greater[..., :-1] = np.maximum(greater[..., :-1], np.where(self.follows[1:], values[..., 1:], none))
        return greater

    def greatest(self, values: Matrix) -> Matrix:
        """For each statement the greatest value in its paragraph."""
        return self._spread(np.maximum.reduceat(values, self.starts, axis=1))

    def sums(self, values: Matrix) -> Matrix:
        """For each statement the sum of the values in its paragraph."""
        return self._spread(np.add.reduceat(values, self.starts, axis=1))

    def _spread(self, found: Matrix) -> Matrix:
        """What was found of each paragraph, for each of its statements."""
        return np.asarray(np.repeat(found, np.diff([*self.starts, len(self.follows)]), axis=1), np.float32)


def paragraphs(named: Sequence[str]) -> Paragraphs:
    """The paragraphs of statements, from the name of the paragraph that each stands in."""
    follows = np.asarray([n > 0 and named[n - 1] == name for n, name in enumerate(named)], bool)
    return Paragraphs(np.flatnonzero(~follows), follows)
