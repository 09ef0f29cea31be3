"""RDF: the whole graph with the shipped vocabulary, sorted, with the project's prefixes."""

from tracegraph.graph import serial
from tracegraph.graph.view import Graph


def turtle(graph: Graph) -> bytes:
    """Turtle: every triple of every named graph, once."""
    return serial.written(graph.quads(), serial.TURTLE)


def trig(graph: Graph) -> bytes:
    """TriG: every triple in its named graph."""
    return serial.written(graph.quads(), serial.TRIG)


def nquads(graph: Graph) -> bytes:
    """N-Quads: sorted lines."""
    return serial.written(graph.quads(), serial.NQUADS)


def jsonld(graph: Graph) -> bytes:
    """JSON-LD, expanded: every node object under its named graph."""
    return serial.written(graph.quads(), serial.JSONLD)
