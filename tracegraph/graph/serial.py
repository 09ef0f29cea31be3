"""Triples as bytes: sorted, so that the same graph is the same bytes wherever and in whatever order it was built."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from tracegraph import vocab
from tracegraph.graph.names import raw

NQUADS: Final = "nquads"
TRIG: Final = "trig"
TURTLE: Final = "turtle"
JSONLD: Final = "jsonld"
_FORMATS: Final = {
    NQUADS: ox.RdfFormat.N_QUADS,
    TRIG: ox.RdfFormat.TRIG,
    TURTLE: ox.RdfFormat.TURTLE,
    JSONLD: ox.RdfFormat.JSON_LD,
}


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Each quad once, by graph, subject, predicate and object."""
    return sorted(set(quads), key=_place)


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """The canonical N-Quads: each quad once, lines sorted."""
    raw = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    # Only "\n" ends a line: every other line break within words is escaped.
    lines = sorted(set((raw or b"").split(b"\n")) - {b""})
    return b"".join(line + b"\n" for line in lines)


def written(quads: Iterable[ox.Quad], name: str) -> bytes:
    """The quads in the format of that name, sorted, with the project's prefixes. Turtle knows no named graphs: it holds
    every triple of every graph, once."""
    if name == NQUADS:
        return nquads(quads)
    ordered = in_order(quads)
    if name == TURTLE:
        triples = sorted({quad.triple for quad in ordered}, key=_triple_place)
        return ox.serialize(triples, format=_FORMATS[name], prefixes=vocab.PREFIXES) or b""
    whole = ox.serialize(ordered, format=_FORMATS[name], prefixes=vocab.PREFIXES) or b""
    return whole if whole.endswith(b"\n") else whole + b"\n"


def _place(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    return (raw(quad.graph_name), *_triple_place(quad.triple))


def _triple_place(triple: ox.Triple) -> tuple[str, bool, str, str]:
    # A subject's types come first, as people write Turtle.
    predicate = triple.predicate.value
    return raw(triple.subject), predicate != vocab.RDF_TYPE, predicate, str(triple.object)
