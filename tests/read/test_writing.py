"""The canonical text that we write: one form, whatever the format."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.lines import cells, sound, tagged
from tests.read.parcels import cell, docx, para, row, sheet_part, table, xlsx
from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.delimited import DelimitedReader
from tracegraph.read.office.docx import DocxReader
from tracegraph.read.office.xlsx import XlsxReader
from tracegraph.read.webpage import HtmlReader
from tracegraph.read.words import Look, Words
from tracegraph.read.writing import Item, Writing

GIVEN = Given("norburn/plan", b"x")

# A body is a list of blocks; a block is a paragraph's words, or a table: rows of cells, each a body.
WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=4)
BODY: st.SearchStrategy[list[Any]] = st.recursive(
    st.lists(WORDS, min_size=1, max_size=3),
    lambda body: st.lists(
        st.one_of(WORDS, st.lists(st.lists(body, min_size=1, max_size=3), min_size=1, max_size=3)),
        min_size=1,
        max_size=3,
    ),
    max_leaves=12,
)


def _word(body: list[Any]) -> str:
    return "".join(
        para(block)
        if isinstance(block, str)
        else table(*(row(*(cell(_word(inner)) for inner in each)) for each in block))
        for block in body
    )


def _page(body: list[Any]) -> str:
    return "".join(
        f"<p>{block}</p>"
        if isinstance(block, str)
        else f"<table>{''.join(f'<tr>{_cells(each)}</tr>' for each in block)}</table>"
        for block in body
    )


def _cells(bodies: list[list[Any]]) -> str:
    return "".join(f"<td>{_page(body)}</td>" for body in bodies)


def _said(body: list[Any]) -> Iterator[str]:
    for block in body:
        if isinstance(block, str):
            yield block
        else:
            for inner in (inner for each in block for inner in each):
                yield from _said(inner)


@given(BODY)
def test_word_and_web_say_the_same_of_the_same(body: list[Any]) -> None:
    word = DocxReader().read(Given("a.docx", docx(_word(body))))
    page = HtmlReader().read(Given("a.html", f"<!DOCTYPE html><html><body>{_page(body)}".encode()))
    assert sound(word)
    assert word.text == page.text
    assert [(line.start, line.end, line.cell, line.block, line.tag) for line in word.lines] == [
        (line.start, line.end, line.cell, line.block, line.tag) for line in page.lines
    ]
    assert [words for _, words in tagged(word)] == list(_said(body)), "each word once, in order"


GRID = st.lists(st.lists(st.one_of(st.just(""), WORDS), min_size=2, max_size=4), min_size=1, max_size=6)


@given(GRID.filter(lambda rows: any(words for each in rows for words in each)))
def test_excel_and_csv_say_the_same_of_the_same(rows: list[list[str]]) -> None:
    book: Document = XlsxReader().read(Given("a.xlsx", xlsx({"Sheet1": sheet_part(rows)})))
    listed = DelimitedReader().read(Given("a.csv", "".join(f"{','.join(each)}\n" for each in rows).encode()))
    assert sound(book)
    assert (book.text, cells(book)) == (listed.text, cells(listed))
    assert [words for _, words in tagged(book)] == [words for each in rows for words in each if words]


def _document(writing: Writing) -> Document:
    document = writing.document("text/plain", "x-1")
    assert sound(document)
    return document


def test_blank_lines_stand_between_paragraphs_and_not_within_lists() -> None:
    writing = Writing(GIVEN)
    for words, item in (
        ("a", None),
        ("b", Item("•", 0, 1)),
        ("c", Item("•", 1, 1)),
        ("d", Item("1.", 0, 2)),
        ("", None),
    ):
        writing.paragraph(Words(words), "LI" if item else "P", item)
    assert _document(writing).text == "a\n\n• b\n  • c\n\n1. d"


def test_marks_move_with_their_words() -> None:
    writing = Writing(GIVEN)
    words = Words("  the Board")
    words.mark("3")
    words.add(" met ")
    writing.paragraph(words, "LI", Item("10.", 2, 1))
    document = _document(writing)
    assert document.text == "    10. the Board3 met"
    assert [document.text[start:end] for start, end in document.marks] == ["3"]


def test_what_is_moved_to_the_front_comes_first() -> None:
    writing = Writing(GIVEN)
    writing.paragraph(Words("a"))
    place = writing.mark_place()
    writing.paragraph(Words("b"))
    writing.move_to_front(place)
    assert _document(writing).text == "b\n\na"


@pytest.mark.parametrize(
    ("pieces", "look", "why"),
    [
        ([("ab", Look(10)), ("c", Look(20))], Look(10), "the middle character's size"),
        ([("ab", Look(10)), ("cd", Look(20))], Look(10), "between two, the smaller"),
        ([("a", Look(10, bold=True)), ("bc", Look(10))], Look(10), "bold in part"),
        ([("a", Look(10)), ("    ", Look(40, bold=True))], Look(10), "white space weighs nothing"),
        ([("  ", Look(10))], Look(), "nothing but white space"),
    ],
)
def test_a_paragraph_looks_as_most_of_it(pieces: list[tuple[str, Look]], look: Look, why: str) -> None:
    words = Words()
    for text, each in pieces:
        words.add(text, each)
    assert words.look == look, why


@given(st.text())
def test_words_keep_their_length_and_lose_all_that_ends_lines(text: str) -> None:
    words = Words(text.replace("\n", " "))
    assert len(words.text) == words.length == len(text)
    assert len(words.text.splitlines()) <= 1


def test_a_document_without_words_is_refused() -> None:
    writing = Writing(GIVEN)
    writing.paragraph(Words(" \n "))
    with pytest.raises(Unreadable, match="no text"):
        writing.document("text/plain", "x-1")
