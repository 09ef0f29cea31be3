"""What is printed on a page without being part of what the document says."""

import pytest

from tests.segment.papers import Piece, heading, paper, para, row, running, typed
from tracegraph.model.document import Document, Role
from tracegraph.segment import segment


def _furniture(document: Document) -> list[str]:
    return [p.words for p in segment(document) if p.role is Role.FURNITURE]


def test_what_the_format_calls_an_artifact_is_furniture() -> None:
    document = paper([para("Children wait too long."), running("Norburn, 4 to 8 May 2021")])
    assert _furniture(document) == ["Norburn, 4 to 8 May 2021"]


@pytest.mark.parametrize("words", ["7", "Page 7", "Page 7 of 12", "7 of 12"])
def test_a_page_number_at_the_edge_of_a_page_is_furniture(words: str) -> None:
    document = paper([para(words), para("Children wait."), para("They ask."), para("They leave."), para("Few return.")])
    assert _furniture(document) == [words]


def test_a_figure_in_the_middle_of_a_page_is_not() -> None:
    lines = [para(f"Sentence {word} is here.") for word in ("one", "two", "three")]
    document = paper([*lines, para("7"), *lines])
    assert _furniture(document) == []


def test_a_running_title_is_told_by_its_pages_and_its_number_does_not_matter() -> None:
    def page(number: int) -> list[Piece]:
        told = [para(f"Finding {letter * number} says something of its own.") for letter in "abcdefg"]
        return [para(f"Inspection of Norburn {number}"), *told]

    assert _furniture(paper(page(1), page(2), page(3))) == [f"Inspection of Norburn {n}" for n in (1, 2, 3)]
    assert _furniture(paper(page(1), page(2))) == [], "two pages may begin alike by chance"


def test_a_repeated_heading_is_none() -> None:
    def page(number: int) -> list[Piece]:
        told = [para(f"Finding {letter * number} says something of its own.") for letter in "abcdefg"]
        return [heading("Summary", tag="H2"), *told]

    assert _furniture(paper(page(1), page(2), page(3))) == []


@pytest.mark.parametrize("words", ["--\t--\t---", "–––––", "* * *".replace("*", "_"), "| - |"])
def test_lines_of_strokes_are_furniture(words: str) -> None:
    assert all(not set(w) - set("-–_| \t") for w in _furniture(typed(f"Children wait.\n\n{words}\n\nThey ask.")))
    assert "Children wait." not in _furniture(typed(f"Children wait.\n\n{words}\n\nThey ask."))


def test_a_logo_spelt_over_lines_is_furniture_and_the_name_in_a_sentence_is_not() -> None:
    text = "Care Quality\nCommission\n\nDear partners\n\nThe Care Quality Commission visited Norburn.\n"
    assert _furniture(typed(text)) == ["Care Quality", "Commission"]


def test_a_name_in_a_table_is_no_logo() -> None:
    document = paper([row(0, 0, "Ofsted", "Care Quality Commission"), row(0, 1, "Jo Ash", "Al Low")])
    assert _furniture(document) == []


def test_a_name_that_ends_a_sentence_on_a_line_of_its_own_is_no_logo() -> None:
    document = typed("Norburn has written to\nOfsted.\n")
    assert _furniture(document) == []


def test_numbered_headings_at_the_edges_of_pages_are_no_running_titles() -> None:
    """A plan whose recommendations happen to begin at the foot of pages: their numbers do not go on as pages do."""
    telling = ("Plans are kept.", "Visits are made.", "Leaders listen.", "Families are heard.")
    pages = [[para(words), para(f"Recommendation {n}")] for n, words in zip((2, 5, 6, 9), telling, strict=True)]
    assert not any(words.startswith("Recommendation") for words in _furniture(paper(*pages)))


def test_a_running_title_ends_in_the_pages_own_number() -> None:
    telling = ("Plans are kept.", "Visits are made.", "Leaders listen.", "Families are heard.")
    pages = [[para(words), para(f"Norburn {n}")] for n, words in enumerate(telling, start=3)]
    assert _furniture(paper(*pages)) == ["Norburn 3", "Norburn 4", "Norburn 5", "Norburn 6"]
