"""How near a statement comes to a recommendation, word by word: "turnover" lies near "stable", though no word is
shared.

A table of terms says where each lies (a direction) and how much it tells, in what is asked for and in what is said.
Every term of the recommendation is held against every term of the statement, of its neighbours and of its section's
heading; how many are met, and how nearly, is weighed into one number by a small network. The table is data
(`data/nearness.tsv`), made by `tools/teach_nearness.py`, which learns it from a sentence reader that is needed there
alone: at run time there are sums, products and one table.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph import resources
from tracegraph.link.later import Later, Matrix
from tracegraph.link.wording import Terms, Text

LEVELS: Final = (0.9, 0.75, 0.6, 0.45, 0.3, 0.15, 0.0)
"""How near two terms may be (the cosine of their directions), in the steps at which meetings are counted."""
WIDTH: Final = 0.0128
"""Twice the square of how far from a level a meeting still counts for it."""
NONE: Final = -1.0
"""How near a term comes to a text that holds none."""
TINY: Final = 1e-4
"""Added to a weight that something is divided by: a text of no known terms has none."""
_PHRASES: Final = 3
_NAMED: Final = 0.25
"""Terms farther apart than this are not named as having met."""


@dataclass(frozen=True)
class Nearness:
    """The table: for each term its row, its direction (`vectors`, of length 1), what it weighs in a recommendation and
    in a statement; `turn` leads from a direction to the one that is sought (dimensions by dimensions); what is named
    only as an example counts `aside` of its weight. `hidden` and `out` weigh what is counted, each with its bias last:
    (3 x 11 counts + 2 x dimensions + 1) by units, and units + 1."""

    rows: Mapping[str, int]
    vectors: Matrix
    asked_weight: Matrix
    said_weight: Matrix
    turn: Matrix
    aside: float
    hidden: Matrix
    out: Matrix

    @cached_property
    def sought(self) -> Matrix:
        """The direction that each term seeks when it is asked for."""
        return _unit(np.asarray(self.vectors @ self.turn, np.float32))

    def values(self, asked: Sequence[Text], later: Later) -> Matrix:
        """How near each statement comes to each recommendation, as log-odds (recommendations by statements). Rounded
        to thousandths: the last bits of a sum differ between processors."""
        ask = _Side(self, [t.terms for t in asked])
        weighed = ask.held * self.asked_weight[ask.rows]
        weights = np.asarray(np.where(ask.aside, self.aside * weighed, weighed), np.float32)
        sought = _unit(weights @ self.sought[ask.rows])
        own = _met(self, ask, _Side(self, [t.terms for t in later.texts]))
        heading = _met(self, ask, _Side(self, [t.section_terms for t in later.texts]))
        counts = [met.counts(weights, sought) for met in (own, own.near(later), heading)]
        meant = _unit(own.directions)
        products = np.concatenate([sought[:, None] * meant, np.abs(sought[:, None] - meant)], axis=2)
        counted = np.concatenate([counts[0], products, *counts[1:]], axis=2)
        inner = np.maximum(counted @ self.hidden[:-1] + self.hidden[-1], 0)
        return np.asarray(np.round(inner @ self.out[:-1] + self.out[-1], 3), np.float32)

    def nearest(self, asked: Terms, said: Terms) -> list[tuple[str, str]]:
        """The words of a recommendation that a statement comes nearest to, weightiest first, each with the
        statement's word for it; a few, none within another."""
        left, right = (sorted(t for t in terms.said if t in self.rows) for terms in (asked, said))
        if not left or not right:
            return []
        alike = self.sought[[self.rows[t] for t in left]] @ self.vectors[[self.rows[t] for t in right]].T
        found = []
        for n, term in enumerate(left):
            other, near = (term, 1.0) if term in right else (right[int(alike[n].argmax())], float(alike[n].max()))
            if near >= _NAMED:
                found.append((-round(near * float(self.asked_weight[self.rows[term]]), 4), term, other))
        pairs: list[tuple[str, str]] = []
        for _, term, other in sorted(found):
            one = (asked.said[term], said.said[other])
            if len(pairs) < _PHRASES and not any(any(map(_overlap, one, pair)) for pair in pairs):
                pairs.append(one)
        return pairs


class _Side:
    """Texts by the known terms that any of them holds: `held` (texts by terms), and which are only examples."""

    def __init__(self, table: Nearness, texts: Sequence[Terms]) -> None:
        known = [_known(table, terms) for terms in texts]
        terms = sorted({term for each in known for term in each})
        column = {term: n for n, term in enumerate(terms)}
        self.rows: npt.NDArray[np.intp] = np.asarray([table.rows[t] for t in terms], np.intp)
        self.held: Matrix = np.zeros((len(texts), len(terms)), np.float32)
        self.aside: npt.NDArray[np.bool_] = np.zeros(self.held.shape, bool)
        for row, (text, each) in enumerate(zip(texts, known, strict=True)):
            for term in each:
                self.held[row, column[term]] = 1.0
                self.aside[row, column[term]] = term in text.said and term not in text.main


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

    def near(self, later: Later) -> "_Met":
        """The same of each statement's neighbours, the one before and the one after."""
        return _Met(
            later.greater_near(self.nearest, NONE),
            later.greater_near(self.same, 0.0),
            np.stack([later.near(level) for level in self.levels]),
            later.near(self.back),
            later.near(self.said[None])[0],
            later.near(self.directions.T).T,
        )

    def counts(self, weights: Matrix, sought: Matrix) -> Matrix:
        """The 11 numbers of each recommendation and statement, from the weights of each recommendation's terms and its
        direction as a whole."""
        whole = weights.sum(1, keepdims=True) + TINY
        shares = [weights @ self.nearest / whole, weights @ self.same / whole]
        shares += [self.back / (self.said + TINY), sought @ _unit(self.directions).T]
        shares += [weights @ np.log1p(level) / whole for level in self.levels]
        return np.stack(shares, axis=2).astype(np.float32)


def _met(table: Nearness, ask: _Side, say: _Side) -> _Met:
    """What the terms of recommendations meet in the texts of `say`, one of each statement."""
    alike = np.asarray(table.sought[ask.rows] @ table.vectors[say.rows].T, np.float32)
    said = say.held * table.said_weight[say.rows]
    same = (ask.rows[:, None] == say.rows[None, :]).astype(np.float32)
    levels = [np.exp((alike - level) ** 2 / -WIDTH) @ said.T for level in LEVELS]
    return _Met(
        _greatest(alike, say.held),
        same @ say.held.T,
        np.stack(levels),
        _greatest(alike.T, ask.held).T @ said.T,
        said.sum(1),
        np.asarray(said @ table.vectors[say.rows], np.float32),
    )


def _known(table: Nearness, terms: Terms) -> list[str]:
    return sorted(term for term in terms.every if term in table.rows)


def _overlap(a: str, b: str) -> bool:
    return a.lower() in b.lower() or b.lower() in a.lower()


def _greatest(values: Matrix, held: Matrix) -> Matrix:
    """For each row of `values` (rows by terms) its greatest value among the terms of each text (texts by terms)."""
    texts, terms = np.nonzero(held)
    filled, starts = np.unique(texts, return_index=True)
    greatest = np.full((len(values), len(held)), NONE, np.float32)
    if len(filled):
        greatest[:, filled] = np.maximum.reduceat(values[:, terms], starts, axis=1)
    return greatest


def _unit(values: Matrix) -> Matrix:
    length = np.linalg.norm(values, axis=1, keepdims=True)
    return np.asarray(values / np.maximum(length, 1e-12), np.float32)


@cache
def nearness() -> Nearness:
    """The shipped table."""
    return parse(resources.text("data/nearness.tsv"))


def parse(text: str) -> Nearness:
    """The table from its file: a JSON head with the small arrays (each its shape, and base64 of half-precision
    numbers), then a line a term: term, its two weights, its direction as base64 of signed bytes."""
    head, *lines = text.splitlines()
    facts = json.loads(head)
    parts = [line.split("\t") for line in lines]
    bytes_ = np.frombuffer(b"".join(base64.b64decode(p[3]) for p in parts), np.int8).reshape(len(parts), -1)
    arrays = {name: _array(facts[name]) for name in ("turn", "hidden", "out")}
    return Nearness(
        {p[0]: n for n, p in enumerate(parts)},
        _unit(bytes_.astype(np.float32)),
        np.asarray([float(p[1]) for p in parts], np.float32),
        np.asarray([float(p[2]) for p in parts], np.float32),
        aside=float(facts["aside"]),
        **arrays,
    )


def _array(data: Sequence[object]) -> Matrix:
    *shape, numbers = data
    return np.frombuffer(base64.b64decode(str(numbers)), "<f2").reshape([int(str(n)) for n in shape]).astype(np.float32)


def spell(table: Nearness) -> str:
    """The file of a table; `parse(spell(x))` is x to the precision of the file."""
    head = {
        name: [*array.shape, base64.b64encode(array.astype("<f2").tobytes()).decode()]
        for name, array in (("turn", table.turn), ("hidden", table.hidden), ("out", table.out))
    }
    scale = 127 / np.maximum(np.abs(table.vectors).max(axis=1, keepdims=True), 1e-12)
    rounded = np.rint(table.vectors * scale).astype(np.int8)
    lines = [
        f"{term}\t{table.asked_weight[row]:.3f}\t{table.said_weight[row]:.3f}"
        f"\t{base64.b64encode(rounded[row].tobytes()).decode()}"
        for term, row in sorted(table.rows.items())
    ]
    return "\n".join((json.dumps({"aside": round(table.aside, 4), **head}, sort_keys=True), *lines)) + "\n"
