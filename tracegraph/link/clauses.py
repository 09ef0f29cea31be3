"""What a recommendation asks for and what for: its head ("strengthen supervision") apart from its purpose ("so that
practice is challenged"), and the several things that one item may ask; and how a later statement compares with each."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph import resources
from tracegraph.link.later import holding
from tracegraph.link.likeness import share
from tracegraph.link.pairs import Pair
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Terms, terms

_PURPOSE: Final = re.compile(
    r"\b(?:" + "|".join(tomllib.loads(resources.text("link/words.toml"))["purpose"]) + r")\b", re.IGNORECASE
)
_EARLIEST: Final = 12
"""A purpose does not stand in the first characters: "to ensure ..." at the head of an item is what is asked."""
_PARTED: Final = re.compile(r"[;,]\s+(?:and\s+)?|\s+and\s+")
_FEWEST: Final = 3
"""Words that a part holds at least."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The terms of a recommendation's head, of its purpose (none where it states none), and of each thing it asks; its
    rarest theme is sought in the head."""

    head: Terms
    purpose: Terms
    parts: tuple[Terms, ...]

    @property
    def first_theme(self) -> str | None:
        """The term of the theme that the head names first."""
        return next((t for t in self.head.said if t.startswith("#")), None)


@lru_cache(maxsize=4096)
def clauses(words: str) -> Clauses:
    """The clauses of a recommendation's words."""
    purpose = _PURPOSE.search(words, _EARLIEST)
    at = purpose.start() if purpose else len(words)
    parts = [part for part in _PARTED.split(words) if len(part.split()) >= _FEWEST] or [words]
    return Clauses(terms(words[:at]), terms(words[at:]), tuple(terms(part) for part in parts))


def _asked(p: Pair) -> list[Clauses]:
    return [clauses(text.words) for text in p.asked]


def _alike(p: Pair, wanted: Sequence[Terms]) -> Matrix:
    """How alike in meaning each of `wanted` and every statement are."""
    return np.asarray(p.table.meanings([terms.said for terms in wanted]) @ p.later.meaning.T, np.float32)


def _held(p: Pair, wanted: Sequence[Terms]) -> Matrix:
    """The share of the weighted terms of each of `wanted` that every statement holds."""
    own = holding([w.said for w in wanted]).of(p.vocabulary) * p.weights
    return share(own @ p.later_terms.T, own.sum(1, keepdims=True))


def head_alike(p: Pair) -> Matrix:
    """How alike in meaning what is asked for is, its purpose left out."""
    return _alike(p, [c.head for c in _asked(p)])


def purpose_alike(p: Pair) -> Matrix:
    """How alike in meaning the purpose is; 0 where none is stated."""
    return _alike(p, [c.purpose for c in _asked(p)])


def head_taken_up(p: Pair) -> Matrix:
    """The share of the terms of what is asked for that the statement holds, the purpose left out."""
    return _held(p, [c.head for c in _asked(p)])


def _parts(p: Pair) -> tuple[list[Terms], npt.NDArray[np.intp]]:
    """All things asked for, recommendation by recommendation, and where those of each begin."""
    many = [len(c.parts) for c in _asked(p)]
    return [part for c in _asked(p) for part in c.parts], np.cumsum([0, *many[:-1]])


def _parts_alike(p: Pair) -> Matrix:
    """How alike in meaning each of the things asked for and every statement are."""
    return _alike(p, _parts(p)[0])


def best_part_alike(p: Pair) -> Matrix:
    """How alike in meaning the nearest of the things asked for is."""
    return np.maximum.reduceat(p.value(_parts_alike), _parts(p)[1], axis=0)


def parts_alike(p: Pair) -> Matrix:
    """How alike in meaning the things asked for are, on average."""
    many = np.asarray([[len(c.parts)] for c in _asked(p)], np.float32)
    return np.asarray(np.add.reduceat(p.value(_parts_alike), _parts(p)[1], axis=0) / many, np.float32)


def best_part_taken_up(p: Pair) -> Matrix:
    """The share of its terms that the statement holds of the thing asked for that it holds most of."""
    parts, starts = _parts(p)
    return np.maximum.reduceat(_held(p, parts), starts, axis=0)


def _theme_named(p: Pair, themes: Sequence[str | None]) -> Matrix:
    columns = [p.vocabulary.get(theme) if theme else None for theme in themes]
    none = np.zeros(len(p.later.texts), np.float32)
    return np.stack([none if c is None else p.later_terms[:, c] for c in columns])


def rarest_theme_named(p: Pair) -> Matrix:
    """Whether the statement names the rarest theme of what is asked for."""

    def rarest(c: Clauses) -> str | None:
        return max((t for t in c.head.said if t.startswith("#")), key=lambda t: (p.table.weight(t), t), default=None)

    return _theme_named(p, [rarest(c) for c in _asked(p)])


def first_theme_named(p: Pair) -> Matrix:
    """Whether the statement names the theme that the recommendation names first."""
    return _theme_named(p, [c.first_theme for c in _asked(p)])


def number_of_parts(p: Pair) -> Matrix:
    """How many things the recommendation asks for."""
    column = np.asarray([[len(c.parts)] for c in _asked(p)], np.float32)
    return np.repeat(column, len(p.later.texts), axis=1)
