"""The statements of a later document, prepared once for comparing them with every recommendation of before it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tracegraph.link.meaning import Words
from tracegraph.link.wording import Text

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Later:
    """The statements of one document, in its order, prepared for comparing: the weight of all terms of each, the
    meaning of each and of its section's heading, and where its paragraphs begin."""

    texts: Sequence[Text]
    weight: Matrix
    meaning: Matrix
    section_meaning: Matrix
    whole_meaning: Matrix
    starts: npt.NDArray[np.intp]
    """The first statement of each paragraph."""
    follows: npt.NDArray[np.bool_]
    """Whether the statement before it stands in the same paragraph."""

    def before(self, values: Matrix) -> Matrix:
        """For each statement (columns) the value of the one right before it in its paragraph; 0 for a paragraph's
        first."""
        moved = np.zeros_like(values)
        moved[:, 1:] = values[:, :-1]
        return np.asarray(moved * self.follows, np.float32)

    def near(self, values: Matrix) -> Matrix:
        """For each statement (columns) the sum of the values right before and right after it in its paragraph."""
        moved = np.zeros_like(values)
        moved[:, :-1] = (values * self.follows)[:, 1:]
        return self.before(values) + moved

    def greater_near(self, values: Matrix, none: float) -> Matrix:
        """For each statement (columns) the greater of the values right before and right after it in its paragraph;
        `none` where it stands alone."""
        greater = np.full_like(values, none)
        greater[:, 1:] = np.where(self.follows[1:], values[:, :-1], none)
        greater[:, :-1] = np.maximum(greater[:, :-1], np.where(self.follows[1:], values[:, 1:], none))
        return greater

    def paragraph(self, values: Matrix) -> Matrix:
        """For each statement (columns) the greatest value in its paragraph."""
        greatest = np.maximum.reduceat(values, self.starts, axis=1)
        sizes = np.diff([*self.starts, len(self.texts)])
        return np.asarray(np.repeat(greatest, sizes, axis=1), np.float32)


def prepare(texts: Sequence[Text], table: Words) -> Later:
    """The statements of one document (at least one), prepared for comparing."""
    headings = {text.section: text.section_terms for text in texts}
    meanings = {section: table.meaning(terms.said) for section, terms in headings.items()}
    each = np.stack([table.meaning(text.terms.said) for text in texts])
    whole = each.mean(axis=0)
    follows = [n > 0 and texts[n - 1].paragraph == text.paragraph for n, text in enumerate(texts)]
    return Later(
        texts,
        np.asarray([sum(table.weight(t) for t in text.terms.said) for text in texts], np.float32),
        each,
        np.stack([meanings[text.section] for text in texts]),
        np.asarray(whole / (np.linalg.norm(whole) + 1e-9), np.float32),
        np.flatnonzero(~np.asarray(follows, bool)),
        np.asarray(follows, bool),
    )
