"""A document's text with every statement marked in place, cut into pages and runs of the same statements."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tracegraph.maps.style import Sign
from tracegraph.maps.texts.shelf import page_anchor, text_anchor
from tracegraph.maps.texts.values import Leaf, PaperView, Run
from tracegraph.story.values import Paper, Placed

PAGE_BREAK: Final = "\f"

PRINTED: Final = (
    Sign("recommendation", "recommendation", "what inspectors asked for"),
    Sign("action", "action", "what a plan said would be done"),
    Sign("expected outcome", "expected outcome", "what a plan said should come of it"),
    Sign("judgement", "judgement", "a grade"),
    Sign("duty", "duty", "what the law or the inspectorate demands of everybody"),
    Sign("area reviewed", "area reviewed", "what a visit says it looked at"),
    Sign("shortfall", "finding: shortfall", "what was found wanting"),
    Sign("mixed", "finding: mixed", "both strength and shortfall"),
    Sign("strength", "finding: strength", "what was found working"),
    Sign("finding", "finding", "what was found, without a word for or against"),
    Sign("back-reference", "back-reference", "the document speaks of an earlier inspection"),
    Sign("cross-reference", "cross-reference", "a plan points to another action or recommendation"),
    Sign("statement", "statement", "another statement"),
)
"""The kinds of statement as they are marked in a text; where two overlap, the look is that of the first here."""

_RANK: Final = {sign.code: rank for rank, sign in enumerate(PRINTED)}


def printed(statement: Placed) -> Sign:
    """How a statement is marked."""
    finer = _RANK.get(statement.detail if statement.kind == "finding" else statement.kind)
    return PRINTED[_RANK["finding" if statement.kind == "finding" else "statement"] if finer is None else finer]


def paper_view(paper: Paper, short: str) -> PaperView:
    """A document's text, ready to be spelt out; `short` is its name beside a quote."""
    counts = Counter(printed(each).code for each in paper.statements)
    return PaperView(
        anchor=text_anchor(paper.view.id),
        document=paper.view,
        short=short,
        leaves=tuple(_leaves(paper)),
        counts=tuple((sign, counts[sign.code]) for sign in PRINTED if counts[sign.code]),
    )


def looks(papers: Iterable[PaperView]) -> tuple[tuple[Sign, int], ...]:
    """The looks that some documents' texts show, with the number of statements of each."""
    counts = Counter({sign.code: 0 for sign in PRINTED})
    for paper in papers:
        counts.update({sign.code: number for sign, number in paper.counts})
    return tuple((sign, counts[sign.code]) for sign in PRINTED if counts[sign.code])


def _leaves(paper: Paper) -> Iterator[Leaf]:
    """The pages of a document; the whole text as one where the format has none."""
    runs = _Runs(paper.statements)
    many = paper.view.pages is not None
    start = 0
    for number, piece in enumerate(paper.text.split(PAGE_BREAK) if many else [paper.text], 1):
        begin = start + len(piece) - len(piece.lstrip())
        end = start + len(piece.rstrip())
        anchor = page_anchor(paper.view.id, number) if many else ""
        line = None if many else 1 + paper.text.count("\n", 0, begin)
        yield Leaf(number if many else None, line, anchor, tuple(runs.within(paper.text, begin, end)))
        start += len(piece) + 1


class _Runs:
    """Cuts stretches of a text, from its beginning on, into runs; knows which statements have had their anchor."""

    def __init__(self, statements: Sequence[Placed]) -> None:
        placed = ((start, end, each) for each in statements for start, end in each.segments)
        self._segments = sorted(placed, key=lambda spot: spot[:2])
        self._anchored: set[str] = set()
        self._paragraph: str | None = None

    def within(self, text: str, begin: int, end: int) -> Iterator[Run]:
        """The runs of text[begin:end]."""
        inside = [(max(a, begin), min(b, end), each) for a, b, each in self._segments if a < end and b > begin]
        cuts = sorted({begin, end, *(cut for a, b, _ in inside for cut in (a, b))})
        for a, b in itertools.pairwise(cuts):
            yield self._run(text[a:b], [each for start, stop, each in inside if start <= a and b <= stop])

    def _run(self, words: str, statements: Iterable[Placed]) -> Run:
        here = sorted(statements, key=lambda each: (_RANK[printed(each).code], each.id))
        if not here:
            return Run(words)
        new = tuple(each.id for each in here if each.id not in self._anchored)
        self._anchored.update(new)
        changed = here[0].paragraph != self._paragraph
        self._paragraph = here[0].paragraph
        return Run(
            words=words,
            statements=tuple((each.id, printed(each)) for each in here),
            anchors=tuple(map(text_anchor, new)),
            paragraph=(self._paragraph or "") if changed else None,
        )
