"""Named questions: what their headers say, and what words their parameters take."""

import pytest
from pyoxigraph import Literal, NamedNode

from tracegraph.errors import NotFound, UsageError
from tracegraph.graph.names import XSD, node, theme_node
from tracegraph.query.catalogue import Kind, Parameter, parse, question, questions

HEAD = "# title: A title\n# description: Some words.\n"


def test_there_are_enough_and_each_says_what_it_is_for() -> None:
    assert len(questions()) >= 14
    for one in questions():
        assert one.title
        assert not one.title.endswith(".")
        assert one.description.endswith(".")
        assert all(parameter.description.endswith(".") for parameter in one.parameters), one.name


def test_titles_are_all_different() -> None:
    assert len({one.title for one in questions()}) == len(questions())


def test_a_header_is_read() -> None:
    text = (
        f"{HEAD}# parameter: times number = 2: How often: at least.\n# parameter: as_of date required: A day.\nASK {{}}"
    )
    asked = parse("name", text)
    assert (asked.name, asked.title, asked.description, asked.sparql) == ("name", "A title", "Some words.", text)
    assert asked.parameters == (
        Parameter("times", Kind.NUMBER, "How often: at least.", default="2"),
        Parameter("as_of", Kind.DATE, "A day.", required=True),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ASK {}", "no header"),
        ("# title: A\n# title: B\n# description: C\nASK {}", "two titles"),
        (f"{HEAD}# parameter: x colour required: What?\nASK {{}}", "no such kind"),
        (f"{HEAD}# parameter: x text: What?\nASK {{}}", "neither required nor optional"),
    ],
)
def test_a_header_that_says_too_little_is_our_bug(text: str, why: str) -> None:
    with pytest.raises(ValueError, match="name"):
        pytest.fail(f"{why}: {parse('name', text)}")


@pytest.mark.parametrize(
    ("kind", "words", "term"),
    [
        (Kind.TEXT, "Norburn", Literal("Norburn")),
        (Kind.TEXT, "", Literal("")),
        (Kind.ID, " norburn/x y ", node("norburn/x y")),
        (Kind.THEME, "iro", theme_node("iro")),
        (Kind.DATE, "2021-03", Literal("2021-03", datatype=NamedNode(f"{XSD}gYearMonth"))),
        (Kind.NUMBER, "3", Literal("3", datatype=NamedNode(f"{XSD}integer"))),
        (Kind.NUMBER, "-3", Literal("-3", datatype=NamedNode(f"{XSD}integer"))),
        (Kind.NUMBER, "0.5", Literal("0.5", datatype=NamedNode(f"{XSD}decimal"))),
    ],
)
def test_words_become_a_term(kind: Kind, words: str, term: Literal | NamedNode) -> None:
    assert Parameter("x", kind, "A thing.").term(words) == term


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.ID, " "),
        (Kind.THEME, ""),
        (Kind.DATE, "31 March 2021"),
        (Kind.DATE, ""),
        (Kind.NUMBER, "two"),
        (Kind.NUMBER, "nan"),
        (Kind.NUMBER, "inf"),
        (Kind.NUMBER, "²"),
    ],
)
def test_words_that_are_no_such_value_are_refused(kind: Kind, words: str) -> None:
    with pytest.raises(UsageError, match="x must"):
        Parameter("x", kind, "A thing.").term(words)


def test_parameters_are_asked_for_by_name() -> None:
    overdue = question("overdue-actions")
    assert set(overdue.bindings({"as_of": "2021-03-31"})) == {"as_of"}
    with pytest.raises(UsageError, match="needs as_of: The date"):
        overdue.bindings({})
    with pytest.raises(UsageError, match=r"no parameter when \(it has: as_of, authority\)"):
        overdue.bindings({"as_of": "2021", "when": "2021"})
    assert question("repeated-issues").bindings({})["times"].value == "2"


def test_a_question_that_is_none_is_answered_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="open-issues"):
        question("opened-issues")
