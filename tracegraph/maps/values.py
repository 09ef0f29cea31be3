"""What the map shows, computed before any HTML is written: the page only spells these values out."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracegraph.maps.style import Sign
from tracegraph.story.values import (
    ActionLine,
    Citation,
    DocumentView,
    Entry,
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
class WhyLine:
    """Why a statement stands where it stands: the relation in words, how it is known, and the id of the other
    statement. `at` is the place of its reasons among the page's, which says each set once; None where it has none."""

    relation: str
    basis: str
    other: str
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
class Quoted:
    """Words with their place: the short name of their document, and the address of the place in its text ("" where the
    text is not at hand)."""

    citation: Citation
    source: str
    href: str


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
class Run:
    """A stretch of a document's text: its words as printed; the statements (id, look) it belongs to, the first of which
    gives it its look; the anchors of those that begin here; and the paragraph's number where it is another than before
    ("" where it is none any more)."""

    words: str
    statements: tuple[tuple[str, Sign], ...] = ()
    anchors: tuple[str, ...] = ()
    paragraph: str | None = None

    @property
    def plain(self) -> bool:
        """True where it is one statement's whole beginning: its anchor then says all."""
        return len(self.statements) == len(self.anchors) == 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a document's text; `page` is None for a text without pages."""

    page: int | None
    anchor: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document's text, and how many statements of each look it holds."""

    anchor: str
    document: DocumentView
    short: str
    leaves: tuple[Leaf, ...]
    counts: tuple[tuple[Sign, int], ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What a link leads to: its words, shortened, and its address."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class TextTies:
    """What the statements of the texts in a page hang together with. `issues` are (address, name, caption of the latest
    state); `statements` gives for an id the places of its issues among them, each with whether it only touches that
    issue, and its links as (relation, leads there, id of the other end); `others` are the ends that no text in the page
    holds."""

    issues: tuple[tuple[str, str, str], ...]
    statements: Mapping[str, tuple[tuple[tuple[int, bool], ...], tuple[tuple[str, bool, str], ...]]]
    others: Mapping[str, Other]


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
    """The overview's numbers, and the lists that stand in no other view."""

    numbers: tuple[Number, ...]
    escalated: tuple[Lane, ...]
    returned: tuple[Returned, ...]
    unanswered: tuple[Asked, ...]
    answered: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One authority in a nation's list; `latest` is its latest inspection, `grade` its latest overall grade with its
    month, "" where there is none."""

    name: str
    href: str
    documents: int
    inspections: int
    issues: int
    again: int
    open: int
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
    """Counts by row and column: `heads` are the columns' names, each row has its (name, address) and its cells."""

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
    authorities: tuple[AuthorityRow, ...]
    themes: tuple[ThemeRow, ...]
    by_authority: Matrix
    by_year: Matrix
    recurring: tuple[Found, ...]
    issues: tuple[Found, ...]
    digests: bool


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
