"""From quads back to the model: what `encode` wrote, with every quote proved again from the canonical text.

`decode(encode(x)) == x`, with these stated exceptions. Not stored, and read back empty: passages (segmentation makes
them anew) and front matter other than `digest: true`. Stored as sets, and read back sorted: themes, cues, conflicts,
due dates, notes, publishers; ids of statements in the order of their documents. Statements come in the order of the
text, links and issues by their ids, inspections by their dates, decisions by their lines. Scores keep six places.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pyoxigraph import Quad

from tracegraph import vocab
from tracegraph.graph import mapping
from tracegraph.graph.forms import ordered
from tracegraph.graph.names import (
    DECISIONS_GRAPH,
    NAMES_GRAPH,
    authority_id,
    document_graph,
    id_of,
    iri_of,
    links_graph,
    natural,
    raw,
)
from tracegraph.graph.rows import Nodes, RowReader, of_type
from tracegraph.graph.view import Graph
from tracegraph.model.decision import Decision
from tracegraph.model.document import Source
from tracegraph.model.link import UNKNOWN, Inspection, Issue, IssueState, Link, Linked, NamedDocument
from tracegraph.model.statement import Extraction, Facts

Place = tuple[str, int, tuple[tuple[bool, int, str], ...]]


def decode_graph(graph: Graph) -> tuple[Linked, ...]:
    """Every authority of a published graph, by id. Raises QuoteError where a text does not say what is quoted from it,
    InputError where a text is missing."""
    return decode(graph.quads(), graph.text)


def decode(quads: Iterable[Quad], text_of: Callable[[str], str]) -> tuple[Linked, ...]:
    """Every authority that the quads speak of, by id. `text_of` gives the canonical text of a document by its id; its
    errors are passed on. Raises QuoteError where a text does not say what is quoted from it."""
    graphs = _graphs(quads)
    names = _names(graphs.get(NAMES_GRAPH.value, {}))
    held: dict[str, list[str]] = defaultdict(list)
    for nodes in list(graphs.values()):
        for iri in of_type(nodes, vocab.SOURCE_DOCUMENT):
            held[authority_id(id_of(iri))].append(id_of(iri))
    linked = {authority_id(id_of(iri)) for nodes in graphs.values() for iri in _linked(nodes)}
    return tuple(
        _Authority(place, graphs, names, text_of).linked(sorted(held[place])) for place in sorted({*held, *linked})
    )


def _linked(nodes: Nodes) -> Iterator[str]:
    for type_ in (vocab.INSPECTION, vocab.LINK, vocab.ISSUE):
        yield from of_type(nodes, type_)


class _Authority:
    """One authority's graphs, read into the model."""

    def __init__(
        self, place: str, graphs: dict[str, Nodes], names: dict[str, str], text_of: Callable[[str], str]
    ) -> None:
        self._place = place
        self._graphs = graphs
        self._names = names
        self._text_of = text_of
        self._links = graphs.get(links_graph(place).value, {})
        self._places: dict[str, Place] = {}
        self._states: dict[str, list[str]] = defaultdict(list)
        for iri in of_type(self._links, vocab.ISSUE_STATE):
            self._states[raw(self._links[iri][vocab.OF_ISSUE][0])].append(iri)

    def linked(self, ids: list[str]) -> Linked:
        """The whole authority, with the documents of these ids."""
        documents = tuple(self._document(id_) for id_ in ids)
        name = self._names.get(iri_of(self._place), self._place)
        inspections = (self._inspection(iri) for iri in of_type(self._links, vocab.INSPECTION))
        links = (self._link(iri) for iri in of_type(self._links, vocab.LINK))
        issues = (self._issue(iri) for iri in of_type(self._links, vocab.ISSUE))
        return Linked(
            name,
            documents,
            tuple(sorted(inspections, key=lambda inspection: (inspection.start, inspection.end, inspection.id))),
            tuple(sorted(links, key=lambda link: natural(link.id))),
            tuple(sorted(issues, key=lambda issue: natural(issue.id))),
            tuple(sorted(self._decisions(), key=lambda decision: (decision.line, decision.id))),
        )

    def _named(self) -> str:
        """What the documents call the authority; "" where they name none."""
        return "" if self._place == UNKNOWN else self._names.get(iri_of(self._place), "")

    def _document(self, id_: str) -> NamedDocument:
        nodes = self._graphs[document_graph(id_).value]
        subject = nodes[iri_of(id_)]
        text = self._text_of(id_)
        reader = RowReader(nodes, self._names, id_, text)
        source = reader.fields(subject, mapping.SOURCE.fields)
        digest = source.pop("digest", False)
        read: dict[str, Any] = {"pages": None, **reader.fields(subject, mapping.READING)}
        for row in mapping.STATEMENTS:
            read[row.collection] = tuple(reader.statements(row))
            for statement in read[row.collection]:
                self._places[f"{id_}/{statement.key}"] = (id_, statement.quote.start, natural(statement.key))
        extraction = Extraction(
            source=Source(**source, front=(("digest", "true"),) if digest else ()),
            text=text,
            facts=Facts(authority=self._named(), **reader.values(subject, mapping.FACTS, iri_of(id_))),
            **read,
        )
        linking = self._links.get(iri_of(id_), {})
        inspections = [*linking.get(vocab.REPORTS, []), *linking.get(vocab.ANSWERS, [])]
        return NamedDocument(
            id_,
            id_of(raw(inspections[0])) if inspections else "",
            extraction,
            self._reader().parts(linking, mapping.RENDERINGS),
        )

    def _reader(self) -> RowReader:
        return RowReader(self._links, self._names)

    def _inspection(self, iri: str) -> Inspection:
        values = self._reader().values(self._links[iri], mapping.INSPECTION, iri)
        self._sort(values, "named_in")
        return Inspection(
            id=id_of(iri),
            authority=self._place,
            documents=self._pointing(iri, vocab.REPORTS),
            answered_by=self._pointing(iri, vocab.ANSWERS),
            **{"start": "", "end": "", **values},
        )

    def _pointing(self, iri: str, property_: str) -> tuple[str, ...]:
        return ordered(
            id_of(subject)
            for subject, properties in self._links.items()
            if any(raw(term) == iri for term in properties.get(property_, []))
        )

    def _link(self, iri: str) -> Link:
        values = self._reader().values(self._links[iri], mapping.LINK, iri)
        self._sort(values, "statements")
        return Link(id=id_of(iri), **values)

    def _decisions(self) -> Iterator[Decision]:
        nodes = self._graphs.get(DECISIONS_GRAPH.value, {})
        for iri in of_type(nodes, vocab.DECISION):
            if authority_id(id_of(iri)) == self._place:
                yield Decision(id=id_of(iri), **RowReader(nodes, self._names).values(nodes[iri], mapping.DECISION, iri))

    def _issue(self, iri: str) -> Issue:
        values = self._reader().values(self._links[iri], mapping.ISSUE, iri)
        self._sort(values, "members", "related")
        return Issue(id=id_of(iri), authority=self._place, states=tuple(self._told(iri)), **values)

    def _told(self, issue: str) -> Iterator[IssueState]:
        for iri in sorted(self._states[issue], key=lambda iri: int(raw(self._links[iri][vocab.RANK][0]))):
            values = self._reader().values(self._links[iri], mapping.ISSUE_STATE, iri)
            self._sort(values, "statements")
            yield IssueState(id=id_of(iri), **{"date": "", **values})

    def _sort(self, values: dict[str, Any], *attributes: str) -> None:
        """Puts ids of statements in the order of their documents."""
        for attribute in attributes:
            values[attribute] = tuple(sorted(values.get(attribute, ()), key=self._order))

    def _order(self, id_: str) -> Place:
        return self._places.get(id_, ("", 0, natural(id_)))


def _graphs(quads: Iterable[Quad]) -> dict[str, Nodes]:
    graphs: dict[str, Nodes] = {}
    for quad in quads:
        nodes = graphs.setdefault(raw(quad.graph_name), {})
        nodes.setdefault(raw(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    return graphs


def _names(nodes: Nodes) -> dict[str, str]:
    """The name of every organisation and post; of several spellings the first."""
    return {
        iri: min(raw(t) for t in p[vocab.SKOS_PREF_LABEL]) for iri, p in nodes.items() if vocab.SKOS_PREF_LABEL in p
    }
