"""The path of an issue through the inspections: which of its story's moments are part of it."""

from tracegraph.story.values import IssueStory, Moment


def path(story: IssueStory) -> tuple[Moment, ...]:
    """The moments that have a state or words of the issue, and the inspections since it was raised that are not at
    hand. An inspection of which only related statements are told, from before it was raised, is no part of it: nothing
    was asked then, and "not known" would be untrue."""
    since = story.summary.since
    return tuple(
        m for m in story.moments if m.state or m.entries or (not m.inspection.at_hand and m.inspection.date > since)
    )
