"""What is in the schemes: concepts with their labels, how they stand to each other, how much one tells."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from tracegraph import resources

_EVERYWHERE = 1.0
_NOWHERE = 4.0
"""Specificity is told in powers of ten: from one sentence in ten (0) to one in ten thousand (1)."""


class Scheme(StrEnum):
    """The three schemes of concepts."""

    THEMES = "themes"
    """What a statement is about."""

    ASPECTS = "aspects"
    """What it says of its subject."""

    GROUPS = "groups"
    """Of whom it speaks."""


class Match(StrEnum):
    """How strictly a label is looked for; the generated data says it of each label."""

    ANY = "any"
    """In any case and number."""

    CAPITALS = "capitals"
    """Words that are written with capitals keep them."""

    EXACT = "exact"
    """As written: capitals kept, a plural not taken for the singular."""


@dataclass(frozen=True, slots=True)
class Label:
    """One way of saying a concept. `hidden` labels are looked for and never shown."""

    words: str
    match: Match = Match.ANY
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A theme, an aspect or a group.

    `label` is the preferred one and the first of `labels`; `broader` the concept above, None at the top; `subject`
    False where the words belong to the form of a record ("recommendation", "focused visit") or only head others: such
    concepts answer a query and are found in no text; `note` says where the words drifted or what is meant, or is
    empty; `related` are themes beside this one: of a theme its neighbours, of a group the themes about work with it;
    `same` are the themes whose labels also say this group; `sentences` is in how many sentences a theme was counted.
    """

    id: str
    label: str
    labels: tuple[Label, ...]
    broader: str | None
    subject: bool = True
    note: str = ""
    related: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    sentences: int = 0


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    """The generated data: the concepts of each scheme, and in how many sentences themes were counted."""
    read: dict[str, Any] = json.loads(resources.text("data/taxonomy.json"))
    return read


@lru_cache(maxsize=len(Scheme))
def concepts(scheme: Scheme) -> Mapping[str, Concept]:
    """Every concept of a scheme by id, in the order of the taxonomy (a concept after the one above it)."""
    return MappingProxyType({entry["id"]: _concept(entry) for entry in _data()[scheme.value]})


def version() -> str:
    """What changes with the shipped concepts, labels and counts, and only with them: whoever keeps what was found by
    them (a cache of extractions) keeps this beside it."""
    return hashlib.sha256(resources.data("data/taxonomy.json")).hexdigest()[:12]


def themes() -> Mapping[str, Concept]:
    """Every theme by id, in the order of the taxonomy (a theme after the one above it)."""
    return concepts(Scheme.THEMES)


def ancestors(concept: str, scheme: Scheme = Scheme.THEMES) -> tuple[str, ...]:
    """The ids of the concepts above this one, nearest first. Raises KeyError for an unknown id."""
    above = concepts(scheme)[concept].broader
    return () if above is None else (above, *ancestors(above, scheme))


def narrower(concept: str, scheme: Scheme = Scheme.THEMES) -> tuple[str, ...]:
    """The ids of the concepts directly below this one, in the taxonomy's order. Raises KeyError for an unknown id."""
    wanted = concepts(scheme)[concept].id
    return tuple(other.id for other in concepts(scheme).values() if other.broader == wanted)


def related(theme: str) -> tuple[str, ...]:
    """The ids of the themes that stand beside this one without being above or below it: what is said of one often
    bears on the other (strategy meetings and child protection enquiries). Raises KeyError for an unknown id."""
    return themes()[theme].related


def label(concept: str, scheme: Scheme = Scheme.THEMES) -> str:
    """The preferred label of a concept, as a person would say it. Raises KeyError for an unknown id."""
    return concepts(scheme)[concept].label


def specificity(theme: str) -> float:
    """How much it tells that two statements share this theme, from 0 to 1.

    0 where one sentence in ten or more speaks of it, 1 where one in ten thousand or fewer does: "assessments" 0.1,
    "return home interviews" 0.4. The counts are ontology/theme_counts.csv's; a theme that was never counted is taken to
    be rare, one that is found in no text tells nothing. Raises KeyError for an unknown id.
    """
    found = themes()[theme]
    if not found.subject:
        return 0.0
    one_in = math.log10(_data()["sentences"] / max(found.sentences, 1))
    return round(min(1.0, max(0.0, (one_in - _EVERYWHERE) / (_NOWHERE - _EVERYWHERE))), 4)


def _concept(entry: dict[str, Any]) -> Concept:
    """A concept from its entry in the generated data."""
    labels = tuple(Label(words, Match(match), hidden) for words, match, hidden in entry["labels"])
    return Concept(
        entry["id"],
        labels[0].words,
        labels,
        entry["broader"],
        entry["subject"],
        entry["note"],
        tuple(entry["related"]),
        tuple(entry["same"]),
        entry["sentences"],
    )
