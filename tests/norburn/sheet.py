"""A document's pages, from which quotes are cut by their words."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tracegraph.model.document import Source
from tracegraph.model.quote import Quote, Segment


@dataclass(frozen=True)
class Sheet:
    """The pages of a text. `paged` False makes a format without pages (plain or tab-separated text)."""

    pages: tuple[str, ...]
    paged: bool = True

    @property
    def text(self) -> str:
        """The canonical text."""
        return "".join(self.pages)

    def source(self, path: str, media: str = "application/pdf", reader: str = "pdf/1") -> Source:
        """The file that these pages would come from."""
        return Source(path, hashlib.sha256(self.text.encode()).hexdigest(), media, reader)

    def quote(self, words: str) -> Quote:
        """The one place where `words` stand, however lines and pages break there."""
        pattern = r"\s+".join(re.escape(word).replace(r"\-", r"-\s*") for word in words.split())
        (found,) = re.finditer(pattern, self.text)
        return Quote.of(self.text, self._segments(*found.span()))

    def _segments(self, start: int, end: int) -> Iterator[Segment]:
        if not self.paged:
            yield Segment(start, end)
            return
        ends = list(accumulate(len(page) for page in self.pages))
        for number, (first, last) in enumerate(zip([0, *ends[:-1]], ends, strict=True), 1):
            if max(start, first) < min(end, last):
                yield Segment(max(start, first), min(end, last), number)
