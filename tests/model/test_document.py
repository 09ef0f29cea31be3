"""Documents as values: lines counted from 1, and what makes a digest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.model.document import LineIndex, Source


@pytest.mark.parametrize(
    ("place", "line", "why"),
    [
        (0, 1, "the first character stands on line 1"),
        (4, 1, "a newline belongs to the line it ends"),
        (5, 2, "the next character begins the next line"),
        (6, 3, "an empty line is a line"),
        (9, 3, "the last character"),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(place: int, line: int, why: str) -> None:
    assert LineIndex("one.\n\nlast").line_of(place) == line, why


@given(st.text("ab\n\r\f", max_size=40), st.data())
def test_the_line_of_a_place_is_one_more_than_the_newlines_before_it(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert LineIndex(text).line_of(place) == text[:place].count("\n") + 1


@pytest.mark.parametrize(
    ("front", "digest"),
    [
        ((), False),
        ((("digest", "true"),), True),
        ((("title", "x"), ("digest", "True")), True),
        ((("digest", "false"),), False),
        ((("digest", ""),), False),
    ],
)
def test_a_digest_says_so_in_its_front_matter(front: tuple[tuple[str, str], ...], digest: bool) -> None:
    assert Source("norburn/a.md", "0" * 64, "text/markdown", "markdown/1", front).digest is digest
