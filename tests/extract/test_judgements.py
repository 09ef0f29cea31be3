"""Graded judgements, from tables and sentences, and the headings that repeat them."""

import pytest

from tests.extract.stated import stated
from tests.segment.papers import Piece, heading, paper, para, row
from tracegraph.model.document import Document

BODY = para("Children in Norburn are seen when somebody is worried about them, and most of them quickly.")
TITLE = heading("Inspection of Norburn local authority children’s services", size=26.0)
TABLE = [
    *row(0, 0, "Judgement", "Grade", bold=True),
    *row(0, 1, "The impact of leaders on\nsocial work practice", "Good"),
    *row(0, 2, "The experiences and progress of children in care.", "Inadequate"),
    *row(0, 3, "The experiences and progress of care leavers", "Not judged"),
    *row(0, 4, "Overall effectiveness", "Good"),
]


def _grades(document: Document) -> list[tuple[str, str]]:
    return [(j.area, j.grade) for j in stated(document).judgements]


def test_the_table_on_the_first_page() -> None:
    assert _grades(paper([TITLE, TABLE, BODY])) == [
        ("The impact of leaders on social work practice", "good"),
        ("The experiences and progress of children in care", "inadequate"),
        ("The experiences and progress of care leavers", "not judged"),
        ("Overall effectiveness", "good"),
    ]


def test_a_document_without_a_table_has_none() -> None:
    assert _grades(paper([TITLE, BODY])) == []


SIF = [heading("Norburn", size=26.0), heading("Inspection of services for children in need of help and protection")]
SIF_TABLE = [
    *row(0, 0, "1. Children who need help and protection", "Requires improvement"),
    *row(0, 1, "", "2.1 Adoption performance", "Good"),
]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Children’s services in Norburn require improvement to be good", "requires improvement to be good"),
        ("The overall judgement is inadequate", "inadequate"),
        ("The overall judgment is inadequate", "inadequate"),
        ("Services for children in St. Norburn are inadequate", "inadequate"),
        ("Children’s social care services in Norburn are judged to be good", "good"),
        ("The overall judgement is that children’s services are good", "good"),
        ("Services for children and young people in Norburn are good", "good"),
        ("This local authority requires improvement and is not yet good because:", "requires improvement"),
        ("Norburn children’s services are inadequate", "inadequate"),
    ],
)
def test_the_overall_grade_of_a_sif_report_is_a_sentence(sentence: str, grade: str) -> None:
    board = "The Local Safeguarding Children Board (LSCB) is outstanding"
    document = paper([*SIF, heading(sentence), SIF_TABLE, BODY], [heading(board), BODY])
    assert _grades(document) == [
        ("Overall effectiveness", grade),
        ("Children who need help and protection", "requires improvement"),
        ("Adoption performance", "good"),
        ("The Local Safeguarding Children Board", "outstanding"),
    ]


AREA = "The experiences and progress of children"
# printed lines below the title, the grades, why
LINED = [
    (
        [f"{AREA} in care Good", f"{AREA} who need help Requires improvement to be good", "Overall effectiveness Good"],
        [(f"{AREA} in care", "good"), (f"{AREA} who need help", "requires improvement to be good"),
         ("Overall effectiveness", "good")],
        "area and grade on one line",
    ),
    (
        ["1. Children who need help Good", "2. Children looked after", "Inadequate", "2.1 Adoption performance Good"],
        [("Children who need help", "good"), ("Children looked after", "inadequate"), ("Adoption performance", "good")],
        "a grade between the two lines of its area stands by itself",
    ),
    (
        ["Children who need help and Good protection", "Children in care Good", "Overall effectiveness Outstanding"],
        [("Children who need help and protection", "good"), ("Children in care", "good"),
         ("Overall effectiveness", "outstanding")],
        "a grade beside the first line of its area",
    ),
    (
        ["Children who need help Good", "Adoption performance Requires", "improvement", "Leadership Good"],
        [("Children who need help", "good"), ("Adoption performance", "requires improvement"), ("Leadership", "good")],
        "a grade torn by its cell's end",
    ),
    (["Children in care Good", "Overall effectiveness Good"], [], "two lines are no table"),
    (["Children in care are good", "Leaders are good", "Plans for care leavers are good"], [], "sentences"),
    (["Children in care Good", "Staff plan well.", "Care leavers Good", "Leaders Good"], [], "words between them"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "grades", "why"), LINED)
def test_a_table_that_is_printed_in_lines(lines: list[str], grades: list[tuple[str, str]], why: str) -> None:
    """Where the format tells no tables."""
    document = paper([TITLE, *map(para, lines), BODY])
    assert _grades(document) == grades, why
    assert [f.quote.words for f in stated(document).findings if grades] == [BODY.lines[0]] * bool(grades), why


def _noted(*chapters: Piece | list[Piece]) -> tuple[str, ...]:
    dated = para("Inspection dates: 4 to 15 October 2021")
    return stated(paper([TITLE, dated, TABLE, BODY], [piece for c in chapters for piece in (c, BODY)])).notes


def test_headings_that_repeat_their_grade_are_silent() -> None:
    assert (
        _noted(
            heading("The impact of leaders on social work practice: good"),
            heading("The experiences and progress of children in care are inadequate"),
        )
        == ()
    )


def test_a_heading_that_contradicts_the_table_is_told_and_not_settled() -> None:
    assert _noted(heading("The impact of leaders on social work practice is inadequate")) == (
        "The impact of leaders on social work practice: good in the table, inadequate in the heading on page 2",
    )


def test_a_chapter_row_is_checked_too_and_other_areas_are_left_alone() -> None:
    chapter = row(1, 0, "Care leavers", "Inadequate", size=14.0, bold=True)
    assert _noted(chapter) == (
        "The experiences and progress of care leavers: not judged in the table, inadequate in the heading on page 2",
    )
    assert _noted(heading("Children in care and care leavers: inadequate")) == ()
