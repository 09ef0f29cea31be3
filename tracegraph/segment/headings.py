"""Headings: what the format says, then what the fonts say, then what the words and their place say."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracegraph.model.document import Document
from tracegraph.segment.blocks import Block, body_size
from tracegraph.segment.known import is_known

_LONGEST = 170
"""Characters of the longest heading in the national record (the titles of 2011 letters)."""
_LARGER = 1.2
"""Points by which a heading is set larger than the body."""
_BOLD_WEIGHS = 2.0
"""Points of size that bold type is worth: a bold 12 point heading stands above an italic one of 12.7."""
_PLAIN_LEVEL = 2
"""The level of a heading that is only told by its place: below a title."""
_OPENING = 8
"""Lines at the top of a document that may stand out where nothing else does: its letterhead and title."""
_ROW_BLOCKS = 6
"""Blocks among which the cells of a chapter's title row stand."""

BOX = re.compile(r"(?:case|practice) study\b", re.IGNORECASE)
"""How the label of a box begins that tells of one child or one family."""
_BOX_LABEL = re.compile(r"(?:case|practice) study(?:\s*[:\u2013-]\s*[^.]{3,60})?", re.IGNORECASE)

_CLOSED = re.compile(r"[.,;:]\s*$")
_ENDS_IN_GRADE = re.compile(r"(?:outstanding|good|requires? improvement|inadequate|adequate)\.?$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{3}")
_LETTERHEAD = re.compile(
    r"""\b(?: [A-Z]{1,2}\d{1,2}[A-Z]?\s+\d[A-Z]{2}   # a postcode
            | https?:// | www\. | @ | T[:\ ]\s*0\d | Textphone | PO\ Box )\b
        | ^(?: Dear | Yours? | Copy )\b""",
    re.VERBOSE,
)
_SENTENCE_INSIDE = re.compile(r"[a-z]\. [A-Z]")
_DATE_LINE = re.compile(r"\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d")

Style = tuple[float, bool]
"""How a heading is set: size to the half point, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the document's fonts tell: the body's size, 0 where sizes are unknown."""

    body: float
    flat: bool = False
    """True where all below the title is set alike in a format without pages (a letter typed in Word without styles):
    its fonts tell nothing, but each of its paragraphs is told."""

    @classmethod
    def of(cls, document: Document) -> "Fonts":
        """The fonts of `document`."""
        body = body_size(document.lines)
        text = [line for line in document.lines if line.cell is None][_OPENING:]
        plain = (not line.bold and line.size < body + _LARGER for line in text)
        return cls(body, document.pages is None and all(plain))

    def larger(self, block: Block) -> bool:
        """True where the block is set larger than the body."""
        return self.body > 0 and block.size >= self.body + _LARGER

    def stands_out(self, block: Block) -> bool:
        """True where the block is set larger than the body, or wholly bold."""
        return self.larger(block) or (self.body > 0 and _bold(block))


def levels(document: Document, found: Sequence[Block]) -> dict[int, int]:
    """Index of each heading among the blocks `found`, and its level (1 highest).

    Where fonts are known the heavier heading stands above the lighter, whatever the format calls it, and the format's
    own level only parts headings of one style: reports mix tagged headings with paragraphs that look like one, and a
    few have their tags upside down.
    """
    fonts = Fonts.of(document)
    told = any(block.heading_tag is not None for block in found)
    marked = [i for i in range(len(found)) if _is_heading(document, fonts, found, i, told=told)]
    if fonts.body:
        usual = _usual_tags(found[i] for i in marked)
        weights = {i: (-_weight(found[i]), _tag(found[i], usual)) for i in marked}
    else:
        weights = {i: (0.0, found[i].heading_tag or _plain_level(document, found[i])) for i in marked}
    ranks = {weight: n for n, weight in enumerate(sorted(set(weights.values())), start=1)}
    return {i: ranks[weight] for i, weight in weights.items()}


def _plain_level(document: Document, block: Block) -> int:
    """The level of a heading that no format tells. In a report put out as text page by page, what only its place tells
    stands below what is known by its words, but for the labels of boxes."""
    words = " ".join(document.text[block.body : block.end].split())
    known = document.pages is None or (is_known(words) and not BOX.match(words))
    return _PLAIN_LEVEL if known else _PLAIN_LEVEL + 1


def _bold(block: Block) -> bool:
    return all(line.bold for line in block.lines)


def _style(block: Block) -> Style:
    return round(block.size * 2) / 2, _bold(block)


def _weight(block: Block) -> float:
    """How much a heading's type stands out, in points."""
    size, bold = _style(block)
    return size + _BOLD_WEIGHS * bold


def _usual_tags(headings: Iterable[Block]) -> dict[Style, int]:
    """The level that the format most often gives to headings of each style."""
    told: dict[Style, Counter[int]] = {}
    for block in headings:
        if block.heading_tag is not None:
            told.setdefault(_style(block), Counter())[block.heading_tag] += 1
    return {style: min(levels, key=lambda level: (-levels[level], level)) for style, levels in told.items()}


def _tag(block: Block, usual: Mapping[Style, int]) -> int:
    """The format's level of a heading, or the usual one of its style."""
    return block.heading_tag or usual.get(_style(block), 0)


def _is_heading(document: Document, fonts: Fonts, found: Sequence[Block], i: int, *, told: bool) -> bool:
    """True where block `i` is a heading; `told` where the format tells headings, so that none need be guessed from
    plain lines."""
    block = found[i]
    words = " ".join(document.text[block.body : block.end].replace("**", "").split())
    if not words or len(words) > _LONGEST or block.marker:
        return False
    if block.cell is not None:
        return _opens_chapter(fonts, found, i)
    closed = bool(_CLOSED.search(words.rstrip(":"))) and not _ENDS_IN_GRADE.search(words)
    if block.heading_tag is not None:
        # A paragraph that an author styled as a heading and set as body text is no heading where it reads like one.
        return not fonts.body or fonts.stands_out(block) or not (closed or words[:1].islower())
    if block.number is not None or _BOX_LABEL.fullmatch(words):
        return block.number is None
    if fonts.body and not fonts.flat:
        return fonts.stands_out(block) and not closed and bool(_WORD.search(words))
    known = not fonts.body and is_known(words)
    after = "".join(document.text[b.body : b.end].lstrip()[:1] for b in found[i + 1 : i + 2])
    return (known or (not told and _plain_heading(words, block))) and bool(found[i + 1 :]) and not after.islower()


def _opens_chapter(fonts: Fonts, found: Sequence[Block], i: int) -> bool:
    """True for the first cell of a table row that is set like a heading: SIF reports open a chapter with its title and
    its grade side by side."""
    block = found[i]
    if block.cell is None or block.cell.column or not fonts.larger(block):
        return False
    place = (block.cell.table, block.cell.row)
    row = [b for b in found[i : i + _ROW_BLOCKS] if b.cell is not None and (b.cell.table, b.cell.row) == place]
    return len(row) > 1 and all(fonts.larger(b) for b in row)


def _plain_heading(words: str, block: Block) -> bool:
    """In a text without fonts, or all in one, where other text follows: a short line of its own, with a capital and no
    closing stop."""
    return (
        len(block.lines) == 1
        and block.gap
        and words[:1].isupper()
        and not _CLOSED.search(words)
        and not _LETTERHEAD.search(words)
        and not _DATE_LINE.fullmatch(words)
        and not _SENTENCE_INSIDE.search(words)
    )
