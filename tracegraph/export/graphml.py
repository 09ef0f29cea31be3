"""GraphML: the network that `graph.network` projects."""

from tracegraph.graph.network import as_graphml, to_networkx
from tracegraph.graph.view import Graph


def graphml(graph: Graph) -> bytes:
    """Statements, documents, inspections, issues and themes as nodes, links with relation and score as edges."""
    return as_graphml(to_networkx(graph))
