"""Names on both sides of the store's door: readable ids outside, IRIs inside.

Ids may hold any text: what an IRI cannot carry is percent-encoded, and comes back unchanged.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from tracegraph import vocab
from tracegraph.errors import ModelError
from tracegraph.vocab import CODES, GRAPH, ID, THEME

AnyTerm = NamedNode | BlankNode | Literal | Triple | DefaultGraph
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
#: Where the shipped ontology and taxonomy stand, so that labels and notations can be asked for.
VOCABULARY_GRAPH: Final = NamedNode(f"{GRAPH}vocabulary")
#: Where the names of authorities, publishers and posts stand: several documents say them, and a triple in several
#: graphs would be counted several times by a query over their union.
NAMES_GRAPH: Final = NamedNode(f"{GRAPH}names")
#: Where what people decided stands, whichever authority it is about.
DECISIONS_GRAPH: Final = NamedNode(f"{GRAPH}decisions")
#: The classes of statements, in the order in which counts list them.
STATEMENTS: Final = (
    vocab.FINDING,
    vocab.RECOMMENDATION,
    vocab.ACTION,
    vocab.OUTCOME,
    vocab.JUDGEMENT,
    vocab.BACK_REFERENCE,
    vocab.AREA_REVIEWED,
    vocab.DUTY,
    vocab.CROSS_REFERENCE,
)
_PLAIN = "/-._~"


def node(id_: str) -> NamedNode:
    """The node of an id ("norburn/2019-11-ilacs-standard-report/r1"). Raises ModelError for an empty id."""
    return NamedNode(iri_of(id_))


def iri_of(id_: str) -> str:
    """The IRI of an id. Raises ModelError for an empty id or one that no encoding can carry (half a surrogate pair)."""
    return ID + _escaped(id_)


def id_of(iri: str) -> str:
    """The id that an IRI under `id:` stands for. Raises ModelError for any other IRI."""
    if not iri.startswith(ID):
        raise ModelError(f"{iri} is not the IRI of an id")
    return unquote(iri.removeprefix(ID), errors="strict")


def theme_node(theme: str) -> NamedNode:
    """The node of a theme of the taxonomy."""
    return NamedNode(THEME + _escaped(theme))


def theme_of(iri: str) -> str:
    """The theme that an IRI under `theme:` stands for."""
    return unquote(iri.removeprefix(THEME), errors="strict")


def document_graph(document: str) -> NamedNode:
    """The named graph of a document: exactly what the document states."""
    return NamedNode(GRAPH + _escaped(document))


def links_graph(authority: str) -> NamedNode:
    """The named graph of an authority's links, by the authority's id ("norburn")."""
    return NamedNode(f"{GRAPH}{_escaped(authority)}/links")


def authority_id(id_: str) -> str:
    """The authority that an id belongs to: its first step ("norburn/2019-..." is Norburn's)."""
    return id_.split("/", 1)[0]


@lru_cache(maxsize=8192)
def short(iri: str) -> str:
    """An IRI as a person would write it: ids and themes without their prefix, a code as its notation ("in progress"), a
    named graph as the id it is named after; any other IRI whole."""
    if iri in CODES:
        return str(CODES[iri][0])
    for prefix in (ID, THEME, GRAPH):
        if iri.startswith(prefix) and len(iri) > len(prefix):
            return unquote(iri.removeprefix(prefix))
    return iri


def named(place: str, name: str) -> NamedNode:
    """The node of an organisation or post known by its printed name: `place` ("org", "norburn/post") and the name's
    slug. Names that differ in case and punctuation only are one; a name without letters or digits is told apart by its
    hash."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return node(f"{place}/{slug or hashlib.sha256(name.encode()).hexdigest()[:12]}")


def raw(term: AnyTerm) -> str:
    """The characters of a term: a literal's words, an IRI whole."""
    return str(term) if isinstance(term, Triple | DefaultGraph) else term.value


def natural(id_: str) -> tuple[tuple[bool, int, str], ...]:
    """A key by which ids sort as people count: "a4-9" before "a4-10"."""
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", id_))


def _escaped(text: str) -> str:
    if not text:
        raise ModelError("an id is empty")
    try:
        return quote(text, safe=_PLAIN)
    except UnicodeEncodeError as error:
        raise ModelError(f"an id holds half a surrogate pair: {text!r}") from error
