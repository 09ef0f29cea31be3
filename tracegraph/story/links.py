"""Links as whys: why a statement stands where it stands, and what it says has become of what was asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracegraph import vocab
from tracegraph.graph.view import Graph
from tracegraph.story.reading import Node, describe, related, table_for
from tracegraph.story.values import Reason, Why

# Where a statement follows up several askings and they differ, the most cautious word is shown: a thing is never called
# resolved, or improving, while the same sentence leaves part of it weak.
_CAUTION: Final = (vocab.FollowUpStatus.STILL_WEAK, vocab.FollowUpStatus.IMPROVING, vocab.FollowUpStatus.RESOLVED)
_DENIED: Final[dict[str, vocab.FollowUpStatus]] = {
    vocab.Polarity.STRENGTH: vocab.FollowUpStatus.STILL_WEAK,
    vocab.Polarity.MIXED: vocab.FollowUpStatus.RESOLVED,
    vocab.Polarity.SHORTFALL: vocab.FollowUpStatus.RESOLVED,
}
"""What a finding cannot say of what it follows up, by its polarity."""


@dataclass(frozen=True, slots=True)
class LinkNode:
    """A link as stored; ends and statements are ids."""

    id: str
    source: str
    target: str
    relation: str
    basis: str
    score: float
    status: str
    words: str
    statements: tuple[str, ...]
    reasons: tuple[Reason, ...]

    def other(self, ident: str) -> str:
        """The end that is not `ident`: the target, seen from the source or from any statement the link quotes."""
        return self.source if ident == self.target else self.target


def links_touching(graph: Graph, ids: Iterable[str]) -> tuple[LinkNode, ...]:
    """All links that have one of these statements at an end or among their quotes, sorted by id."""
    wanted = list(ids)
    ends = ("?x tg:source ?s", "?x tg:target ?s", "?x tg:statement ?s ; a tg:Link")
    return links_of(graph, {link for end in ends for links in related(graph, wanted, end).values() for link in links})


def links_of(graph: Graph, ids: Iterable[str]) -> tuple[LinkNode, ...]:
    """The links with these ids, sorted; an id that is no link's is left out."""
    nodes = {i: n for i, n in describe(graph, sorted(set(ids))).items() if vocab.LINK in n.all(vocab.RDF_TYPE)}
    reasons = _reasons(graph, nodes)
    return tuple(_link(n, reasons.get(n.id, [])) for n in nodes.values())


def by_statement(links: Iterable[LinkNode]) -> dict[str, list[LinkNode]]:
    """The links of each statement that is an end of one or quoted in one, in the order given."""
    found: dict[str, list[LinkNode]] = {}
    for link in links:
        for ident in dict.fromkeys((link.source, link.target, *link.statements)):
            found.setdefault(ident, []).append(link)
    return found


def whys_of(ident: str, links: Iterable[LinkNode], *, touched: bool = False) -> tuple[Why, ...]:
    """The links that explain why a statement stands here: those made from it (the later or the answering side), and
    where it is only related, those made to it as well. What stands in the documents' own words, or a person said, comes
    first, then the surest."""
    mine = [
        k
        for k in links
        if ident in (k.source, *k.statements)
        or (touched and ident == k.target and k.relation == vocab.Relation.RELATED)
    ]
    mine.sort(key=lambda k: (k.basis == vocab.Basis.INFERRED, -k.score, k.id))
    return tuple(Why(k.id, k.relation, k.basis, k.score, k.other(ident), k.reasons) for k in mine)


def status_of(ident: str, links: Iterable[LinkNode], polarity: str = "") -> str:
    """What a statement says has become of what it follows up, as people say before what was inferred; "" where it
    follows up nothing. Of a passage of several sentences its surest one is weighed: a sentence of it whose own
    `polarity` says otherwise is given no status."""
    follows = [k for k in links if k.status and ident in (k.source, *k.statements)]
    said = {k.status for k in follows if k.basis == vocab.Basis.DECIDED}
    said = said or {k.status for k in follows} - {_DENIED.get(polarity)}
    return next((status.value for status in _CAUTION if status in said), "")


def _reasons(graph: Graph, ids: Iterable[str]) -> dict[str, list[Reason]]:
    """The reasons of each link, in their order."""
    pattern = """SELECT ?s ?rank ?feature ?weight ?left ?right ?behind WHERE {
        ?s tg:reason ?r . ?r tg:rank ?rank ; tg:feature ?feature ; tg:weight ?weight .
        OPTIONAL { ?r tg:leftPhrase ?left } OPTIONAL { ?r tg:rightPhrase ?right }
        OPTIONAL { ?r tg:behind ?behind } }"""
    found: dict[str, list[Reason]] = {}
    for link, _, feature, weight, left, right, behind in sorted(
        set(table_for(graph, ids, pattern)), key=lambda row: (int(row[1]), row)
    ):
        found.setdefault(link, []).append(Reason(feature, float(weight), left, right, behind))
    return found


def _link(node: Node, reasons: list[Reason]) -> LinkNode:
    return LinkNode(
        id=node.id,
        source=node.one(vocab.SOURCE),
        target=node.one(vocab.TARGET),
        relation=node.one(vocab.RELATION),
        basis=node.one(vocab.BASIS),
        score=float(node.one(vocab.SCORE) or 1),
        status=node.one(vocab.FOLLOW_UP_STATUS),
        words=node.one(vocab.TEXT),
        statements=node.all(vocab.STATEMENT_),
        reasons=tuple(reasons),
    )
