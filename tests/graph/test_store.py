"""A graph folder: whole or not at all, the same for the same input, undisturbed for who reads it."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, norburn_folder, publish, put
from tests.graph.laws import kept
from tracegraph.errors import InputError, NoGraph
from tracegraph.graph import BuildRecord, Graph, GraphFolder
from tracegraph.graph.decode import decode_graph
from tracegraph.graph.serial import nquads
from tracegraph.model.link import Linked

SMALL = Linked("Norburn", norburn().documents[:1])
OTHER = Linked("Norburn", norburn().documents[2:3])

# Publishes Norburn into one folder after another, each time in a process of its own, which dies, without any chance to
# tidy up, as it is about to change the disk one time later than the one before. One that ends well is the last.
DIES = """
import os, shutil, sys
from pathlib import Path
from tests.factories import norburn, publish
from tracegraph.model.link import Linked

given, folder = Linked("Norburn", norburn().documents[2:3]), Path(sys.argv[1])
left = 0

def watch(event, arguments):
    global left
    changes = event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax")
    if changes or writes:
        left -= 1
        if left < 0:
            os._exit(9)

for run in range(200):
    place = shutil.copytree(folder / "old", folder / str(run))
    if (child := os.fork()) == 0:
        left = run
        sys.addaudithook(watch)
        try:
            publish(given, place)
            os._exit(0)
        finally:
            os._exit(1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in {0, 9}, ended
    if ended == 0:
        break
"""


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file of a folder with its size and the moment it was written."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_what_is_published_is_what_is_read(tmp_path: Path) -> None:
    with norburn_folder(tmp_path).open() as graph:
        assert decode_graph(graph) == (kept(norburn()),)
        assert graph.build.refusals == (("norburn/scan.pdf", "no text layer"),)
        assert graph.documents() == tuple(document.id for document in kept(norburn()).documents)


def test_the_same_content_has_the_same_name_and_is_not_written_again(tmp_path: Path) -> None:
    folder = publish(norburn(), tmp_path / "here")
    before = tree(folder.path)
    turned = replace(norburn(), documents=norburn().documents[::-1], links=norburn().links[::-1])
    assert publish(turned, tmp_path / "here").open().name == folder.open().name
    assert tree(folder.path) == before
    with publish(turned, tmp_path / "elsewhere").open() as graph:
        assert graph.name == folder.open().name
        assert nquads(graph.quads()) == nquads(folder.open().quads())


def test_a_refusal_more_is_another_generation(tmp_path: Path) -> None:
    folder = GraphFolder(tmp_path)
    refused = BuildRecord(refusals=(("a/b.pdf", "empty"),))
    assert put(folder, [], BuildRecord()) != put(folder, [], refused)


def test_a_document_left_out_takes_its_own_with_it_and_nothing_else(tmp_path: Path) -> None:
    folder = norburn_folder(tmp_path)
    whole = {str(quad) for quad in folder.open().quads()}
    first, *rest = norburn().documents
    publish(replace(norburn(), documents=tuple(rest)), folder.path)
    gone = whole - {str(quad) for quad in folder.open().quads()}
    own = f"<https://w3id.org/tracegraph/graph/{first.id}>"
    # What else goes is the one rendering that linking knows of it.
    assert {quad.rsplit(" ", 1)[1] for quad in gone if "/rendering" not in quad} == {own}


def test_a_build_killed_at_any_moment_leaves_a_whole_graph(tmp_path: Path) -> None:
    old, new = publish(SMALL, tmp_path / "old").open().name, publish(OTHER, tmp_path / "new").open().name
    subprocess.run([sys.executable, "-c", DIES, str(tmp_path)], check=True, cwd=Path.cwd())
    seen = []
    for path in sorted((path for path in tmp_path.iterdir() if path.name.isdecimal()), key=lambda path: int(path.name)):
        with GraphFolder(path).open() as graph:
            seen.append(graph.name)
            assert all(graph.text_is_whole(document) for document in graph.documents())
            assert graph.search("interviews")
        assert publish(OTHER, path).open().name == new
        assert sorted(p.name for p in (path / "generations").iterdir()) == sorted({old, new})
        assert not [p for p in path.rglob("*") if p.name.endswith(".new") or p.name == ".building"]
    # Every run before CURRENT was moved shows the old graph; after it, the new one.
    assert seen == sorted(seen, key=[old, new].index)
    assert set(seen) == {old, new}
    assert len(seen) > 10


def test_a_reader_is_not_disturbed_by_builds(tmp_path: Path) -> None:
    folder = publish(SMALL, tmp_path)
    with folder.open() as early:
        publish(norburn(), tmp_path)
        with folder.open() as late:
            publish(replace(norburn(), links=()), tmp_path)
            assert len(late.documents()) == 5
            assert late.text("norburn/2020-10-action-plan").startswith("Norburn")
            assert late.search("campaign")
        assert early.documents() == (SMALL.documents[0].id,)
        assert len(list(early.quads())) < len(list(folder.open().quads()))


def test_two_may_read_at_once(tmp_path: Path) -> None:
    folder = norburn_folder(tmp_path)
    with folder.open() as one, folder.open() as other:
        assert one.documents() == other.documents()


def test_only_this_and_the_last_generation_are_kept_and_no_text_beyond_them(tmp_path: Path) -> None:
    names = [publish(norburn(), tmp_path).open().name]
    names += [publish(Linked("Norburn", norburn().documents[:most]), tmp_path).open().name for most in (2, 1)]
    assert {path.name for path in (tmp_path / "generations").iterdir()} == set(names[1:])
    assert len(list((tmp_path / "texts").iterdir())) == 2


def test_a_damaged_generation_is_built_again(tmp_path: Path) -> None:
    folder = norburn_folder(tmp_path)
    with folder.open() as graph:
        broken = graph.path
    (broken / "build.json").write_text("{", encoding="utf-8")
    with pytest.raises(NoGraph, match="build it again"):
        folder.open()
    assert norburn_folder(tmp_path).open().documents()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "nothing was ever published"), ("", "empty"), ("0123456789abcdef\n", "names a generation that is gone")],
)
def test_no_graph_is_one_plain_line(tmp_path: Path, content: str | None, reason: str) -> None:
    if content is not None:
        (tmp_path / "CURRENT").write_text(content, encoding="utf-8")
    with pytest.raises(NoGraph, match="build") as error:
        GraphFolder(tmp_path).open()
    assert "\n" not in str(error.value), reason


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        publish(SMALL, tmp_path / "file" / "graph")


def test_a_graph_is_read_where_nothing_may_be_written(tmp_path: Path) -> None:
    folder = norburn_folder(tmp_path)
    for path in [folder.path, *folder.path.rglob("*")]:
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))
    before = tree(folder.path)
    try:
        with folder.open() as graph:
            assert graph.search("campaign")
            assert graph.rows("SELECT ?i { ?i a tg:Issue }")
        assert tree(folder.path) == before
    finally:
        for path in [folder.path, *folder.path.rglob("*")]:
            path.chmod(stat.S_IRWXU)


def test_no_path_of_this_machine_is_kept(tmp_path: Path) -> None:
    folder = norburn_folder(tmp_path)
    for path in folder.path.rglob("*"):
        if path.is_file():
            assert os.fsencode(tmp_path) not in path.read_bytes(), path.name


def test_opening_needs_neither_rdflib_nor_networkx(tmp_path: Path) -> None:
    folder = norburn_folder(tmp_path)
    code = (
        "import sys; from tracegraph.graph import GraphFolder;"
        f"GraphFolder({str(folder.path)!r}).open().rows('SELECT ?i {{ ?i a tg:Issue }}');"
        "print({'rdflib', 'networkx', 'pyshacl'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_words_of_a_graph_are_those_of_its_folder(tmp_path: Path) -> None:
    with norburn_folder(tmp_path).open() as graph:
        document = norburn().documents[1]
        assert graph.text(document.id) == document.extraction.text
        text = next(path for path in graph.texts.iterdir() if path.name.startswith(document.extraction.source.sha256))
        text.write_text("tampered", encoding="utf-8")
        assert not graph.text_is_whole(document.id)
        text.unlink()
        with pytest.raises(InputError, match="build the graph again"):
            graph.text(document.id)


def test_a_graph_is_a_folder_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        Graph(tmp_path, tmp_path)
