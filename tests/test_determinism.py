"""The same documents, the same bytes: twice, elsewhere, in another order, one file later, after a kill."""

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.command_line import done, environment, tracegraph
from tests.norburn.files import joint, plan, report, visit, write
from tracegraph.graph import GraphFolder
from tracegraph.graph.names import document_graph
from tracegraph.graph.serial import TRIG, written
from tracegraph.maps import write_map
from tracegraph.pipeline import build
from tracegraph.story import find, issue
from tracegraph.trace.history import history_text

ASKS = ["The take-up of return home interviews after children go missing.", "Private fostering and the response to it."]
PAPERS = {
    "a.txt": report("2019-11-11", "2019-11-22", ASKS, ["Return home interviews are often not offered."]),
    "b.txt": plan(
        "December 2020",
        "2019-11-11",
        "2019-11-22",
        [(ASKS[0], [("Employ two workers", "Head of Service Safeguards", "March 2020", "Done")], ["All are seen"])],
    ),
    "c.txt": visit("2021-07-14", "2021-06-08", "2021-06-09", ["The quality of return home interviews."]),
    "d.txt": joint("2022-02-14", "2022-01-10", "2022-01-14", body=["Return home interviews are slow."]),
}


ELSEWHERE = visit("2021-07-14", "2021-06-08", "2021-06-09", ["The quality of interviews."], place="Southmere")


@pytest.fixture(scope="module")
def digests(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the digests, in a folder of the same name."""
    return shutil.copytree(root / "data" / "solihull", tmp_path_factory.mktemp("here") / "solihull")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with the papers and the graph of them, and the name of its generation."""
    place = tmp_path_factory.mktemp("built")
    return place, build([write(place / "papers", PAPERS)], place / "graph").generation


@pytest.fixture
def old(built: tuple[Path, str], tmp_path: Path) -> str:
    """The same, copied into the test's own folder: the name of its generation."""
    shutil.copytree(built[0], tmp_path, dirs_exist_ok=True)
    return built[1]


@pytest.fixture(scope="session")
def fresh(digests_graph: Path) -> str:
    """The name of the generation that the digests make where nothing was before."""
    return (digests_graph / "CURRENT").read_text(encoding="utf-8").strip()


def _trig(folder: Path) -> bytes:
    with GraphFolder(folder).open() as graph:
        return written(graph.quads(), TRIG)


def _map(folder: Path) -> str:
    with GraphFolder(folder).open() as graph:
        return write_map(graph)


@pytest.fixture(scope="module")
def first(digests: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _outputs([digests], tmp_path_factory.mktemp("first"), {"PYTHONHASHSEED": "0"}, 2)


def _outputs(given: Sequence[Path], folder: Path, env: dict[str, str], jobs: int) -> dict[str, bytes]:
    """Every output file, by the real commands."""
    settings = environment(**env)
    done("build", *given, "--graph", "graph", "--jobs", jobs, cwd=folder, env=settings)
    for name in ("trig", "json", "csv", "graphml", "sssom"):
        done("export", "--format", name, "-o", f"out.{name}", "--graph", "graph", cwd=folder, env=settings)
    done("map", "-o", "out.html", "--graph", "graph", cwd=folder, env=settings)
    done("trace", "return home interviews", "-o", "out.txt", "--graph", "graph", cwd=folder, env=settings)
    return {path.name: path.read_bytes() for path in folder.glob("out.*")}


# how the command is run a second time, the files one by one in another order, why
WAYS = [
    pytest.param({"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"}, 1, False, id="one process"),
    pytest.param({"PYTHONHASHSEED": "7", "LANG": "tr_TR.UTF-8"}, 3, True, id="three processes, Turkish"),
]


@pytest.mark.parametrize(("env", "jobs", "turned"), WAYS)
def test_built_elsewhere_and_otherwise_every_output_is_the_same_bytes(
    digests: Path, first: dict[str, bytes], tmp_path: Path, env: dict[str, str], jobs: int, turned: bool
) -> None:
    elsewhere = shutil.copytree(digests, tmp_path / "another place" / "solihull")
    one_by_one = sorted(elsewhere.iterdir(), reverse=True)
    again = _outputs([*one_by_one[4:], *one_by_one[:4]] if turned else [elsewhere], tmp_path, env, jobs)
    assert sorted(again) == ["out.csv", "out.graphml", "out.html", "out.json", "out.sssom", "out.trig", "out.txt"]
    for name, content in again.items():
        assert content == first[name], name


def test_no_output_names_a_place_on_the_machine(digests: Path, root: Path, first: dict[str, bytes]) -> None:
    for name, content in first.items():
        for place in (digests.parent, root, Path(sys.prefix)):
            assert str(place).encode() not in content, name


def test_a_graph_grown_file_by_file_is_the_graph_of_all(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    for n, (name, text) in enumerate(reversed(PAPERS.items()), 1):
        write(folder, {name: text})
        summary = build([folder], tmp_path / "grown")
        assert (summary.read, summary.reused) == (1, n - 1)
    assert summary.generation == build([folder], tmp_path / "fresh").generation
    assert _trig(tmp_path / "grown") == _trig(tmp_path / "fresh")
    assert _map(tmp_path / "grown") == _map(tmp_path / "fresh")


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("name", PAPERS)
def test_a_file_withdrawn_takes_exactly_what_it_alone_supports(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "papers"
    with GraphFolder(tmp_path / "graph").open() as graph:
        before = {document: {str(quad) for quad in graph.quads(document)} for document in graph.documents()}
    (folder / name).unlink()
    summary = build([folder], tmp_path / "graph")
    fresh = build([folder], tmp_path / "fresh")
    assert (summary.read, summary.generation) == (0, fresh.generation)
    with GraphFolder(tmp_path / "graph").open() as graph:
        after = {document: {str(quad) for quad in graph.quads(document)} for document in graph.documents()}
        (gone,) = set(before) - set(after)
        assert after == {document: quads for document, quads in before.items() if document != gone}
        assert not list(graph.store.quads_for_pattern(None, None, None, document_graph(gone)))
        assert not [quad for quad in graph.quads() if f"/{gone}" in str(quad)]


@pytest.mark.usefixtures("old")
def test_what_was_withdrawn_leaves_the_folder_with_the_generation_that_held_it(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    for name in ("d.txt", "c.txt"):
        (folder / name).unlink()
        build([folder], tmp_path / "graph")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "graph" / "texts").iterdir())
    assert b"Return home interviews are slow." not in kept


# Runs the real command and kills it, with no chance to tidy up, as it is about to change the disk for the n-th time.
KILLED = """
import os, signal, sys
left = int(sys.argv.pop(1))

def watch(event, arguments):
    global left
    changes = event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax")
    if changes or writes:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
from tracegraph.cli import main
main()
"""
STEP = 4
"""Every so many changes of the disk a build is killed: all of them would take a minute."""


def _killed(left: int, *args: object) -> int:
    command = [sys.executable, "-B", "-c", KILLED, str(left), *map(str, args)]
    return subprocess.run(command, env=environment(), capture_output=True, check=False).returncode


def _standing(folder: Path) -> str:
    """The name of the graph that stands there, seen to be whole and usable."""
    with GraphFolder(folder).open() as graph:
        assert all(graph.text_is_whole(document) for document in graph.documents())
        assert graph.search("interviews")
        assert "private fostering" in history_text(issue(graph, find(graph, "private fostering")[0].id)).lower()
        return graph.name


def test_a_build_killed_at_any_moment_leaves_a_usable_graph(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", {**PAPERS, "e.txt": ELSEWHERE})
    old = build([papers / name for name in ("a.txt", "b.txt", "e.txt")], tmp_path / "old").generation
    new = build([papers], tmp_path / "new").generation
    seen = []
    for left in range(0, 400, STEP):
        folder = shutil.copytree(tmp_path / "old", tmp_path / str(left))
        ended = _killed(left, "build", papers, "--graph", folder)
        seen.append(_standing(folder))
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        if left % (4 * STEP) == 0:
            assert build([papers], folder).generation == new
    assert seen[0] == old
    assert seen[-1] == new
    assert seen == sorted(seen, key=[old, new].index)
    assert len(seen) > 5


class Watched:
    """A build in a terminal of its own, whose progress line is read as it is written."""

    def __init__(self, *args: object) -> None:
        self._screen, inner = pty.openpty()
        command = [sys.executable, "-m", "tracegraph", *map(str, args)]
        # A script that runs the tests in the background (`&`) has interrupts ignored, and what it starts inherits that;
        # a terminal's foreground, which this stands for, does not.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            command,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=inner,
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, before)
        os.close(inner)
        self.said = b""

    def read(self) -> Iterator[bytes]:
        """All that was said so far, each time that there is more; ends with the last process that could say more."""
        while True:
            try:
                more = os.read(self._screen, 1024)
            except OSError:  # Linux says so where nobody holds the other end any more
                more = b""
            if not more:
                return
            self.said += more
            yield self.said

    def until(self, words: bytes) -> None:
        """Waits for these words."""
        assert any(words in said for said in self.read()), self.said

    def close(self) -> None:
        """Lets the terminal go."""
        os.close(self._screen)
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.mark.parametrize("words", ["reading 1 of 9", "reading 5 of 9", "reading 9 of 9", "linking", "storing"])
def test_killed_as_it_says_how_far_it_is_nothing_is_left_behind(
    digests: Path, old: str, fresh: str, tmp_path: Path, words: str
) -> None:
    with closing(Watched("build", digests, "--graph", tmp_path / "graph", "--jobs", "2")) as watched:
        watched.until(words.encode())
        watched.process.kill()
        assert watched.process.wait() == -signal.SIGKILL
        list(watched.read())  # ends only where every worker has ended
    standing = _standing(tmp_path / "graph")
    assert standing == old or (words == "storing" and standing == fresh)
    assert build([digests], tmp_path / "graph").generation == fresh


def test_interrupted_it_says_so_in_one_line_and_changes_nothing(digests: Path, old: str, tmp_path: Path) -> None:
    with closing(Watched("build", digests, "--graph", tmp_path / "graph", "--jobs", "2")) as watched:
        watched.until(b"reading 2 of 9")
        os.killpg(watched.process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
        said = [*watched.read(), watched.said][-1].decode()
        assert watched.process.wait() == 130
    assert said.rpartition("\x1b[K")[2].strip() == "tracegraph: interrupted; nothing was changed"
    assert "Traceback" not in said
    assert _standing(tmp_path / "graph") == old


def test_two_builds_at_once_both_end_well(digests: Path, built: tuple[Path, str], fresh: str, tmp_path: Path) -> None:
    folder, old = built
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tracegraph", "build", str(given), "--graph", str(tmp_path / "graph"), "-q"],
            env=environment(),
            stderr=subprocess.PIPE,
        )
        for given in (digests, folder / "papers")
    ]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 2
    assert _standing(tmp_path / "graph") in {old, fresh}


def test_a_reader_is_served_from_the_graph_it_opened(digests: Path, old: str, tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph").open() as early:
        assert tracegraph("build", digests, "--graph", tmp_path / "graph").returncode == 0
        assert early.name == old
        assert len(early.documents()) == len(PAPERS)
        assert early.search("interviews")
        assert all(early.text_is_whole(document) for document in early.documents())
