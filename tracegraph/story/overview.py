"""The graph on one page: what was read, what was not and why, and the numbers, each with what it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracegraph.graph.places import chosen
from tracegraph.graph.view import Graph
from tracegraph.story.counting import unanswered, unasked
from tracegraph.story.record import documents, inspections
from tracegraph.story.statements import KINDS, entry, load
from tracegraph.story.summaries import issues
from tracegraph.story.values import DocumentView, Entry, InspectionView, IssueSummary, Overview, Refusal
from tracegraph.vocab import IssueStateKind

Number = tuple[str, int, str]


def overview(graph: Graph, authority: str | None = None) -> Overview:
    """What the graph holds, of one authority (its name or id) or of all. Files that were refused belong to no authority
    and are always listed. Raises NotFound for an authority that the graph does not hold."""
    return _whole(graph, chosen(graph, authority), authority).overview()


def overviews(graph: Graph) -> tuple[Overview, tuple[Overview, ...]]:
    """The overview of all, and that of each authority by name; all in as few queries as one takes."""
    names = chosen(graph, None)
    whole = _whole(graph, names, None)
    return whole.overview(), tuple(whole.of(ident, name).overview() for ident, name in names.items())


@dataclass(frozen=True, slots=True)
class _Held:
    """What the graph holds of some authorities; `unanswered` are the ids of recommendations, `unasked` the actions that
    answer none."""

    names: Mapping[str, str]
    read: tuple[DocumentView, ...]
    views: tuple[InspectionView, ...]
    listed: tuple[IssueSummary, ...]
    unanswered: tuple[str, ...]
    unasked: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]

    def of(self, ident: str, name: str) -> "_Held":
        """The part of one authority."""
        read = tuple(d for d in self.read if d.authority == name)
        papers = {d.id for d in read}
        return _Held(
            {ident: name},
            read,
            tuple(v for v in self.views if v.authority == name),
            tuple(s for s in self.listed if s.authority == name),
            tuple(r for r in self.unanswered if r.rpartition("/")[0] in papers),
            tuple(e for e in self.unasked if e.citation.document in papers),
            self.refusals,
        )

    def overview(self) -> Overview:
        """All of it, with its numbers."""
        gaps = tuple(v for v in self.views if not v.at_hand)
        reported = sum(v.reported for v in self.views)
        numbers = (
            ("documents", len(self.read), "documents read"),
            ("refusals", len(self.refusals), "files not read"),
            ("inspections", reported, "inspections whose own report or letter is at hand"),
            (
                "answered",
                len(self.views) - len(gaps) - reported,
                "inspections known from the action plan that answers them alone",
            ),
            ("gaps", len(gaps), "inspections only spoken of: nothing of their own is at hand"),
            *_statements(self.read),
            *_issues(self.listed),
            ("unanswered", len(self.unanswered), "recommendations to which no action of a plan at hand answers"),
            ("unasked", len(self.unasked), "actions of plans that answer no recommendation"),
        )
        names = tuple(self.names.values())
        return Overview(
            names, self.read, self.views, gaps, self.listed, numbers, self.refusals, self.unanswered, self.unasked
        )


def _whole(graph: Graph, names: Mapping[str, str], authority: str | None) -> _Held:
    spare = load(graph, unasked(graph, dict(names)))
    return _Held(
        names,
        documents(graph, authority),
        inspections(graph, authority),
        issues(graph, authority),
        unanswered(graph, dict(names)),
        tuple(entry(spare, ident) for ident in sorted(spare.nodes, key=spare.place)),
        tuple(Refusal(path, reason) for path, reason in graph.build.refusals),
    )


def _statements(read: tuple[DocumentView, ...]) -> tuple[Number, ...]:
    totals = {label: sum(dict(d.counts).get(label, 0) for d in read) for _, label in KINDS}
    return tuple((label, total, f"statements of the kind {label}") for label, total in totals.items() if total)


def _issues(listed: tuple[IssueSummary, ...]) -> tuple[Number, ...]:
    return (
        ("issues", len(listed), "issues: concerns followed through an authority's inspections"),
        ("recurring", sum(s.times > 1 for s in listed), "issues that more than one inspection raised"),
        ("open", sum(s.open for s in listed), "issues that no inspection has called resolved since it last asked"),
        (
            "escalated",
            sum(IssueStateKind.ESCALATED in s.states for s in listed),
            "issues that an inspection asked for more urgently than the one before",
        ),
    )
