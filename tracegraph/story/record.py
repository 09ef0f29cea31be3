"""The record itself: which authorities, documents and inspections there are, and which inspections are only spoken
of."""

from collections.abc import Iterable, Sequence

from tracegraph import vocab
from tracegraph.graph.places import chosen
from tracegraph.graph.view import Graph
from tracegraph.model.document import by_ocr
from tracegraph.model.time import in_time
from tracegraph.story import labels
from tracegraph.story.reading import NOTHING, Node, describe, instances, table
from tracegraph.story.statements import KINDS, entry, load
from tracegraph.story.values import DocumentView, Gap, InspectionView


def documents(graph: Graph, authority: str | None = None) -> tuple[DocumentView, ...]:
    """The documents that were read, by authority and id. Raises NotFound for an authority that the graph does not
    hold."""
    names = chosen(graph, authority)
    nodes = [n for n in instances(graph, vocab.SOURCE_DOCUMENT).values() if n.one(vocab.OF_AUTHORITY) in names]
    parts = describe(
        graph, (p for n in nodes for prop in (vocab.DCTERMS_PUBLISHER, vocab.LEAD_INSPECTOR_) for p in n.all(prop))
    )
    counts: dict[tuple[str, str], int] = {}
    pattern = "SELECT ?d ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s dcterms:isPartOf ?d ; a ?c } GROUP BY ?d ?c"
    for document, cls, number in table(graph, pattern):
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
        for n in sorted(nodes, key=lambda n: n.id)
    )


def inspections(graph: Graph, authority: str | None = None) -> tuple[InspectionView, ...]:
    """All inspections known, those of named gaps too, by authority and date. Raises NotFound for an authority not
    held."""
    names = chosen(graph, authority)
    nodes = [n for n in instances(graph, vocab.INSPECTION).values() if n.one(vocab.OF_AUTHORITY) in names]
    bodies = describe(graph, (p for n in nodes for p in n.all(vocab.PROV_WAS_ASSOCIATED_WITH)))
    reports = _documents_of(graph, vocab.REPORTS)
    plans = _documents_of(graph, vocab.ANSWERS)
    grades = _grades(graph)
    given = _given(graph)
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
        for n in nodes
    )
    return tuple(sorted(views, key=lambda v: (v.authority, in_time(v.date), v.id)))


def gaps(graph: Graph, authority: str | None = None) -> tuple[Gap, ...]:
    """The inspections that documents speak of and that are not at hand, each with the statements that name it."""
    missing = [v for v in inspections(graph, authority) if not v.at_hand]
    named = {n.id: n.all(vocab.NAMED_IN) for n in instances(graph, vocab.INSPECTION).values()}
    held = load(graph, (s for view in missing for s in named[view.id]))
    return tuple(
        Gap(view, tuple(entry(held, s) for s in sorted(named[view.id], key=held.place) if s in held.nodes))
        for view in missing
    )


def _documents_of(graph: Graph, prop: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for document, inspection in sorted(set(table(graph, f"SELECT ?d ?i WHERE {{ ?d <{prop}> ?i }}"))):
        found.setdefault(inspection, []).append(document)
    return {inspection: tuple(listed) for inspection, listed in found.items()}


def _grades(graph: Graph) -> dict[str, tuple[tuple[str, str], ...]]:
    pattern = """SELECT ?d ?o ?j ?a ?g WHERE {
        ?j a tg:Judgement ; dcterms:isPartOf ?d ; tg:order ?o ; tg:area ?a ; tg:grade ?g }"""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for document, _, _, area, grade in sorted(
        set(table(graph, pattern)), key=lambda row: (row[0], int(row[1]), row[2])
    ):
        found[document] = (*found.get(document, ()), (area, grade))
    return found


def _given(graph: Graph) -> dict[str, tuple[tuple[str, str], ...]]:
    """The grades that each back-reference says an earlier inspection gave."""
    pattern = """SELECT ?s ?o ?a ?g WHERE {
        ?s a tg:BackReference ; tg:gradeGiven ?given . ?given tg:rank ?o ; tg:area ?a ; tg:grade ?g }"""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for statement, _, area, grade in sorted(set(table(graph, pattern)), key=lambda row: (row[0], int(row[1]))):
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
