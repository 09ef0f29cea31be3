"""RDF that others read as we wrote it."""

import pytest
import rdflib
from rdflib.compare import to_isomorphic

from tests.norburn.names import LETTER_2022, PLAN_2020
from tracegraph.export import exporter
from tracegraph.graph import Graph

FORMATS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


def read(graph: Graph, name: str) -> rdflib.Dataset:
    return rdflib.Dataset().parse(data=exporter(name).write(graph), format=FORMATS[name])


@pytest.mark.parametrize("name", ["trig", "jsonld"])
def test_rdflib_reads_the_same_named_graphs_from_each(graph: Graph, name: str) -> None:
    plain, other = read(graph, "nquads"), read(graph, name)
    graphs = {g.identifier for g in plain.graphs() if len(g)}
    assert graphs == {g.identifier for g in other.graphs() if len(g)}
    for identifier in graphs:
        assert to_isomorphic(plain.graph(identifier)) == to_isomorphic(other.graph(identifier)), identifier


def test_every_quad_is_written(graph: Graph) -> None:
    assert len(exporter("nquads").write(graph).splitlines()) == len(list(graph.quads()))


def test_turtle_holds_every_triple(graph: Graph) -> None:
    read_back = rdflib.Graph().parse(data=exporter("turtle").write(graph), format="turtle")
    assert len(read_back) == len(list(graph.quads()))


def test_turtle_is_readable(graph: Graph) -> None:
    text = exporter("turtle").write(graph).decode()
    assert "@prefix tg: <https://w3id.org/tracegraph/ontology#> ." in text
    assert f"id:{LETTER_2022.replace('/', chr(92) + '/')}\\/d1 a tg:Duty , tg:Statement ;" in text


def test_what_a_document_states_stands_in_its_graph(graph: Graph) -> None:
    held = read(graph, "trig").graph(rdflib.URIRef(f"https://w3id.org/tracegraph/graph/{PLAN_2020}"))
    action = rdflib.URIRef("https://w3id.org/tracegraph/ontology#Action")
    assert len(list(held.subjects(rdflib.RDF.type, action))) == 6
