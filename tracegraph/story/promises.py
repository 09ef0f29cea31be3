"""What plans promised of an issue: each action with the asking that it answers, its first and its last date, and what
the next inspection said."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracegraph.story.summaries import ASKED, SILENT
from tracegraph.story.values import ActionLine, Entry, InspectionView, IssueStory, Moment
from tracegraph.vocab import ActionStatus


@dataclass(frozen=True, slots=True)
class Promise:
    """One action of a plan. `asked` is the statement that it stands under or answers (the action itself, where none is
    shown), `inspection` the one whose asking the plan answers. `first` and `last` are its earliest and its latest due
    date, "" where the plan prints none. `then` is the next moment at which an inspection says anything of the issue,
    None where none has since: it is the inspection's word on the issue, never on the action."""

    action: ActionLine
    asked: Entry
    inspection: InspectionView
    first: str
    last: str
    then: Moment | None

    @property
    def moved(self) -> bool:
        """Whether the plan says that the date was revised."""
        return bool(self.action.revised) and self.first != self.last

    @property
    def several(self) -> bool:
        """Whether the plan gives more than one date and does not say that one was revised: it may be a step on the
        way."""
        return not self.moved and self.first != self.last


def promises(story: IssueStory) -> tuple[Promise, ...]:
    """Every action of the story, once, in the order in which the story tells them; where an action stands below two
    statements, below the first of them."""
    found: dict[str, Promise] = {}
    for place, moment in enumerate(story.moments):
        then = next_word(story.moments[place + 1 :])
        for entry in moment.entries:
            for action in entry.actions:
                first, last = (action.due[0], action.due[-1]) if action.due else ("", "")
                found.setdefault(action.id, Promise(action, entry, moment.inspection, first, last, then))
    return tuple(found.values())


def returned(story: IssueStory) -> tuple[Promise, ...]:
    """The actions that a plan calls completed, after which the next inspection that spoke raised the issue again."""
    done = (p for p in promises(story) if p.action.status == ActionStatus.COMPLETED)
    return tuple(p for p in done if p.then is not None and p.then.state in ASKED)


def next_word(later: Sequence[Moment]) -> Moment | None:
    """The first of these moments at which an inspection says anything of the issue."""
    return next((m for m in later if m.state and m.state not in SILENT), None)
