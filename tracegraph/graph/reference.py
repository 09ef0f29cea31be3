"""SHACL by the reference implementation: the second opinion on `shapes`, ten times as slow. The only module that needs
rdflib and pySHACL."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import rdflib
from pyshacl import validate
from rdflib.namespace import SH
from rdflib.term import Node

from tracegraph import resources
from tracegraph.graph.names import raw


def violations(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    """As `shapes.violations`."""
    data = rdflib.Graph()
    for quad in quads:
        data.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    shapes = rdflib.Graph().parse(data=resources.text("ontology/shapes.ttl"), format="turtle")
    classes = rdflib.Graph().parse(data=resources.text("ontology/tracegraph.ttl"), format="turtle")
    _, results, _ = validate(data, shacl_graph=shapes, ont_graph=classes)
    if not isinstance(results, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report: {results!r}")
    found = set()
    # Only what the report lists: a result within a result tells why, in the words of a part of a shape.
    for result in results.objects(None, SH.result):
        focus = results.value(result, SH.focusNode)
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        found.add((str(focus), messages[0] if messages else "a shape does not hold"))
    yield from sorted(found)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    return rdflib.BNode(term.value) if isinstance(term, ox.BlankNode) else rdflib.URIRef(raw(term))
