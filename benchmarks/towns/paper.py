"""A paper before it is printed: what stands on it, piece by piece, and what it truly says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracegraph.vocab import InspectionKind

Kind = Literal["title", "chapter", "heading", "label", "line", "bold", "paragraph", "item", "row", "head"]
"""From the title down to a head row of a table and a row of it."""


@dataclass(frozen=True)
class Piece:
    """A heading, a paragraph, a list item or, of several cells, a row of a table."""

    kind: Kind
    cells: tuple[str, ...]

    @property
    def words(self) -> str:
        """What it says; of a row its first cell."""
        return self.cells[0]


@dataclass(frozen=True)
class Occasion:
    """What a paper is about: the place, the days on site, the day it came out, the inspection before."""

    place: str
    start: date
    end: date
    published: date
    before: int


@dataclass(frozen=True)
class Paper:
    """A paper and its truth: the kind of inspection, its days, what it asks for and how many actions it promises."""

    inspection: InspectionKind
    occasion: Occasion
    pieces: tuple[Piece, ...]
    footer: str = ""
    asks: tuple[str, ...] = ()
    actions: int = 0


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def put(kind: Kind, *words: str) -> list[Piece]:
    """A piece of `kind` for each of `words`."""
    return [Piece(kind, (each,)) for each in words]


def rows(*cells: Sequence[str], head: Sequence[str] = ()) -> list[Piece]:
    """A table, with or without a head."""
    return [*([Piece("head", tuple(head))] if head else []), *(Piece("row", tuple(row)) for row in cells)]


def day(when: date) -> str:
    """A day as it is printed ("4 March 2021")."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """A month as it is printed ("March 2021")."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def days(start: date, end: date) -> str:
    """Days on site as a sentence tells them ("4 to 15 March 2021")."""
    first = (
        str(start.day)
        if (start.year, start.month) == (end.year, end.month)
        else f"{start.day} {_MONTHS[start.month - 1]}"
    )
    return f"{first} to {day(end)}"
