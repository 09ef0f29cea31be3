"""What a document states: each statement with its verbatim evidence.

`key` is a statement's place in its own document ("r4", "a4-7", "p28.2"); the document's id and the key make its full
id. Dates are ISO strings, shortened where only a month or a year is known ("2022-11"). Themes are ids of the
taxonomy.
"""

from dataclasses import dataclass, field

from tracegraph.model.document import Passage, Source
from tracegraph.model.quote import Quote
from tracegraph.vocab import (
    ActionStatus,
    DocumentKind,
    InspectionKind,
    Polarity,
    RecommendationKind,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the body: what the inspectors found. `paragraph` is the printed number; `passage` the key of
    its paragraph, shared by the sentences of one paragraph; `cites` what the inspectors' own marks beside it say
    ("Recommendation 7", "paragraph 65"; SIF reports)."""

    key: str
    quote: Quote
    section: str
    passage: str
    paragraph: str | None = None
    polarity: Polarity = Polarity.NEUTRAL
    cues: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing formally asked to be improved. `lead_in` is the text above a sub-item that stands alone; `number` as
    printed; `restated` True where a plan repeats another document's recommendation in its own words; `cites` what
    the inspectors' own marks say ("paragraphs 78, 83"; "outcome 3, national framework")."""

    key: str
    quote: Quote
    kind: RecommendationKind
    heading: str
    lead_in: Quote | None = None
    addressee: str | None = None
    number: str | None = None
    paragraph: str | None = None
    restated: bool = False
    themes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One row of an action plan, under the recommendation with key `recommendation`, or under none: many plans name
    no recommendations. `heading` is then the printed heading it stands under ("Workforce"), if any.

    by_when is the cell as printed; due its dates; `revised` those of them that replace an earlier one; `conflicts` say
    in plain words where the row contradicts itself (shown, not settled); `continues` is True where the text carries on
    the row above ("This to include ...").
    """

    key: str
    quote: Quote
    recommendation: str | None = None
    owners: tuple[str, ...] = ()
    owners_quote: Quote | None = None
    by_when: Quote | None = None
    due: tuple[str, ...] = ()
    status: ActionStatus = ActionStatus.NOT_STATED
    progress: Quote | None = None
    conflicts: tuple[str, ...] = ()
    continues: bool = False
    themes: tuple[str, ...] = ()
    heading: str = ""
    revised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An expected outcome that a plan states under a recommendation, or under none."""

    key: str
    quote: Quote
    recommendation: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A graded judgement: the area as printed, the grade in lower case, the words it was read from."""

    key: str
    quote: Quote
    area: str
    grade: str


@dataclass(frozen=True, slots=True)
class BackReference:
    """The inspector's own words about an earlier inspection, visit or recommendation.

    type: R1-R13 of the survey's typology (docs/decisions); `when` the date it names ("2022-11", "2019") or None;
    `kind` the kind of inspection it names, or None for "the last inspection"; `statement` the key of the finding or
    recommendation it stands in; `grades` the (area, grade) pairs that it says were given then, an area of "" where
    nothing says that it is less than the whole.
    """

    key: str
    quote: Quote
    type: str
    when: str | None = None
    kind: InspectionKind | None = None
    statement: str | None = None
    grades: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AreaReviewed:
    """A concern of an earlier inspection whose progress a visit reviewed; not a new recommendation."""

    key: str
    quote: Quote
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a body must do because of the inspection: a written statement by a date, say."""

    key: str
    quote: Quote
    addressee: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A plan's own words that point to one of its recommendations ("identified within recommendation 1")."""

    key: str
    quote: Quote
    action: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself. `authority` is the place in one plain form, `authority_printed` as it stands;
    `windows` the inspection dates (start, end), several where it was broken off; `published` None where the
    document does not say; `inspection` the kind of the inspection it reports or answers."""

    title: str
    authority: str
    authority_printed: str
    kind: DocumentKind
    inspection: InspectionKind
    publishers: tuple[str, ...] = ()
    windows: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    lead_inspectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document states, by itself: the value that is cached, and that linking starts from."""

    source: Source
    text: str
    pages: int | None
    facts: Facts
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    back_references: tuple[BackReference, ...] = ()
    areas_reviewed: tuple[AreaReviewed, ...] = ()
    duties: tuple[Duty, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What could not be placed, in plain words, for the summary."""


Statement = (
    Finding | Recommendation | Action | Outcome | Judgement | BackReference | AreaReviewed | Duty | CrossReference
)
