"""What a site's first page shows: many authorities, counted and found."""

from dataclasses import dataclass

from tracegraph.maps.style import Sign
from tracegraph.maps.values import Number
from tracegraph.story.values import Overview


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One authority in a nation's list; `returned` counts the issues that came back after a plan called an action on
    them completed, `unanswered` the recommendations to which no action answers; `latest` is its latest inspection,
    `grade` its latest overall grade with its month, "" where there is none."""

    name: str
    href: str
    documents: int
    inspections: int
    issues: int
    again: int
    open: int
    returned: int
    unanswered: int
    latest: str
    grade: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme in a nation's list: how many issues are about it, of how many authorities, how many of them were raised
    more than once and how many are open; `resolved` names the authorities, with the address of their issues, of which
    an inspection's latest word is that one is resolved."""

    id: str
    name: str
    issues: int
    authorities: int
    again: int
    open: int
    resolved: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A count in a matrix, its shade (0 for none), and the address of what it counts ("" for none)."""

    count: int
    shade: int
    href: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts by row and column: `heads` are the columns' names, each row has its (name, address) and its cells; `most`
    is the largest count."""

    most: int
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An issue as a nation's search finds it."""

    name: str
    authority: str
    themes: tuple[str, ...]
    times: int
    since: str
    state: Sign
    open: bool
    href: str


@dataclass(frozen=True, slots=True)
class NationView:
    """Many authorities at once."""

    title: str
    heading: str
    lead: tuple[str, ...]
    overview: Overview
    groups: tuple[tuple[str, tuple[Number, ...]], ...]
    authorities: tuple[AuthorityRow, ...]
    themes: tuple[ThemeRow, ...]
    by_authority: Matrix
    by_year: Matrix
    recurring: tuple[Found, ...]
    escalated: tuple[Found, ...]
    issues: tuple[Found, ...]
    digests: bool
