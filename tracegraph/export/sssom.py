"""SSSOM: the links between statements as a mapping set (TSV with its metadata above), for tools that compare mappings.

The format is that of https://mapping-commons.github.io/sssom/. How a link was found is told with the terms of the
Semantic Mapping Vocabulary, and no more is claimed than is so. An inferred link weighs several features, which is
`CompositeMatching`. An observed link stands in the document: nothing was matched, and no person has looked at it, which
`ManualMappingCuration` would say; the vocabulary has no term for a relation that the source states, so it is
`UnspecifiedMatching`, and the comment says what it rests on. What a person decided is `ManualMappingCuration`, with
who and when; that two statements are not the same is a row with the modifier `Not`. A link to an inspection maps no
statements and is left out.
"""

import csv
import json
import textwrap
from collections.abc import Container, Iterator, Mapping
from io import StringIO
from typing import Final

from tracegraph import __version__
from tracegraph.export.table import safe, statements
from tracegraph.graph.decode import decode_graph
from tracegraph.graph.names import iri_of
from tracegraph.graph.view import Graph
from tracegraph.model.decision import Decision
from tracegraph.model.link import Link, Linked, Reason
from tracegraph.vocab import ID, PREFIXES, RELATION_PROPERTIES, Basis, Relation, Standing, Verdict

COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_date",
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
_BY_HAND: Final = "semapv:ManualMappingCuration"
_JUSTIFIED: Final = {
    Basis.INFERRED: "semapv:CompositeMatching",
    Basis.OBSERVED: "semapv:UnspecifiedMatching",
    Basis.DECIDED: _BY_HAND,
}
_FOUND: Final = {
    Basis.INFERRED: "inferred",
    Basis.OBSERVED: "observed: the document states it",
    Basis.DECIDED: "decided",
}


def sssom(graph: Graph) -> bytes:
    """Every link between two statements, a row each, sorted; above them the metadata of the set, which is named after
    the graph's generation."""
    rows = sorted(row for authority in decode_graph(graph) for row in _rows(authority))
    file = StringIO()
    file.writelines(f"#{line}\n" for line in _metadata(graph.name, graph.build.embeddings))
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    return file.getvalue().encode()


def _metadata(generation: str, embeddings: str) -> Iterator[str]:
    """The lines of YAML above the table; `embeddings` is the model whose sentence embeddings weighed, if any did."""
    prefixes = {"id": ID, "semapv": _SEMAPV, "tg": PREFIXES["tg"]}
    yield f"mapping_set_id: {_MAPPINGS}{generation}"
    yield "mapping_set_title: Links between the statements of inspection documents"
    yield f"license: {_LICENCE}"
    if embeddings:
        yield f"comment: {json.dumps(f'links weigh sentence embeddings of {embeddings}')}"
    yield "curie_map:"
    yield from (f"  {prefix}: {iri}" for prefix, iri in prefixes.items())


def _rows(authority: Linked) -> Iterator[tuple[str, ...]]:
    words = {f"{d.id}/{s.key}": s.quote.words for d in authority.documents for s in statements(d)}
    retold = {f"{d.id}/{s.key}" for d in authority.documents if d.extraction.source.digest for s in statements(d)}
    decided = {d.id: d for d in authority.decisions}
    for link in authority.links:
        if link.source in words and link.target in words:
            people = [decided[i] for i in link.decisions if i in decided and link.basis is Basis.DECIDED]
            tool = ("", "") if people else ("tracegraph", __version__)
            yield (
                _curie(link.source),
                _label(words[link.source]),
                _predicate(link.relation),
                "",
                _curie(link.target),
                _label(words[link.target]),
                _JUSTIFIED[link.basis],
                "|".join(dict.fromkeys(safe(d.who) for d in people)),
                max((d.when for d in people), default=""),
                *tool,
                f"{link.score:g}",
                " ".join("; ".join(_comment(link, retold)).split()),
            )
    for decision in authority.decisions:
        if decision.verdict is Verdict.NOT_SAME and decision.standing is Standing.HOLDS:
            yield _denied(decision, words)


def _denied(decision: Decision, words: Mapping[str, str]) -> tuple[str, ...]:
    """The row that says that two statements are not the same."""
    return (
        _curie(decision.source),
        _label(words[decision.source]),
        _predicate(Relation.SAME_ISSUE),
        "Not",
        _curie(decision.target),
        _label(words[decision.target]),
        _BY_HAND,
        safe(decision.who),
        decision.when,
        "",
        "",
        "1",
        safe(decision.why),
    )


def _predicate(relation: Relation) -> str:
    return f"tg:{RELATION_PROPERTIES[relation].removeprefix(PREFIXES['tg'])}"


def _curie(id_: str) -> str:
    return f"id:{iri_of(id_).removeprefix(ID)}"


def _label(words: str) -> str:
    return safe(textwrap.shorten(words, _LABEL, placeholder="…", break_on_hyphens=False))


def _comment(link: Link, retold: Container[str]) -> Iterator[str]:
    """How the link was found, its reasons with their shares and phrases, what else it quotes, and which side's words
    are a digest's."""
    yield _FOUND[link.basis]
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
