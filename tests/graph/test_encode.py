"""What is written, and where."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from tests.factories import norburn
from tests.norburn.names import ISSUE_RHI, LETTER_2021, PLAN_2020, REPORT_2019
from tracegraph import vocab
from tracegraph.errors import ModelError
from tracegraph.graph import mapping
from tracegraph.graph.encode import encode_document, encode_links
from tracegraph.graph.forms import Form
from tracegraph.graph.names import DECISIONS_GRAPH, NAMES_GRAPH, document_graph, links_graph, node
from tracegraph.model.link import Linked

DOCUMENTS = {document.id: document for document in norburn().documents}


def objects(quads: list[Quad], subject: str, property_: str) -> list[str]:
    found = [q.object for q in quads if q.subject == node(subject) and q.predicate == NamedNode(property_)]
    return sorted(term.value for term in found if isinstance(term, Literal | NamedNode))


def test_a_document_fills_its_own_graph_and_the_names() -> None:
    graphs = {quad.graph_name for quad in encode_document(DOCUMENTS[PLAN_2020])}
    assert graphs == {document_graph(PLAN_2020), NAMES_GRAPH}
    linked = {quad.graph_name for quad in encode_links(norburn())}
    assert linked == {links_graph("norburn"), NAMES_GRAPH, DECISIONS_GRAPH}


def test_what_a_document_says_does_not_depend_on_others() -> None:
    moved = replace(DOCUMENTS[REPORT_2019], inspection="norburn/another", renderings=())
    assert encode_document(moved) == encode_document(DOCUMENTS[REPORT_2019])


def test_a_statement_quotes_its_segments_in_order() -> None:
    quads = encode_document(DOCUMENTS[REPORT_2019])
    evidence = f"{REPORT_2019}/p14.1/quote"
    selectors = [node(f"{evidence}/{step}").value for step in ("1", "2", "words")]
    assert objects(quads, evidence, vocab.OA_HAS_SELECTOR) == selectors
    assert [objects(quads, f"{evidence}/{n}", vocab.PAGE) for n in (1, 2)] == [["2"], ["3"]]
    assert objects(quads, evidence, vocab.LINE) == []


def test_a_text_without_pages_is_cited_by_line() -> None:
    quads = encode_document(DOCUMENTS[PLAN_2020])
    assert objects(quads, f"{PLAN_2020}/a1-1/quote", vocab.LINE) == ["5"]
    assert objects(quads, f"{PLAN_2020}/a1-1/quote/1", vocab.PAGE) == []


def test_owners_keep_their_order_and_have_a_post() -> None:
    quads = encode_document(DOCUMENTS[PLAN_2020])
    action = f"{PLAN_2020}/a1-2"
    assert [objects(quads, f"{action}/owner/{n}", vocab.SCHEMA_NAME) for n in (1, 2)] == [
        ["Head of Service, Safeguarding"],
        ["Missing Co-ordinator"],
    ]
    posts = ["norburn/post/head-of-service-safeguarding", "norburn/post/missing-co-ordinator"]
    assert objects(quads, action, vocab.OWNER) == [node(post).value for post in posts]


def test_a_plan_answers_and_a_letter_reports() -> None:
    quads = encode_links(norburn())
    assert objects(quads, PLAN_2020, vocab.ANSWERS) == [node("norburn/2019-11-ilacs-standard").value]
    assert objects(quads, PLAN_2020, vocab.REPORTS) == []
    assert objects(quads, LETTER_2021, vocab.REPORTS) == [node("norburn/2021-06-focused-visit").value]


def test_every_link_has_its_direct_triple() -> None:
    quads = encode_links(norburn())
    for link in norburn().links:
        assert node(link.target).value in objects(quads, link.source, vocab.RELATION_PROPERTIES[link.relation])


def test_states_are_ranked() -> None:
    quads = encode_links(norburn())
    ranks = [
        objects(quads, f"{ISSUE_RHI}/2025-03-ilacs-standard", property_) for property_ in (vocab.RANK, vocab.STATE)
    ]
    assert ranks == [["4"], [vocab.code_iri(vocab.IssueStateKind.IMPROVED)]]


def test_nothing_makes_nothing() -> None:
    assert encode_links(Linked("Nowhere", ())) == []


def test_words_that_no_file_can_carry_are_our_bug() -> None:
    document = DOCUMENTS[LETTER_2021]
    facts = replace(document.extraction.facts, title="half \ud83d of a pair")
    with pytest.raises(ModelError, match="no RDF term can say"):
        encode_document(replace(document, extraction=replace(document.extraction, facts=facts)))


def test_every_field_of_the_model_is_in_the_table_or_is_said_not_to_be() -> None:
    """What the table leaves out is written otherwise (ids, owners, the place in an authority) or, as `decode` says, not
    at all."""
    elsewhere = {
        "Source": {"front"},
        "Facts": {"authority"},
        "Inspection": {"id", "authority", "documents", "answered_by"},
        "Link": {"id"},
        "Issue": {"id", "authority", "states"},
        "IssueState": {"id"},
    }
    rows = (*mapping.STATEMENTS, mapping.SOURCE, mapping.FACTS, mapping.INSPECTION, mapping.LINK, mapping.ISSUE)
    for row in (*rows, mapping.ISSUE_STATE):
        named = {field.attribute for field in row.fields} | {part.attribute for part in row.parts}
        named -= {"digest"}
        assert named | elsewhere.get(row.cls.__name__, set()) == set(row.cls.__slots__), row.cls


def test_every_class_of_the_model_has_a_class_of_its_name_in_the_ontology() -> None:
    for row in (*mapping.STATEMENTS, mapping.INSPECTION, mapping.LINK, mapping.ISSUE, mapping.ISSUE_STATE):
        assert row.type == f"{vocab.TG}{row.cls.__name__}"


def test_no_two_fields_of_a_class_share_a_property() -> None:
    for row in (*mapping.STATEMENTS, mapping.FACTS, mapping.INSPECTION, mapping.LINK, mapping.ISSUE):
        properties = [f.property for f in row.fields if f.property] + [p.property for p in row.parts]
        properties += [f.evidence for f in row.fields if f.form is Form.QUOTE]
        assert len(properties) == len(set(properties)), row.cls
