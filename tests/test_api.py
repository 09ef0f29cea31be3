"""The Python interface: build, open, and every method, on the digests."""

import inspect
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import tracegraph as tg
from tests.command_line import done, environment, tracegraph
from tests.norburn.files import visit, write
from tracegraph.errors import InputError, NoGraph, NotFound, QueryError, QueryTimeout, UsageError

WORDS = "return home interviews"


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The digests, built by the interface itself."""
    where = tmp_path_factory.mktemp("api") / "out"
    with tg.build([root / "data" / "solihull"], graph=where) as graph:
        assert graph.folder == where
    return where


@pytest.fixture(scope="module")
def graph(folder: Path) -> tg.Graph:
    return tg.open(folder)


def test_only_the_public_names_are_there() -> None:
    assert tg.__all__ == sorted(tg.__all__)
    for name in tg.__all__:
        assert getattr(tg, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = tg.nonsense


def test_a_notebook_offers_the_public_names_and_says_which_graph_it_holds(graph: tg.Graph, folder: Path) -> None:
    assert set(tg.__all__) <= set(dir(tg))
    assert repr(graph) == f"tracegraph.Graph({str(folder)!r})"


def test_a_closed_graph_says_so(folder: Path) -> None:
    with tg.open(folder) as graph:
        assert graph.issues()
    with pytest.raises(NoGraph, match="was closed: open it again"):
        graph.issues()


def test_gaps_and_exports_are_those_of_the_commands(graph: tg.Graph, folder: Path) -> None:
    listed = json.loads(done("gaps", "--json", "--graph", folder))["gaps"]
    assert [gap.inspection.id for gap in graph.gaps()] == [gap["inspection"]["id"] for gap in listed] != []
    assert graph.export("csv").decode() == done("export", "--format", "csv", "--graph", folder)
    with pytest.raises(UsageError, match="no format 'xls'"):
        graph.export("xls")


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, tracegraph; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert not {"rdflib", "networkx", "pyoxigraph", "pypdfium2", "pyvis", "click"} & set(loaded.stdout.split())


@pytest.mark.parametrize(
    "function", [tg.build, tg.open, *(f for _, f in inspect.getmembers(tg.Graph, inspect.isfunction))]
)
def test_every_public_function_is_documented_and_typed(function: Any) -> None:
    if function.__name__ in {"__init__", "__enter__", "__exit__", "__repr__"}:
        return
    assert function.__doc__
    signature = inspect.signature(function)
    unnamed = [p.name for p in signature.parameters.values() if p.annotation is p.empty and p.name != "self"]
    assert (unnamed, signature.return_annotation is not signature.empty) == ([], True)


def test_the_trace_is_what_the_command_prints(graph: tg.Graph, folder: Path) -> None:
    assert graph.trace(WORDS) == done("trace", WORDS, "--graph", folder)


def test_the_story_is_what_the_command_gives_as_json(graph: tg.Graph, folder: Path) -> None:
    story = graph.issue(WORDS)
    (told,) = json.loads(done("trace", WORDS, "--json", "--graph", folder))["issues"]
    assert told["summary"]["id"] == story.summary.id
    assert [m["inspection"]["id"] for m in told["moments"]] == [m.inspection.id for m in story.moments]
    assert [[e["id"] for e in m["entries"]] for m in told["moments"]] == [
        [e.id for e in m.entries] for m in story.moments
    ]


def test_the_digests_tell_the_whole_history(graph: tg.Graph) -> None:
    story = graph.issue(WORDS)
    spoken = {moment.inspection.end[:7]: moment.state for moment in story.moments if moment.entries}
    assert list(spoken) == ["2016-05", "2019-11", "2021-06", "2022-01", "2022-11", "2025-11"]
    assert spoken["2022-11"] == "improved"
    (of_plan,) = (e for m in story.moments for e in m.entries if e.id.endswith("action-plan-digest/r4"))
    assert len(of_plan.actions) == 9
    assert "67%, 83%, 92%" in of_plan.actions[6].progress
    assert all(entry.citation.digest for moment in story.moments for entry in moment.entries)


def test_an_issue_is_found_by_its_id_and_by_any_members(graph: tg.Graph) -> None:
    story = graph.issue(WORDS)
    for moment in story.moments:
        for entry in moment.entries:
            found = [summary.id for summary in graph.find(entry.id)]
            assert story.summary.id in found
    assert graph.issue(story.summary.id) == story


@pytest.mark.parametrize("words", ["zeppelins", "solihull/2031-01-none/r1", ""])
def test_what_nobody_spoke_of_is_an_honest_no(graph: tg.Graph, words: str) -> None:
    with pytest.raises(NotFound):
        graph.trace(words)


def test_lists_and_filters_of_issues(graph: tg.Graph, folder: Path) -> None:
    every, recurring, unsolved = graph.issues(), graph.issues(recurring=True), graph.issues(open_only=True)
    assert set(recurring) < set(every)
    assert set(unsolved) < set(every)
    assert all(issue.times > 1 for issue in recurring)
    assert all(issue.open for issue in unsolved)
    told = json.loads(done("issues", "--json", "--graph", folder))["issues"]
    assert [issue["id"] for issue in told] == [issue.id for issue in every]


def test_the_overview_counts_what_is_there(graph: tg.Graph) -> None:
    overview = graph.overview()
    assert overview.authorities == ("Solihull",)
    assert len(overview.documents) == 9
    assert len(overview.issues) == len(graph.issues())
    assert {gap.end[:7] for gap in overview.gaps} >= {"2010-08"}
    assert overview.refusals == ()


def test_sparql_gives_rows_as_plain_words(graph: tg.Graph) -> None:
    rows = graph.sparql("SELECT ?d ?t WHERE { ?d a tg:SourceDocument ; dcterms:title ?t } ORDER BY ?d")
    assert len(rows) == 9
    assert rows[0]["d"] == "solihull/2011-05-contact-referral-letter-digest"
    assert rows[0]["t"]
    assert graph.sparql("ASK { ?i a tg:Issue }") == [{"answer": "true"}]
    assert graph.sparql("SELECT ?x { OPTIONAL { ?x a tg:NoSuchThing } }") == [{"x": None}]


def test_sparql_takes_named_questions_and_values(graph: tg.Graph) -> None:
    named = graph.sparql("theme-history", theme="return-home-interview")
    assert named
    given = graph.sparql("SELECT ?d { ?d a tg:SourceDocument ; tg:authorityAsPrinted ?name }", name="Solihull")
    assert 0 < len(given) <= 9
    assert not graph.sparql("SELECT ?d { ?d dcterms:title ?t }", t='" } ?d a ?t . { ?d ?p "')


# query, seconds, error, why
REFUSED = [
    ("SELECT ?x WHERE {", 30.0, QueryError, "bad SPARQL"),
    ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", 30.0, QueryError, "a way out"),
    ("DELETE WHERE { ?s ?p ?o }", 30.0, QueryError, "an update"),
    ("no-such-question", 30.0, NotFound, "a name that is none"),
    (
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?l && ?b = ?k) }",
        0.5,
        QueryTimeout,
        "too slow",
    ),
]


@pytest.mark.parametrize(("query", "seconds", "error"), [pytest.param(*row[:3], id=row[3]) for row in REFUSED])
def test_what_sparql_may_not_ask_is_refused(
    graph: tg.Graph, query: str, seconds: float, error: type[Exception]
) -> None:
    with pytest.raises(error) as refusal:
        graph.sparql(query, timeout=seconds)
    assert "\n" not in str(refusal.value)


def test_the_network_is_a_projection_free_to_change(graph: tg.Graph) -> None:
    network = graph.networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert sum(data["kind"] == "source document" for _, data in network.nodes(data=True)) == 9
    issue = graph.issue(WORDS).summary.id
    assert issue in network
    assert nx.has_path(network.to_undirected(), issue, "solihull/2020-12-action-plan-digest/a4-7")
    network.clear()
    assert len(graph.networkx()) > 9


def test_the_map_is_what_the_command_writes(graph: tg.Graph, folder: Path) -> None:
    page = graph.map()
    assert page == done("map", "-o", "-", "--graph", folder)
    assert page.lower().startswith("<!doctype html>")
    assert graph.map("Solihull").count("<html") == 1
    with pytest.raises(NotFound):
        graph.map("Southmere")


def test_a_graph_may_be_opened_many_times_and_closed(folder: Path) -> None:
    with tg.open(folder) as one, tg.open(str(folder)) as other:
        assert one.issues() == other.issues()


def test_where_there_is_no_graph_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="no graph in"):
        tg.open(tmp_path)


def test_a_missing_path_is_input_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        tg.build(["nowhere"], graph=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_path_may_be_given_by_itself(root: Path, tmp_path: Path) -> None:
    letter = root / "data" / "solihull" / "2021-08-focused-visit-letter.md"
    for given in (letter, str(letter), [letter], (str(letter),)):
        with tg.build(given, tmp_path / "out") as graph:
            assert [document.inspection for document in graph.overview().documents] == [
                "solihull/2021-06-focused-visit"
            ]


def test_without_an_engine_ocr_is_refused_as_the_command_refuses_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="install OCRmyPDF") as refused:
        tg.build(root / "data" / "solihull", tmp_path / "out", ocr=True)
    ended = tracegraph("build", root / "data" / "solihull", "--ocr", cwd=tmp_path, env={**environment(), "PATH": ""})
    assert str(refused.value) in ended.stderr
    assert not (tmp_path / "out").exists(), "asked before anything is read"


def test_progress_is_told(root: Path, tmp_path: Path) -> None:
    told: list[str] = []
    letter = root / "data" / "solihull" / "2021-08-focused-visit-letter.md"
    tg.build([letter], tmp_path / "out", progress=lambda what, done, of: told.append(f"{what} {done} of {of}")).close()
    assert told == ["reading 1 of 1", "linking 0 of 1", "linking 1 of 1", "storing 0 of 1"]


def test_the_default_folder_is_that_of_the_commands(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tg.build([root / "data" / "solihull" / "2021-08-focused-visit-letter.md"]).close()
    assert [path.name for path in tmp_path.iterdir()] == ["tracegraph-graph"]
    with tg.open() as graph:
        assert graph.trace(WORDS) == done("trace", WORDS, cwd=tmp_path)


def test_a_graph_open_while_another_is_built_answers_as_before(root: Path, tmp_path: Path) -> None:
    digests = root / "data" / "solihull"
    first = tg.build([digests / "2021-08-focused-visit-letter.md"], tmp_path / "out")
    before = first.trace(WORDS)
    second = tg.build([digests / "2022-02-jtai-letter.md"], tmp_path / "out")
    assert first.trace(WORDS) == before
    titles = "SELECT ?d { ?d a tg:SourceDocument }"
    assert first.sparql(titles) != second.sparql(titles)


# A plain script, as a person writes one: no `if __name__ == "__main__":`, and a system that starts processes anew.
SCRIPT = """
import multiprocessing
multiprocessing.set_start_method("spawn")
import tracegraph as tg
with tg.build([{given!r}], graph="out") as graph:
    print(len(graph.overview().documents))
"""


@pytest.mark.parametrize("first", ["tracegraph.link", "tracegraph.pipeline.encoding", "tracegraph.api"])
@pytest.mark.parametrize(("given", "then"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
def test_numpy_is_told_to_start_no_threads_whatever_is_imported_first_and_a_setting_is_heeded(
    first: str, given: dict[str, str], then: str
) -> None:
    # What numpy would see: the variable as it is when numpy is first looked for.
    watch = (
        "import os, sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'numpy': print(os.environ.get('OPENBLAS_NUM_THREADS'))\n"
        f"sys.meta_path.insert(0, Watch())\nimport {first}\n"
    )
    env = {key: value for key, value in environment().items() if key != "OPENBLAS_NUM_THREADS"} | given
    ran = subprocess.run([sys.executable, "-c", watch], env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [then]


def test_a_plain_script_may_build(root: Path, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT.format(given=str(root / "data" / "solihull")), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "9\n", "")


def test_of_several_authorities_none_is_guessed(tmp_path: Path) -> None:
    asks = ["The quality of return home interviews."]
    letters = {
        f"{place}.txt": visit("2021-07-14", "2021-06-08", "2021-06-09", asks, place=place)
        for place in ("Norburn", "Southmere")
    }
    with tg.build(write(tmp_path / "letters", letters), tmp_path / "out") as graph:
        with pytest.raises(UsageError, match="Norburn, Southmere"):
            graph.trace(WORDS)
        assert "Southmere" in graph.trace(WORDS, "Southmere")
        assert {summary.authority for summary in graph.find(WORDS)} == {"Norburn", "Southmere"}


def test_why_two_statements_are_linked_is_told_as_the_command_tells_it(graph: tg.Graph, folder: Path) -> None:
    case = graph.review(limit=1)[0]
    found = graph.why(case.source.id, case.target.id)
    told = json.loads(done("why", case.source.id, case.target.id, "--json", "--graph", folder))["links"]
    assert [link.id for link in found] == [link["id"] for link in told]
    assert graph.why(found[0].id) == found[:1]
    with pytest.raises(NotFound, match="no link"):
        graph.why(case.source.id, "nonsense")


def test_a_theme_is_compared_by_its_words_or_its_id(graph: tg.Graph) -> None:
    assert graph.compare(WORDS) == graph.compare("return-home-interview")
    assert [compared.authority for compared in graph.compare(WORDS)] == ["Solihull"]
    with pytest.raises(NotFound, match="no theme"):
        graph.compare("qwzx")


def test_what_waits_for_a_person_is_in_one_order_and_may_be_cut(graph: tg.Graph) -> None:
    cases = graph.review()
    assert graph.review("Solihull", limit=3) == cases[:3]
    assert all(case.link is not None and case.link.basis == "inferred" for case in cases)
    (issue, *_) = graph.find(WORDS)
    of_one = graph.review(issue=issue.id)
    assert 0 < len(of_one) < len(cases)


def test_escalated_issues_alone(graph: tg.Graph) -> None:
    found = graph.issues(escalated=True)
    assert found == tuple(s for s in graph.issues() if "escalated" in s.states)
