"""Lines that a PDF draws out of their order: where on the page they are read.

Programs draw a heading or the rest of a sentence after all else where it was mended late (four pages of the 167
documents of the record do). Only what is plain is mended: the last lines of a page, which stand higher than what was
drawn before them, in a gap that holds them whole. Columns and tables stand beside each other and leave no such gap.
"""

from collections.abc import Sequence
from typing import Final

_HIGHER: Final = 3.0
"""Points by which a line stands higher than the one before it, not merely raised."""
_APART: Final = 8.0
"""Points that lines of text are apart at least where they stand below each other."""


def reading_order(heights: Sequence[float | None]) -> list[int]:
    """The indices of a page's lines in the order in which they are read. `heights`: the baseline of each in points, in
    the order drawn; None for lines whose place says nothing (artifacts, cells of tables)."""
    order = list(range(len(heights)))
    known = [(at, height) for at, height in enumerate(heights) if height is not None]
    if known and known[0][1] == min(height for _, height in known):
        known = known[1:]  # the page number, which an untagged page may begin with
    rises = [n for n in range(1, len(known)) if known[n][1] > known[n - 1][1] + _HIGHER]
    if len(rises) != 1:
        return order
    before, late = known[: rises[0]], known[rises[0] :]
    above = [(at, height) for at, height in before if height > late[0][1]]
    below = before[len(above) :]
    fits = not above or above[-1][1] - late[0][1] >= _APART
    if not fits or not below or late[-1][1] - below[0][1] < _APART:
        return order
    first, start = late[0][0], below[0][0]
    return order[:start] + order[first:] + order[start:first]
