"""Lines become text in one place."""

from hypothesis import given
from hypothesis import strategies as st

from tracegraph.trace.lines import Line, Role, spell

LONG = Line("one two three four five six seven eight nine ten", 1)


def test_piped_text_is_never_wrapped() -> None:
    assert spell([LONG, Line("words " * 500, 0)]).count("\n") == 2


def test_a_terminal_wraps_under_the_same_indent() -> None:
    assert spell([LONG], 24) == "  one two three four\n  five six seven eight\n  nine ten\n"


def test_a_word_wider_than_the_window_is_cut_into_lines_not_lost() -> None:
    printed = spell([Line("x" * 100, 1)], 30)
    assert max(map(len, printed.splitlines())) == 30
    assert printed.replace("\n", "").replace(" ", "") == "x" * 100


def test_an_empty_line_stays_empty_at_any_depth() -> None:
    assert spell([Line("", 3)]) == "\n"
    assert spell([Line("", 3)], 40) == "\n"


def test_colour_is_only_added_where_it_is_asked_for() -> None:
    line = Line("May 2019", 0, Role.MOMENT)
    assert spell([line]) == "May 2019\n"
    assert spell([line], colour=True) == "\x1b[1;36mMay 2019\x1b[0m\n"
    assert spell([Line("plain")], colour=True) == "plain\n"


def test_a_documents_own_escapes_are_spelt_out_even_in_colour() -> None:
    assert spell([Line("\x1b[2J", 0, Role.TITLE)], colour=True) == "\x1b[1m<U+001B>[2J\x1b[0m\n"


@given(st.lists(st.text(st.characters(exclude_characters="\n"))), st.none() | st.integers(20, 80))
def test_every_line_keeps_its_words(texts: list[str], width: int | None) -> None:
    printed = spell([Line(t) for t in texts], width)
    assert "".join(printed.split()) == "".join("".join(spell([Line(t)]).split()) for t in texts)
