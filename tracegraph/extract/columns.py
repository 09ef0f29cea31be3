"""What the columns of an action plan mean, told by their heads, in any order: by what the user says of headings
(`named`), else by `plans.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from tracegraph import resources
from tracegraph.model.document import Passage, Role

Told = Mapping[str, str]
"""Headings as `folded` gives them, and what the user says they mean ("" means nothing)."""
NOTHING_TOLD: Final[Told] = MappingProxyType({})

_NEEDED = frozenset({"owner", "by_when", "original", "revised", "status", "progress", "outcome", "evidence"})
"""What stands beside an action in a plan's table: one of these at least."""
_JOINED = frozenset({"owner", "progress", "evidence", "outcome"})
"""What may stand in several columns of one table ("Lead" and "Supported by", an update each quarter)."""
_SECOND = {"action": "progress"}
"""What a second column of actions tells ("Next steps")."""
_MARKS = " :*\t?"
_DEEPEST = 3
"""Rows of a table among which its head stands; titles may stand above it."""
_LONGEST = 45
"""Characters of the longest heading of a column that nobody recognises."""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The patterns of `plans.toml`, compiled."""

    columns: Mapping[str, re.Pattern[str]]
    recommendation: Mapping[str, re.Pattern[str]]
    status: Mapping[str, re.Pattern[str]]
    dates: Mapping[str, re.Pattern[str]]
    conflict: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Head:
    """A table's head: `parts` are the columns by what they mean, several parts where tables stand side by side; it
    begins with row `first` of its table and takes `rows`."""

    parts: tuple[Mapping[str, tuple[int, ...]], ...]
    first: int = 0
    rows: int = 1


@cache
def plan_words() -> PlanWords:
    """The words of action plans."""
    data = tomllib.loads(resources.text("extract/plans.toml"))
    parts = ("columns", "recommendation", "status", "dates", "conflict")
    return PlanWords(*({key: _pattern(words) for key, words in data[part].items()} for part in parts))


@cache
def meanings() -> Mapping[str, str]:
    """The words by which a user says what a heading means, and our name for each."""
    data: dict[str, str] = tomllib.loads(resources.text("extract/plans.toml"))["meanings"]
    return data


def folded(heading: str) -> str:
    """A heading as it is compared: case, white space and marks at its ends do not count."""
    return " ".join(heading.split()).strip(_MARKS).casefold()


def columns(passage: Passage, told: Told = NOTHING_TOLD) -> dict[str, int] | None:
    """The columns of a head row by what they mean (the first of each), or None where the row is no head: it must name
    an action and one thing more that plans say of actions."""
    if passage.role is not Role.ROW:
        return None
    heads = _parts([cell.words if cell is not None else "" for cell in passage.cells], told)
    return {name: places[0] for name, places in heads[0].items()} if heads else None


def head_of(rows: Sequence[Passage], told: Told = NOTHING_TOLD) -> Head | None:
    """The head of a table: in one of its first rows, or in two rows of which the lower tells the columns of the upper
    apart ("Timescale" over "Original" and "Revised"). None where its columns are not recognised."""
    for first, row in enumerate(rows[:_DEEPEST]):
        upper = _words(row)
        lower = _words(rows[first + 1]) if first + 1 < len(rows) else []
        both = _combined(upper, lower, told) if sum(map(bool, lower)) > 1 else []  # one cell is a banner
        parts = _parts(both, told) if both else ()
        if parts:
            return Head(parts, first, 2)
        if parts := _parts(upper, told):
            return Head(parts, first)
    return None


def printed_head(rows: Sequence[Passage]) -> tuple[str, ...]:
    """The headings of a table whose columns nobody recognises: those of its first row that reads like a head; empty
    where none does."""
    for row in rows[:_DEEPEST]:
        words = [w for w in _words(row) if w]
        if len(words) > len(row.cells) / 2 and len(words) > 1 and len(set(words)) == len(words):
            short = all(len(w) <= _LONGEST and not w.endswith(".") and not re.search(r"\d\d", w) for w in words)
            return tuple(words) if short else ()
    return ()


def known_headings(words: Iterable[str], told: Told = NOTHING_TOLD) -> int:
    """How many of these words are headings that we know."""
    return sum(_meanings(word, told) != [] for word in words if word)


def _pattern(words: str | list[str]) -> re.Pattern[str]:
    """One pattern, or what any of several says."""
    return re.compile(words if isinstance(words, str) else "|".join(words), re.IGNORECASE)


def _words(row: Passage) -> list[str]:
    return [cell.words if cell is not None else "" for cell in row.cells]


def _meanings(head: str, told: Told) -> list[str]:
    """All that a column's head may say it holds, the likeliest first."""
    if (said := told.get(folded(head))) is not None:
        return [said] if said else []
    bare = head.strip(_MARKS).replace("(s)", "s")
    return [name for name, pattern in plan_words().columns.items() if pattern.fullmatch(bare)]


def _parts(heads: Sequence[str], told: Told) -> tuple[Mapping[str, tuple[int, ...]], ...]:
    """The columns under these heads; none where they are no head. Where the heading of the actions is printed again,
    with a column that the first had too, a second table stands beside the first."""
    starts = [i for i, head in enumerate(heads) if head and "action" in _meanings(head, told)[:1]]
    again = [i for i in starts[1:] if folded(heads[i]) == folded(heads[starts[0]])]
    parts = [_one(heads, place, told) for place in _stretches(heads, starts[:1] + again)] if again else []
    if parts and all(parts):
        return tuple(part for part in parts if part)
    whole = _one(heads, range(len(heads)), told)
    return (whole,) if whole else ()


def _stretches(heads: Sequence[str], starts: Sequence[int]) -> list[range]:
    """The columns of tables side by side: each begins as far before its column of actions as the first does."""
    lead = starts[0]
    edges = [start - lead for start in starts[1:]]
    return [range(a, b) for a, b in zip([0, *edges], [*edges, len(heads)], strict=True)]


def _one(heads: Sequence[str], places: range, told: Told) -> dict[str, tuple[int, ...]] | None:
    """The columns of one table by what they mean."""
    found: dict[str, tuple[int, ...]] = {}
    for i in places:
        fitting = _meanings(heads[i], told) if heads[i] else []
        free = next((name for name in fitting if name not in found), None)
        if free is not None and (free == fitting[0] or fitting[0] not in _JOINED):
            found[free] = (i,)
        elif fitting and (name := _SECOND.get(fitting[0], fitting[0])) in _JOINED:
            found[name] = (*found.get(name, ()), i)
    trusted = any(told.get(folded(heads[i])) == "action" for i in places)
    return found if "action" in found and (trusted or _NEEDED & found.keys()) else None


def _combined(upper: Sequence[str], lower: Sequence[str], told: Told) -> list[str]:
    """The heads that two rows make together, the lower one naming what the upper has over it; none where the lower row
    is no part of a head."""
    if not any(lower):
        return []
    made: list[str] = []
    above = ""
    for over, under in zip_longest(upper, lower, fillvalue=""):
        above = over or (above if under else "")
        choices = [f"{under} {above}", under, f"{above} {under}", f"{under} date"] if under else [over]
        fitting = next((choice for choice in choices if choice and _meanings(choice, told)), None)
        if under and fitting is None:
            return []
        made.append(fitting or over)
    return made
