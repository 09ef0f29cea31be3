"""Opening the stored graph, alike for every command that reads it."""

from pathlib import Path

from tracegraph.graph.store import GraphFolder
from tracegraph.graph.view import Graph


def opened(folder: Path) -> Graph:
    """The graph in `folder`. Raises NoGraph where there is none."""
    return GraphFolder(folder).open()
