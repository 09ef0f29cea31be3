"""Where a quote's place in its document is: every quote of the map leads there."""

import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from tracegraph.maps.texts.values import Quoted
from tracegraph.story import labels
from tracegraph.story.values import Citation, DocumentView, InspectionView, Paper


def text_anchor(name: str) -> str:
    """The id of a document's text, or of a statement in it, in the page that shows the text."""
    return f"text/{name}"


def page_anchor(document: str, page: int) -> str:
    """The id of a page of a document's text."""
    return f"text/{document}/page-{page}"


def short_names(documents: Iterable[DocumentView], inspections: Iterable[InspectionView]) -> dict[str, str]:
    """How documents are named beside a quote, where their titles would be too long, by id: "Report of July 2016". One
    that states no date of its own goes by that of the inspection it reports."""
    ended = {view.id: view.date for view in inspections}
    dates = {each.id: each.published or ended.get(each.inspection, "") for each in documents}
    return {
        each.id: labels.sentence(
            " of ".join(filter(None, (labels.document_kind(each.kind), labels.month(dates[each.id]))))
        )
        for each in documents
    }


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents at hand: `names` are their short names, `spots` the starts of their statements' segments with the
    statements' ids; `page` gives the file that shows a document's text, "" for the page itself."""

    names: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    page: Callable[[str], str] = lambda document: ""  # noqa: ARG005 - the page itself, whatever the document

    @classmethod
    def of(cls, papers: Iterable[Paper], names: Mapping[str, str], page: Callable[[str], str] | None = None) -> "Shelf":
        """The shelf that holds these documents, by the names that `short_names` gives."""
        spots = {}
        for paper in papers:
            starts = ((start, each.id) for each in paper.statements for start, _ in each.segments)
            spots[paper.view.id] = tuple(sorted(starts))
        return cls(names, spots, page) if page else cls(names, spots)

    def quoted(self, citation: Citation) -> Quoted:
        """A citation with the way to its place."""
        return Quoted(citation, self.names.get(citation.document, citation.title), self.href(citation))

    def href(self, citation: Citation) -> str:
        """The address of a citation's place; "" where its document is not on the shelf."""
        if citation.document not in self.spots:
            return ""
        return self.to(citation.document, self._spot(citation))

    def to(self, document: str, anchor: str) -> str:
        """The address of an anchor in the page that shows a document's text."""
        return f"{self.page(document)}#{quote(anchor, safe='/')}"

    def _spot(self, citation: Citation) -> str:
        """The statement that begins at the citation or holds it; else its page; else the document."""
        spots = self.spots[citation.document]
        if citation.segments:
            at = bisect.bisect_right(spots, (citation.segments[0][0], "\U0010ffff"))
            if at and (not citation.pages or spots[at - 1][0] == citation.segments[0][0]):
                return text_anchor(spots[at - 1][1])
        return page_anchor(citation.document, citation.pages[0]) if citation.pages else text_anchor(citation.document)
