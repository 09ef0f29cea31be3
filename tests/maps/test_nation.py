"""The nation's counts: each is what a plain count over the issues gives."""

from dataclasses import replace

import pytest

from tests.maps.sites import lives, whole
from tests.maps.texts import calm
from tracegraph.maps.site.address import Address
from tracegraph.maps.site.nation import SHADES, nation, shade
from tracegraph.maps.site.values import NationView
from tracegraph.story.summaries import ASKED
from tracegraph.story.values import IssueLife

READ, TOLD, PAPERS = calm()
LIVES = lives((READ, TOLD, PAPERS))
ADDRESS = Address.of(READ.authorities)


@pytest.fixture(scope="module")
def view() -> NationView:
    return nation(whole((READ, TOLD, PAPERS)), [READ], LIVES, {"Norburn": 2}, ADDRESS)


def test_a_cell_counts_the_issues_of_an_authority_about_a_theme_and_leads_to_them(view: NationView) -> None:
    (row,) = view.by_authority.rows
    assert (row.name, row.href) == ("Norburn", "authorities/norburn.html")
    assert sum(cell.count for cell in row.cells) == sum(len(life.summary.themes) for life in LIVES)
    assert all(cell.href.startswith("authorities/norburn.html#theme/") == bool(cell.count) for cell in row.cells)
    assert (row.whole.count, row.whole.href) == (len(LIVES), "authorities/norburn.html#lanes"), "each issue once"


def raised(life: IssueLife, year: str) -> bool:
    return any(date.startswith(year) and state in ASKED for date, state in life.states)


def test_a_year_counts_the_issues_that_its_inspections_raised(view: NationView) -> None:
    years = [int(year) for year in view.by_year.heads]
    assert years == list(range(years[0], years[-1] + 1)), "no year is left out, so that a gap is seen"
    for row in view.by_year.rows:
        about = [life for life in LIVES if row.theme in life.summary.themes]
        for year, cell in zip(view.by_year.heads, row.cells, strict=True):
            assert cell.count == sum(raised(life, year) for life in about), (row.name, year)
        assert row.whole.count == len(about), "an issue raised in two years is one issue"


def test_an_issue_that_two_inspections_of_a_year_raised_counts_once_in_it() -> None:
    twice = replace(LIVES[0], states=(("2019-11", "raised"), ("2019-12-01", "repeated"), ("2020-02", "not mentioned")))
    view = nation(whole((READ, TOLD, PAPERS)), [READ], [twice], {}, ADDRESS)
    assert view.by_year.heads == ("2019",), "silence raises nothing"
    assert {row.cells[0].count for row in view.by_year.rows} == {1}
    assert view.issues[0].years == ("2019",)


def test_a_year_says_how_many_inspections_might_have_raised_anything(view: NationView) -> None:
    ended = [each.end[:4] for each in READ.inspections if each.at_hand]
    assert ended
    assert view.by_year.base == tuple(ended.count(year) for year in view.by_year.heads)


def test_themes_that_come_back_most_stand_first_and_name_who_resolved_them(view: NationView) -> None:
    assert [row.again for row in view.themes] == sorted((row.again for row in view.themes), reverse=True)
    resolved = {row.id for row in view.themes if row.resolved}
    assert resolved == {t for life in LIVES if life.summary.state == "resolved" for t in life.summary.themes}


def test_only_what_was_raised_more_than_once_comes_back(view: NationView) -> None:
    assert {each.name for each in view.recurring} == {life.summary.name for life in LIVES if life.summary.times > 1}
    assert len(view.issues) == len(LIVES)


def test_an_authority_has_its_latest_grade_in_short_and_the_numbers_that_its_own_page_lists(view: NationView) -> None:
    (row,) = view.authorities
    assert (row.grade, row.unasked, row.returned) == ("good (Nov 2025)", len(READ.unasked), 2)
    counted = replace(whole((READ, TOLD, PAPERS)), numbers=(("unasked", 1, "actions that answer nothing"),))
    groups = nation(counted, [READ], LIVES, {}, ADDRESS).groups
    assert ("unasked", "find") in [(number.code, number.anchor) for _, group in groups for number in group]


def test_an_authority_without_issues_is_in_the_list() -> None:
    other = replace(READ, authorities=("Sudburn",), issues=(), inspections=(), documents=())
    view = nation(
        replace(READ, authorities=("Norburn", "Sudburn")), [READ, other], LIVES, {}, Address.of(("Norburn", "Sudburn"))
    )
    row = view.authorities[1]
    assert (row.name, row.issues, row.latest, row.ended, row.grade) == ("Sudburn", 0, "", "", "")
    assert all(cell.count == 0 for cell in view.by_authority.rows[1].cells)


# a count, the largest of its matrix, its shade, why
SHADE = [
    (0, 9, 0, "nothing is no shade"),
    (1, 9, 1, "one is seen"),
    (9, 9, SHADES, "the largest is the darkest"),
    (1, 1, SHADES, "also where it is one"),
    (5, 10, 3, "in between"),
]


@pytest.mark.parametrize(("number", "most", "shown", "reason"), SHADE)
def test_shades(number: int, most: int, shown: int, reason: str) -> None:
    assert shade(number, most) == shown, reason
