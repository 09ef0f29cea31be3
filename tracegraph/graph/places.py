"""Which authorities a graph is about, and which of them somebody means."""

from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.near import near

Authorities = dict[str, str]
"""Id -> name, sorted by name."""


def authorities(graph: Graph) -> Authorities:
    """The authorities that documents or inspections are about, by id, sorted by name."""
    rows = graph.rows("SELECT DISTINCT ?a ?n WHERE { ?x tg:ofAuthority ?a . ?a skos:prefLabel ?n }")
    named = dict(sorted(((row["a"] or "", row["n"] or "") for row in rows), reverse=True))
    return dict(sorted(named.items(), key=lambda pair: pair[::-1]))


def chosen(graph: Graph, authority: str | None) -> Authorities:
    """The authorities that a name or id means: that one, or all for None. Raises NotFound, naming those that come
    near."""
    known = authorities(graph)
    if authority is None:
        return known
    wanted = authority.casefold().strip()
    for ident, name in known.items():
        if wanted in (name.casefold(), ident):
            return {ident: name}
    listed = near(authority, known.values(), alike=0.5) or tuple(known.values())[:5]
    raise NotFound(f"this graph holds no authority {authority!r}; it holds {', '.join(listed) or 'none'}")
