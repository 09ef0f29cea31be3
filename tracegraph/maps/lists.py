"""What the numbers of the overview count, as lists: no number on the page stands for what cannot be looked at."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tracegraph.maps.shelf import Shelf, text_anchor
from tracegraph.maps.values import Asked, Lane, Lists, Number, Returned
from tracegraph.story import labels
from tracegraph.story.promises import promises
from tracegraph.story.summaries import ASKED
from tracegraph.story.values import IssueStory, Overview, Paper
from tracegraph.vocab import ActionStatus, IssueStateKind

_WORDS: Final = 110

_AT: Final = {
    "documents": "documents",
    "refusals": "refused",
    "inspections": "inspections",
    "answered": "inspections",
    "gaps": "missing",
    "issues": "lanes",
    "recurring": "show/again",
    "open": "show/open",
    "escalated": "escalated",
    "returned": "returned",
    "recommendation": "recommendations",
    "unanswered": "unanswered",
}
"""Where the page lists what a number counts; statements of other kinds are marked in the documents' texts."""

_TEXTS: Final = "texts"


def lists(
    overview: Overview, told: Iterable[IssueStory], lanes: Sequence[Lane], papers: Sequence[Paper], shelf: Shelf
) -> Lists:
    """The numbers, each with the address of its list, and the lists that stand nowhere else."""
    by_anchor = {lane.anchor: lane for lane in lanes}
    returned = tuple(_returned(told, by_anchor))
    asked = tuple(_asked(overview, papers, shelf))
    numbers = [Number(code, number, words, _AT.get(code, _TEXTS)) for code, number, words in overview.numbers]
    words = "issues that an inspection raised again after a plan called an action on them completed"
    return Lists(
        numbers=(*numbers, Number("returned", len(returned), words, _AT["returned"])),
        escalated=tuple(lane for lane in lanes if IssueStateKind.ESCALATED in lane.summary.states),
        returned=returned,
        unanswered=tuple(each for each in asked if not each.answered),
        answered=tuple(each for each in asked if each.answered),
    )


def _returned(told: Iterable[IssueStory], lanes: Mapping[str, Lane]) -> Iterable[Returned]:
    """Issues with completed actions that the next inspection which spoke raised again."""
    for story in told:
        done = [p for p in promises(story) if p.action.status == ActionStatus.COMPLETED]
        back = [p for p in done if p.then is not None and p.then.state in ASKED]
        if back and back[0].then is not None:
            yield Returned(lanes[story.summary.id], len(back), back[0].then.inspection.label)


def _asked(overview: Overview, papers: Iterable[Paper], shelf: Shelf) -> Iterable[Asked]:
    """Every recommendation, in the order of the documents."""
    without = frozenset(overview.unanswered)
    for paper in papers:
        for each in paper.statements:
            if each.kind == "recommendation":
                href = shelf.to(paper.view.id, text_anchor(each.id))
                what = f"{labels.sentence(labels.entry(each.kind, each.detail))} {each.number}".strip()
                words, source = labels.shortened(each.words, _WORDS), shelf.names[paper.view.id]
                yield Asked(words, href, what, source, each.id not in without)
