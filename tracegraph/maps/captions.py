"""The map's own short words: where a label of the story's would not fit above a column or in a node."""

import re
from typing import Final

from tracegraph import taxonomy
from tracegraph.story import labels
from tracegraph.story.values import Citation, DocumentView
from tracegraph.vocab import Relation, code_label

# Controls that turn the writing direction, and those that print nothing: spelt out, so that no document can hide words.
UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def spelt(text: str) -> str:
    """The text with the characters nobody can see spelt out: "[U+202E]"."""
    return UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def short_month(iso: str) -> str:
    """The month of a date above a column, "Nov 2019"; the year alone where no month is known."""
    month, _, year = labels.month(iso).rpartition(" ")
    return f"{month[:3]} {year}".strip()


def relation(code: str) -> str:
    """The caption of a relation; a relation we do not know is shown as it is."""
    try:
        return code_label(Relation(code))
    except ValueError:
        return code


_VERBS: Final = {
    Relation.SAME_ISSUE: "is the same issue as",
    Relation.RELATED: "is related to",
    Relation.PART_OF: "is part of",
}


def verb(code: str) -> str:
    """A relation between two statements that are both named: "is the same issue as", "follows up"."""
    return next((words for known, words in _VERBS.items() if known == code), relation(code))


_SEVERAL: Final = {"duty": "duties", "area reviewed": "areas reviewed"}


def statements(number: int, kind: str) -> str:
    """How many statements of a kind: "1 duty", "14 recommendations"."""
    return labels.counted(number, kind, _SEVERAL.get(kind, ""))


def times(number: int) -> str:
    """How often: "raised once", "raised twice", "raised 4 times"."""
    return f"raised {({1: 'once', 2: 'twice'}).get(number, f'{number} times')}"


def place(citation: Citation) -> str:
    """Where words stand, for a person with the document in hand: "page 12, paragraph 28" or "line 40"."""
    parts = []
    if citation.pages:
        pages = sorted(set(citation.pages))
        parts.append(f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}")
    if citation.paragraph:
        parts.append(f"paragraph {citation.paragraph}")
    if citation.line is not None:
        parts.append(f"line {citation.line}")
    return ", ".join(parts)


def reference(document: DocumentView) -> str:
    """A document as a citation names it: its title, who published it and when, the file and its SHA-256."""
    said = [document.title, ", ".join(document.publishers), labels.date(document.published or "")]
    if document.digest:
        said.append(f"a {labels.DIGEST}: the original in other words")
    return spelt(f"{', '.join(filter(None, said))} (file {document.path}, SHA-256 {document.sha256})")


def theme(concept: str) -> str:
    """A theme's caption; a theme that this version's taxonomy does not hold is shown by its id."""
    try:
        return taxonomy.label(concept)
    except KeyError:
        return concept.replace("-", " ")
