"""The network's places: computed, whole, apart, and the same every time."""

import json
from itertools import combinations

import pytest

from tests.maps.record import FOCUSED, STANDARD
from tests.maps.stories import interviews, overview, stories
from tracegraph.maps.network.drawing import builder, drawing, library, numbered
from tracegraph.maps.network.values import Network
from tracegraph.maps.picture import picture


@pytest.fixture(scope="module")
def network() -> Network:
    return picture(overview(), stories()).network


def test_every_thing_of_the_stories_is_a_node_once(network: Network) -> None:
    ids = [node.id for node in network.nodes]
    assert len(ids) == len(set(ids))
    told = {entry.id for story in stories() for moment in story.moments for entry in (*moment.entries, *moment.related)}
    promised = {a.id for story in stories() for moment in story.moments for e in moment.entries for a in e.actions}
    assert told | promised | {story.summary.id for story in stories()} < set(ids)
    assert {node.kind for node in network.nodes} == {kind.code for kind in network.kinds}


def test_edges_join_what_is_there(network: Network) -> None:
    ids = {node.id for node in network.nodes}
    assert all({edge.source, edge.target} <= ids for edge in network.edges)
    assert len({(edge.source, edge.target, edge.relation) for edge in network.edges}) == len(network.edges)


def test_no_two_things_lie_on_each_other(network: Network) -> None:
    for one, other in combinations(network.nodes, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= 20, f"{one.id} and {other.id}"


def test_time_runs_to_the_right_and_an_issue_keeps_its_row(network: Network) -> None:
    places = {node.id: node for node in network.nodes}
    assert places[STANDARD.id].x < places[FOCUSED.id].x
    assert places[STANDARD.id].y == places[FOCUSED.id].y < min(n.y for n in network.nodes if n.kind == "issue")
    issue = places[interviews().summary.id]
    mine = [node for node in network.nodes if node.kind == "finding" and node.issues == (issue.id,)]
    assert mine
    assert all(node.x > issue.x and abs(node.y - issue.y) < 130 for node in mine)


def test_links_are_told_apart_by_what_they_rest_on(network: Network) -> None:
    styles = {(edge.relation, edge.style) for edge in network.edges}
    assert styles == {
        ("has", "member"),
        ("touches", "related"),
        ("is about", "about"),
        ("was said at", "at"),
        ("same issue", "inferred"),
        ("responds to", "answer"),
    }


def test_pyvis_draws_them_all_and_moves_none(network: Network) -> None:
    drawn = drawing(network)
    assert [(node["shows"], node["x"], node["y"]) for node in drawn["nodes"]] == [
        (node.shows, node.x, node.y) for node in network.nodes
    ]
    number = numbered(network)
    assert [node["id"] for node in drawn["nodes"]] == list(number.values())
    assert [(edge["from"], edge["to"]) for edge in drawn["edges"]] == [
        (number[edge.source], number[edge.target]) for edge in network.edges
    ]
    assert drawn["options"]["physics"] == {"enabled": False}
    assert not any("title" in node for node in drawn["nodes"]), "vis-network is given no text to show by itself"
    assert json.dumps(drawing(network)) == json.dumps(drawn)


def test_inferred_links_are_dashed_and_observed_ones_are_not(network: Network) -> None:
    dashed = {edge["kind"] for edge in drawing(network)["edges"] if edge.get("dashes")}
    assert dashed == {"inferred", "related"}


def test_the_library_is_pyvis_own_copy_and_asks_for_nothing() -> None:
    shipped = library()
    assert shipped.name == "vis-network"
    assert f"@version {shipped.version}" in shipped.script
    assert "Apache" in shipped.script, "its licence goes with it"
    assert "sourceMappingURL" not in shipped.script
    assert "</script" not in shipped.script
    assert "\r" not in shipped.script
    assert builder()[0] == "pyvis"
