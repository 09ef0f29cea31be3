"""What plans promise that answers no recommendation: it stands in no issue's lane, so it has a row of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracegraph.maps.lanes.evidence import Evidence
from tracegraph.maps.lanes.lane import Frame, bar
from tracegraph.maps.lanes.values import Spare
from tracegraph.story.values import DocumentView, Entry


def spare(
    documents: Iterable[DocumentView], unasked: Sequence[Entry], frame: Frame, evidence: Evidence
) -> tuple[Spare, ...]:
    """The actions of `unasked` by the plan, of these `documents`, that promises them."""
    found = (
        _spare(plan, [e for e in unasked if e.citation.document == plan.id], frame, evidence) for plan in documents
    )
    return tuple(each for each in found if each.actions)


def _spare(plan: DocumentView, entries: Sequence[Entry], frame: Frame, evidence: Evidence) -> Spare:
    anchor = f"unasked/{plan.id}"
    lines = [action for entry in entries for action in entry.actions]
    column = frame.columns.get(plan.inspection)
    return Spare(
        anchor=anchor,
        title=plan.title,
        column=column,
        actions=tuple(
            replace(each, anchor=shown.anchor) for shown in evidence.shown(entries) for each in shown.actions
        ),
        bar=bar(lines, anchor, column, frame) if column and lines else None,
        owned=tuple(sorted({owner for line in lines for owner in line.owners})),
    )
