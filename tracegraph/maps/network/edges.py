"""The lines of the network: what belongs to what, what answers what, and the links with what they rest on."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from tracegraph.maps.captions import relation
from tracegraph.maps.lanes.values import Board, Lane, Mark, Shown
from tracegraph.maps.network.values import Edge, Node
from tracegraph.vocab import Basis, Relation


def edges(boards: Iterable[Board], nodes: Mapping[str, Node]) -> tuple[Edge, ...]:
    """The edges of all boards whose ends are both among `nodes`, each once, in order; those that leave the row of their
    issue are marked."""
    joined = (edge for board in boards for lane in board.lanes for edge in _lane(lane))
    once = {(edge.source, edge.target, edge.relation): edge for edge in joined if edge.source != edge.target}
    drawn = [edge for edge in once.values() if edge.source in nodes and edge.target in nodes]
    marked = (dataclasses.replace(edge, across=_leaves(nodes[edge.source], nodes[edge.target])) for edge in drawn)
    return tuple(sorted(marked, key=lambda edge: (edge.source, edge.target, edge.relation)))


def theme_node(authority: str, theme: str) -> str:
    """The node of a theme: each authority's part of the drawing has its own, so that no line crosses the others."""
    return f"theme/{theme}@{authority}"


def _leaves(source: Node, target: Node) -> bool:
    return len({node.issues[0] for node in (source, target) if node.kind not in ("theme", "inspection")}) > 1


def _lane(lane: Lane) -> Iterator[Edge]:
    for theme, _ in lane.themes:
        yield Edge(lane.anchor, theme_node(lane.summary.authority, theme), "is about", "about")
    for mark in lane.marks:
        for shown in mark.entries:
            yield Edge(lane.anchor, shown.entry.id, "has", "member")
            yield from _statement(mark, shown)
        for shown in mark.related:
            yield Edge(shown.entry.id, lane.anchor, "touches", "related")
            yield from _statement(mark, shown)


def _statement(mark: Mark, shown: Shown) -> Iterator[Edge]:
    entry = shown.entry
    yield Edge(entry.id, mark.column.anchor, "was said at", "at")
    for why in entry.whys:
        basis = "inferred" if why.basis == Basis.INFERRED else "observed"
        style = "related" if why.relation == Relation.RELATED else basis
        yield Edge(entry.id, why.other, relation(why.relation), style)
    if entry.restates:
        yield Edge(entry.id, entry.restates, relation(Relation.RESTATES), "observed")
    for promised in shown.actions:
        yield Edge(promised.line.id, entry.id, relation(Relation.RESPONDS_TO), "answer")
