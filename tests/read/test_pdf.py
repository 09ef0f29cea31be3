import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.papers import BOLD, OBLIQUE, SCAN, Element, Words, pdf
from tracegraph.errors import Unreadable
from tracegraph.model.document import Document, Line
from tracegraph.read.base import Given
from tracegraph.read.pdf import PdfReader

NO_TEXT = "no text layer: run it through OCR (ocrmypdf) first"
ENCRYPTED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"


def _read(*pages: list[Words], tree: tuple[Element, ...] = ()) -> Document:
    return PdfReader().read(Given("norburn/report.pdf", pdf(*pages, tree=tree)))


def _words(document: Document, line: Line) -> str:
    return document.text[line.start : line.end]


def _tagged(document: Document) -> list[tuple[str, int, str]]:
    return [(line.tag, line.block, _words(document, line)) for line in document.lines]


def _cells(document: Document) -> list[tuple[int, int, int, str]]:
    return [
        (line.cell.table, line.cell.row, line.cell.column, _words(document, line))
        for line in document.lines
        if line.cell
    ]


def _row(*cells: Any) -> Element:
    return ("TR", [("TD", [("P", [cell])]) if isinstance(cell, int) else ("TD", cell) for cell in cells])


def test_pages_lines_and_looks() -> None:
    document = _read(
        [Words("Norburn", 72, 700, size=26), Words("Care leavers", 72, 660, font=BOLD)],
        [Words("They said so.", 90.5, 640, font=OBLIQUE)],
    )
    assert document.text == "Norburn\nCare leavers\n\f\nThey said so."
    assert document.pages == 2
    assert [(line.page, line.size, line.bold, line.italic, line.x, line.y) for line in document.lines] == [
        (1, 26.0, False, False, 72.0, 700.0),
        (1, 12.0, True, False, 72.0, 660.0),
        (2, 12.0, False, True, 90.5, 640.0),
    ]
    assert {(line.tag, line.block, line.cell) for line in document.lines} == {("", 0, None)}
    assert document.source.media == "application/pdf"
    assert document.source.reader.startswith("pdf-3-pdfium")


def test_a_bold_word_does_not_make_a_line_bold() -> None:
    document = _read([Words("No ", 72, 700, font=BOLD), Words("child was seen alone", 92, 700)])
    assert [(_words(document, line), line.bold) for line in document.lines] == [("No child was seen alone", False)]


def test_size_is_the_printed_one_where_the_page_is_scaled() -> None:
    plain = pdf([Words("Norburn", 72, 700, size=16)])
    scaled = plain.replace(b"1 0 0 1 72 700 Tm", b".5 0 0 .5 9 70 Tm")
    assert PdfReader().read(Given("a", scaled)).lines[0].size == 8.0


# heights in the order drawn (x, y), words in the order read, why
LATE = [
    ([(72, 700), (72, 686), (72, 740)], "CAB", "a heading drawn last above all else"),
    ([(300, 24), (72, 700), (72, 686), (72, 740)], "ADBC", "on an untagged page, which begins with its number"),
    ([(300, 24), (72, 700), (72, 686)], "ABC", "whose number stays where it was"),
    ([(72, 740), (72, 726), (72, 600), (72, 680), (72, 666)], "ABDEC", "two lines drawn last in a gap"),
    ([(72, 740), (72, 726), (72, 712)], "ABC", "all in order"),
    ([(72, 740), (72, 726), (300, 740), (300, 726)], "ABCD", "two columns"),
    ([(72, 700), (72, 686), (300, 740), (300, 686)], "ABCD", "a column that begins higher"),
    ([(72, 700), (300, 701), (72, 686), (300, 687)], "ABCD", "lines beside each other"),
    ([(72, 700), (72, 740), (72, 686), (72, 730)], "ABCD", "a page in no order at all is left as it is"),
]


@pytest.mark.parametrize(("places", "words", "why"), LATE)
def test_what_is_drawn_late_is_read_in_its_place(places: list[tuple[int, int]], words: str, why: str) -> None:
    tagged = [
        Words(f"{letter}, as it stands", x, y, n)
        for n, (letter, (x, y)) in enumerate(zip("ABCDE", places, strict=False))
    ]
    for tree in ((), tuple(("P", [n]) for n in range(len(places)))):
        assert re.findall("[A-E]", _read(tagged, tree=tree).text) == list(words), why


def test_cells_that_stand_beside_each_other_are_read_as_they_are_drawn() -> None:
    drawn = [Words("a", 72, 700, 0), Words("b", 300, 740, 1), Words("Late", 72, 600, 2)]
    document = _read(drawn, tree=(("Table", [_row(0, 1)]), ("P", [2])))
    assert document.text.split() == ["a", "b", "Late"]


def test_a_hyphen_at_a_line_end_stays_and_the_line_ends() -> None:
    document = _read([Words("of multi-", 72, 700), Words("agency working", 72, 686)])
    assert document.text == "of multi-\nagency working"
    assert [_words(document, line) for line in document.lines] == ["of multi-", "agency working"]


def test_tags_and_blocks_come_from_the_structure_tree() -> None:
    document = _read(
        [
            Words("Main findings", 72, 700, 0),
            Words("Children are seen", 72, 680, 1),
            Words("by people they know.", 72, 666, 1),
            Words("1.", 72, 640, 2),
            Words("Plans are made", 90, 640, 3),
            Words("with children.", 90, 626, 4),
            Words("a nested point", 110, 610, 5),
            Words("Office hours only.", 72, 80, 6),
            Words("7", 500, 20),
        ],
        tree=(
            ("Sect", [("H2", [0]), ("P", [1])]),
            ("L", [("LI", [("Lbl", [2]), ("LBody", [("P", [("Span", [3])]), ("P", [4]), ("L", [("LI", [5])])])])]),
            ("P", [("Link", [("Note", [("P", [6])])])]),
        ),
    )
    assert _tagged(document) == [
        ("H2", 1, "Main findings"),
        ("P", 2, "Children are seen"),
        ("P", 2, "by people they know."),
        ("LI", 3, "1. Plans are made"),
        ("LI", 3, "with children."),
        ("LI", 4, "a nested point"),
        ("Note", 5, "Office hours only."),
        ("Artifact", 0, "7"),
    ]


@pytest.mark.parametrize(
    ("tree", "tag", "why"),
    [
        (("Div", [("Div", [0]), ("P", [1])]), "P", "text straight in a division"),
        (("P", [("NonStruct", [0]), ("Em", [1])]), "P", "parts of a paragraph"),
        (("H", [0, 1]), "H1", "a heading without a level"),
        (("TOC", [("TOCI", [("P", [0]), ("Reference", [("P", [1])])])]), "TOCI", "a line of contents"),
        (("Note", [("P", [0]), ("L", [("LI", [1])])]), "Note", "all of a note"),
    ],
)
def test_tags_of_other_structures(tree: Element, tag: str, why: str) -> None:
    document = _read([Words("Norburn", 72, 700, 0), Words("council", 72, 680, 1)], tree=(tree,))
    assert {line.tag for line in document.lines} == {tag}, why


def test_two_paragraphs_of_a_division_are_two_blocks() -> None:
    tree: Element = ("Div", [("P", [0]), ("P", [1])])
    document = _read([Words("Norburn", 72, 700, 0), Words("council", 72, 680, 1)], tree=(tree,))
    assert [line.block for line in document.lines] == [1, 2]


def test_an_untagged_page_of_a_tagged_document_has_no_artifacts() -> None:
    document = _read([Words("Norburn", content=0)], [Words("Crown copyright")], tree=(("P", [0]),))
    assert [line.tag for line in document.lines] == ["P", ""]


def test_a_printed_line_is_cut_where_a_block_ends() -> None:
    document = _read(
        [Words("Help and", content=0), Words("protection", y=686, content=0), Words("Good", 300, 686, 1)],
        tree=(("Table", [_row(0, 1)]),),
    )
    assert document.text == "Help and\nprotection Good"
    assert _cells(document) == [(0, 0, 0, "Help and"), (0, 0, 0, "protection"), (0, 0, 1, "Good")]


LAYOUT: tuple[tuple[str, list[Element], list[tuple[int, int, int]], str], ...] = (
    ("abc", [_row(0), _row(1), _row(2)], [], "one column is layout"),
    ("abcd", [_row(0, 1), _row(2, 3)], [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)], "two columns are data"),
    ("abcd", [_row(0), _row(1, 2), _row(3)], [(0, 0, 0), (0, 0, 1)], "a title above and a sentence below are layout"),
    (
        "abcde",
        [_row(0, 1), _row(2), _row(3, 4)],
        [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 2, 0), (0, 2, 1)],
        "a row between",
    ),
    (
        "abcdef",
        [_row(0, 1), _row(2), _row(3), _row(4, 5)],
        [(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1)],
        "two rows of layout part two tables",
    ),
    ("ab c", [_row(0, 1), _row(3, 2)], [(0, 0, 0), (0, 0, 1), (0, 1, 0)], "an empty second cell ends a list"),
    ("a bc", [_row(0, 1), _row(2, 3)], [(0, 0, 0), (0, 0, 1)], "an empty second cell begins nothing"),
    ("a b", [_row(1, 0), _row(1, 2)], [(0, 0, 1), (0, 1, 1)], "words in the second cell alone are data"),
)


@pytest.mark.parametrize(("letters", "rows", "cells", "why"), LAYOUT)
def test_which_rows_hold_data(letters: str, rows: list[Element], cells: list[tuple[int, int, int]], why: str) -> None:
    page = [Words(letter, 72 + 100 * (at % 2), 700 - 20 * at, at) for at, letter in enumerate(letters)]
    document = _read(page, tree=(("Table", rows),))
    assert [cell[:3] for cell in _cells(document)] == cells, why


def test_a_table_within_a_cell_of_layout_is_a_table() -> None:
    inner: Element = ("Table", [("TBody", [_row(1, 2)])])
    page = [Words("Cover", 72, 700, 0), Words("Area", 72, 680, 1), Words("Good", 200, 680, 2)]
    document = _read(page, tree=(("Table", [_row(0), ("TR", [("TD", [inner])])]),))
    assert _cells(document) == [(0, 0, 0, "Area"), (0, 0, 1, "Good")]


def test_a_block_and_a_row_go_on_over_a_page_turn() -> None:
    document = _read(
        [Words("Children are", 72, 700, 0), Words("Visit", 72, 650, 1), Words("Seen by the", 200, 650, 2)],
        [
            Words("seen alone.", 72, 700, 0),
            Words("manager", 200, 650, 1),
            Words("Write", 72, 600, 2),
            Words("No", 200, 600, 3),
        ],
        tree=(
            ("P", [(0, 0), (1, 0)]),
            ("Table", [_row([("P", [(0, 1)])], [("P", [(0, 2), (1, 1)])]), _row([("P", [(1, 2)])], [("P", [(1, 3)])])]),
        ),
    )
    assert [line.block for line in document.lines if not line.cell] == [1, 1]
    assert _cells(document) == [
        (0, 0, 0, "Visit"),
        (0, 0, 1, "Seen by the"),
        (0, 0, 1, "manager"),
        (0, 1, 0, "Write"),
        (0, 1, 1, "No"),
    ]


def test_a_piece_that_claims_a_block_of_long_ago_belongs_to_the_block_around_it() -> None:
    document = _read(
        [Words("First words", content=0)],
        [Words("Second page", content=0)],
        [Words("Third", y=700, content=0), Words("strayed", y=686, content=1), Words("page", y=672, content=0)],
        tree=(("P", [(0, 0), (2, 1)]), ("P", [(1, 0)]), ("P", [(2, 0)])),
    )
    assert [line.block for line in document.lines] == [1, 2, 3, 3, 3]


@pytest.mark.parametrize(
    ("words", "text", "marks", "why"),
    [
        ([Words("the Board"), Words("1", 124, 705, size=7)], "the Board1", ["1"], "after a word"),
        (
            [Words("schools,"), Words("12", 116, 704, size=8), Words(" all of whom", 125, 700)],
            "schools,12 all of whom",
            ["12"],
            "within a sentence, where PDFium breaks the line",
        ),
        (
            [Words("1", 72, 704, size=6.5), Words("Under section 20", 80, 700, size=10)],
            "1 Under section 20",
            ["1"],
            "a note",
        ),
        ([Words("in 2019"), Words(" 21", 120, 700, size=7)], "in 2019 21", [], "small but not raised"),
        ([Words("level "), Words("2", 105, 704)], "level 2", [], "raised but not small"),
        ([Words("the 4"), Words("th", 98.7, 705, size=7)], "the 4th", [], "raised letters"),
    ],
)
def test_note_marks_are_raised_small_digits(words: list[Words], text: str, marks: list[str], why: str) -> None:
    document = _read(words)
    assert document.text == text, why
    assert [document.text[start:end] for start, end in document.marks] == marks, why
    assert len(document.lines) == 1, why


def test_marks_of_later_pages_stand_in_the_whole_text() -> None:
    document = _read([Words("One page")], [Words("the Board"), Words("3", 124, 705, size=7)])
    assert [document.text[start:end] for start, end in document.marks] == ["3"]


def test_symbol_bullets_and_controls() -> None:
    raw = pdf([Words("* one~two")]).replace(b"(* one~two)", b"(\\225 one\\011two)")
    assert PdfReader().read(Given("a", raw)).text.replace(" ", "") == "•onetwo"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(), "PDF without pages"),
        (pdf([]), NO_TEXT),
        (pdf([Words("   ")]), NO_TEXT),
        (pdf([SCAN], [SCAN]), NO_TEXT),
        (pdf([Words("x")], trailer=ENCRYPTED), "encrypted PDF: needs a password"),
        (pdf([Words("x")], trailer="/Encrypt<</Filter/Other/V 1/R 2>>"), "encrypted PDF: in a way that cannot be read"),
        (pdf([Words("x")])[:-20], "damaged PDF: cut short"),
        (b"%PDF-1.7\nnothing more\n%%EOF", "damaged PDF"),
        (pdf([Words("x")]).replace(b"/Type/Page/", b"/Type/Pagx/"), "damaged PDF: no page can be read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        PdfReader().read(Given("norburn/report.pdf", data))
    assert (refusal.value.path, refusal.value.reason) == ("norburn/report.pdf", reason)


def test_a_page_that_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    whole = pdf([Words("One")], [Words("Two")], [Words("Three")], [Words("Four")])
    second = [at for at in range(len(whole)) if whole.startswith(b"/Type/Page/", at)][1]
    document = PdfReader().read(Given("a", whole[: second + 9] + b"x" + whole[second + 10 :]))
    assert document.text == "One\n\f\n\n\f\nThree\n\f\nFour"
    assert (document.pages, [line.page for line in document.lines]) == (4, [1, 3, 4])
    assert document.notes == ("page 2 could not be read: damaged",)


@pytest.mark.parametrize(
    ("pages", "notes", "why"),
    [
        ([["x"], [], ["x"]], (), "a blank page has nothing to miss"),
        ([["x"], [SCAN], ["x"]], ("no text layer on page 2: run it through OCR (ocrmypdf) first",), "a scanned page"),
        (
            [[SCAN], ["x"], [SCAN], [SCAN], [SCAN]],
            ("no text layer on pages 1, 3-5: run it through OCR (ocrmypdf) first",),
            "several",
        ),
        ([["x", SCAN]], (), "words before a picture"),
        ([["x"], [SCAN.replace("560 0 0 800", "60 0 0 60")]], (), "a crest on a blank page"),
    ],
)
def test_pages_without_a_text_layer_are_told(pages: list[list[str]], notes: tuple[str, ...], why: str) -> None:
    printed = [[Words("Norburn") if each == "x" else each for each in page] for page in pages]
    assert PdfReader().read(Given("a", pdf(*printed))).notes == notes, why


def test_a_refusal_does_not_change_the_reason_of_the_next() -> None:
    test_what_cannot_be_read_is_refused_with_its_reason(
        pdf([Words("x")], trailer=ENCRYPTED), "encrypted PDF: needs a password"
    )
    test_what_cannot_be_read_is_refused_with_its_reason(pdf(), "PDF without pages")


def test_a_tree_that_goes_too_deep_is_read_as_far_as_it_goes() -> None:
    tree: Element = ("P", [0])
    for _ in range(200):
        tree = ("Div", [tree])
    document = _read([Words("Norburn", content=0)], tree=(tree,))
    assert document.text == "Norburn"


@given(
    st.lists(
        st.lists(st.text(alphabet="abcxyz-,.", min_size=1, max_size=8), min_size=1, max_size=6), min_size=1, max_size=8
    )
)
@settings(max_examples=60)
def test_every_printed_word_stands_in_its_line(printed: list[list[str]]) -> None:
    page = [Words(" ".join(words), 72, 760 - 20 * at, at) for at, words in enumerate(printed)]
    document = _read(page, tree=tuple(("P", [at]) for at in range(len(page))))
    assert [_words(document, line) for line in document.lines] == [" ".join(words) for words in printed]
    assert [line.block for line in document.lines] == list(range(1, len(page) + 1))


SOUND = pdf(
    [Words("Help", content=0), Words("Good", 300, 700, 1), Words("1", 330, 705, 1, 7)],
    [Words("and protection", content=0)],
    tree=(("Table", [_row(0, 1)]), ("P", [(1, 0)])),
)


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(damage: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for at, value in damage:
        data[at] = value
    try:
        document = PdfReader().read(Given("a", bytes(data)))
    except Unreadable:
        return
    assert all(_words(document, line).strip() == _words(document, line) != "" for line in document.lines)
    assert all(a.end <= b.start for a, b in zip(document.lines, document.lines[1:], strict=False))
