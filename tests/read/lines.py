"""What a document's lines say, as tables that a test can be read by."""

from itertools import pairwise

from tracegraph.model.document import Document, Line


def words(document: Document, line: Line) -> str:
    """The characters of a line."""
    return document.text[line.start : line.end]


def tagged(document: Document) -> list[tuple[str, str]]:
    """(tag, words) of each line."""
    return [(line.tag, words(document, line)) for line in document.lines]


def cells(document: Document) -> list[tuple[int, int, int, str]]:
    """(table, row, column, words) of each line in a table."""
    return [
        (line.cell.table, line.cell.row, line.cell.column, words(document, line))
        for line in document.lines
        if line.cell
    ]


def sound(document: Document) -> bool:
    """Whether the lines keep what every reader promises: in order, whole, within the text, and no word outside."""
    spans = [(line.start, line.end) for line in document.lines]
    said = [document.text[start:end] for start, end in spans]
    ordered = all(a[1] <= b[0] for a, b in pairwise(spans))
    whole = all(each and each == each.strip() and "\n" not in each for each in said)
    kept = "".join("".join(said).split()) == "".join(document.text.split())
    inside = all(any(a <= start < end <= b for a, b in spans) for start, end in document.marks)
    return ordered and whole and kept and inside
