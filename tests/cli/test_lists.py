"""`tracegraph issues` and `tracegraph gaps`."""

import json

import pytest

from tests.cli.conftest import Run
from tests.norburn.names import GAP_2018, ISSUE_FOSTERING, ISSUE_OVERSIGHT, ISSUE_RECORDING, ISSUE_RHI, REPORT_2019


def test_the_table_shows_the_latest_word_and_the_silence_after_it_apart(run: Run) -> None:
    done = run("issues")
    header, _, *rows = done.stdout.splitlines()
    assert header.split("  ")[0] == "Issue"
    (row,) = (r for r in rows if r.endswith(ISSUE_FOSTERING))
    assert row.split("  ")[0] == "Private fostering"
    assert "raised, November 2019" in row
    assert "not mentioned" in row
    assert "resolved" not in row


def test_actions_that_nobody_asked_for_are_counted_beside_the_issues(run: Run) -> None:
    """Norburn's newsletter stands under no recommendation; the table's own lines stay on stdout alone."""
    said = "1 action under no recommendation, so in no issue: tracegraph query actions-without-recommendation\n"
    assert run("issues").stderr == said
    assert run("issues", "--recurring").stderr == ""
    assert run("issues", "--json").stderr == ""


# options, what is listed, why
FILTERS = [
    ([], [ISSUE_RHI, ISSUE_OVERSIGHT, ISSUE_RECORDING, ISSUE_FOSTERING], "all, the most asked for first"),
    (["--recurring"], [ISSUE_RHI, ISSUE_OVERSIGHT, ISSUE_RECORDING], "asked for by more than one inspection"),
    (["--theme", "RHI"], [ISSUE_RHI], "a theme in any of its forms"),
    (["--recurring", "--theme", "private fostering"], [], "filters are taken together"),
    (
        ["--authority", "Norburn", "--open"],
        [ISSUE_RHI, ISSUE_OVERSIGHT, ISSUE_RECORDING, ISSUE_FOSTERING],
        "none resolved",
    ),
    (["--escalated"], [], "nothing was escalated"),
]


@pytest.mark.parametrize(("options", "listed", "why"), FILTERS)
def test_filters_in_text_and_json_alike(run: Run, options: list[str], listed: list[str], why: str) -> None:
    done = run("issues", *options, "--json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["version"]) == (0, 1)
    assert [s["id"] for s in data["issues"]] == listed, why
    text = run("issues", *options)
    assert [line.split()[-1] for line in text.stdout.splitlines()[2:]] == listed
    assert ("no issue fits" in text.stderr) == (not listed)


# options, words, why
NO = [
    (["--theme", "astronomy"], "no theme 'astronomy': `tracegraph trace` takes any words", "an unknown theme"),
    (["--theme", "fosterin"], "did you mean 'private fostering'", "a theme that comes near"),
    (["--authority", "Sudburn"], "it holds Norburn", "an unknown authority"),
]


@pytest.mark.parametrize(("options", "words", "why"), NO)
def test_an_unknown_name_is_exit_code_1(run: Run, options: list[str], words: str, why: str) -> None:
    done = run("issues", *options)
    assert (done.returncode, done.stdout) == (1, ""), why
    assert words in done.stderr


def test_gaps_are_listed_with_who_speaks_of_them(run: Run) -> None:
    text = run("gaps").stdout.splitlines()
    assert text[2].startswith("Monitoring visit, May 2018")
    assert text[2].rstrip().endswith(GAP_2018), "nothing is said of its grades"
    (gap,) = json.loads(run("gaps", "--json").stdout)["gaps"]
    assert gap["named_in"][0]["citation"]["document"] == REPORT_2019
