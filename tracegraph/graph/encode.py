"""From the model to quads: what a document states into its own named graph, what linking adds into the authority's.

Every node is named (no blank nodes), every value is written by the table in `mapping`, and words stay literals whatever
they hold. No triple stands in two graphs, so that a query over the union of all counts right: the names of authorities,
publishers and posts, which many documents say, have a graph of their own. Beside what `decode` reads, some triples are
written for those who ask in SPARQL: types, owners' posts, direct relations.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from tracegraph import vocab
from tracegraph.graph import mapping
from tracegraph.graph.forms import Field, Form, Mapping, Parts, Term, body, number, written
from tracegraph.graph.names import (
    DECISIONS_GRAPH,
    NAMES_GRAPH,
    authority_id,
    document_graph,
    links_graph,
    named,
    node,
)
from tracegraph.graph.texts import text_hash
from tracegraph.model.decision import Decision
from tracegraph.model.document import LineIndex
from tracegraph.model.link import Inspection, Issue, Link, Linked, NamedDocument
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action, Extraction

Triple = tuple[NamedNode, str, Term]


def encode_document(document: NamedDocument) -> list[Quad]:
    """What one document states, by itself: its own named graph, and the names it uses. The inspection it reports and
    its other renderings depend on other documents and are written by `encode_links`.

    Raises ModelError for a value that RDF cannot carry.
    """
    said = document.extraction
    lines = LineIndex(said.text) if said.pages is None else None
    statements = (
        triple
        for row in mapping.STATEMENTS
        for value in getattr(said, row.collection)
        for triple in _statement(document.id, row, value, lines)
    )
    graph = document_graph(document.id)
    return _quads(chain(_document(document.id, said), statements), graph) + _quads(_names(document), NAMES_GRAPH)


def encode_links(linked: Linked) -> list[Quad]:
    """What linking adds for one authority: its inspections, which documents report or answer them, links, issues and
    states, all in the authority's links graph; what people decided goes into theirs.

    Raises ModelError for a value that RDF cannot carry.
    """
    ids = [thing.id for group in _groups(linked) for thing in group]
    if not ids:
        return []
    place = authority_id(ids[0])
    authority = node(place)
    names = chain(
        _organisation(authority, linked.authority),
        *(_organisation(body(name), name) for i in linked.inspections for name in i.publishers),
    )
    triples = chain(
        *(_placed(document) for document in linked.documents),
        *(_inspection(inspection, authority) for inspection in linked.inspections),
        *(_link(link) for link in linked.links),
        *(_issue(issue, authority) for issue in linked.issues),
    )
    decided = chain(*(_decision(decision) for decision in linked.decisions))
    return _quads(triples, links_graph(place)) + _quads(names, NAMES_GRAPH) + _quads(decided, DECISIONS_GRAPH)


def _groups(linked: Linked) -> tuple[tuple[NamedDocument | Inspection | Link | Issue, ...], ...]:
    return linked.documents, linked.inspections, linked.links, linked.issues


def _quads(triples: Iterator[Triple], graph: NamedNode) -> list[Quad]:
    predicates: dict[str, NamedNode] = {}
    return [
        Quad(subject, predicates.setdefault(predicate, NamedNode(predicate)), value, graph)
        for subject, predicate, value in dict.fromkeys(triples)
    ]


def _document(id_: str, said: Extraction) -> Iterator[Triple]:
    subject = node(id_)
    yield from _typed(subject, vocab.SOURCE_DOCUMENT)
    yield from _values(subject, mapping.SOURCE, said.source, id_)
    yield from _values(subject, mapping.FACTS, said.facts, id_)
    yield from _fields(subject, mapping.READING, said, id_)
    yield subject, vocab.TEXT_SHA256, Literal(text_hash(said.text))
    yield subject, vocab.OF_AUTHORITY, node(authority_id(id_))


def _names(document: NamedDocument) -> Iterator[Triple]:
    place, said = authority_id(document.id), document.extraction
    if said.facts.authority:  # what names nobody says nothing of who it is about
        yield from _organisation(node(place), said.facts.authority)
    for name in said.facts.publishers:
        yield from _organisation(body(name), name)
    for owner in (owner for action in said.actions for owner in action.owners):
        post = _post(place, owner)
        yield from _typed(post, vocab.ORG_POST)
        yield post, vocab.SKOS_PREF_LABEL, Literal(owner)


def _placed(document: NamedDocument) -> Iterator[Triple]:
    subject = node(document.id)
    plan = document.extraction.facts.kind is vocab.DocumentKind.ACTION_PLAN
    if document.inspection:
        yield subject, vocab.ANSWERS if plan else vocab.REPORTS, node(document.inspection)
    yield from _parts(subject, mapping.RENDERINGS, document.renderings, document.id)


def _statement(document: str, row: Mapping, value: Any, lines: LineIndex | None) -> Iterator[Triple]:
    id_ = f"{document}/{value.key}"
    subject = node(id_)
    yield from _typed(subject, row.type, vocab.STATEMENT)
    yield subject, vocab.DCTERMS_IS_PART_OF, node(document)
    yield subject, vocab.ORDER, number(value.quote.start)
    yield from _values(subject, row, value, document)
    for field in row.fields:
        quote = getattr(value, field.attribute)
        if field.form is Form.QUOTE and quote is not None:
            yield from _evidence(id_, field, quote, document, lines)
    if isinstance(value, Action):
        yield from _posts(id_, value, document)


def _evidence(id_: str, field: Field, quote: Quote, document: str, lines: LineIndex | None) -> Iterator[Triple]:
    place = f"{id_}/{field.step}"
    subject, words = node(place), node(f"{place}/words")
    yield node(id_), field.evidence, subject
    yield from _typed(subject, vocab.EVIDENCE)
    yield subject, vocab.OA_HAS_SOURCE, node(document)
    yield subject, vocab.OA_HAS_SELECTOR, words
    yield from _typed(words, vocab.OA_TEXT_QUOTE_SELECTOR)
    yield words, vocab.OA_EXACT, Literal(quote.words)
    if lines is not None:
        yield subject, vocab.LINE, number(lines.line_of(quote.start))
    for rank, segment in enumerate(quote.segments, 1):
        selector = node(f"{place}/{rank}")
        yield subject, vocab.OA_HAS_SELECTOR, selector
        yield from _typed(selector, vocab.OA_TEXT_POSITION_SELECTOR)
        yield selector, vocab.RANK, number(rank)
        yield selector, vocab.OA_START, number(segment.start)
        yield selector, vocab.OA_END, number(segment.end)
        if segment.page is not None:
            yield selector, vocab.PAGE, number(segment.page)


def _posts(id_: str, action: Action, document: str) -> Iterator[Triple]:
    for rank, owner in enumerate(action.owners, 1):
        post = _post(authority_id(document), owner)
        yield node(f"{id_}/owner/{rank}"), vocab.POST, post
        yield node(id_), vocab.OWNER, post


def _post(place: str, owner: str) -> NamedNode:
    return named(f"{place}/post", owner)


def _inspection(inspection: Inspection, authority: NamedNode) -> Iterator[Triple]:
    subject = node(inspection.id)
    yield from _typed(subject, vocab.INSPECTION)
    yield subject, vocab.OF_AUTHORITY, authority
    yield from _values(subject, mapping.INSPECTION, inspection, inspection.id)
    for document in inspection.documents:
        yield node(document), vocab.REPORTS, subject
    for document in inspection.answered_by:
        yield node(document), vocab.ANSWERS, subject


def _link(link: Link) -> Iterator[Triple]:
    subject = node(link.id)
    yield from _typed(subject, vocab.LINK)
    yield from _values(subject, mapping.LINK, link, link.id)
    yield node(link.source), vocab.RELATION_PROPERTIES[link.relation], node(link.target)


def _decision(decision: Decision) -> Iterator[Triple]:
    subject = node(decision.id)
    yield from _typed(subject, vocab.DECISION)
    yield from _values(subject, mapping.DECISION, decision, decision.id)


def _issue(issue: Issue, authority: NamedNode) -> Iterator[Triple]:
    subject = node(issue.id)
    yield from _typed(subject, vocab.ISSUE)
    yield subject, vocab.OF_AUTHORITY, authority
    yield from _values(subject, mapping.ISSUE, issue, issue.id)
    for rank, state in enumerate(issue.states, 1):
        told = node(state.id)
        yield from _typed(told, vocab.ISSUE_STATE)
        yield told, vocab.OF_ISSUE, subject
        yield told, vocab.RANK, number(rank)
        yield from _values(told, mapping.ISSUE_STATE, state, state.id)


def _organisation(subject: NamedNode, name: str) -> Iterator[Triple]:
    yield from _typed(subject, vocab.ORG_FORMAL_ORGANIZATION)
    yield subject, vocab.SKOS_PREF_LABEL, Literal(name)


def _typed(subject: NamedNode, *types: str) -> Iterator[Triple]:
    for type_ in types:
        yield subject, vocab.RDF_TYPE, NamedNode(type_)


def _values(subject: NamedNode, row: Mapping, value: Any, document: str) -> Iterator[Triple]:
    """What the table says of a value: its fields, and the parts whose order is kept."""
    yield from _fields(subject, row.fields, value, document)
    for parts in row.parts:
        yield from _parts(subject, parts, getattr(value, parts.attribute), document)


def _fields(subject: NamedNode, fields: tuple[Field, ...], value: Any, document: str) -> Iterator[Triple]:
    for field in fields:
        kept = getattr(value, field.attribute)
        if kept is None or (field.form is Form.QUOTE and not field.property):
            continue
        if field.form is Form.QUOTE:
            yield subject, field.property, Literal(kept.words)
            continue
        for member in kept if field.many else (kept,):
            if _unknown(field, member):
                continue
            yield subject, field.property, written(field.form, member, document)


def _parts(subject: NamedNode, parts: Parts, members: tuple[Any, ...], document: str) -> Iterator[Triple]:
    for rank, member in enumerate(members, 1):
        part = NamedNode(f"{subject.value}/{parts.step}/{rank}")
        yield subject, parts.property, part
        yield from _typed(part, parts.type)
        yield part, vocab.RANK, number(rank)
        for column, value in zip(parts.columns, _columns(parts, member), strict=True):
            if _unknown(column, value):
                continue
            yield part, column.property, written(column.form, value, document)


def _unknown(field: Field, value: Any) -> bool:
    """True for a date that the model leaves empty: nothing is written for it."""
    return field.form is Form.DATE and value == ""


def _columns(parts: Parts, member: Any) -> tuple[Any, ...]:
    if len(parts.columns) == 1:
        return (member,)
    if parts.cls is tuple:
        return tuple(member)
    return tuple(getattr(member, column.attribute) for column in parts.columns)
