"""What an issue's record leaves open, and what its plans promised, for the head of its history."""

from typing import Final
from urllib.parse import quote

from tracegraph.maps.lanes.values import Ask, Slip
from tracegraph.story import labels
from tracegraph.story.asking import questions
from tracegraph.story.promises import Promise, promises
from tracegraph.story.values import IssueStory

_WORDS: Final = 60


def asks(story: IssueStory) -> tuple[Ask, ...]:
    """What an inspector would ask next, each with the first of the statements it rests on."""
    return tuple(Ask(each.words, f"#{quote(each.about[0])}" if each.about else "") for each in questions(story))


def slips(story: IssueStory) -> tuple[Slip, ...]:
    """The actions of the plans at hand, with how their dates moved and what came of it."""
    return tuple(_slip(each) for each in promises(story))


def _slip(promise: Promise) -> Slip:
    action, then = promise.action, promise.then
    several = promise.moved or promise.several
    last = labels.date(promise.last) + (", revised" if promise.moved else "")
    spoke = then and f"{labels.state(then.state)}, {labels.when(then.inspection.date)}"
    return Slip(
        words=labels.shortened(action.citation.words, _WORDS),
        digest=action.citation.digest,
        href=f"#{quote(action.id)}",
        first=labels.date(promise.first) or "none",
        last=last if several else "the same" if promise.first else "none",
        status=labels.action_status(action.status),
        then=spoke or "none since",
    )
