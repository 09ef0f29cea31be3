"""Every shape holds on a small sound graph, and every message is given by a graph that is broken in just that way."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SKOS
from rdflib.term import Node

from tracegraph import resources, vocab
from tracegraph.graph import reference
from tracegraph.graph import shapes as shapes_module
from tracegraph.graph.shapes import violations

SHAPES = Graph().parse(data=resources.text("ontology/shapes.ttl"), format="turtle")
SOUND = Path(__file__).with_name("sound.ttl")
PREFIXES = "\n".join(f"PREFIX {prefix}: <{base}>" for prefix, base in vocab.PREFIXES.items())


def messages(graph: Graph) -> set[str]:
    """What the shapes say of a graph: nothing where it is sound."""
    _, report, _ = validate(graph, shacl_graph=SHAPES, inference="none")
    assert isinstance(report, Graph)
    return {str(message) for message in report.objects(None, SH.resultMessage)}


def quads(graph: Graph) -> list[ox.Quad]:
    """The graph as the store hands it out."""
    triples = ox.parse(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples]


def broken(*changes: str) -> Graph:
    """The sound graph after SPARQL updates; each must change it, or the case would test nothing."""
    graph = Graph().parse(SOUND)
    for change in changes:
        before = set(graph)
        graph.update(f"BASE <https://w3id.org/tracegraph/id/norburn/>\n{PREFIXES}\n{change}")
        assert set(graph) != before, f"changes nothing: {change}"
    return graph


def without(node: str, term: str) -> str:
    """The update that takes every value of a property away."""
    return f"DELETE WHERE {{ <{node}> {term} ?value }}"


def changed(node: str, term: str, value: str) -> str:
    """The update that puts another value in the place of every value of a property."""
    return (
        f"DELETE {{ <{node}> {term} ?value }} INSERT {{ <{node}> {term} {value} }} WHERE {{ <{node}> {term} ?value }}"
    )


def added(triples: str) -> str:
    """The update that adds triples."""
    return f"INSERT DATA {{ {triples} }}"


def test_the_sound_graph_is_sound() -> None:
    assert messages(broken(added("<letter> tg:note 'a table on page 2'"))) == set()


def test_actions_and_outcomes_need_no_recommendation() -> None:
    assert messages(broken(without("plan/a1-1", "tg:underRecommendation"), without("plan/x1", "?any"))) == set()
    assert messages(broken(without("plan/o1-1", "tg:underRecommendation"))) == set()


# What is broken, and what is said of it. One change may break several shapes; the row's message must be among theirs.
CASES = [
    # things that several shapes share
    (
        changed("link/1/reason/1", "tg:rank", "0"),
        "Something that stands in an order needs one place in it, counted from 1.",
    ),
    (without("letter/window/1", "tg:rank"), "Something that stands in an order needs one place in it, counted from 1."),
    (added("_:x a tg:Issue"), "Everything needs a readable name of its own: a node without a name cannot be cited."),
    (added("<letter/r1> dcterms:subject 'interviews'"), "What something is about must be a theme of the taxonomy."),
    (added("<letter/r1> dcterms:subject <r2>"), "What something is about must be a theme of the taxonomy."),
    (without("post/head-of-service", "skos:prefLabel"), "An organisation or post needs a name."),
    (changed("visit", "schema:endDate", "'2021-06-22'^^xsd:date"), "The inspection ends before it starts."),
    (
        changed("letter/window/1", "schema:startDate", "'2021-07'^^xsd:gYearMonth"),
        "The inspection ends before it starts.",
    ),
    # documents and inspections
    (without("letter", "dcterms:title"), "A document needs one title."),
    (without("letter", "tg:documentKind"), "A document needs one kind: report, letter or action plan."),
    (
        changed("letter", "tg:documentKind", "inspection-kind:sif"),
        "A document needs one kind: report, letter or action plan.",
    ),
    (
        changed("letter", "tg:inspectionKind", "document-kind:letter"),
        "A document needs the kind of the inspection it reports or answers.",
    ),
    (without("letter", "tg:ofAuthority"), "A document needs the one authority it is about."),
    (
        changed("letter", "dcterms:issued", "'2 August'"),
        "A document's publication date must be one day, month or year.",
    ),
    (
        changed("letter", "tg:path", "'/home/someone/letter.txt'"),
        "A document needs the name of its file, without the path of the machine it was read on.",
    ),
    (
        changed("letter", "tg:path", r"'C:\\letters\\letter.txt'"),
        "A document needs the name of its file, without the path of the machine it was read on.",
    ),
    (
        changed("letter", "tg:sha256", "'unknown'"),
        "A document needs the SHA-256 hash of its file, by which its quotes can be proved.",
    ),
    (
        without("letter", "tg:textSha256"),
        "A document needs the SHA-256 hash of its text, in whose characters its quotes are counted.",
    ),
    (without("letter", "tg:reader"), "A document needs the name of the reader that made its text."),
    (without("letter", "dcterms:format"), "A document needs its file format."),
    (
        changed("letter", "tg:isDigest", "'no'"),
        "A document must say whether it is a digest in other words than the original's.",
    ),
    (changed("letter", "tg:pages", "0"), "A document's pages must be counted by one number, from 1."),
    (
        added("<plan> tg:reports <visit>"),
        "An action plan answers an inspection and reports none; a report or letter reports one and answers none.",
    ),
    (
        added("<letter> tg:answers <visit>"),
        "An action plan answers an inspection and reports none; a report or letter reports one and answers none.",
    ),
    (without("visit", "tg:inspectionKind"), "An inspection needs one kind."),
    (changed("visit", "tg:ofAuthority", "<letter>"), "An inspection needs the one authority that was inspected."),
    (changed("visit", "schema:startDate", "'June'"), "An inspection's first day must be one day, month or year."),
    (
        without("gap", "schema:endDate"),
        "An inspection that is not at hand needs the day, month or year by which it is spoken of.",
    ),
    (
        changed("visit", "schema:endDate", "'June'"),
        "An inspection's last day must be one day, month or year.",
    ),
    (without("visit", "tg:atHand"), "An inspection must say whether its own report is at hand."),
    (
        without("gap", "tg:namedIn"),
        "An inspection must be reported or answered by a document, or named in a statement.",
    ),
    (changed("visit", "tg:atHand", "false"), "An inspection that a document reports is at hand, and must say so."),
    (without("letter/window/1", "schema:startDate"), "An inspection window needs its first day, month or year."),
    (
        changed("letter/window/1", "schema:endDate", "'2021-06-24'"),
        "An inspection window needs its last day, month or year.",
    ),
    (without("letter/lead-inspector/1", "schema:name"), "A lead inspector needs one name."),
    (
        without("letter/rendering/1", "tg:path"),
        "Another file of the same document needs its name, without the path of the machine it was read on.",
    ),
    (without("letter/rendering/1", "tg:sha256"), "Another file of the same document needs its SHA-256 hash."),
    # statements and their evidence
    (without("letter/p2.1", "dcterms:isPartOf"), "A statement needs the one document that makes it."),
    (without("letter/p2.1", "tg:key"), "A statement needs one key: its short name within the document."),
    (without("letter/p2.1", "tg:text"), "A statement needs the words it was read from."),
    (without("letter/p2.1", "tg:order"), "A statement needs its place in the document's text."),
    (without("letter/p2.1", "tg:evidence"), "A statement needs evidence: the place where its words stand."),
    (
        changed("letter/p2.1/quote", "oa:hasSource", "<plan>"),
        "A statement's evidence must stand in the document that makes the statement.",
    ),
    (
        changed("letter/p2.1", "tg:text", "'Most children are interviewed.'"),
        "A statement's words must be the words quoted as its evidence.",
    ),
    (without("letter/p2.1/quote", "oa:hasSource"), "Evidence needs the one document it stands in."),
    (
        "DELETE DATA { <letter/p2.1/quote> oa:hasSelector <letter/p2.1/quote/words> }",
        "Evidence needs the exact words, once.",
    ),
    (
        "DELETE DATA { <letter/p2.1/quote> oa:hasSelector <letter/p2.1/quote/1> }",
        "Evidence needs at least one place in the document's text.",
    ),
    (changed("letter/r1/quote", "tg:line", "0"), "The line of a piece of evidence must be one number, from 1."),
    (changed("letter/p2.1/quote/words", "oa:exact", "''"), "A quotation needs its exact words."),
    (
        changed("letter/p2.1/quote/1", "oa:start", "-1"),
        "A place in a text needs its first character, counted from 0.",
    ),
    (without("letter/p2.1/quote/1", "oa:end"), "A place in a text needs its end."),
    (changed("letter/p2.1/quote/1", "oa:end", "200"), "A place in a text must end after it starts."),
    (changed("letter/r1/quote/1", "tg:page", "0"), "The page of a place in a text must be one number, from 1."),
    (without("letter/p2.1", "tg:polarity"), "A finding needs one polarity: strength, shortfall, mixed or neutral."),
    (
        added("<letter/p2.1> tg:polarity polarity:strength"),
        "A finding needs one polarity: strength, shortfall, mixed or neutral.",
    ),
    (without("letter/p2.1", "tg:section"), "A finding needs the section it stands in."),
    (without("letter/p2.1", "tg:passage"), "A finding needs the paragraph it belongs to."),
    (
        without("letter/r1", "tg:recommendationKind"),
        "A recommendation needs one kind: recommendation, area for improvement or priority action.",
    ),
    (without("letter/r1", "tg:heading"), "A recommendation needs the heading it stands under."),
    (
        without("letter/r1", "tg:restated"),
        "A recommendation must say whether it only restates another document's.",
    ),
    (
        without("letter/r1", "tg:leadInEvidence"),
        "A recommendation's lead-in must be the words quoted as its evidence.",
    ),
    (added("<plan/a1-1> tg:underRecommendation <letter/r1>"), "An action stands under one recommendation at most."),
    (
        changed("plan/a1-1", "tg:underRecommendation", "<letter/r1>"),
        "An action and the recommendation it stands under must be of the same plan.",
    ),
    (
        without("plan/a1-1", "tg:actionStatus"),
        "An action needs one status: completed, in progress, ongoing or not stated.",
    ),
    (changed("plan/a1-1", "tg:due", "'soon'"), "A due date must be a day, month or year."),
    (added("<plan/a1-1> tg:revisedDue 'later'"), "A revised due date must be a day, month or year."),
    (
        changed("plan/a1-1", "tg:byWhen", "'April 2022'"),
        "An action's due date as printed must be the words quoted as its evidence.",
    ),
    (
        without("plan/a1-1", "tg:progressEvidence"),
        "An action's progress must be the words quoted as its evidence.",
    ),
    (without("plan/a1-1", "tg:assignment"), "An action's owners must be the posts it is assigned to."),
    (without("plan/a1-1/owner/1", "tg:post"), "An assignment needs the one post that is assigned."),
    (
        added("<plan/o1-1> tg:underRecommendation <letter/r1>"),
        "An expected outcome stands under one recommendation at most.",
    ),
    (
        changed("plan/o1-1", "tg:underRecommendation", "<letter/r1>"),
        "An expected outcome and the recommendation it stands under must be of the same plan.",
    ),
    (without("letter/j1", "tg:area"), "A judgement needs the area that is graded."),
    (changed("letter/j1", "tg:grade", "'Good'"), "A judgement needs one grade, in lower case."),
    (changed("letter/ref1", "tg:referenceType", "'R14'"), "A back-reference needs one type, R1 to R13."),
    (
        changed("letter/ref1", "tg:refersToWhen", "'last year'"),
        "The date that a back-reference names must be one day, month or year.",
    ),
    (
        changed("letter/ref1", "tg:refersToKind", "polarity:mixed"),
        "What a back-reference names must be one kind of inspection.",
    ),
    (
        without("letter/ref1/grade/1", "tg:area"),
        "A grade given earlier needs the area that was graded, or nothing in its place where it was the whole.",
    ),
    (
        changed("letter/ref1/grade/1", "tg:grade", "'Good'"),
        "A grade given earlier needs one grade, in lower case.",
    ),
    (
        added("<letter/ref9> tg:gradeGiven <letter/ref1/grade/1>"),
        "A grade given earlier stands in one back-reference.",
    ),
    (changed("letter/ref1", "tg:within", "<letter>"), "A back-reference stands in one statement at most."),
    (changed("letter/d1", "tg:due", "'May'"), "A duty's due date must be one day, month or year."),
    (changed("plan/x1", "tg:within", "<plan/r1>"), "A cross-reference needs the one action it stands in."),
    (without("plan/x1", "tg:pointsTo"), "A cross-reference needs the one recommendation it points to."),
    # links and issues
    (without("link/1", "tg:source"), "A link needs one statement it starts from."),
    (changed("link/1", "tg:target", "<letter>"), "A link needs one statement or inspection it leads to."),
    (changed("link/1", "tg:target", "<letter/p2.1>"), "A link must not lead back to where it starts."),
    (without("link/1", "tg:relation"), "A link needs one relation: how its two sides belong together."),
    (without("link/1", "tg:basis"), "A link needs one basis: observed, inferred or decided."),
    (changed("link/1", "tg:score", "1.1"), "A link needs one score, from 0 to 1."),
    (
        changed("link/1", "tg:followUpStatus", "issue-state:resolved"),
        "What a link follows up is still weak, improving or resolved.",
    ),
    (changed("link/1", "tg:statement", "<visit>"), "What a link quotes must be statements."),
    (without("link/1", "tg:reason"), "An inferred link needs a reason."),
    (without("link/1", "tg:followUpStatus"), "A link that follows something up must say what has become of it."),
    # people's decisions
    (without("link/3", "tg:decision"), "A link that a person decided needs that decision."),
    (changed("link/3", "tg:decision", "<letter/r1>"), "A link that a person decided needs that decision."),
    (without("decision/1", "tg:decidedSource"), "A decision is about two statements: it needs the first."),
    (
        changed("decision/1", "tg:decidedTarget", "<letter/r1>"),
        "A decision is about two statements: it needs the first.",
    ),
    (without("decision/1", "tg:decidedTarget"), "A decision is about two statements: it needs the second."),
    (without("decision/1", "tg:sourceFingerprint"), "A decision needs the fingerprint of the first side's words."),
    (without("decision/1", "tg:targetFingerprint"), "A decision needs the fingerprint of the second side's words."),
    (
        changed("decision/1", "tg:verdict", "standing:holds"),
        "A decision needs one verdict: same, related, not the same, unsure, still weak, improving or resolved.",
    ),
    (changed("decision/1", "tg:decidedBy", "''"), "A decision needs the one person who took it."),
    (changed("decision/1", "dcterms:date", "'today'"), "A decision needs the one day on which it was taken."),
    (added("<decision/1> tg:grounds 'Another.'"), "A decision's grounds are told once."),
    (without("decision/1", "tg:standing"), "A decision needs one standing: whether it holds in this graph."),
    (
        added("<decision/1> tg:standingNote 'One.', 'Two.'"),
        "Why a decision does not hold is told once.",
    ),
    (changed("decision/1", "tg:fileLine", "0"), "A decision needs its line in the decisions file."),
    (without("link/1/reason/1", "tg:feature"), "A reason needs the name of what was compared."),
    (changed("link/1/reason/1", "tg:weight", "1.01"), "A reason needs its share of the score, from 0 to 1."),
    (
        added("<link/1/reason/1> tg:behind 'one 0.1', 'two 0.2'"),
        "The features behind a reason are told once.",
    ),
    (added("<link/2> tg:reason <link/1/reason/1>"), "A reason must belong to one link."),
    (without("issue/1", "skos:prefLabel"), "An issue needs one name."),
    (without("issue/1", "tg:ofAuthority"), "An issue needs the one authority it belongs to."),
    (without("issue/1", "prov:hadMember"), "An issue needs at least one statement that is about it."),
    (
        added("<issue/1> tg:relatedMember <letter/r1>"),
        "A statement is about an issue or touches it, not both.",
    ),
    (changed("issue/1", "tg:relatedMember", "<visit>"), "What touches an issue must be statements."),
    (
        "DELETE WHERE { ?state tg:ofIssue <issue/1> }",
        "An issue needs its state at one inspection at least.",
    ),
    (without("issue/1/state/2", "tg:ofIssue"), "A state needs the one issue it is a state of."),
    (changed("issue/1/state/2", "tg:ofInspection", "<letter>"), "A state needs the one inspection that found it."),
    (without("issue/1/state/2", "dcterms:date"), "A state needs the date of its inspection."),
    (changed("issue/1/state/2", "dcterms:date", "'June'"), "A state's date must be one day, month or year."),
    (
        changed("issue/1/state/2", "tg:state", "follow-up-status:still-weak"),
        "A state must be one that the ontology lists.",
    ),
    (changed("issue/1/state/2", "tg:statement", "<visit>"), "What a state is drawn from must be statements."),
    (
        added("<issue/1/state/1> tg:statement <letter/r1>"),
        "An inspection that is silent on an issue has no statement about it; every other state needs one.",
    ),
    (
        without("issue/1/state/2", "tg:statement"),
        "An inspection that is silent on an issue has no statement about it; every other state needs one.",
    ),
]


@pytest.mark.parametrize(("change", "message"), CASES)
def test_a_broken_graph_is_told_what_is_wrong(change: str, message: str) -> None:
    found = quads(broken(change))
    told = list(violations(found))
    assert message in {said for _, said in told}
    assert told == list(reference.violations(found)), "our own checker and pySHACL agree on every thing and word"


def test_several_faults_at_once_are_told_as_the_reference_tells_them() -> None:
    for start in range(0, len(CASES), 20):
        graph = Graph().parse(SOUND)
        for change, _ in CASES[start : start + 20]:
            graph.update(f"BASE <https://w3id.org/tracegraph/id/norburn/>\n{PREFIXES}\n{change}")
        found = quads(graph)
        assert list(violations(found)) == list(reference.violations(found))


def test_a_constraint_that_the_checker_does_not_know_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    known = resources.data("ontology/shapes.ttl")
    grown = known + b"shape:New a sh:NodeShape ; sh:targetClass tg:Issue ; sh:languageIn ( 'en' ) .\n"
    shapes_module._shipped.cache_clear()
    monkeypatch.setattr(resources, "data", lambda name: grown if name.endswith("shapes.ttl") else known)
    with pytest.raises(TypeError, match="languageIn"):
        list(violations([]))
    shapes_module._shipped.cache_clear()


def test_every_message_is_given_by_some_case() -> None:
    # A shape nobody can break checks nothing.
    assert {str(message) for message in SHAPES.objects(None, SH.message)} == {message for _, message in CASES}


def test_every_constraint_has_a_message() -> None:
    silent = [
        constraint
        for constraint in SHAPES.subjects(SH.path, None)
        if (constraint, SH.message, None) not in SHAPES and not _inside_a_choice(constraint)
    ]
    assert silent == []


def _inside_a_choice(constraint: Node) -> bool:
    """Whether a property shape is one of the ways of an `sh:or`, `sh:xone` or `sh:not`: its message stands outside."""
    return not any((holder, RDF.type, SH.NodeShape) in SHAPES for holder in SHAPES.subjects(SH.property, constraint))


def test_the_codes_a_shape_allows_are_those_of_one_scheme() -> None:
    # The shapes list codes so that a graph can be checked without the ontology beside it; the lists must not drift.
    ontology = Graph().parse(data=resources.text("ontology/tracegraph.ttl"), format="turtle")
    schemes = [set(ontology.subjects(SKOS.inScheme, s)) for s in set(ontology.objects(None, SKOS.inScheme))]
    split = {  # lists that name a part of a scheme on purpose: sides of a choice
        frozenset({"document-kind/report", "document-kind/letter"}),
        frozenset({"issue-state/not-mentioned", "issue-state/out-of-scope"}),
    }
    for head in SHAPES.objects(None, SH["in"]):
        codes = set(Collection(SHAPES, head))
        steps = frozenset(str(code).removeprefix(vocab.CODE) for code in codes)
        assert codes in schemes or steps in split, steps


def test_shapes_speak_of_known_terms_only() -> None:
    ontology = Graph().parse(data=resources.text("ontology/tracegraph.ttl"), format="turtle")
    used = {str(term) for triple in SHAPES for term in triple if isinstance(term, URIRef)}
    known = {str(term) for term in ontology.subjects()}
    assert {term for term in used if term.startswith((vocab.TG, vocab.CODE))} <= known
