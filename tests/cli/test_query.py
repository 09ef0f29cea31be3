"""`tracegraph query`."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.norburn.names import ISSUE_RHI
from tracegraph.query import questions

COUNT = "SELECT (COUNT(DISTINCT ?d) AS ?documents) WHERE { ?d a tg:SourceDocument }"


def test_sparql_from_argument_file_and_stdin_is_the_same(
    run: Run, tmp_path: Path, environment: dict[str, str], folder: Path
) -> None:
    (tmp_path / "q.rq").write_text(COUNT, encoding="utf-8")
    printed = [run("query", *args).stdout for args in ([COUNT], ["@q.rq"], ["--file", "q.rq"])]
    piped = subprocess.run([sys.executable, "-m", "tracegraph", "query", "-", "--graph", folder], env=environment,
                           input=COUNT, capture_output=True, text=True, check=True)  # fmt: skip
    assert {*printed, piped.stdout} == {"documents\n---------\n5\n"}


def test_a_theme_may_be_called_by_any_of_its_labels(run: Run) -> None:
    by_id = run("query", "theme-history", "--param", "theme=return-home-interview")
    assert by_id.returncode == 0
    assert by_id.stdout.count("Norburn") == 10
    assert run("query", "theme-history", "-p", "theme=RHI").stdout == by_id.stdout


def test_json_and_csv_hold_what_the_table_holds(run: Run) -> None:
    data = json.loads(run("query", "repeated-issues", "--json").stdout)
    assert (data["version"], data["kind"]) == (1, "select")
    assert ISSUE_RHI in {value for row in data["rows"] for value in row.values()}
    assert (
        run("query", "repeated-issues", "--format", "json").stdout == run("query", "repeated-issues", "--json").stdout
    )
    header, *rows = csv.reader(io.StringIO(run("query", "repeated-issues", "--format", "csv").stdout))
    assert header == data["columns"]
    assert rows == [["" if row[c] is None else row[c] for c in header] for row in data["rows"]]


def test_iris_are_short_unless_they_are_asked_for_whole(run: Run) -> None:
    asked = "SELECT ?d WHERE { ?d a tg:Issue } ORDER BY ?d LIMIT 1"
    assert run("query", asked, "--format", "csv").stdout == f"d\n{ISSUE_RHI}\n"
    assert run("query", asked, "--format", "csv", "--iris").stdout == f"d\nhttps://w3id.org/tracegraph/id/{ISSUE_RHI}\n"


def test_every_named_question_is_listed_and_can_be_shown(run: Run) -> None:
    names = [q.name for q in questions()]
    assert [line.split()[0] for line in run("query", "--list").stdout.splitlines()[2:]] == names
    assert [q["name"] for q in json.loads(run("query", "--list", "--json").stdout)["questions"]] == names
    shown = run("query", "--show", "theme-history").stdout
    assert "SELECT" in shown
    assert "--param theme: " in shown


# arguments, exit code, words, why
NO = [
    (["SELECT ?x WHERE {"], 2, "cannot be read", "bad SPARQL"),
    (["SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }"], 2, "SERVICE is refused", "a way out"),
    (["DELETE WHERE { ?s ?p ?o }"], 2, "", "nothing is written"),
    (["nonsense"], 1, "there is no question called 'nonsense'", "a name that is none"),
    (["repeated-issue"], 1, "did you mean 'repeated-issues'", "a slip in a question's name"),
    (["theme-history"], 2, "needs theme", "a parameter is missing"),
    (["theme-history", "-p", "theme=return home"], 1, "did you mean 'return home interviews'", "a theme that is none"),
    (["open-issues", "-p", "authority=Norbum"], 1, "it holds Norburn", "an authority that is not held"),
    (["evidence", "-p", "statement=norburn/x"], 1, "nothing called 'norburn/x'", "an id that is not held"),
    (["documents", "-p", "colour=red"], 2, "has no parameter colour", "a parameter that is none"),
    (["documents", "-p", "authority"], 2, "NAME=VALUE", "a parameter without a value"),
    (["overdue-actions", "-p", "as_of=soon"], 2, "must be a date", "words that are no date"),
    ([], 2, "give one question", "nothing was asked"),
    ([COUNT, "--file", "q.rq"], 2, "give one question", "two things were asked"),
    (["@none.rq"], 3, "cannot be read from none.rq", "no such file"),
    (["--timeout", "0.0001", COUNT], 1, "longer than", "too slow"),
    (["--timeout", "0", COUNT], 2, "--timeout", "no time at all"),
    (["ASK { ?s ?p '\udcff' }"], 2, "no characters of UTF-8", "a byte that is no text"),
    (["--timeout", "nan", COUNT], 2, "at most 86400 seconds", "a time that is no number"),
    (["--timeout", "inf", COUNT], 2, "at most 86400 seconds", "a time without end"),
]


@pytest.mark.parametrize(("args", "code", "words", "why"), NO)
def test_what_cannot_be_answered_is_one_line_and_the_right_code(
    run: Run, args: list[str], code: int, words: str, why: str
) -> None:
    done = run("query", *args)
    assert (done.returncode, done.stdout) == (code, ""), why
    assert done.stderr.startswith("tracegraph: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


def test_a_query_file_that_is_no_text_is_input_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"\xff\xfeS\x00")
    done = run("query", "@q.rq")
    assert (done.returncode, done.stderr) == (3, "tracegraph: the query in q.rq is not text in UTF-8\n")


def test_the_answer_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    assert run("query", COUNT, "--format", "csv", "-o", "n.csv").stdout == ""
    assert (tmp_path / "n.csv").read_bytes() == b"\xef\xbb\xbfdocuments\n5\n", "with the mark that Excel needs"
    assert run("query", COUNT, "--format", "csv").stdout == "documents\n5\n", "and no mark in a pipe"
