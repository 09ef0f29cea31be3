"""A published graph, asked from within the house."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal

from tests.factories import norburn, norburn_folder
from tests.norburn.names import FOSTERING, ISSUE_RHI, LETTER_2021, PLAN_2020, REPORT_2019, RHI
from tracegraph.errors import NotFound, QueryError
from tracegraph.graph import Graph
from tracegraph.graph.names import node, theme_node


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with norburn_folder(tmp_path_factory.mktemp("norburn")).open() as opened:
        yield opened


def test_rows_are_plain_words_and_short_names(graph: Graph) -> None:
    told = "?told tg:ofIssue ?i ; tg:rank ?rank ; tg:state ?state ; tg:ofInspection ?inspection"
    rows = graph.rows(f"SELECT ?rank ?state ?inspection {{ {told} }} ORDER BY ?rank", i=node(ISSUE_RHI))
    assert rows[0] == {"rank": "1", "state": "raised", "inspection": "norburn/2019-11-ilacs-standard"}
    assert [row["state"] for row in rows] == ["raised", "repeated", "repeated", "improved"]


def test_what_is_not_bound_is_none(graph: Graph) -> None:
    assert graph.rows("SELECT ?x ?none { BIND(1 AS ?x) }") == [{"x": "1", "none": None}]


def test_several_values_are_asked_for_at_once(graph: Graph) -> None:
    ids = [f"{REPORT_2019}/r1", f"{LETTER_2021}/r1"]
    rows = graph.rows("SELECT ?s ?text { ?s tg:text ?text }", s=[node(id_) for id_ in ids])
    assert sorted(str(row["s"]) for row in rows) == sorted(ids)


def test_words_are_bound_as_words(graph: Graph) -> None:
    rows = graph.rows("SELECT ?a { ?a schema:name ?name }", name="Team Managers")
    assert [row["a"] for row in rows] == [f"{PLAN_2020}/a3-1/owner/1"]
    assert not graph.rows("SELECT ?a { ?a schema:name ?name }", name='Team Managers" } UNION { ?a ?b ?name')


def test_each_triple_counts_once_over_all_graphs(graph: Graph) -> None:
    """Five documents name the authority and four name Ofsted: a name must not make five of everything."""
    (row,) = graph.rows('SELECT (COUNT(*) AS ?n) { ?d a tg:SourceDocument ; tg:ofAuthority/skos:prefLabel "Norburn" }')
    assert row["n"] == "5"
    (row,) = graph.rows('SELECT (COUNT(*) AS ?n) { ?d dcterms:publisher/skos:prefLabel "Ofsted" }')
    assert row["n"] == "4"


def test_labels_of_themes_and_codes_can_be_asked_for(graph: Graph) -> None:
    assert graph.rows("SELECT ?l { ?t skos:prefLabel ?l }", t=theme_node(FOSTERING)) == [{"l": "private fostering"}]
    (row,) = graph.rows('SELECT ?l { ?c skos:notation "still_weak" ; skos:prefLabel ?l }')
    assert row == {"l": "still weak"}


def test_from_chooses_graphs(graph: Graph) -> None:
    everything = "SELECT (COUNT(*) AS ?n) {0} {{ ?s a tg:Recommendation }}"
    graphs = f"FROM <https://w3id.org/tracegraph/graph/{LETTER_2021}>"
    assert graph.rows(everything.format("")) == [{"n": "13"}]
    assert graph.rows(everything.format(graphs)) == [{"n": "2"}]


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT ?x { ?x a nope:Thing }", "uses a prefix that is not declared"),
        ("SELECT ?x\n{ ?x ?y }", "line 2, column 10, about here: { .x .y }"),
        ("SELECT ?x { ?x", "line 1, column 15, about here: SELECT"),
        ("ASK { ?s ?p ?o }", "only a SELECT"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", "cannot be answered"),
    ],
)
def test_what_cannot_be_asked_is_one_plain_line(graph: Graph, sparql: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as error:
        graph.rows(sparql)
    assert "\n" not in str(error.value)


def test_the_text_of_what_is_no_document_is_not_found(graph: Graph) -> None:
    with pytest.raises(NotFound, match="norburn/nothing"):
        graph.text("norburn/nothing")


def test_quads_of_one_document(graph: Graph) -> None:
    assert {str(quad.graph_name) for quad in graph.quads(PLAN_2020)} == {
        f"<https://w3id.org/tracegraph/graph/{PLAN_2020}>"
    }
    assert len(list(graph.quads())) > sum(len(list(graph.quads(d.id))) for d in norburn().documents)


def test_a_literal_can_be_bound_with_its_type(graph: Graph) -> None:
    (row,) = graph.rows(
        "SELECT ?s { ?s tg:grade ?g ; tg:area ?a }", g=Literal("good"), a=Literal("Overall effectiveness")
    )
    assert row["s"] == "norburn/2025-03-ilacs-standard-report/j3"
    assert RHI in {row["t"] for row in graph.rows("SELECT ?t { ?s dcterms:subject ?t }")}
