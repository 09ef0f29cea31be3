"""A build upon a build: what is not done again makes no difference, whatever came, went and broke in between."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.norburn.files import joint, report, visit, write
from tracegraph.decisions import add_decisions
from tracegraph.graph import GraphFolder
from tracegraph.graph.serial import TRIG, written
from tracegraph.model.decision import Decision, fingerprint
from tracegraph.pipeline import HERE, BuildSummary, build
from tracegraph.vocab import Verdict

ASKS = ["The take-up of return home interviews after children go missing.", "Private fostering and the response to it."]
PAPERS = {
    "a.txt": report("2019-11-11", "2019-11-22", ASKS, ["Return home interviews are often not offered."]),
    "b.txt": visit("2021-07-14", "2021-06-08", "2021-06-09", ["The quality of return home interviews."]),
    "c.txt": joint("2022-02-14", "2022-01-10", "2022-01-14", body=["Return home interviews are slow."]),
    "d.txt": visit("2021-07-14", "2021-06-08", "2021-06-09", ["The quality of visits to children."], place="Southmere"),
    "e.txt": visit("2022-07-14", "2022-06-08", "2022-06-09", ["The timeliness of visits."], place="Southmere"),
    "f.txt": visit("2020-07-14", "2020-06-08", "2020-06-09", ["The supervision of staff."], place="Westhaven"),
    "g.txt": "Rain again.",
}
"""Three authorities, who share the names of their inspectorates, and a diary."""


def _build(folder: Path, graph: Path) -> BuildSummary:
    return build([folder], graph, jobs=HERE)


def _says(graph: Path) -> tuple[bytes, list[str]]:
    """All that a graph says, and what its full text finds."""
    with GraphFolder(graph).open() as opened:
        assert all(opened.text_is_whole(document) for document in opened.documents())
        found = opened.search("interviews") + opened.search("visits") + opened.search("supervision")
        return written(opened.quads(), TRIG), [hit.statement for hit in found]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[frozenset[str]], tuple[str, tuple[bytes, list[str]]]]:
    """The name and the content of the graph that these papers make where nothing was before; each made once."""
    made: dict[frozenset[str], tuple[str, tuple[bytes, list[str]]]] = {}

    def look_up(names: frozenset[str]) -> tuple[str, tuple[bytes, list[str]]]:
        if names not in made:
            place = tmp_path_factory.mktemp("fresh")
            folder = write(place / "papers", {name: PAPERS[name] for name in sorted(names)})
            made[names] = (_build(folder, place / "graph").generation, _says(place / "graph"))
        return made[names]

    return look_up


Fresh = Callable[[frozenset[str]], tuple[str, tuple[bytes, list[str]]]]
# There is always something to build.
HELD = st.frozensets(st.sampled_from(sorted(PAPERS))).map(lambda names: names | {"d.txt"})


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HELD, min_size=2, max_size=4))
def test_whatever_was_built_before_the_graph_is_that_of_the_papers(
    fresh: Fresh, tmp_path_factory: pytest.TempPathFactory, steps: list[frozenset[str]]
) -> None:
    place = tmp_path_factory.mktemp("grown")
    for names in steps:
        shutil.rmtree(place / "papers", ignore_errors=True)
        folder = write(place / "papers", {name: PAPERS[name] for name in names})
        assert _build(folder, place / "graph").generation == fresh(names)[0]
        assert _says(place / "graph") == fresh(names)[1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with papers and the graph of them."""
    _build(write(tmp_path / "papers", PAPERS), tmp_path / "graph")
    return tmp_path


def _tree(folder: Path) -> dict[str, tuple[int, int]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_where_nothing_has_changed_nothing_is_written(place: Path) -> None:
    before = _tree(place / "graph")
    summary = _build(place / "papers", place / "graph")
    assert (summary.read, summary.linked, summary.changed) == (0, 0, False)
    assert _tree(place / "graph") == before


# what happens to the papers, how many are read, how many authorities are linked, why
CHANGES = [
    ({"h.txt": PAPERS["e.txt"].replace("2022", "2023")}, (1, 1), "a new paper has its authority linked anew"),
    ({"h.txt": "Wind again."}, (0, 0), "a file that is refused changes no authority"),
    ({"h.txt": PAPERS["f.txt"]}, (0, 1), "the same paper under another name is a rendering more"),
    ({"f.txt": PAPERS["f.txt"].replace("supervision", "training")}, (1, 1), "a changed paper"),
    ({"f.txt": None}, (0, 0), "an authority that goes takes nothing else along"),
    ({"a.txt": None}, (0, 1), "a paper that goes has its authority linked anew"),
]


@pytest.mark.parametrize(("change", "done", "why"), CHANGES)
def test_only_what_is_new_is_done(place: Path, change: dict[str, str | None], done: tuple[int, int], why: str) -> None:
    for name, text in change.items():
        (place / "papers" / name).unlink() if text is None else write(place / "papers", {name: text})
    summary = _build(place / "papers", place / "graph")
    assert (summary.read, summary.linked, summary.changed) == (*done, True), why
    assert summary.generation == _build(place / "papers", place / "new").generation
    assert _says(place / "graph") == _says(place / "new")


def _store_file(graph: Path) -> Path:
    return max(graph.glob("generations/*/store/*.sst"), key=lambda path: path.stat().st_size)


# which files are damaged, how, what a build makes of it
DAMAGES = [
    ("cache/*", lambda data: data[: len(data) // 2], "an entry of the cache that is cut short"),
    ("cache/*", lambda _: b"", "one that is empty"),
    ("cache/*", lambda data: data.replace(b"southmere", b"westhaven"), "one that names another authority"),
    ("texts/*", lambda data: data + b" ", "a text that is not what was quoted"),
    ("generations/*/build.json", lambda _: b"{", "an account that cannot be read"),
    ("generations/*/search.sqlite", lambda _: b"no database", "an index that cannot be read"),
    ("generations/*/store/CURRENT", lambda _: b"", "a store that cannot be opened"),
]


@pytest.mark.parametrize(("files", "damage", "why"), DAMAGES)
def test_what_is_damaged_is_made_again(place: Path, files: str, damage: Callable[[bytes], bytes], why: str) -> None:
    before = _says(place / "graph")
    for path in (place / "graph").glob(files):
        path.write_bytes(damage(path.read_bytes()))
    _build(place / "papers", place / "graph")
    assert _says(place / "graph") == before, why


def test_a_paper_of_which_the_cache_lost_the_words_is_read_again_to_be_linked(place: Path) -> None:
    """The head of an entry is whole and its body is not: seen only where the body is asked for."""
    for entry in (place / "graph" / "cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    write(place / "papers", {"h.txt": PAPERS["e.txt"].replace("2022", "2023")})
    summary = _build(place / "papers", place / "graph")
    assert summary.generation == _build(place / "papers", place / "new").generation


def test_papers_in_turn_come_from_the_cache_each_time(place: Path, tmp_path: Path) -> None:
    """A graph of other papers in between: the extractions are still known, the store is filled again."""
    other = write(tmp_path / "other", {"a.txt": PAPERS["a.txt"]})
    first = _says(place / "graph")
    _build(other, place / "graph")
    again = _build(place / "papers", place / "graph")
    assert (again.read, again.changed) == (0, True)
    assert _says(place / "graph") == first


def test_a_withdrawn_paper_leaves_no_word_behind_in_the_store(place: Path) -> None:
    for name in ("f.txt", "e.txt"):  # the generation before the current one is kept
        (place / "papers" / name).unlink()
        _build(place / "papers", place / "graph")
    kept = b"".join(path.read_bytes() for path in (place / "graph" / "generations").rglob("*") if path.is_file())
    assert b"Southmere" in kept
    assert b"Westhaven" not in kept


def test_a_decision_has_its_authority_linked_anew_and_no_other(place: Path) -> None:
    """And every build says of it what it said before, whether it was replayed now or then."""
    with GraphFolder(place / "graph").open() as graph:
        (one, other) = sorted(graph.rows("SELECT ?s ?w { ?s a tg:Recommendation ; tg:text ?w }"), key=str)[:2]
        source, target = str(one["s"]), str(other["s"])
    ends = (fingerprint(str(one["w"])), fingerprint(str(other["w"])))
    decision = Decision("", 0, "2026-01-02", "Rowan", Verdict.SAME, source, target, *ends)
    gone = replace(decision, target=f"{source}9")
    add_decisions(place / "decisions.tsv", [decision, gone])
    first = _build(place / "papers", place / "graph")
    again = _build(place / "papers", place / "graph")
    assert (first.linked, first.changed, first.decisions.hold) == (1, True, 1)
    assert (again.linked, again.changed, again.decisions) == (0, False, first.decisions)
    assert [line for line, _ in first.decisions.problems] == [5]
    assert first.generation == _build(place / "papers", place / "new").generation
    assert _says(place / "graph") == _says(place / "new")
    (place / "decisions.tsv").unlink()
    without = _build(place / "papers", place / "graph")
    assert (without.linked, without.decisions.hold) == (1, 0)
