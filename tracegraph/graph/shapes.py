"""SHACL: do the shapes of `ontology/shapes.ttl` hold? They are read here and checked by ourselves: pySHACL, which the
tests hold this against on every way to break a shape, takes fifteen times as long."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from tracegraph import resources, vocab
from tracegraph.graph import constraints as ask
from tracegraph.graph.constraints import Check
from tracegraph.graph.names import raw
from tracegraph.graph.triples import AnyOf, Node, Path, Step, Steps, Triples

_SH: Final = "http://www.w3.org/ns/shacl#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_BELOW: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_UNTOLD: Final = "a shape does not hold"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: whom it is about (classes, and predicates whose subjects are meant), the path to the values that are
    looked at (None: the node itself), what must hold of them, and the words for where it does not. `query` finds the
    nodes of which it does not hold, by SPARQL."""

    classes: tuple[str, ...]
    speakers: tuple[str, ...]
    path: Path | None
    checks: tuple[Check, ...]
    properties: tuple["Shape", ...]
    message: str
    query: str

    def broken(self, data: Triples, focus: Node) -> Iterator[tuple[Node, str]]:
        """What does not hold of a node: the node, or one that a path led to, and the words for it."""
        values = {focus: None} if self.path is None else self.path.values(data, focus)
        if not all(check(data, focus, values) for check in self.checks):
            yield focus, self.message
        for inner in self.properties:
            for value in values:
                yield from inner.broken(data, value)

    def holds(self, data: Triples, focus: Node) -> bool:
        """True where nothing is broken."""
        return next(self.broken(data, focus), None) is None

    def targets(self, data: Triples) -> Iterator[Node]:
        """The nodes that the shape is about."""
        for kind in self.classes:
            yield from data.members(kind)
        for predicate in self.speakers:
            yield from data.saying(predicate)


def violations(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    """What breaks a shape among the quads: the IRI of the thing, and the shape's message in plain English. Sorted, each
    once."""
    given = list(quads)
    shapes, above = _shipped()
    data = Triples(given, above)
    found: set[tuple[str, str]] = set()
    for shape in shapes:
        targets = dict.fromkeys(shape.targets(data))
        found.update((raw(node), said) for focus in targets for node, said in shape.broken(data, focus))
        if shape.query:
            asked = _asked(shape.query, given)
            found.update((raw(focus), shape.message) for focus in targets if focus in asked)
    yield from sorted(found)


def _asked(query: str, quads: list[ox.Quad]) -> frozenset[Node]:
    """The nodes that a shape's query finds."""
    store = ox.Store()
    store.extend(quads)
    found = store.query(query, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"a shape's query must be a SELECT: {query}")
    return frozenset(this for row in found if (this := row["this"]) is not None)


@cache
def _shipped() -> tuple[tuple[Shape, ...], dict[str, frozenset[str]]]:
    """The shapes that are about something, and the classes above each class of the ontology."""
    reader = _Reader(resources.data("ontology/shapes.ttl"))
    ontology = _said(resources.data("ontology/tracegraph.ttl"))
    below = {raw(kind): [raw(above) for above in said.get(_BELOW, [])] for kind, said in ontology.items()}

    def above(kind: str) -> frozenset[str]:
        return frozenset({kind}).union(*(above(parent) for parent in below.get(kind, [])))

    return reader.shapes(), {kind: above(kind) for kind in below}


_Said = dict[Node, dict[str, list[Node]]]


def _said(turtle: bytes) -> _Said:
    """What each node of a Turtle file says, by predicate."""
    said: _Said = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        said[triple.subject][triple.predicate.value].append(triple.object)
    return said


class _Reader:
    """Reads shapes from a Turtle file. Raises TypeError for what this project's checker does not know."""

    def __init__(self, turtle: bytes) -> None:
        self._all = _said(turtle)

    def shapes(self) -> tuple[Shape, ...]:
        """The shapes that say what they are about, in the order of the file."""
        about = (f"{_SH}targetClass", f"{_SH}targetSubjectsOf")
        return tuple(self._shape(node) for node, said in list(self._all.items()) if any(key in said for key in about))

    def _shape(self, node: Node) -> Shape:
        said = {key.removeprefix(_SH): values for key, values in self._all[node].items() if key.startswith(_SH)}
        if unknown := set(said) - _READ - set(_CHECKS):
            raise TypeError(f"shapes.ttl says sh:{', sh:'.join(sorted(unknown))}: teach it to graph/shapes.py")
        return Shape(
            classes=tuple(raw(kind) for kind in said.get("targetClass", [])),
            speakers=tuple(raw(predicate) for predicate in said.get("targetSubjectsOf", [])),
            path=self._path(said["path"][0]) if "path" in said else None,
            checks=tuple(_CHECKS[key](self, value, said) for key in said if key in _CHECKS for value in said[key]),
            properties=tuple(self._shape(inner) for inner in said.get("property", [])),
            message=raw(said["message"][0]) if "message" in said else self._queried(said, "message") or _UNTOLD,
            query=self._queried(said, "select"),
        )

    def _queried(self, said: dict[str, list[Node]], what: str) -> str:
        return next((raw(value) for node in said.get("sparql", []) for value in self._all[node][f"{_SH}{what}"]), "")

    def _path(self, node: Node) -> Path:
        if isinstance(node, ox.NamedNode):
            return Step(node.value)
        said = self._all[node]
        if f"{_SH}inversePath" in said:
            return Step(raw(said[f"{_SH}inversePath"][0]), back=True)
        if f"{_SH}alternativePath" in said:
            return AnyOf(tuple(self._path(way) for way in self.listed(said[f"{_SH}alternativePath"][0])))
        if f"{_RDF}first" in said:
            return Steps(tuple(self._path(way) for way in self.listed(node)))
        raise TypeError(f"a path in shapes.ttl is of a kind that graph/shapes.py does not know: {dict(said)}")

    def listed(self, node: Node) -> Iterator[Node]:
        """The members of an RDF list."""
        while f"{_RDF}first" in self._all[node]:
            yield self._all[node][f"{_RDF}first"][0]
            node = self._all[node][f"{_RDF}rest"][0]

    def test(self, node: Node) -> ask.Test:
        """A shape as what a value must pass."""
        shape = self._shape(node)
        return shape.holds

    def ways(self, node: Node) -> list[ask.Test]:
        """Each shape of a list as such."""
        return [self.test(way) for way in self.listed(node)]


def _either(tests: list[ask.Test], fits: Callable[[int], bool]) -> Check:
    """Of every value so many of the tests hold as fit."""
    return ask.each(lambda data, value: fits(sum(test(data, value) for test in tests)))


def _qualified(reader: _Reader, node: Node, said: dict[str, list[Node]]) -> Check:
    least, most = (said.get(f"qualified{end}Count") for end in ("Min", "Max"))
    test = reader.test(node)
    return ask.count(int(raw(least[0])) if least else 0, int(raw(most[0])) if most else None, test)


_NODE_KINDS: Final = {f"{_SH}IRI": ask.is_iri}
_Make = Callable[[_Reader, Node, dict[str, list[Node]]], Check]
_CHECKS: Final[dict[str, _Make]] = {
    "minCount": lambda _r, value, _s: ask.count(least=int(raw(value))),
    "maxCount": lambda _r, value, _s: ask.count(most=int(raw(value))),
    "class": lambda _r, value, _s: ask.each(ask.of_class(raw(value))),
    "datatype": lambda _r, value, _s: ask.each(ask.of_datatype(raw(value))),
    "in": lambda reader, value, _s: ask.each(ask.one_of(frozenset(reader.listed(value)))),
    "hasValue": lambda _r, value, _s: ask.has(value),
    "minLength": lambda _r, value, _s: ask.each(ask.as_long_as(int(raw(value)))),
    "pattern": lambda _r, value, _s: ask.each(ask.like(raw(value))),
    "minInclusive": lambda _r, value, _s: ask.each(ask.at_least(ask.number_of(value))),
    "maxInclusive": lambda _r, value, _s: ask.each(ask.at_most(ask.number_of(value))),
    "equals": lambda _r, value, _s: ask.same_as(raw(value)),
    "disjoint": lambda _r, value, _s: ask.none_of(raw(value)),
    "lessThan": lambda _r, value, _s: ask.less_than(raw(value)),
    "nodeKind": lambda _r, value, _s: ask.each(_NODE_KINDS[raw(value)]),
    "node": lambda reader, value, _s: ask.each(reader.test(value)),
    "not": lambda reader, value, _s: _either([reader.test(value)], lambda n: n == 0),
    "or": lambda reader, value, _s: _either(reader.ways(value), lambda n: n >= 1),
    "xone": lambda reader, value, _s: _either(reader.ways(value), lambda n: n == 1),
    "qualifiedValueShape": _qualified,
}
_READ: Final = {"targetClass", "targetSubjectsOf", "path", "property", "message", "sparql"} | {
    "qualifiedMinCount",
    "qualifiedMaxCount",
}
