"""Inspections of an authority: those that documents report or answer, and the named gaps that they only speak of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracegraph.link.documents import regime, slug
from tracegraph.model.link import UNKNOWN, Inspection, Link, NamedDocument
from tracegraph.model.statement import AreaReviewed, BackReference, Extraction
from tracegraph.model.time import in_time
from tracegraph.vocab import Basis, DocumentKind, InspectionKind, Relation

_GRADED = frozenset({"sif", "ilacs", "safeguarding-2009", "looked-after"})
_ALSO = {InspectionKind.SAFEGUARDING_2009: ("sif",)}
"""What else the words for a kind may mean: from November 2013 the single inspection took in safeguarding and children
looked after, and later reports go on calling it an inspection of these."""
_WITHIN = 3
"""Months in which a report comes out. Documents date an inspection by its report as well."""
_VAGUE = frozenset({InspectionKind.ILACS, InspectionKind.OTHER})


def inspection_id(authority: str, end: str, kind: InspectionKind) -> str:
    """Authority, month of the inspection's end, kind: "solihull/2019-11-ilacs-standard"."""
    return f"{slug(authority) or UNKNOWN}/{end[:7] or 'undated'}-{kind.value}"


def _groups(extractions: Iterable[Extraction]) -> list[list[Extraction]]:
    """Extractions of one inspection together: the same regime, and windows that end in the same month."""
    groups: dict[tuple[str, ...], list[Extraction]] = defaultdict(list)
    undated: list[Extraction] = []
    for e in extractions:
        windows = e.facts.windows
        if windows:
            groups[regime(e.facts.inspection), windows[-1][1][:7]].append(e)
        else:
            undated.append(e)
    reported = [key for key, group in groups.items() if any(_reports(e) for e in group)]
    for e in undated:
        groups[_answered(e, reported) or ("", e.source.sha256)].append(e)
    return list(groups.values())


def _reports(extraction: Extraction) -> bool:
    return extraction.facts.kind is not DocumentKind.ACTION_PLAN


def _answered(plan: Extraction, reported: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The inspection (regime and month) that a plan answers which does not date it: of those of its kind whose reports
    are at hand, the last before the plan; where the plan has no date either, the only one. None for a report, and where
    that leaves none or several."""
    if _reports(plan):
        return None
    written = plan.facts.published
    known = sorted(key for key in reported if key[0] == regime(plan.facts.inspection))
    if written is None:
        return known[0] if len(known) == 1 else None
    return max((key for key in known if key[1] <= written[:7]), default=None)


def _of_group(authority: str, group: Sequence[Extraction]) -> Inspection:
    """The inspection that a group of documents reports or answers: facts of its reports first, then of its plans."""
    ordered = sorted(
        group, key=lambda e: (e.facts.kind is DocumentKind.ACTION_PLAN, e.facts.inspection in _VAGUE, e.source.sha256)
    )
    stated = ordered[0].facts
    start = stated.windows[0][0] if stated.windows else ""
    end = stated.windows[-1][1] if stated.windows else stated.published or ""
    reports = [e for e in ordered if e.facts.kind is not DocumentKind.ACTION_PLAN]
    publishers = tuple(dict.fromkeys(p for e in reports for p in e.facts.publishers)) or ("Ofsted",)
    return Inspection(
        id=inspection_id(authority, end, stated.inspection),
        authority=authority,
        kind=stated.inspection,
        start=start,
        end=end,
        windows=stated.windows,
        publishers=publishers,
    )


def of_files(
    authority: str, extractions: Sequence[Extraction]
) -> tuple[dict[tuple[str, str], str], tuple[Inspection, ...]]:
    """The inspections of the files at hand, and for each file (sha256, path) the id of its own."""
    by_file: dict[tuple[str, str], str] = {}
    found: list[Inspection] = []
    told = [(group, _of_group(authority, group)) for group in _groups(extractions)]
    shared = Counter(inspection.id for _, inspection in told)
    for group, bare in told:
        # Of two that nothing tells apart each has a name of its own, by the bytes of its documents.
        own = f"{bare.id}-{min(e.source.sha256 for e in group)[:6]}" if shared[bare.id] > 1 else bare.id
        inspection = replace(bare, id=own)
        found.append(inspection)
        for e in group:
            by_file[e.source.sha256, e.source.path] = inspection.id
    return by_file, tuple(sorted(found, key=lambda i: (in_time(i.end), i.id)))


def with_documents(inspections: Iterable[Inspection], documents: Sequence[NamedDocument]) -> tuple[Inspection, ...]:
    """The inspections with the ids of the documents that report and that answer them."""
    return tuple(
        replace(
            i,
            documents=tuple(
                d.id
                for d in documents
                if d.inspection == i.id and d.extraction.facts.kind is not DocumentKind.ACTION_PLAN
            ),
            answered_by=tuple(
                d.id for d in documents if d.inspection == i.id and d.extraction.facts.kind is DocumentKind.ACTION_PLAN
            ),
        )
        for i in inspections
    )


def _named_by(reference: BackReference, own: Inspection, known: Sequence[Inspection]) -> tuple[Inspection, ...]:
    """The earlier inspections that a dated reference can mean: by the dates of the inspection itself; where none has
    these, the graded ones whose report came out then."""
    earlier = [i for i in known if i.end and (i.end < own.start or (not own.start and i.id != own.id))]
    if reference.kind is not None:
        meant = {regime(reference.kind), *_ALSO.get(reference.kind, ())}
        earlier = [i for i in earlier if regime(i.kind) in meant]
    when = reference.when or ""
    graded = [i for i in earlier if regime(i.kind) in _GRADED]
    reported = [i for i in graded if _reported(i.end, when)]
    if len(when) == 7:
        return tuple([i for i in earlier if i.start[:7] <= when <= i.end[:7]] or reported)
    matching = [i for i in earlier if when in (i.start[:4], i.end[:4])]
    return tuple([i for i in graded if i in matching] or matching or reported)


def _reported(end: str, when: str) -> bool:
    """Whether the report of an inspection that ended on the day `end` may have come out at `when` (a month or a year):
    in the months right after it."""
    ended = int(end[:4]) * 12 + int(end[5:7])
    first = int(when[:4]) * 12 + int(when[5:7] or 1)
    last = first if when[5:7] else first + 11
    return any(0 < month - ended <= _WITHIN for month in range(first, last + 1))


def _last(own: Inspection, known: Sequence[Inspection]) -> Inspection | None:
    """The last graded inspection before `own`."""
    earlier = [i for i in known if i.end and i.end < own.start and regime(i.kind) in _GRADED]
    return max(earlier, key=lambda i: i.end, default=None)


def _gap(authority: str, reference: BackReference) -> Inspection:
    kind = reference.kind or InspectionKind.OTHER
    when = reference.when or ""
    return Inspection(
        f"{slug(authority)}/{when}-{kind.value if reference.kind else 'inspection'}",
        authority,
        kind,
        when,
        when,
        at_hand=False,
    )


def resolve(
    authority: str, documents: Sequence[NamedDocument], inspections: Sequence[Inspection]
) -> tuple[tuple[Inspection, ...], tuple[Link, ...]]:
    """Every back-reference tied to the inspection it means (an observed link), and the named gaps: inspections that
    are spoken of by date and of which no document is at hand. Two equal readings make no link."""
    own_of = {i.id: i for i in inspections}
    gaps: dict[str, Inspection] = {}
    links: list[Link] = []
    for document in documents:
        own = own_of[document.inspection]
        dated: dict[str, Inspection] = {}
        undated: list[BackReference] = []
        for reference in document.extraction.back_references:
            if reference.when is None:
                undated.append(reference)
                continue
            readings = _named_by(reference, own, inspections)
            if len(readings) > 1:
                continue
            meant = (
                readings[0]
                if readings
                else gaps.get(gap_id := _gap(authority, reference).id) or _gap(authority, reference)
            )
            if not readings:
                gaps[gap_id] = replace(meant, named_in=(*meant.named_in, f"{document.id}/{reference.key}"))
            dated[meant.id] = meant
            links.append(_refers(document, reference, meant.id))
        # "The last inspection" is the one the document itself dates, where it dates just one; else the last graded
        # one at hand. A year alone and a month of it are one date.
        earlier = [i for i in dated.values() if i.end < own.start or not own.start]
        named = [i for i in earlier if not any(len(i.end) < len(j.end) and j.end.startswith(i.end) for j in earlier)]
        last = named[0] if len(named) == 1 else _last(own, inspections)
        if last is not None:
            graded = tuple(f"{document.id}/{r.key}" for r in undated if r.grades and r.kind in (None, last.kind))
            if last.id in gaps and graded:
                gaps[last.id] = replace(gaps[last.id], named_in=(*gaps[last.id].named_in, *graded))
            links += [_refers(document, r, last.id) for r in undated if r.kind in (None, last.kind)]
            links += [_refers(document, reviewed, last.id) for reviewed in document.extraction.areas_reviewed]
    return _merged(gaps, links)


def _merged(gaps: dict[str, Inspection], links: Sequence[Link]) -> tuple[tuple[Inspection, ...], tuple[Link, ...]]:
    """A gap known by its year alone is the one known by month of that year, where there is just one of a kind that
    may be the same."""
    same: dict[str, str] = {}
    for gap in gaps.values():
        if len(gap.end) == 4:
            exact = [
                g
                for g in gaps.values()
                if g.end.startswith(f"{gap.end}-") and _VAGUE & {g.kind, gap.kind} | ({g.kind} & {gap.kind})
            ]
            if len(exact) == 1:
                same[gap.id] = exact[0].id
    for year, month in same.items():
        gaps[month] = replace(gaps[month], named_in=(*gaps[month].named_in, *gaps.pop(year).named_in))
    return (
        tuple(gaps[key] for key in sorted(gaps)),
        tuple(replace(x, target=same.get(x.target, x.target)) for x in links),
    )


def _refers(document: NamedDocument, reference: BackReference | AreaReviewed, inspection: str) -> Link:
    source = f"{document.id}/{reference.key}"
    return Link(
        f"{source}/refers-to", source, inspection, Relation.REFERS_TO, Basis.OBSERVED, words=reference.quote.words
    )
