"""`tracegraph pack`."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.hostile import hostile_folder
from tests.norburn.names import ISSUE_RHI, PLAN_2020
from tests.pack.opened import parts

# arguments, the paper's title, why
WAYS = [
    (["return", "home", "interviews"], "# Return home interviews", "words need no quotation marks"),
    ([ISSUE_RHI], "# Return home interviews", "an issue's id"),
    ([f"{PLAN_2020}/a2-1"], "# Private fostering", "any statement's id"),
    (["Norburn"], "# Norburn: what inspectors asked, and what became of it", "an authority's name"),
    (["norburn"], "# Norburn: what inspectors asked, and what became of it", "its id"),
]


@pytest.mark.parametrize(("args", "title", "why"), WAYS)
def test_a_paper_is_on_what_was_asked_for(run: Run, args: list[str], title: str, why: str) -> None:
    done = run("pack", *args, "-o", "-")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == title, why


@pytest.mark.parametrize("name", ["paper.docx", "paper.html", "paper.md", "PAPER.DOCX"])
def test_the_files_name_says_which_format(run: Run, tmp_path: Path, name: str) -> None:
    done = run("pack", "private fostering", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"The paper lies in {name}\n")
    data = (tmp_path / name).read_bytes()
    assert zipfile.is_zipfile(tmp_path / name) == name.lower().endswith(".docx")
    assert run("pack", "private fostering", "-o", name, "-q", PYTHONHASHSEED="7").stderr == ""
    assert (tmp_path / name).read_bytes() == data, "the same graph, the same bytes"
    assert [p.name for p in tmp_path.iterdir()] == [name], "and nothing beside it"


# arguments, exit code, what stderr says, why
REFUSED = [
    (["fostering", "-o", "paper.pdf"], 2, "as '.pdf': give a name that ends in .docx, .html, .md.",
     "a format there is not"),
    (["fostering", "-o", "paper"], 2, "no paper can be written as 'paper'", "no format"),
    (["private fosterimg"], 1, "did you mean 'private fostering'?", "an issue that comes near"),
    (["Norbrun"], 1, "There is an authority 'Norburn'.", "an authority that comes near"),
    (["fostering", "-o", "nowhere/paper.docx"], 2, "there is no folder nowhere", "a folder there is not"),
    ([], 2, "Missing argument", "nothing asked for"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code", "said", "why"), REFUSED)
def test_what_cannot_be_is_one_clear_line(
    run: Run, tmp_path: Path, args: list[str], code: int, said: str, why: str
) -> None:
    done = run("pack", *args)
    assert (done.returncode, done.stdout) == (code, ""), why
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_cannot_be_made_leaves_the_old_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"the old one")
    assert run("pack", "nothing of the kind", "-o", "paper.docx").returncode == 1
    assert (tmp_path / "paper.docx").read_bytes() == b"the old one"


def test_whose_issue_is_meant_is_not_guessed(run: Run, two: Path) -> None:
    done = run("pack", "private fostering", "-o", "-", graph=two)
    assert done.returncode == 2
    assert "fits issues of 2 authorities (Norburn, Sudburn): choose one with --authority." in done.stderr
    one = run("pack", "private fostering", "--authority", "sudburn", "-o", "-", graph=two)
    assert one.returncode == 0
    assert "Sudburn" in one.stdout.splitlines()[2]


def test_names_are_left_out_where_that_is_asked_for(run: Run) -> None:
    plain, cut = run("pack", "Norburn", "-o", "-"), run("pack", "Norburn", "-o", "-", "--redact-names")
    assert "## Names left out" in cut.stdout
    assert "## Names left out" not in plain.stdout


def test_it_starts_without_rdflib_networkx_or_pyvis(run: Run) -> None:
    code = run("pack", "private fostering", "-o", "-", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in code.stderr.splitlines() if line.startswith("import time:")}
    assert "tracegraph.pack" in loaded
    assert not loaded & {"rdflib", "networkx", "pyvis", "pyshacl", "pypdfium2", "numpy"}


def test_hostile_words_reach_a_paper_spelt_out(run: Run, tmp_path: Path) -> None:
    graph = hostile_folder(tmp_path / "hostile").path
    for name in ("paper.docx", "paper.html", "paper.md"):
        assert run("pack", ISSUE_RHI, "-q", "-o", name, graph=graph).returncode == 0
        data = (tmp_path / name).read_bytes()
        text = "".join(parts(data).values()) if name.endswith("docx") else data.decode()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "U+202E" in text
