"""The network in words: every node with the lines that leave it, for those who do not see or use the drawing."""

from dataclasses import dataclass

from tracegraph.maps.captions import shortened
from tracegraph.maps.style import Sign
from tracegraph.maps.values import Network, Node


@dataclass(frozen=True, slots=True)
class Listed:
    """A node by name, the anchor of its words, and for each relation the names at the other end."""

    name: str
    shows: str
    joined: tuple[tuple[str, tuple[str, ...]], ...]


def listed(network: Network) -> tuple[tuple[Sign, tuple[Listed, ...]], ...]:
    """Every node and every edge of the network, by kind of node; an edge is listed where it starts."""
    names = {node.id: _name(node) for node in network.nodes}
    leaving: dict[str, dict[str, list[str]]] = {}
    for edge in network.edges:
        leaving.setdefault(edge.source, {}).setdefault(edge.relation, []).append(names[edge.target])
    return tuple(
        (kind, tuple(_listed(node, names[node.id], leaving) for node in network.nodes if node.kind == kind.code))
        for kind in network.kinds
    )


def _listed(node: Node, name: str, leaving: dict[str, dict[str, list[str]]]) -> Listed:
    joined = tuple((words, tuple(others)) for words, others in leaving.get(node.id, {}).items())
    return Listed(name, node.shows, joined)


def _name(node: Node) -> str:
    return shortened(node.text if node.kind == "inspection" else node.label or node.text, 90)
