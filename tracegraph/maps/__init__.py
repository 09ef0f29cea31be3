"""What it looks like: the stories of a stored graph as one HTML page that asks the network for nothing."""

from tracegraph.graph.view import Graph
from tracegraph.maps.page import page
from tracegraph.maps.view import picture
from tracegraph.story import overview, papers, stories


def write_map(graph: Graph, authority: str | None = None) -> str:
    """The map of a stored graph, or of one authority in it, as the text of a whole HTML page; the caller writes the
    file.

    The same graph gives the same text. Raises NotFound where the graph has no such authority."""
    read = overview(graph, authority)
    return page(picture(read, stories(graph, authority), tuple(papers(graph, read.documents))))
