"""What it looks like: the stories of a stored graph as one HTML page that asks the network for nothing."""

from collections.abc import Collection, Iterator

from tracegraph.graph.view import Graph
from tracegraph.maps.page.html import page
from tracegraph.maps.picture import picture
from tracegraph.maps.site.files import site as site_files
from tracegraph.story import overview, papers, sources, stories


def write_map(graph: Graph, authority: str | None = None, *, only: Collection[str] | None = None) -> str:
    """The map of a stored graph, or of one authority in it, as the text of a whole HTML page; the caller writes the
    file. With `only`, it shows the issues with these ids, and the texts that they are told from.

    The same graph gives the same text. Raises NotFound where the graph has no such authority."""
    read, told = overview(graph, authority), stories(graph, authority, only)
    views = read.documents
    if only is not None:
        views = tuple(view for view in views if view.id in sources(told))
    return page(picture(read, told, tuple(papers(graph, views))))


def write_site(graph: Graph) -> Iterator[tuple[str, str]]:
    """The site of a stored graph: each file's place in the site's folder and its text, one at a time; the caller writes
    them. The same graph gives the same files. Raises InputError where a document's text is missing."""
    return site_files(graph)
