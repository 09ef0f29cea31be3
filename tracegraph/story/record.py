"""The record itself: which authorities, documents and inspections there are, and which inspections are only spoken
of."""

from collections.abc import Iterable, Sequence
from typing import Final

from tracegraph import vocab
from tracegraph.graph.places import Authorities, chosen
from tracegraph.graph.view import Graph
from tracegraph.model.document import by_ocr
from tracegraph.model.time import in_time
from tracegraph.story import labels
from tracegraph.story.reading import NOTHING, Node, describe, owned, table, table_for
from tracegraph.story.statements import KINDS, entry, load
from tracegraph.story.values import DocumentView, Gap, InspectionView

_FEW: Final = 100
"""Documents; the grades of more are read sooner from all judgements of the graph than by way of each document's
statements."""


def documents(graph: Graph, authority: str | None = None) -> tuple[DocumentView, ...]:
    """The documents that were read, by authority and id. Raises NotFound for an authority that the graph does not
    hold."""
    names = chosen(graph, authority)
    nodes = owned(graph, names, vocab.SOURCE_DOCUMENT)
    parts = describe(
        graph,
        (p for n in nodes.values() for prop in (vocab.DCTERMS_PUBLISHER, vocab.LEAD_INSPECTOR_) for p in n.all(prop)),
    )
    counts: dict[tuple[str, str], int] = {}
    pattern = "SELECT ?s ?c (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x dcterms:isPartOf ?s ; a ?c } GROUP BY ?s ?c"
    for document, cls, number in table_for(graph, nodes, pattern):
        counts[document, cls] = int(number)
    return tuple(
        DocumentView(
            id=n.id,
            title=n.one(vocab.DCTERMS_TITLE),
            authority=names[n.one(vocab.OF_AUTHORITY)],
            kind=n.one(vocab.DOCUMENT_KIND),
            inspection=n.one(vocab.REPORTS) or n.one(vocab.ANSWERS),
            published=n.one(vocab.DCTERMS_ISSUED) or None,
            path=n.one(vocab.PATH),
            sha256=n.one(vocab.SHA256),
            pages=n.number(vocab.PAGES) or None,
            digest=n.true(vocab.IS_DIGEST),
            publishers=_names(parts, n.all(vocab.DCTERMS_PUBLISHER)),
            lead_inspectors=_leads(parts, n.all(vocab.LEAD_INSPECTOR_)),
            ocr=by_ocr(n.one(vocab.READER)),
            counts=tuple((label, counts[n.id, cls]) for cls, label in KINDS if (n.id, cls) in counts),
        )
        for n in nodes.values()
    )


def inspections(graph: Graph, authority: str | None = None) -> tuple[InspectionView, ...]:
    """All inspections known, those of named gaps too, by authority and date. Raises NotFound for an authority not
    held."""
    return inspections_of(graph, chosen(graph, authority))


def inspections_of(graph: Graph, names: Authorities) -> tuple[InspectionView, ...]:
    """As `inspections`, of these authorities."""
    nodes = owned(graph, names, vocab.INSPECTION)
    bodies = describe(graph, (p for n in nodes.values() for p in n.all(vocab.PROV_WAS_ASSOCIATED_WITH)))
    reports = _documents_of(graph, nodes, vocab.REPORTS)
    plans = _documents_of(graph, nodes, vocab.ANSWERS)
    grades = _grades(graph, [d for held in (*reports.values(), *plans.values()) for d in held])
    given = _given(graph, (s for n in nodes.values() for s in n.all(vocab.NAMED_IN)))
    views = (
        InspectionView(
            id=n.id,
            kind=n.one(vocab.INSPECTION_KIND),
            label=labels.inspection(n.one(vocab.INSPECTION_KIND), n.one(vocab.SCHEMA_END_DATE)),
            authority=names[n.one(vocab.OF_AUTHORITY)],
            start=n.one(vocab.SCHEMA_START_DATE),
            end=n.one(vocab.SCHEMA_END_DATE),
            at_hand=n.true(vocab.AT_HAND),
            publishers=_names(bodies, n.all(vocab.PROV_WAS_ASSOCIATED_WITH)),
            documents=(*reports.get(n.id, ()), *plans.get(n.id, ())),
            # A plan repeats the grades of the report it answers: they count where that report is not at hand. Of a gap
            # later documents may tell the grades.
            reported=n.id in reports,
            grades=_first(grades, reports.get(n.id, ()))
            or _first(grades, plans.get(n.id, ()))
            or _told([pair for s in sorted(n.all(vocab.NAMED_IN)) for pair in given.get(s, ())]),
        )
        for n in nodes.values()
    )
    return tuple(sorted(views, key=lambda v: (v.authority, in_time(v.date), v.id)))


def gaps(graph: Graph, authority: str | None = None) -> tuple[Gap, ...]:
    """The inspections that documents speak of and that are not at hand, each with the statements that name it."""
    missing = [v for v in inspections(graph, authority) if not v.at_hand]
    named = {n.id: n.all(vocab.NAMED_IN) for n in describe(graph, (v.id for v in missing)).values()}
    held = load(graph, (s for view in missing for s in named[view.id]))
    return tuple(
        Gap(view, tuple(entry(held, s) for s in sorted(named[view.id], key=held.place) if s in held.nodes))
        for view in missing
    )


def _documents_of(graph: Graph, inspections: Iterable[str], prop: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    pattern = f"SELECT ?d ?s WHERE {{ ?d <{prop}> ?s }}"
    for document, inspection in sorted(set(table_for(graph, inspections, pattern))):
        found.setdefault(inspection, []).append(document)
    return {inspection: tuple(listed) for inspection, listed in found.items()}


def _grades(graph: Graph, documents: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The grades that documents print, of these documents at least."""
    pattern = """SELECT ?s ?o ?j ?a ?g WHERE {
        ?j a tg:Judgement ; dcterms:isPartOf ?s ; tg:order ?o ; tg:area ?a ; tg:grade ?g }"""
    rows = table_for(graph, documents, pattern) if len(documents) <= _FEW else table(graph, pattern)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for document, _, _, area, grade in sorted(set(rows), key=lambda row: (row[0], int(row[1]), row[2])):
        found[document] = (*found.get(document, ()), (area, grade))
    return found


def _given(graph: Graph, references: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The grades that each back-reference says an earlier inspection gave."""
    pattern = "SELECT ?s ?o ?a ?g WHERE { ?s tg:gradeGiven ?given . ?given tg:rank ?o ; tg:area ?a ; tg:grade ?g }"
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    rows = set(table_for(graph, references, pattern))
    for statement, _, area, grade in sorted(rows, key=lambda row: (row[0], int(row[1]))):
        found[statement] = (*found.get(statement, ()), (area, grade))
    return found


def _told(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each pair once; a grade without an area only where none with one says the same."""
    named = {grade for area, grade in pairs if area}
    return tuple(dict.fromkeys((area, grade) for area, grade in pairs if area or grade not in named))


def _first(grades: dict[str, tuple[tuple[str, str], ...]], listed: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return next((grades[d] for d in listed if d in grades), ())


def _names(parts: dict[str, Node], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(parts.get(i, NOTHING).one(vocab.SKOS_PREF_LABEL) for i in ids))


def _leads(parts: dict[str, Node], ids: Iterable[str]) -> tuple[str, ...]:
    ranked = sorted((parts.get(i, NOTHING) for i in ids), key=lambda n: n.number(vocab.RANK))
    return tuple(n.one(vocab.SCHEMA_NAME) for n in ranked)
