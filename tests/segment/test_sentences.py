"""Where a sentence ends, as a table; and that sentences share out a passage's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.model.quote import Segment, clean
from tracegraph.segment.sentences import cut, sentences, trim


def _sentences(text: str) -> list[str]:
    return [clean(text, part) for part in sentences(text, [Segment(0, len(text))])]


# text, its sentences, why
ENDS = [
    ("Plans are late. Visits are not.", ["Plans are late.", "Visits are not."], "a stop before a capital"),
    ("Is it safe? Nobody knows! Ask.", ["Is it safe?", "Nobody knows!", "Ask."], "question and exclamation marks"),
    (
        "Staff ‘feel heard.’ Most stay.",
        ["Staff ‘feel heard.’", "Most stay."],
        "a closing quote belongs to its sentence",
    ),
    ("(Few do.) Others wait.", ["(Few do.)", "Others wait."], "a closing bracket too"),
    ("In 2019. 40 children left.", ["In 2019.", "40 children left."], "a year ends a sentence, a figure begins one"),
    (
        "Plans are late. (paragraph 65) Few know.",
        ["Plans are late.", "(paragraph 65) Few know."],
        "a bracket begins one",
    ),
    ("Ms. Thorne met Dr. Ash and St. Basil's.", ["Ms. Thorne met Dr. Ash and St. Basil's."], "titles and saints"),
    ("Homes run by St.Basil's helped.", ["Homes run by St.Basil's helped."], "no blank, no end"),
    ("J. R. Thorne wrote.", ["J. R. Thorne wrote."], "initials"),
    ("See s. 47 and para. 12 of it.", ["See s. 47 and para. 12 of it."], "sections and paragraphs"),
    ("Help, e.g. Beds, came etc. Later it ended.", ["Help, e.g. Beds, came etc. Later it ended."], "e.g. and etc."),
    ("Take-up was 1.5 a child. It fell.", ["Take-up was 1.5 a child.", "It fell."], "a decimal point is no stop"),
    ("1. Children wait. They ask.", ["1. Children wait.", "They ask."], "a list number at the very start"),
    ("16- and 17-year-olds wait. Others do not.", ["16- and 17-year-olds wait.", "Others do not."], "hyphens"),
    ("Some wait. others leave.", ["Some wait. others leave."], "a small letter begins no sentence"),
    ("Norburn has:\n◼ homes. ◼ Schools.", ["Norburn has: ◼ homes.", "◼ Schools."], "a bullet begins one"),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=why) for t, e, why in ENDS])
def test_a_sentence_ends_where_a_reader_says(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


def test_a_sentence_goes_over_a_page() -> None:
    text = "Plans are too\f3\nlate. Few are kept."
    parts = [Segment(0, 13, 1), Segment(16, len(text), 2)]
    found = sentences(text, parts)
    assert [clean(text, part) for part in found] == ["Plans are too late.", "Few are kept."]
    assert [[s.page for s in part] for part in found] == [[1, 2], [2]]


def test_cutting_keeps_pages_and_trimming_drops_what_is_empty() -> None:
    text = "  one  \n   "
    assert trim(text, [Segment(0, 7, 4), Segment(8, 11, 5)]) == (Segment(2, 5, 4),)
    assert cut([Segment(0, 4, 1), Segment(6, 9, 2)], 3, 7) == (Segment(3, 4, 1), Segment(6, 8, 2))
    assert cut([Segment(0, 4, 1), Segment(6, 9, 2)], 4, 5) == (), "the joint alone"


WORDS = st.lists(st.text(st.sampled_from("abcE 12.!?()’\n-◼"), min_size=1, max_size=12), min_size=1, max_size=12).map(
    " ".join
)


@given(WORDS, st.integers(0, 40), st.integers(1, 9))
def test_sentences_share_out_the_words_of_a_passage(text: str, at: int, gap: int) -> None:
    """Whatever the text and wherever it is cut, no printed character is lost or told twice."""
    here = [Segment(0, at, 1)] if 0 < at <= len(text) else []
    after = [Segment(at + gap, len(text), 2)] if at + gap < len(text) else []
    segments = here + after or [Segment(0, len(text), 1)]
    parts = sentences(text, segments)
    places = [place for part in parts for s in part for place in range(s.start, s.end)]
    assert places == sorted(set(places))
    told = "".join(text[s.start : s.end] for part in parts for s in part)
    given_words = "".join(text[s.start : s.end] for s in segments)
    assert "".join(told.split()) == "".join(given_words.split())
