"""What words mean beside each other: a table of word vectors and word counts, learnt from the national record.

Words that stand in the same company ("return home interviews", "independent return interviews", "push-and-pull
factors") lie close together. The table is data (`data/words.tsv`), made by `tools/train_links.py` from the reports'
own words: for each term how many passages hold it, and a vector. Nothing is computed at run time but sums and
cosines.
"""

import base64
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph import resources

Vector = npt.NDArray[np.float32]

_THEME_WEIGHT: Final = 2.0
"""A theme tells more of what a text is about than a word as rare as it."""
_LEAST: Final = 0.1


@dataclass(frozen=True)
class Words:
    """The table: for each term its row, how many of `passages` hold it, and the unit vectors (terms by dimensions)."""

    rows: dict[str, int]
    counts: npt.NDArray[np.float32]
    vectors: npt.NDArray[np.float32]
    passages: int
    _weights: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def rarity(self, term: str) -> float:
        """How much a term tells: the logarithm of how few passages of the national record hold it, at least 0.1."""
        row = self.rows.get(term)
        held = float(self.counts[row]) if row is not None else 0.0
        return max(math.log((self.passages + 1) / (held + 0.5)), _LEAST)

    def weight(self, term: str) -> float:
        """Rarity, doubled for a theme."""
        known = self._weights.get(term)
        if known is None:
            known = self.rarity(term) * (_THEME_WEIGHT if term.startswith("#") else 1.0)
            self._weights[term] = known
        return known

    def meaning(self, terms: Iterable[str]) -> Vector:
        """The direction in which the terms of a text point together: the weighted sum of their vectors, of length 1
        (or all zeros where none is known)."""
        direction: Vector = self.meanings([terms])[0]
        return direction

    def meanings(self, texts: Sequence[Iterable[str]]) -> Vector:
        """The direction of each of many texts (texts by dimensions)."""
        known = [sorted(self.rows[term] for term in terms if term in self.rows) for terms in texts]
        held = [n for n, rows in enumerate(known) if rows]
        found = np.zeros((len(known), self.vectors.shape[1]), np.float32)
        if held:
            rows = np.asarray([row for each in known for row in each], np.intp)
            starts = np.cumsum([0, *(len(known[n]) for n in held[:-1])])
            found[held] = np.add.reduceat(self.vectors[rows] * self._weight[rows][:, None], starts, axis=0)
        length = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.where(length, length, 1), np.float32)

    @cached_property
    def _weight(self) -> npt.NDArray[np.float32]:
        """What each term weighs, by its row."""
        return np.asarray([self.weight(term) for term in sorted(self.rows, key=self.rows.__getitem__)], np.float32)


@cache
def words() -> Words:
    """The shipped table."""
    return parse(resources.text("data/words.tsv"))


def parse(text: str) -> Words:
    """The table from its file: a JSON head, then a line a term: term, passages that hold it, vector as base64 of
    signed bytes."""
    head, *lines = text.splitlines()
    facts = json.loads(head)
    parts = [line.split("\t") for line in lines]
    vectors = np.frombuffer(b"".join(base64.b64decode(p[2]) for p in parts), np.int8).reshape(len(parts), -1)
    unit = vectors.astype(np.float32)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True) + 1e-9
    counts = np.asarray([float(p[1]) for p in parts], np.float32)
    return Words({p[0]: n for n, p in enumerate(parts)}, counts, unit, int(facts["passages"]))


def spell(table: Words, facts: dict[str, object]) -> str:
    """The file of a table; `parse(spell(x))` is x to the precision of signed bytes."""
    scale = 127 / np.abs(table.vectors).max(axis=1, keepdims=True)
    rounded = np.rint(table.vectors * scale).astype(np.int8)
    head = json.dumps({**facts, "passages": table.passages}, sort_keys=True)
    lines = [
        f"{term}\t{int(table.counts[row])}\t{base64.b64encode(rounded[row].tobytes()).decode()}"
        for term, row in sorted(table.rows.items())
    ]
    return "\n".join((head, *lines)) + "\n"
