"""What each passage is, under which headings it stands, and that nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.segment.papers import Piece, heading, item, paper, para, row, running, said, told, typed
from tracegraph.model.document import Document, Role
from tracegraph.model.quote import clean
from tracegraph.segment import segment

BODY = para("Most of the words of this report are set in type of this size, as they are here.")


def test_sections_follow_the_headings() -> None:
    document = paper([heading("Norburn", size=20.0), BODY, heading("Main findings"), BODY, heading("Next steps"), BODY])
    assert [p.section for p in told(document) if p.role is Role.PARAGRAPH] == [
        ("Norburn",),
        ("Norburn", "Main findings"),
        ("Norburn", "Next steps"),
    ]


def test_a_printed_number_is_kept_and_is_none_of_the_words() -> None:
    (passage,) = told(paper([item("28. Children in Norburn", "are seen.", hanging=21.0)]))
    assert (passage.number, passage.words) == ("28", "Children in Norburn are seen.")


def test_a_number_on_a_line_of_its_own_belongs_to_the_next_paragraph() -> None:
    (passage,) = told(paper([para("28."), para("Children in Norburn are seen.")]))
    assert (passage.number, passage.words) == ("28", "Children in Norburn are seen.")


def test_a_number_before_figures_is_told_by_its_order() -> None:
    document = paper([item("99. Plans are late.", hanging=21.0), para("100. 70% of reviews are too."), BODY])
    assert [(p.number, p.words) for p in told(document)][1] == ("100", "70% of reviews are too.")
    document = paper([item("28. Plans are late.", hanging=21.0), para("100. 70% of reviews are too."), BODY])
    assert [p.number for p in told(document)][1] is None


def test_a_figure_that_a_page_turn_put_in_front_is_no_number() -> None:
    first = item("98. Children do well", "up to Stage", hanging=21.0)
    document = paper([BODY, first, running("1")], [para("2. Later they fall behind.", x=92.0), BODY, running("2")])
    assert [(p.number, p.words) for p in told(document)][1] == (
        "98",
        "Children do well up to Stage 2. Later they fall behind.",
    )


def test_a_box_about_one_case_is_told_by_its_label() -> None:
    document = paper([heading("Strengths"), BODY, para("Case study: good practice"), BODY, heading("Next steps"), BODY])
    assert [p.box for p in told(document)] == [False, False, True, True, False, False]


# first page's last piece, second page's first piece, joined?, why
TURNS = [
    (para("Plans are too"), para("late."), True, "a small letter after an unfinished line"),
    (para("Plans are late."), para("They are old."), False, "two paragraphs"),
    (para("Plans made in"), para("Norburn are late."), True, "a name opens the second half"),
    (para("Plans are late:"), para("Norburn knows."), False, "a colon closes"),
    (item("◼ Plans are", "late."), para("Reviews are too.", x=89.0, tag="LI"), True, "in the item's indent"),
    (item("28. Plans are", "late.", hanging=21.0), para("Reviews are too.", x=92.0), True, "so under a number"),
    (item("◼ Plans are", "late."), item("◼ Reviews are too."), False, "another item"),
    (item("◼ Plans are late in"), para("Norburn schools.", x=89.0, tag="LI"), True, "an unfinished item"),
    (heading("Plans"), para("are late."), False, "a heading is whole"),
]


@pytest.mark.parametrize(
    ("first", "second", "joined"), [pytest.param(a, b, joined, id=why) for a, b, joined, why in TURNS]
)
def test_a_sentence_cut_by_a_page_is_made_whole(first: Piece, second: Piece, joined: bool) -> None:
    document = paper([BODY, first, running("1")], [second, BODY, running("2")])
    assert len(told(document)) == (3 if joined else 4)


def test_a_footnote_between_the_halves_stays_a_note() -> None:
    note = Piece(("1 A plan is what is agreed.",), tag="Note", size=9.0)
    document = paper([BODY, para("Plans are too"), note, running("1")], [para("late."), BODY])
    assert ("note", "1 A plan is what is agreed.") in said(document)
    assert ("paragraph", "Plans are too late.") in said(document)


def test_a_raised_digit_is_no_word() -> None:
    document = paper([para("The Board1 met.", "It met again2."), BODY], marks=["Board|1", "again|2"])
    assert told(document)[0].words == "The Board met. It met again."


def test_a_superscript_of_a_text_export_is_none_either() -> None:
    assert told(typed("The partnership (LSCP\u00b9) met.\n"))[0].words == "The partnership (LSCP) met."


def test_nested_items_are_deeper_where_they_stand_further_in() -> None:
    document = paper(
        [
            item("◼ Ensure that:"),
            item("▪ plans are kept", x=89.0),
            item("▪ visits are made", x=89.0),
            item("◼ Train staff."),
        ]
    )
    assert [p.level for p in told(document)] == [1, 2, 2, 1]


def test_nested_items_of_a_text_without_places_by_their_blanks() -> None:
    assert [p.level for p in told(typed("◼ Ensure that:\n   o plans are kept\n◼ Train staff.\n"))] == [1, 2, 1]


@pytest.mark.parametrize("title", ["Case study: highly effective practice", "Practice study: area for improvement"])
def test_a_case_study_is_a_box_until_the_next_heading_of_its_level(title: str) -> None:
    document = paper([heading("Key strengths"), BODY, heading(title, size=12.0), BODY, heading("Next steps"), BODY])
    assert [p.box for p in told(document) if p.role is Role.PARAGRAPH] == [False, True, False]


def test_a_contents_page_is_furniture() -> None:
    document = paper(
        [heading("Contents"), para("Executive summary 2"), para("Recommendations ........ 8")],
        [heading("Executive summary"), BODY],
    )
    assert [words for _, words in said(document)] == ["Executive summary", BODY.lines[0]]


def test_each_passage_knows_its_sentences() -> None:
    document = paper([para("Plans are late. Visits are", "not. Few know."), row(0, 0, "One. Two.", "Three.")])
    sentences = [[s.words for s in p.sentences] for p in told(document)]
    assert sentences == [["Plans are late.", "Visits are not.", "Few know."], []]


LINES = st.text(st.sampled_from("abN 1.-◼é’"), min_size=1, max_size=16).filter(lambda s: s.strip() and s == s.strip())
PIECES = st.builds(
    lambda lines, bold, size, tag: Piece(tuple(lines), bold=bold, size=size, tag=tag),
    st.lists(LINES, min_size=1, max_size=3),
    st.booleans(),
    st.sampled_from([9.0, 12.0, 14.0]),
    st.sampled_from(["P", "LI", "H2", "Artifact", ""]),
)
PAGES = st.lists(st.lists(PIECES, min_size=1, max_size=5), min_size=1, max_size=3)


@given(PAGES)
def test_every_quote_proves_and_no_line_is_lost(pages: list[list[Piece]]) -> None:
    """Whatever is printed: each passage says what the rule makes of its segments, and every printed character lies in
    a passage, but for bullets, numbers and the rare marker that stands alone."""
    document = paper(*pages)
    passages = segment(document)
    assert all(clean(document.text, p.quote.segments) == p.words for p in passages)
    assert [p.quote.start for p in passages] == sorted(p.quote.start for p in passages)
    covered = {i for p in passages for s in p.quote.segments for i in range(s.start, s.end)}
    left = "".join(document.text[i] for line in document.lines for i in range(line.start, line.end) if i not in covered)
    assert not set("".join(left.split())) - set("1.-◼")


@given(PAGES)
def test_sentences_share_out_each_passage(pages: list[list[Piece]]) -> None:
    document = paper(*pages)
    for passage in segment(document):
        if passage.sentences:
            assert "".join("".join(s.words for s in passage.sentences).split()) == "".join(passage.words.split())


@given(PAGES)
def test_the_same_document_gives_the_same_passages(pages: list[list[Piece]]) -> None:
    document: Document = paper(*pages)
    assert segment(document) == segment(document)
