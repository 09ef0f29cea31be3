"""Texts that programs make of a PDF, page by page: headings glued to text, titles on two lines, grades printed into
them, paragraphs without blank lines between them."""

import pytest

from tests.segment.papers import said, typed
from tracegraph.segment.known import is_known

_WIDE = "Visits to children are made when they are due, and what was seen is written down at once."


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Areas for priority action", "Area SEND, JTAI"),
        ("What needs to improve?1", "ILACS, with the number of a note"),
        ("What does the area partnership need to do better?", "Area SEND"),
        ("Next steps", "JTAI"),
        ("The experiences and progress of children in care: good", "ILACS since 2023"),
        ("The experiences and progress of care leavers requires improvement", "ILACS, as a sentence"),
        ("The experiences and progress of children looked after", "a chapter of SIF without its grade"),
        ("Quality of provision Grade 4 (Inadequate)", "looked after children, 2013"),
    ],
)
def test_a_heading_of_the_record(words: str, why: str) -> None:
    assert is_known(words), why


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("areas for improvement", "the end of a sentence"),
        ("Areas for improvement are known to leaders.", "a sentence"),
        ("The experiences and progress of children in care are good. Plans are clear.", "two sentences"),
        ("Visits to children are made when they are due", "any line"),
    ],
)
def test_what_is_no_heading_of_the_record(words: str, why: str) -> None:
    assert not is_known(words), why


def test_headings_glued_to_the_text_around_them() -> None:
    text = f"{_WIDE}\nAreas for improvement\nThe quality of plans.\n\f{_WIDE}\n"
    assert said(typed(text))[:3] == [
        ("paragraph", _WIDE),
        ("heading", "Areas for improvement"),
        ("paragraph", "The quality of plans."),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "The experiences and progress of children who need help and\nprotection: good",
        "The experiences and progress of children who need\nhelp and protection is outstanding",
        "Outcomes for children and young\npeople\nGrade 3 (Adequate)",
        "What is it like to be a child or young person with\nspecial educational needs in this area?",
    ],
)
def test_a_title_on_several_lines(title: str) -> None:
    text = f"{_WIDE}\n\n{title}\n1. {_WIDE}\n\f{_WIDE}\n"
    assert said(typed(text))[1] == ("heading", " ".join(title.split()))


def test_a_grade_printed_into_a_chapters_title_is_none_of_its_words() -> None:
    page = f"The experiences and progress of\nGood\nchildren who need help\n{_WIDE}\n"
    shown = said(typed(f"First page.\n\fSecond page.\n\f{page}"))
    assert shown[2] == ("heading", "The experiences and progress of children who need help")
    assert ("paragraph", "Good") not in shown


def test_on_the_front_page_it_is_a_row_of_the_table_of_judgements() -> None:
    page = f"The experiences and progress of\nGood\nchildren who need help\n\n{_WIDE}\n"
    assert "Good" in said(typed(f"{page}\n\f{_WIDE}\n"))[0][1]


def test_a_line_that_was_ended_on_purpose_ends_a_paragraph() -> None:
    text = f"{_WIDE}\nPlans are short.\n{_WIDE}\n{_WIDE}\n\f{_WIDE}\n"
    assert [words for _, words in said(typed(text))][:2] == [f"{_WIDE} Plans are short.", f"{_WIDE} {_WIDE}"]


def test_without_pages_only_blank_lines_part_paragraphs() -> None:
    """Text that somebody wrapped by hand is as ragged as it likes."""
    text = f"{_WIDE}\nPlans are short.\n{_WIDE}\n"
    assert [words for _, words in said(typed(text))] == [f"{_WIDE} Plans are short. {_WIDE}"]


def test_one_line_that_ran_over_is_no_measure() -> None:
    lines = [_WIDE, "Norburn", f"{_WIDE} {_WIDE}", f"{_WIDE[:70]}.", _WIDE]
    told = [words for _, words in said(typed("\n".join(lines) + f"\n\f{_WIDE}\n"))]
    assert f"{_WIDE[:70]}. {_WIDE}" in " | ".join(told)


def test_a_number_on_a_line_of_its_own_numbers_the_paragraph_below_it() -> None:
    shown = typed(f"1.\n\n{_WIDE}\n\n2.\n\n{_WIDE}\n\f3.\n\n{_WIDE}\n")
    assert said(shown) == [("paragraph", _WIDE)] * 3


def test_the_numbers_of_a_contents_page_may_stand_apart_from_its_lines() -> None:
    page = "Contents\nExecutive summary\n\n2\n\nRecommendations\n\n7\n\nThe experiences and progress of children\n\n9\n"
    assert said(typed(f"{page}\f{_WIDE}\n{_WIDE}\n")) == [("paragraph", f"{_WIDE} {_WIDE}")]
