"""When the colour of a table cell says something that its words do not (decision 0007).

Most fills are decoration: heads, banding, dividing rows. A colour is put into words where its column says that it is a
status, or where it stands alone in cells of a column that shows at least two colours of a traffic light.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tracegraph.read.colours import STATUS
from tracegraph.read.structure import Path

Column = tuple[Path, int]

_HEAD: Final = re.compile(
    r"\b(?:b?rag|b?ragg?ed|status|ratings?|rated|traffic lights?|colour|on track)\b", re.IGNORECASE
)
_LONGEST_HEAD: Final = 60
_SPOKEN: Final = re.compile(
    r"\b(?:red|amber|yellow|orange|green|blue|purple|gr[ea]y)\b|^\W*[RAGBYP]\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Coloured:
    """A filled cell: which entry of the text would speak its colour, where the cell stands, its words ("" empty)."""

    entry: int
    table: Path
    row: Path
    column: int
    colour: str
    words: str


def is_head(words: str) -> bool:
    """Whether these words head a column of states."""
    return len(words) <= _LONGEST_HEAD and _HEAD.search(words) is not None


def telling(cells: Sequence[Coloured], heads: Iterable[tuple[Column, Path]]) -> set[int]:
    """The entries of the colours that are to be put into words. `heads`: the column and row of each cell that
    `is_head`."""
    first: dict[Column, Path] = {}
    for column, row in heads:
        first[column] = min(first.get(column, row), row)
    alone: dict[Column, set[str]] = defaultdict(set)
    for cell in cells:
        if not cell.words:
            alone[cell.table, cell.column].add(cell.colour)
    found: set[int] = set()
    for cell in cells:
        column = (cell.table, cell.column)
        under_head = column in first and cell.row > first[column]
        varied = not cell.words and cell.colour in STATUS and len(alone[column] & STATUS) > 1
        if (under_head or varied) and not _SPOKEN.search(cell.words):
            found.add(cell.entry)
    return found
