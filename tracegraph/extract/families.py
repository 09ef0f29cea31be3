"""Which family a document belongs to, by what its first page says (`families.toml`: title rules, never file names)."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tracegraph import resources
from tracegraph.vocab import DocumentKind, InspectionKind

_REFORM = "2026-04-27"
"""ILACS inspections that began on or after this day give no overall judgement."""


@dataclass(frozen=True, slots=True)
class Family:
    """A title rule and what it tells; `actions` whether only a document with a table of actions (True), or only one
    without (False), can be this."""

    pattern: re.Pattern[str]
    document: DocumentKind
    inspection: InspectionKind
    actions: bool | None = None


@cache
def rules() -> tuple[Family, ...]:
    """The title rules of `families.toml`, first come first served."""
    data = tomllib.loads(resources.text("extract/families.toml"))
    return tuple(
        Family(
            re.compile(entry["pattern"], re.IGNORECASE | re.VERBOSE),
            DocumentKind(entry["document"]),
            InspectionKind(entry["inspection"]),
            entry.get("actions"),
        )
        for entry in data["family"]
    )


_ANSWERED = (
    (InspectionKind.JTAI, re.compile(r"\bJTAI\b|joint targeted area", re.IGNORECASE)),
    (InspectionKind.SEND, re.compile(r"\bSEND\b|special educational needs|written statement of action", re.IGNORECASE)),
    (InspectionKind.FOCUSED_VISIT, re.compile(r"\bfocused visit\b", re.IGNORECASE)),
    (InspectionKind.SIF, re.compile(r"\bsingle inspection\b|\bSIF\b", re.IGNORECASE)),
)


def answered(opening: str) -> InspectionKind:
    """The kind of inspection that a plan answers, as its first page says; ILACS where it names no other."""
    return next((kind for kind, pattern in _ANSWERED if pattern.search(opening)), InspectionKind.ILACS)


@lru_cache(maxsize=64)
def family(opening: str, *, has_actions: bool = False) -> tuple[DocumentKind, InspectionKind, str]:
    """Kind of document, kind of inspection, and the authority as printed ("" where the rule has none), from the words
    of the first page. Only a document that `has_actions` (a table with an action column) can be an action plan.
    What no rule knows is a report of another kind."""
    flat = re.sub(r"[ \t]+", " ", opening)
    ways = (flat, flat.replace("\n", " ")) if "\n" in flat else (flat,)
    for rule in rules():
        if rule.actions not in (None, has_actions):
            continue
        if found := next(filter(None, map(rule.pattern.search, ways)), None):
            return rule.document, rule.inspection, (found.groupdict().get("authority") or "").strip(" ,.")
    return DocumentKind.REPORT, InspectionKind.OTHER, ""


@cache
def reported_in_letters() -> frozenset[InspectionKind]:
    """The kinds of inspection that are reported in a letter, and never otherwise."""
    reports = {rule.inspection for rule in rules() if rule.document is DocumentKind.REPORT}
    return frozenset(rule.inspection for rule in rules() if rule.document is DocumentKind.LETTER) - reports


def ilacs_kind(windows: tuple[tuple[str, str], ...]) -> InspectionKind:
    """Short or standard, which is never printed: up to five days on site are a short inspection, eleven to thirteen a
    standard one (the survey: 125 of 125 and 191 of 191); otherwise the dates do not tell. An inspection that was broken
    off and taken up again is told by its longest window. From the April 2026 reform on it is the reformed kind."""
    if not windows:
        return InspectionKind.ILACS
    if windows[0][0] >= _REFORM:
        return InspectionKind.ILACS_2026
    days = max((date.fromisoformat(end) - date.fromisoformat(start)).days + 1 for start, end in windows)
    if days <= 5:
        return InspectionKind.ILACS_SHORT
    return InspectionKind.ILACS_STANDARD if 9 <= days <= 13 else InspectionKind.ILACS
