"""The network: the graph again, for algorithms."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

import networkx as nx
import pytest

from tests.factories import norburn, norburn_folder
from tests.norburn.names import (
    GAP_2018,
    ILACS_2025,
    ISSUE_RHI,
    LETTER_2021,
    PLAN_2020,
    REPORT_2019,
    RHI,
)
from tracegraph.graph import Graph
from tracegraph.graph.network import as_graphml, to_networkx


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with norburn_folder(tmp_path_factory.mktemp("norburn")).open() as opened:
        yield opened


@pytest.fixture(scope="module")
def network(graph: Graph) -> "nx.MultiDiGraph[str]":
    return to_networkx(graph)


def test_everything_that_is_said_is_a_node(network: "nx.MultiDiGraph[str]") -> None:
    kinds = Counter(said["kind"] for said in dict(network.nodes).values())
    assert kinds["finding"] == sum(len(d.extraction.findings) for d in norburn().documents)
    assert (kinds["source document"], kinds["inspection"], kinds["issue"]) == (5, 5, 4)
    assert kinds["theme"] == 5, "only themes that something is about"


def test_attributes_have_types(network: "nx.MultiDiGraph[str]") -> None:
    assert network.nodes[GAP_2018]["at_hand"] is False
    assert network.nodes[f"{PLAN_2020}/r1"]["restated"] is True
    assert network.nodes[f"{PLAN_2020}/a1-2"]["status"] == "in progress"
    assert network.nodes[f"theme:{RHI}"]["label"] == "return home interviews"
    assert isinstance(network.nodes[f"{REPORT_2019}/r1"]["order"], int)


def test_a_link_is_one_edge_that_explains_itself(network: "nx.MultiDiGraph[str]") -> None:
    edges = network.get_edge_data(f"{LETTER_2021}/r1", f"{REPORT_2019}/r1")
    assert list(edges.values()) == [
        {"relation": "same-issue", "link": "norburn/link/8", "basis": "inferred", "score": 0.82}
    ]
    drawn = [said["link"] for *_, said in network.edges(data=True) if "link" in said]
    assert sorted(drawn) == sorted(link.id for link in norburn().links)


def test_a_state_is_an_edge_from_issue_to_inspection(network: "nx.MultiDiGraph[str]") -> None:
    (edge,) = network.get_edge_data(ISSUE_RHI, ILACS_2025).values()
    assert edge == {"relation": "state", "state": "improved", "date": "2025-03-14", "rank": 4}


def test_the_same_graph_makes_the_same_network(graph: Graph, network: "nx.MultiDiGraph[str]") -> None:
    again = to_networkx(graph)
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(data=True, keys=True)) == list(network.edges(data=True, keys=True))


def test_graphml_holds_the_network(network: "nx.MultiDiGraph[str]") -> None:
    read = nx.parse_graphml(as_graphml(network).decode(), force_multigraph=True)
    assert set(read.nodes) == set(network.nodes)
    assert read.nodes[GAP_2018] == network.nodes[GAP_2018]
    assert read.number_of_edges() == network.number_of_edges()


def test_graphml_is_xml_whatever_words_hold() -> None:
    hostile: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    hostile.add_node("a", text="\x00\x0b</node><script>&\ufffe\ud800 ok\t\n")
    root = ET.fromstring(as_graphml(hostile))  # noqa: S314 - our own bytes
    (text,) = (element.text for element in root.iter("{http://graphml.graphdrawing.org/xmlns}data"))
    assert text == "\ufffd\ufffd</node><script>&\ufffd\ufffd ok\t\n"
    assert hostile.nodes["a"]["text"].startswith("\x00"), "the network itself is not changed"
