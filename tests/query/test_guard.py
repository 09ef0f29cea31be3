"""No question leaves the machine, however it is spelt; and no honest question is refused."""

import pytest

from tracegraph.errors import QueryError
from tracegraph.query.guard import refuse

HIDDEN = [
    ("SELECT * { SERVICE <http://e/> { ?s ?p ?o } }", "plainly"),
    ("SELECT * { service silent ?x { ?s ?p ?o } }", "in small letters"),
    ("SELECT * { { SELECT ?s { SERVICE <http://e/> { ?s ?p ?o } } } }", "in a query within the query"),
    ("SELECT * { FILTER EXISTS { SERVICE <http://e/> { ?s ?p ?o } } }", "in a filter"),
    ("SELECT * { ?s ?p 'a' # '\nSERVICE <http://e/> {} #'\n}", "after a comment that opens a string"),
    ("SELECT * { \\u0053ERVICE <http://e/> { ?s ?p ?o } }", "behind an escape"),
    ("SELECT * { S\\U00000045RVICE <http://e/> { ?s ?p ?o } }", "behind a long escape"),
    ("SELECT * { ?s ?p 'a\\u005C' SERVICE <http://e/> {} # '\n}", "behind an escape that escapes"),
    ("SELECT * { ?s ?p 'a\\u0027 SERVICE <http://e/> {} #'\n}", "behind an escaped quotation mark"),
    ("PREFIX : <http://e/> SELECT * { SERVICE:x { ?s ?p ?o } }", "glued to a name, as Oxigraph reads it"),
    ("SELECT * { ?s ?p 1SERVICE <http://e/> { ?s ?p ?o } }", "glued to a number, as Oxigraph reads it"),
    ("SELECT * { ?s ?p 1.SERVICE#\n<http://e/> { ?s ?p ?o } }", "after a full stop"),
    ("SELECT * { FILTER(?o<?p#>'''\n+1) SERVICE <http://e/> {} #'''\n}", "behind a comment that looks like an IRI"),
    ("SELECT * { FILTER(?o<'b> ') SERVICE <http://e/> {} #'\n}", "behind a string that looks like an IRI"),
    ("SELECT * { ?s ?p '''a''' SERVICE <http://e/> {} }", "after a long string"),
]


@pytest.mark.parametrize(("sparql", "how"), HIDDEN)
def test_service_is_refused(sparql: str, how: str) -> None:
    with pytest.raises(QueryError) as error:
        refuse(sparql)
    assert "\n" not in str(error.value), how


@pytest.mark.parametrize(
    ("sparql", "where"),
    [
        ("SELECT ?x { ?x tg:text 'SERVICE <http://e/>' }", "a string"),
        ('SELECT ?x { ?x tg:text """a\nSERVICE""" }', "a long string"),
        ("SELECT ?x { ?x ?y ?z } # SERVICE", "a comment"),
        ("SELECT ?service { ?service ?y ?z }", "a variable"),
        ("SELECT ?x { ?x tg:owner <https://w3id.org/tracegraph/id/norburn/post/head-of-service> }", "an IRI"),
        ("SELECT ?x { ?x tg:owner id:norburn\\/post\\/head-of-service-safeguarding }", "a name"),
        ("SELECT ?x { VALUES ?x { <http://e/service> <http://e/b> } }", "a list of IRIs"),
        (
            "BASE <http://e/> PREFIX x: <http://www.w3.org/ns/sparql-service-description#> ASK { ?x x:name ?y }",
            "a prefix's IRI",
        ),
        ("SELECT ?insert { ?insert tg:text 'DELETE' } # DROP", "words of updates, where they are only words"),
        ("DESCRIBE <http://e/drop>", "the same, in an IRI"),
    ],
)
def test_the_word_alone_is_no_reason(sparql: str, where: str) -> None:
    try:
        refuse(sparql)
    except QueryError as error:
        pytest.fail(f"{where}: {error}")


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:a> <a:a> 1 }",
        "PREFIX x: <http://e/> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://e/>",
        "CLEAR ALL",
        "WITH <http://e/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_nothing_is_changed_by_a_question(sparql: str) -> None:
    with pytest.raises(QueryError, match="cannot be changed"):
        refuse(sparql)


@pytest.mark.parametrize("sparql", ["", "   ", "# nothing", "what is open", "{ ?s ?p ?o }"])
def test_what_asks_nothing_is_said_to(sparql: str) -> None:
    with pytest.raises(QueryError, match="this is no query"):
        refuse(sparql)
