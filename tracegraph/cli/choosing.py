"""Which of several issues is meant: what a command that takes one of them says where others fit as well."""

from collections.abc import Sequence
from typing import Final

from tracegraph.errors import UsageError
from tracegraph.story.values import IssueSummary

NAMED: Final = 5
"""How many others are named."""


def one_authority(asked: str, found: Sequence[IssueSummary], otherwise: str = "") -> None:
    """Raises UsageError where the issues that fit are several authorities': whose is meant is not ours to guess.
    `otherwise` is what the command offers beside choosing one (", or --all")."""
    names = sorted({s.authority for s in found})
    if len(names) > 1:
        listed = ", ".join(names[:NAMED]) + (" ..." if len(names) > NAMED else "")
        which = f"{asked!r} fits issues of {len(names)} authorities ({listed})"
        raise UsageError(f"{which}: choose one with --authority{otherwise}.")
