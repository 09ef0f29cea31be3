"""The trajectory picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maps.record import INSPECTIONS
from tests.maps.stories import fostering, interviews, oversight, stories
from tracegraph.pack.drawing import Mark, Words
from tracegraph.pack.lanes import WIDTH, fitted, lanes, told
from tracegraph.pack.signs import sign
from tracegraph.story.paths import path
from tracegraph.story.values import IssueStory
from tracegraph.vocab import IssueStateKind

# words, width, size, most lines, what fits, why
FITS = [
    ("Focused visit", 60.0, 10.0, 2, ["Focused", "visit"], "wrapped between words"),
    ("Focused visit", 100.0, 10.0, 2, ["Focused visit"], "one line has room"),
    ("one two three four", 20.0, 10.0, 2, ["one", "two…"], "cut where lines run out"),
    ("W" * 50, 30.0, 10.0, 1, ["WWWWW…"], "a word too long is cut"),
    ("", 30.0, 10.0, 2, [], "nothing"),
]


@pytest.mark.parametrize(("words", "width", "size", "most", "lines", "why"), FITS)
def test_words_are_fitted(words: str, width: float, size: float, most: int, lines: list[str], why: str) -> None:
    assert fitted(words, width, size, most) == lines, why


@given(st.text(), st.floats(10, 500), st.floats(5, 20), st.integers(1, 5))
def test_no_more_lines_than_there_is_room_for(words: str, width: float, size: float, most: int) -> None:
    lines = fitted(words, width, size, most)
    assert len(lines) <= most
    assert all(len(line) <= max(4, width / (size * 0.5)) for line in lines)


@pytest.mark.parametrize("story", [interviews(), oversight(), fostering()], ids=lambda s: s.summary.name)
def test_one_issue_has_a_mark_and_a_word_for_each_moment_of_its_path(story: IssueStory) -> None:
    drawing = lanes((story,), [m.inspection for m in path(story)])
    marks = [item for item in drawing.items if isinstance(item, Mark)]
    looks = [sign(m.state) for m in path(story)]
    assert [(m.shape, m.letter, m.colour) for m in marks] == [(s.shape, s.letter, s.colour) for s in looks]
    assert [m.x for m in marks] == sorted(m.x for m in marks), "oldest first"
    words = {item.words for item in drawing.items if isinstance(item, Words)}
    assert all(set(fitted(s.caption, 60, 7.5, 2)) <= words or s.caption in words for s in looks)


def test_several_issues_have_their_names_and_a_legend_of_what_is_drawn() -> None:
    drawing = lanes(stories(), INSPECTIONS)
    words = {item.words for item in drawing.items if isinstance(item, Words)}
    assert {"Return home interviews", "Private fostering"} <= words
    assert {sign(m.state).caption for s in stories() for m in path(s)} <= words


def test_everything_lies_within_the_picture() -> None:
    drawing = lanes(stories(), INSPECTIONS)
    assert drawing.width == WIDTH
    for item in drawing.items:
        if isinstance(item, Words):
            assert 0 <= item.x <= item.x + item.width <= drawing.width + 0.1
            assert 0 <= item.y <= item.y + item.height <= drawing.height
        if isinstance(item, Mark):
            assert item.size / 2 <= item.x <= drawing.width - item.size / 2
            assert item.size / 2 <= item.y <= drawing.height - item.size / 2


def test_every_state_has_a_look_of_its_own() -> None:
    looks = [sign(state) for state in (*IssueStateKind, "")]
    assert len({(s.shape, s.letter, s.hollow) for s in looks}) == len(looks), "told apart without colour"


def test_the_words_for_a_lane_say_each_state() -> None:
    assert told(fostering()).startswith("Standard inspection, November 2019: raised; ")
    assert "Short inspection, March 2023: not at hand" in told(fostering())
