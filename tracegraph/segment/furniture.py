"""Page furniture: what is printed on a page without being part of what the document says.

Page numbers, running headers and footers (CORPUS: 38% of page turns cut a sentence with one), logos that came out as
words, separator rows. Furniture is kept as passages of its own role, never dropped: the canonical text stays whole.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tracegraph.model.document import Document, Line
from tracegraph.segment.blocks import body_size
from tracegraph.segment.known import grades_in_titles

_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z0-9]+")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_DASHES = re.compile(r"[-\u2013\u2014_=|:\s]+")
_NUMBERED = re.compile(r"[A-Za-z]\D*\s(\d{1,3})\s*$")
_EDGE_LINES = 3
"""Running titles stand among the first or last lines of a page."""
_REPEATED_ON = 3
_REPEATED_SHARE = 0.3
"""A running title stands on at least so many pages, and on at least this share of them."""

# The inspectorates' logos, as their words come out of a text export (JTAI letters repeat them on every page), letters
# only.
LOGOS = frozenset(
    {
        "hermajestysinspectorateofprobation",
        "hismajestysinspectorateofprobation",
        "hminspectorateofprobation",
        "carequalitycommission",
        "hmicfrs",
        "ofsted",
        "raisingstandardsimprovinglives",
        "hermajestysinspectorateofconstabularyandfirerescueservices",
    }
)

_SPELT = frozenset(logo[:end] for logo in LOGOS for end in range(len(logo) + 1))
"""Where the spelling of a logo may stand."""
_FEW = 8
"""Characters of a line that tell of most lines that no logo begins with them."""


def squash(words: str) -> str:
    """Letters and digits only, lower case."""
    return _LETTERS.sub("", words.lower())


def _running_key(words: str) -> str:
    """What stays the same of a running title from page to page: its letters."""
    return _NOT_LETTERS.sub("", words.lower())


def _edges(lines: Sequence[Line]) -> set[int]:
    """Indices of lines near the top or bottom of their page."""
    pages: dict[int | None, list[int]] = {}
    for i, line in enumerate(lines):
        pages.setdefault(line.page, []).append(i)
    return {
        i
        for page, indices in pages.items()
        if page is not None
        for i in (*indices[:_EDGE_LINES], *indices[-_EDGE_LINES:])
    }


def _logo_runs(document: Document) -> set[int]:
    """Indices of consecutive lines that together spell a logo."""
    text, lines = document.text, document.lines
    found: set[int] = set()
    for i, first in enumerate(lines):
        if squash(text[first.start : min(first.start + _FEW, first.end)]) not in _SPELT:
            continue
        spelt = ""
        for j, line in enumerate(lines[i : i + 5], start=i):
            printed = text[line.start : line.end]
            spelt += squash(printed)
            if spelt not in _SPELT:
                break
            if spelt in LOGOS and line.cell is None and not printed.rstrip().endswith("."):
                found.update(range(i, j + 1))
    return found


def _numbered_headings(
    document: Document, keys: Mapping[int, str], numbered: Mapping[int, re.Match[str]]
) -> frozenset[str]:
    """The keys of lines that end in a number which does not go on from page to page as page numbers do: headings of
    several parts ("Recommendation 3")."""
    apart: dict[str, Counter[int]] = {}
    for i, found in numbered.items():
        apart.setdefault(keys[i], Counter())[int(found.group(1)) - (document.lines[i].page or 0)] += 1
    return frozenset(key for key, steps in apart.items() if max(steps.values()) * 2 <= steps.total())


def furniture(document: Document) -> frozenset[int]:
    """Indices of the lines of `document` that are furniture."""
    text, lines = document.text, document.lines
    keys = {i: _running_key(text[lines[i].start : lines[i].end]) for i in _edges(lines)}
    numbered = {i: m for i in keys if (m := _NUMBERED.search(text[lines[i].start : lines[i].end]))}
    headings = _numbered_headings(document, keys, numbered)
    seen = {(key, lines[i].page) for i, key in keys.items() if key not in headings}
    titles = Counter(key for key, _ in seen if len(key) > 3)
    often = max(_REPEATED_ON, _REPEATED_SHARE * (document.pages or 0))
    found = _logo_runs(document)
    for i, line in enumerate(lines):
        words = text[line.start : line.end].strip()
        if line.tag == "Artifact" or _DASHES.fullmatch(words):
            found.add(i)
        elif i not in keys or line.cell is not None or line.tag.startswith("H"):
            continue
        elif titles[keys[i]] >= often or _PAGE_NUMBER.fullmatch(words):
            found.add(i)
    if not body_size(lines):
        found |= grades_in_titles(document, [i for i in range(len(lines)) if i not in found])
    return frozenset(found)
