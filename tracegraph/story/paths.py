"""The path of an issue through the inspections: what each of its moments is shown as, and which of them belong to it.
Every view asks here, so that all say the same."""

from typing import Final

from tracegraph.story.values import IssueStory, Moment

GAP: Final = "gap"
"""An inspection whose own documents are not at hand: nothing can be said of the issue at it."""

EARLIER: Final = "earlier"
"""An inspection from before the issue was raised, of which a statement touches it."""


def shown(moment: Moment) -> str:
    """What a moment is shown as: its state; GAP where the inspection is known from other documents only and none of
    its words are shown, whatever else is computed (what we have not read cannot be silent about anything); EARLIER
    where it was read, has no state, and is told for its related statements alone."""
    if not moment.inspection.at_hand and not moment.entries:
        return GAP
    return moment.state or (EARLIER if moment.inspection.at_hand else GAP)


def path(story: IssueStory) -> tuple[Moment, ...]:
    """The moments that have a state or words of the issue, and the inspections since it was raised that are not at
    hand. An inspection of which only related statements are told, from before it was raised, is no part of it: nothing
    was asked then, and "not known" would be untrue."""
    return tuple(m for m in story.moments if shown(m) != EARLIER)
