"""`tracegraph compare`."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.hostile import hostile_folder
from tests.norburn.names import ISSUE_OVERSIGHT, LETTER_2021, REPORT_2019, REPORT_2025
from tests.norburn.sudburn import norburn_and_sudburn


@pytest.fixture(scope="module")
def praised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Norburn beside a Sudburn of which no issue is known."""
    return norburn_and_sudburn(tmp_path_factory.mktemp("praised") / "g", issues=False).path


def rows(text: str) -> list[list[str]]:
    table = text.partition("\n\n")[0].splitlines()
    return [re.split(r"\s{2,}", line) for line in table[2:]]


def test_the_table_sets_authorities_side_by_side(run: Run, two: Path) -> None:
    done = run("compare", "management", "oversight", graph=two)
    said = ["Management oversight", "2", "November 2019", "resolved, June 2021", "recurred, March 2025"]
    assert (done.returncode, done.stderr) == (0, "")
    assert [(row[0], row[1:6], row[-1]) for row in rows(done.stdout)] == [
        ("Norburn", said, ISSUE_OVERSIGHT),
        ("Sudburn", said, ISSUE_OVERSIGHT.replace("norburn", "sudburn")),
    ]


def test_silence_at_the_latest_inspection_is_never_read_as_fixed(run: Run) -> None:
    text = run("compare", "private fostering").stdout
    (row,) = rows(text)
    assert row[:6] == ["Norburn", "Private fostering", "1", "November 2019", "none since", "not mentioned, March 2025"]
    assert "  Latest: Standard inspection, March 2025: not mentioned (nothing is said about it, which does not" in text
    assert "resolved" not in text


def test_an_authority_without_an_issue_says_only_that(run: Run, praised: Path) -> None:
    text = run("compare", "return home interviews", graph=praised).stdout
    assert rows(text)[1][:2] == ["Sudburn", "no issue about it"]
    assert "\nSudburn\n  2 strengths found, newest first\n" in text, "its strengths are quoted all the same"


def test_every_word_is_quoted_with_its_place(run: Run) -> None:
    lines = run("compare", "return home interviews").stdout.splitlines()
    quotes = [n for n, line in enumerate(lines) if line.lstrip().startswith("“")]
    assert len(quotes) == 5, "first, next, latest, and two strengths"
    assert all("page" in lines[n + 1] and "; norburn/" in lines[n + 1] for n in quotes)
    cited = [lines[n + 1].split("; ")[-1] for n in quotes]
    assert cited[:2] == [f"{REPORT_2019}/r1", f"{LETTER_2021}/r1"], "what was asked for says it most plainly"
    assert [c.rpartition("/")[0] for c in cited[2:]] == [REPORT_2025] * 3


def test_json_says_what_the_text_says(run: Run) -> None:
    data = json.loads(run("compare", "RHI", "--json").stdout)
    assert (data["version"], data["theme"]) == (1, "return-home-interview")
    (one,) = data["authorities"]
    (standing,) = one["issues"]
    assert [standing[which]["state"] for which in ("first", "then", "latest")] == ["raised", "repeated", "improved"]
    assert standing["then"]["entry"]["id"] == f"{LETTER_2021}/r1"
    text = run("compare", "RHI").stdout
    assert all(strength["citation"]["words"] in text for strength in one["strengths"])


# theme, words of the one line, why
NO = [
    (["astronomy"], "no theme 'astronomy'", "no such theme"),
    (
        ["kinship", "and", "connected", "carers"],
        "nothing in this graph is about",
        "a theme that the documents do not speak of",
    ),
]


@pytest.mark.parametrize(("words", "said", "why"), NO)
def test_nothing_to_compare_is_one_honest_line(run: Run, words: list[str], said: str, why: str) -> None:
    done = run("compare", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), why
    assert said in done.stderr


def test_no_document_can_command_the_terminal(run: Run, tmp_path: Path) -> None:
    done = run("compare", "RHI", graph=hostile_folder(tmp_path / "g").path)
    assert "<U+" in done.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout)


def test_what_is_shown_is_in_the_record(run: Run) -> None:
    shown = set(re.findall(r"; (norburn/\S+)$", run("compare", "RHI").stdout, re.MULTILINE))
    told = run("query", "strengths", "--format", "csv").stdout + run("trace", "RHI", "--json").stdout
    assert shown
    assert {ident for ident in shown if ident not in told} == set()
