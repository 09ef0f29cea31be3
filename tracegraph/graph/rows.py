"""Rows of the table read back from the nodes of one named graph."""

from typing import Any

from tracegraph import vocab
from tracegraph.graph.forms import Field, Form, Mapping, Parts, ordered, read
from tracegraph.graph.names import AnyTerm, natural, raw
from tracegraph.model.quote import Quote, Segment

Properties = dict[str, list[AnyTerm]]
Nodes = dict[str, Properties]


def of_type(nodes: Nodes, type_: str) -> list[str]:
    """The IRIs of the nodes of a class."""
    return [
        iri for iri, properties in nodes.items() if any(raw(t) == type_ for t in properties.get(vocab.RDF_TYPE, []))
    ]


class RowReader:
    """Reads the rows of the table from the nodes of one named graph; quotes are proved against `text`."""

    def __init__(self, nodes: Nodes, names: dict[str, str], document: str = "", text: str = "") -> None:
        self._nodes = nodes
        self._names = names
        self._document = document
        self._text = text

    def statements(self, row: Mapping) -> list[Any]:
        """The statements of one class, in the order of the text."""
        iris = of_type(self._nodes, row.type)
        found = [row.cls(**self.values(self._nodes[iri], row, iri)) for iri in iris]
        return sorted(found, key=lambda statement: (statement.quote.start, natural(statement.key)))

    def values(self, subject: Properties, row: Mapping, iri: str) -> dict[str, Any]:
        """The attributes of a value, by name; those that were None are left out."""
        values = self.fields(subject, row.fields, iri)
        for parts in row.parts:
            values[parts.attribute] = self.parts(subject, parts)
        return values

    def fields(self, subject: Properties, fields: tuple[Field, ...], iri: str = "") -> dict[str, Any]:
        """As `values`, without the parts."""
        values: dict[str, Any] = {}
        for field in fields:
            if field.form is Form.QUOTE:
                quote = self.quote(f"{iri}/{field.step}")
                if quote is not None:
                    values[field.attribute] = quote
                continue
            terms = [self._value(field, term) for term in subject.get(field.property, [])]
            if field.many:
                values[field.attribute] = ordered(terms)
            elif terms:
                values[field.attribute] = terms[0]
        return values

    def parts(self, subject: Properties, parts: Parts) -> tuple[Any, ...]:
        """The members of an attribute whose order is kept."""
        nodes = [self._nodes[raw(term)] for term in subject.get(parts.property, [])]
        nodes.sort(key=lambda properties: int(raw(properties[vocab.RANK][0])))
        rows = [tuple(self._column(c, node) for c in parts.columns) for node in nodes]
        if len(parts.columns) == 1:
            return tuple(row[0] for row in rows)
        return tuple(rows) if parts.cls is tuple else tuple(parts.cls(*row) for row in rows)

    def _value(self, field: Field, term: AnyTerm) -> Any:
        if field.form is Form.BODY:
            return self._names.get(raw(term), raw(term))
        return read(field.form, term, self._document)

    def _column(self, field: Field, node: Properties) -> Any:
        return self._value(field, node[field.property][0]) if field.property in node else ""

    def quote(self, iri: str) -> Quote | None:
        """The quote whose evidence node has this IRI, proved against the text; None where there is none. Raises
        QuoteError."""
        if iri not in self._nodes:
            return None
        selectors = [self._nodes[raw(term)] for term in self._nodes[iri][vocab.OA_HAS_SELECTOR]]
        (words,) = (raw(s[vocab.OA_EXACT][0]) for s in selectors if vocab.OA_EXACT in s)
        places = [s for s in selectors if vocab.OA_START in s]
        places.sort(key=lambda properties: _number(properties, vocab.RANK) or 0)
        return Quote(tuple(_segment(properties) for properties in places), words, self._text)


def _segment(properties: Properties) -> Segment:
    start, end = _number(properties, vocab.OA_START), _number(properties, vocab.OA_END)
    return Segment(start or 0, end or 0, _number(properties, vocab.PAGE))


def _number(properties: Properties, property_: str) -> int | None:
    return int(raw(properties[property_][0])) if property_ in properties else None
