"""How a recommendation and the statements of a later document compare: named features, each a number a person can
have explained.

All of a document's statements are compared with all recommendations at once, as matrices: rows are recommendations,
columns are statements.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link import clauses
from tracegraph.link.likeness import (
    aspects_taken_up,
    focus,
    meaning,
    meaning_near,
    meaning_of_section,
    meaning_with_neighbours,
    missing_groups,
    neighbouring_themes,
    other_groups,
    rarest_theme,
    rarest_word,
    share,
    shared_aspects,
    shared_groups,
    shared_themes,
    shared_words,
    taken_up,
    taken_up_before,
    taken_up_in_paragraph,
    taken_up_in_section,
    taken_up_with_neighbours,
    themes_or_neighbours,
    themes_taken_up,
    words_taken_up,
)
from tracegraph.link.pairs import Feature, Pair
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Text
from tracegraph.vocab import InspectionKind, Polarity

_KINDS: Final = tuple(InspectionKind)
_TONE: Final = {Polarity.STRENGTH: 1.0, Polarity.NEUTRAL: 0.0, Polarity.MIXED: -0.5, Polarity.SHORTFALL: -1.0}


def _of_later(value: Callable[[Text], float]) -> Feature:
    def feature(p: Pair) -> Matrix:
        row = np.asarray([value(t) for t in p.later.texts], np.float32)
        return np.broadcast_to(row, (len(p.asked), len(row)))

    return feature


def _of_asked(value: Callable[[Text], float]) -> Feature:
    def feature(p: Pair) -> Matrix:
        column = np.asarray([[value(t)] for t in p.asked], np.float32)
        return np.broadcast_to(column, (len(column), len(p.later.texts)))

    return feature


def _length(text: Text) -> float:
    return float(np.log(max(len(text.words.split()), 1)))


def _statements(p: Pair) -> Matrix:
    """How many statements the later document makes, as a logarithm: a short letter speaks of few things."""
    return np.full((len(p.asked), len(p.later.texts)), np.log(len(p.later.texts)), np.float32)


def _years(p: Pair) -> Matrix:
    """Years from the recommendation to the later document; 0 where a date is not known."""
    asked, later = (np.asarray([_year(t) for t in texts], np.float32) for texts in (p.asked, p.later.texts))
    return np.asarray(np.nan_to_num(later[None, :] - asked[:, None]), np.float32)


def _year(text: Text) -> float:
    """The year of a text's inspection; not a number where it is not known."""
    return float(text.date[:4] or "nan")


def _document_alike(p: Pair) -> Matrix:
    """How alike in meaning the later document is as a whole: does it look at such things at all?"""
    return np.broadcast_to(p.asked_meaning @ p.later.whole_meaning[:, None], (len(p.asked), len(p.later.texts)))


def _same_kind(p: Pair) -> Matrix:
    """Whether the same kind of inspection asked and looked again."""
    asked, later = (np.asarray([_KINDS.index(t.kind) for t in texts]) for texts in (p.asked, p.later.texts))
    return np.asarray(later[None, :] == asked[:, None], np.float32)


def _by(*kinds: InspectionKind) -> Callable[[Text], float]:
    return lambda text: float(text.kind in kinds)


def _near(p: Pair) -> Matrix:
    """How near the statement comes to the recommendation, word by word, as log-odds (link/meetings.py)."""
    return p.later.spoken.values(p.asked)


def _below_best(feature: Feature) -> Feature:
    """How far a feature's value lies below the document's best."""

    def below(p: Pair) -> Matrix:
        values = p.value(feature)
        return np.asarray(values.max(axis=1, keepdims=True) - values, np.float32)

    return below


def _of_best(feature: Feature) -> Feature:
    """A feature as a share of the document's best."""

    def of_best(p: Pair) -> Matrix:
        values = p.value(feature)
        return share(values, values.max(axis=1, keepdims=True))

    return of_best


def _best(feature: Feature) -> Feature:
    """The document's best value of a feature."""

    def best(p: Pair) -> Matrix:
        values = p.value(feature)
        return np.broadcast_to(values.max(axis=1, keepdims=True), values.shape)

    return best


def _rank(feature: Feature) -> Feature:
    """The rank of a feature's value in the document, as a logarithm (0 for the best)."""

    def rank(p: Pair) -> Matrix:
        order = np.argsort(-p.value(feature), axis=1, kind="stable")
        return np.log1p(np.argsort(order, axis=1, kind="stable")).astype(np.float32)

    return rank


FEATURES: Final[Mapping[str, Feature]] = {
    "terms taken up": taken_up,
    "themes taken up": themes_taken_up,
    "words taken up": words_taken_up,
    "weight of shared themes": shared_themes,
    "themes or their neighbours taken up": themes_or_neighbours,
    "weight of neighbouring themes": neighbouring_themes,
    "weight of shared words": shared_words,
    "rarest shared theme": rarest_theme,
    "rarest shared word": rarest_word,
    "about little else": focus,
    "alike in meaning": meaning,
    "neighbours alike in meaning": meaning_near,
    "alike in meaning with its neighbours": meaning_with_neighbours,
    "section alike in meaning": meaning_of_section,
    "terms taken up with its neighbours": taken_up_with_neighbours,
    "terms taken up just before": taken_up_before,
    "terms taken up in its paragraph": taken_up_in_paragraph,
    "terms taken up in its section's heading": taken_up_in_section,
    "shared aspects": shared_aspects,
    "aspects taken up": aspects_taken_up,
    "shared groups": shared_groups,
    "groups not spoken of": missing_groups,
    "other groups": other_groups,
    "what is asked for alike in meaning": clauses.head_alike,
    "its purpose alike in meaning": clauses.purpose_alike,
    "what is asked for taken up": clauses.head_taken_up,
    "nearest part alike in meaning": clauses.best_part_alike,
    "parts alike in meaning": clauses.parts_alike,
    "nearest part taken up": clauses.best_part_taken_up,
    "rarest theme asked for named": clauses.rarest_theme_named,
    "first theme asked for named": clauses.first_theme_named,
    "parts of the recommendation": clauses.number_of_parts,
    "asked for again": _of_later(lambda t: float(t.asks)),
    "its length": _of_later(_length),
    "length of the recommendation": _of_asked(_length),
    "statements in the document": _statements,
    "years between": _years,
    "document alike in meaning": _document_alike,
    "by the same kind of inspection": _same_kind,
    "asked by a single inspection": _of_asked(_by(InspectionKind.SIF)),
    "asked by an area SEND inspection": _of_asked(_by(InspectionKind.SEND, InspectionKind.SEND_REVISIT)),
    "asked by a joint inspection": _of_asked(_by(InspectionKind.JTAI)),
    "said by a standard inspection": _of_later(_by(InspectionKind.ILACS_STANDARD, InspectionKind.ILACS)),
    "said by a short inspection": _of_later(_by(InspectionKind.ILACS_SHORT)),
    "said by a joint inspection": _of_later(_by(InspectionKind.JTAI)),
    "said by a single inspection": _of_later(_by(InspectionKind.SIF)),
    "said by a focused visit": _of_later(_by(InspectionKind.FOCUSED_VISIT)),
    "said by a monitoring visit": _of_later(_by(InspectionKind.MONITORING_VISIT)),
    "said by an area SEND inspection": _of_later(_by(InspectionKind.SEND, InspectionKind.SEND_REVISIT)),
    "its place in the document": _of_later(lambda t: t.place),
    "its tone": _of_later(lambda t: _TONE[t.polarity]),
    "its place in the paragraph": _of_later(lambda t: float(min(t.position, 8))),
    "terms taken up, of the best": _of_best(taken_up),
    "terms taken up, rank": _rank(taken_up),
    "terms taken up, the best": _best(taken_up),
    "alike in meaning, of the best": _of_best(meaning),
    "alike in meaning, rank": _rank(meaning),
    "alike in meaning, the best": _best(meaning),
    "terms with neighbours, of the best": _of_best(taken_up_with_neighbours),
    "terms with neighbours, rank": _rank(taken_up_with_neighbours),
    "meaning with neighbours, rank": _rank(meaning_with_neighbours),
    "meaning with neighbours, the best": _best(meaning_with_neighbours),
    "near word by word": _near,
    "near word by word, below the best": _below_best(_near),
    "near word by word, rank": _rank(_near),
    "near word by word, the best": _best(_near),
}
"""Every feature by the name under which a reason shows it."""


def rounded(shared: Pair, feature: Feature) -> Matrix:
    """A feature of every recommendation and statement, so rounded that the last bits of a sum, which differ between
    processors, decide nothing."""
    return np.asarray(np.round(shared.value(feature), 5), np.float32)


def rows(shared: Pair, wanted: npt.NDArray[np.bool_]) -> Matrix:
    """The features of the `wanted` pairs (recommendations by statements), rounded: pairs by features."""
    at = np.nonzero(wanted)
    values = np.stack([shared.value(feature)[at] for feature in FEATURES.values()], axis=1)
    return np.asarray(np.round(values, 5), np.float32)


def compare(shared: Pair) -> Matrix:
    """The features of every recommendation and statement, rounded: an array of recommendations by statements by
    features."""
    every = np.ones((len(shared.asked), len(shared.later.texts)), bool)
    return rows(shared, every).reshape(*every.shape, -1)
