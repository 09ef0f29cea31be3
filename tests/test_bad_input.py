"""Bad input, by the real command line: a clear line or a counted, named skip, the right exit code, never a traceback,
and nothing lost that was stored."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tracegraph as tg
from tests.command_line import Done, done, environment, tracegraph
from tests.norburn.files import joint, report, write
from tests.read.papers import Words, pdf

GOOD = {
    "report.txt": report("2019-11-11", "2019-11-22", ["Private fostering and the response to it by partners."]),
    "joint.txt": joint("2022-02-14", "2022-01-10", "2022-01-14", body=["Talks are slow."]),
}
PDF = pdf([Words("Norburn")], [Words("More of it")])
LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"
GREEK = "Επιθεώρηση των υπηρεσιών για τα παιδιά".encode("iso8859-7")

UNKNOWN = "no inspection document or action plan was recognised in it"

# name, bytes, reason
BAD = [
    ("page.pdf", b"<!DOCTYPE html>\n<html><body>Moved</body></html>", "not a PDF: it is a web page (HTML)"),
    ("bare.pdf", b"\n<html><head></head></html>", "not a PDF: it is a web page (HTML)"),
    ("locked.pdf", pdf([Words("Norburn")], trailer=LOCKED), "encrypted PDF: needs a password"),
    ("cut.pdf", PDF[:-20], "damaged PDF: cut short"),
    ("half.pdf", PDF[: len(PDF) // 2], "damaged PDF: cut short"),
    ("head.pdf", b"%PDF-1.7\n", "damaged PDF: cut short"),
    ("scan.pdf", pdf([]), "no text layer"),
    ("noise.pdf", bytes(range(256)) * 40, "binary file"),
    ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(64), "binary file"),
    ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(32), "not a PDF: it is PNG image"),
    ("empty.txt", b"", "empty file"),
    ("empty.pdf", b"", "empty file"),
    ("blank.txt", b" \n\t\r\n \x0c\n", "empty file"),
    ("greek.txt", GREEK, "unknown text encoding"),
    ("torn.txt", "Überprüfung – Kinder – Hilfe".encode()[:-1] + b"\xe2\x80", "damaged UTF-8 text"),
    ("wide.txt", b"\xff\xfe" + "Norburn".encode("utf-16-le") + b"\x00", "damaged UTF-16-LE text"),
    ("paper.docx", b"PK\x03\x04rubbish", "unsupported format (damaged ZIP)"),
    ("data.xml", b"<?xml version='1.0'?><a/>", "unsupported format (XML)"),
    ("diary.txt", b"Rain again today, and the bus was late.", UNKNOWN),
    ("list.csv", b"name,age\nAnn,3\n", UNKNOWN),
]  # fmt: skip


def named(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table as cases, each called by its reason: the last word of the row, but for marks."""
    cases = []
    for row in rows:
        marks = [cell for cell in row if isinstance(cell, pytest.MarkDecorator)]
        *cells, why = [cell for cell in row if cell not in marks]
        cases.append(pytest.param(*cells, id=why, marks=marks))
    return cases


def _put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that was built from good papers; what is done to it is done to a copy."""
    folder = tmp_path_factory.mktemp("stored")
    done("build", write(folder / "papers", GOOD), "--graph", folder / "graph")
    return folder / "graph"


@pytest.fixture
def graph(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "graph")


def _one_line(ended: Done, code: int, *words: str) -> None:
    """It failed as it should: no data, one line of talk, the code."""
    assert (ended.returncode, ended.stdout) == (code, ""), ended.stderr
    assert ended.stderr.startswith("tracegraph: ")
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.endswith("\n")
    assert "Traceback" not in ended.stderr
    for word in words:
        assert word in ended.stderr


def _untouched(graph: Path, stored: Path) -> None:
    """What was stored is there, and answers as before."""
    assert (graph / "CURRENT").read_bytes() == (stored / "CURRENT").read_bytes()
    with tg.open(graph) as stands:
        assert "Private fostering" in stands.trace("private fostering")


def test_every_bad_file_is_named_with_its_reason_and_the_good_ones_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", GOOD)
    for name, data, _ in BAD:
        _put(folder, name, data)
    summary = json.loads(done("build", folder, "--graph", tmp_path / "graph", "--json"))["build"]
    assert sorted(d["path"] for d in summary["documents"]) == ["papers/joint.txt", "papers/report.txt"]
    reasons = {refusal["path"].removeprefix("papers/"): refusal["reason"] for refusal in summary["refusals"]}
    assert len(summary["refusals"]) == len(BAD)
    for name, _, reason in BAD:
        assert reasons[name].startswith(reason), name
    assert "Private fostering" in done("trace", "private fostering", "--graph", tmp_path / "graph")


def test_the_summary_for_people_counts_and_names_them_too(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", GOOD)
    for name, data, _ in BAD[:5]:
        _put(folder, name, data)
    lines = done("build", folder, "--graph", tmp_path / "graph").splitlines()
    assert lines[0] == "2 documents read"
    at = lines.index("5 files not read")
    assert lines[at + 1 : at + 6] == sorted(f"  papers/{name}: {reason}" for name, _, reason in BAD[:5])


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_alone_is_input_that_cannot_be_read(
    graph: Path, stored: Path, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = _put(tmp_path / "papers", name, data)
    _one_line(tracegraph("build", path, "--graph", graph), 3, f"papers/{name}: {reason}")
    _untouched(graph, stored)


# paths, words of the one line, why
NOWHERE = [
    (["nowhere"], "there is no file or folder nowhere", "a missing path"),
    (["papers", "nowhere.pdf"], "there is no file or folder nowhere.pdf", "one of two"),
    (["papers/report.txt/inner"], "there is no file or folder papers/report.txt/inner", "a file is no folder"),
    (["hollow"], "there are no files in hollow", "an empty folder"),
    (["loop"], "there is no file or folder loop", "a link to itself"),
    (["dead"], "there is no file or folder dead", "a link to nothing"),
    (["no\nsuch\x1b[31m"], "there is no file or folder no", "a hostile name stays in its line"),
    (["x" * 5000], "xxx", "a name that no system allows"),
]


@pytest.mark.parametrize(("paths", "words"), named(NOWHERE))
def test_a_path_that_leads_nowhere_is_named(
    graph: Path, stored: Path, tmp_path: Path, paths: list[str], words: str
) -> None:
    write(tmp_path / "papers", GOOD)
    (tmp_path / "hollow" / "inner").mkdir(parents=True)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dead").symlink_to("gone")
    ended = tracegraph("build", *paths, "--graph", graph, cwd=tmp_path)
    _one_line(ended, 3, words)
    assert "\x1b" not in ended.stderr
    _untouched(graph, stored)


def test_no_path_at_all_is_a_wrong_call(graph: Path, stored: Path) -> None:
    _one_line(tracegraph("build", "--graph", graph), 2, "PATH")
    _untouched(graph, stored)


def test_links_that_run_in_a_circle_end(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", GOOD)
    (folder / "round").mkdir()
    (folder / "round" / "up").symlink_to(folder)
    (folder / "round" / "there").symlink_to("back")
    (folder / "round" / "back").symlink_to("there")
    lines = done("build", folder, "--graph", tmp_path / "graph").splitlines()
    assert lines[0] == "2 documents read"
    assert [line.split(":")[0] for line in lines if line.startswith("  round/")] == ["  round/back", "  round/there"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", GOOD)
    os.mkfifo(folder / "pipe")
    assert "  papers/pipe: not a file" in done("build", folder, "--graph", tmp_path / "graph").splitlines()


# Runs the command as powerless as any user, also where the tests are run by root, who may read and write everything.
POWERLESS = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, dropped for good (PR_CAPBSET_DROP)
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def _powerless(*args: object) -> Done:
    command = [sys.executable, "-c", POWERLESS, *map(str, args)]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder of good papers, one of which may not be read, and a folder in it that may not be opened."""
    folder = write(tmp_path / "papers", {**GOOD, "secret.txt": GOOD["joint.txt"]})
    (write(folder / "closed", {"inner.txt": ""})).chmod(0)
    (folder / "secret.txt").chmod(0)
    if _powerless("-c", f"open({str(folder / 'secret.txt')!r})").returncode == 0:
        pytest.skip("this system lets everybody read everything: what may not be read was not tried")
    yield folder
    (folder / "closed").chmod(0o700)


def test_what_may_not_be_read_is_named_and_the_rest_goes_on(locked: Path, tmp_path: Path) -> None:
    ended = _powerless("-m", "tracegraph", "build", locked, "--graph", tmp_path / "graph")
    lines = ended.stdout.splitlines()
    assert (ended.returncode, ended.stderr, lines[0]) == (0, "", "2 documents read")
    assert "  papers/secret.txt: cannot be opened: Permission denied" in lines
    assert "  papers/closed: a folder that cannot be opened" in lines


def test_a_graph_that_may_not_be_written_is_left_as_it_is(locked: Path, graph: Path, stored: Path) -> None:
    for path in (graph, graph / "generations", graph / "texts", graph / "cache"):
        path.chmod(0o500)
    write(locked, {"more.txt": GOOD["joint.txt"].replace("Talks are slow.", "Talks are swift.")})
    _one_line(_powerless("-m", "tracegraph", "build", locked, "--graph", graph), 3, "cannot be written", str(graph))
    for path in (graph, graph / "generations", graph / "texts", graph / "cache"):
        path.chmod(0o700)
    _untouched(graph, stored)


# Runs the command where no file may grow beyond so many bytes: what a full disk does, at a place that can be chosen.
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv[1:2] = []
from tracegraph.cli import main
main()
"""


@pytest.mark.parametrize("room", [0, 600, 3_000, 20_000])
def test_a_full_disk_is_said_in_one_line_and_loses_nothing(
    graph: Path, stored: Path, tmp_path: Path, room: int
) -> None:
    folder = write(tmp_path / "papers", {"joint.txt": GOOD["joint.txt"]})
    command = [sys.executable, "-B", "-c", FULL, str(room), "build", str(folder), "--graph", str(graph)]
    ended = subprocess.run(command, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False)
    _one_line(ended, 3, "cannot be written")
    _untouched(graph, stored)


def _record(words: str) -> Callable[[Path], object]:
    return lambda graph: (_only(graph) / "build.json").write_text(words, encoding="utf-8")


def _current(data: bytes) -> Callable[[Path], object]:
    return lambda graph: (graph / "CURRENT").write_bytes(data)


# what is done to a graph folder, words of the one line, why
DAMAGED: list[tuple[Any, ...]] = [
    (shutil.rmtree, "there is no graph", "it was removed"),
    (lambda graph: (graph / "CURRENT").unlink(), "there is no graph", "it was never finished"),
    (_current(b""), "there is no graph", "CURRENT is empty"),
    (_current(b"\xff\xfe"), "there is no graph", "CURRENT is no text"),
    (_current(b"0" * 16), "build it again", "CURRENT names none"),
    (lambda graph: shutil.rmtree(graph / "generations"), "build it again", "the generations are gone"),
    (lambda graph: shutil.rmtree(_only(graph) / "store"), "build it again", "the store is gone"),
    (_record("{"), "build it again", "a torn record"),
    (_record("[]"), "build it again", "a record of another version"),
    (
        lambda graph: [p.write_bytes(b"") for p in (_only(graph) / "store").iterdir()],
        "build it again",
        "emptied files",
    ),
]


def _only(graph: Path) -> Path:
    (generation,) = (graph / "generations").iterdir()
    return generation


@pytest.mark.parametrize(("damage", "words"), named(DAMAGED))
def test_a_damaged_graph_is_said_to_be_so(graph: Path, damage: Callable[[Path], object], words: str) -> None:
    damage(graph)
    for command in (["trace", "private fostering"], ["query", "documents"]):
        _one_line(tracegraph(*command, "--graph", graph), 3, words)


@pytest.mark.parametrize("damage", named((damage, why, *mark) for damage, _, why, *mark in DAMAGED))
def test_a_build_mends_whatever_was_damaged(
    stored: Path, graph: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    damage(graph)
    done("build", write(tmp_path / "papers", GOOD), "--graph", graph)
    _untouched(graph, stored)


def test_a_graph_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", GOOD)
    _one_line(tracegraph("build", folder, "--graph", folder / "joint.txt"), 3, "cannot be written in", "joint.txt")
    assert (folder / "joint.txt").read_text(encoding="utf-8") == GOOD["joint.txt"]
    _one_line(tracegraph("trace", "x", "--graph", folder / "joint.txt"), 3, "there is no graph")


# SPARQL, words of the one line, why
SPARQL = [
    ("SELECT ?s WHERE { ?s ?p }", "the query cannot be read at line 1", "no object"),
    ("SELECT ?s WHERE {\n ?s a nowhere:Thing }", "a prefix that is not declared", "a prefix that nobody declared"),
    ("SELEKT * { ?s ?p ?o }", "this is no query", "a misspelt word"),
    ("", "this is no query", "nothing"),
    ("SELECT ?s WHERE { ?s ?p ?o } \x00", "", "a character that is none"),
    ("INSERT DATA { <urn:a> <urn:b> 1 }", "cannot be changed", "an update"),
    ("CLEAR ALL", "cannot be changed", "an update of everything"),
    ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused", "another machine"),
    ("LOAD <file:///etc/passwd>", "cannot be changed", "a file"),
]


@pytest.mark.parametrize(("sparql", "words"), named(SPARQL))
def test_bad_sparql_is_a_wrong_call_in_one_line(graph: Path, stored: Path, sparql: str, words: str) -> None:
    _one_line(tracegraph("query", "-", "--graph", graph, stdin=sparql), 2, words)
    _untouched(graph, stored)


# command, code, words of the one line, why
CALLS = [
    (["trace", "zeppelins"], 1, "zeppelins", "words that nobody used"),
    (["trace", "norburn/2031-01-none/r1"], 1, "norburn/2031-01-none/r1", "an id that is nobody's"),
    (["trace", "private fostering", "--authority", "Southmere"], 1, "Southmere", "another authority"),
    (["trace", "private fostering", "-o", "none/out.txt"], 2, "none", "a folder that is not there"),
    (["map", "-o", "."], 2, "is a folder", "a folder for a file"),
    (["export", "--format", "xls"], 2, "xls", "a format that is none"),
    (["check", "nowhere"], 3, "there is no file or folder nowhere", "an original that is not there"),
]


@pytest.mark.parametrize(("args", "code", "words"), named(CALLS))
def test_what_cannot_be_done_is_one_line_and_its_code(
    graph: Path, stored: Path, tmp_path: Path, args: list[str], code: int, words: str
) -> None:
    (tmp_path / "here").mkdir()
    _one_line(tracegraph(*args, "--graph", graph, cwd=tmp_path / "here"), code, words)
    assert list((tmp_path / "here").iterdir()) == []
    _untouched(graph, stored)
