"""One authority: all its extractions in, inspections, links, issues and states out."""

from collections import defaultdict
from collections.abc import Sequence

from tracegraph.link.decisions import replay
from tracegraph.link.documents import named, slug
from tracegraph.link.earlier import raised_before
from tracegraph.link.embedding import Embed, vectors
from tracegraph.link.follow_ups import follow_ups
from tracegraph.link.inspections import of_files, resolve, with_documents
from tracegraph.link.issues import compared, themes, threads
from tracegraph.link.naming import names
from tracegraph.link.observed import observed
from tracegraph.link.overruling import judged, overruled
from tracegraph.link.said import Said, said
from tracegraph.link.scope import scopes
from tracegraph.link.trajectory import Evidence, trajectory
from tracegraph.link.weighing import Scales
from tracegraph.model.decision import Decision
from tracegraph.model.link import UNKNOWN, Issue, Link, Linked, NamedDocument
from tracegraph.model.statement import Extraction
from tracegraph.model.time import in_time
from tracegraph.vocab import DocumentKind, Relation


def refers_to_authority(extraction: Extraction) -> str:
    """The slug of the authority a document belongs to, "unknown" where it names none."""
    return slug(extraction.facts.authority) or UNKNOWN


def _actions(documents: Sequence[NamedDocument]) -> dict[str, list[str]]:
    """The ids of the actions under each recommendation of a plan."""
    under: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for action in document.extraction.actions:
            if action.recommendation is None:
                continue  # it answers nothing that anybody asked for
            under[f"{document.id}/{action.recommendation}"].append(f"{document.id}/{action.key}")
    return under


def link(extractions: Sequence[Extraction], decisions: Sequence[Decision] = (), embed: Embed | None = None) -> Linked:
    """All that linking adds for the documents of one authority (in any order; at least one), once people's
    `decisions` about its statements (in any order) have overruled what was inferred. With `embed` sentence embeddings
    are one more reason for a link."""
    authority = refers_to_authority(extractions[0])
    name = min((e.facts.authority for e in extractions if e.facts.authority), default="")
    by_file, bare = of_files(authority, extractions)
    documents = named(extractions, by_file)
    inspections = with_documents(bare, documents)
    gaps, references = resolve(authority, documents, inspections)

    everything = said(documents)
    tied = observed(documents)
    plans = {d.id for d in documents if d.extraction.facts.kind is DocumentKind.ACTION_PLAN}
    restated = {
        x.source: x.target for x in tied if x.relation is Relation.RESTATES and x.source.rsplit("/", 1)[0] in plans
    }
    rulings = replay(decisions, {s.id: s.statement.quote.words for s in everything}, restated)
    scales = Scales(vectors([s.text for s in everything], embed))
    weighed, again = follow_ups([s for s in everything if s.id not in restated], documents, scales)
    spoken = {s.id: s for s in everything}
    followed, alike = judged((*weighed, *compared(again)), rulings, spoken)
    by_document: dict[str, list[Said]] = {}
    for one in everything:
        by_document.setdefault(one.document, []).append(one)
    threaded = [[spoken[m] for m in members] for members in threads(everything, again, restated, rulings)]
    firsts = [(members[0], next(iter(themes(members)), None)) for members in threaded]
    evidence = Evidence(
        spoken,
        restated,
        followed,
        alike,
        _actions(documents),
        {d.id: d.inspection for d in documents},
        rulings,
        scopes(documents),
        raised_before(firsts, by_document.values(), scales),
    )
    grouped = {members[0].id.split("/", 1)[1]: members for members in threaded}
    called = names(grouped)
    issues: list[Issue] = []
    older: list[Link] = []
    for key, members in grouped.items():
        issue, links = trajectory(called[key], [m.id for m in members], evidence, inspections, {i.id for i in issues})
        issues.append(issue)
        older += links
    every_link = {x.id: x for x in (*references, *tied, *overruled(older, rulings), *followed, *alike)}
    return Linked(
        authority=name or authority,
        documents=documents,
        inspections=tuple(sorted((*inspections, *gaps), key=lambda i: (in_time(i.end), i.id))),
        links=tuple(every_link[i] for i in sorted(every_link)),
        issues=tuple(issues),
        decisions=rulings.decisions,
    )
