"""SPARQL as text: what a token is, and that a bound value stays a value."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryBoolean, Store

from tracegraph.errors import QueryError
from tracegraph.graph.sparql import bind, place, says_from, tokens

NODE = NamedNode("http://example.org/n")


def asked(store: Store, sparql: str, *values: Literal | NamedNode) -> list[Any]:
    results = store.query(bind(sparql, {"x": values}))
    assert not isinstance(results, QueryBoolean)
    return list(results)


@pytest.mark.parametrize(
    ("sparql", "kinds", "why"),
    [
        ("SELECT ?x", "word variable", "keywords and variables"),
        ("# SERVICE\n?x", "variable", "a comment is skipped"),
        ("<http://e/#a> ?x", "iri variable", "a hash in an IRI begins no comment"),
        ("?a < ?b", "variable sign variable", "less than"),
        ("tg:a 'x' \"y\"@en", "prefixed string string language", "names and strings"),
        ("'it\\'s' ?x", "string variable", "an escaped quotation mark ends nothing"),
        ("'''a 'b' c''' ?x", "string variable", "a long string holds short quotation marks"),
        ('"""a\n"b""" ?x', "string variable", "and line breaks"),
        ("1service", "word", "digits and letters together, as some parsers take them apart"),
        (":x a:b.c _:d", "prefixed prefixed word prefixed", "names with and without a prefix, a blank node"),
    ],
)
def test_what_a_token_is(sparql: str, kinds: str, why: str) -> None:
    assert [token.kind for token in tokens(sparql)] == kinds.split(), why


@pytest.mark.parametrize(
    ("sparql", "why"),
    [
        ("SELECT * { ?s ?p 'open }", "a string that is never closed"),
        ("SELECT * { ?s ?p '''open' }", "nor a long one"),
        ("SELECT * { FILTER(?o<?o#>'''\n+1) SERVICE <http://e/> {} #'''\n}", "comment or IRI?"),
        ("SELECT * { FILTER(?o<'b> ') SERVICE <http://e/> {} #'\n}", "string or IRI?"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(sparql: str, why: str) -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        pytest.fail(f"{why}: {list(tokens(sparql))}")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o FILTER(?o IN (<http://e/#a>, <http://e/#b>)) }",
        "SELECT * { ?s <http://e/it's#p> ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * { VALUES (?a ?b) { (<http://e/a> <http://e/b>) } }",
    ],
)
def test_what_can_be_read_in_one_way_is_not_refused(sparql: str) -> None:
    assert "".join(token.text for token in tokens(sparql)) == "".join(sparql.split())


def test_a_place_is_counted_as_people_count() -> None:
    assert place("ab\ncd", 4) == "line 2, column 2"


@pytest.mark.parametrize(
    ("sparql", "rows", "why"),
    [
        ("SELECT ?s WHERE { ?s ?p ?x }", 1, "the plainest"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o = ?x) }", 1, "a filter sees it"),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?x }", 1, "under an aggregate"),
        ("SELECT (EXISTS { ?s ?p 1 } AS ?y) ?s WHERE { ?s ?p ?x }", 1, "braces before WHERE are not its group"),
        ("SELECT ?s { { ?s ?p ?x } UNION { ?x ?p ?s } }", 1, "in a union"),
        ("SELECT ?s { ?s ?p ?o FILTER EXISTS { ?s ?p ?x } }", 1, "in EXISTS"),
        ("SELECT ?s # {\n{ ?s ?p ?x }", 1, "a brace in a comment is none"),
        ("SELECT ?s { ?s ?p $x }", 1, "the other sign for a variable"),
    ],
)
def test_a_variable_is_bound_wherever_it_stands(sparql: str, rows: int, why: str) -> None:
    store = Store()
    store.update('INSERT DATA { <http://e/1> <http://e/p> "a" . <http://e/2> <http://e/p> "b" }')
    assert len(asked(store, sparql, Literal("a"))) == rows, why


def test_triples_are_constructed_and_described_with_bound_values() -> None:
    store = Store()
    store.update('INSERT DATA { <http://e/1> <http://e/p> "a" . <http://e/2> <http://e/p> "b" }')
    for sparql in ("CONSTRUCT { ?s <http://e/q> ?x } WHERE { ?s ?p ?x }", "DESCRIBE ?s { ?s ?p ?x }"):
        assert len(asked(store, sparql, Literal("a"))) == 1
    assert len(asked(store, "DESCRIBE ?x", NamedNode("http://e/1"))) == 1


def test_a_variable_may_have_several_values() -> None:
    store = Store()
    store.update('INSERT DATA { <http://e/1> <http://e/p> "a", "b", "c" }')
    assert len(asked(store, "SELECT ?x { ?s ?p ?x }", Literal("a"), Literal("c"))) == 2
    assert not asked(store, "SELECT ?x { ?s ?p ?x }")


def test_a_variable_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(QueryError, match=r"no variable \?y"):
        bind("SELECT ?x { ?x ?p ?o } # ?y", {"y": [NODE]})


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_value_is_ever_read_as_sparql(text: str) -> None:
    store = Store()
    store.update("INSERT DATA { <http://e/1> <http://e/p> 1 }")
    (row,) = asked(store, "SELECT ?x ?o { ?s ?p ?o }", Literal(text))
    assert row["x"] == Literal(text)


def test_from_is_a_keyword_only_where_it_is_one() -> None:
    assert says_from("SELECT * FROM <http://e/> { ?s ?p ?o }")
    assert not says_from("SELECT ?from { ?from ?p 'from' } # FROM")
