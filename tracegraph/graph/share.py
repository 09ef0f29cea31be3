"""An authority's share of the graph: the quads, the words for full text and the canonical texts that its documents
bring along. Shares are made one by one, in any process, and a store takes them in as they come."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from tracegraph import vocab
from tracegraph.graph.encode import encode_document, encode_links
from tracegraph.graph.names import DECISIONS_GRAPH, NAMES_GRAPH, raw, short
from tracegraph.graph.search import Hit
from tracegraph.graph.serial import nquads
from tracegraph.graph.texts import text_hash, text_key
from tracegraph.model.link import Linked

#: Where the names that several authorities use stand, and what people decided about any of them.
SHARED_GRAPHS: Final = (NAMES_GRAPH, DECISIONS_GRAPH)
# The words of a statement that full text looks through.
_SEARCHED: Final = (vocab.LEAD_IN, vocab.TEXT, vocab.PROGRESS)


@dataclass(frozen=True, slots=True)
class Part:
    """What there is to know of a share without its quads: whose it is (the authority's id), the hash of all of it, its
    lines in the graphs that several authorities share (N-Quads), and (key, hash) of each canonical text."""

    authority: str
    digest: str
    shared: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part with all that is in it: N-Quads of its own graphs, rows for full text, canonical texts by key."""

    part: Part
    quads: bytes
    hits: tuple[Hit, ...]
    texts: Mapping[str, str]


def share_of(authority: str, linked: Linked) -> Share:
    """The share of the authority with that id. Raises ModelError for a value that RDF cannot carry."""
    quads = [quad for document in linked.documents for quad in encode_document(document)] + encode_links(linked)
    return share(authority, quads, {text_key(d.extraction.source): d.extraction.text for d in linked.documents})


def share(authority: str, quads: Iterable[ox.Quad], texts: Mapping[str, str]) -> Share:
    """A share from its quads and its canonical texts. The same quads in any order make the same share."""
    listed = list(quads)
    own = nquads(quad for quad in listed if quad.graph_name not in SHARED_GRAPHS)
    shared = nquads(quad for quad in listed if quad.graph_name in SHARED_GRAPHS).decode()
    hashes = tuple(sorted((key, text_hash(text)) for key, text in texts.items()))
    digest = hashlib.sha256(own)
    digest.update(json.dumps([shared, hashes]).encode())
    part = Part(authority, digest.hexdigest(), tuple(f"{line}\n" for line in shared.split("\n") if line), hashes)
    return Share(part, own, tuple(sorted(_searched(listed), key=lambda hit: hit.statement)), texts)


def _searched(quads: Iterable[ox.Quad]) -> Iterator[Hit]:
    document: dict[str, str] = {}
    kind: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    for quad in quads:
        subject, predicate, value = raw(quad.subject), quad.predicate.value, raw(quad.object)
        if predicate == vocab.DCTERMS_IS_PART_OF:
            document[subject] = value
        elif predicate == vocab.RDF_TYPE and value != vocab.STATEMENT and value in vocab.TERM_LABELS:
            kind[subject] = vocab.TERM_LABELS[value]
        elif predicate in _SEARCHED:
            words.setdefault(subject, {})[predicate] = value
    for subject, place in document.items():
        said = "\n".join(words[subject][property_] for property_ in _SEARCHED if property_ in words.get(subject, {}))
        yield Hit(short(place), short(subject), kind.get(subject, ""), said)
