"""How a state looks on paper: a shape, a letter and a colour, so that it can be told apart without colour."""

from dataclasses import dataclass
from typing import Final

from tracegraph.pack.drawing import Shape
from tracegraph.story import labels
from tracegraph.vocab import IssueStateKind as State

INK: Final = "1e2328"
SOFT: Final = "59626c"
RULE: Final = "b9b4a8"


_NOT_AT_HAND: Final = "not at hand"


@dataclass(frozen=True, slots=True)
class Sign:
    """A state's mark. Each colour has a contrast of at least 4.5 to 1 against white paper and white letters."""

    caption: str
    shape: Shape
    letter: str
    colour: str
    hollow: bool = False


_LOOKS: Final[dict[str, tuple[Shape, str, str, bool]]] = {
    State.RAISED: (Shape.CIRCLE, "!", "b1470b", False),
    State.REPEATED: (Shape.CIRCLE, "!!", "a4182c", False),
    State.ESCALATED: (Shape.TRIANGLE, "!", "74093a", False),
    State.RECURRED: (Shape.DIAMOND, "!", "75208a", False),
    State.NARROWED: (Shape.CIRCLE, "n", "855d00", False),
    State.IMPROVED: (Shape.SQUARE, "+", "17618a", False),
    State.RESOLVED: (Shape.SQUARE, "✓", "1d6b3c", False),
    State.NOT_MENTIONED: (Shape.CIRCLE, "", SOFT, True),
    State.OUT_OF_SCOPE: (Shape.BAR, "", SOFT, True),
    "": (Shape.SQUARE, "?", SOFT, True),
}
"""Circles ask, squares say that it is better, hollow ones say nothing: as on the map."""


def sign(state: str) -> Sign:
    """How a state is drawn; "" is an inspection whose own report is not at hand, of which nothing is known here."""
    shape, letter, colour, hollow = _LOOKS[state]
    return Sign(labels.state(state) if state else _NOT_AT_HAND, shape, letter, colour, hollow)


def legend(states: set[str]) -> tuple[Sign, ...]:
    """The signs of these states, from worst news to none."""
    return tuple(sign(state) for state in _LOOKS if state in states)
