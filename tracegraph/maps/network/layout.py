"""The network's nodes and their places. Time runs from left to right, every issue has a row, themes stand at the left
and inspections on top: computed here in whole numbers, so that the same graph always gives the same picture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracegraph.maps.lanes.values import Board, Column, Lane, Mark, Shown
from tracegraph.maps.network.edges import edges, theme_node
from tracegraph.maps.network.values import Network, Node
from tracegraph.maps.style import Sign
from tracegraph.model.time import in_time
from tracegraph.story import labels
from tracegraph.story.values import ActionLine

KINDS = (
    Sign("issue", "issue", "one concern through the inspections"),
    Sign("theme", "theme", "what it is about"),
    Sign("inspection", "inspection", "a dated inspection or visit"),
    Sign("recommendation", "recommendation", "what inspectors asked for"),
    Sign("finding", "finding", "what inspectors found, or reviewed"),
    Sign("action", "action", "what a plan said would be done"),
)
"""The kinds of node, in the order of the legend."""

FIRST = 8
"""How many issues are drawn first: more than that cannot be read without coming nearer."""

_THEME_X, _BESIDE, _ISSUE_X = -610, 250, -300  # themes stand in two columns, that far beside each other
_COLUMN = 230  # the distance of two inspections; here they are in order, not to scale: the lanes show time
_CELL, _ACROSS = 56, 3  # statements of one issue at one inspection stand three abreast, this far apart
_STEP, _ABREAST = 28, 6  # actions are smaller and stand six abreast beneath them
_ROW = 130  # the least height of an issue's row: two lines of its name, and air
_THEME_STEP = 42


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is drawn; for each statement and action the issues that hold or touch it (drawn once, in the row of the
    first of them); and the board and number of each issue's row."""

    belongs: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[str, int]]
    nodes: dict[str, Node] = field(default_factory=dict)

    def draw(
        self,
        name: str,
        kind: str,
        words: tuple[str, str],
        spot: tuple[int, int],
        issues: tuple[str, ...],
        shows: str = "",
    ) -> None:
        """Draws a thing with its label and its text; where `shows` is not given, `name` is the anchor that shows it."""
        rows = [self.rows[each] for each in issues]
        part, row = min(rows) if kind in ("theme", "inspection") else rows[0]
        self.nodes[name] = Node(name, kind, *words, *spot, part, shows or name, issues, row)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is drawn where an issue's row meets an inspection: the statements and actions that are at home there."""

    said: tuple[Shown, ...]
    promised: tuple[ActionLine, ...]

    @property
    def height(self) -> int:
        return _lines(len(self.said), _ACROSS) * _CELL + _lines(len(self.promised), _ABREAST) * _STEP + 24

    def spots(self, x: int, middle: int) -> Iterator[tuple[int, int]]:
        """The places of the statements, then of the actions: rows centred on the column, one beneath the other."""
        top = middle - self.height // 2 + 12
        for number in range(len(self.said)):
            across = _aside(number, len(self.said), _ACROSS)
            yield x + across * _CELL // 2, top + _CELL // 2 + number // _ACROSS * _CELL
        top += _lines(len(self.said), _ACROSS) * _CELL
        for number in range(len(self.promised)):
            across = _aside(number, len(self.promised), _ABREAST)
            yield x + across * _STEP // 2, top + _STEP // 2 + number // _ABREAST * _STEP


def network(boards: Sequence[Board]) -> Network:
    """The network of all boards, one beneath the other."""
    lanes = {board.anchor: _in_order(board.lanes) for board in boards}
    rows = {lane.anchor: (board, row) for board, mine in lanes.items() for row, lane in enumerate(mine)}
    sheet = _Sheet(_belongs([lane for mine in lanes.values() for lane in mine]), rows)
    top = 0
    for board in boards:
        top = _board(sheet, board, lanes[board.anchor], top)
    present = {node.kind for node in sheet.nodes.values()}
    return Network(
        tuple(sheet.nodes.values()),
        edges(boards, sheet.nodes),
        tuple(kind for kind in KINDS if kind.code in present),
    )


def _in_order(lanes: Iterable[Lane]) -> list[Lane]:
    """The most repeated issues on top, where what is drawn first is seen whole."""
    return sorted(lanes, key=lambda lane: (-lane.summary.times, in_time(lane.summary.since), lane.anchor))


def _belongs(lanes: Sequence[Lane]) -> dict[str, tuple[str, ...]]:
    """The issues of each statement and action: those that hold it before those that it only touches."""
    held = [(name, lane.anchor) for lane in lanes for mark in lane.marks for name in _names(mark.entries)]
    touched = [(name, lane.anchor) for lane in lanes for mark in lane.marks for name in _names(mark.related)]
    issues: dict[str, dict[str, None]] = {}
    for name, issue in held + touched:
        issues.setdefault(name, {})[issue] = None
    return {name: tuple(found) for name, found in issues.items()}


def _names(shown: Iterable[Shown]) -> Iterator[str]:
    for each in shown:
        yield each.entry.id
        yield from (promised.line.id for promised in each.actions)


def _board(sheet: _Sheet, board: Board, lanes: Sequence[Lane], top: int) -> int:
    """Draws one authority's part from `top` down; gives where the next may begin."""
    spoke = {mark.column.anchor for lane in lanes for mark in lane.marks if _said(mark)}
    heads = [column for column in board.columns if column.anchor in spoke]
    at = {column.anchor: rank * _COLUMN for rank, column in enumerate(heads)}
    y = top + _ROW
    middles: dict[str, int] = {}
    for lane in lanes:
        cells = [(mark, _cell(sheet, lane, mark)) for mark in lane.marks]
        height = max([_ROW, *(cell.height for _, cell in cells)])
        middles[lane.anchor] = y + height // 2
        _lane(sheet, lane, cells, y + height // 2, at)
        y += height
    for column in heads:
        _inspection(sheet, column, (at[column.anchor], top), lanes)
    _themes(sheet, board, middles, lanes)
    return y + 3 * _ROW


def _cell(sheet: _Sheet, lane: Lane, mark: Mark) -> _Cell:
    shown = _said(mark)
    own = {each.entry.id for each in shown}
    lines = [promised.line for each in shown for promised in each.actions]
    promised = {line.id: line for line in lines if line.id not in own}
    return _Cell(
        tuple(each for each in shown if sheet.belongs[each.entry.id][0] == lane.anchor),
        tuple(each for name, each in promised.items() if sheet.belongs[name][0] == lane.anchor),
    )


def _lane(sheet: _Sheet, lane: Lane, cells: Iterable[tuple[Mark, _Cell]], middle: int, at: Mapping[str, int]) -> None:
    name = labels.shortened(labels.sentence(lane.summary.name), 48)
    sheet.draw(lane.anchor, "issue", (name, lane.times), (_ISSUE_X, middle), (lane.anchor,))
    for mark, cell in cells:
        things = [(each.entry.id, _kind(each), each.entry.citation.words) for each in cell.said]
        things += [(each.id, "action", each.citation.words) for each in cell.promised]
        spots = cell.spots(at.get(mark.column.anchor, 0), middle)
        for (name, kind, words), spot in zip(things, spots, strict=True):
            sheet.draw(name, kind, ("", labels.shortened(words, 160)), spot, sheet.belongs[name])


def _said(mark: Mark) -> tuple[Shown, ...]:
    return (*mark.entries, *mark.related)


def _kind(shown: Shown) -> str:
    return shown.entry.kind if shown.entry.kind in ("recommendation", "action") else "finding"


def _lines(things: int, abreast: int) -> int:
    return -(-things // abreast)


def _aside(number: int, of: int, abreast: int) -> int:
    """How many half steps a thing stands right of the middle of its row, where `of` things stand `abreast` in each."""
    in_row = min(abreast, of - number // abreast * abreast)
    return number % abreast * 2 - (in_row - 1)


def _inspection(sheet: _Sheet, column: Column, spot: tuple[int, int], lanes: Sequence[Lane]) -> None:
    spoke = [
        lane.anchor for lane in lanes for mark in lane.marks if mark.column.anchor == column.anchor and _said(mark)
    ]
    words = f"{column.when}\n{column.kind}", column.inspection.label
    sheet.draw(column.anchor, "inspection", words, spot, tuple(spoke))


def _themes(sheet: _Sheet, board: Board, middles: Mapping[str, int], lanes: Sequence[Lane]) -> None:
    """Themes at the left, in two columns, each as near as there is room to the middle of its issues among those drawn
    first."""
    captions = {theme: labels.sentence(caption) for lane in lanes for theme, caption in lane.themes}
    about = {theme: tuple(lane.anchor for lane in lanes if theme in lane.summary.themes) for theme in captions}
    wanted = {theme: _middle(about[theme], middles, sheet) for theme in captions}
    y = min(middles.values(), default=0) - _THEME_STEP
    for rank, theme in enumerate(sorted(wanted, key=lambda each: (wanted[each], each))):
        y = max(wanted[theme], y + _THEME_STEP)
        words, spot = (labels.shortened(captions[theme], 40), captions[theme]), (_THEME_X - rank % 2 * _BESIDE, y)
        sheet.draw(theme_node(board.authority, theme), "theme", words, spot, about[theme], f"theme/{theme}")


def _middle(issues: Sequence[str], middles: Mapping[str, int], sheet: _Sheet) -> int:
    first = [issue for issue in issues if sheet.rows[issue][1] < FIRST] or issues
    return round(sum(middles[issue] for issue in first) / len(first))
