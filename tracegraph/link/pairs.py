"""What two sets of texts are compared by: term matrices, weights and meanings, worked out once for all features."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.later import Later, counted
from tracegraph.link.meaning import Words
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Text

Feature = Callable[["Pair"], Matrix]

_ASIDE: Final = 0.25
"""What a recommendation names only as an example counts a quarter."""


@dataclass(frozen=True)
class Pair:
    """Recommendations and the statements of a later document, and what the features share. The vocabulary is the
    recommendations' terms: other terms of a statement tell only how much else it is about.

    asked_terms: recommendations by vocabulary, 1 or less for what is only an example; later_terms and section_terms:
    statements by vocabulary; later_kin: what neighbouring themes of a statement count for a theme it does not name.
    """

    asked: Sequence[Text]
    later: Later
    table: Words
    vocabulary: Mapping[str, int]
    weights: Matrix
    is_theme: npt.NDArray[np.bool_]
    asked_terms: Matrix
    asked_meaning: Matrix
    later_terms: Matrix
    later_kin: Matrix
    section_terms: Matrix
    _known: "dict[Feature, Matrix]" = field(default_factory=dict)

    def value(self, feature: "Feature") -> Matrix:
        """What a feature gives for these texts, worked out once."""
        if feature not in self._known:
            self._known[feature] = feature(self)
        return self._known[feature]


def pair(asked: Sequence[Text], later: Later, table: Words) -> Pair:
    """What the features of `asked` (recommendations) and `later` share."""
    own = counted([{t: 1.0 if t in text.terms.main else _ASIDE for t in text.terms.said} for text in asked])
    vocabulary = {term: n for n, term in enumerate(sorted(own.column))}
    return Pair(
        asked,
        later,
        table,
        vocabulary,
        np.asarray([table.weight(t) for t in vocabulary], np.float32),
        np.asarray([t.startswith("#") for t in vocabulary], bool),
        own.of(vocabulary),
        table.meanings([text.terms.main or text.terms.said for text in asked]),
        later.terms.of(vocabulary),
        later.kin.of(vocabulary),
        later.heading_terms.of(vocabulary)[later.heading],
    )
