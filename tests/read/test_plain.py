import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.plain import TextReader

PLAN = """Norburn action plan

Action\tWho\tBy when
Visit every home\tHead of Homes\tMay 2021
\t\tthen monthly
--\t\t--

\t\tmoved to June
Expected outcomes
"""


def _read(text: str) -> Document:
    return TextReader().read(Given("norburn/plan.txt", text.encode()))


def _lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def _cells(document: Document) -> list[tuple[int, int, int, str]]:
    return [
        (line.cell.table, line.cell.row, line.cell.column, document.text[line.start : line.end])
        for line in document.lines
        if line.cell
    ]


def test_each_line_with_words_is_a_line() -> None:
    document = _read("  Dear Ms Thorne  \n\n\nThank you.\n")
    assert _lines(document) == ["Dear Ms Thorne", "Thank you."]
    assert document.pages is None
    assert {line.page for line in document.lines} == {None}
    assert (document.source.media, document.source.reader, document.source.front) == ("text/plain", "text-1", ())


def test_tabs_between_words_make_cells() -> None:
    assert _cells(_read(PLAN)) == [
        (0, 0, 0, "Action"),
        (0, 0, 1, "Who"),
        (0, 0, 2, "By when"),
        (0, 1, 0, "Visit every home"),
        (0, 1, 1, "Head of Homes"),
        (0, 1, 2, "May 2021"),
        (0, 2, 2, "then monthly"),
        (0, 3, 0, "--"),
        (0, 3, 2, "--"),
        (1, 0, 2, "moved to June"),
    ]
    assert _lines(_read(PLAN))[-1] == "Expected outcomes"


@pytest.mark.parametrize(
    ("text", "table", "why"),
    [
        ("\tAn indented paragraph", False, "a tab only indents"),
        ("\tOne\n\tTwo", False, "indented lines"),
        ("Words then a tab\t", False, "a tab at the end"),
        ("1.\tVisit homes\n2.\tWrite plans", False, "numbers as a word processor saves them"),
        ("•\tVisit homes", False, "a bullet"),
        ("\uf0b7\tVisit homes", False, "a bullet of a symbol font"),
        ("(a)\tVisit homes", False, "a letter in brackets"),
        ("No.\tAction\n1.\tVisit homes", True, "numbers under a head"),
        ("Area\tGood", True, "a label and a grade"),
        ("\t\tmoved to June", True, "the third cell of a row torn from its table"),
        ("1.\tVisit homes\tMay", True, "a number and two cells"),
    ],
)
def test_where_tabs_mean_a_table(text: str, table: bool, why: str) -> None:
    assert bool(_cells(_read(text))) is table, why


def test_other_text_ends_a_table() -> None:
    assert [cell[:2] for cell in _cells(_read("A\tB\nwords\nC\tD"))] == [(0, 0), (0, 0), (1, 0), (1, 0)]


@pytest.mark.parametrize(
    ("text", "tag", "words", "why"),
    [
        ("## Main findings", "H2", "Main findings", "as in letters saved from the web"),
        ("# Norburn #", "H1", "Norburn", "closed with a mark"),
        ("### C# and more", "H3", "C# and more", "a mark that belongs to a word"),
        ("#hashtag", "", "#hashtag", "no space, no heading"),
        ("####### seven", "", "####### seven", "six levels at most"),
        ("- a bullet", "", "- a bullet", "bullets are left to segmentation"),
    ],
)
def test_headings(text: str, tag: str, words: str, why: str) -> None:
    document = _read(text)
    assert [(line.tag, document.text[line.start : line.end]) for line in document.lines] == [(tag, words)], why


def test_form_feeds_count_pages() -> None:
    document = _read("one\n\ftwo\fthree\n\f\n")
    assert document.pages == 3
    assert [line.page for line in document.lines] == [1, 2, 3]
    assert "\f" in document.text


@given(st.text(alphabet=st.sampled_from("ab #-|\t\n\f\r.1’")).filter(lambda text: text.strip()))
def test_lines_are_whole_ordered_and_lose_no_word(text: str) -> None:
    document = _read(text)
    words = _lines(document)
    assert all(word and word == word.strip() and not set(word) & set("\n\f") for word in words)
    assert all(a.end <= b.start for a, b in zip(document.lines, document.lines[1:], strict=False))
    kept = "".join("".join(words).split())
    assert kept.replace("#", "") == "".join(document.text.split()).replace("#", "")
