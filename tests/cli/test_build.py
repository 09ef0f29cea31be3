"""`tracegraph build`: real files in, an honest count out."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.norburn.files import report, visit, write

LETTER = "2021-08-focused-visit-letter.md"


@pytest.fixture
def letters(root: Path, tmp_path: Path) -> Path:
    """A folder with a digest that can be read, a web page named .pdf, and an empty file."""
    folder = tmp_path / "letters"
    folder.mkdir()
    shutil.copy(root / "data" / "solihull" / LETTER, folder)
    (folder / "page.pdf").write_text("<!DOCTYPE html><html><body>Not found</body></html>", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_what_was_read_and_what_was_not_is_counted_and_named(run: Run, letters: Path, tmp_path: Path) -> None:
    graph = tmp_path / "out"
    done = run("build", "letters", graph=graph)
    assert (done.returncode, done.stderr) == (0, ""), "a progress line is for a terminal only"
    lines = done.stdout.splitlines()
    assert lines[0] == "1 document read"
    assert lines[1].startswith(f"  Focused visit: letters/{LETTER}  solihull/")
    assert lines[2] == "2 files not read"
    assert [line.split(":")[0].strip() for line in lines[3:5]] == ["letters/empty.txt", "letters/page.pdf"]
    assert all(line.partition(": ")[2] for line in lines[3:5]), "each with its reason"
    assert f"The graph lies in {graph}" in lines
    assert lines[-1].startswith("Next: tracegraph ")
    again = run("build", "letters", graph=graph).stdout
    assert again.splitlines()[0] == "1 document read (1 of the files unchanged, taken from the cache)"
    assert letters.is_dir()


def test_a_plan_is_called_a_plan_a_copy_is_named_and_one_is_said_as_one(run: Run, root: Path, tmp_path: Path) -> None:
    (plan,) = (root / "data" / "solihull").glob("*action-plan*")
    (tmp_path / "plans").mkdir()
    shutil.copy(plan, tmp_path / "plans" / "plan.md")
    shutil.copy(plan, tmp_path / "plans" / "the same once more.md")
    lines = run("build", "plans", graph=tmp_path / "out").stdout.splitlines()
    assert lines[0] == "1 document read from 2 files"
    assert lines[1].startswith("  Action plan: plans/plan.md  solihull/")
    assert lines[2] == "    the same document: plans/the same once more.md"
    assert "     1 document" in lines
    data = json.loads(run("build", "plans", "--json", graph=tmp_path / "out").stdout)["build"]
    assert [(d["kind"], d["also"]) for d in data["documents"]] == [("action-plan", ["plans/the same once more.md"])]


def test_what_names_no_authority_is_said_to_and_stands_once_in_every_answer(run: Run, tmp_path: Path) -> None:
    rows = "Recommendation;Action;Lead;By when\n1. Improve short breaks;Train staff;Team Manager;May 2025\n"
    (tmp_path / "plan.csv").write_text(rows, encoding="utf-8")
    graph = tmp_path / "out"
    lines = run("build", "plan.csv", graph=graph).stdout.splitlines()
    assert lines[2].strip().startswith("it names no authority, so it is tied to nothing: put the authority's name")
    answered = run("query", "recommendations-and-actions", "--format", "csv", graph=graph).stdout.splitlines()[1:]
    assert [row.split(",")[0] for row in answered] == ["unknown"]


@pytest.mark.parametrize("words", [("build", ""), ("check", ""), ("issues", "--graph", "")])
def test_an_empty_path_is_not_the_folder_one_stands_in(run: Run, words: tuple[str, ...]) -> None:
    """What a shell makes of a variable that is not set."""
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is empty (write . for the folder you are in)" in done.stderr


def test_json_says_the_same(run: Run, letters: Path, tmp_path: Path) -> None:
    data = json.loads(run("build", letters, "--json", graph=tmp_path / "out").stdout)
    summary = data["build"]
    assert data["version"] == 1
    assert (summary["read"], summary["reused"], len(summary["documents"])) == (1, 0, 1)
    assert [r["path"] for r in summary["refusals"]] == ["letters/empty.txt", "letters/page.pdf"]
    assert summary["counts"]["recommendations"] == 3


def test_quiet_still_names_what_was_not_read(run: Run, letters: Path, tmp_path: Path) -> None:
    done = run("build", letters, "-q", graph=tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["not read"] * 2


# what is built, words of the one line, why
NOTHING = [
    (["nowhere"], "there is no file or folder nowhere", "a missing path"),
    (["letters/empty.txt"], "nothing could be read", "nothing readable"),
    (["hollow"], "there are no files", "an empty folder"),
    (["letters", "nowhere"], "there is no file or folder nowhere", "one of two is missing"),
]


@pytest.mark.parametrize(("paths", "words", "why"), NOTHING)
def test_where_nothing_can_be_read_the_old_graph_stays_as_it_was(
    run: Run, letters: Path, tmp_path: Path, paths: list[str], words: str, why: str
) -> None:
    (tmp_path / "hollow").mkdir()
    graph = tmp_path / "out"
    assert run("build", letters / LETTER, graph=graph).returncode == 0
    before = (graph / "CURRENT").read_bytes(), run("trace", "RHI", graph=graph).stdout
    done = run("build", *paths, graph=graph)
    assert (done.returncode, done.stdout) == (3, ""), why
    assert done.stderr.startswith("tracegraph: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert ((graph / "CURRENT").read_bytes(), run("trace", "RHI", graph=graph).stdout) == before


def test_documents_without_any_date_are_told_of_shown_last_and_sound(run: Run, tmp_path: Path) -> None:
    """A report and a visit's letter that say nowhere when they were made, beside a dated report."""
    asks = ["The take-up of return home interviews for children who go missing."]
    dated, undated = report("2019-11-04", "2019-11-15", asks), report("2022-03-07", "2022-03-18", asks)
    letter = visit("2021-06-09", "2021-06-08", "2021-06-09", asks)
    texts = {
        "dated.txt": dated,
        "report.txt": "".join(line for line in undated.splitlines(True) if "Inspection dates" not in line),
        "visit.txt": letter.replace("9 June 2021\n", "", 1).replace(" on 8 June 2021 to 9 June 2021", ""),
    }
    graph = tmp_path / "graph"
    told = run("build", write(tmp_path / "papers", texts), graph=graph).stdout.splitlines()
    note = "no date was found in it: it is shown last"
    assert [line.strip() for line in told if note in line] == [
        f"papers/report.txt: {note}",
        f"papers/visit.txt: {note}",
    ]
    checked = run("check", graph=graph)
    assert (checked.returncode, checked.stdout) == (0, ""), "an undated document is no fault of the graph"
    history = run("trace", "return home interviews", graph=graph).stdout
    moments = [line.split(" | ")[0] for line in history.splitlines() if " | " in line]
    assert moments == ["4 to 15 November 2019", "date not found", "date not found"]
    assert "Latest word: repeated, date not found." in history
    assert "No date was found in it: it stands last, which does not mean that it is the latest." in history
    for question, rows in (("inspections", 3), ("judgements", 4), ("repeated-issues", 1), ("open-issues", 1)):
        found = json.loads(run("query", question, "--json", graph=graph).stdout)
        assert len(found["rows"]) == rows, question


def test_two_undated_letters_of_a_kind_are_two_inspections(run: Run, tmp_path: Path) -> None:
    """Nothing tells them apart but their bytes."""
    letters = {}
    for name, ask in (("one.txt", "Return home interviews for children."), ("two.txt", "Private fostering.")):
        letter = visit("2021-06-09", "2021-06-08", "2021-06-09", [ask])
        letters[name] = letter.replace("9 June 2021\n", "", 1).replace(" on 8 June 2021 to 9 June 2021", "")
    graph = tmp_path / "graph"
    run("build", write(tmp_path / "papers", letters), graph=graph)
    rows = json.loads(run("query", "inspections", "--json", graph=graph).stdout)["rows"]
    assert len(rows) == 2
    assert run("check", graph=graph).returncode == 0
