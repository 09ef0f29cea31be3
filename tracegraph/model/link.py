"""What linking adds, for one authority: inspections, links with their reasons, issues and their states.

Ids here are full ids ("solihull/2020-12-action-plan/r4").
"""

from dataclasses import dataclass
from typing import Final

from tracegraph.model.decision import Decision
from tracegraph.model.statement import Extraction
from tracegraph.vocab import Basis, FollowUpStatus, InspectionKind, IssueStateKind, Relation

UNKNOWN: Final = "unknown"
"""The id of whoever a document is about that names no authority."""


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """An extraction with the id it has among its authority's documents, the inspection it reports or answers, and the
    other files that say the same (renderings: the same letter in another format, or the same bytes under another
    name)."""

    id: str
    inspection: str
    extraction: Extraction
    renderings: tuple[tuple[str, str], ...] = ()
    """(path, sha256) of each other rendering."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """An authority, a kind, dates. `documents` report it; `answered_by` are plans. Where it is known from the words
    of other documents only, `at_hand` is False and `named_in` are the ids of the statements that name it (a named
    gap)."""

    id: str
    authority: str
    kind: InspectionKind
    start: str
    end: str
    windows: tuple[tuple[str, str], ...] = ()
    publishers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    at_hand: bool = True
    named_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link was made: what spoke for it in plain words, its share of the score (0 to 1), and the phrases that
    fired: `left` in what the link's source says (all the sentences it quotes), `right` in its target. `behind` names
    the features it gathers, each with its share of the score ("near word by word 0.31; ..."), "" where there are none.
    """

    feature: str
    weight: float
    left: str = ""
    right: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements (or a back-reference and an inspection) and how they relate. Observed links stand in the
    documents' own words; inferred ones were scored; decided ones are a person's word. The source is the later or the
    answering side. `decisions` are the ids of what people decided about the two, "unsure" included. For
    `FOLLOWS_UP`: `source` is the first statement quoted, `statements` all of them in order, `status` what they say
    of the issue."""

    id: str
    source: str
    target: str
    relation: Relation
    basis: Basis
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()
    statements: tuple[str, ...] = ()
    words: str = ""
    status: FollowUpStatus | None = None
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueState:
    """What one inspection says of an issue, with the statements that say it (none for "not mentioned")."""

    id: str
    inspection: str
    date: str
    state: IssueStateKind
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """The thread of one concern through one authority's inspections, named after its earliest statement. `members`
    are ids of recommendations, findings and actions; `related` ids of statements that touch it without being it."""

    id: str
    authority: str
    name: str
    themes: tuple[str, ...]
    members: tuple[str, ...]
    states: tuple[IssueState, ...]
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking adds for one authority."""

    authority: str
    documents: tuple[NamedDocument, ...]
    inspections: tuple[Inspection, ...] = ()
    links: tuple[Link, ...] = ()
    issues: tuple[Issue, ...] = ()
    decisions: tuple[Decision, ...] = ()
