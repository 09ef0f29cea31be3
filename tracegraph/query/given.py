"""What a named question is given, held against the graph: a name that means nothing there is told, never answered with
no rows."""

from collections.abc import Mapping

from tracegraph import taxonomy
from tracegraph.errors import NotFound
from tracegraph.graph.names import node
from tracegraph.graph.places import chosen
from tracegraph.graph.view import Graph
from tracegraph.query.catalogue import Kind, Question


def known(graph: Graph, asked: Question, words: Mapping[str, str]) -> dict[str, str]:
    """The words for the parameters of `asked`: themes as their ids and authorities by their names, whichever way they
    were called. Raises NotFound for a theme that there is not, and for an authority or an id that the graph does not
    hold."""
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    return {name: _known(graph, kinds.get(name), value) for name, value in words.items()}


def _known(graph: Graph, kind: Kind | None, words: str) -> str:
    if kind is Kind.AUTHORITY:
        return next(iter(chosen(graph, words).values()))
    if kind is Kind.THEME and words.strip():
        return taxonomy.named(words.strip())
    if kind is Kind.ID and words.strip() and not graph.rows("SELECT ?p { ?id ?p ?o } LIMIT 1", id=node(words.strip())):
        raise NotFound(f"this graph holds nothing called {words.strip()!r}: `tracegraph trace` shows the ids it holds")
    return words
