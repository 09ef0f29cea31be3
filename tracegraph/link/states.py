"""Trajectories: what each inspection says of an issue. "Not mentioned" is never fixed; silence of a visit about
something else is out of scope; an issue asked for again after it was resolved has recurred."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracegraph.model.link import Inspection, IssueState
from tracegraph.model.time import in_time
from tracegraph.vocab import FollowUpStatus, IssueStateKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that speaks of an issue: its statement's id, what it says, how surely it speaks of it (0 to 1),
    whether it names the issue's leading theme, and the paragraph that it stands in ("" where that does not matter)."""

    statement: str
    status: FollowUpStatus
    score: float
    leading: bool
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A recommendation of an issue: its statement's id, whether it cannot wait (a priority action, or urgent by its own
    words), and whether it asks for a part of what was asked last."""

    statement: str
    urgent: bool
    narrowed: bool


_DECIDES = 0.5
"""Passages that score at least this share of the best one's decide an inspection's state; weaker ones are shown only.
"""


def _from_findings(passages: Sequence[Passage]) -> IssueStateKind:
    """One state from what the passages of one inspection that speak most surely of the issue say together: those that
    name its leading theme, where any does, and what their paragraphs go on to call weak ("Not all of them are ...")."""
    leading = [p for p in passages if p.leading] or passages
    named = {p.paragraph for p in leading if p.paragraph}
    beside = [p for p in passages if p.status is FollowUpStatus.STILL_WEAK and p.paragraph in named]
    best = max(p.score for p in leading)
    statuses = [p.status for p in (*leading, *beside) if p.score >= _DECIDES * best]
    if all(s is FollowUpStatus.RESOLVED for s in statuses):
        return IssueStateKind.RESOLVED
    if all(s is FollowUpStatus.STILL_WEAK for s in statuses):
        return IssueStateKind.REPEATED
    return IssueStateKind.IMPROVED


def states(
    issue: str,
    inspections: Sequence[Inspection],
    asked: dict[str, list[Ask]],
    told: dict[str, list[Passage]],
    looks_at: Callable[[Inspection], bool],
) -> tuple[IssueState, ...]:
    """The states of an issue, oldest first (of undated inspections last), one for each inspection at hand from the
    first that speaks of it. `asked` and `told` hold, by inspection id, the recommendations and the follow-up passages
    with what they say; `looks_at` says whether an inspection that is silent had the issue in view at all."""
    found: list[IssueState] = []
    spoken: list[IssueStateKind] = []
    urgent = False
    for inspection in sorted((i for i in inspections if i.at_hand), key=lambda i: (in_time(i.end), i.id)):
        asks, passages = asked.get(inspection.id, []), told.get(inspection.id, [])
        pressing = any(ask.urgent for ask in asks)
        if asks:
            state = _asked_again(spoken, pressing and not urgent, all(ask.narrowed for ask in asks))
        elif passages:
            state = _from_findings(passages) if spoken else IssueStateKind.RAISED
            if state is IssueStateKind.REPEATED and spoken and spoken[-1] is IssueStateKind.RESOLVED:
                state = IssueStateKind.RECURRED
        elif not spoken or not inspection.documents:
            continue  # where the report itself was not read, its silence is unknown
        else:
            state = IssueStateKind.NOT_MENTIONED if looks_at(inspection) else IssueStateKind.OUT_OF_SCOPE
        if asks or passages:
            spoken.append(state)
        urgent = urgent or pressing
        said = tuple(dict.fromkeys((*(a.statement for a in asks), *(p.statement for p in passages))))
        found.append(
            IssueState(f"{issue}/state/{inspection.id.split('/', 1)[1]}", inspection.id, inspection.end, state, said)
        )
    return tuple(found)


def _asked_again(spoken: Sequence[IssueStateKind], newly_urgent: bool, narrowed: bool) -> IssueStateKind:
    """The state where an inspection formally asks."""
    if not spoken:
        return IssueStateKind.RAISED
    if spoken[-1] is IssueStateKind.RESOLVED:
        return IssueStateKind.RECURRED
    if newly_urgent:
        return IssueStateKind.ESCALATED
    return IssueStateKind.NARROWED if narrowed else IssueStateKind.REPEATED
