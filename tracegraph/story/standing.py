"""How an issue stands, in the sentences that every view says of it."""

from tracegraph.story import labels
from tracegraph.story.values import IssueSummary
from tracegraph.vocab import IssueStateKind


def standing(summary: IssueSummary) -> str:
    """How often it was asked for, since when, and how it stands, each in words that claim no more than was said."""
    s = summary
    asked = f"Raised by {labels.counted(s.times, 'inspection')}" if s.times else "Never formally asked for"
    since = f", first in {labels.month(s.since)}" if s.since else ""
    latest = f". Latest word: {labels.state(s.state)}, {labels.when(s.last)}" if s.state else ""
    after = s.states[max((place for place, state in enumerate(s.states) if state == s.state), default=-1) + 1 :]
    silence = f"; {labels.silence(after)}" if s.state and after else ""
    closed = "" if not s.open or s.state == IssueStateKind.RESOLVED else ". No inspection has called it resolved"
    if IssueStateKind.RESOLVED in s.states and s.open:
        closed = ". It had once been called resolved"
    return f"{asked}{since}{latest}{silence}{closed}."
