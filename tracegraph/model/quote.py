"""Quotes: words that can be proved against the characters they were taken from.

A document's canonical text is never cleaned in place. A quote points into it with segments and carries the clean words
that ONE rule (`clean`) makes of those segments, so anybody can prove it again from the stored text.
"""

import re
from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from itertools import pairwise

from tracegraph.errors import QuoteError

# A hyphen that ends a printed line belongs to the word ("decision-" + "making"), except where it is a suspended one
# ("16-" + "and 17-year-olds"): there the next line starts a word of its own.
_LINE_END_HYPHEN = re.compile(r"-(?<=\w-)[ \t]*\n\s*(?!(?:and|or|to)\b)(?=\w)")
# Marks of the file format that printed nothing: HTML paragraph tags left in a pasted table stand for a space, Markdown
# emphasis for nothing.
_PARAGRAPH_TAGS = re.compile(r"</?p>")
_EMPHASIS = "**"
_SPACE = re.compile(r"\s")
_CLOSES = re.compile(r"\s*[.,;:)](?![.\w])")
"""A mark that ends what stands before it, also where something was cut out between them."""


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch of a document's canonical text: characters `start` to `end` (end excluded), on `page` (from 1; None
    where the format has no pages)."""

    start: int
    end: int
    page: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise QuoteError(f"segment {self.start}-{self.end} is empty or turned round")


def clean(text: str, segments: Iterable[Segment]) -> str:
    """The words that `segments` of `text` say: the one rule by which a quote is made and proved.

    Segments are joined by one space where white space stood at the cut or between them, by nothing where none did (a
    note mark taken out of a word) or where a closing mark follows (the stop behind a cross reference taken out). Runs
    of white space become one space; a hyphen at a line end is kept and the word closed; `<p>` tags and `**` are
    dropped.
    """
    pieces: list[str] = []
    last: Segment | None = None
    for segment in segments:
        piece = text[segment.start : segment.end]
        if last is not None and last.end < segment.start and _CLOSES.match(piece):
            pieces[-1] = pieces[-1].rstrip()
            piece = piece.lstrip()
        elif last is not None and _SPACE.search(text, last.end - 1, segment.start + 1):
            pieces.append("\n")
        pieces.append(piece)
        last = segment
    joined = "".join(pieces)
    if "<" in joined:
        joined = _PARAGRAPH_TAGS.sub(" ", joined)
    joined = joined.replace(_EMPHASIS, "")
    if "-" in joined:
        joined = _LINE_END_HYPHEN.sub("-", joined)
    return " ".join(joined.split())


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim evidence: ordered segments and the words the rule makes of them.

    Raises QuoteError where the segments are missing, out of order, or do not make the words of `text` (the document's
    canonical text, given once to prove the quote and not kept).
    """

    segments: tuple[Segment, ...]
    words: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        self._stand_in(text)
        if clean(text, self.segments) != self.words:
            raise QuoteError(f"the text does not say {self.words[:60]!r} at {self.segments[0].start}")

    def _stand_in(self, text: str) -> None:
        """Raises QuoteError where segments are no places of `text` in order, or say nothing."""
        if not self.segments or not self.words:
            raise QuoteError("a quote needs segments and words")
        if self.segments[-1].end > len(text):
            raise QuoteError(f"segments of {self.words[:60]!r} reach beyond the text")
        if len(self.segments) > 1 and any(a.end > b.start for a, b in pairwise(self.segments)):
            raise QuoteError(f"segments of {self.words[:60]!r} overlap or are out of order")

    @classmethod
    def of(cls, text: str, segments: Iterable[Segment]) -> "Quote":
        """The quote that `segments` of `text` make. Raises QuoteError where they hold no words."""
        kept = tuple(segments)
        return cls._made(text, kept, clean(text, kept))

    @classmethod
    def said(cls, text: str, segments: Iterable[Segment]) -> "Quote | None":
        """The same, and None where they hold no words."""
        kept = tuple(segments)
        words = clean(text, kept)
        return cls._made(text, kept, words) if words else None

    @classmethod
    def _made(cls, text: str, segments: tuple[Segment, ...], words: str) -> "Quote":
        """A quote of words that the rule has just made: to make them again would prove nothing."""
        quote = object.__new__(cls)
        object.__setattr__(quote, "segments", segments)
        object.__setattr__(quote, "words", words)
        quote._stand_in(text)
        return quote

    @property
    def start(self) -> int:
        """First character in the canonical text: where the quote stands in the document's order."""
        return self.segments[0].start

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on, in order; empty where the format has none."""
        return tuple(dict.fromkeys(s.page for s in self.segments if s.page is not None))
