"""What a small paper states: the whole way from its lines to its statements."""

from tracegraph.extract import extract
from tracegraph.model.document import Document
from tracegraph.model.statement import Extraction
from tracegraph.segment import segment


def stated(document: Document) -> Extraction:
    """All that `document` states."""
    return extract(document, segment(document))


def asks(document: Document) -> list[str]:
    """The words of each ask."""
    return [ask.quote.words for ask in stated(document).recommendations]


def found(document: Document) -> list[tuple[str, str]]:
    """(key, words) of each finding."""
    return [(finding.key, finding.quote.words) for finding in stated(document).findings]
