"""Pictures as values: shapes and words at places in points, which each format draws in its own way."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The outline of a mark."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two places."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of `size` about its middle, with a letter in it. Filled with its colour, or `hollow` with an outline."""

    shape: Shape
    x: float
    y: float
    size: float
    colour: str
    letter: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a box whose left upper corner is the place; `middle` sets them in its middle."""

    x: float
    y: float
    width: float
    height: float
    words: str
    size: float
    colour: str
    strong: bool = False
    middle: bool = False


Item = Line | Mark | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, `width` by `height` points, its items from the back to the front."""

    width: float
    height: float
    items: tuple[Item, ...]
