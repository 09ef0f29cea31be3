"""Quotes: the one rule that makes words of segments, as a table and as laws; and what a quote refuses to be."""

import re
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.errors import QuoteError
from tracegraph.model.quote import Quote, Segment, clean


def _segments(*spans: tuple[int, int]) -> tuple[Segment, ...]:
    return tuple(Segment(start, end) for start, end in spans)


# text (one segment), words, why
ONE_SEGMENT = [
    ("Plans are clear.", "Plans are clear.", "words that need nothing"),
    ("  Plans \t are\u00a0clear. ", "Plans are clear.", "runs of white space, the unbreakable one too, are one space"),
    ("Plans are\nclear.", "Plans are clear.", "a line break is a space"),
    ("Plans are\n\n\nclear.", "Plans are clear.", "three blank lines: a page break within a sentence"),
    ("Plans are\fclear.", "Plans are clear.", "a form feed is a page break"),
    ("decision-\nmaking", "decision-making", "a hyphen at a line's end belongs to the word"),
    ("decision- \n making", "decision-making", "blanks around the break change nothing"),
    ("16-\nand 17-year-olds", "16- and 17-year-olds", "a suspended hyphen: the next line starts a word of its own"),
    ("short-\nor long-term", "short- or long-term", "suspended before 'or'"),
    ("pre-\nto post-adoption", "pre- to post-adoption", "suspended before 'to'"),
    ("care-\norder", "care-order", "'or' within a word suspends nothing"),
    ("multi-\nagency", "multi-agency", "no letter is lost where a word is closed"),
    ("in time -\nand well", "in time - and well", "a dash with a blank before it is no hyphen"),
    ("late –\nand often", "late – and often", "nor is an en dash"),
    ("<p>Reviewed.</p><p>Shared.</p>", "Reviewed. Shared.", "paragraph tags of a pasted table printed nothing"),
    ("**Leaders** know", "Leaders know", "nor did emphasis"),
    ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6", "a sign of comparison is no tag"),
    ("2 * 3", "2 * 3", "one asterisk is printed"),
    ("’tis “said”", "’tis “said”", "quotation marks stay as printed"),
    ("caf\u00e9 \ufb01le", "caf\u00e9 \ufb01le", "letters stay as they are: what is quoted must be found again"),
]


@pytest.mark.parametrize(("text", "words", "why"), ONE_SEGMENT)
def test_one_segment_is_cleaned_by_the_one_rule(text: str, words: str, why: str) -> None:
    assert clean(text, [Segment(0, len(text))]) == words, why


# text, spans, words, why
SEVERAL = [
    ("alpha beta", [(0, 5), (6, 10)], "alpha beta", "white space between them is a space"),
    ("MASH12 is", [(0, 4), (6, 9)], "MASH is", "a note mark taken out of a word leaves no space behind it"),
    ("in care3.", [(0, 7), (8, 9)], "in care.", "nor before a full stop"),
    ("plans are\n\nPage 3\n\nnot clear", [(0, 9), (19, 28)], "plans are not clear", "furniture between the halves"),
    ("plans are Page 3 ", [(0, 10), (16, 17)], "plans are", "nothing but white space adds nothing"),
    ("decision-\n\nPage 3\n\nmaking", [(0, 9), (19, 25)], "decision-making", "a word torn by a page is closed"),
    ("16-\nPage 3\nand 17", [(0, 3), (11, 17)], "16- and 17", "and a suspended hyphen stays open"),
    ("one\ttwo\tthree\nmore\t\tend", [(0, 3), (14, 18)], "one more", "the torn cells of a table row"),
    ("ab cd", [(0, 1), (1, 2)], "ab", "segments that touch are one word"),
    ("late (see 7).", [(0, 4), (12, 13)], "late.", "the stop behind what was cut out closes the word before it"),
    ("late (see 7) , too", [(0, 4), (12, 18)], "late, too", "a comma too, with the blank before it"),
    ("late (see 7) .5", [(0, 4), (12, 15)], "late .5", "a number is no stop"),
    ("late ; too", [(0, 5), (5, 10)], "late ; too", "where nothing was cut out, the print stays as it is"),
]


@pytest.mark.parametrize(("text", "spans", "words", "why"), SEVERAL)
def test_several_segments_are_joined_by_what_stood_between_them(
    text: str, spans: list[tuple[int, int]], words: str, why: str
) -> None:
    assert clean(text, _segments(*spans)) == words, why
    assert Quote.of(text, _segments(*spans)).words == words


# segments, words, why
REFUSED = [
    ((), "Plans", "no segment"),
    (((0, 5),), "", "no words"),
    (((0, 5),), "Plan", "fewer words than the text has there"),
    (((0, 5),), "plans", "another letter"),
    (((0, 5),), "Plans ", "a blank too many: words are clean"),
    (((0, 5), (3, 9)), "Plans are", "segments that overlap"),
    (((6, 9), (0, 5)), "are Plans", "segments out of order"),
]


@pytest.mark.parametrize(("spans", "words"), [pytest.param(spans, words, id=why) for spans, words, why in REFUSED])
def test_a_quote_that_the_text_does_not_say_refuses_to_exist(spans: tuple[tuple[int, int], ...], words: str) -> None:
    with pytest.raises(QuoteError):
        Quote(_segments(*spans), words, "Plans are clear.")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 5)])
def test_a_segment_holds_at_least_one_character_of_the_text(start: int, end: int) -> None:
    with pytest.raises(QuoteError):
        Segment(start, end)


@pytest.mark.parametrize("text", [" \n\t", "**", "<p></p>"])
def test_white_space_and_format_marks_alone_are_no_quote(text: str) -> None:
    with pytest.raises(QuoteError):
        Quote.of(text, [Segment(0, len(text))])


def test_a_quote_knows_where_it_stands() -> None:
    text = "first page\fsecond page\fthird"
    quote = Quote.of(text, [Segment(6, 10, 1), Segment(11, 17, 2), Segment(18, 22, 2), Segment(23, 28, 3)])
    assert (quote.start, quote.pages) == (6, (1, 2, 3))
    assert Quote.of(text, [Segment(0, 5)]).pages == ()


# Letters, digits, hyphens, breaks and the marks that the rule drops: what documents are made of.
TEXTS = st.text(st.sampled_from("abE9 é’-–.,\n\f\t\u00a0*<p>/"), min_size=1, max_size=60)


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, tuple[Segment, ...]]:
    """A text, and ordered segments of it."""
    text = draw(TEXTS)
    lengths = draw(st.lists(st.integers(1, 9), min_size=2, max_size=8))
    edges = [edge for edge in accumulate(lengths, initial=draw(st.integers(0, 4))) if edge <= len(text)]
    spans = list(pairwise(edges))[:: draw(st.integers(1, 2))]
    return text, _segments(*spans)


def _bare(words: str) -> str:
    """The characters that print."""
    return re.sub(r"\s|</?p>|\*\*", "", words)


@given(cut())
def test_cleaning_again_changes_nothing(given: tuple[str, tuple[Segment, ...]]) -> None:
    words = clean(*given)
    if words:
        assert clean(words, [Segment(0, len(words))]) == words


@given(cut())
def test_clean_words_have_single_blanks_and_none_around(given: tuple[str, tuple[Segment, ...]]) -> None:
    words = clean(*given)
    assert words == " ".join(words.split())


@given(cut().filter(lambda pair: not re.search(r"[*<>]", pair[0])))
def test_cleaning_neither_adds_nor_loses_a_character_that_prints(given: tuple[str, tuple[Segment, ...]]) -> None:
    text, segments = given
    assert _bare(clean(text, segments)) == _bare("".join(text[s.start : s.end] for s in segments))


@given(TEXTS, st.integers(0, 60))
def test_where_a_text_is_cut_changes_no_word(text: str, place: int) -> None:
    at = place % len(text)
    parts = _segments((0, at), (at, len(text))) if at else _segments((0, len(text)))
    # Unless the cut goes through a mark of two characters or more, or white space with a hyphen before it.
    if not re.search(r"\*\*|</?p>|-\s", text):
        assert clean(text, parts) == clean(text, [Segment(0, len(text))])


@given(cut(), st.text("abE9 -.", max_size=10))
def test_a_quote_exists_exactly_where_its_words_are_those_of_its_segments(
    given: tuple[str, tuple[Segment, ...]], other: str
) -> None:
    text, segments = given
    words = clean(text, segments)
    if segments and words:
        assert Quote.of(text, segments) == Quote(segments, words, text)
    if other != words:
        with pytest.raises(QuoteError):
            Quote(segments, other, text)
