"""The nation's counts: each is what a plain count over the issues gives."""

from dataclasses import replace

import pytest

from tests.maps.sites import lives, whole
from tests.maps.texts import calm
from tracegraph.maps.site.address import Address
from tracegraph.maps.site.nation import SHADES, nation, shade
from tracegraph.maps.site.values import NationView
from tracegraph.story.summaries import ASKED

READ, TOLD, PAPERS = calm()
LIVES = lives((READ, TOLD, PAPERS))
ADDRESS = Address.of(READ.authorities)


@pytest.fixture(scope="module")
def view() -> NationView:
    return nation(whole((READ, TOLD, PAPERS)), [READ], LIVES, {"Norburn": 2}, ADDRESS)


def test_a_cell_counts_the_issues_of_an_authority_about_a_theme_and_leads_to_them(view: NationView) -> None:
    (((name, href), cells),) = view.by_authority.rows
    assert (name, href) == ("Norburn", "authorities/norburn.html")
    assert sum(cell.count for cell in cells) == sum(len(life.summary.themes) for life in LIVES)
    assert all(cell.href.startswith("authorities/norburn.html#theme/") == bool(cell.count) for cell in cells)


def test_a_year_counts_how_often_its_inspections_raised_an_issue(view: NationView) -> None:
    years = [int(year) for year in view.by_year.heads]
    assert years == list(range(years[0], years[-1] + 1)), "no year is left out, so that a gap is seen"
    for place, year in enumerate(years):
        asked = [
            state for life in LIVES for date, state in life.states if date.startswith(str(year)) and state in ASKED
        ]
        assert sum(cells[place].count for _, cells in view.by_year.rows) == len(asked)


def test_themes_that_come_back_most_stand_first_and_name_who_resolved_them(view: NationView) -> None:
    assert [row.again for row in view.themes] == sorted((row.again for row in view.themes), reverse=True)
    resolved = {row.id for row in view.themes if row.resolved}
    assert resolved == {t for life in LIVES if life.summary.state == "resolved" for t in life.summary.themes}


def test_only_what_was_raised_more_than_once_comes_back(view: NationView) -> None:
    assert {each.name for each in view.recurring} == {life.summary.name for life in LIVES if life.summary.times > 1}
    assert len(view.issues) == len(LIVES)


def test_an_authority_without_issues_is_in_the_list() -> None:
    other = replace(READ, authorities=("Sudburn",), issues=(), inspections=(), documents=())
    view = nation(
        replace(READ, authorities=("Norburn", "Sudburn")), [READ, other], LIVES, {}, Address.of(("Norburn", "Sudburn"))
    )
    row = view.authorities[1]
    assert (row.name, row.issues, row.latest, row.grade) == ("Sudburn", 0, "", "")
    assert all(cell.count == 0 for cell in view.by_authority.rows[1][1])


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
