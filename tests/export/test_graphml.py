"""GraphML that network tools read."""

import networkx as nx

from tests.norburn.names import LETTER_2021, REPORT_2019
from tracegraph.export import exporter
from tracegraph.graph import Graph


def test_it_is_read_back_with_types(graph: Graph) -> None:
    read = nx.parse_graphml(exporter("graphml").write(graph).decode(), force_multigraph=True)
    (link,) = read.get_edge_data(f"{LETTER_2021}/r1", f"{REPORT_2019}/r1").values()
    assert (link["relation"], link["basis"], link["score"]) == ("same-issue", "inferred", 0.82)
    assert read.nodes["norburn/2018-05-monitoring-visit"]["at_hand"] is False
    assert read.nodes["norburn/2025-03-ilacs-standard-report"]["digest"] is True
