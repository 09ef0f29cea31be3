"""What nearness is learnt from (`tools/teach_nearness.py`): recommendations paired with statements of later documents,
with what the answer keys say of them, and with statements of other authorities, of which no key says anything."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.documents import when
from tracegraph.link.later import Later, prepare
from tracegraph.link.meaning import Words
from tracegraph.link.nearness import Nearness
from tracegraph.link.pairs import pair
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.weighing import candidates
from tracegraph.link.wording import Text, texts
from tracegraph.model.statement import Extraction
from tracegraph.vocab import DocumentKind

Rows = npt.NDArray[np.int64]

UNKNOWN: Final = -1
"""What stands for a neighbour that a statement has not, for an answer that no key gives, and for no group."""
_ALIKE: Final = 0.9
"""From here on a recommendation is the one that a key means, as the scorer has it."""
_NEAREST: Final = 4
"""Half of the extra statements of a recommendation are drawn from the nearest, so many times as are wanted in all."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the reader and the student see it: whose it is and how linking reads it; what it asks for, with
    its lead-in (empty where it asks for nothing); what stands beside it (its section's heading and the sentence before
    it); and the rows of the statements before and after it in its paragraph, or UNKNOWN."""

    authority: str
    text: Text
    asked: str
    beside: str
    before: int
    after: int


@dataclass(frozen=True)
class Pairs:
    """Recommendations and statements, a row of each array a pair.

    asked, said: their rows in `statements`; right: 1 or 0 as a key has it, else UNKNOWN; group: a number for all pairs
    of one recommendation and one later document, UNKNOWN for those of `with_others`.
    """

    statements: Sequence[Statement]
    asked: Rows
    said: Rows
    right: Rows
    group: Rows

    def of(self, authorities: Sequence[str], side: Rows) -> npt.NDArray[np.bool_]:
        """Whether the statement of each pair on one `side` (`asked` or `said`) is one of these authorities'."""
        own = np.asarray([s.authority in authorities for s in self.statements], bool)
        return np.asarray(own[side], bool)


@dataclass(frozen=True)
class _Report:
    """A document, its statements, those as prepared for comparing (None where it makes none), and the row of the first
    among all documents' statements."""

    stem: str
    date: str
    texts: Sequence[Text]
    later: Later | None
    first: int


class _Key:
    """What an authority's answer key says of pairs. Without a key it says nothing."""

    def __init__(self, key: Mapping[str, Any] | None, scorer: Any) -> None:
        self._scorer = scorer
        self._asks = key["asks"] if key else ()
        self._quotes: dict[tuple[str, str], list[str]] = {}
        for follow_up in key["follow_ups"] if key else ():
            quotes = self._quotes.setdefault((follow_up["ask"], Path(follow_up["file"]).stem), [])
            quotes.extend(filter(None, [follow_up["quote"]]))

    def ids(self, report: _Report) -> dict[int, str]:
        """The key's id of each of a report's recommendations that it holds, by their places in the report."""
        asks = [a for a in self._asks if Path(a["file"]).stem == report.stem]
        places = [n for n, text in enumerate(report.texts) if text.asks]
        alike = self._scorer.alike
        return {n: a["id"] for n in places for a in asks if alike(a["text"], report.texts[n].words) >= _ALIKE}

    def quotes(self, ask: str | None, later: _Report) -> list[str] | None:
        """The passages of a later document that follow up a recommendation; None where the key does not say."""
        return self._quotes.get((ask, later.stem)) if ask else None

    def right(self, quotes: Sequence[str], words: str) -> bool:
        """Whether a statement is, or overlaps, one of the key's passages."""
        return any(self._scorer.overlap(quote, words) for quote in quotes)


def gather(
    documents: Mapping[str, Sequence[Extraction]],
    keys: Mapping[str, Mapping[str, Any]],
    tables: tuple[Words, Nearness],
    scorer: Any,
) -> Pairs:
    """The pairs within each authority: every recommendation with the candidates of every later document. Of an
    authority with a key, those alone of which the key says something, be it that nothing follows up.

    documents, keys: by authority; tables: the words of authorities without keys, and the nearness to begin with;
    scorer: the module that has `alike` and `overlap`.
    """
    statements: list[Statement] = []
    found: list[tuple[int, Rows, Rows]] = []
    for authority, extractions in documents.items():
        reports: list[_Report] = []
        inspected = [e for e in extractions if e.facts.kind is not DocumentKind.ACTION_PLAN]
        for e in sorted(inspected, key=lambda e: (when(e), e.source.path)):
            own = [text for _, text in texts(e)]
            later = prepare(own, *tables) if own else None
            reports.append(_Report(Path(e.source.path).stem, when(e), own, later, len(statements)))
            statements += _statements(authority, e, len(statements))
        found += _pairs(reports, _Key(keys.get(authority), scorer), tables, keyed=authority in keys)
    sizes = [len(said) for _, said, _ in found]
    return Pairs(
        statements,
        np.repeat(np.asarray([asked for asked, _, _ in found], np.int64), sizes),
        np.concatenate([said for _, said, _ in found]),
        np.concatenate([right for _, _, right in found]),
        np.repeat(np.arange(len(found)), sizes),
    )


def _statements(authority: str, extraction: Extraction, first: int) -> Iterator[Statement]:
    """The statements of one document, the first of them in row `first`."""
    leads = {s.key: s.lead_in.words for s in extraction.recommendations if s.lead_in}
    said = texts(extraction)
    follows = [a.paragraph == b.paragraph for (_, a), (_, b) in itertools.pairwise(said)]
    for n, (key, text) in enumerate(said):
        before = n > 0 and follows[n - 1]
        after = n < len(follows) and follows[n]
        previous = said[n - 1][1].words if before else ""
        whole = f"{text.words} ({leads[key]})" if key in leads else text.words
        yield Statement(
            authority,
            text,
            whole if text.asks else "",
            f"{text.section}: {previous}".strip() if text.section or previous else "",
            first + n - 1 if before else UNKNOWN,
            first + n + 1 if after else UNKNOWN,
        )


def _pairs(
    reports: Sequence[_Report], key: _Key, tables: tuple[Words, Nearness], *, keyed: bool
) -> Iterator[tuple[int, Rows, Rows]]:
    """For each recommendation and later document of one authority: the row of the recommendation, the rows of the
    statements that may follow it up, and which do."""
    for earlier in reports:
        asks = [n for n, text in enumerate(earlier.texts) if text.asks]
        ids = key.ids(earlier)
        for later in reports:
            if not asks or later.later is None or later.date <= earlier.date:
                continue
            kept = candidates(pair([earlier.texts[n] for n in asks], later.later, tables[0]))
            for n, places in zip(asks, [np.flatnonzero(row) for row in kept], strict=True):
                quotes = key.quotes(ids.get(n), later)
                if keyed and quotes is None:
                    continue
                right = [
                    UNKNOWN if quotes is None else key.right(quotes, later.texts[s].words) for s in places.tolist()
                ]
                yield earlier.first + n, later.first + places, np.asarray(right, np.int64)


def with_others(pairs: Pairs, table: Words, extra: int) -> Pairs:
    """The pairs, and about `extra` more: each recommendation with statements of other authorities, half of them drawn
    from those that come near it in meaning, half from all. What is right in them no key says: the reader does."""
    chance = np.random.default_rng(5)
    statements = pairs.statements
    asks = [n for n, s in enumerate(statements) if s.asked]
    owners = np.asarray([s.authority for s in statements])
    meanings = np.stack([table.meaning(s.text.terms.every) for s in statements])
    each = extra // len(asks)
    drawn: list[Rows] = []
    for ask in asks:
        alike = np.where(owners == owners[ask], -np.inf, meanings @ table.meaning(_main(statements[ask].text)))
        nearest = np.argsort(-alike, kind="stable")[: _NEAREST * each]
        near = chance.choice(nearest, each // 2, replace=False)
        both = np.unique(np.concatenate([near, chance.integers(0, len(statements), each - each // 2)]))
        drawn.append(both[owners[both] != owners[ask]])
    more = sum(map(len, drawn))
    unknown = np.full(more, UNKNOWN, np.int64)
    return Pairs(
        statements,
        np.concatenate([pairs.asked, np.repeat(asks, [len(d) for d in drawn])]),
        np.concatenate([pairs.said, *drawn]),
        np.concatenate([pairs.right, unknown]),
        np.concatenate([pairs.group, unknown]),
    )


def _main(text: Text) -> frozenset[str]:
    """The terms of a text but those it names only as examples; all where it names nothing else."""
    return frozenset(t for t in text.terms.every if t in text.terms.main or t not in text.terms.said) or frozenset(
        text.terms.every
    )


def among_three(pairs: Pairs, rows: Rows, scores: Matrix) -> float:
    """The share of recommendations and later documents with a right passage (among these rows of `pairs`, each with
    its score) that have one among their three best."""
    groups: dict[int, list[tuple[float, int]]] = {}
    for row, score in zip(rows, scores, strict=True):
        groups.setdefault(int(pairs.group[row]), []).append((-float(score), int(pairs.right[row])))
    answered = [group for group in groups.values() if any(right == 1 for _, right in group)]
    best = [sorted(group, key=lambda pair: pair[0])[:3] for group in answered]
    return float(np.mean([any(right == 1 for _, right in three) for three in best])) if best else 0.0
