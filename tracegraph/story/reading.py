"""How the story reads the stored graph: a few queries that each bring many things whole, never one query for each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from tracegraph.graph import answers
from tracegraph.graph.names import node
from tracegraph.graph.places import Authorities
from tracegraph.graph.view import Graph, Results

_AT_ONCE: Final = 2000  # things named in one query: some hundred kilobytes of SPARQL at most


@dataclass(frozen=True, slots=True)
class Node:
    """All that the graph says of one thing: property IRI -> values as text, ids and codes in their short forms. Several
    values of a property come sorted, so that no order of the store shows."""

    id: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, prop: str) -> str:
        """The value of a property; "" where there is none."""
        return next(iter(self.all(prop)), "")

    def all(self, prop: str) -> tuple[str, ...]:
        """All values of a property, sorted."""
        return self.values.get(prop, ())

    def number(self, prop: str) -> int:
        """A whole number; 0 where there is none."""
        return int(self.one(prop) or 0)

    def true(self, prop: str) -> bool:
        """Whether a property says true."""
        return self.one(prop) == "true"


NOTHING: Final = Node("")


def table(graph: Graph, select: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT, each value as text ("" where unbound), in the order of its variables."""
    yield from _rows(graph.query(select))


def table_for(graph: Graph, ids: Iterable[str], select: str) -> Iterator[tuple[str, ...]]:
    """As `table`, for the things with these ids: the query's variable ?s. Many are asked for in several goes."""
    rest = iter(dict.fromkeys(ids))
    while some := [node(ident) for ident in islice(rest, _AT_ONCE)]:
        yield from _rows(graph.query(select, s=some))


def related(graph: Graph, ids: Iterable[str], pattern: str) -> dict[str, tuple[str, ...]]:
    """For each id the things ?x that `pattern` ties to it (?s), sorted; ids without any are left out.

    One pattern a query: a UNION would be answered for the whole graph before the ids are looked at."""
    return _gathered(table_for(graph, ids, f"SELECT ?s ?x WHERE {{ {pattern} }}"))


def related_among(graph: Graph, ids: Collection[str], pattern: str) -> dict[str, tuple[str, ...]]:
    """As `related`, for a pattern that fits few things: where the ids are many, a nation's, all that fits is read and
    theirs kept, which is sooner done than looking up each of them."""
    if len(ids) <= _AT_ONCE:
        return related(graph, ids, pattern)
    kept = frozenset(ids)
    return _gathered(row for row in table(graph, f"SELECT ?s ?x WHERE {{ {pattern} }}") if row[0] in kept)


def describe(graph: Graph, ids: Iterable[str], only: Iterable[str] = ()) -> dict[str, Node]:
    """The things with these ids, in the order given; one that the graph does not know is left out. With `only`, no
    more of them is read than these properties, and one that has none of them is left out.

    The properties are a filter: as values of ?p they would be looked up one by one."""
    wanted, props = list(dict.fromkeys(ids)), ", ".join(f"<{prop}>" for prop in only)
    chosen = f"FILTER (?p IN ({props}))" if props else ""
    return _nodes(wanted, table_for(graph, wanted, f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o {chosen} }}"))


def instances(graph: Graph, cls: str) -> dict[str, Node]:
    """All things of a class, by id."""
    rows = list(table(graph, f"SELECT ?s ?p ?o WHERE {{ ?s a <{cls}> . ?s ?p ?o }}"))
    return _nodes(sorted({s for s, _, _ in rows}), rows)


def owned(graph: Graph, names: Authorities, cls: str) -> dict[str, Node]:
    """The things of a class that are these authorities', by id. Of one authority no more is looked at than its own,
    however many there are."""
    return gathered(graph, names, f"?x tg:ofAuthority ?s ; a <{cls}>")


def gathered(graph: Graph, ids: Iterable[str], pattern: str) -> dict[str, Node]:
    """The things ?x that `pattern` ties to any of these ids (?s), whole, by their own ids."""
    rows = list(table_for(graph, ids, f"SELECT ?x ?p ?o WHERE {{ {pattern} . ?x ?p ?o }}"))
    return _nodes(sorted({x for x, _, _ in rows}), rows)


def _gathered(rows: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for subject, other in rows:
        found.setdefault(subject, set()).add(other)
    return {subject: tuple(sorted(others)) for subject, others in found.items()}


def _rows(results: Results) -> Iterator[tuple[str, ...]]:
    for row in answers.table(results).rows:
        yield tuple(value or "" for value in row)


def _nodes(ids: Iterable[str], rows: Iterable[tuple[str, ...]]) -> dict[str, Node]:
    found: dict[str, dict[str, set[str]]] = {}
    for subject, prop, value in rows:
        found.setdefault(subject, {}).setdefault(prop, set()).add(value)
    return {i: Node(i, {p: tuple(sorted(values)) for p, values in found[i].items()}) for i in ids if i in found}
