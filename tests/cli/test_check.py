"""`tracegraph check`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """A graph folder of one's own, to damage."""
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def test_a_sound_graph_is_exit_code_0_and_says_what_was_looked_at(run: Run) -> None:
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "quotes of 5 documents" in done.stderr
    assert "no original was looked for" in done.stderr


def test_a_changed_text_is_exit_code_1_with_a_line_for_each_problem(run: Run, copied: Path) -> None:
    text = next(p for p in sorted((copied / "texts").iterdir()) if "take-up" in p.read_text(encoding="utf-8"))
    text.write_text(text.read_text(encoding="utf-8").replace("interview", "INTERVIEW"), encoding="utf-8")
    done = run("check", graph=copied)
    assert done.returncode == 1
    assert any(line.startswith("quote: norburn/") for line in done.stdout.splitlines())
    assert done.stderr.splitlines()[-1].startswith("tracegraph: ")
    data = json.loads(run("check", "--json", graph=copied).stdout)["check"]
    assert (data["sound"], len(data["problems"])) == (False, len(done.stdout.splitlines()))


def test_a_changed_original_is_exit_code_1_and_one_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "norburn").mkdir()
    (tmp_path / "norburn" / "plan.tsv").write_text("not what was read", encoding="utf-8")
    done = run("check", "norburn")
    assert done.returncode == 1
    assert "source: " in done.stdout
    assert "norburn/2021-visit.pdf" in done.stderr, "what was not found is said"


def test_a_missing_path_is_exit_code_3(run: Run) -> None:
    done = run("check", "nowhere")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
