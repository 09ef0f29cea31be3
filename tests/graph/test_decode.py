"""The law of the table: what is encoded is what is decoded."""

import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, Literal, Quad

from tests.factories import norburn
from tests.graph.laws import kept
from tests.graph.strategies import authorities
from tracegraph.errors import QuoteError
from tracegraph.graph.decode import decode
from tracegraph.graph.encode import encode_document, encode_links
from tracegraph.model.link import Linked


def encoded(linked: Linked) -> list[Quad]:
    return [*(quad for d in linked.documents for quad in encode_document(d)), *encode_links(linked)]


def decoded(quads: list[Quad], linked: Linked) -> tuple[Linked, ...]:
    return decode(quads, {d.id: d.extraction.text for d in linked.documents}.__getitem__)


def test_norburn_comes_back_as_it_went_in() -> None:
    assert decoded(encoded(norburn()), norburn()) == (kept(norburn()),)


@given(authorities())
@settings(max_examples=50)
def test_anything_comes_back_as_it_went_in(linked: Linked) -> None:
    assert decoded(encoded(linked), linked) == (kept(linked),)


@given(authorities())
@settings(max_examples=50)
def test_no_node_is_blank_and_no_triple_stands_in_two_graphs(linked: Linked) -> None:
    quads = set(encoded(linked))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert len({quad.triple for quad in quads}) == len(quads)


def test_the_order_of_quads_does_not_matter() -> None:
    assert decoded(encoded(norburn())[::-1], norburn()) == decoded(encoded(norburn()), norburn())


def test_an_authority_known_by_its_links_alone_is_read() -> None:
    linked = Linked("Norburn", (), norburn().inspections, (), ())
    (read,) = decoded(encode_links(linked), linked)
    assert [inspection.id for inspection in read.inspections] == [i.id for i in kept(linked).inspections]


def test_a_text_that_says_something_else_is_refused() -> None:
    linked = norburn()
    with pytest.raises(QuoteError):
        decode(encoded(linked), lambda _: "something else entirely, though long enough " * 99)


def test_words_changed_in_the_graph_are_refused() -> None:
    changed = [
        Quad(quad.subject, quad.predicate, Literal("We never said so."), quad.graph_name)
        if quad.predicate.value.endswith("#exact")
        else quad
        for quad in encoded(norburn())
    ]
    with pytest.raises(QuoteError):
        decoded(changed, norburn())
