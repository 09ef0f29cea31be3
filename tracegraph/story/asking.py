"""What to ask next: the questions that an issue's record leaves open, each with the statements that it rests on.

A question is asked by a rule over the stored record. Its wording is data (`questions.toml`): it says what the record
says, and asks for the rest. No rule reads the clock: what is overdue is judged by the latest inspection that spoke.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracegraph import resources
from tracegraph.model.time import in_time
from tracegraph.story import labels
from tracegraph.story.promises import Promise, promises
from tracegraph.story.summaries import ASKED, SILENT
from tracegraph.story.values import InspectionView, IssueStory, Moment
from tracegraph.vocab import ActionStatus, IssueStateKind


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the code of the rule that asks it, its words, and the ids of the statements, actions or inspections
    that it rests on."""

    code: str
    words: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """A story as the rules read it: with the moments at which an inspection said anything, and the actions."""

    story: IssueStory
    said: tuple[Moment, ...]
    promised: tuple[Promise, ...]

    @property
    def latest(self) -> Moment:
        return self.said[-1]


_OPEN_ENDED: Final = frozenset({ActionStatus.COMPLETED, ActionStatus.ONGOING})
"""Statuses of which a missing date leaves nothing to ask: what is done, and what has no end."""


def questions(story: IssueStory) -> tuple[Question, ...]:
    """The questions that the story of an issue leaves open: what came back first, then how it stands, then the plan's
    own loose ends. () for an issue of which no inspection has said anything."""
    said = tuple(m for m in story.moments if m.state and m.state not in SILENT)
    if not said:
        return ()
    record = _Record(story, said, promises(story))
    return tuple(question for rule in _RULES for question in rule(record))


def _came_back(record: _Record) -> Iterator[Question]:
    """It was resolved and is asked for again; only the last return is asked about."""
    closed = [place for place, m in enumerate(record.said) if m.state == IssueStateKind.RESOLVED]
    back = next((m for m in record.said[closed[-1] + 1 :] if m.state in ASKED), None) if closed else None
    if back:
        before = record.said[closed[-1]]
        yield _put("came_back", (*_own(before), *_own(back)), before=_when(before), after=_when(back))


def _completed_and_back(record: _Record) -> Iterator[Question]:
    """Actions called completed, and the next inspection that spoke raised the issue again."""
    for then, held in _by_next(p for p in record.promised if p.action.status == ActionStatus.COMPLETED):
        if then.state in ASKED:
            about = (*(p.action.id for p in held), *_own(then))
            yield _put("completed_and_back", about, actions=_actions(held), after=_name(then.inspection))


def _standing(record: _Record) -> Iterator[Question]:
    """How it stands by the latest word of any inspection."""
    latest, times = record.latest, record.story.summary.times
    name = _name(latest.inspection)
    if latest.state in ASKED:
        if times > 1:
            yield _put("asked_again", _own(latest), latest=name, times=times)
        if not any(p.inspection.id == latest.inspection.id for p in record.promised):
            yield _put("unanswered", _own(latest), latest=name)
    elif latest.state == IssueStateKind.IMPROVED:
        yield _put("improved", _own(latest), latest=name)
    elif latest.state == IssueStateKind.RESOLVED:
        yield _put("resolved", _own(latest), latest=name)
    if record.story.summary.open and record.story.moments[-1].state in SILENT:
        yield _put("silent", _own(latest), latest=name)


def _not_done(record: _Record) -> Iterator[Question]:
    """Actions due before the latest inspection that spoke, which the plan does not call completed."""
    judged = record.latest.inspection.date
    late = [
        p
        for p in record.promised
        # what is due in a month is not late within it
        if p.last < judged and not judged.startswith(p.last) and p.action.status != ActionStatus.COMPLETED
    ]
    if late:
        yield _about(late, "not_done", due=labels.date(max(p.last for p in late)))


def _dates(record: _Record) -> Iterator[Question]:
    """Dates that the plan revised, and other actions with more than one date."""
    revised = [p for p in record.promised if p.moved]
    several = [p for p in record.promised if p.several]
    for code, held in (("moved", revised), ("two_dates", several)):
        if held:
            first, last = min(p.first for p in held), max(p.last for p in held)
            yield _about(held, code, first=labels.date(first), last=labels.date(last))


def _contradictions(record: _Record) -> Iterator[Question]:
    said: dict[str, list[Promise]] = {}
    for promise in record.promised:
        for conflict in promise.action.conflicts:
            said.setdefault(conflict, []).append(promise)
    for conflict, held in said.items():
        yield _about(held, "contradiction", conflict=conflict)


def _unassigned(record: _Record) -> Iterator[Question]:
    if nobody := [p for p in record.promised if not p.action.owners]:
        yield _about(nobody, "no_owner")
    if undated := [p for p in record.promised if not p.last and p.action.status not in _OPEN_ENDED]:
        yield _about(undated, "no_date")


def _gaps(record: _Record) -> Iterator[Question]:
    """Inspections not at hand since the issue was first raised; what lies before it cannot be asked about it."""
    since = in_time(record.story.summary.since)
    for moment in record.story.moments:
        view = moment.inspection
        if not view.at_hand and not moment.entries and in_time(view.date) > since:
            yield _put("gap", (view.id,), gap=_name(view))


_RULES: Final[tuple[Callable[[_Record], Iterator[Question]], ...]] = (
    _came_back,
    _completed_and_back,
    _standing,
    _not_done,
    _dates,
    _contradictions,
    _unassigned,
    _gaps,
)


def _by_next(held: Iterable[Promise]) -> Iterator[tuple[Moment, list[Promise]]]:
    """The actions by the moment that speaks next of their issue; those after which nobody has spoken are left out."""
    found: dict[str, tuple[Moment, list[Promise]]] = {}
    for promise in held:
        if promise.then:
            found.setdefault(promise.then.inspection.id, (promise.then, []))[1].append(promise)
    yield from found.values()


def _about(held: list[Promise], code: str, **values: object) -> Question:
    return _put(code, tuple(p.action.id for p in held), actions=_actions(held), **values)


def _actions(held: list[Promise]) -> str:
    return labels.counted(len(held), "action")


def _own(moment: Moment) -> tuple[str, ...]:
    return tuple(e.id for e in moment.entries) or (moment.inspection.id,)


def _when(moment: Moment) -> str:
    return labels.when(moment.inspection.date)


def _name(view: InspectionView) -> str:
    """An inspection within a sentence: "the focused visit of June 2021"; capitals that stand for a name stay."""
    kind = labels.inspection_kind(view.kind)
    plain = kind if kind[1:2].isupper() else kind[:1].lower() + kind[1:]
    return f"the {plain} of {labels.month(view.date)}" if view.date else f"the {plain}"


def _put(code: str, about: Iterable[str], **values: object) -> Question:
    return Question(code, labels.sentence(_wording()[code].format(**values)), tuple(dict.fromkeys(about)))


@cache
def _wording() -> dict[str, str]:
    return tomllib.loads(resources.text("story/questions.toml"))
