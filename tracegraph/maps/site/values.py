"""What a site's first page shows: many authorities, counted and found."""

from dataclasses import dataclass

from tracegraph.maps.style import Sign
from tracegraph.maps.values import Number
from tracegraph.story.values import Overview


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One authority in a nation's list; `returned` counts the issues that came back after a plan called an action on
    them completed, `unanswered` the recommendations to which no action answers, `unasked` the actions that answer
    none; `latest` is its latest inspection, `ended` the day it ended as an ISO date, `grade` its latest overall grade
    with its month, "" where there is none."""

    name: str
    href: str
    documents: int
    inspections: int
    issues: int
    again: int
    open: int
    returned: int
    unanswered: int
    unasked: int
    latest: str
    ended: str
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
class Row:
    """A row of a matrix: its name, the address it leads to ("" for none), the id of its theme ("" where it has none),
    everything that it counts, each once, and its cells."""

    name: str
    href: str
    theme: str
    whole: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts by row and column: `heads` are the columns' names, `most` is the largest count. `base` says for each
    column how many inspections are at hand, which may have raised anything; () where the columns are no years."""

    most: int
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    base: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An issue as a nation's search finds it; `years` are those in which an inspection raised it."""

    name: str
    authority: str
    themes: tuple[str, ...]
    times: int
    since: str
    years: tuple[str, ...]
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
