"""How near a statement comes to a recommendation, word by word: "turnover" lies near "stable", though no word is
shared.

A table of terms says where each lies (a direction) and how much it tells, in what is asked for and in what is said.
How a recommendation's terms meet those of statements is `meetings`' to tell. The table is data (`data/nearness.tsv`),
made by `tools/teach_nearness.py`, which learns it from a sentence reader that is needed there alone: at run time there
are sums, products and one table.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import numpy as np

from tracegraph import resources
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Terms

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
        return unit(np.asarray(self.vectors @ self.turn, np.float32))

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


def _overlap(a: str, b: str) -> bool:
    return a.lower() in b.lower() or b.lower() in a.lower()


def unit(values: Matrix) -> Matrix:
    """Directions of length 1 (rows); one of length 0 stays so."""
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
        unit(bytes_.astype(np.float32)),
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
