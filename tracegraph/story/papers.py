"""The documents themselves: the text of each, and every statement taken from it, where it stands in that text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tracegraph import vocab
from tracegraph.graph.view import Graph
from tracegraph.story.reading import Node, describe, related, table_for
from tracegraph.story.statements import DETAILED_BY, KINDS, detail_of
from tracegraph.story.values import DocumentView, Paper, Placed, Tie

_LABELS: Final = {**dict(KINDS), vocab.STATEMENT: "statement"}

_READ: Final = (vocab.RDF_TYPE, vocab.NUMBER, vocab.PARAGRAPH, vocab.TEXT, *DETAILED_BY)
"""What a placed statement is made of: a statement says three times as much."""

_ENDS: Final = (("source", "target", True), ("statement", "target", True), ("target", "source", False))
"""How a statement may belong to a link: on its near side, among the words quoted there, on its far side."""


def papers(graph: Graph, views: Iterable[DocumentView]) -> Iterator[Paper]:
    """These documents, each with its text and its statements in the order of the text. What is asked of the graph is
    asked for all of them at once; the texts are read one at a time. Raises NotFound for a document not held, InputError
    where a text is missing from the folder."""
    listed = list(views)
    within = related(graph, (view.id for view in listed), "?x dcterms:isPartOf ?s ; tg:evidence ?e")
    nodes = describe(graph, (each for held in within.values() for each in held), _READ)
    spans, ties = _spans(graph, nodes), _ties(graph, nodes)
    for view in listed:
        held = (ident for ident in within.get(view.id, ()) if ident in spans)
        placed = (_placed(nodes[ident], spans[ident], ties.get(ident, ())) for ident in held)
        yield Paper(view, graph.text(view.id), tuple(sorted(placed, key=lambda each: (each.segments, each.id))))


def _placed(node: Node, spans: Iterable[tuple[int, int]], ties: Iterable[Tie]) -> Placed:
    kind = next(c for c in (*node.all(vocab.RDF_TYPE), vocab.STATEMENT) if c in _LABELS)
    return Placed(
        id=node.id,
        kind=_LABELS[kind],
        detail=detail_of(node, kind),
        number=node.one(vocab.NUMBER),
        paragraph=node.one(vocab.PARAGRAPH) or None,
        words=node.one(vocab.TEXT),
        segments=tuple(spans),
        ties=tuple(ties),
    )


def _spans(graph: Graph, ids: Iterable[str]) -> Mapping[str, list[tuple[int, int]]]:
    """Where each statement's words stand: (start, end) of its segments, in the order in which they are read."""
    pattern = """SELECT ?s ?rank ?start ?end WHERE {
        ?s tg:evidence/oa:hasSelector ?x . ?x oa:start ?start ; oa:end ?end ; tg:rank ?rank }"""
    found: dict[str, list[tuple[int, int]]] = {}
    rows = {(s, int(rank), int(start), int(end)) for s, rank, start, end in table_for(graph, ids, pattern)}
    for s, _, start, end in sorted(rows):
        found.setdefault(s, []).append((start, end))
    return found


def _ties(graph: Graph, ids: Iterable[str]) -> Mapping[str, list[Tie]]:
    """What links each statement to others, made from it or to it: what the documents state first, then the surest."""
    wanted = list(ids)
    found: dict[str, dict[Tie, tuple[bool, float, str]]] = {}
    for end, other, forth in _ENDS:
        pattern = f"""SELECT ?s ?link ?other ?relation ?basis ?score WHERE {{
            ?link tg:{end} ?s ; tg:{other} ?other ; tg:relation ?relation ; tg:basis ?basis .
            OPTIONAL {{ ?link tg:score ?score }} }}"""
        for s, link, to, relation, basis, score in table_for(graph, wanted, pattern):
            sure = (basis != vocab.Basis.OBSERVED, -float(score or 1), link)
            found.setdefault(s, {})[Tie(relation, to, forth)] = sure
    return {s: sorted(listed, key=lambda tie: listed[tie]) for s, listed in found.items()}
