"""From blocks to quotes: segments of the canonical text, a page a segment, with note marks cut out."""

import bisect
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from tracegraph.model.document import Document
from tracegraph.model.quote import Quote, Segment
from tracegraph.segment.blocks import Block
from tracegraph.segment.sentences import trim

_RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
"""Note marks that a text export kept as superscript characters."""


class Cutter:
    """Makes quotes of blocks. A line a segment would be too many, so neighbouring lines of a page become one; the note
    marks of the document are cut out of them."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        raised = ((m.start(), m.end()) for m in _RAISED.finditer(document.text))
        self._marks = sorted({*document.marks, *raised})

    def segments(self, parts: Iterable[Block]) -> tuple[Segment, ...]:
        """The segments of `parts`, in the order of the text."""
        runs: list[Segment] = []
        for block in parts:
            for line in block.lines:
                start = max(line.start, block.body)
                if start >= line.end:
                    continue
                last = runs[-1] if runs else None
                if last and last.page == line.page and last.end <= start and not self._text[last.end : start].strip():
                    runs[-1] = Segment(last.start, line.end, line.page)
                else:
                    runs.append(Segment(start, line.end, line.page))
        return trim(self._text, [piece for run in sorted(runs) for piece in self._without_marks(run)])

    def quote(self, parts: Iterable[Block]) -> Quote | None:
        """The quote that `parts` make, or None where they hold no words."""
        return Quote.said(self._text, self.segments(parts))

    def _without_marks(self, run: Segment) -> Iterator[Segment]:
        """The pieces of `run` between its note marks."""
        start = run.start
        for a, b in islice(self._marks, bisect.bisect_left(self._marks, (run.start, run.start)), None):
            if b > run.end:
                break
            if start < a:
                yield Segment(start, a, run.page)
            start = max(start, b)
        if start < run.end:
            yield Segment(start, run.end, run.page)
