"""Every named question: its terms exist, its parameters are its variables, and what it answers about Norburn.

The answers are kept in `golden/`, one CSV a question, read like code. After a change that is meant:
    TRACEGRAPH_GOLDEN=write pytest tests/query/test_library.py
"""

import csv
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from tests.factories import norburn_folder
from tests.norburn.names import ISSUE_RHI, REPORT_2019, RHI
from tracegraph import vocab
from tracegraph.errors import NotFound
from tracegraph.graph import Graph
from tracegraph.graph.sparql import tokens
from tracegraph.query import Question, questions, run

GOLDEN = Path(__file__).parent / "golden"
GIVEN = {
    "overdue-actions": {"as_of": "2021-01-31"},
    "issue-history": {"issue": ISSUE_RHI},
    "theme-history": {"theme": RHI},
    "evidence": {"statement": f"{REPORT_2019}/p14.1"},
}
BORROWED = {value for value in vars(vocab).values() if isinstance(value, str) and "://" in value}
everyone = pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with norburn_folder(tmp_path_factory.mktemp("norburn")).open() as opened:
        yield opened


@everyone
def test_it_answers_as_it_should(graph: Graph, asked: Question) -> None:
    answer = run(graph, asked, GIVEN.get(asked.name, {}))
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([answer.columns, *answer.rows])
    golden = GOLDEN / f"{asked.name}.csv"
    if os.environ.get("TRACEGRAPH_GOLDEN") == "write":
        golden.write_text(file.getvalue(), encoding="utf-8")
    assert answer.rows, "a question that Norburn cannot answer shows nothing"
    assert file.getvalue() == golden.read_text(encoding="utf-8")


@everyone
def test_it_uses_known_terms_only(asked: Question) -> None:
    known = {*BORROWED, *vocab.TERM_LABELS, *vocab.CODES}
    for token in tokens(asked.sparql):
        if token.kind == "prefixed":
            prefix, _, name = token.text.partition(":")
            assert vocab.PREFIXES[prefix] + name in known, token.text


@everyone
def test_its_parameters_are_its_variables(asked: Question) -> None:
    variables = {token.text[1:] for token in tokens(asked.sparql) if token.kind == "variable"}
    assert {parameter.name for parameter in asked.parameters} <= variables


@everyone
def test_its_rows_come_in_an_order_of_their_own(asked: Question) -> None:
    assert any(token.says("ORDER") for token in tokens(asked.sparql))


@everyone
def test_an_authority_that_is_not_there_is_told_and_not_answered_with_no_rows(graph: Graph, asked: Question) -> None:
    if any(parameter.name == "authority" for parameter in asked.parameters):
        given = GIVEN.get(asked.name, {})
        with pytest.raises(NotFound, match="holds no authority 'Southburn'"):
            run(graph, asked, {**given, "authority": "Southburn"})
        whole = run(graph, asked, given).rows
        assert run(graph, asked, {**given, "authority": "norburn"}).rows == whole, "capitals do not matter"


@pytest.mark.parametrize(
    ("name", "given", "rows", "why"),
    [
        ("repeated-issues", {"times": "3"}, 1, "only return home interviews"),
        ("overdue-actions", {"as_of": "2020-09-15"}, 0, "what is due in a month is not overdue within it"),
        ("overdue-actions", {"as_of": "2020-10-01"}, 1, "but it is on the next day"),
        ("overdue-actions", {"as_of": "2021-02-01"}, 2, "a revised date counts, not the first one"),
        ("strengths", {"theme": RHI}, 2, "two of the five"),
        ("strengths", {"theme": "child-population"}, 0, "a theme above them all holds none that is not within it"),
        ("owners", {"owner": "SAFEGUARDING"}, 2, "words of the post, in any case"),
        ("follow-ups", {"recommendation": f"{REPORT_2019}/r3"}, 2, "of that recommendation only"),
        ("links-to-review", {"below": "0.6"}, 1, "the least certain"),
    ],
)
def test_parameters_narrow_the_answer(graph: Graph, name: str, given: dict[str, str], rows: int, why: str) -> None:
    assert len(run(graph, name, given).rows) == rows, why


def test_there_is_no_golden_answer_to_a_question_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {asked.name for asked in questions()}


@everyone
def test_it_says_beside_a_documents_words_whether_they_are_a_digests(asked: Question) -> None:
    shown = {token.text for token in tokens(asked.sparql)}
    assert "tg:text" not in shown or "?digest" in shown
