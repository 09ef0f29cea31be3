"""How a graph is stored, read back, drawn as a network and checked: model values on one side, triples on the other.

The door: `GraphFolder(path).building()` and `.open()`, which gives a read-only `Graph`. What needs rdflib or networkx
is in modules of its own (`check`, `network`), so that opening a graph stays quick.
"""

from tracegraph.graph.record import BuildRecord
from tracegraph.graph.search import Hit
from tracegraph.graph.store import GraphFolder
from tracegraph.graph.view import Graph

__all__ = ["BuildRecord", "Graph", "GraphFolder", "Hit"]
