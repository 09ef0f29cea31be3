"""What the map shows, computed before any HTML is written: the page only spells these values out."""

from dataclasses import dataclass

from tracegraph.maps.style import Sign
from tracegraph.story.values import ActionLine, DocumentView, Entry, InspectionView, IssueSummary, Moment, Overview


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
class WhyLine:
    """Why a statement stands where it stands, in words: the relation, how it is known, and the other statement's own
    words (its anchor in the page, "" where it is not shown). `at` is the place of its reasons among the page's, which
    says each set of reasons once; None where it has none."""

    relation: str
    observed: bool
    score: str
    other: str
    anchor: str
    reasons: tuple["ReasonLine", ...]
    at: int | None


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A feature in words, its share (0..100, for the bar and as text), and the phrases that fired."""

    feature: str
    share: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement where it is shown. `anchor` is its id in the page, "" where another place already carries it;
    `what` its caption ("recommendation: priority action"); `says` what a follow-up says of the issue; `actions` with
    their anchors."""

    anchor: str
    entry: Entry
    what: str
    says: str
    whys: tuple[WhyLine, ...]
    actions: tuple[tuple[str, ActionLine], ...]


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
class Node:
    """A thing in the network, at its place. `shows` is the anchor of its words in the page; `issues` those it belongs
    to, that in whose row it stands first; `row` is the number of that row, the most repeated issue's being 0."""

    id: str
    kind: str
    label: str
    text: str
    x: int
    y: int
    part: str
    shows: str
    issues: tuple[str, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line in the network, in words (`relation`); `style` is member, about, at, answer, observed, inferred or
    related; `across` True where it joins statements that share no issue."""

    source: str
    target: str
    relation: str
    style: str
    across: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """The same facts as nodes and edges, with positions computed beforehand."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter or a sort."""

    value: str
    caption: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole picture."""

    title: str
    heading: str
    lead: tuple[str, ...]
    boards: tuple[Board, ...]
    overview: Overview
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
    network: Network
    planned: bool
    """True where any plan's actions are shown."""
    digests: bool
    """True where any document is a digest: the page then explains what that means."""
