"""Printed numbers of paragraphs against their order: a number that a page turn made of a word ("Key Stage / 2."), and
one that stands before figures ("100. 70% of ...")."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tracegraph.model.document import Document, Role
from tracegraph.segment.blocks import Block
from tracegraph.segment.roles import Draft

_BEFORE_FIGURES = re.compile(r"\s*(\d{1,3})\.\s+(?=\d)")
_UNFINISHED = re.compile(r"[\w,]\s*$")


def renumbered(document: Document, drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts`, their numbers set right by the order in which numbers come."""
    made: list[Draft] = []
    last = 0
    before: Draft | None = None
    for draft in drafts:
        if draft.role is Role.PARAGRAPH:
            _set_right(document, before, draft, last)
            last = int(draft.number) if draft.number is not None else last
        if draft.role is not Role.NOTE:
            before = draft
        made.append(draft)
    return made


def _set_right(document: Document, before: Draft | None, draft: Draft, last: int) -> None:
    """Gives `draft` the number that it bears in truth, after the number `last`."""
    first = draft.blocks[0]
    if draft.number is not None:
        if before is not None and 0 < int(draft.number) <= last and _breaks_off(document, before, first):
            draft.number = None
            draft.blocks[0] = replace(first, body=first.start, number=None)
        return
    found = _BEFORE_FIGURES.match(document.text[first.start : first.end])
    if found and int(found.group(1)) == last + 1:
        draft.number = found.group(1)
        draft.blocks[0] = replace(first, body=first.start + found.end(), number=draft.number)


def _breaks_off(document: Document, before: Draft, after: Block) -> bool:
    """True where the page turns in the middle of what `before` says."""
    end = before.blocks[-1]
    words = document.text[end.body : end.end]
    return before.role in (Role.PARAGRAPH, Role.ITEM) and end.page != after.page and bool(_UNFINISHED.search(words))
