"""Full text: whatever is typed is only ever words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import norburn_folder
from tests.norburn.names import LETTER_2021, PLAN_2020, REPORT_2025
from tracegraph.errors import NoGraph
from tracegraph.graph.search import Hit, create, find, insert


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = norburn_folder(tmp_path_factory.mktemp("norburn"))
    with folder.open() as graph:
        return graph.path / "search.sqlite"


@pytest.mark.parametrize(
    ("words", "statement", "why"),
    [
        ("conversation", f"{REPORT_2025}/p7.1", "the plural is found by the singular"),
        ("PROMPTLY almost", f"{REPORT_2025}/p7.1", "case and order do not matter"),
        ("83%", f"{PLAN_2020}/a1-1", "an action's progress is looked through, and a sign only parts words"),
        ("documents' elsewhere", f"{LETTER_2021}/r2", "an apostrophe too"),
        ("without delay", "norburn/2022-01-jtai-letter/r1", "the lead-in belongs to its recommendation"),
    ],
)
def test_what_is_found(index: Path, words: str, statement: str, why: str) -> None:
    assert statement in [hit.statement for hit in find(index, words, 50)], why


@pytest.mark.parametrize("words", ["", "  ", "%", "interviews zebra", "NOT interviews zebra", 'words:"interviews', "*"])
def test_what_is_not_found(index: Path, words: str) -> None:
    assert find(index, words, 50) == []


def test_a_hit_says_where_it_stands(index: Path) -> None:
    (hit,) = find(index, "campaign", 50)
    assert (hit.document, hit.kind, hit.words) == (
        PLAN_2020,
        "action",
        "Run a campaign in schools and surgeries\nNothing yet.",
    )


def test_no_more_than_asked_for(index: Path) -> None:
    assert len(find(index, "interviews", 2)) == 2


def test_one_authoritys_statements_are_found_however_many_others_say_the_same(tmp_path: Path) -> None:
    create(tmp_path / "search.sqlite")
    hits = [Hit(f"{name}/d", f"{name}/d/{n}", "finding", "dentists are near") for name in ("a", "ab") for n in range(9)]
    insert(tmp_path / "search.sqlite", [*hits, Hit("b/d", "b/d/1", "finding", "they see dentists, who are not near")])
    assert [hit.statement for hit in find(tmp_path / "search.sqlite", "dentists near", 5, "b")] == ["b/d/1"]
    own = find(tmp_path / "search.sqlite", "dentists near", 99, "a")
    assert {hit.document for hit in own} == {"a/d"}, "not those of one whose name begins alike"


@given(words=st.text())
def test_nothing_that_is_typed_is_an_operator(index: Path, words: str) -> None:
    typed = {word.lower() for word in re.findall(r"\w+", words)}
    for hit in find(index, words, 3):
        assert typed, "only words find anything"
        assert hit.words


def test_an_index_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="build the graph again"):
        find(tmp_path / "none.sqlite", "words", 1)


def test_a_path_with_signs_of_an_address_is_a_path(tmp_path: Path) -> None:
    place = tmp_path / "a?b#c d"
    place.mkdir()
    create(place / "search.sqlite")
    insert(place / "search.sqlite", [Hit("d", "s", "finding", "some words")])
    assert find(place / "search.sqlite", "word", 1) == [Hit("d", "s", "finding", "some words")]
