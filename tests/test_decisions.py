"""The decisions file: what it says, what is said of what it cannot say, and that nothing in it is ever lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.decisions import COLUMNS, account, add_decisions, beside, read_decisions
from tracegraph.errors import InputError, UsageError
from tracegraph.model.decision import Decision
from tracegraph.vocab import Standing, Verdict

LATER, EARLIER = "norburn/2021-06-focused-visit-letter/r1", "norburn/2019-11-ilacs-standard-report/r1"
PRINTS = ("0123456789ab", "ba9876543210")
GOOD = ["2026-03-02", "Q. Officer", "not same", LATER, EARLIER, *PRINTS, "one is about care leavers"]


def decision(**changed: str) -> Decision:
    """A decision as review would write it down."""
    made = Decision("", 0, "2026-03-02", "Q. Officer", Verdict.NOT_SAME, LATER, EARLIER, *PRINTS, "as I read it")
    return replace(made, **changed)  # type: ignore[arg-type]


def test_what_is_added_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    add_decisions(path, [decision(), decision(who="R. Other", why="")])
    add_decisions(path, [decision(when="2026-03-03")])
    file = read_decisions(path)
    assert file.problems == ()
    assert [(d.who, d.when, d.why) for d in file.decisions] == [
        ("Q. Officer", "2026-03-02", "as I read it"),
        ("R. Other", "2026-03-02", ""),
        ("Q. Officer", "2026-03-03", "as I read it"),
    ]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [lines[d.line - 1].split("\t")[1] for d in file.decisions] == ["Q. Officer", "R. Other", "Q. Officer"]
    assert "\t".join(COLUMNS) in lines, "the head says what the columns are"


def test_what_was_there_stays_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    before = b"\xef\xbb\xbf# by hand\r\nnonsense \xff\r\n" + "\t".join(GOOD).encode() + b"\r\n2026-03-04\tcut o"
    path.write_bytes(before)
    add_decisions(path, [decision(who="R. Other")])
    assert path.read_bytes().startswith(before)
    file = read_decisions(path)
    assert [d.who for d in file.decisions] == ["Q. Officer", "R. Other"]
    assert [line for line, _ in file.problems] == [2, 4]


def _row(place: int, cell: str) -> list[str]:
    return [*GOOD[:place], cell, *GOOD[place + 1 :]]


# a line that cannot be understood, what is said of it
BAD = [
    (["what is this"], "it has 1 cells between tabs, not 8"),
    ([*GOOD, "more"], "it has 9 cells"),
    (["<<<<<<< mine"], "it has 1 cells"),
    (_row(0, "2 March 2026"), "'2 March 2026' is no day like 2026-03-02"),
    (_row(0, "2026-02-30"), "is no day"),
    (_row(0, "20260302"), "is no day"),
    (_row(1, ""), "does not say who"),
    (_row(2, "sme"), "'sme' is no verdict: say same, related, not same, unsure"),
    (_row(3, EARLIER), "are not the ids of two statements"),
    (_row(3, "r1"), "are not the ids of two statements"),
    (_row(4, "sudburn/2019-11-ilacs-standard-report/r1"), "are of two authorities"),
    (_row(5, "0123"), "fingerprints"),
    (_row(6, "0123456789AB"), "fingerprints"),
    (_row(5, "0123456789ab+0"), "fingerprints"),
    (_row(5, "0123456789ab+12"), "fingerprints"),
]


@pytest.mark.parametrize(("cells", "said"), BAD, ids=[said for _, said in BAD])
def test_a_line_that_is_not_understood_is_named_and_the_others_are_read(
    tmp_path: Path, cells: list[str], said: str
) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text("\t".join(GOOD) + "\n" + "\t".join(cells) + "\n" + "\t".join(GOOD) + "\n", encoding="utf-8")
    file = read_decisions(path)
    ((line, problem),) = file.problems
    assert line == 2
    assert said in problem
    assert [d.line for d in file.decisions] == [1, 3]


def test_grounds_may_be_left_out_and_comments_and_empty_lines_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text("\n# a comment\n" + "\t".join(COLUMNS) + "\n" + "\t".join(GOOD[:7]) + "\n\n", encoding="utf-8")
    file = read_decisions(path)
    assert [(d.line, d.why) for d in file.decisions] == [(4, "")]
    assert file.problems == ()


def test_a_file_that_is_not_there_says_nothing_and_one_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.tsv").decisions == ()
    (tmp_path / "folder.tsv").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(tmp_path / "folder.tsv")
    with pytest.raises(InputError, match="cannot be written"):
        add_decisions(tmp_path / "no" / "folder.tsv", [decision()])


@pytest.mark.parametrize("changed", [{"who": " \t"}, {"when": "soon"}, {"source": "x"}, {"who": "\udcff"}])
def test_what_the_file_could_not_say_again_is_not_written(tmp_path: Path, changed: dict[str, str]) -> None:
    path = tmp_path / "decisions.tsv"
    with pytest.raises(UsageError, match="cannot be written down"):
        add_decisions(path, [decision(), decision(**changed)])
    assert not path.exists()


@given(who=st.text(st.characters(exclude_categories=["Cs"])), why=st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_people_write_stays_on_its_line(tmp_path_factory: pytest.TempPathFactory, who: str, why: str) -> None:
    path = tmp_path_factory.mktemp("decided") / "decisions.tsv"
    add_decisions(path, [decision(who=f"Q{who}", why=why), decision()])
    file = read_decisions(path)
    assert file.problems == ()
    assert [(d.who, d.why) for d in file.decisions] == [
        (" ".join(f"Q{who}".split()), " ".join(why.split())),
        ("Q. Officer", "as I read it"),
    ]


def test_the_account_counts_every_decision_once(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    add_decisions(path, [decision(), decision(who="R"), decision(who="S")])
    path.write_text(path.read_text(encoding="utf-8") + "nonsense\n", encoding="utf-8")
    file = read_decisions(path)
    one, two, _ = file.decisions
    suspect = replace(two, standing=Standing.SUSPECT, note="the words have changed")
    told = account(path, file, [one, suspect])
    assert (told.total, told.hold, told.superseded, told.elsewhere) == (3, 1, 0, 1)
    assert told.problems[0] == (two.line, "suspect: the words have changed")
    assert [line for line, _ in told.problems] == [two.line, 7]


def test_it_lies_beside_the_graph_so_that_removing_the_graph_loses_no_decision(tmp_path: Path) -> None:
    assert beside(tmp_path / "graph") == tmp_path / "decisions.tsv"
