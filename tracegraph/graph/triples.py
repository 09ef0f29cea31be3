"""Triples in memory, asked for along paths: what the shapes need of a graph, and nothing that takes time to build."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from tracegraph import vocab

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_NOTHING: dict[Node, None] = {}


class Triples:
    """The triples of `quads`, each once whichever graphs it stands in; `above` gives the classes above a class, itself
    among them."""

    def __init__(self, quads: Iterable[ox.Quad], above: Mapping[str, frozenset[str]]) -> None:
        self._above = above
        self._forward: dict[Node, dict[str, dict[Node, None]]] = {}
        self._back: dict[str, dict[Node, dict[Node, None]]] = {}
        self._classes: dict[Node, frozenset[str]] = {}
        for quad in quads:
            said = self._forward.setdefault(quad.subject, {})
            said.setdefault(quad.predicate.value, {})[quad.object] = None

    def objects(self, node: Node, predicate: str) -> Iterable[Node]:
        """What a node says under a predicate."""
        return self._forward.get(node, {}).get(predicate, _NOTHING)

    def subjects(self, predicate: str, node: Node) -> Iterable[Node]:
        """The nodes that say `node` under a predicate."""
        return self._inverse(predicate).get(node, _NOTHING)

    def saying(self, predicate: str) -> Iterable[Node]:
        """The nodes that say anything under a predicate."""
        return (node for node, said in self._forward.items() if predicate in said)

    def members(self, wanted: str) -> Iterable[Node]:
        """The nodes of a class, and of those below it."""
        return (node for node in self.saying(vocab.RDF_TYPE) if wanted in self.classes(node))

    def classes(self, node: Node) -> frozenset[str]:
        """The classes of a node, with those above them."""
        if node not in self._classes:
            own = [kind.value for kind in self.objects(node, vocab.RDF_TYPE) if isinstance(kind, ox.NamedNode)]
            self._classes[node] = frozenset().union(*(self._above.get(kind, frozenset({kind})) for kind in own))
        return self._classes[node]

    def _inverse(self, predicate: str) -> dict[Node, dict[Node, None]]:
        if predicate not in self._back:
            back = self._back[predicate] = {}
            for node, said in self._forward.items():
                for value in said.get(predicate, _NOTHING):
                    back.setdefault(value, {})[node] = None
        return self._back[predicate]


class Path(Protocol):
    """A way from a node to others."""

    def values(self, data: Triples, node: Node) -> dict[Node, None]:
        """Where the way leads from `node`, each node once."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """Along one predicate, or back along it."""

    predicate: str
    back: bool = False

    def values(self, data: Triples, node: Node) -> dict[Node, None]:
        """As `Path.values`."""
        found = data.subjects(self.predicate, node) if self.back else data.objects(node, self.predicate)
        return dict.fromkeys(found)


@dataclass(frozen=True, slots=True)
class Steps:
    """One way after another."""

    ways: tuple[Path, ...]

    def values(self, data: Triples, node: Node) -> dict[Node, None]:
        """As `Path.values`."""
        here: dict[Node, None] = {node: None}
        for way in self.ways:
            here = {value: None for each in here for value in way.values(data, each)}
        return here


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of several ways."""

    ways: tuple[Path, ...]

    def values(self, data: Triples, node: Node) -> dict[Node, None]:
        """As `Path.values`."""
        return {value: None for way in self.ways for value in way.values(data, node)}
