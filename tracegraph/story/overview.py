"""The graph on one page: what was read, what was not and why, and the numbers, each with what it counts."""

from tracegraph.graph.view import Graph
from tracegraph.story.counting import unanswered
from tracegraph.story.record import chosen, documents, inspections
from tracegraph.story.statements import KINDS
from tracegraph.story.summaries import issues
from tracegraph.story.values import DocumentView, IssueSummary, Overview, Refusal
from tracegraph.vocab import IssueStateKind

Number = tuple[str, int, str]


def overview(graph: Graph, authority: str | None = None) -> Overview:
    """What the graph holds, of one authority (its name or id) or of all. Files that were refused belong to no authority
    and are always listed. Raises NotFound for an authority that the graph does not hold."""
    names = chosen(graph, authority)
    read = documents(graph, authority)
    views = inspections(graph, authority)
    listed = issues(graph, authority)
    gaps = tuple(v for v in views if not v.at_hand)
    reported = sum(v.reported for v in views)
    refusals = tuple(Refusal(path, reason) for path, reason in graph.build.refusals)
    numbers = (
        ("documents", len(read), "documents read"),
        ("refusals", len(refusals), "files not read"),
        ("inspections", reported, "inspections whose own report or letter is at hand"),
        (
            "answered",
            len(views) - len(gaps) - reported,
            "inspections known from the action plan that answers them alone",
        ),
        ("gaps", len(gaps), "inspections only spoken of: nothing of their own is at hand"),
        *_statements(read),
        *_issues(listed),
        ("unanswered", len(unanswered(graph, names)), "recommendations to which no action of a plan at hand answers"),
    )
    return Overview(tuple(names.values()), read, views, gaps, listed, numbers, refusals)


def _statements(read: tuple[DocumentView, ...]) -> tuple[Number, ...]:
    totals = {label: sum(dict(d.counts).get(label, 0) for d in read) for _, label in KINDS}
    return tuple((label, total, f"statements of the kind {label!r}") for label, total in totals.items() if total)


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
