"""CSV: one row a statement, for spreadsheets."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from io import StringIO
from typing import Final, assert_never

from tracegraph.graph.decode import decode_graph
from tracegraph.graph.view import Graph
from tracegraph.model.link import Linked, NamedDocument
from tracegraph.model.quote import Quote
from tracegraph.model.statement import (
    Action,
    AreaReviewed,
    BackReference,
    CrossReference,
    Duty,
    Finding,
    Judgement,
    Outcome,
    Recommendation,
    Statement,
)

COLUMNS: Final = (
    "authority",
    "inspection",
    "inspection_end",
    "document",
    "title",
    "digest",
    "statement",
    "kind",
    "detail",
    "section",
    "paragraph",
    "pages",
    "text",
    "themes",
    "issues",
    "recommendation",
    "owners",
    "by_when",
    "due",
    "revised",
    "status",
    "progress",
    "conflicts",
)
#: With these a spreadsheet takes a cell's words for a formula; an apostrophe before them makes it show them instead.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN: Final = "; "


def table(graph: Graph) -> bytes:
    """Every statement of every document, in the order of the text; several values of one cell are parted by "; "."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for authority in decode_graph(graph):
        for row in _rows(authority):
            writer.writerow([safe(row.get(column, "")) for column in COLUMNS])
    return file.getvalue().encode()


def _rows(authority: Linked) -> Iterator[dict[str, str]]:
    issues: dict[str, list[str]] = defaultdict(list)
    for issue in authority.issues:
        for member in issue.members:
            issues[member].append(issue.id)
    ends = {inspection.id: inspection.end for inspection in authority.inspections}
    for document in authority.documents:
        for statement in statements(document):
            id_ = f"{document.id}/{statement.key}"
            yield {
                "authority": authority.authority,
                "inspection": document.inspection,
                "inspection_end": ends.get(document.inspection, ""),
                "document": document.id,
                "title": document.extraction.facts.title,
                "digest": "yes" if document.extraction.source.digest else "",
                "statement": id_,
                "pages": _BETWEEN.join(str(page) for page in statement.quote.pages),
                "text": statement.quote.words,
                "issues": _BETWEEN.join(issues[id_]),
                **_own(document, statement),
            }


def statements(document: NamedDocument) -> list[Statement]:
    """Every statement of a document, in the order of the text."""
    said = document.extraction
    groups = (
        said.findings,
        said.recommendations,
        said.actions,
        said.outcomes,
        said.judgements,
        said.back_references,
        said.areas_reviewed,
        said.duties,
        said.cross_references,
    )
    found: list[Statement] = [statement for group in groups for statement in group]
    return sorted(found, key=lambda statement: statement.quote.start)


def _own(document: NamedDocument, statement: Statement) -> dict[str, str]:
    """The cells that only statements of this kind fill."""
    cells: dict[str, str]
    match statement:
        case Finding():
            cells = {
                "kind": "finding",
                "detail": str(statement.polarity),
                "section": statement.section,
                "paragraph": statement.paragraph or "",
                "themes": _BETWEEN.join(statement.themes),
            }
        case Recommendation():
            cells = {
                "kind": "recommendation",
                "detail": str(statement.kind),
                "section": statement.heading,
                "paragraph": statement.paragraph or "",
                "themes": _BETWEEN.join(statement.themes),
            }
        case Action():
            cells = {
                "kind": "action",
                "section": statement.heading,
                "themes": _BETWEEN.join(statement.themes),
                "recommendation": _under(document, statement),
                "owners": _BETWEEN.join(statement.owners),
                "by_when": _words(statement.by_when),
                "due": _BETWEEN.join(statement.due),
                "revised": _BETWEEN.join(statement.revised),
                "status": str(statement.status),
                "progress": _words(statement.progress),
                "conflicts": _BETWEEN.join(statement.conflicts),
            }
        case Outcome():
            cells = {"kind": "outcome", "recommendation": _under(document, statement)}
        case Judgement():
            cells = {"kind": "judgement", "section": statement.area, "detail": statement.grade}
        case BackReference():
            cells = {"kind": "back-reference", "detail": statement.type}
        case AreaReviewed():
            cells = {"kind": "area reviewed", "themes": _BETWEEN.join(statement.themes)}
        case Duty():
            cells = {"kind": "duty", "detail": statement.addressee or "", "due": statement.due or ""}
        case CrossReference():
            cells = {"kind": "cross-reference", "recommendation": f"{document.id}/{statement.recommendation}"}
        case _:
            assert_never(statement)
    return cells


def _under(document: NamedDocument, one: Action | Outcome) -> str:
    return f"{document.id}/{one.recommendation}" if one.recommendation is not None else ""


def _words(quote: Quote | None) -> str:
    return quote.words if quote else ""


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, and that no bare carriage return breaks."""
    shown = f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
    # Within a cell only "\n" breaks a line: a bare "\r" is not quoted by the csv module and would end the row.
    return shown.replace("\r", " ")
