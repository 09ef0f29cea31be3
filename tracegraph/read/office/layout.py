"""Tables and text boxes of a Word document, on their way into the canonical text.

A row or cell says of itself what it is before it holds anything, so it is opened with the first thing in it. What
stands in a text box waits until the paragraph is written that the box hangs on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tracegraph.read.colours import colour_name
from tracegraph.read.office.xml import Attributes, Damaged, is_on, whole
from tracegraph.read.writing import Writing

Thunk = tuple[Callable[..., None], tuple[Any, ...]]


@dataclass(slots=True)
class _Row:
    """A table row in the making; `gone`: deleted or hidden."""

    before: int = 0
    head: bool = False
    gone: bool = False
    opened: bool = False


@dataclass(slots=True)
class _Cell:
    """A table cell in the making; `merged`: it only continues the cell above or before it."""

    across: int = 1
    merged: bool = False
    fill: str = ""
    opened: bool = False


class Layout:
    """Tells the writing what comes in which cell. `plain`: tables are but their paragraphs (headers, notes)."""

    def __init__(self, writing: Writing, *, plain: bool = False) -> None:
        self._writing = writing
        self._plain = plain
        self._tables = 0
        self._rows: list[_Row] = []
        self._cells: list[_Cell] = []
        self._boxes: list[list[Thunk]] = []

    def do(self, method: Callable[..., None], *arguments: Any) -> None:
        """Calls a method of the writing, now or when the open box is written."""
        if self._boxes:
            self._boxes[-1].append((method, arguments))
        else:
            method(*arguments)

    def open_box(self) -> None:
        """A text box begins, or anything else that is written later."""
        self._boxes.append([])

    def close_box(self) -> list[Thunk]:
        """The innermost box ends: what it holds, to be done later."""
        return self._boxes.pop()

    def open_table(self) -> None:
        """A table begins."""
        self._tables += 1
        self._tell(self._writing.open_table)

    def close_table(self) -> None:
        """The innermost table ends."""
        self._tables -= 1
        self._tell(self._writing.close_table)

    def open_row(self) -> None:
        """A row begins. Raises Damaged where there is no table to be in, which would lose its words."""
        if len(self._rows) >= self._tables:
            raise Damaged("has a table row outside of a table")
        self._rows.append(_Row())

    def close_row(self) -> None:
        """The innermost row ends."""
        if self._rows.pop().opened:
            self._tell(self._writing.close_row)

    def open_cell(self) -> bool:
        """A cell begins; False where its row is not to be read. Raises Damaged where there is no row to be in."""
        if len(self._cells) >= len(self._rows):
            raise Damaged("has a table cell outside of a row")
        if self._rows[-1].gone:
            return False
        self._cells.append(_Cell())
        return True

    def close_cell(self) -> None:
        """The innermost cell ends."""
        self.enter()
        cell = self._cells.pop()
        self._tell(self._writing.close_cell, "" if cell.merged else cell.fill)

    def drop_row(self) -> None:
        """The open row is not to be read."""
        if self._rows:
            self._rows[-1].gone = True

    def describe(self, name: str, attributes: Attributes) -> None:
        """What the open row or cell says of itself."""
        value = attributes.get("w:val", "")
        row = self._rows[-1] if self._rows else _Row()
        cell = self._cells[-1] if self._cells else _Cell()
        match name:
            case "w:gridBefore":
                row.before = whole(value) or 0
            case "w:tblHeader":
                row.head = is_on(value)
            case "w:gridSpan":
                cell.across = whole(value) or 1
            case "w:vMerge" | "w:hMerge":
                cell.merged = cell.merged or value in ("", "continue")
            case "w:shd" if value != "nil":
                cell.fill = colour_name(attributes.get("w:fill", ""))

    def enter(self) -> bool:
        """Something comes: opens the cell it is in, if that is still to do. True where the cell only continues another,
        so that what is in it is not shown."""
        if not self._cells:
            return False
        row, cell = self._rows[-1], self._cells[-1]
        if not row.opened:
            row.opened = True
            self._tell(self._writing.open_row, row.before)
        if not cell.opened:
            cell.opened = True
            self._tell(self._writing.open_cell, cell.across, 1, None, row.head)
        return cell.merged

    def _tell(self, method: Callable[..., None], *arguments: Any) -> None:
        if not self._plain:
            self.do(method, *arguments)
