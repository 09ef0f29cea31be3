"""Headings: what the format says, then what the fonts say, then what the words and their place say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracegraph.model.document import Document
from tracegraph.segment.blocks import Block, body_size

_LONGEST = 170
"""Characters of the longest heading in the national record (the titles of 2011 letters)."""
_CLOSED = re.compile(r"[.,;:]\s*$")
_LETTERHEAD = re.compile(
    r"""\b(?: [A-Z]{1,2}\d{1,2}[A-Z]?\s+\d[A-Z]{2}   # a postcode
            | https?:// | www\. | @ | T[:\ ]\s*0\d | Textphone | PO\ Box )\b
        | ^(?: Dear | Yours? | Copy )\b""",
    re.VERBOSE,
)
_SENTENCE_INSIDE = re.compile(r"[a-z]\. [A-Z]")
_DATE_LINE = re.compile(r"\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the document's fonts tell: the body's size, and whether sizes are known at all."""

    body: float

    @classmethod
    def of(cls, document: Document) -> "Fonts":
        """The fonts of `document`."""
        return cls(body_size(document.lines))

    def stands_out(self, block: Block) -> bool:
        """True where the block is set larger than the body, or wholly bold."""
        return self.body > 0 and (block.size >= self.body + 1.2 or all(line.bold for line in block.lines))


def _plain_heading(document: Document, words: str, block: Block, after: Block | None) -> bool:
    """In a text without fonts: a short line of its own, with a capital and no closing stop, before other text."""
    return (
        len(block.lines) == 1
        and block.gap
        and words[:1].isupper()
        and not _CLOSED.search(words)
        and not _LETTERHEAD.search(words)
        and not _DATE_LINE.fullmatch(words)
        and not _SENTENCE_INSIDE.search(words)
        and after is not None
        and not document.text[after.body : after.end].lstrip()[:1].islower()
    )


def levels(document: Document, found: Sequence[Block]) -> dict[int, int]:
    """Index of each heading among the blocks `found`, and its level (1 highest)."""
    fonts = Fonts.of(document)
    marked: dict[int, float] = {}
    for i, block in enumerate(found):
        words = " ".join(document.text[block.body : block.end].replace("**", "").split())
        if not words or len(words) > _LONGEST or block.cell is not None or block.marker:
            continue
        if block.heading_tag is not None:
            marked[i] = 100.0 - block.heading_tag
        elif block.number is not None:
            continue
        elif fonts.body:
            if fonts.stands_out(block) and not _CLOSED.search(words.rstrip(":")) and re.search(r"[A-Za-z]{3}", words):
                marked[i] = block.size
        elif _plain_heading(document, words, block, found[i + 1] if i + 1 < len(found) else None):
            marked[i] = 98.0
    ranks = {weight: n for n, weight in enumerate(sorted(set(marked.values()), reverse=True), start=1)}
    return {i: ranks[weight] for i, weight in marked.items()}
