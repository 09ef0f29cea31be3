"""What a query gives, of whatever form, as one table of plain values."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from tracegraph.graph.names import raw
from tracegraph.graph.view import Results, plain

Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as columns and rows. `kind` is "select", "ask" (one row, "true" or "false") or "triples" (of CONSTRUCT
    and DESCRIBE)."""

    kind: str
    columns: tuple[str, ...]
    rows: Iterator[Row]


def table(results: Results, *, whole: bool = False) -> Table:
    """The results as a table. IRIs are shortened as `names.short` does, or kept `whole`. Triples are sorted, each once;
    solutions come in the query's own order."""
    say = _whole if whole else plain
    if isinstance(results, ox.QueryBoolean):
        return Table("ask", ("answer",), iter([("true" if results else "false",)]))
    if isinstance(results, ox.QueryTriples):
        triples = sorted({(say(t.subject), say(t.predicate), say(t.object)) for t in results}, key=str)
        return Table("triples", ("subject", "predicate", "object"), iter(triples))
    columns = tuple(variable.value for variable in results.variables)
    return Table("select", columns, (tuple(map(say, solution)) for solution in results))


def _whole(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str | None:
    return None if term is None else raw(term)
