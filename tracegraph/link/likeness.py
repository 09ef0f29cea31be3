"""How alike a recommendation and a later statement are: numbers of their terms, meanings, aspects and groups, each
worked out for all pairs at once (recommendations by statements)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tracegraph.link.later import Counted, holding
from tracegraph.link.pairs import Pair
from tracegraph.link.paragraphs import Matrix


def share(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> Matrix:
    """A part as a share of its whole; 0 of nothing."""
    return np.asarray(part / (whole + 1e-6), np.float32)


def taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's weighted terms that the statement holds."""
    own = p.asked_terms * p.weights
    return share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def themes_taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's themes that the statement holds."""
    own = p.asked_terms * p.weights * p.is_theme
    return share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def words_taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's other words that the statement holds."""
    own = p.asked_terms * p.weights * ~p.is_theme
    return share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def shared_themes(p: Pair) -> Matrix:
    """The weight of the themes that both hold."""
    return np.asarray((p.asked_terms * p.weights * p.is_theme) @ p.later_terms.T, np.float32)


def themes_or_neighbours(p: Pair) -> Matrix:
    """The share of the recommendation's themes that the statement names, or nearly: a theme right above, below or
    beside one counts in part."""
    own = p.asked_terms * p.weights * p.is_theme
    return share(own @ np.maximum(p.later_terms, p.later_kin).T, own.sum(1, keepdims=True))


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
    return share(held, p.later.weight[None, :])


def meaning(p: Pair) -> Matrix:
    """How alike the words of both are in meaning: the cosine of their directions."""
    return np.asarray(p.asked_meaning @ p.later.meaning.T, np.float32)


def meaning_near(p: Pair) -> Matrix:
    """How alike in meaning the sentences right before and after it are."""
    count = p.later.beside.near(np.ones((1, len(p.later.texts)), np.float32))
    return share(p.later.beside.near(p.value(meaning)), count)


def meaning_with_neighbours(p: Pair) -> Matrix:
    """How alike in meaning the statement and its neighbours together are."""
    together = p.later.meaning.T + p.later.beside.near(p.later.meaning.T)
    return np.asarray(p.asked_meaning @ (together / (np.linalg.norm(together, axis=0) + 1e-6)), np.float32)


def meaning_of_section(p: Pair) -> Matrix:
    """How alike in meaning the heading of its section is."""
    return np.asarray((p.asked_meaning @ p.later.heading_meaning.T)[:, p.later.heading], np.float32)


def taken_up_with_neighbours(p: Pair) -> Matrix:
    """The share of the recommendation's terms that the statement and its neighbours hold together."""
    own = p.asked_terms * p.weights
    return share(own @ np.minimum(1, p.later_terms.T + p.later.beside.near(p.later_terms.T)), own.sum(1, keepdims=True))


def taken_up_before(p: Pair) -> Matrix:
    """The share of the recommendation's terms that the sentence before it holds."""
    return p.later.beside.before(p.value(taken_up))


def taken_up_in_paragraph(p: Pair) -> Matrix:
    """The share of the recommendation's terms that its paragraph holds."""
    own = p.asked_terms * p.weights
    return share(own @ p.later.beside.greatest(p.later_terms.T), own.sum(1, keepdims=True))


def taken_up_in_section(p: Pair) -> Matrix:
    """The share of the recommendation's terms that the heading of its section holds."""
    own = p.asked_terms * p.weights
    return share(own @ p.section_terms.T, own.sum(1, keepdims=True))


def _both(asked: Sequence[frozenset[str]], later: Counted) -> Matrix:
    """How many of some names both hold (recommendations by statements)."""
    names = sorted(frozenset[str]().union(*asked))
    return np.asarray(holding(asked).of(names) @ later.of(names).T, np.float32)


def _many(sets: Sequence[frozenset[str]]) -> Matrix:
    return np.asarray([len(each) for each in sets], np.float32)


def shared_aspects(p: Pair) -> Matrix:
    """How many aspects (timely, offered, recorded, overseen ...) both speak of."""
    return _both([t.aspects for t in p.asked], p.later.aspects)


def aspects_taken_up(p: Pair) -> Matrix:
    """The share of the recommendation's aspects that the statement speaks of."""
    return np.asarray(p.value(shared_aspects) / (_many([t.aspects for t in p.asked])[:, None] + 0.5), np.float32)


def shared_groups(p: Pair) -> Matrix:
    """How many groups of children both speak of, the statement's section counted in."""
    return _both([t.groups for t in p.asked], p.later.groups_or_heading)


def missing_groups(p: Pair) -> Matrix:
    """How many of the recommendation's groups the statement and its section do not speak of."""
    return _many([t.groups for t in p.asked])[:, None] - p.value(shared_groups)


def other_groups(p: Pair) -> Matrix:
    """How many groups the statement speaks of that the recommendation does not."""
    return _many([t.groups for t in p.later.texts])[None, :] - _both([t.groups for t in p.asked], p.later.groups)
