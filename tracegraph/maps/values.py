"""What the map shows, computed before any HTML is written: the page only spells these values out."""

from dataclasses import dataclass

from tracegraph.maps.drawn import Network
from tracegraph.maps.evident import ReasonLine, Shown, WhyLine
from tracegraph.maps.printed import PaperView, TextTies
from tracegraph.maps.style import Sign
from tracegraph.story.values import (
    DocumentView,
    InspectionView,
    IssueSummary,
    Moment,
    Overview,
)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade above a column: the area as printed, the grade, and its tone (a CSS class, "" for a grade we do not
    know)."""

    area: str
    grade: str
    tone: str


@dataclass(frozen=True, slots=True)
class Column:
    """One dated inspection of an authority. `anchor` is the id of its description in the page; `place` 0..1 on the
    scale; `shape` and `kind` tell what sort of inspection it was; `overall` its overall grade, if it has one;
    `grades` all of them."""

    anchor: str
    inspection: InspectionView
    place: float
    shape: str
    kind: str
    when: str
    span: str
    overall: Grade | None
    grades: tuple[Grade, ...]
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The actions that a plan sets against an issue, from the inspection they answer to the last date by which one is
    due, and to the plan's own date at least. `ticks` are the due dates' places, `plans` those of the plans' own dates;
    `text` counts the actions, `summary` by status; `moment` is the anchor that shows them."""

    start: float
    end: float
    ticks: tuple[float, ...]
    plans: tuple[float, ...]
    text: str
    summary: str
    statuses: tuple[tuple[str, int], ...]
    conflicts: int
    moment: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one inspection says of one issue. `anchor` is the id of its evidence in the page; `facts` counts that
    evidence."""

    anchor: str
    column: Column
    state: Sign
    moment: Moment
    entries: tuple[Shown, ...]
    related: tuple[Shown, ...]
    facts: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Segment:
    """The thread between two marks: its ends (0..1), its mood (open, better, done) and whether either of its marks
    is silent."""

    start: float
    end: float
    mood: str
    silent: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that an issue's record leaves open, and the address of what it rests on."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Slip:
    """An action in few words: its address, the dates its plan first and last gave ("none" for none, "the same" where it
    gave one), how far the plan says it is, and what the next inspection that spoke said of the issue."""

    words: str
    digest: bool
    href: str
    first: str
    last: str
    status: str
    then: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One issue's life: its marks, the thread between them, and its rank in each way of sorting."""

    anchor: str
    summary: IssueSummary
    state: Sign
    last: Sign
    since: str
    latest: str
    themes: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    segments: tuple[Segment, ...]
    ranks: tuple[tuple[str, int], ...]
    times: str
    owners: tuple[str, ...]
    standing: str
    questions: tuple[Ask, ...]
    promised: tuple[Slip, ...]
    said: tuple[tuple[str, str], ...]
    """The kinds of statement that it holds, each with the kind of the inspection at which it was made."""

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The actions between its marks."""
        return tuple(mark.bar for mark in self.marks if mark.bar is not None)


@dataclass(frozen=True, slots=True)
class Board:
    """One authority's lanes under one scale of time."""

    anchor: str
    authority: str
    columns: tuple[Column, ...]
    years: tuple[tuple[int, float], ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter or a sort."""

    value: str
    caption: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the overview: its code, what it counts in words, and the anchor of the list of what it counts."""

    code: str
    count: int
    meaning: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation in a list: its words, shortened, the address of its place, what it is, its document's short
    name, and whether any action of a plan at hand answers it (a plan's own wording counts as answered)."""

    words: str
    href: str
    what: str
    source: str
    digest: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """An issue that came back: how many actions on it a plan had called completed, and the inspection that raised it
    next."""

    lane: Lane
    actions: int
    inspection: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The overview's numbers in groups, each under its caption, and the lists that stand in no other view."""

    groups: tuple[tuple[str, tuple[Number, ...]], ...]
    escalated: tuple[Lane, ...]
    returned: tuple[Returned, ...]
    unanswered: tuple[Asked, ...]
    answered: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole picture."""

    title: str
    heading: str
    lead: tuple[str, ...]
    boards: tuple[Board, ...]
    overview: Overview
    lists: Lists
    states: tuple[Sign, ...]
    visits: tuple[Sign, ...]
    sorts: tuple[Choice, ...]
    state_choices: tuple[Choice, ...]
    theme_choices: tuple[Choice, ...]
    owner_choices: tuple[Choice, ...]
    visit_choices: tuple[Choice, ...]
    statement_choices: tuple[Choice, ...]
    themes: tuple[tuple[str, str, tuple[Lane, ...]], ...]
    """Each theme: its anchor, its name, the lanes about it."""
    reasons: tuple[tuple[ReasonLine, ...], ...]
    """The reasons of links, each set once; a WhyLine knows the place of its own."""
    whys: tuple[tuple[WhyLine, ...], ...]
    """Why statements stand where they are shown; a Shown knows the place of its own."""
    network: Network
    papers: tuple[PaperView, ...]
    """The documents' texts, where this page shows them."""
    elsewhere: tuple[tuple[str, DocumentView], ...]
    """The documents whose texts other pages show, each behind its address."""
    looks: tuple[tuple[Sign, int], ...]
    ties: TextTies
    planned: bool
    """True where any plan's actions are shown."""
    digests: bool
    """True where any document is a digest: the page then explains what that means."""

    @property
    def text_of(self) -> dict[str, str]:
        """The address of each document's text, by the document's id."""
        here = {each.document.id: f"#{each.anchor}" for each in self.papers}
        return here | {document.id: href for href, document in self.elsewhere}
