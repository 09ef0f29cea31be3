"""The tables of an action plan: which rows are one table, which table carries on the one before, and which have columns
that nobody recognises."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tracegraph.extract.columns import NOTHING_TOLD, Told, columns, head_of, known_headings, printed_head
from tracegraph.extract.spans import joined
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action

_SEVERAL = 3
"""Columns of the smallest table that may be a plan's."""
_SHARE = 4
"""One in so many actions that begins in lower case tells that rows were cut."""
_PAIR = ("colour", "meaning")
"""Columns of a table that explains colours."""


def runs(passages: Sequence[Passage]) -> list[tuple[Passage | None, list[Passage]]]:
    """The passages in order: (a passage, no rows), or (None, the rows of a table)."""
    found: list[tuple[Passage | None, list[Passage]]] = []
    for table, group in groupby(passages, lambda p: p.table if p.role is Role.ROW else None):
        run = list(group)
        found += [(None, run)] if table is not None else [(p, []) for p in run]
    return found


def carries_on(rows: Sequence[Passage], width: int, told: Told, *, strictly: bool) -> bool:
    """True for a table without a head that is the rest of the one before, which has `width` columns: torn by a page, or
    printed without its head. `strictly` where only one as wide can be, as words stand between them."""
    same = len(rows[0].cells) == width
    if strictly and not same:
        return False
    printed = unknown_head(rows)
    return not printed or (same and known_headings(printed, told) < 2)


def keys(passages: Sequence[Passage], told: Told) -> Iterator[str]:
    """The words in which a plan may say what its colours mean: all but heads; a row of two cells as "Green: done"."""
    for passage in passages:
        if passage.role is Role.ROW and len(passage.cells) == len(_PAIR) and all(passage.cells):
            yield ": ".join(cell.words for cell in passage.cells if cell is not None)
        elif columns(passage, told) is None:
            yield passage.words


def unknown_head(rows: Sequence[Passage]) -> tuple[str, ...]:
    """The headings of a table that might be a plan's; empty for a small table or one without a head."""
    return printed_head(rows) if len(rows) > 1 and len(rows[0].cells) >= _SEVERAL else ()


def note_of(printed: Sequence[str]) -> str:
    """What is said of a table with these headings that nobody recognises."""
    return f"a table was not read, its columns are not recognised: {' | '.join(printed)} (build --columns can say)"


def unrecognised(passages: Sequence[Passage], told: Told = NOTHING_TOLD) -> tuple[str, ...]:
    """Notes of the tables whose columns are not recognised, each with its headings."""
    tables = (rows for _, rows in runs([p for p in passages if p.role is not Role.FURNITURE]) if rows)
    notes = (note_of(head) for rows in tables if head_of(rows, told) is None and (head := unknown_head(rows)))
    return tuple(dict.fromkeys(notes))


def cut_rows(actions: Sequence[Action]) -> tuple[str, ...]:
    """What is said of a plan many of whose actions begin in the middle of a sentence: its rows were read line by line,
    as neither lines nor space part them."""
    low = [action for action in actions if action.quote.words[:1].islower()]
    if len(low) < _SEVERAL or len(low) * _SHARE < len(actions):
        return ()
    cut = f"{len(low)} of {len(actions)} actions begin in the middle of a sentence"
    return (f"{cut}: nothing parts the rows of this table, each line was read as one",)


def cell_of(text: str, row: Passage, places: Sequence[int]) -> Quote | None:
    """What a row holds in these columns."""
    cells = [row.cells[i] for i in places if i < len(row.cells)]
    return cells[0] if len(cells) == 1 else joined(text, cells)
