"""Ids outside, IRIs inside: readable, and never more than a name."""

import pytest
from hypothesis import given
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from tests.graph.strategies import some_words
from tracegraph.errors import ModelError
from tracegraph.graph import names
from tracegraph.vocab import ISSUE


@given(some_words)
def test_any_id_comes_back_from_its_iri(id_: str) -> None:
    assert names.id_of(names.iri_of(id_)) == id_
    assert names.short(names.iri_of(id_)) == id_
    assert names.theme_of(names.theme_node(id_).value) == id_


@given(some_words, some_words)
def test_an_id_cannot_break_out_of_a_file(one: str, other: str) -> None:
    quad = Quad(names.node(one), NamedNode("http://example.org/p"), names.theme_node(other), names.document_graph(one))
    for form in (RdfFormat.N_QUADS, RdfFormat.TRIG):
        assert list(parse(serialize([quad], format=form) or b"", format=form)) == [quad]


@pytest.mark.parametrize(
    ("id_", "iri", "why"),
    [
        ("norburn/2019-11-ilacs/r1", "norburn/2019-11-ilacs/r1", "readable ids stay readable"),
        ("a b", "a%20b", "a space would end an IRI"),
        ("a>b", "a%3Eb", "so would its closing mark"),
        ("100%", "100%25", "the escape sign itself is escaped"),
        ("a/../b", "a/../b", "nothing is resolved: an IRI is a name here"),
    ],
)
def test_how_an_id_is_written(id_: str, iri: str, why: str) -> None:
    assert names.iri_of(id_) == f"https://w3id.org/tracegraph/id/{iri}", why


@pytest.mark.parametrize("id_", ["", "\ud800"])
def test_what_is_no_id_is_refused(id_: str) -> None:
    with pytest.raises(ModelError):
        names.node(id_)


@pytest.mark.parametrize(
    ("iri", "said", "why"),
    [
        ("https://w3id.org/tracegraph/code/action-status/in-progress", "in progress", "a code is its notation"),
        (
            "https://w3id.org/tracegraph/code/action-status/",
            "https://w3id.org/tracegraph/code/action-status/",
            "no code",
        ),
        ("https://w3id.org/tracegraph/theme/iro", "iro", "a theme is its id"),
        ("https://w3id.org/tracegraph/graph/norburn/links", "norburn/links", "a graph is what it is named after"),
        (ISSUE, ISSUE, "a term stays whole"),
        ("https://w3id.org/tracegraph/id/", "https://w3id.org/tracegraph/id/", "a bare prefix names nothing"),
    ],
)
def test_an_iri_as_a_person_would_write_it(iri: str, said: str, why: str) -> None:
    assert names.short(iri) == said, why


def test_an_iri_of_another_place_is_no_id() -> None:
    with pytest.raises(ModelError, match="not the IRI of an id"):
        names.id_of("http://example.org/x")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Head of Service, Safeguarding", "head-of-service-safeguarding"),
        ("head of service - safeguarding", "head-of-service-safeguarding"),
        ("Ynys Môn", "ynys-mon"),
    ],
)
def test_a_post_is_known_by_its_words(name: str, slug: str) -> None:
    assert names.named("norburn/post", name) == names.node(f"norburn/post/{slug}")


def test_names_without_letters_are_told_apart() -> None:
    assert names.named("org", "***") != names.named("org", "---")


def test_ids_sort_as_people_count() -> None:
    assert sorted(["a4-10", "a4-9", "a10-1", "b2"], key=names.natural) == ["a4-9", "a4-10", "a10-1", "b2"]
