"""The shipped ontology and taxonomy as quads: what things are called, beside what is said of them."""

import pyoxigraph as ox

from tracegraph import resources
from tracegraph.graph.names import VOCABULARY_GRAPH

_FILES = ("ontology/tracegraph.ttl", "ontology/taxonomy.ttl")


def vocabulary() -> list[ox.Quad]:
    """Labels, definitions and notations of every term, code and theme, in their own named graph. Raises
    FileNotFoundError where the package was installed without them."""
    return [
        ox.Quad(triple.subject, triple.predicate, triple.object, VOCABULARY_GRAPH)
        for name in _FILES
        for triple in ox.parse(resources.data(name), format=ox.RdfFormat.TURTLE)
    ]
