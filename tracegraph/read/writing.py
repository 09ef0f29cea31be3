"""The canonical text of formats that have none of their own (Word, spreadsheets, web pages), and its lines.

What stands where: one line for each paragraph, more where it breaks lines itself; a blank line between paragraphs, none
between the items of a list; a table row's cells with tabs between them, the rows below each other. A bullet or number
that the format shows without holding it is written before its item. A table that only sets a page out (one column)
gives no cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tracegraph.model.document import Cell, Document, Line, Source
from tracegraph.read.base import Given
from tracegraph.read.cells import data_cells
from tracegraph.read.status import Coloured, is_head, telling
from tracegraph.read.structure import Path, TableCell
from tracegraph.read.words import PLAIN, Look, Words

BULLET: Final = "•"
_INDENT: Final = "  "  # of a list within a list; segmentation tells depth by it
# Bounds for hostile files, as for PDFs: a hundred times the longest report's characters.
_MOST_CHARACTERS: Final = 50_000_000
_MOST_PARAGRAPHS: Final = 1_000_000
_MOST_COLUMNS: Final = 1_000  # that one cell spans, as in browsers; and that a table has
_CELL_TAGS: Final = frozenset({"P", "LI", "H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(slots=True)
class Item:
    """A list item: its bullet or number, how many lists stand around its own, which list it belongs to."""

    marker: str
    depth: int = 0
    series: object = None


@dataclass(slots=True)
class _Entry:
    """A paragraph as it will stand in the text, or the colour of a cell, if it comes to that."""

    text: str
    tag: str
    look: Look
    marks: tuple[tuple[int, int], ...] = ()
    indent: str = ""
    series: object = None
    owner: object = None
    cells: tuple[TableCell, ...] = ()
    head: bool = False
    colour: str = ""


@dataclass(slots=True)
class _Table:
    """A table in the making. `taken`: for each column the last row that a cell from above reaches."""

    path: Path
    rows: int = 0
    width: int = 0
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    cell: TableCell | None = None
    head: bool = False


class Writing:
    """A document in the making: paragraphs in order, in the cells of tables or not.

    Raises Unreadable where it grows beyond all measure.
    """

    def __init__(self, given: Given) -> None:
        self._given = given
        self._entries: list[_Entry] = []
        self._tables: list[_Table] = []
        self._widths: dict[Path, int] = {}
        self._count = 0
        self._length = 0

    def paragraph(self, words: Words, tag: str = "P", item: Item | None = None, owner: object = None) -> None:
        """Adds a paragraph; empty ones are left out. Paragraphs of one `owner` (a list item, a note) are one block.
        `item` makes it the first of a list item."""
        cells = self._cells()
        text = words.text.replace("\t", " ") if cells else words.text
        bare = text.strip()
        if not bare:
            return
        marker = f"{item.marker} " if item and item.marker else ""
        shift = len(marker) - (len(text) - len(text.lstrip()))
        marks = tuple((start + shift, end + shift) for start, end in words.marks)
        entry = _Entry(marker + bare, tag, words.look, marks, owner=owner, cells=cells)
        if item:
            entry.indent, entry.series = _INDENT * item.depth, item.series
        entry.head = bool(self._tables and self._tables[-1].head)
        self._add(entry)

    def open_table(self) -> None:
        """A table begins, in the open cell if there is one."""
        self._count += 1
        self._tables.append(_Table((self._count,)))

    def close_table(self) -> None:
        """The innermost table ends."""
        self._tables.pop()

    def open_row(self, skip: int = 0) -> None:
        """A row begins, after `skip` columns that it leaves out."""
        table = self._tables[-1]
        table.rows += 1
        table.width, table.column = 0, min(skip, _MOST_COLUMNS)

    def close_row(self) -> None:
        """The innermost row ends."""
        table = self._tables[-1]
        self._widths[self._row(table)] = table.width

    def open_cell(self, across: int = 1, down: int = 1, column: int | None = None, head: bool = False) -> None:
        """A cell begins, in the next column that is free, or in `column`; it reaches `across` columns and `down` rows.
        `head`: it heads a row or column."""
        table = self._tables[-1]
        if column is not None:
            table.column = column
        while table.taken.get(table.column, 0) >= table.rows:
            table.column += 1
        across = max(1, min(across, _MOST_COLUMNS - table.column))
        table.width += 1
        table.cell = TableCell(table.path, self._row(table), table.column)
        table.head = head
        if down > 1:
            table.taken.update(dict.fromkeys(range(table.column, table.column + across), table.rows + down - 1))
        table.column = min(table.column + across, _MOST_COLUMNS)

    def close_cell(self, colour: str = "") -> None:
        """The innermost cell ends; `colour` is the name of its fill."""
        table = self._tables[-1]
        if colour:
            self._add(_Entry(f"[{colour}]", "TD", PLAIN, cells=self._cells(), colour=colour))
        table.cell, table.head = None, False

    def widen(self, width: int) -> None:
        """Says how many cells the open row has, empty ones that were never opened too."""
        self._tables[-1].width = width

    def mark_place(self) -> int:
        """The place reached, for `move_to_front`."""
        return len(self._entries)

    def move_to_front(self, start: int) -> None:
        """What was added since `start` comes before everything else."""
        self._entries = self._entries[start:] + self._entries[:start]

    def document(self, media: str, reader: str, notes: Sequence[str] = (), labels: Sequence[str] = ()) -> Document:
        """The document. Raises Unreadable where there are no words."""
        entries = self._spoken()
        if not entries:
            raise self._given.unreadable("no text")
        source = Source(self._given.name, self._given.sha256, media, reader)
        pieces: list[str] = []
        lines: list[Line] = []
        marks: list[tuple[int, int]] = []
        offset = 0
        for before, entry, cell, block in _placed(entries, self._numbered(entries)):
            lead = before + entry.indent
            offset += len(lead)
            pieces += (lead, entry.text)
            lines.extend(_lines(entry, offset, cell, block))
            marks.extend((offset + start, offset + end) for start, end in entry.marks)
            offset += len(entry.text)
        return Document(
            source, "".join(pieces), tuple(lines), tuple(marks), None, tuple(dict.fromkeys(notes)), tuple(labels)
        )

    def _row(self, table: _Table) -> Path:
        return (*table.path, table.rows)

    def _cells(self) -> tuple[TableCell, ...]:
        return tuple(table.cell for table in self._tables if table.cell)

    def _add(self, entry: _Entry) -> None:
        self._entries.append(entry)
        self._length += len(entry.text)
        if self._length > _MOST_CHARACTERS:
            raise self._given.unreadable(f"more than {_MOST_CHARACTERS} characters")
        if len(self._entries) > _MOST_PARAGRAPHS:
            raise self._given.unreadable(f"more than {_MOST_PARAGRAPHS} paragraphs and cells")

    def _spoken(self) -> list[_Entry]:
        """The entries without the colours that say nothing."""
        coloured: list[Coloured] = []
        heads = []
        words: dict[TableCell, str] = {}
        for at, entry in enumerate(self._entries):
            if not entry.cells:
                continue
            cell = entry.cells[-1]
            if entry.colour:
                said = words.get(cell, "")
                coloured.append(Coloured(at, cell.table, cell.row, cell.column, entry.colour, said))
                continue
            words[cell] = f"{words[cell]}\n{entry.text}" if cell in words else entry.text
            if is_head(entry.text):
                heads.append(((cell.table, cell.column), cell.row))
        told = telling(coloured, heads)
        return [entry for at, entry in enumerate(self._entries) if not entry.colour or at in told]

    def _numbered(self, entries: Sequence[_Entry]) -> dict[TableCell, Cell]:
        """The cells of tables that hold data."""
        widths = self._widths
        return data_cells(
            tuple(TableCell(cell.table, cell.row, cell.column, widths.get(cell.row, 1)) for cell in entry.cells)
            for entry in entries
        )


def _placed(entries: Sequence[_Entry], cells: dict[TableCell, Cell]) -> Iterator[tuple[str, _Entry, Cell | None, int]]:
    """Each entry with the white space before it, its cell, and the number of its block."""
    numbers: dict[object, int] = {}
    last: tuple[_Entry, Cell | None] | None = None
    for at, entry in enumerate(entries):
        inner = [cells[cell] for cell in entry.cells if cell in cells]
        cell = inner[-1] if inner else None
        owner = cell or ("owner", entry.owner) if cell or entry.owner is not None else at
        block = numbers.setdefault(owner, len(numbers) + 1)
        yield _between(last, (entry, cell)) if last else "", entry, cell, block
        last = entry, cell


def _between(last: tuple[_Entry, Cell | None], here: tuple[_Entry, Cell | None]) -> str:
    (above, cell), (entry, own) = last, here
    if cell and own and cell != own and cell.table == own.table and cell.row == own.row:
        return "\t"
    same_table = cell and own and above.cells[0].table == entry.cells[0].table
    same_list = entry.series is not None and entry.series == above.series and not cell and not own
    same_owner = entry.owner is not None and entry.owner == above.owner
    return "\n" if same_table or same_list or same_owner else "\n\n"


def _lines(entry: _Entry, offset: int, cell: Cell | None, block: int) -> Iterator[Line]:
    tag = entry.tag
    if cell and tag in _CELL_TAGS:
        tag = "TH" if entry.head else "TD"
    elif not cell and tag == "TD":
        tag = "P"
    look = entry.look
    for words in entry.text.split("\n"):
        begin = offset + len(words) - len(words.lstrip())
        end = offset + len(words.rstrip())
        if begin < end:
            yield Line(begin, end, None, tag, block, cell, look.size, look.bold, look.italic)
        offset += len(words) + 1
