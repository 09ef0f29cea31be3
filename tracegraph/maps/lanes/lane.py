"""One issue's story as a lane: marks at the inspections, the thread between them, and the actions of plans as bars."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracegraph.maps.captions import short_month, theme, times
from tracegraph.maps.choices import said as said_at
from tracegraph.maps.lanes.asks import asks, slips
from tracegraph.maps.lanes.evidence import Evidence, said
from tracegraph.maps.lanes.scale import Scale, day
from tracegraph.maps.lanes.values import Bar, Column, Lane, Mark, Segment
from tracegraph.maps.style import ACTION_STATUSES, SILENT, STATES, Sign, mood
from tracegraph.story import labels
from tracegraph.story.paths import EARLIER, GAP, shown
from tracegraph.story.standing import standing
from tracegraph.story.values import ActionLine, IssueStory, IssueSummary, Moment

_SIGNS = {sign.code: sign for sign in STATES}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the lanes of one authority share: its columns by inspection, its scale of time, its documents' dates."""

    columns: Mapping[str, Column]
    axis: Scale
    published: Mapping[str, str]


def sign(state: str) -> Sign:
    """How a state looks; "" is the state of an issue of which no inspection at hand has said anything."""
    return _SIGNS[state or GAP]


def moment_anchor(issue: str, inspection: str) -> str:
    """The id of what one inspection says of one issue: both name their authority, which is said once."""
    return f"{issue}@{inspection.partition('/')[2]}"


def lane(story: IssueStory, frame: Frame, evidence: Evidence) -> Lane:
    """The lane of one issue, without its ranks."""
    summary = story.summary
    marks = tuple(_mark(summary, moment, frame, evidence) for moment in story.moments)
    actions = [action for moment in story.moments for action in actions_of(moment)]
    return Lane(
        anchor=summary.id,
        summary=summary,
        state=sign(summary.state),
        last=sign(summary.last_state),
        since=short_month(summary.since),
        latest=next((mark.column.when for mark in reversed(marks) if mark.state.code not in SILENT), ""),
        themes=tuple((each, theme(each)) for each in summary.themes),
        marks=marks,
        segments=_segments(marks),
        ranks=(),
        times=times(summary.times),
        owners=tuple(sorted({owner for action in actions for owner in action.owners})),
        standing=standing(summary),
        questions=asks(story),
        promised=slips(story),
        said=said_at(marks),
    )


def within(anchor: str) -> str:
    """What is left of a moment's anchor in the row of its issue, which every mark of it would repeat."""
    return anchor[anchor.index("@") :]


def actions_of(moment: Moment) -> tuple[ActionLine, ...]:
    """A moment's actions, each once, in their order."""
    return tuple({action.id: action for entry in said(moment) for action in entry.actions}.values())


def _mark(summary: IssueSummary, moment: Moment, frame: Frame, evidence: Evidence) -> Mark:
    state = sign(shown(moment))
    column = frame.columns[moment.inspection.id]
    anchor = moment_anchor(summary.id, moment.inspection.id)
    actions = actions_of(moment)
    facts = [labels.counted(len(moment.entries), "statement")] if moment.entries else []
    facts += [labels.counted(len(actions), "action")] if actions else []
    facts += [labels.counted(len(moment.related), "related statement")] if moment.related else []
    return Mark(
        anchor=anchor,
        within=within(anchor),
        column=column,
        state=state,
        moment=moment,
        entries=evidence.shown(moment.entries),
        related=evidence.shown(moment.related),
        facts=", ".join(facts),
        bar=bar(actions, within(anchor), column, frame) if actions else None,
    )


def bar(actions: Sequence[ActionLine], anchor: str, column: Column, frame: Frame) -> Bar:
    """Actions that answer the inspection of a column; `anchor` shows them."""
    start = column.place
    dated = _places((frame.published.get(action.citation.document, "") for action in actions), frame.axis)
    ticks = _places((each for action in actions for each in action.due if each not in action.revised), frame.axis)
    revised = _places((each for action in actions for each in action.revised), frame.axis)
    statuses = Counter(action.status for action in actions)
    counted = tuple((each, statuses[each]) for each in ACTION_STATUSES if statuses[each])
    return Bar(
        start=start,
        end=max((start, *ticks, *revised, *dated)),
        ticks=ticks,
        revised=revised,
        plans=dated,
        text=labels.counted(len(actions), "action"),
        summary=", ".join(f"{number} {labels.how_far(each)}" for each, number in counted),
        statuses=counted,
        conflicts=sum(bool(action.conflicts) for action in actions),
        moment=anchor,
    )


def _places(dates: Iterable[str], axis: Scale) -> tuple[float, ...]:
    days = {found for date in dates if (found := day(date)) is not None}
    return tuple(axis.place(each) for each in sorted(days))


def _segments(marks: Sequence[Mark]) -> tuple[Segment, ...]:
    segments = []
    now = "open"
    for before, after in itertools.pairwise(mark for mark in marks if mark.state.code != EARLIER):
        now = mood(before.state.code, now)
        silent = before.state.code in SILENT or after.state.code in SILENT
        segments.append(Segment(before.column.place, after.column.place, now, silent))
    return tuple(segments)
