"""Lists as tables."""

from dataclasses import replace

from tests.trace.samples import SUMMARY
from tracegraph.trace.listing import issue_rows


def test_the_latest_word_and_the_silence_after_it_are_two_columns() -> None:
    silent = replace(SUMMARY, last_state="not mentioned")
    header, (told, quiet) = issue_rows([SUMMARY, silent])
    assert [dict(zip(header, row, strict=True))["Latest word"] for row in (told, quiet)] == ["repeated, June 2021"] * 2
    assert [dict(zip(header, row, strict=True))["Then"] for row in (told, quiet)] == ["", "not mentioned"]


def test_the_authority_is_a_column_only_where_there_are_several() -> None:
    other = replace(SUMMARY, authority="Sudburn")
    assert "Authority" not in issue_rows([SUMMARY, SUMMARY])[0]
    header, rows = issue_rows([SUMMARY, other])
    assert [row[header.index("Authority")] for row in rows] == ["Norburn", "Sudburn"]


def test_no_issue_is_a_header_alone() -> None:
    assert issue_rows([])[1] == ()
