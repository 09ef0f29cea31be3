"""SSSOM: the links between statements as a mapping set (TSV with its metadata above), for tools that compare mappings.

The format is that of https://mapping-commons.github.io/sssom/. How a link was found is told with the terms of the
Semantic Mapping Vocabulary, and no more is claimed than is so. An inferred link weighs several features, which is
`CompositeMatching`. An observed link stands in the document: nothing was matched, and no person has looked at it, which
`ManualMappingCuration` would say; the vocabulary has no term for a relation that the source states, so it is
`UnspecifiedMatching`, and the comment says what it rests on. A link to an inspection is no mapping of statements and is
left out.
"""

import csv
import textwrap
from collections.abc import Container, Iterator
from io import StringIO
from typing import Final

from tracegraph import __version__
from tracegraph.export.table import safe, statements
from tracegraph.graph.decode import decode_graph
from tracegraph.graph.names import iri_of
from tracegraph.graph.view import Graph
from tracegraph.model.link import Link, Linked, Reason
from tracegraph.vocab import ID, PREFIXES, RELATION_PROPERTIES, Basis

COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "mapping_tool",
    "mapping_tool_version",
    "confidence",
    "comment",
)
_SEMAPV: Final = "https://w3id.org/semapv/vocab/"
_MAPPINGS: Final = "https://w3id.org/tracegraph/mappings/"
_LICENCE: Final = "https://w3id.org/sssom/license/unspecified"
"""The words belong to whoever published the documents; the graph does not know on which terms."""
_LABEL: Final = 120
"""Characters of a statement's words that its label shows."""
_JUSTIFIED: Final = {Basis.INFERRED: "semapv:CompositeMatching", Basis.OBSERVED: "semapv:UnspecifiedMatching"}


def sssom(graph: Graph) -> bytes:
    """Every link between two statements, a row each, sorted; above them the metadata of the set, which is named after
    the graph's generation."""
    rows = sorted(row for authority in decode_graph(graph) for row in _rows(authority))
    file = StringIO()
    file.writelines(f"#{line}\n" for line in _metadata(graph.name))
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    return file.getvalue().encode()


def _metadata(generation: str) -> Iterator[str]:
    """The lines of YAML above the table."""
    prefixes = {"id": ID, "semapv": _SEMAPV, "tg": PREFIXES["tg"]}
    yield f"mapping_set_id: {_MAPPINGS}{generation}"
    yield "mapping_set_title: Links between the statements of inspection documents"
    yield f"license: {_LICENCE}"
    yield "curie_map:"
    yield from (f"  {prefix}: {iri}" for prefix, iri in prefixes.items())


def _rows(authority: Linked) -> Iterator[tuple[str, ...]]:
    words = {f"{d.id}/{s.key}": s.quote.words for d in authority.documents for s in statements(d)}
    retold = {f"{d.id}/{s.key}" for d in authority.documents if d.extraction.source.digest for s in statements(d)}
    for link in authority.links:
        if link.source in words and link.target in words:
            yield (
                _curie(link.source),
                _label(words[link.source]),
                f"tg:{RELATION_PROPERTIES[link.relation].removeprefix(PREFIXES['tg'])}",
                _curie(link.target),
                _label(words[link.target]),
                _JUSTIFIED[link.basis],
                "tracegraph",
                __version__,
                f"{link.score:g}",
                " ".join("; ".join(_comment(link, retold)).split()),
            )


def _curie(id_: str) -> str:
    return f"id:{iri_of(id_).removeprefix(ID)}"


def _label(words: str) -> str:
    return safe(textwrap.shorten(words, _LABEL, placeholder="…", break_on_hyphens=False))


def _comment(link: Link, retold: Container[str]) -> Iterator[str]:
    """How the link was found, its reasons with their shares and phrases, what else it quotes, and which side's words
    are a digest's."""
    yield "observed: the document states it" if link.basis is Basis.OBSERVED else "inferred"
    yield from (_reason(reason) for reason in link.reasons)
    if link.status:
        yield f"says: {link.status.replace('_', ' ')}"
    others = [s for s in link.statements if s != link.source]
    if others:
        yield f"also: {', '.join(others)}"
    ends = [side for side, end in (("subject", link.source), ("object", link.target)) if end in retold]
    if ends:
        yield f"retold in a digest: {', '.join(ends)}"


def _reason(reason: Reason) -> str:
    phrases = " / ".join(f"“{p}”" for p in dict.fromkeys((reason.left, reason.right)) if p)
    return f"{reason.feature} {reason.weight:.2f} {phrases}".rstrip()
