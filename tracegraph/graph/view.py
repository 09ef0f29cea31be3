"""A published graph, open for reading."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from tracegraph import vocab
from tracegraph.errors import InputError, NoGraph, NotFound, QueryError
from tracegraph.graph import record, search
from tracegraph.graph.forms import Term
from tracegraph.graph.names import AnyTerm, document_graph, node, raw, short
from tracegraph.graph.record import BuildRecord
from tracegraph.graph.search import Hit
from tracegraph.graph.sparql import bind, says_from
from tracegraph.graph.texts import key_of, text_hash

Value = str | Term
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Graph:
    """One generation of a graph folder, read-only: `path` is the generation's folder, `name` its name, `build` the
    account of the build that made it. A build that publishes another generation meanwhile does not
    disturb it.

    Use `GraphFolder(path).open()` to have one. Raises NoGraph where the generation is missing or damaged.
    """

    def __init__(self, path: Path, texts: Path) -> None:
        self.path = path
        self.name = path.name
        self.texts = texts
        try:
            self.build: BuildRecord = record.from_json((path / "build.json").read_text(encoding="utf-8")).build
            self._store: ox.Store | None = ox.Store.read_only(str(path / "store"))
        except (OSError, RuntimeError, ValueError) as error:
            raise NoGraph(f"the graph {path} cannot be read ({error}): build it again") from error

    @property
    def store(self) -> ox.Store:
        """The triples. Raises NoGraph where the graph was closed."""
        if self._store is None:
            raise NoGraph(f"the graph {self.path} was closed: open it again")
        return self._store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the files go; the graph answers nothing afterwards."""
        self._store = None

    def query(self, sparql: str, **bindings: Value | Sequence[Value]) -> Results:
        """What Oxigraph answers to a query over the union of all named graphs (or over those that its FROM clauses
        name), with the project's prefixes preset, and ids understood as IRIs (`<norburn/2020-12-action-plan/r4>`).
        Trusted queries only: there is no limit of time, and SERVICE is not refused (see `tracegraph.query.run`).

        A binding gives a variable its value: an id as `names.node(id)`, words as str, or a sequence of such for any of
        them. It holds in the outermost group of the query. Raises QueryError, one line, where the query cannot be
        parsed or answered.
        """
        asked = bind(sparql, {name: terms(value) for name, value in bindings.items()})
        union = not says_from(sparql)
        try:
            return self.store.query(asked, base_iri=vocab.ID, prefixes=vocab.PREFIXES, use_default_graph_as_union=union)
        except SyntaxError as error:
            raise QueryError(_one_line(error, asked)) from error
        except RuntimeError as error:
            raise QueryError(f"the query cannot be answered: {error}") from error

    def rows(self, sparql: str, **bindings: Value | Sequence[Value]) -> list[dict[str, str | None]]:
        """The solutions of a SELECT query (see `query`), each a dict by variable name. Values are their words; IRIs are
        shortened as `names.short` does: an id, a theme's id, a code's notation ("in progress"). Raises QueryError as
        `query` does, and for a query that is no SELECT."""
        results = self.query(sparql, **bindings)
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError("only a SELECT query has rows")
        names = [variable.value for variable in results.variables]
        return [{name: plain(solution[name]) for name in names} for solution in results]

    def quads(self, document: str | None = None) -> Iterator[ox.Quad]:
        """Every quad, or those of one document's named graph, in no order."""
        graph = None if document is None else document_graph(document)
        return self.store.quads_for_pattern(None, None, None, graph)

    def documents(self) -> tuple[str, ...]:
        """The ids of the documents in the graph, sorted."""
        kind = ox.NamedNode(vocab.RDF_TYPE), ox.NamedNode(vocab.SOURCE_DOCUMENT)
        return tuple(sorted(short(raw(quad.subject)) for quad in self.store.quads_for_pattern(None, *kind, None)))

    def text(self, document: str) -> str:
        """The canonical text of a document: the characters that its quotes count. Raises NotFound for an id that is no
        document's, InputError where the text is missing from the folder."""
        key = self.text_key(document)
        try:
            return (self.texts / f"{key}.txt").read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"the text of {document} cannot be read ({error}): build the graph again") from error

    def text_key(self, document: str) -> str:
        """The name under which a document's canonical text is kept. Raises NotFound for an id that is no document's."""
        return key_of(self._value(document, vocab.SHA256), self._value(document, vocab.READER))

    def text_is_whole(self, document: str) -> bool:
        """True where the text in the folder is, character for character, the one that was quoted. Raises as `text`."""
        return text_hash(self.text(document)) == self._value(document, vocab.TEXT_SHA256)

    def search(self, words: str, limit: int = 50, authority: str = "") -> list[Hit]:
        """The statements, with `authority` (an id) of that one's, that hold every one of `words`, whatever their
        endings, best first. Raises NoGraph where the index is missing."""
        return search.find(self.path / "search.sqlite", words, limit, authority)

    def _value(self, document: str, property_: str) -> str:
        for quad in self.store.quads_for_pattern(
            node(document), ox.NamedNode(property_), None, document_graph(document)
        ):
            return raw(quad.object)
        raise NotFound(f"there is no document {document} in the graph")


def plain(term: AnyTerm | None) -> str | None:
    """A term as a person would read it: a literal's words, an IRI shortened, None for what is not bound."""
    if term is None:
        return None
    return short(term.value) if isinstance(term, ox.NamedNode) else raw(term)


def terms(value: Value | Sequence[Value]) -> list[Term]:
    """The terms that a binding gives: words are plain literals."""
    if isinstance(value, str | ox.NamedNode | ox.Literal):
        value = [value]
    return [ox.Literal(one) if isinstance(one, str) else one for one in value]


def _one_line(error: SyntaxError, sparql: str) -> str:
    """Where a query cannot be read, and the words there; not the list of every character that might have come next."""
    said = " ".join(str(error).split())
    match = re.match(r"error at (\d+):(\d+)", said)
    if match is None:
        return f"the query cannot be read: {said[:120]}"
    line, column = int(match[1]), int(match[2])
    where = f"the query cannot be read at line {line}, column {column}"
    if "Prefix not found" in said:
        return f"{where}: it uses a prefix that is not declared"
    # The parser names the furthest place it looked at, which may lie a little behind the fault.
    around = [*sparql.split("\n"), ""][line - 1][max(0, column - 30) : column + 10].strip()
    return f"{where}, about here: {around}"
