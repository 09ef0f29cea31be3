"""Why two statements are linked: the link told whole, with both sides' words and every reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tracegraph import vocab
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.story import labels
from tracegraph.story.decided import decisions
from tracegraph.story.links import LinkNode, links_of, links_touching
from tracegraph.story.reading import NOTHING, Node, describe
from tracegraph.story.statements import Statements, entry, load
from tracegraph.story.values import Entry, Reason
from tracegraph.vocab import Standing

_NAMED: Final = 5  # links of a lone statement that are named


@dataclass(frozen=True, slots=True)
class LinkStory:
    """One link told whole: what it says, how it was found, and what stands at either end. `source` is the later or the
    answering side, and `quoted` are the statements that say it, where they are more than that one; `target` is None
    where the link points to an inspection, and `target_name` says to what it points in any case. `words` are the
    document's own where it states the link itself; `status` what a follow-up says, or ""."""

    id: str
    relation: str
    basis: str
    score: float
    status: str
    words: str
    source: Entry
    target: Entry | None
    target_id: str
    target_name: str
    quoted: tuple[Entry, ...]
    reasons: tuple[Reason, ...]
    """The strongest first."""


def why(graph: Graph, first: str, second: str | None = None) -> tuple[LinkStory, ...]:
    """The link with the id `first`; with `second`, every link between these two, whichever is the later: what stands in
    the documents' own words or a person said first, then the surest. The two are ids of statements, or of a statement
    and an inspection.

    Raises NotFound where there is no such link; where `first` alone is a statement's id, it names what that is linked
    to.
    """
    ids = [i.strip().removeprefix(vocab.ID) for i in (first, second or "")]
    found = _between(graph, *ids) if second is not None else links_of(graph, ids[:1])
    if not found:
        raise NotFound(_nothing(graph, *ids))
    return _all_told(graph, sorted(found, key=lambda k: (k.basis == vocab.Basis.INFERRED, -k.score, k.id)))


def told_links(graph: Graph, ids: Iterable[str]) -> tuple[LinkStory, ...]:
    """The links with these ids, told whole, sorted; an id that is no link's is left out."""
    return _all_told(graph, links_of(graph, ids))


def _all_told(graph: Graph, found: Sequence[LinkNode]) -> tuple[LinkStory, ...]:
    held = load(graph, (s for k in found for s in (k.source, k.target, *k.statements)))
    ends = describe(graph, (k.target for k in found))
    return tuple(_told(link, held, ends.get(link.target, NOTHING)) for link in found)


def _between(graph: Graph, one: str, other: str) -> tuple[LinkNode, ...]:
    """The links that have both: one as the target, the other as the source or among the statements quoted."""
    return tuple(k for k in links_touching(graph, (one, other)) if _joins(k, one, other) or _joins(k, other, one))


def _joins(link: LinkNode, later: str, earlier: str) -> bool:
    return link.target == earlier and later in (link.source, *link.statements)


def _told(link: LinkNode, held: Statements, target: Node) -> LinkStory:
    there = _is_statement(held, link.target)
    quoted = [s for s in _in_order(held, link.statements) if s != link.source]
    return LinkStory(
        id=link.id,
        relation=link.relation,
        basis=link.basis,
        score=link.score,
        status=link.status,
        words=link.words,
        source=entry(held, link.source, frozenset()),
        target=entry(held, link.target, frozenset()) if there else None,
        target_id=link.target,
        target_name="" if there else _inspection(target),
        quoted=tuple(entry(held, s, frozenset()) for s in quoted),
        reasons=tuple(sorted(link.reasons, key=lambda r: -abs(r.weight))),
    )


def _is_statement(held: Statements, ident: str) -> bool:
    return ident in held.nodes and held.kind(ident) != vocab.STATEMENT


def _in_order(held: Statements, ids: Iterable[str]) -> list[str]:
    return sorted((i for i in ids if _is_statement(held, i)), key=held.place)


def _inspection(node: Node) -> str:
    return labels.inspection(node.one(vocab.INSPECTION_KIND), node.one(vocab.SCHEMA_END_DATE)) or node.id


def _nothing(graph: Graph, one: str, other: str) -> str:
    if other:
        said = [d for d in decisions(graph) if d.ends == {one, other} and d.standing == Standing.HOLDS]
        if said:
            told = "; ".join(f"{d.who} decided on {d.when}: {d.verdict}{': ' + d.why if d.why else ''}" for d in said)
            return f"this graph holds no link between {one!r} and {other!r}: {told}"
        return f"this graph holds no link between {one!r} and {other!r}"
    ends = sorted({k.other(one) for k in links_touching(graph, [one])})
    if not ends:
        return f"this graph holds no link {one!r}; `tracegraph trace` shows what is linked"
    more = f" and {len(ends) - _NAMED} more" if len(ends) > _NAMED else ""
    return (
        f"{one!r} is no link but a statement: name one that it is linked to as well: {', '.join(ends[:_NAMED])}{more}"
    )
