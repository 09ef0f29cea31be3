"""What the documents say, as linking reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracegraph.link.documents import when
from tracegraph.link.wording import Text, texts
from tracegraph.model.link import NamedDocument
from tracegraph.model.statement import Finding, Recommendation


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its full id, its document, its date and how linking reads it."""

    id: str
    document: str
    date: str
    statement: Finding | Recommendation
    text: Text


def said(documents: Iterable[NamedDocument]) -> tuple[Said, ...]:
    """Every recommendation and finding of the documents, document by document, recommendations first."""
    found: list[Said] = []
    for document in documents:
        e = document.extraction
        stated: dict[str, Finding | Recommendation] = {s.key: s for s in e.recommendations} | {
            s.key: s for s in e.findings
        }
        date = when(e)
        found += [Said(f"{document.id}/{key}", document.id, date, stated[key], text) for key, text in texts(e)]
    return tuple(found)
