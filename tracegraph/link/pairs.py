"""What two sets of texts are compared by: term matrices, weights and meanings, worked out once for all features."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph import taxonomy
from tracegraph.link.later import Later, Matrix
from tracegraph.link.meaning import Words
from tracegraph.link.nearness import Nearness
from tracegraph.link.wording import Text

Feature = Callable[["Pair"], Matrix]

_ASIDE: Final = 0.25
"""What a recommendation names only as an example counts a quarter."""


_PARENT: Final = 0.4
_RELATED: Final = 0.2
"""What a theme right above or below counts for the theme itself, and what a related one does."""


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
    nearness: Nearness
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


def term_matrix(texts: Sequence[Mapping[str, float]], vocabulary: Mapping[str, int]) -> Matrix:
    """Texts by vocabulary: what each term counts in each text; terms outside the vocabulary are left out."""
    matrix = np.zeros((len(texts), len(vocabulary)), np.float32)
    for row, terms in enumerate(texts):
        for term, value in terms.items():
            if (column := vocabulary.get(term)) is not None:
                matrix[row, column] = value
    return matrix


@cache
def _kin(term: str) -> Mapping[str, float]:
    """The themes next to a theme, and what each counts."""
    if not term.startswith("#"):
        return {}
    theme = term[1:]
    related = dict.fromkeys((f"#{t}" for t in taxonomy.related(theme)), _RELATED)
    near = (*taxonomy.ancestors(theme)[:1], *taxonomy.narrower(theme))
    return related | dict.fromkeys((f"#{t}" for t in near), _PARENT)


def _kin_of(text: Text) -> Mapping[str, float]:
    """What the neighbours of a text's themes count, for themes that it does not name itself."""
    counted: dict[str, float] = {}
    for term in text.terms.main:
        for near, value in _kin(term).items():
            if near not in text.terms.said:
                counted[near] = max(counted.get(near, 0.0), value)
    return counted


def pair(asked: Sequence[Text], later: Later, table: Words, nearness: Nearness) -> Pair:
    """What the features of `asked` (recommendations) and `later` share."""
    vocabulary = {term: n for n, term in enumerate(sorted({t for text in asked for t in text.terms.said}))}
    own = [{t: 1.0 if t in text.terms.main else _ASIDE for t in text.terms.said} for text in asked]
    return Pair(
        asked,
        later,
        table,
        nearness,
        vocabulary,
        np.asarray([table.weight(t) for t in vocabulary], np.float32),
        np.asarray([t.startswith("#") for t in vocabulary], bool),
        term_matrix(own, vocabulary),
        np.stack([table.meaning(text.terms.main or text.terms.said) for text in asked]),
        term_matrix([dict.fromkeys(text.terms.said, 1.0) for text in later.texts], vocabulary),
        term_matrix([_kin_of(text) for text in later.texts], vocabulary),
        term_matrix([dict.fromkeys(text.section_terms.said, 1.0) for text in later.texts], vocabulary),
    )
