"""Which printed lines belong together, and what their bullets and numbers are."""

from dataclasses import replace

import pytest

from tests.segment.papers import Piece, item, paper, para, typed
from tracegraph.model.document import Document
from tracegraph.segment.blocks import BULLET, NUMBER, blocks, body_size


def _blocks(document: Document) -> list[tuple[str, str | None, str]]:
    """(bullet, number, words) of each block."""
    return [
        (b.marker, b.number, " ".join(document.text[b.body : b.end].split())) for b in blocks(document, frozenset())
    ]


@pytest.mark.parametrize(
    ("printed", "bullet", "why"),
    [
        ("◼ Visits", "◼", "black square, since 2019"),
        ("\uf06e Visits", "\uf06e", "Wingdings in the private use area, 2013-18"),
        ("\u0083 Visits", "\u0083", "the control character of 2009"),
        ("▪ Visits", "▪", "small square"),
        ("•Visits", "•", "a dot needs no blank"),
        ("─ Visits", "─", "a drawn stroke under a count"),
        ("- Visits", "-", "a hyphen before a blank"),
        ("– Visits", "–", "a dash before a blank"),
        ("o Visits", "o", "the circle of a pasted list"),
        ("* Visits", "*", "a star"),
    ],
)
def test_a_bullet_is_told_from_its_words(printed: str, bullet: str, why: str) -> None:
    found = BULLET.match(printed)
    assert found is not None, why
    assert (found.group(1) or found.group(2)) == bullet


@pytest.mark.parametrize("printed", ["-17 points", "often", "-- ", "*", "open"])
def test_what_only_looks_like_a_bullet_is_none(printed: str) -> None:
    assert BULLET.match(printed) is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [("28. Plans", "28"), ("1) Plans", "1"), ("10.Children", "10"), ("7.\n", "7"), ("3. ‘Our Voice’ met", "3")],
)
def test_a_printed_number(printed: str, number: str) -> None:
    found = NUMBER.match(printed)
    assert found is not None
    assert found.group(1) == number


@pytest.mark.parametrize("printed", ["16.5 weeks", "2019. Plans", "4 plans", "12. of the plans"])
def test_a_figure_is_no_printed_number(printed: str) -> None:
    assert NUMBER.match(printed) is None


def test_lines_of_one_element_are_one_block() -> None:
    document = paper([item("◼ Visits are", "late."), item("2. Plans are", "short."), para("Few know.")])
    assert _blocks(document) == [
        ("◼", None, "Visits are late."),
        ("", "2", "Plans are short."),
        ("", None, "Few know."),
    ]


def test_in_plain_text_a_blank_line_or_a_bullet_begins_a_block() -> None:
    text = "Visits are\nlate.\n\nPlans:\n◼ are short\n◼ are old\n12. Few know.\n"
    assert _blocks(typed(text)) == [
        ("", None, "Visits are late."),
        ("", None, "Plans:"),
        ("◼", None, "are short"),
        ("◼", None, "are old"),
        ("", "12", "Few know."),
    ]


def test_an_item_styled_as_a_heading_and_set_as_body_text_stays_an_item() -> None:
    document = paper([para("Body text of the report, long enough."), item("2. Take steps to act.", tag="H2")])
    assert _blocks(document)[1] == ("", "2", "Take steps to act.")


def test_the_body_size_is_that_of_most_characters() -> None:
    document = paper([para("A long line of body text."), item("7", tag="P")])
    assert body_size(document.lines) == 12.0
    assert body_size(()) == 0.0


def test_a_bullet_printed_by_itself_belongs_to_the_words_beside_it() -> None:
    """Another font's size makes a line of its own of it."""
    bullet, words = Piece(("\u25fc",), tag="", size=7.0), Piece(("Plans are late", "and short."), tag="", x=90.0)
    document = paper(
        [bullet, words, Piece(("\u25fc",), tag="", size=7.0), Piece(("Visits are rare.",), tag="", x=90.0)]
    )
    loose = replace(document, lines=tuple(replace(line, block=0) for line in document.lines), marks=())
    assert [(mark, told) for mark, _, told in _blocks(loose)] == [
        ("\u25fc", "Plans are late and short."),
        ("\u25fc", "Visits are rare."),
    ]


def test_a_list_in_a_cell_that_only_lines_tell_is_a_list() -> None:
    cell = [Piece(("Leaders should see to:", "\u25fc plans", "\u25fc visits"), tag="", cell=(0, 0, 0))]
    assert [told for _, _, told in _blocks(paper(cell))] == ["Leaders should see to:", "\u25fc plans", "\u25fc visits"]


def test_text_left_of_the_bullets_is_below_the_list() -> None:
    """A box whose lines tell no cells: an ask below the items of the one before it."""
    lines = [Piece(("\u25fc plans are kept",), tag="", x=80.0), Piece(("and read.",), tag="", x=98.0)]
    lines += [Piece(("Leaders should visit.",), tag="", x=62.0)]
    document = paper(lines)
    placed = [replace(line, block=0, y=100.0 - 14.0 * n) for n, line in enumerate(document.lines)]
    text = document.text.replace("\n\n", "\n ")
    loose = replace(document, text=text, lines=tuple(placed))
    assert [told for _, _, told in _blocks(loose)] == ["plans are kept and read.", "Leaders should visit."]
