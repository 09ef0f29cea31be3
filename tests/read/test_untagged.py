"""Tables of PDF pages without tags: ruled ones by their lines, others by their gaps."""

import pytest

from tests.read.papers import Words, pdf
from tracegraph.read.base import Given
from tracegraph.read.pdf import PdfReader

_LEFT = (40.0, 200.0, 320.0, 440.0)


def _cells(*content: Words | str) -> list[tuple[int, int, str]]:
    """(row, column, words) of each line that stands in a cell."""
    document = PdfReader().read(Given("norburn/plan.pdf", pdf(content)))
    return [
        (line.cell.row, line.cell.column, document.text[line.start : line.end]) for line in document.lines if line.cell
    ]


def _row(y: float, *cells: str, edges: tuple[float, ...] = _LEFT) -> list[Words | str]:
    return [Words(words, edge + 2, y, size=9) for edge, words in zip(edges, cells, strict=False) if words]


def _upright(*xs: float, top: float, bottom: float) -> list[Words | str]:
    return [f"{x} {bottom} m {x} {top} l S" for x in xs]


def _level(*ys: float, left: float = 40, right: float = 560) -> list[Words | str]:
    return [f"{left} {y} m {right} {y} l S" for y in ys]


_WORDS = [*_row(700, "Action", "Lead", "When"), *_row(670, "Visit", "Ann", "May"), *_row(640, "Ring", "Bob", "June")]
_THREE = [
    *((0, 0, "Action"), (0, 1, "Lead"), (0, 2, "When")),
    *((1, 0, "Visit"), (1, 1, "Ann"), (1, 2, "May")),
    *((2, 0, "Ring"), (2, 1, "Bob"), (2, 2, "June")),
]
_GRID = [*_upright(40, 200, 320, 560, top=715, bottom=630), *_level(715, 690, 660, 630)]
# What rules the table, why.
RULES = [
    ([], "gaps alone"),
    (_GRID, "lines around each cell"),
    (["40 630 520 85 re S 200 630 120 85 re S 40 660 520 30 re S"], "boxes, in one path"),
    (["q 0.5 0 0 0.5 0 0 cm 80 1260 m 80 1430 l 1120 1430 l 1120 1260 l h S Q", *_GRID[1:3], *_GRID[5:7]], "scaled"),
]


@pytest.mark.parametrize(("rules", "why"), RULES)
def test_a_table_is_read_by_its_cells(rules: list[Words | str], why: str) -> None:
    assert _cells(*_WORDS, *rules) == _THREE, why


def test_merged_cells_are_one() -> None:
    words = [*_row(700, "Action", "Lead", "When"), *_row(670, "Partners"), *_row(640, "Ring", "Bob", "June")]
    rules = [*_level(715, 690, 660, 630), *_upright(40, 560, top=715, bottom=630)]
    rules += [*_upright(200, 320, top=715, bottom=690), *_upright(200, 320, top=660, bottom=630)]
    document = PdfReader().read(Given("norburn/plan.pdf", pdf([*words, *rules])))
    alone = [document.text[line.start : line.end] for line in document.lines if line.cell and line.cell.alone]
    assert alone == ["Partners"]


def test_lines_of_a_cell_are_of_one_row_where_rows_stand_further_apart() -> None:
    words = [*_row(700, "Action", "Lead", "When"), *_row(675, "Visit each", "Ann", "May"), *_row(664, "child at home")]
    words += _row(639, "Ring", "Bob", "June")
    assert [(row, text) for row, column, text in _cells(*words) if not column] == [
        (0, "Action"),
        (1, "Visit each"),
        (1, "child at home"),
        (2, "Ring"),
    ]


# What stands on the page, why it is no table.
NONE = [
    ([*_row(700, "Children are", "seen soon"), *_row(680, "and heard", "by all")], "two columns of text"),
    ([*_row(700, "a", "b", "c")], "one line with gaps"),
    ([Words("Children are seen soon after a worry is told", 40, 700), *_level(690)], "a line below a heading"),
    ([*_upright(40, 560, top=800, bottom=40), *_level(800, 40), *_row(700, "Words in a frame")], "a frame"),
]


@pytest.mark.parametrize(("content", "why"), NONE)
def test_what_is_no_table(content: list[Words | str], why: str) -> None:
    assert _cells(*content) == [], why


def test_a_page_of_a_hundred_thousand_lines_is_read() -> None:
    drawing = "\n".join(f"{n % 500} {n % 700} m {n % 500 + 40} {n % 700} l S" for n in range(100_000))
    assert _cells(drawing, *_WORDS) == _THREE


def test_what_a_page_tore_off_a_row_is_a_row_of_its_own() -> None:
    """Ruled: the upright lines reach further than the level ones. Set by gaps: lines at the top of a page that keep to
    the columns."""
    words = [*_row(820, "child", "Lee", "2022"), *_row(790, "Ring", "Bob", "June"), *_row(760, "Write", "Cy", "July")]
    rules = [*_level(805, 775, 745), *_upright(40, 200, 320, 560, top=835, bottom=745)]
    rows = [(0, 0, "child"), (0, 1, "Lee"), (0, 2, "2022")]
    assert _cells(*words, *rules)[:3] == rows
    below = [*words[3:], *_row(730, "Sing", "Dee", "May")]
    assert _cells(*_row(820, "", "", "and a word"), *below)[0] == (0, 2, "and a word")


_BODIES = [
    *(Words("The council and", 42, 700, size=9), Words("the health board", 42, 688, size=9)),
    *(Words("Leaders should see that children wait", 202, 700, size=9), Words("no longer.", 202, 688, size=9)),
    *(Words("The council", 42, 660, size=9), Words("Leaders should hear parents", 202, 660, size=9)),
    Words("and carers.", 202, 648, size=9),
]
_TWO = [
    *((0, 0, "The council and"), (0, 0, "the health board")),
    *((0, 1, "Leaders should see that children wait"), (0, 1, "no longer.")),
    *((1, 0, "The council"), (1, 1, "Leaders should hear parents"), (1, 1, "and carers.")),
]
_PAIRS = [*_upright(40, 200, 560, top=712, bottom=640), *_level(712, 676, 640)]


def test_a_ruled_table_of_two_columns_across_the_page_is_one() -> None:
    """Area SEND: the responsible body beside what it must do."""
    assert sorted(_cells(*_BODIES, *_PAIRS)) == sorted(_TWO)
    narrow = [*_upright(40, 200, 300, top=712, bottom=640), *_level(712, 676, 640, right=300)]
    assert _cells(*_BODIES[:2], Words("Short", 202, 700, size=9), *narrow) == [], "a box beside the text"


def test_the_fill_behind_a_line_of_words_rules_nothing() -> None:
    fills = [f"0.9 g 202 {y} {wide} 12 re f" for y, wide in ((698, 160), (686, 60), (658, 130), (646, 55))]
    assert sorted(_cells(*fills, "0 g", *_BODIES, *_PAIRS)) == sorted(_TWO)
    assert _cells(*fills, "0 g", *_BODIES) == [], "and makes no table by itself"


def test_the_padding_beside_a_line_is_no_column() -> None:
    fills = ["0.9 g 46 676 150 36 re f 206 676 350 36 re f 0 g"]
    assert sorted(_cells(*fills, *_BODIES, *_PAIRS)) == sorted(_TWO)


def _blocks(*content: Words | str) -> list[list[str]]:
    """The words of each run of lines that stand in one block."""
    document = PdfReader().read(Given("norburn/report.pdf", pdf(content)))
    found: dict[int, list[str]] = {}
    for line in document.lines:
        found.setdefault(line.block, []).append(document.text[line.start : line.end])
    return list(found.values())


def test_boxes_below_each_other_part_what_stands_in_them() -> None:
    """Area SEND: an area for improvement a box, with no more white space between boxes than between lines."""
    words = [Words(f"Line {n} of what leaders should do", 42, 700 - 12 * n, size=9) for n in range(4)]
    boxes = [*_upright(40, 560, top=712, bottom=656), *_level(712, 685, 656)]
    lines = [word.text for word in words]
    assert _blocks(*words, *boxes) == [lines[:2], lines[2:]]
    assert _blocks(*words, *boxes[:3], *_level(656)) == [lines], "one box is no table"


def test_a_table_that_is_drawn_last_is_read_where_it_stands() -> None:
    below = [Words("Areas for improvement", 42, 600), Words("Leaders should meet.", 42, 580, size=9)]
    document = PdfReader().read(Given("norburn/report.pdf", pdf([*below, *_BODIES, *_PAIRS])))
    assert document.text.split("\n")[-2:] == ["Areas for improvement", "Leaders should meet."]
