"""How a recommendation and the statements of a later document compare: named features, each a number a person can
have explained.

All of a document's statements are compared with all recommendations at once, as matrices: rows are recommendations,
columns are statements.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.meaning import Words
from tracegraph.link.pairs import Feature, Later, Matrix, Pair, pair
from tracegraph.link.wording import Text
from tracegraph.vocab import Polarity

_TONE: Final = {Polarity.STRENGTH: 1.0, Polarity.NEUTRAL: 0.0, Polarity.MIXED: -0.5, Polarity.SHORTFALL: -1.0}


def _share(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> Matrix:
    return np.asarray(part / (whole + 1e-6), np.float32)


def taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's weighted terms that the statement holds."""
    own = p.asked_terms * p.weights
    return _share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def themes_taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's themes that the statement holds."""
    own = p.asked_terms * p.weights * p.is_theme
    return _share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def words_taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's other words that the statement holds."""
    own = p.asked_terms * p.weights * ~p.is_theme
    return _share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def shared_themes(p: Pair) -> Matrix:
    """The weight of the themes that both hold."""
    return np.asarray((p.asked_terms * p.weights * p.is_theme) @ p.later_terms.T, np.float32)


def themes_or_neighbours(p: Pair) -> Matrix:
    """The share of the recommendation's themes that the statement names, or nearly: a theme right above, below or
    beside one counts in part."""
    own = p.asked_terms * p.weights * p.is_theme
    return _share(own @ np.maximum(p.later_terms, p.later_kin).T, own.sum(1, keepdims=True))


def neighbouring_themes(p: Pair) -> Matrix:
    """The weight of the recommendation's themes that the statement names only by a neighbour."""
    return np.asarray((p.asked_terms * p.weights * p.is_theme) @ p.later_kin.T, np.float32)


def shared_words(p: Pair) -> Matrix:
    """The weight of the other words that both hold."""
    return np.asarray((p.asked_terms * p.weights * ~p.is_theme) @ p.later_terms.T, np.float32)


def _rarest(p: Pair, columns: npt.NDArray[np.bool_]) -> Matrix:
    own = p.asked_terms * p.weights * columns
    rows = []
    for row in own:
        held = np.flatnonzero(row)
        rows.append((p.later_terms[:, held] * row[held]).max(axis=1, initial=0.0))
    return np.stack(rows).astype(np.float32)


def rarest_theme(p: Pair) -> Matrix:
    """The weight of the rarest theme that both hold."""
    return _rarest(p, p.is_theme)


def rarest_word(p: Pair) -> Matrix:
    """The weight of the rarest other word that both hold."""
    return _rarest(p, ~p.is_theme)


def focus(p: Pair) -> Matrix:
    """The share of the statement's weighted terms that the recommendation holds: is the statement about this, or
    about much else?"""
    held = (p.asked_terms > 0).astype(np.float32) @ (p.later_terms * p.weights).T
    return _share(held, p.later.weight[None, :])


def meaning(p: Pair) -> Matrix:
    """How alike the words of both are in meaning: the cosine of their directions."""
    return np.asarray(p.asked_meaning @ p.later.meaning.T, np.float32)


def meaning_near(p: Pair) -> Matrix:
    """How alike in meaning the sentences right before and after it are."""
    count = p.later.near(np.ones((1, len(p.later.texts)), np.float32))
    return _share(p.later.near(p.value(meaning)), count)


def meaning_with_neighbours(p: Pair) -> Matrix:
    """How alike in meaning the statement and its neighbours together are."""
    together = p.later.meaning.T + p.later.near(p.later.meaning.T)
    return np.asarray(p.asked_meaning @ (together / (np.linalg.norm(together, axis=0) + 1e-6)), np.float32)


def meaning_of_section(p: Pair) -> Matrix:
    """How alike in meaning the heading of its section is."""
    return np.asarray(p.asked_meaning @ p.later.section_meaning.T, np.float32)


def taken_up_with_neighbours(p: Pair) -> Matrix:
    """The share of the recommendation's terms that the statement and its neighbours hold together."""
    own = p.asked_terms * p.weights
    return _share(own @ np.minimum(1, p.later_terms.T + p.later.near(p.later_terms.T)), own.sum(1, keepdims=True))


def taken_up_before(p: Pair) -> Matrix:
    """The share of the recommendation's terms that the sentence before it holds."""
    return p.later.before(p.value(taken_up))


def taken_up_in_paragraph(p: Pair) -> Matrix:
    """The share of the recommendation's terms that its paragraph holds."""
    own = p.asked_terms * p.weights
    return _share(own @ p.later.paragraph(p.later_terms.T), own.sum(1, keepdims=True))


def taken_up_in_section(p: Pair) -> Matrix:
    """The share of the recommendation's terms that the heading of its section holds."""
    own = p.asked_terms * p.weights
    return _share(own @ p.section_terms.T, own.sum(1, keepdims=True))


def _both(asked: Sequence[frozenset[str]], later: Sequence[frozenset[str]]) -> Matrix:
    return np.asarray([[len(a & b) for b in later] for a in asked], np.float32)


def shared_aspects(p: Pair) -> Matrix:
    """How many aspects (timely, offered, recorded, overseen ...) both speak of."""
    return _both([t.aspects for t in p.asked], [t.aspects for t in p.later.texts])


def aspects_taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's aspects that the statement speaks of."""
    return np.asarray(
        p.value(shared_aspects) / (np.asarray([[len(t.aspects)] for t in p.asked], np.float32) + 0.5), np.float32
    )


def shared_groups(p: Pair) -> Matrix:
    """How many groups of children both speak of, the statement's section counted in."""
    return _both([t.groups for t in p.asked], [t.groups | t.section_groups for t in p.later.texts])


def missing_groups(p: Pair) -> Matrix:
    """How many of the recommendation's groups the statement and its section do not speak of."""
    return np.asarray([[len(t.groups)] for t in p.asked], np.float32) - p.value(shared_groups)


def other_groups(p: Pair) -> Matrix:
    """How many groups the statement speaks of that the recommendation does not."""
    return np.asarray([[len(t.groups - a.groups) for t in p.later.texts] for a in p.asked], np.float32)


def _of_later(value: Callable[[Text], float]) -> Feature:
    def feature(p: Pair) -> Matrix:
        row = np.asarray([value(t) for t in p.later.texts], np.float32)
        return np.repeat(row[None, :], len(p.asked), axis=0)

    return feature


def _of_asked(value: Callable[[Text], float]) -> Feature:
    def feature(p: Pair) -> Matrix:
        column = np.asarray([[value(t)] for t in p.asked], np.float32)
        return np.repeat(column, len(p.later.texts), axis=1)

    return feature


def _length(text: Text) -> float:
    return float(np.log(max(len(text.words.split()), 1)))


def _of_best(feature: Feature) -> Feature:
    """A feature as a share of the document's best."""

    def of_best(p: Pair) -> Matrix:
        values = p.value(feature)
        return _share(values, values.max(axis=1, keepdims=True))

    return of_best


def _best(feature: Feature) -> Feature:
    """The document's best value of a feature."""

    def best(p: Pair) -> Matrix:
        values = p.value(feature)
        return np.repeat(values.max(axis=1, keepdims=True), values.shape[1], axis=1)

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
    "asked for again": _of_later(lambda t: float(t.asks)),
    "its length": _of_later(_length),
    "length of the recommendation": _of_asked(_length),
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
}
"""Every feature by the name under which a reason shows it."""


def compare(asked: Sequence[Text], later: Later, table: Words) -> Matrix:
    """The features of every recommendation and statement: an array of recommendations by statements by features.

    Rounded, so that the last bits of a sum, which differ between processors, decide nothing."""
    shared = pair(asked, later, table)
    values = np.stack([shared.value(feature) for feature in FEATURES.values()], axis=2)
    return np.asarray(np.round(values, 5), np.float32)
