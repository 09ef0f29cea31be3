"""The graph as a NetworkX network: a projection for algorithms and pictures, made anew from the store and never
edited."""

import re
from io import BytesIO
from typing import Any, Final

import networkx as nx

from tracegraph import vocab
from tracegraph.graph.names import STATEMENTS, id_of, raw, short, theme_of
from tracegraph.graph.view import Graph

Properties = dict[str, list[str]]
# What XML 1.0 cannot hold, even escaped.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What is drawn: the class, the word for it, and the attributes a node of it carries (name, property, type).
_TEXT: Final = ("text", vocab.TEXT, str)
_STATEMENT: Final = (
    _TEXT,
    ("polarity", vocab.POLARITY, short),
    ("section", vocab.SECTION, str),
    ("paragraph", vocab.PARAGRAPH, str),
    ("recommendation_kind", vocab.RECOMMENDATION_KIND, short),
    ("restated", vocab.RESTATED, "true".__eq__),
    ("status", vocab.ACTION_STATUS, short),
    ("by_when", vocab.BY_WHEN, str),
    ("progress", vocab.PROGRESS, str),
    ("area", vocab.AREA, str),
    ("grade", vocab.GRADE, str),
    ("order", vocab.ORDER, int),
)
_NODES: Final[dict[str, tuple[tuple[str, str, Any], ...]]] = {
    vocab.SOURCE_DOCUMENT: (
        ("label", vocab.DCTERMS_TITLE, str),
        ("document_kind", vocab.DOCUMENT_KIND, short),
        ("inspection_kind", vocab.INSPECTION_KIND, short),
        ("date", vocab.DCTERMS_ISSUED, str),
        ("path", vocab.PATH, str),
        ("digest", vocab.IS_DIGEST, "true".__eq__),
    ),
    vocab.INSPECTION: (
        ("inspection_kind", vocab.INSPECTION_KIND, short),
        ("start", vocab.SCHEMA_START_DATE, str),
        ("date", vocab.SCHEMA_END_DATE, str),
        ("at_hand", vocab.AT_HAND, "true".__eq__),
    ),
    vocab.ISSUE: (("label", vocab.SKOS_PREF_LABEL, str),),
    vocab.SKOS_CONCEPT: (("label", vocab.SKOS_PREF_LABEL, str),),
    **dict.fromkeys(STATEMENTS, _STATEMENT),
}
# The triples that are edges; those of links are drawn from the links themselves, which carry basis and score.
_EDGES: Final = (
    vocab.DCTERMS_IS_PART_OF,
    vocab.DCTERMS_SUBJECT,
    vocab.REPORTS,
    vocab.ANSWERS,
    vocab.UNDER_RECOMMENDATION,
    vocab.WITHIN,
    vocab.PROV_HAD_MEMBER,
    vocab.RELATED_MEMBER,
    vocab.NAMED_IN,
)
_THEME: Final = "theme"
_BORROWED_WORDS: Final = {
    vocab.DCTERMS_IS_PART_OF: "stands in document",
    vocab.DCTERMS_SUBJECT: "is about",
    vocab.PROV_HAD_MEMBER: "has member",
    vocab.SKOS_CONCEPT: _THEME,
}


def to_networkx(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Statements, documents, inspections, issues and the themes they are about, as nodes by id (a theme's is "theme:"
    and its id), each with its `kind`, its `authority` and typed attributes. Links are edges with `relation`, `basis`,
    `score` and `link`, an issue's states are edges to inspections with `state`, `date` and `rank`; every other edge has
    its `relation` only. In a fixed order."""
    nodes = _nodes(graph)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(nodes):
        _add_node(network, iri, nodes[iri])
    for iri in sorted(nodes):
        _add_edges(network, iri, nodes[iri])
    for iri in sorted(nodes):
        _add_explained(network, nodes[iri], iri)
    unused = [name for name in network if network.nodes[name]["kind"] == _THEME and not network.degree(name)]
    network.remove_nodes_from(unused)
    return network


def _nodes(graph: Graph) -> dict[str, Properties]:
    nodes: dict[str, Properties] = {}
    for quad in graph.quads():
        nodes.setdefault(raw(quad.subject), {}).setdefault(quad.predicate.value, []).append(raw(quad.object))
    return nodes


def _name(iri: str) -> str:
    return f"theme:{theme_of(iri)}" if iri.startswith(vocab.THEME) else id_of(iri)


def _add_node(network: "nx.MultiDiGraph[str]", iri: str, said: Properties) -> None:
    type_ = next((t for t in said.get(vocab.RDF_TYPE, []) if t in _NODES), None)
    if type_ is None or (type_ == vocab.SKOS_CONCEPT and not iri.startswith(vocab.THEME)):
        return
    name = _name(iri)
    network.add_node(name, kind=_word(type_))
    if type_ != vocab.SKOS_CONCEPT:
        network.nodes[name]["authority"] = name.split("/", 1)[0]
    for attribute, property_, make in _NODES[type_]:
        if property_ in said:
            network.nodes[name][attribute] = make(min(said[property_]))


def _add_edges(network: "nx.MultiDiGraph[str]", iri: str, said: Properties) -> None:
    for property_ in _EDGES:
        for target in sorted(said.get(property_, [])):
            _add_edge(network, iri, target, _word(property_))


def _add_explained(network: "nx.MultiDiGraph[str]", said: Properties, iri: str) -> None:
    types = said.get(vocab.RDF_TYPE, [])
    if vocab.LINK in types:
        _add_edge(
            network,
            said[vocab.SOURCE][0],
            said[vocab.TARGET][0],
            short(said[vocab.RELATION][0]),
            link=id_of(iri),
            basis=short(said[vocab.BASIS][0]),
            score=float(said[vocab.SCORE][0]),
        )
    elif vocab.ISSUE_STATE in types:
        _add_edge(
            network,
            said[vocab.OF_ISSUE][0],
            said[vocab.OF_INSPECTION][0],
            _word(vocab.STATE),
            state=short(said[vocab.STATE][0]),
            date=said.get(vocab.DCTERMS_DATE, [""])[0],
            rank=int(said[vocab.RANK][0]),
        )


def _add_edge(network: "nx.MultiDiGraph[str]", source: str, target: str, relation: str, **attributes: Any) -> None:
    """Adds an edge between two nodes that are drawn; a link to what is not in the graph is not drawn."""
    ends = _name(source), _name(target)
    if all(end in network for end in ends):
        network.add_edge(*ends, relation=relation, **attributes)


def _word(iri: str) -> str:
    return _BORROWED_WORDS.get(iri) or vocab.TERM_LABELS[iri]


def as_graphml(network: "nx.MultiDiGraph[str]") -> bytes:
    """The network as GraphML in UTF-8. Characters that XML cannot hold become U+FFFD; the network itself is not
    changed."""
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, said in network.nodes(data=True):
        clean.add_node(_printable(name), **_all_printable(said))
    for source, target, said in network.edges(data=True):
        clean.add_edge(_printable(source), _printable(target), **_all_printable(said))
    file = BytesIO()
    # Not `write_graphml`, which takes lxml where it is installed: the bytes must not depend on that.
    nx.write_graphml_xml(clean, file)
    return file.getvalue() + b"\n"


def _all_printable(said: dict[str, Any]) -> dict[str, Any]:
    return {name: _printable(value) if isinstance(value, str) else value for name, value in said.items()}


def _printable(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
