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


def test_where_columns_would_be_cut_to_nothing_each_row_is_a_block_of_whole_cells() -> None:
    header = ("Issue", "Raised", "Then", "Latest word", "Id")
    rows = [
        (
            "Return home interviews",
            "3",
            "",
            "improved, November 2025",
            "norburn/issue/2019-11-ilacs-standard-report/r1",
        ),
        ("Private fostering", "1", "not mentioned", "raised, May 2016", "norburn/issue/2016-05-sif-report/r2"),
    ]
    assert table(header, rows, 50) == (
        "Return home interviews\n"
        "  Raised: 3 | Latest word: improved, November 2025\n"
        "  Id:\n"
        "  norburn/issue/2019-11-ilacs-standard-report/r1\n"
        "Private fostering\n"
        "  Raised: 1 | Then: not mentioned\n"
        "  Latest word: raised, May 2016\n"
        "  Id: norburn/issue/2016-05-sif-report/r2\n"
    ), "empty cells are left out, and no id is broken"
    assert table(header, rows, 160).splitlines()[0].split() == ["Issue", "Raised", "Then", "Latest", "word", "Id"]


def test_a_column_without_a_head_is_shown_bare_in_a_block() -> None:
    assert table(("Reason", "Share", ""), [("w" * 30, "0.31", "#" * 20)], 30) == f"{'w' * 30}\n  0.31\n".replace(
        "0.31", f"Share: 0.31\n  {'#' * 20}"
    )


def test_one_column_is_never_cut() -> None:
    assert table(("Words",), [("w" * 50,)], 20).splitlines()[2] == "w" * 50


def test_a_table_without_rows_is_its_header() -> None:
    assert table(HEADER, []) == "Issue  Asked\n-----  -----\n"


def test_cells_are_neutralised_before_they_are_measured() -> None:
    assert table(("A", "B"), [("x\x1by", "z")]).splitlines()[2] == "x<U+001B>y  z"
