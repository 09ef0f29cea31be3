"""The contents page: its lines end in page numbers and repeat headings, so they are furniture."""

import re

from tracegraph.model.document import Document, Role
from tracegraph.segment.blocks import body_size
from tracegraph.segment.roles import Draft

_TITLE = re.compile(r"contents", re.IGNORECASE)
_LINE = re.compile(r".*\S[\s.]+\d{1,3}\s*$", re.DOTALL)
_LONGEST = 90
"""Characters of the longest line of a contents page that lost its page number."""


def without_contents(document: Document, drafts: list[Draft]) -> list[Draft]:
    """`drafts`, those of a contents page turned into furniture."""
    inside, began = False, None
    plain = not body_size(document.lines)
    for draft in drafts:
        words = " ".join(document.text[b.body : b.end] for b in draft.blocks)
        if draft.role is Role.HEADING and _TITLE.fullmatch(words.strip()):
            inside, began = True, draft.blocks[0].page
        elif inside and not (_LINE.match(words) or draft.blocks[0].tag.startswith("TOC")):
            page = draft.blocks[0].page
            # Without fonts its lines look like headings, and their numbers may stand apart from them.
            listed = draft.role is not Role.HEADING or (plain and page == began)
            inside = page is not None and listed and len(words) < _LONGEST
        if inside:
            draft.role = Role.FURNITURE
    return drafts
