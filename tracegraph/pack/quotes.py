"""Quotes in the order in which a paper gives them: each with a number that the rest of the paper refers to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tracegraph.pack.names import REMOVED
from tracegraph.pack.values import Quote, Run, Style, Text
from tracegraph.story import labels
from tracegraph.story.values import Citation, DocumentView, Entry, InspectionView, Moment
from tracegraph.story.wording import caption, place
from tracegraph.vocab import Basis

_RUN: Final = 3  # numbers in a row that are drawn together
NOT_VERBATIM: Final = "not verbatim: a name is left out"


@dataclass(slots=True)
class Quotes:
    """Hands out numbers: a statement that is quoted again keeps the number it has. `papers` are the documents by id."""

    papers: Mapping[str, DocumentView]
    digest: bool = False
    """Whether any of the words given out are a digest's."""
    cited: dict[str, None] = field(default_factory=dict)
    """The documents of the words given out, in that order."""
    _numbers: dict[str, int] = field(default_factory=dict)

    def of(self, entries: Iterable[Entry], view: InspectionView) -> tuple[Quote, ...]:
        """The statements of an inspection as quotes, each once in the paper."""
        return tuple(self._quote(entry, view) for entry in entries if entry.id not in self._numbers)

    def numbers(self, moment: Moment) -> str:
        """Where the paper quotes what a moment says: "quotes 4 and 5"; "" where it quotes nothing of it."""
        held = sorted(self._numbers[e.id] for e in moment.entries if e.id in self._numbers)
        return _listed(held)

    def said(self, citation: Citation) -> Text:
        """Words within a paragraph or a table, with the mark of a digest where they need it."""
        self.cited.setdefault(citation.document)
        self.digest = self.digest or citation.digest
        marks = (
            *((labels.DIGEST,) if citation.digest else ()),
            *((NOT_VERBATIM,) if REMOVED in citation.words else ()),
        )
        return (Run(citation.words, Style.SAID), *(Run(f" [{mark}]", Style.SOFT) for mark in marks))

    def source(self, citation: Citation, view: InspectionView | None = None) -> str:
        """Where words stand, with the document's date and publisher: enough to find them in the original."""
        paper = self.papers.get(citation.document)
        bodies = (paper.publishers if paper else ()) or (view.publishers if view else ())
        dated = f"published {labels.date(paper.published)}" if paper and paper.published else ""
        when = dated or (
            f"inspection of {labels.span(view.start, view.end)}" if view and (view.start or view.end) else ""
        )
        return "; ".join(filter(None, (place(citation), labels.listed(bodies), when)))

    def _quote(self, entry: Entry, view: InspectionView) -> Quote:
        number = self._numbers.setdefault(entry.id, len(self._numbers) + 1)
        lead = (*self.said(entry.lead_in), Run(" ... ")) if entry.lead_in else ()
        what = (Run(caption(entry), Style.STRONG), *_link(entry))
        source = (Run(self.source(entry.citation, view)), Run("; "), Run(entry.id, Style.CODE))
        return Quote(number, what, (*lead, *self.said(entry.citation)), source)


def _link(entry: Entry) -> Text:
    """How it is known that the statement belongs here."""
    if not entry.whys:
        return ()
    why = entry.whys[0]
    if why.basis == Basis.OBSERVED:
        return (Run(f" ({labels.relation(why.relation)}, in the documents' own words)", Style.SOFT),)
    return (Run(f" (link inferred, score {why.score:.2f})", Style.SOFT),)


def _listed(numbers: list[int]) -> str:
    """Numbers in a sentence, runs of them drawn together: "quotes 4 to 6 and 9"."""
    if not numbers:
        return ""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in (map(str, run) if len(run) < _RUN else (f"{run[0]} to {run[-1]}",))]
    return f"quote{'s' if len(numbers) > 1 else ''} {labels.listed(parts)}"
