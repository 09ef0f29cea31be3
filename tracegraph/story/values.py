"""The values every view spells out: trace, map, pack and JSON show these and decide nothing themselves.

Ids are full ids ("solihull/2020-12-action-plan/r4"). Dates are ISO strings, shortened where only a month or year is
known. Codes (state, kind, status ...) are the notations of the ontology; captions for people come from `labels`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand: enough to find them in the original and to prove them in the stored text."""

    document: str
    title: str
    path: str
    sha256: str
    digest: bool
    section: str
    paragraph: str | None
    pages: tuple[int, ...]
    line: int | None
    """Line of the text (from 1), only where the format has no pages."""
    segments: tuple[tuple[int, int], ...]
    words: str
    ocr: bool = False
    """True where OCR made words of the document: the page itself has the last word."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a link: what it is in plain words, its share of the score, and the phrases that fired: `left` in
    the link's source, `right` in its target; `behind` the features it gathers with their shares, or ""."""

    feature: str
    weight: float
    left: str
    right: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a statement stands where it stands: link id, relation, basis (observed | inferred | decided), score, the
    statement at the other end, and the reasons."""

    link: str
    relation: str
    basis: str
    score: float
    other: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of a plan: who, by when (as printed, and its dates), how it stands, and where the row contradicts
    itself."""

    id: str
    owners: tuple[str, ...]
    by_when: str
    due: tuple[str, ...]
    status: str
    progress: str
    conflicts: tuple[str, ...]
    citation: Citation
    progress_citation: Citation | None
    revised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in an issue's story. `kind` is recommendation, finding, area reviewed ... (the label of its class);
    `detail` refines it (priority_action, strength, a grade ...); `status` what a follow-up says (still_weak, improving,
    resolved) or ""; `restates` the id of the recommendation that a plan's wording repeats, or "": such an entry stands
    right behind that recommendation's, the two are one and counted once. `number` is as printed, `heading` that of the
    list it stands in, `lead_in` the words above a sub-item, `addressee` the body asked."""

    id: str
    kind: str
    detail: str
    status: str
    citation: Citation
    themes: tuple[str, ...]
    whys: tuple[Why, ...]
    actions: tuple[ActionLine, ...] = ()
    outcomes: tuple[Citation, ...] = ()
    restates: str = ""
    number: str = ""
    heading: str = ""
    lead_in: Citation | None = None
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class InspectionView:
    """An inspection as every view names it. `label` is like "ILACS inspection, November 2019"; `at_hand` False for a
    named gap; `reported` False where no report or letter of its own is at hand, though a plan that answers it may be;
    `grades` are (area, grade) pairs of its report, or of that plan; of a named gap those that later documents tell, an
    area of "" where they do not say that it is less than the whole."""

    id: str
    kind: str
    label: str
    authority: str
    start: str
    end: str
    at_hand: bool
    publishers: tuple[str, ...]
    documents: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]
    reported: bool = True

    @property
    def date(self) -> str:
        """The day on which it ended, or else began, as exactly as it is known; "" for none."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Gap:
    """An inspection that documents speak of and that is not at hand, with the statements that name it."""

    inspection: InspectionView
    named_in: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One inspection in an issue's path: its state and the statements that say so, in the order of the documents.
    `related` are statements that touch the issue without being it. `state` is "" for a named gap of which nothing is
    known here, and for an inspection of before the issue was raised that only touched it (`paths` tells them apart)."""

    inspection: InspectionView
    state: str
    entries: tuple[Entry, ...]
    related: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueSummary:
    """An issue in a list. `times` counts the inspections that asked for it (raised, repeated, escalated, narrowed,
    recurred); `since` is the date of the first, `last` that of the last inspection that spoke of it; `state` its latest
    state that says anything (not "not mentioned", not "out of scope"), `last_state` the latest of all, `states` all of
    them, oldest first. `open` is True until an inspection says that it is resolved: neither silence nor a completed
    action closes it. `recommendations` counts what inspections asked for (a plan's rewording is not counted again),
    `actions` what plans promise beneath."""

    id: str
    name: str
    authority: str
    themes: tuple[str, ...]
    since: str
    last: str
    times: int
    state: str
    last_state: str
    open: bool
    recommendations: int
    actions: int
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueLife:
    """An issue's life in few words: `states` are (date, state), oldest first."""

    summary: IssueSummary
    states: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IssueStory:
    """One issue's whole life, oldest first: a moment for every inspection of the authority from the first that raised
    it, and for those before it that only touched it."""

    summary: IssueSummary
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document that was read."""

    id: str
    title: str
    authority: str
    kind: str
    inspection: str
    published: str | None
    path: str
    sha256: str
    pages: int | None
    digest: bool
    publishers: tuple[str, ...]
    lead_inspectors: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    """How many statements of each kind it holds, in a fixed order."""
    ocr: bool = False
    """True where OCR made words of it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link seen from one statement: its relation, the id of the other end, and whether it leads there (`forth`) or
    comes from there."""

    relation: str
    other: str
    forth: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement where it stands in its document: `segments` are characters of the document's text; `kind` and
    `detail` as an Entry's; `ties` are its links, the surest first."""

    id: str
    kind: str
    detail: str
    number: str
    paragraph: str | None
    words: str
    segments: tuple[tuple[int, int], ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its canonical text, a form feed between its pages, and its statements as they stand in it."""

    view: DocumentView
    text: str
    statements: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the graph holds. Each number is (code, count, what it counts in plain words); `unanswered` are the ids of
    the recommendations to which no action answers, `unasked` the actions that answer none, as their plans have them."""

    authorities: tuple[str, ...]
    documents: tuple[DocumentView, ...]
    inspections: tuple[InspectionView, ...]
    gaps: tuple[InspectionView, ...]
    issues: tuple[IssueSummary, ...]
    numbers: tuple[tuple[str, int, str], ...]
    refusals: tuple[Refusal, ...]
    unanswered: tuple[str, ...] = ()
    unasked: tuple[Entry, ...] = ()
