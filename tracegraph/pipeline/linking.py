"""Each authority alone: its documents linked, and its share of the graph; or, where all that this is made of is as it
was, what is known of the share that the graph holds already."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache as once
from importlib.metadata import version
from itertools import groupby
from typing import Any, Final

from tracegraph import resources, taxonomy
from tracegraph.graph.names import authority_id
from tracegraph.graph.share import Part, Share, share_of
from tracegraph.link import link
from tracegraph.model.decision import Decision
from tracegraph.model.link import Linked
from tracegraph.model.statement import Facts
from tracegraph.pipeline.cache import Cache
from tracegraph.pipeline.encoding import Encoder
from tracegraph.pipeline.reading import Paper, Reading
from tracegraph.vocab import DocumentKind, Standing

COUNTED: Final = (
    "documents",
    "recommendations",
    "findings",
    "actions",
    "judgements",
    "references to earlier inspections",
    "inspections",
    "named gaps",
    "issues",
    "links",
)
"""How much of what a graph holds, in the order the summary shows it."""
# The code and data that make a share of extractions. What reads and segments counts by the extractions themselves.
_MAKERS: Final = ("link", "graph", "model", "taxonomy", "pipeline", "data")


Stood = tuple[str, int, str, str]
"""A decision's id and line, how it stands, and why."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of the graph, for the summary. `kind` is "action-plan" or the kind of inspection it reports."""

    id: str
    path: str
    kind: str
    title: str
    also: tuple[str, ...] = ()
    """The other files that hold it."""


@dataclass(frozen=True, slots=True)
class Papers:
    """All that one authority's share is made of: the authority's id, its files in the order of their names, what people
    decided about its statements, and the key of the share in the cache."""

    authority: str
    papers: tuple[Paper, ...]
    decisions: tuple[Decision, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What is known of an authority's share: its part of the graph, its documents, as many numbers as things are
    `COUNTED`, and how each decision about it stands."""

    part: Part
    documents: tuple[DocumentLine, ...]
    counts: tuple[int, ...]
    decided: tuple[Stood, ...]

    def decisions(self, made: Sequence[Decision]) -> Iterator[Decision]:
        """Those of the decisions `made` that are about this authority, as they stand in the graph."""
        stood = {(id_, line): (standing, note) for id_, line, standing, note in self.decided}
        for one in made:
            if (one.id, one.line) in stood:
                standing, note = stood[one.id, one.line]
                yield replace(one, standing=Standing(standing), note=note)


def by_authority(papers: Sequence[Paper], made: Sequence[Decision], encoder: Encoder | None = None) -> list[Papers]:
    """The papers that were read, authority by authority, in the order of the authorities' names, with those of the
    decisions `made` that are about them. What an `encoder` finds alike decides their share too."""
    decided: dict[str, list[Decision]] = defaultdict(list)
    for decision in made:
        decided[authority_id(decision.source)].append(decision)
    read_well = sorted((p for p in papers if p.key), key=lambda p: (p.authority, p.name, p.key))
    return [
        _papers(authority, tuple(group), tuple(decided[authority]), encoder.key if encoder else "")
        for authority, group in groupby(read_well, key=lambda p: p.authority)
    ]


def _papers(authority: str, papers: tuple[Paper, ...], decisions: tuple[Decision, ...], embedded: str) -> Papers:
    """The papers with the hash of all that decides what their share says. Whatever else comes to decide it belongs
    here."""
    read = [(paper.name, paper.key) for paper in papers]
    made_of = [_makers(), authority, read, [*map(astuple, decisions)], embedded]
    return Papers(authority, papers, decisions, hashlib.sha256(json.dumps(made_of).encode()).hexdigest())


@once
def _makers() -> str:
    """The hash of the code and data that link and encode: nobody has to remember to raise a version."""
    told = hashlib.sha256(f"{version('numpy')} {version('pyoxigraph')} {taxonomy.version()}".encode())
    for room in _MAKERS:
        for name in resources.names(room):
            if not name.endswith(".pyc"):
                told.update(f"\n{name}\n".encode() + resources.data(name))
    told.update(resources.data("vocab.py"))
    return told.hexdigest()


def known_tally(group: Papers, cache: Cache) -> Tally | None:
    """What is known of the share, where it was made before of the same things; None where it was not."""
    head = cache.head(group.key)
    return None if head is None else _tally(head)


def linked_share(group: Papers, reading: Reading) -> tuple[Tally, Share]:
    """Links an authority's documents and gives its share of the graph. Pure but for the cache. Raises Unreadable where
    a file is no longer what it was, ModelError for a value that RDF cannot carry."""
    linked = link([reading.extraction(paper) for paper in group.papers], group.decisions, reading.aids.encoder)
    share = share_of(group.authority, linked)
    tally = Tally(share.part, _lines(linked), _counts(linked), _stood(linked))
    reading.cache.keep(group.key, _head(tally))
    return tally, share


def _lines(linked: Linked) -> tuple[DocumentLine, ...]:
    return tuple(
        DocumentLine(
            d.id,
            d.extraction.source.path,
            _kind(d.extraction.facts),
            d.extraction.facts.title,
            tuple(path for path, _ in d.renderings),
        )
        for d in linked.documents
    )


def _kind(facts: Facts) -> str:
    """What a document is by one word: a plan, or the kind of inspection that it reports."""
    return (facts.kind if facts.kind is DocumentKind.ACTION_PLAN else facts.inspection).value


def _stood(linked: Linked) -> tuple[Stood, ...]:
    return tuple((d.id, d.line, d.standing.value, d.note) for d in linked.decisions)


def _counts(linked: Linked) -> tuple[int, ...]:
    documents = [d.extraction for d in linked.documents]
    return (
        len(documents),
        sum(len(e.recommendations) for e in documents),
        sum(len(e.findings) for e in documents),
        sum(len(e.actions) for e in documents),
        sum(len(e.judgements) for e in documents),
        sum(len(e.back_references) for e in documents),
        sum(i.at_hand for i in linked.inspections),
        sum(not i.at_hand for i in linked.inspections),
        len(linked.issues),
        len(linked.links),
    )


def _head(tally: Tally) -> dict[str, Any]:
    part = tally.part
    return {
        "part": [part.authority, part.digest, part.shared, part.texts],
        "documents": [[d.id, d.path, d.kind, d.title, d.also] for d in tally.documents],
        "counts": tally.counts,
        "decided": tally.decided,
    }


def _tally(head: dict[str, Any]) -> Tally:
    authority, digest, shared, texts = head["part"]
    part = Part(authority, digest, tuple(shared), tuple((key, hash_) for key, hash_ in texts))
    lines = tuple(DocumentLine(i, path, kind, title, tuple(also)) for i, path, kind, title, also in head["documents"])
    return Tally(
        part, lines, tuple(head["counts"]), tuple((i, line, how, why) for i, line, how, why in head["decided"])
    )
