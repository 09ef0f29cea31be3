"""Is a graph sound: do the shapes hold, do the texts and files still say what was quoted from them."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from tracegraph import vocab
from tracegraph.errors import InputError, QuoteError
from tracegraph.graph import mapping
from tracegraph.graph.forms import Form
from tracegraph.graph.names import DECISIONS_GRAPH, NAMES_GRAPH, authority_id, id_of, links_graph, node, raw
from tracegraph.graph.rows import Nodes, RowReader
from tracegraph.graph.shapes import violations
from tracegraph.graph.view import Graph

#: Which words, beside which evidence, by the properties that say them.
_QUOTED: Final = tuple(
    dict.fromkeys(
        (field.evidence, field.property, field.step)
        for row in mapping.STATEMENTS
        for field in row.fields
        if field.form is Form.QUOTE
    )
)


Judge = Callable[[Iterable[ox.Quad]], Iterable[tuple[str, str]]]
"""What tells the shapes that do not hold among quads: `shapes.violations`, or `reference.violations`."""
_EVERYBODY: Final = "org"
"""The first step of the ids of organisations that several authorities name."""


class Kind(StrEnum):
    """What was looked at when a problem was found."""

    SHAPE = "shape"
    """The graph itself: something is missing, doubled or of the wrong kind."""

    TEXT = "text"
    """A canonical text in the folder: missing, or not the one that was quoted."""

    QUOTE = "quote"
    """A quote: the text does not say these words there."""

    SOURCE = "source"
    """An original file: its bytes have changed since it was read."""

    DECISION = "decision"
    """What a person decided: it is suspect, contradicts others, or is about a statement that is gone."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: of which kind, of which thing (an id), and what, as one plain sentence."""

    kind: Kind
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `documents` and `quotes` were proved again; `sources` are paths, as stored, of the originals
    that were found and hashed again, `absent` those that were not found where they were looked for (nothing was looked
    for where both are empty)."""

    problems: tuple[Problem, ...]
    documents: int
    quotes: int
    sources: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True where everything that was looked at holds."""
        return not self.problems


def check(graph: Graph, sources: Sequence[Path] = (), judge: Judge | None = violations) -> Report:
    """Checks a published graph: the shapes for each authority, as `judge` sees them (None: they are left out), every
    canonical text by its hash, every quote against its text, and, in the files and folders `sources`, the originals by
    theirs."""
    problems: list[Problem] = []
    quotes = 0
    originals = _originals(sources, graph.texts.resolve())
    hashes = cache(lambda: frozenset(_hash(file) for files in originals.values() for file in files))
    found: list[str] = []
    absent: list[str] = []
    documents = graph.documents()
    for document in documents:
        problems += _text_problems(graph, document)
        proved, wrong = _prove(graph, document)
        quotes += proved
        problems += wrong
        if sources:
            path, wrong_source = _source(graph, document, originals, hashes)
            (absent if wrong_source is None else found).append(path)
            problems += wrong_source or ()
    problems += _ailing_decisions(graph)
    if judge is not None:
        problems += _shape_problems(graph, judge)
    return Report(tuple(problems), len(documents), quotes, tuple(found), tuple(absent))


def _text_problems(graph: Graph, document: str) -> Iterator[Problem]:
    try:
        whole = graph.text_is_whole(document)
    except InputError:
        yield Problem(Kind.TEXT, document, "The text it was quoted from is missing from the graph folder.")
        return
    if not whole:
        yield Problem(
            Kind.TEXT, document, "The text in the graph folder is not the one that was quoted: it has changed."
        )


def _prove(graph: Graph, document: str) -> tuple[int, list[Problem]]:
    """How many quotes of a document were looked at, and those that its text does not say."""
    try:
        text = graph.text(document)
    except InputError:
        text = ""
    nodes = _by_node(graph.quads(document))
    reader = RowReader(nodes, {}, document, text)
    count, problems = 0, []
    for iri, properties in nodes.items():
        for evidence, words, step in _QUOTED:
            if evidence not in properties:
                continue
            count += 1
            said = [raw(term) for term in properties.get(words, [])] if words else None
            problem = _unproved(reader, f"{iri}/{step}", said)
            if problem:
                problems.append(Problem(Kind.QUOTE, id_of(iri), problem))
    return count, sorted(problems, key=lambda problem: problem.subject)


def _unproved(reader: RowReader, evidence: str, said: list[str] | None) -> str:
    try:
        quote = reader.quote(evidence)
    except (QuoteError, KeyError, ValueError) as error:
        return f"Its quote cannot be proved: {error}."
    if quote is None:
        return "Its quote has no place in the text."
    if said is not None and said != [quote.words]:
        return "Its words are not the words quoted as its evidence."
    return ""


def _ailing_decisions(graph: Graph) -> Iterator[Problem]:
    rows = graph.rows("""SELECT DISTINCT ?decision ?line ?standing ?note {
        ?decision a tg:Decision ; tg:fileLine ?line ; tg:standing ?code ; tg:standingNote ?note .
        ?code skos:notation ?standing . FILTER(?code NOT IN (standing:holds, standing:superseded)) }
        ORDER BY ?line ?decision""")
    for row in rows:
        told = f"Line {row['line']} of the decisions file is {row['standing']}: {row['note']}."
        yield Problem(Kind.DECISION, row["decision"] or "", told)


def _source(
    graph: Graph, document: str, originals: dict[str, list[Path]], hashes: Callable[[], frozenset[str]]
) -> tuple[str, tuple[Problem, ...] | None]:
    """The path of a document's original, and what is wrong with it; None where the original is not there, under its
    own name or (by `hashes`) another."""
    (row,) = graph.rows("SELECT ?path ?sha256 { ?document tg:path ?path ; tg:sha256 ?sha256 }", document=node(document))
    path = row["path"] or ""
    files = originals.get(path, [])
    if not files:
        return path, () if row["sha256"] in hashes() else None
    if any(_hash(file) == row["sha256"] for file in files):
        return path, ()
    return path, (
        Problem(Kind.SOURCE, document, f"The file {path} has changed since it was read: build the graph again."),
    )


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _originals(sources: Iterable[Path], texts: Path) -> dict[str, list[Path]]:
    """Every file in the given places, by the name under which documents keep it: its folder's name and its own. The
    graph's own `texts` are no originals."""
    found: dict[str, list[Path]] = {}
    for place in sources:
        files = place.rglob("*") if place.is_dir() else [place]
        for file in sorted(files):
            if file.is_file() and file.resolve().parent != texts:
                found.setdefault(f"{file.resolve().parent.name}/{file.name}", []).append(file)
    return found


def _shape_problems(graph: Graph, judge: Judge) -> Iterator[Problem]:
    names = _by_owner(graph, NAMES_GRAPH)
    decisions = _by_owner(graph, DECISIONS_GRAPH)
    held: dict[str, list[str]] = {}
    for document in graph.documents():
        held.setdefault(authority_id(document), []).append(document)
    for authority, documents in sorted(held.items()):
        # Organisations that are nobody's own (an inspectorate) belong to all.
        shared = chain(names[_EVERYBODY], names[authority], decisions[authority])
        links = graph.store.quads_for_pattern(None, None, None, links_graph(authority))
        for iri, message in judge(chain(shared, links, *(graph.quads(document) for document in documents))):
            yield Problem(Kind.SHAPE, id_of(iri) if iri.startswith(vocab.ID) else iri, message)


def _by_owner(graph: Graph, shared: ox.NamedNode) -> dict[str, list[ox.Quad]]:
    """The quads of a graph that authorities share, by the authority whose they are."""
    found: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(None, None, None, shared):
        found[authority_id(raw(quad.subject).removeprefix(vocab.ID))].append(quad)
    return found


def _by_node(quads: Iterable[ox.Quad]) -> Nodes:
    nodes: Nodes = {}
    for quad in quads:
        nodes.setdefault(raw(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    return nodes
