"""`tracegraph map` for one issue, one theme, many authorities: all of a site or nothing, and nobody else's files."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracegraph.cli.folders import MANIFEST, emit_folder
from tracegraph.errors import UsageError


def held(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_site_is_written_and_written_again_the_same(run: Run, two: Path, tmp_path: Path) -> None:
    done = run("map", "--site", "pages", graph=two)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr == "The site lies in pages: open pages/index.html\n"
    first = held(tmp_path / "pages")
    assert {"index.html", "authorities/norburn.html", "authorities/sudburn.html", MANIFEST} <= set(first)
    assert run("map", "--site", "pages", "-q", graph=two).returncode == 0
    assert held(tmp_path / "pages") == first
    assert [each.name for each in tmp_path.iterdir()] == ["pages"], "no draft is left behind"


def test_a_smaller_site_leaves_nothing_of_the_larger(run: Run, two: Path, tmp_path: Path) -> None:
    run("map", "--site", "pages", graph=two)
    assert run("map", "--site", "pages").returncode == 0
    assert not (tmp_path / "pages/authorities/sudburn.html").exists()


# what lies where the site should go, what the message says, why
FOREIGN = [
    ("pages/notes.txt", "pages holds notes.txt", "a folder of somebody's own"),
    ("pages/authorities/mine.html", "pages holds authorities/mine.html", "deep within"),
    ("pages", "pages is a file", "no folder at all"),
]


@pytest.mark.parametrize(("place", "says", "why"), FOREIGN)
def test_nobody_elses_files_are_touched(run: Run, tmp_path: Path, place: str, says: str, why: str) -> None:
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")
    done = run("map", "--site", "pages")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), why
    assert says in done.stderr, why
    assert file.read_text() == "mine"


def test_a_file_put_into_a_site_keeps_it_from_being_replaced(run: Run, tmp_path: Path) -> None:
    run("map", "--site", "pages")
    (tmp_path / "pages/added.txt").write_text("mine")
    before = held(tmp_path / "pages")
    assert run("map", "--site", "pages").returncode == 2
    assert held(tmp_path / "pages") == before


def test_a_run_that_fails_half_way_leaves_the_good_site(tmp_path: Path) -> None:
    site = tmp_path / "pages"
    emit_folder([("index.html", "good")], site)

    def failing() -> object:
        yield "index.html", "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        emit_folder(failing(), site)  # type: ignore[arg-type]
    assert (site / "index.html").read_text() == "good"
    assert [each.name for each in tmp_path.iterdir()] == ["pages"]


_KILLED = """
import os, signal, sys
from pathlib import Path
from tracegraph.cli.folders import emit_folder
def files():
    yield "index.html", "half"
    os.kill(os.getpid(), signal.SIGKILL)
emit_folder(files(), Path(sys.argv[1]))
"""


def test_a_run_that_is_killed_leaves_the_good_site_and_the_next_one_replaces_it(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "pages"
    emit_folder([("index.html", "good")], site)
    done = subprocess.run([sys.executable, "-c", _KILLED, str(site)], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (site / "index.html").read_text() == "good"
    emit_folder([("index.html", "better")], site)
    assert (site / "index.html").read_text() == "better"


def test_a_site_that_a_killed_run_had_set_aside_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "pages"
    emit_folder([("index.html", "good")], site)
    site.rename(tmp_path / ".pages.before")
    (tmp_path / "mine").mkdir()
    with pytest.raises(UsageError):
        emit_folder([("index.html", "better")], tmp_path / "none" / "pages")
    emit_folder([("index.html", "better")], site)
    assert (site / "index.html").read_text() == "better"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["mine", "pages"]


# arguments, exit code, what the message says, why
NO = [
    (["--site", "pages", "-o", "x.html"], 2, "--site writes the whole graph", "options that contradict each other"),
    (["--site", "pages", "--authority", "Norburn"], 2, "--site writes the whole graph", "a site is of all"),
    (["--site", "none/pages"], 2, "there is no folder", "nowhere to write"),
    (["--issue", "fostering", "--theme", "private fostering"], 2, "not both", "two choices"),
    (["--theme", "no such thing"], 1, "there is no theme 'no such thing'", "an unknown theme"),
    (["--theme", "age assessments"], 1, "no issue is about", "a theme that nothing is about"),
    (["--issue", "zzzz"], 1, "", "an unknown issue"),
]


@pytest.mark.parametrize(("args", "code", "says", "why"), NO)
def test_a_wrong_call_writes_nothing(run: Run, tmp_path: Path, args: list[str], code: int, says: str, why: str) -> None:
    done = run("map", *args)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), why
    assert says in done.stderr, why
    assert list(tmp_path.iterdir()) == []


def test_one_issue_and_one_theme_make_pages_of_their_own(run: Run) -> None:
    whole = run("map", "-o", "-").stdout
    for option in ("--issue", "--theme"):
        page = run("map", option, "private fostering", "-o", "-").stdout
        assert page.count('role="row" data-lane=') == 1 < whole.count('role="row" data-lane='), option
        assert len(page) < len(whole)


def test_an_issue_that_several_authorities_have_asks_for_one_of_them(run: Run, two: Path) -> None:
    done = run("map", "--issue", "private fostering", "-o", "-", graph=two)
    assert (done.returncode, done.stdout) == (2, "")
    assert "choose one with --authority" in done.stderr
    assert run("map", "--issue", "private fostering", "--authority", "Sudburn", "-o", "-", graph=two).returncode == 0
