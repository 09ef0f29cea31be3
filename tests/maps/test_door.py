"""From a stored graph to the page: the door that the command and the API use."""

from pathlib import Path

import pytest

from tests.factories import norburn_folder
from tests.maps.parsed import parsed
from tracegraph import story
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.maps import write_map


def test_the_lanes_give_the_verdicts_of_the_story(graph: Graph) -> None:
    lanes = {lane.attributes["data-lane"]: lane for lane in parsed(write_map(graph)).of("lane")}
    told = {each.summary.id: each for each in story.stories(graph)}
    assert set(lanes) == set(told)
    for name, each in told.items():
        shown = [mark.of("caption")[0].text for mark in lanes[name].of("mark")]
        said = [moment.state or "not at hand" for moment in each.moments if moment.entries or moment.inspection.at_hand]
        assert [state for state in shown if state != "not at hand"] == [
            state for state in said if state != "not at hand"
        ]
        assert len(shown) == len(each.moments)


def test_every_quote_of_every_story_stands_in_the_page(graph: Graph) -> None:
    histories = parsed(write_map(graph)).all("section", id="histories")[0]
    quotes = {quote.text for quote in histories.beneath() if quote.name == "blockquote"}
    for each in story.stories(graph):
        for moment in each.moments:
            for entry in (*moment.entries, *moment.related):
                assert " ".join(entry.citation.words.split()) in quotes
                assert {" ".join(action.citation.words.split()) for action in entry.actions} <= quotes


def test_a_graph_built_elsewhere_gives_the_same_page(graph: Graph, tmp_path: Path) -> None:
    assert write_map(norburn_folder(tmp_path).open()) == write_map(graph)


def test_one_authority_can_be_asked_for(graph: Graph) -> None:
    assert write_map(graph, "Norburn") == write_map(graph)
    with pytest.raises(NotFound):
        write_map(graph, "Nowhere")
