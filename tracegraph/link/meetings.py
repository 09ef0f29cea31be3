"""How near the statements of a document come to recommendations, by the table of nearness.

Every term of a recommendation is held against every term of a statement, of its neighbours and of its section's
heading; how many are met, and how nearly, is weighed into one number by a small network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.nearness import Nearness, unit
from tracegraph.link.paragraphs import Matrix, Paragraphs
from tracegraph.link.wording import Terms, Text

LEVELS: Final = (0.9, 0.75, 0.6, 0.45, 0.3, 0.15, 0.0)
"""How near two terms may be (the cosine of their directions), in the steps at which meetings are counted."""
WIDTH: Final = 0.0128
"""Twice the square of how far from a level a meeting still counts for it."""
NONE: Final = -1.0
"""How near a term comes to a text that holds none."""
TINY: Final = 1e-4
"""Added to a weight that something is divided by: a text of no known terms has none."""
_TOGETHER: Final = 48
"""Texts whose terms are summed up together."""


class _Side:
    """Texts by the known terms that any of them holds: the terms as rows of the table, in order, and `held` (texts by
    terms). As what is said: `said` is what each term weighs there, and `directions` where each text points, not yet of
    length 1."""

    def __init__(self, table: Nearness, texts: Sequence[Terms]) -> None:
        known = [[table.rows[term] for term in text.every if term in table.rows] for text in texts]
        every = np.asarray([row for rows in known for row in rows], np.intp)
        sizes = np.asarray([len(rows) for rows in known], np.intp)
        self.rows, self._columns = np.unique(every, return_inverse=True)
        self._filled = np.flatnonzero(sizes)
        self._starts = (np.cumsum(sizes) - sizes)[self._filled]
        self.held: Matrix = np.zeros((len(texts), len(self.rows)), np.float32)
        self.held[np.repeat(np.arange(len(texts)), sizes), self._columns] = 1.0
        self.said: Matrix = self.held * table.said_weight[self.rows]
        self.directions: Matrix = self.said @ table.vectors[self.rows]

    def greatest(self, values: Matrix) -> Matrix:
        """The greatest value among the terms of each text, from values by terms (terms by others, which are the rows of
        what is given); NONE of a text without terms."""
        greatest = np.full((len(self.held), values.shape[1]), NONE, np.float32)
        if len(self._filled):
            greatest[self._filled] = np.maximum.reduceat(values.take(self._columns, axis=0), self._starts, axis=0)
        return np.ascontiguousarray(greatest.T)

    def sums(self, values: Matrix) -> Matrix:
        """What the terms of each text sum up to, each times its weight, from values by terms (terms by others, which
        are the rows of what is given). Some texts at a time: together they hold few of all terms."""
        sums = [weights @ values.take(terms, axis=0) for terms, weights in self._parts]
        return np.ascontiguousarray(np.concatenate(sums).T)

    @cached_property
    def _parts(self) -> list[tuple[npt.NDArray[np.intp], Matrix]]:
        """The terms that some texts hold, and what each weighs there (texts by these terms)."""
        some = [self.said[n : n + _TOGETHER] for n in range(0, len(self.said), _TOGETHER)]
        terms = [np.flatnonzero(weights.any(axis=0)) for weights in some]
        return [(held, np.ascontiguousarray(weights[:, held])) for held, weights in zip(terms, some, strict=True)]


@dataclass(frozen=True)
class Spoken:
    """The statements of a document, prepared for `table`: what each says itself, what the headings of their sections
    say, which heading is each statement's, and which statements stand beside each other."""

    table: Nearness
    own: _Side
    headings: _Side
    heading: npt.NDArray[np.intp]
    beside: Paragraphs

    def values(self, asked: Sequence[Text]) -> Matrix:
        """How near each statement comes to each recommendation, as log-odds (recommendations by statements). Rounded
        to thousandths: the last bits of a sum differ between processors."""
        table, ask = self.table, _Side(self.table, [t.terms for t in asked])
        aside = np.where(_aside(ask, asked, table.rows), table.aside, 1)
        weights = np.asarray(ask.held * table.asked_weight[ask.rows] * aside, np.float32)
        sought = unit(weights @ table.sought[ask.rows])
        own, headings = _met(table, ask, self.own), _met(table, ask, self.headings)
        counts = [met.counts(weights, sought) for met in (own, own.near(self.beside), headings)]
        counts[2] = counts[2][:, self.heading]
        inner = np.maximum(self._inner(np.concatenate(counts, axis=2), sought), 0)
        return np.asarray(np.round(inner @ table.out[:-1] + table.out[-1], 3), np.float32)

    def _inner(self, counts: Matrix, sought: Matrix) -> Matrix:
        """What comes to each unit of the network (recommendations by statements by units): of the counts of the three
        places, and of the products and distances of the directions that are sought and meant. Those are made for one
        recommendation at a time: all together they would not fit where a processor has them at hand."""
        hidden, meant, first = self.table.hidden, unit(self.own.directions), counts.shape[2] // 3
        before, products, apart, after = np.split(hidden, first + meant.shape[1] * np.arange(3), axis=0)
        inner = counts @ np.concatenate([before, after[:-1]]) + after[-1]
        for row, direction in enumerate(sought):
            inner[row] += meant @ (direction[:, None] * products) + np.abs(direction - meant) @ apart
        return np.asarray(inner, np.float32)


def spoken(table: Nearness, texts: Sequence[Text], beside: Paragraphs) -> Spoken:
    """The statements of a document, in its order, prepared for telling how near each comes."""
    headings = {text.section: text.section_terms for text in texts}
    place = {section: n for n, section in enumerate(headings)}
    return Spoken(
        table,
        _Side(table, [text.terms for text in texts]),
        _Side(table, list(headings.values())),
        np.asarray([place[text.section] for text in texts], np.intp),
        beside,
    )


@dataclass(frozen=True)
class _Met:
    """What the recommendations' terms meet in one place of every statement (in itself, its neighbours, its heading).
    By term and statement: the `nearest` term there, whether the term itself is there (`same`), and how many are there
    on each of the LEVELS. By recommendation and statement: the weight of what is said there, each term times how near
    it comes (`back`). By statement: the weight of what is said there, and its direction, not yet of length 1."""

    nearest: Matrix
    same: Matrix
    levels: Matrix
    back: Matrix
    said: Matrix
    directions: Matrix

    def near(self, beside: Paragraphs) -> "_Met":
        """The same of each statement's neighbours, the one before and the one after."""
        return _Met(
            beside.greater_near(self.nearest, NONE),
            beside.greater_near(self.same, 0.0),
            beside.near(self.levels),
            beside.near(self.back),
            beside.near(self.said),
            beside.near(self.directions.T).T,
        )

    def counts(self, weights: Matrix, sought: Matrix) -> Matrix:
        """The 11 numbers of each recommendation and statement, from the weights of each recommendation's terms and its
        direction as a whole."""
        whole = weights.sum(1, keepdims=True) + TINY
        shares = [weights @ self.nearest / whole, weights @ self.same / whole]
        shares += [self.back / (self.said + TINY), sought @ unit(self.directions).T]
        shares += [weights @ np.log(1 + level) / whole for level in self.levels]
        return np.stack(shares, axis=2).astype(np.float32)


def _met(table: Nearness, ask: _Side, say: _Side) -> _Met:
    """What the terms of recommendations meet in the texts of `say`, one of each statement."""
    alike = np.asarray(table.vectors[say.rows] @ table.sought[ask.rows].T, np.float32)
    same = np.zeros((len(ask.rows), len(say.held)), np.float32)
    _, ours, theirs = np.intersect1d(ask.rows, say.rows, assume_unique=True, return_indices=True)
    same[ours] = say.held[:, theirs].T
    return _Met(
        say.greatest(alike),
        same,
        np.stack([say.sums(_at_level(alike, level)) for level in LEVELS]),
        (say.said @ ask.greatest(alike.T)).T,
        say.said.sum(1),
        say.directions,
    )


def _at_level(alike: Matrix, level: float) -> Matrix:
    """How much each meeting counts for a level."""
    counted = alike - np.float32(level)
    counted *= counted
    counted *= np.float32(-1 / WIDTH)
    return np.asarray(np.exp(counted, out=counted), np.float32)


def _aside(side: _Side, texts: Sequence[Text], rows: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    """Which terms of each text are only examples (texts by terms)."""
    aside = np.zeros(side.held.shape, bool)
    for row, text in enumerate(texts):
        named = [rows[term] for term in text.terms.said.keys() - text.terms.main if term in rows]
        aside[row, np.searchsorted(side.rows, named)] = True
    return aside
