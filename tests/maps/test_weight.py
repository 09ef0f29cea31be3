"""What a page weighs: it is sent by post and opened from a disk, so it stays well under two megabytes."""

from pathlib import Path

import pytest

from tests.maps.parsed import parsed
from tracegraph.graph import GraphFolder
from tracegraph.maps import write_map
from tracegraph.maps.network.drawing import library

MOST = 2_000_000
"""The most bytes of a page, a fourth of which is the script that draws the network."""


def _page(folder: Path) -> str:
    with GraphFolder(folder).open() as graph:
        html = write_map(graph)
        assert write_map(graph) == html
    return html


def test_the_page_of_the_digests_is_light(digests_graph: Path) -> None:
    assert len(_page(digests_graph).encode()) < MOST


@pytest.mark.originals
def test_the_page_of_the_originals_is_light_and_whole(nine_graph: Path) -> None:
    html = _page(nine_graph)
    assert len(html.encode()) < MOST
    tag = parsed(html)
    (histories,) = tag.all("section", id="histories")
    assert len([each for each in histories.beneath() if each.name == "blockquote"]) > 100, "quotes need no script"
    assert len(html.encode()) > 2 * len(library().script), "and they are most of what is not the drawing"
