"""What the graph keeps of a value: the other side of the law `decode(encode(x)) == kept(x)`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tracegraph.graph.names import natural
from tracegraph.model.link import Inspection, Issue, IssueState, Link, Linked, NamedDocument
from tracegraph.model.statement import Action, Extraction, Finding

_STATEMENTS = (
    "findings",
    "recommendations",
    "actions",
    "outcomes",
    "judgements",
    "back_references",
    "areas_reviewed",
    "duties",
    "cross_references",
)
Place = tuple[str, int, Any]


def kept(linked: Linked) -> Linked:
    """The value as it is read back: sets sorted, passages and front matter gone."""
    documents = tuple(sorted(map(_document, linked.documents), key=lambda d: d.id))
    places = {f"{d.id}/{s.key}": (d.id, s.quote.start, natural(s.key)) for d in documents for s in _all(d.extraction)}

    def in_order(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(ids), key=lambda id_: places.get(id_, ("", 0, natural(id_)))))

    def inspection(value: Inspection) -> Inspection:
        return replace(value, publishers=_set(value.publishers), named_in=in_order(value.named_in))

    def link(value: Link) -> Link:
        return replace(value, statements=in_order(value.statements), decisions=_set(value.decisions))

    def state(value: IssueState) -> IssueState:
        return replace(value, statements=in_order(value.statements))

    def issue(value: Issue) -> Issue:
        return replace(
            value,
            themes=_set(value.themes),
            members=in_order(value.members),
            related=in_order(value.related),
            states=tuple(map(state, value.states)),
        )

    return Linked(
        linked.authority,
        documents,
        tuple(sorted(map(inspection, linked.inspections), key=lambda i: (i.start, i.end, i.id))),
        tuple(sorted(map(link, linked.links), key=lambda one: natural(one.id))),
        tuple(sorted(map(issue, linked.issues), key=lambda one: natural(one.id))),
        tuple(sorted(linked.decisions, key=lambda one: (one.line, one.id))),
    )


def _document(document: NamedDocument) -> NamedDocument:
    said = document.extraction
    statements: dict[str, Any] = {
        name: tuple(sorted(map(_statement, getattr(said, name)), key=lambda s: (s.quote.start, natural(s.key))))
        for name in _STATEMENTS
    }
    source = replace(said.source, front=(("digest", "true"),) if said.source.digest else ())
    facts = replace(said.facts, publishers=_set(said.facts.publishers))
    kept_ = replace(said, source=source, facts=facts, passages=(), notes=_set(said.notes), **statements)
    return replace(document, extraction=kept_)


def _statement(statement: Any) -> Any:
    changed: dict[str, tuple[str, ...]] = {}
    if hasattr(statement, "themes"):
        changed["themes"] = _set(statement.themes)
    if isinstance(statement, Finding):
        changed["cues"] = _set(statement.cues)
    if isinstance(statement, Action):
        changed |= {"due": _set(statement.due), "revised": _set(statement.revised)}
        changed |= {"conflicts": _set(statement.conflicts)}
    return replace(statement, **changed)


def _all(said: Extraction) -> list[Any]:
    return [statement for name in _STATEMENTS for statement in getattr(said, name)]


def _set(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
