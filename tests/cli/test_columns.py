"""`tracegraph build --columns`: headings that nobody recognises, and what a user says of them."""

import json
from pathlib import Path

import pytest

import tracegraph as tg
from tests.cli.conftest import Run

PLAN = """Norburn Council

Ofsted action plan

What's the job\tWhose job\tSign-off
Visit each home\tHead of Care\tMay 2022
Train staff\tHR Manager\tJune 2022

Action\tLead\tStatus
Print a guide\tComms Officer\tComplete
"""
NAMES = '"What\'s the job" = "action"\n"Whose job" = "owner"\n"Sign-off" = "by when"\n'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of which one table is not recognised."""
    path = tmp_path / "norburn" / "plan.txt"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """What its headings mean."""
    path = tmp_path / "columns.toml"
    path.write_text(NAMES, encoding="utf-8")
    return path


def test_a_table_that_is_not_recognised_is_named_until_it_is(run: Run, plan: Path, names: Path, tmp_path: Path) -> None:
    graph = tmp_path / "out"
    first = run("build", plan, graph=graph)
    assert "norburn/plan.txt: a table was not read" in first.stdout
    assert "What's the job | Whose job | Sign-off" in first.stdout
    told = json.loads(run("build", plan, "--columns", names, "--json", graph=graph).stdout)["build"]
    assert (told["notes"], told["counts"]["actions"]) == ([], 3)
    assert (told["read"], told["reused"]) == (1, 0), "what was read without it is not taken for what is read with it"
    again = json.loads(run("build", plan, "--columns", names, "--json", graph=graph).stdout)["build"]
    assert (again["reused"], again["generation"]) == (1, told["generation"])
    without = json.loads(run("build", plan, "--json", graph=graph).stdout)["build"]
    assert (without["reused"], len(without["notes"]), without["counts"]["actions"]) == (1, 1, 1)


def test_a_file_in_which_nothing_else_is_recognised_is_refused_with_its_headings(
    run: Run, plan: Path, names: Path, tmp_path: Path
) -> None:
    plan.write_text(PLAN.partition("\nAction")[0].replace("Ofsted action plan", "Our year"), encoding="utf-8")
    refused = run("build", plan, graph=tmp_path / "out")
    assert refused.returncode == 3
    assert "What's the job | Whose job | Sign-off (build --columns can say)" in refused.stderr
    assert run("build", plan, "--columns", names, graph=tmp_path / "out").returncode == 0


# what the file says, words of the one line
WRONG = [
    ('"Who" = "boss"\n', "which is no meaning"),
    ("Who\n", "is no TOML"),
    (None, "cannot be read: No such file"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_a_file_that_cannot_be_read_stops_the_build(
    run: Run, plan: Path, tmp_path: Path, text: str | None, words: str
) -> None:
    if text is not None:
        (tmp_path / "wrong.toml").write_text(text, encoding="utf-8")
    done = run("build", plan, "--columns", tmp_path / "wrong.toml", graph=tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert words in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_same_from_python(plan: Path, names: Path, tmp_path: Path) -> None:
    with tg.build(plan, tmp_path / "out", columns=names) as graph:
        assert len(graph.sparql("actions-without-recommendation")) == 3
