"""Lists as tables: header and rows of words, for whoever lays them out."""

from collections.abc import Iterable

from tracegraph.story import labels
from tracegraph.story.values import Gap, IssueSummary

Rows = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""A header and the rows under it."""


def issue_rows(summaries: Iterable[IssueSummary]) -> Rows:
    """What was raised, how often, since when, how it stands. The latest word and a later silence are two columns, so
    that silence is never read as an answer. The authority is a column where there are several."""
    listed = tuple(summaries)
    several = len({s.authority for s in listed}) > 1
    header = ("Issue", *(("Authority",) if several else ()), "Raised", "Since", "Latest word", "Then", "Actions", "Id")
    return header, tuple(
        (
            labels.sentence(s.name),
            *((s.authority,) if several else ()),
            str(s.times),
            labels.when(s.since),
            f"{labels.state(s.state)}, {labels.when(s.last)}" if s.state else "",
            labels.state(s.last_state) if s.last_state != s.state else "",
            str(s.actions),
            s.id,
        )
        for s in listed
    )


def gap_rows(gaps: Iterable[Gap]) -> Rows:
    """The inspections that are only spoken of, and who speaks of them."""
    header = ("Inspection", "Authority", "Named in", "Id", "Grades given then")
    return header, tuple(
        (
            g.inspection.label,
            g.inspection.authority,
            "; ".join(dict.fromkeys(e.citation.document for e in g.named_in)) or "; ".join(g.inspection.documents),
            g.inspection.id,
            labels.graded(g.inspection.grades),
        )
        for g in gaps
    )
