"""`tracegraph map` and `tracegraph export`: files for others."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracegraph.export import names


def test_the_map_is_written_where_it_is_said_to_lie(run: Run, tmp_path: Path) -> None:
    done = run("map")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "The map lies in tracegraph-map.html\n")
    page = (tmp_path / "tracegraph-map.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert run("map", "-o", "-", "-q").stdout == page
    assert run("map", "-q", "-o", "other.html").stderr == ""


def test_an_unknown_authority_makes_no_map(run: Run, tmp_path: Path) -> None:
    done = run("map", "--authority", "Sudburn")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", names())
def test_every_format_is_the_same_bytes_to_stdout_and_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    done = run("export", "--format", form, "-o", "graph.out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"The {form} lies in graph.out\n")
    mark = b"\xef\xbb\xbf" if form == "csv" else b""  # by which Excel knows UTF-8
    assert mark + run("export", "--format", form).stdout.encode() == (tmp_path / "graph.out").read_bytes()


def test_every_format_is_explained_in_the_help(run: Run) -> None:
    text = run("export", "-h").stdout
    assert all(f"    {form:8}  " in text for form in names())


def test_the_json_names_every_document(run: Run) -> None:
    assert len(json.loads(run("export", "--format", "json").stdout)["documents"]) == 5


# arguments, exit code, why
NO = [
    ([], 2, "no format"),
    (["--format", "pdf"], 2, "no such format"),
    (["--format", "csv", "-o", "none/graph.csv"], 2, "no such folder"),
]


@pytest.mark.parametrize(("args", "code", "why"), NO)
def test_a_wrong_call_writes_nothing(run: Run, tmp_path: Path, args: list[str], code: int, why: str) -> None:
    done = run("export", *args)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), why
    assert list(tmp_path.iterdir()) == []
