"""Rows side by side, and rows torn by a page turn."""

import pytest

from tests.segment.papers import item, paper, para, row, running, typed
from tracegraph.model.document import Document, Passage, Role
from tracegraph.segment import segment


def _rows(document: Document) -> list[list[str | None]]:
    return [[c.words if c else None for c in p.cells] for p in segment(document) if p.role is Role.ROW]


HEAD = ("Action", "Who", "When", "Progress")
FIRST = ("Train staff", "Head of Homes", "May 2021", "The first two groups have met and")


def _torn(*second: str) -> Document:
    return paper(
        [row(0, 0, *HEAD), row(0, 1, *FIRST), running("1")],
        [row(1, 0, *second), para("After the table.")],
    )


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (("", "", "", "will meet again."), "only the progress goes on"),
        (("who are new", "", "", "will meet again."), "a small letter, and a date above it alone"),
        (("", "of Service", "", "will meet again."), "two cells of four"),
        (("Foster carers", "Head", "", "will meet again."), "a cell opens low below an unfinished one"),
    ],
)
def test_a_torn_row_is_sewn(second: tuple[str, ...], why: str) -> None:
    rows = _rows(_torn(*second))
    assert len(rows) == 2, why
    assert rows[1][3] == "The first two groups have met and will meet again."


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (("Visit homes", "Head of Homes", "June 2021", "Begun."), "a row of its own"),
        (("", "Head of Care", "June 2021", "Begun."), "the first cell is merged with the one above"),
    ],
)
def test_a_whole_row_is_not_sewn(second: tuple[str, ...], why: str) -> None:
    assert len(_rows(_torn(*second))) == 3, why


def test_the_head_of_a_table_is_never_torn() -> None:
    """A Markdown table has a line of strokes below its head, and a date may begin with a small letter."""
    rows = _rows(typed("Action\tTarget date\n--\t--\nTrain staff\tend of May\n"))
    assert rows == [["Action", "Target date"], ["Train staff", "end of May"]]


def test_without_a_break_only_what_trails_is_sewn() -> None:
    text = "Action\tWho\tProgress\nTrain staff\tHead\tTwo groups and\n\t\tone more\n\tHead\tVisits\n"
    assert _rows(typed(text)) == [
        ["Action", "Who", "Progress"],
        ["Train staff", "Head", "Two groups and one more"],
        [None, "Head", "Visits"],
    ]


def test_a_cell_keeps_its_paragraphs_in_order() -> None:
    assert _rows(paper([row(0, 0, "One\ntwo", "Three")])) == [["One two", "Three"]]


def _kinds(passages: tuple[Passage, ...]) -> list[tuple[str, str]]:
    return [(p.role.value, p.words) for p in passages]


def test_items_in_the_last_cell_of_a_narrow_table_are_items() -> None:
    """Area SEND reports: the responsible body beside what it must do, which may be several things."""
    listing = row(0, 1, "Norburn Council", "Leaders should act to improve:")
    bullets = [
        item("◼ how plans are", "made; and"),
        item("◼ how they are kept."),
    ]
    cells = [type(b)(b.lines, b.tag, b.size, b.bold, b.italic, b.x + 100, b.hanging, (0, 1, 1)) for b in bullets]
    document = paper([row(0, 0, "Responsible body", "Areas for priority action"), listing, cells])
    assert _kinds(segment(document))[1:] == [
        ("row", "Norburn Council Leaders should act to improve:"),
        ("item", "how plans are made; and"),
        ("item", "how they are kept."),
    ]
    assert [p.level for p in segment(document)][-2:] == [2, 2]


def test_bullets_in_a_wide_table_stay_in_their_cell() -> None:
    rows = _rows(paper([row(0, 0, *HEAD), row(0, 1, "• Train staff\n• Visit homes", "Head", "May", "Begun")]))
    assert rows[1][0] == "• Train staff • Visit homes"
