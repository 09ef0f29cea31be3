"""What the numbers of the overview count, as lists: no number on the page stands for what cannot be looked at."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tracegraph.maps.captions import statements
from tracegraph.maps.lanes.values import Lane
from tracegraph.maps.texts.shelf import Shelf, text_anchor
from tracegraph.maps.values import Asked, Lists, Number, Returned
from tracegraph.story import labels
from tracegraph.story.promises import returned
from tracegraph.story.values import IssueStory, Overview, Paper
from tracegraph.vocab import IssueStateKind

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
    "unasked": "unasked",
}
"""Where the page lists what a number counts; statements of other kinds are marked in the documents' texts."""

_TEXTS: Final = "texts"

_GROUPS: Final = {
    "Issues": ("issues", "recurring", "open", "escalated", "returned", "unanswered", "unasked"),
    "Documents and inspections": ("documents", "refusals", "inspections", "answered", "gaps"),
}
_STATEMENTS: Final = "Statements taken from the documents"


def lists(
    overview: Overview, told: Iterable[IssueStory], lanes: Sequence[Lane], papers: Sequence[Paper], shelf: Shelf
) -> Lists:
    """The numbers, each with the address of its list, and the lists that stand nowhere else."""
    back = tuple(_returned(told, {lane.anchor: lane for lane in lanes}))
    asked = tuple(_asked(overview, papers, shelf))
    return Lists(
        groups=grouped((*overview.numbers, came_back(len(back))), _AT, _TEXTS),
        escalated=tuple(lane for lane in lanes if IssueStateKind.ESCALATED in lane.summary.states),
        returned=back,
        unanswered=tuple(each for each in asked if not each.answered),
        answered=tuple(each for each in asked if each.answered),
    )


def came_back(number: int) -> tuple[str, int, str]:
    """The number of issues that came back, as an overview has its numbers: it is counted from the stories."""
    return "returned", number, "issues that an inspection raised again after a plan called an action completed"


def grouped(
    numbers: Iterable[tuple[str, int, str]], at: Mapping[str, str], otherwise: str
) -> tuple[tuple[str, tuple[Number, ...]], ...]:
    """The numbers of an overview in groups, each under its caption, with the anchors of the lists of what they count:
    `at` by code, and `otherwise` for statements of a kind."""
    held: dict[str, list[Number]] = {caption: [] for caption in (*_GROUPS, _STATEMENTS)}
    for code, number, words in numbers:
        caption = next((name for name, codes in _GROUPS.items() if code in codes), _STATEMENTS)
        says = statements(number, code).partition(" ")[2] if caption == _STATEMENTS else words
        held[caption].append(Number(code, number, says, at.get(code, otherwise)))
    return tuple((caption, tuple(listed)) for caption, listed in held.items() if listed)


def _returned(told: Iterable[IssueStory], lanes: Mapping[str, Lane]) -> Iterable[Returned]:
    """Issues with completed actions that the next inspection which spoke raised again."""
    for story in told:
        back = returned(story)
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
                yield Asked(words, href, what, source, paper.view.digest, each.id not in without)
