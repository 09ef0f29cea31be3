"""Story values as plain data for JSON: every field under its own name, so that a program reads what a person reads."""

from dataclasses import asdict
from typing import Any

from tracegraph.story.values import Compared, Entry, Gap, IssueStory, IssueSummary, LinkStory, Overview


def as_data(value: Overview | IssueStory | IssueSummary | Entry | Gap | LinkStory | Compared) -> dict[str, Any]:
    """The value as dictionaries, lists, strings, numbers, booleans and None; its words exactly as stored."""
    return asdict(value)
