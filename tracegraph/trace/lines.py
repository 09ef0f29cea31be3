"""Lines as values, and the one place that turns them into text."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracegraph.neutral import neutral


class Role(StrEnum):
    """What a line is, which decides how a terminal shows it."""

    PLAIN = "plain"
    TITLE = "title"
    MOMENT = "moment"
    QUIET = "quiet"
    LOUD = "loud"


# Modest: weight for structure, dim for citations, yellow for what contradicts itself. Never colour alone: the words say
# it too.
_CODES: Final = {Role.TITLE: "1", Role.MOMENT: "1;36", Role.QUIET: "2", Role.LOUD: "33"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, how deep it is indented, and what it is."""

    text: str = ""
    depth: int = 0
    role: Role = Role.PLAIN


def spell(lines: Iterable[Line], width: int | None = None, *, colour: bool = False) -> str:
    """The lines as text ending in a newline, hostile characters spelt out. Without `width` nothing is ever wrapped (for
    pipes and files); with it, each line is wrapped with its own indent. `colour` adds ANSI codes."""
    rows: list[str] = []
    for line in lines:
        indent = "  " * line.depth
        text = neutral(line.text)
        if width is None:
            pieces = [indent + text] if text else [""]
        else:
            room = max(width, 20)
            # Not at hyphens, or an id could not be copied.
            wrapped = textwrap.wrap(text, room, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
            pieces = wrapped or [""]
        code = _CODES.get(line.role) if colour else None
        rows += [f"\x1b[{code}m{piece}\x1b[0m" if code and piece else piece for piece in pieces]
    return "".join(row + "\n" for row in rows)
