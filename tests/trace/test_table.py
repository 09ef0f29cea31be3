"""Tables of text."""

from tracegraph.trace.table import table

HEADER = ("Issue", "Asked")
ROWS = [("Return home interviews", "3"), ("Private fostering", "1")]


def test_columns_are_as_wide_as_their_words_and_no_line_ends_in_space() -> None:
    assert table(HEADER, ROWS) == (
        "Issue                   Asked\n"
        "----------------------  -----\n"
        "Return home interviews  3\n"
        "Private fostering       1\n"
    )  # fmt: skip


def test_piped_cells_are_whole_whatever_their_length() -> None:
    assert "w" * 5000 in table(("Words",), [("w" * 5000,)])


def test_on_a_terminal_the_widest_column_gives_way_and_says_so() -> None:
    printed = table(HEADER, ROWS, 24)
    assert printed.splitlines()[2] == "Return home inte…  3"
    assert max(map(len, printed.splitlines())) <= 24


def test_many_columns_in_a_narrow_window_keep_their_least_width_and_the_last_its_whole_words() -> None:
    printed = table(("a" * 20, "b" * 20, "c" * 20), [("1" * 20, "2" * 20, "3" * 20)], 10)
    assert printed.splitlines()[0] == f"aaaaaaa…  bbbbbbb…  {'c' * 20}"


def test_one_column_is_never_cut() -> None:
    assert table(("Words",), [("w" * 50,)], 20).splitlines()[2] == "w" * 50


def test_a_table_without_rows_is_its_header() -> None:
    assert table(HEADER, []) == "Issue  Asked\n-----  -----\n"


def test_cells_are_neutralised_before_they_are_measured() -> None:
    assert table(("A", "B"), [("x\x1by", "z")]).splitlines()[2] == "x<U+001B>y  z"
