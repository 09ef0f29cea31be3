"""Marks by which inspectors tie a finding to an ask, or an ask to a paragraph, with their own hand: "(Recommendation
7)", "(paragraphs 78 and 83)", "(Page 33, paragraph 126)" in SIF reports. Beside a finding they are furniture, and links
outside the quote; at the end of an ask they stand in the item that is quoted, as do the tags of 2025-26 ("(outcome 3,
national framework)")."""

import re
from dataclasses import dataclass

from tracegraph.extract.spans import cut, raw
from tracegraph.model.quote import Quote, Segment, clean

_NAMES = r"recommendations?|paragraphs?|paras?|pages?"
_MARK = re.compile(
    rf"\(\s*(?:see\s+)?(?=[^()]*(?:{_NAMES}))(?:(?:{_NAMES}|and|to)\b|\d{{1,3}}\b|[\s,.;&\u2013-])+\)", re.IGNORECASE
)
_FRAMEWORK = re.compile(
    r"\(\s*((?:outcome|enabler|principle)\b[^()]{0,80}|national framework,?:? [^()]{0,60})\)\s*\.?\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[.,;:]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote without its marks (None where nothing else stood in it), what the marks say, and how many of them stood
    before its first word: those belong to the sentence before."""

    quote: Quote | None
    marks: tuple[str, ...] = ()
    leading: int = 0


def cited(text: str, quote: Quote) -> Cited:
    """`quote`, made of `text`, and the marks in it."""
    if "(" not in quote.words:
        return Cited(quote)
    joined, places = raw(text, quote.segments)
    found = list(_MARK.finditer(joined))
    if not found:
        return Cited(quote)
    marks = tuple(" ".join(m.group().strip("() \n").split()).rstrip(".") for m in found)
    kept: list[Segment] = []
    leading, after = 0, 0
    for match in (*found, None):
        end = match.start() if match else len(joined)
        piece = joined[after:end].strip()
        if piece and not (kept and _CLOSING.fullmatch(piece) and _CLOSING.fullmatch(clean(text, kept)[-1])):
            kept += cut(quote.segments, places, after, end)
        elif match is not None and not kept:
            leading += 1
        after = match.end() if match else end
    words = clean(text, kept) if kept else ""
    return Cited(Quote.of(text, kept) if words else None, marks, leading)


def framework(words: str) -> tuple[str, ...]:
    """The tag of the national framework that closes an ask of 2025-26, if any."""
    found = _FRAMEWORK.search(words)
    return (found.group(1).strip(),) if found else ()
