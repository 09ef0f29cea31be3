"""Observed links: what the documents themselves say belongs together. A plan restates its report's recommendations,
answers them with actions, refers from one to another; a later plan takes the place of an earlier one; a visit reviews
concerns of the last inspection."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tracegraph.link.documents import when
from tracegraph.link.meaning import words
from tracegraph.link.scoring import likeness
from tracegraph.link.wording import terms
from tracegraph.model.link import Link, NamedDocument, Reason
from tracegraph.model.statement import Action, AreaReviewed, Recommendation
from tracegraph.vocab import Basis, DocumentKind, Relation

_REWORDED = 0.45
"""A plan's line and a report's recommendation of the same inspection are one ask from this likeness on."""


_LONGEST_RANGE = 60
"""Paragraphs that one mark may span."""


def _paired(
    sources: Sequence[tuple[str, Recommendation | AreaReviewed | Action]],
    targets: Sequence[tuple[str, Recommendation | Action]],
) -> Iterator[tuple[str, str, float]]:
    """Each source with the target it repeats, one to one, the most alike first; a tie makes no pair."""
    scored = sorted(
        (
            (likeness(terms(a.quote.words), terms(b.quote.words), words()), i, j)
            for i, (_, a) in enumerate(sources)
            for j, (_, b) in enumerate(targets)
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    taken: set[tuple[str, int]] = set()
    for score, i, j in scored:
        if score < _REWORDED or ("s", i) in taken or ("t", j) in taken:
            continue
        if any(s == score and (x == i) != (y == j) for s, x, y in scored):
            continue
        taken |= {("s", i), ("t", j)}
        yield sources[i][0], targets[j][0], score


def _restated(documents: Sequence[NamedDocument]) -> Iterator[Link]:
    """A plan's recommendations and those of the report it answers; a visit's reviewed areas and earlier
    recommendations."""
    for document in documents:
        e = document.extraction
        reports = [
            d
            for d in documents
            if d.extraction.facts.kind is not DocumentKind.ACTION_PLAN
            and d.id != document.id
            and (
                d.inspection == document.inspection
                if e.facts.kind is DocumentKind.ACTION_PLAN
                else bool(e.areas_reviewed) and when(d.extraction) < when(e)
            )
        ]
        repeated = [
            (f"{document.id}/{s.key}", s)
            for s in (e.recommendations if e.facts.kind is DocumentKind.ACTION_PLAN else e.areas_reviewed)
        ]
        asked = [(f"{d.id}/{r.key}", r) for d in reports for r in d.extraction.recommendations]
        for source, target, score in _paired(repeated, asked):
            reason = Reason(
                "the document says it takes up this inspection's recommendations; wording alike", round(score, 4)
            )
            yield Link(
                f"{source}/restates", source, target, Relation.RESTATES, Basis.OBSERVED, min(score, 1.0), (reason,)
            )


def _superseded(documents: Sequence[NamedDocument]) -> Iterator[Link]:
    """A later plan's actions and those of the plan before it that answers the same inspection: the same action, told
    again, takes the place of the first."""
    plans = [d for d in documents if d.extraction.facts.kind is DocumentKind.ACTION_PLAN and d.inspection]
    for place, later in enumerate(plans):
        before = [p for p in plans[:place] if p.inspection == later.inspection and _older(p, later)]
        if not before:
            continue
        ours = [(f"{later.id}/{a.key}", a) for a in later.extraction.actions]
        theirs = [(f"{before[-1].id}/{a.key}", a) for a in before[-1].extraction.actions]
        for source, target, score in _paired(ours, theirs):
            reason = Reason("a later plan answers the same inspection; wording alike", round(score, 4))
            yield Link(
                f"{source}/supersedes", source, target, Relation.SUPERSEDES, Basis.OBSERVED, min(score, 1.0), (reason,)
            )


def _older(one: NamedDocument, other: NamedDocument) -> bool:
    return when(one.extraction) < when(other.extraction)


def _within_plan(document: NamedDocument) -> Iterator[Link]:
    for action in document.extraction.actions:
        if action.recommendation is None:
            continue
        source = f"{document.id}/{action.key}"
        yield Link(
            f"{source}/responds-to",
            source,
            f"{document.id}/{action.recommendation}",
            Relation.RESPONDS_TO,
            Basis.OBSERVED,
        )
    for reference in document.extraction.cross_references:
        source = f"{document.id}/{reference.action}"
        target = f"{document.id}/{reference.recommendation}"
        yield Link(
            f"{document.id}/{reference.key}/cross-refers",
            source,
            target,
            Relation.CROSS_REFERS,
            Basis.OBSERVED,
            words=reference.quote.words,
        )


def _numbers(mark: str, kind: str) -> list[str]:
    """The printed numbers that an inspector's mark names after `kind`: "page 9, paragraphs 26\u201327 and 53. Page 12,
    paragraph 60" gives 26, 27, 53 and 60. A range that runs backwards, or over more than a report holds, names none."""
    found: list[str] = []
    for named in re.finditer(rf"\b{kind}s?\b((?:\s|\d|[,&\u2013\u2014-]|and\b|to\b)+)", mark, re.IGNORECASE):
        for first, last in re.findall(r"(\d+)(?:\s*(?:[\u2013\u2014-]|to\b)\s*(\d+))?", named.group(1)):
            end = int(last or first)
            found += [str(n) for n in range(int(first), end + 1)] if end - int(first) <= _LONGEST_RANGE else []
    return found


def _cited(document: NamedDocument) -> Iterator[Link]:
    """What the inspectors' own marks tie together in one report (SIF: "(paragraph 65)" beside a recommendation,
    "(Recommendation 7)" beside a finding). A number that two statements bear ties nothing."""
    e = document.extraction
    paragraphs = {f.paragraph: f.key for f in reversed(e.findings) if f.paragraph is not None}
    bearing = Counter(r.number for r in e.recommendations)
    numbered = {r.number: r.key for r in e.recommendations if r.number is not None and bearing[r.number] == 1}
    ties = [(r.key, paragraphs.get(n)) for r in e.recommendations for c in r.cites for n in _numbers(c, "paragraph")]
    ties += [(f.key, numbered.get(n)) for f in e.findings for c in f.cites for n in _numbers(c, "recommendation")]
    for source, target in dict.fromkeys(ties):
        if target is not None:
            yield Link(
                f"{document.id}/{source}/cites/{target}",
                f"{document.id}/{source}",
                f"{document.id}/{target}",
                Relation.CROSS_REFERS,
                Basis.OBSERVED,
            )


def observed(documents: Sequence[NamedDocument]) -> tuple[Link, ...]:
    """All observed links between the statements of an authority."""
    return (
        *_restated(documents),
        *_superseded(documents),
        *(link for d in documents for link in _within_plan(d)),
        *(link for d in documents for link in _cited(d)),
    )
