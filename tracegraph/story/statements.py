"""Statements as entries: their words, where these stand, who is to act, and what hangs beneath a recommendation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracegraph import vocab
from tracegraph.graph.names import STATEMENTS
from tracegraph.graph.view import Graph
from tracegraph.model.document import by_ocr
from tracegraph.story.links import LinkNode, by_statement, links_touching, status_of, whys_of
from tracegraph.story.reading import NOTHING, Node, describe, related
from tracegraph.story.values import ActionLine, Citation, Entry, Why

_QUOTES: Final = (vocab.EVIDENCE_, vocab.LEAD_IN_EVIDENCE, vocab.PROGRESS_EVIDENCE)

_DETAILS: Final = {
    vocab.RECOMMENDATION: vocab.RECOMMENDATION_KIND,
    vocab.FINDING: vocab.POLARITY,
    vocab.ACTION: vocab.ACTION_STATUS,
}


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements read whole, by id, with everything their entries are made of."""

    nodes: Mapping[str, Node]
    parts: Mapping[str, Node]
    """Evidence, selectors, documents and assignments."""
    tied: Mapping[str, Sequence[str]]
    """Recommendation -> the actions and expected outcomes that stand under it or answer it, in the plan's order."""
    links: Mapping[str, Sequence[LinkNode]]
    """Statement -> the links it is an end of or quoted in."""
    restated: Mapping[str, str]
    """A plan's recommendation -> the report's that it repeats in its own words."""
    rewordings: Mapping[str, Sequence[str]]
    """The same the other way round."""

    def document(self, ident: str) -> Node:
        """The document that a statement stands in."""
        return self.parts.get(self.nodes[ident].one(vocab.DCTERMS_IS_PART_OF), NOTHING)

    def beneath(self, ident: str, among: frozenset[str] | None) -> tuple[str, ...]:
        """What is shown below a recommendation. An action that answers it from elsewhere is left out where its own
        recommendation is `among` those shown: it is shown once, where it stands in its plan."""
        planned = {a: self.nodes[a].one(vocab.UNDER_RECOMMENDATION) for a in self.tied.get(ident, ())}
        return tuple(a for a, above in planned.items() if above == ident or above not in (among or ()))

    def place(self, ident: str) -> tuple[bool, str, int, str]:
        """What sorts statements of one inspection: reports before plans, then by document, then as they are read."""
        document = self.document(ident)
        return bool(document.all(vocab.ANSWERS)), document.id, self.nodes[ident].number(vocab.ORDER), ident

    def kind(self, ident: str) -> str:
        """The class of a statement; of several the last named in the ontology's order that is no mere upper class."""
        return next((c for c in self.nodes[ident].all(vocab.RDF_TYPE) if c in STATEMENTS), vocab.STATEMENT)


KINDS: Final = tuple((c, vocab.TERM_LABELS[c]) for c in STATEMENTS)
"""(class, its label) of every kind of statement, in the order in which counts list them."""


def load(graph: Graph, ids: Iterable[str]) -> Statements:
    """The statements with these ids, with the plans' wordings that restate them and the actions and outcomes beneath
    both."""
    asked = list(dict.fromkeys(ids))
    asked += (r for restating in related(graph, asked, "?x tg:restates ?s").values() for r in restating)
    under = related(graph, asked, "?x tg:underRecommendation ?s")
    answers = related(graph, asked, "?x tg:respondsTo ?s ; a tg:Action")
    nodes = describe(graph, [*asked, *(x for tied in (under, answers) for others in tied.values() for x in others)])
    quotes = describe(graph, (e for n in nodes.values() for prop in _QUOTES for e in n.all(prop)))
    selectors = describe(graph, (s for e in quotes.values() for s in e.all(vocab.OA_HAS_SELECTOR)))
    documents = describe(graph, (d for n in nodes.values() for d in n.all(vocab.DCTERMS_IS_PART_OF)))
    owners = describe(graph, (a for n in nodes.values() for a in n.all(vocab.ASSIGNMENT_)))
    tied = {
        above: sorted({*under.get(above, ()), *answers.get(above, ())}, key=lambda i: (nodes[i].number(vocab.ORDER), i))
        for above in asked
    }
    parts = {**quotes, **selectors, **documents, **owners}
    links = links_touching(graph, nodes)
    rewords = {k.source: k.target for k in links if k.relation == vocab.Relation.RESTATES and k.source in nodes}
    rewordings: dict[str, list[str]] = {}
    for source, target in rewords.items():
        rewordings.setdefault(target, []).append(source)
    return Statements(nodes, parts, tied, by_statement(links), rewords, rewordings)


def entry(held: Statements, ident: str, among: frozenset[str] | None = None, *, touched: bool = False) -> Entry:
    """The entry of a statement of `held`. Of its links those count whose other end is `among` the given ids (all by
    default)."""
    node, kind = held.nodes[ident], held.kind(ident)
    links = tuple(k for k in held.links.get(ident, ()) if among is None or k.other(ident) in among)
    whys: tuple[Why, ...] = whys_of(ident, links, touched=touched)
    below = held.beneath(ident, among) if kind == vocab.RECOMMENDATION else (ident,) if kind == vocab.ACTION else ()
    lead_in = node.one(vocab.LEAD_IN_EVIDENCE)
    return Entry(
        id=node.id,
        kind=vocab.TERM_LABELS[kind],
        detail=detail_of(node, kind),
        status=status_of(ident, links, node.one(vocab.POLARITY)),
        citation=citation(held, ident),
        themes=node.all(vocab.DCTERMS_SUBJECT),
        whys=whys,
        actions=tuple(_action(held, a) for a in below if held.kind(a) == vocab.ACTION),
        outcomes=tuple(citation(held, o) for o in below if held.kind(o) == vocab.OUTCOME),
        restates=held.restated.get(ident, ""),
        number=node.one(vocab.NUMBER),
        heading=node.one(vocab.HEADING),
        lead_in=citation(held, ident, vocab.LEAD_IN_EVIDENCE) if lead_in else None,
        addressee=node.one(vocab.ADDRESSEE),
    )


def citation(held: Statements, ident: str, prop: str = vocab.EVIDENCE_) -> Citation:
    """Where the words that `prop` of a statement points to stand."""
    node, document = held.nodes[ident], held.document(ident)
    evidence = held.parts.get(node.one(prop), NOTHING)
    selectors = [held.parts[s] for s in evidence.all(vocab.OA_HAS_SELECTOR) if s in held.parts]
    spans = sorted((s for s in selectors if s.one(vocab.OA_START)), key=lambda s: s.number(vocab.RANK))
    return Citation(
        document=document.id,
        title=document.one(vocab.DCTERMS_TITLE),
        path=document.one(vocab.PATH),
        sha256=document.one(vocab.SHA256),
        digest=document.true(vocab.IS_DIGEST),
        section=node.one(vocab.SECTION) or node.one(vocab.HEADING),
        paragraph=node.one(vocab.PARAGRAPH) or None,
        pages=tuple(dict.fromkeys(s.number(vocab.PAGE) for s in spans if s.one(vocab.PAGE))),
        line=evidence.number(vocab.LINE) or None,
        segments=tuple((s.number(vocab.OA_START), s.number(vocab.OA_END)) for s in spans),
        words=next((s.one(vocab.OA_EXACT) for s in selectors if s.one(vocab.OA_EXACT)), node.one(vocab.TEXT)),
        ocr=by_ocr(document.one(vocab.READER)),
    )


DETAILED_BY: Final = (*_DETAILS.values(), vocab.GRADE)
"""The properties that `detail_of` reads."""


def detail_of(node: Node, kind: str) -> str:
    """What refines a statement's class `kind`: a grade, a polarity, a code; "" where nothing does."""
    if kind == vocab.JUDGEMENT:
        return node.one(vocab.GRADE)
    return node.one(_DETAILS[kind]) if kind in _DETAILS else ""


def _action(held: Statements, ident: str) -> ActionLine:
    node = held.nodes[ident]
    ranked = sorted(
        (held.parts[a] for a in node.all(vocab.ASSIGNMENT_) if a in held.parts), key=lambda a: a.number(vocab.RANK)
    )
    return ActionLine(
        id=node.id,
        owners=tuple(a.one(vocab.SCHEMA_NAME) for a in ranked),
        by_when=node.one(vocab.BY_WHEN),
        due=node.all(vocab.DUE),
        status=node.one(vocab.ACTION_STATUS),
        progress=node.one(vocab.PROGRESS),
        conflicts=node.all(vocab.CONFLICT),
        citation=citation(held, ident),
        progress_citation=citation(held, ident, vocab.PROGRESS_EVIDENCE) if node.one(vocab.PROGRESS_EVIDENCE) else None,
        revised=node.all(vocab.REVISED_DUE),
    )
