"""From words to issues."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import (
    ISSUE_FOSTERING,
    ISSUE_OVERSIGHT,
    ISSUE_RECORDING,
    ISSUE_RHI,
    LETTER_2021,
    LETTER_2022,
    PLAN_2020,
    REPORT_2019,
    REPORT_2025,
)
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.story import find
from tracegraph.story.searching import is_called

# words, the best issue, why
FOUND = [
    (ISSUE_RHI, ISSUE_RHI, "an issue's own id"),
    (f"https://w3id.org/tracegraph/id/{ISSUE_RHI}", ISSUE_RHI, "its IRI, as SPARQL shows it"),
    (f"{REPORT_2025}/p7.2", ISSUE_RHI, "any member's id"),
    (f"{PLAN_2020}/a2-1", ISSUE_FOSTERING, "an action's id"),
    (f"{PLAN_2020}/r3", ISSUE_OVERSIGHT, "a plan's rewording"),
    (f"{LETTER_2021}/r2", ISSUE_RECORDING, "a statement that is only related"),
    ("return home interviews", ISSUE_RHI, "a theme's label"),
    ("RHI", ISSUE_RHI, "another of its labels"),
    ("  Return-home   INTERVIEW ", ISSUE_RHI, "in any case, number, spacing and with hyphens"),
    ("management oversight", ISSUE_OVERSIGHT, "a theme"),
    ("recording", ISSUE_RECORDING, "a part of an issue's name"),
    ("foster", ISSUE_FOSTERING, "the beginning of a word of its name"),
    ("hom", ISSUE_RHI, "however short"),
    ("interviews return", ISSUE_RHI, "words of its name in any order"),
    ("drift", ISSUE_OVERSIGHT, "a word of a finding"),
    ("campaigns in schools", ISSUE_FOSTERING, "words of an action, whatever their endings"),
]


@pytest.mark.parametrize(("words", "best", "why"), FOUND)
def test_what_words_mean(norburn_graph: Graph, words: str, best: str, why: str) -> None:
    assert find(norburn_graph, words)[0].id == best, why


def test_a_theme_brings_only_the_issues_about_it(norburn_graph: Graph) -> None:
    assert [s.id for s in find(norburn_graph, "return home interviews")] == [ISSUE_RHI]


# words, what the answer says, why
NOTHING = [
    ("privat fosterin", "did you mean 'private fostering'?", "a slip of the pen"),
    ("return home postcards", "did you mean 'return home interviews'", "some of the words"),
    ("quantum chromodynamics", "`tracegraph issues` lists what it holds", "nothing comes near"),
    ("ome", "`tracegraph issues` lists what it holds", "the middle of a word is no word"),
    ("", "`tracegraph issues` lists what it holds", "no words at all"),
    ('"NEAR( *', "`tracegraph issues` lists what it holds", "no input is read as an operator"),
    (f"{LETTER_2022}/r1", "no issue in this graph fits", "a statement that no issue holds"),
    ("norburn/none/r1", "no issue in this graph fits", "an id that there is not"),
]


@pytest.mark.parametrize(("words", "said", "why"), NOTHING)
def test_nothing_found_is_an_honest_no_with_what_comes_near(
    norburn_graph: Graph, words: str, said: str, why: str
) -> None:
    with pytest.raises(NotFound) as error:
        find(norburn_graph, words)
    assert said in str(error.value), why
    assert "\n" not in str(error.value)


def test_another_authoritys_issues_are_left_out(norburn_graph: Graph) -> None:
    assert find(norburn_graph, "return home interviews", "Norburn")
    with pytest.raises(NotFound, match="no authority"):
        find(norburn_graph, "return home interviews", "Sudburn")


def test_the_issue_that_is_named_after_the_theme_comes_before_those_that_are_only_about_it(tmp_path: Path) -> None:
    whole = norburn()
    rhi, fostering, *rest = whole.issues
    about = replace(fostering, themes=("return-home-interview",), members=rhi.members)
    named = replace(rhi, members=(*rhi.members, *fostering.members))
    with publish(replace(whole, issues=(about, named, *rest)), tmp_path / "g").open() as graph:
        assert [s.id for s in find(graph, "RHI")] == [ISSUE_RHI, ISSUE_FOSTERING]


def test_of_two_issues_about_a_theme_the_one_more_about_it_comes_first(tmp_path: Path) -> None:
    whole = norburn()
    rhi, fostering, *rest = whole.issues
    mixed = replace(
        fostering,
        themes=(*fostering.themes, "return-home-interview"),
        members=(*fostering.members, f"{REPORT_2019}/p12.2"),
    )
    with publish(replace(whole, issues=(rhi, mixed, *rest)), tmp_path / "g").open() as graph:
        assert [s.id for s in find(graph, "return home interviews")] == [ISSUE_RHI, ISSUE_FOSTERING]


def test_an_issue_whose_name_holds_the_theme_comes_before_one_that_is_more_about_it(tmp_path: Path) -> None:
    whole = norburn()
    rhi, fostering, *rest = whole.issues
    about = replace(fostering, themes=("return-home-interview",), members=rhi.members[:1])
    named = replace(rhi, name="return home interviews for children in care", members=(*rhi.members, *fostering.members))
    with publish(replace(whole, issues=(about, named, *rest)), tmp_path / "g").open() as graph:
        assert [s.id for s in find(graph, "RHI")] == [ISSUE_RHI, ISSUE_FOSTERING]


def test_several_themes_in_words_of_ones_own_find_the_issue_about_all_of_them(tmp_path: Path) -> None:
    whole = norburn()
    rhi, fostering, *rest = whole.issues
    both = replace(rhi, name="talks", themes=("return-home-interview", "care-leavers"))
    with publish(replace(whole, issues=(both, fostering, *rest)), tmp_path / "g").open() as graph:
        assert [s.id for s in find(graph, "care leavers and RHIs")] == [ISSUE_RHI]


# an issue's name, what was asked, whether the name says it, why
CALLED = [
    ("return home interviews", "RHI", True, "another label of the theme"),
    ("return home interviews for care leavers", "care leavers", True, "one of its themes"),
    ("dynamic support register", "management oversight", False, "it only speaks of it"),
    ("talks with parents", "parent talk", True, "the words themselves"),
    ("short breaks", "mental health", False, "another theme"),
]


@pytest.mark.parametrize(("name", "asked", "called", "why"), CALLED)
def test_whether_an_issues_name_says_what_was_asked(name: str, asked: str, called: bool, why: str) -> None:
    assert is_called(name, asked) is called, why
