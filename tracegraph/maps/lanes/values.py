"""What the lanes of time show: columns and marks, and the statements behind a mark: each with its words, why it stands
there, and what was promised beneath it."""

from dataclasses import dataclass

from tracegraph.maps.style import Sign
from tracegraph.maps.texts.values import Quoted
from tracegraph.story.paths import EARLIER
from tracegraph.story.values import ActionLine, DocumentView, Entry, InspectionView, IssueSummary, Moment


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A feature in words, its share (0..100, for the bar and as text), and the phrases that fired."""

    feature: str
    share: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class WhyLine:
    """Why a statement stands where it stands: the relation in words, how it is known, and the id of the other
    statement. `at` is the place of its reasons among the page's, which says each set once; None where it has none."""

    relation: str
    basis: str
    other: str
    reasons: tuple[ReasonLine, ...]
    at: int | None


@dataclass(frozen=True, slots=True)
class Promised:
    """An action where it is shown; `anchor` as a Shown's."""

    anchor: str
    line: ActionLine
    quote: Quoted


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement where it is shown. `anchor` is its id in the page, "" where another place already carries it;
    `what` its caption ("recommendation: priority action"); `says` what a follow-up says of the issue; `because` is
    the place of its `whys` among the page's, which says each set once; None where it has none."""

    anchor: str
    entry: Entry
    what: str
    says: str
    quote: Quoted
    whys: tuple[WhyLine, ...]
    because: int | None
    actions: tuple[Promised, ...]
    outcomes: tuple[Quoted, ...]


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
    scale; `shape` and `kind` tell what sort of inspection it was; `overall` its overall grade, if it has one, or
    what other documents tell of the grades of one that is not at hand; `grades` all of them."""

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
    due, and to the plan's own date at least. `ticks` are the places of the due dates first given, `revised` those of
    the dates that a plan put in their stead, `plans` those of the plans' own
    dates; `text` counts the actions, `summary` by status; `moment` is the anchor that shows them."""

    start: float
    end: float
    ticks: tuple[float, ...]
    revised: tuple[float, ...]
    plans: tuple[float, ...]
    text: str
    summary: str
    statuses: tuple[tuple[str, int], ...]
    conflicts: int
    moment: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one inspection says of one issue. `anchor` is the id of its evidence in the page, `within` what is left of
    it in the issue's own row; `facts` counts that evidence."""

    anchor: str
    within: str
    column: Column
    state: Sign
    moment: Moment
    entries: tuple[Shown, ...]
    related: tuple[Shown, ...]
    facts: str
    bar: Bar | None

    @property
    def touches(self) -> bool:
        """Whether its inspection says nothing of the issue but what touches it; the mark then has a dot."""
        return bool(self.related) and not self.entries and self.state.code != EARLIER


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
class Spare:
    """What one plan promises that answers no recommendation, and so stands in no lane. `column` is the inspection that
    the plan answers, `bar` its actions there; both None where the plan answers none that is known. `title` is the
    plan's, `owned` names the owners."""

    anchor: str
    title: str
    column: Column | None
    actions: tuple[Promised, ...]
    bar: Bar | None
    owned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One authority's lanes under one scale of time; `aside` are the inspections that have no column there."""

    anchor: str
    authority: str
    columns: tuple[Column, ...]
    years: tuple[tuple[int, float], ...]
    lanes: tuple[Lane, ...]
    spare: tuple[Spare, ...] = ()
    aside: tuple[Column, ...] = ()
