"""A query runs in bounds: in its own process, for so long, with so much, and in one plain answer or line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import norburn_folder
from tests.norburn.names import LETTER_2022, PLAN_2020
from tracegraph.errors import NoGraph, NotFound, QueryError, QueryTimeout, UsageError
from tracegraph.graph import Graph
from tracegraph.graph.names import node
from tracegraph.query import Bounds, run

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with norburn_folder(tmp_path_factory.mktemp("norburn")).open() as opened:
        yield opened


def test_prefixes_are_preset_and_all_graphs_are_asked(graph: Graph) -> None:
    answer = run(graph, "SELECT (COUNT(*) AS ?n) { ?i a tg:Issue }")
    assert (answer.kind, answer.columns, answer.rows) == ("select", ("n",), (("4",),))


def test_ask_construct_and_describe_are_tables_too(graph: Graph) -> None:
    assert run(graph, "ASK { ?i a tg:Issue }").rows == (("true",),)
    assert run(graph, "ASK { ?i a tg:Window ; tg:text ?t }").rows == (("false",),)
    built = run(graph, "CONSTRUCT { ?o tg:owner ?a } WHERE { ?a tg:owner ?o }")
    assert (built.kind, built.columns) == ("triples", ("subject", "predicate", "object"))
    assert list(built.rows) == sorted(set(built.rows), key=str)
    described = run(graph, f"DESCRIBE <https://w3id.org/tracegraph/id/{LETTER_2022}/d1>")
    assert (f"{LETTER_2022}/d1", "https://w3id.org/tracegraph/ontology#due", "2022-06-30") in described.rows


def test_iris_are_kept_whole_where_asked(graph: Graph) -> None:
    asked = "SELECT ?s { ?a a tg:Action ; tg:actionStatus ?s } ORDER BY ?s LIMIT 1"
    assert run(graph, asked).rows == (("completed",),)
    assert run(graph, asked, whole=True).rows == (("https://w3id.org/tracegraph/code/action-status/completed",),)


def test_a_parameter_is_a_value_and_never_sparql(graph: Graph) -> None:
    asked = "SELECT ?text { ?s tg:text ?text ; tg:key ?key }"
    assert run(graph, asked, {"key": "d1"}).rows
    assert not run(graph, asked, {"key": 'd1" } UNION { ?s ?p ?text . SERVICE <http://e/> {} FILTER("" = "'}).rows
    assert len(run(graph, asked, {"s": [node(f"{PLAN_2020}/a1-1"), node(f"{PLAN_2020}/a1-2")]}).rows) == 2


def test_a_folder_will_do(graph: Graph) -> None:
    assert run(graph.path.parent.parent, "duties").rows == run(graph, "duties").rows


def test_where_there_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="tracegraph build"):
        run(tmp_path, "duties")


def test_what_takes_too_long_is_ended(graph: Graph) -> None:
    with pytest.raises(QueryTimeout, match=r"longer than 0\.5 seconds"):
        run(graph, ENDLESS, timeout=0.5)


def test_too_many_rows_are_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="more than 10 rows: add LIMIT"):
        run(graph, "SELECT * { ?s ?p ?o }", bounds=Bounds(rows=10))
    assert len(run(graph, "SELECT * { ?s ?p ?o } LIMIT 10", bounds=Bounds(rows=10)).rows) == 10


def test_what_needs_too_much_memory_is_ended(graph: Graph) -> None:
    greedy = "SELECT ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(CONCAT(?c, ?f, ?i) AS ?x) } ORDER BY ?x LIMIT 1"
    with pytest.raises(QueryError, match="MiB of memory"):
        run(graph, greedy, bounds=Bounds(seconds=120, memory=400 << 20))


@pytest.mark.parametrize(
    ("sparql", "error", "said"),
    [
        ("SELECT ?x { ?x a nope:Thing }", QueryError, "a prefix that is not declared"),
        ("SELECT ?x { ?x", QueryError, "cannot be read at line 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", QueryError, "SERVICE is refused"),
        ("DROP ALL", QueryError, "cannot be changed"),
        ("no-such-question", NotFound, "there is no question called"),
        ("overdue-actions", UsageError, "needs as_of"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", QueryError, "cannot be answered"),
    ],
)
def test_what_cannot_be_asked_is_one_plain_line(graph: Graph, sparql: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as raised:
        run(graph, sparql)
    assert "\n" not in str(raised.value)


def test_words_of_every_script_travel_both_ways(graph: Graph) -> None:
    words = "naïve – “Ynys Môn” 訪問 \U0001f9d2 \x00 \u2028"
    assert run(graph, "SELECT ?x { BIND(?y AS ?x) }", {"y": words}).rows == ((words,),)


def test_a_query_runs_from_any_working_directory(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the working directory was run')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(graph, "duties").rows
