"""What the columns of an action plan mean, told by their heads, in any order (`plans.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracegraph import resources
from tracegraph.model.document import Passage, Role

_NEEDED = frozenset({"owner", "by_when", "original", "revised", "status", "progress", "outcome", "evidence"})
"""What stands beside an action in a plan's table: one of these at least."""
_MARKS = " :*\t?"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The patterns of `plans.toml`, compiled."""

    columns: Mapping[str, re.Pattern[str]]
    recommendation: Mapping[str, re.Pattern[str]]
    status: Mapping[str, re.Pattern[str]]
    conflict: Mapping[str, re.Pattern[str]]


@cache
def plan_words() -> PlanWords:
    """The words of action plans."""
    data = tomllib.loads(resources.text("extract/plans.toml"))
    parts = ("columns", "recommendation", "status", "conflict")
    return PlanWords(*({key: _pattern(words) for key, words in data[part].items()} for part in parts))


def _pattern(words: str | list[str]) -> re.Pattern[str]:
    """One pattern, or what any of several says."""
    return re.compile(words if isinstance(words, str) else "|".join(words), re.IGNORECASE)


def columns(passage: Passage) -> dict[str, int] | None:
    """The columns of a head row by what they mean (the first of each), or None where the row is no head: it must name
    an action and one thing more that plans say of actions."""
    if passage.role is not Role.ROW:
        return None
    found: dict[str, int] = {}
    for i, cell in enumerate(passage.cells):
        meaning = _meaning(cell.words, found) if cell is not None else None
        if meaning is not None:
            found[meaning] = i
    return found if "action" in found and _NEEDED & found.keys() else None


def _meaning(head: str, taken: Mapping[str, int]) -> str | None:
    """What a column's head says it holds, of what no earlier column holds."""
    bare = head.strip(_MARKS)
    fitting = (name for name, pattern in plan_words().columns.items() if pattern.fullmatch(bare))
    return next((name for name in fitting if name not in taken), None)
