"""The JSON of `tracegraph export --format json`, version 1: plain arrays of objects, for those who know no RDF.

Ids are those of the graph; dates are ISO, shortened where only a month or year is known, or null; texts are verbatim
and clean.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from tracegraph.graph.decode import decode_graph
from tracegraph.graph.view import Graph
from tracegraph.model.link import Inspection, Issue, Link, Linked, NamedDocument
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action, Extraction, Finding, Outcome, Recommendation, Statement
from tracegraph.vocab import DocumentKind, InspectionKind, Relation, code_label

Object = dict[str, Any]
Stated = TypeVar("Stated", bound=Statement)

#: The graph is finer than version 1 of the format.
_OTHER: Final = (
    InspectionKind.CONTACT_REFERRAL,
    InspectionKind.LOOKED_AFTER,
    InspectionKind.LSCB_REVIEW,
    InspectionKind.OTHER,
)


def record(graph: Graph) -> bytes:
    """The whole graph, every authority of it, as one JSON object."""
    arrays: dict[str, list[Object]] = {name: [] for name in _ARRAYS}
    for linked in decode_graph(graph):
        authority = _Authority(linked)
        for name in _ARRAYS:
            arrays[name] += getattr(authority, name)()
    return (json.dumps(arrays, ensure_ascii=False, indent=1) + "\n").encode()


_ARRAYS: Final = (
    "documents",
    "recommendations",
    "findings",
    "actions",
    "outcomes",
    "areas_reviewed",
    "duties",
    "back_references",
    "follow_ups",
    "issues",
    "inspections",
)


@dataclass(frozen=True)
class _Authority:
    """One authority's share of each array."""

    linked: Linked

    def documents(self) -> list[Object]:
        return [_document(document, self.linked.authority) for document in self.linked.documents]

    def recommendations(self) -> list[Object]:
        return [
            {
                **head,
                "kind": one.kind,
                "heading": one.heading,
                "text": one.quote.words,
                "parent": _words(one.lead_in),
                "addressee": one.addressee,
                "segments": _segments(one.quote),
                "themes": one.themes,
            }
            for head, one in self._each(lambda said: said.recommendations)
        ]

    def findings(self) -> list[Object]:
        return [
            {
                **head,
                "section": one.section,
                "paragraph": one.paragraph,
                "text": one.quote.words,
                "segments": _segments(one.quote),
                "polarity": one.polarity,
                "themes": one.themes,
            }
            for head, one in self._each(lambda said: said.findings)
        ]

    def actions(self) -> list[Object]:
        return [
            {
                **head,
                "recommendation": _under(head, one),
                "text": one.quote.words,
                "owners": one.owners,
                "by_when_raw": _words(one.by_when),
                "due": one.due,
                "status": one.status,
                "progress": _words(one.progress),
                "segments": _segments(one.quote),
            }
            for head, one in self._each(lambda said: said.actions)
        ]

    def outcomes(self) -> list[Object]:
        return [
            {**head, "recommendation": _under(head, one), "text": one.quote.words}
            for head, one in self._each(lambda said: said.outcomes)
        ]

    def areas_reviewed(self) -> list[Object]:
        meant = self._meant()
        return [
            {**head, "text": one.quote.words, "inspection": meant.get(head["id"])}
            for head, one in self._each(lambda said: said.areas_reviewed)
        ]

    def duties(self) -> list[Object]:
        return [
            {**head, "text": one.quote.words, "addressee": one.addressee, "due": one.due}
            for head, one in self._each(lambda said: said.duties)
        ]

    def back_references(self) -> list[Object]:
        meant = self._meant()
        gaps = {inspection.id: _gap(inspection) for inspection in self.linked.inspections if not inspection.at_hand}
        return [
            {
                **head,
                "text": one.quote.words,
                "type": one.type,
                "inspection": meant.get(head["id"]),
                "gap": gaps.get(meant.get(head["id"], "")),
            }
            for head, one in self._each(lambda said: said.back_references)
        ]

    def follow_ups(self) -> list[Object]:
        said = dict(self._said())
        links = [link for link in self.linked.links if link.relation is Relation.FOLLOWS_UP]
        return [_follow_up(link, said) for link in links]

    def issues(self) -> list[Object]:
        return [_issue(issue, self.linked.authority) for issue in self.linked.issues]

    def inspections(self) -> list[Object]:
        return [
            {
                "id": one.id,
                "authority": self.linked.authority,
                "kind": _kind(one.kind),
                "start": one.start or None,
                "end": one.end or None,
                "documents": sorted({*one.documents, *one.answered_by}),
                "at_hand": one.at_hand,
            }
            for one in self.linked.inspections
        ]

    def _each(self, held: Callable[[Extraction], Iterable[Stated]]) -> Iterator[tuple[Object, Stated]]:
        """The statements that `held` takes of each document, each behind how every object about a statement begins."""
        for document in self.linked.documents:
            for one in held(document.extraction):
                yield {"id": f"{document.id}/{one.key}", "document": document.id}, one

    def _meant(self) -> dict[str, str]:
        """The inspection that a statement's words mean."""
        links = self.linked.links
        return {link.source: link.target for link in links if link.relation is Relation.REFERS_TO}

    def _said(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """The document and the words of every statement that may follow something up."""
        for head, one in self._each(_findings_and_asks):
            yield head["id"], (head["document"], one.quote.words)


def _document(document: NamedDocument, authority: str) -> Object:
    said, facts = document.extraction, document.extraction.facts
    plan = facts.kind is DocumentKind.ACTION_PLAN
    return {
        "id": document.id,
        "path": said.source.path,
        "sha256": said.source.sha256,
        "title": facts.title,
        "authority": authority,
        "kind": facts.kind if plan else _kind(facts.inspection),
        "publishers": facts.publishers,
        "inspection_start": facts.windows[0][0] or None if facts.windows else None,
        "inspection_end": facts.windows[-1][1] or None if facts.windows else None,
        "windows": facts.windows if len(facts.windows) > 1 else (),
        "published": facts.published,
        "lead_inspector": next(iter(facts.lead_inspectors), None),
        "lead_inspectors": facts.lead_inspectors,
        "judgements": [{"area": judgement.area, "grade": judgement.grade} for judgement in said.judgements],
        "pages": said.pages,
        "digest": said.source.digest,
    }


def _follow_up(link: Link, said: dict[str, tuple[str, str]]) -> Object:
    quoted = [said[id_][1] for id_ in link.statements or (link.source,) if id_ in said]
    return {
        "recommendation": link.target,
        "document": said[link.source][0] if link.source in said else link.source.rsplit("/", 1)[0],
        "statement": link.source,
        "quote": link.words or " ".join(quoted),
        "status": link.status,
        "score": link.score,
        "reasons": [
            {
                "feature": reason.feature,
                "weight": reason.weight,
                "left": reason.left,
                "right": reason.right,
                "behind": reason.behind,
            }
            for reason in link.reasons
        ],
    }


def _issue(issue: Issue, authority: str) -> Object:
    return {
        "id": issue.id,
        "name": issue.name,
        "authority": authority,
        "members": issue.members,
        "states": [
            {
                "inspection": state.inspection,
                "date": state.date or None,
                "state": state.state,
                "statements": state.statements,
            }
            for state in issue.states
        ],
    }


def _kind(kind: InspectionKind) -> str:
    return InspectionKind.OTHER if kind in _OTHER else kind


def _gap(inspection: Inspection) -> str:
    """A gap by name: "Monitoring visit, 2018-05"."""
    return f"{code_label(inspection.kind)}, {inspection.end}" if inspection.end else code_label(inspection.kind)


def _under(head: Object, one: Action | Outcome) -> str | None:
    return f"{head['document']}/{one.recommendation}" if one.recommendation is not None else None


def _findings_and_asks(said: Extraction) -> list[Finding | Recommendation]:
    return [*said.findings, *said.recommendations]


def _words(quote: Quote | None) -> str | None:
    return quote.words if quote else None


def _segments(quote: Quote) -> list[Object]:
    return [{"page": segment.page, "start": segment.start, "end": segment.end} for segment in quote.segments]
