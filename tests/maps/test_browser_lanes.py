"""The lanes in a real Chromium: what a person sees, chooses, finds and reads. The fixture `opened` sees that no page
asks for anything but itself and that none complains."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.maps.looking import VIEWS, Opener, mark, overflow, panel
from tests.maps.record import FOCUSED, JOINT, LATEST, MONITORING, STANDARD
from tests.maps.stories import interviews
from tests.maps.texts import calm
from tracegraph.maps.page.html import page as html
from tracegraph.maps.picture import picture

pytestmark = pytest.mark.browser

WORDS = "Return home interviews are seldom held soon enough to matter."


def test_the_lanes_are_what_is_seen_first(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    expect(page.locator("#lanes")).to_be_visible()
    for view in VIEWS[1:]:
        expect(page.locator(f"#{view}")).to_be_hidden()
    expect(page.locator(".lane")).to_have_count(6)
    expect(page.locator(".lane a").first).to_be_in_viewport()
    expect(mark(page, interviews(), JOINT).locator(".caption")).to_be_visible()
    named = "Return home interviews, Joint targeted area inspection, January 2022: escalated 1 statement"
    expect(page.get_by_role("button", name=named)).to_be_visible()


def test_marks_stand_in_the_order_of_time_beneath_their_inspections(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)

    def middle(place: Locator) -> float:
        box = place.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2

    marks = [middle(mark(page, interviews(), view)) for view in (STANDARD, FOCUSED, JOINT, MONITORING, LATEST)]
    assert marks == sorted(marks)
    head = middle(page.locator(f'.head button[data-shows="{JOINT.id}"]'))
    assert abs(head - marks[2]) < 2


@pytest.mark.parametrize("width", [1440, 900, 320])
def test_a_mark_shows_the_exact_words_their_place_and_why(opened: Opener, calm_file: Path, width: int) -> None:
    page = opened(calm_file, width)
    mark(page, interviews(), JOINT).click()
    expect(panel(page)).to_be_visible()
    expect(panel(page).locator("h3")).to_have_text("Return home interviews")
    expect(panel(page).locator("blockquote").first).to_have_text(WORDS)
    expect(panel(page).locator(".cite").first).to_contain_text("page 4, paragraph 11")
    expect(panel(page).locator(".why").first).to_contain_text("inferred, score 0.83")
    assert overflow(page) <= 0
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(mark(page, interviews(), JOINT)).to_be_focused()


def test_a_plan_shows_its_actions_with_owners_dates_and_contradictions(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    plan = mark(page, interviews(), STANDARD, "plan")
    expect(plan).to_contain_text("4 actions: 1 completed, 1 in progress, 1 ongoing, 1 without a status")
    plan.click()
    actions = panel(page).locator(".action")
    expect(actions).to_have_count(4)
    expect(actions.first).to_be_in_viewport()
    expect(actions.nth(2)).to_contain_text("Head of Participation")
    expect(actions.nth(2)).to_contain_text("June 2020, now January 2021")
    expect(actions.nth(2)).to_contain_text("contradicts itself")


def test_the_panel_steps_through_an_issues_life(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    mark(page, interviews(), FOCUSED).click()
    page.get_by_role("button", name="Later inspection").click()
    expect(panel(page).locator("blockquote").first).to_have_text(WORDS)
    expect(mark(page, interviews(), JOINT)).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Earlier inspection").click()
    page.get_by_role("button", name="Earlier inspection").click()
    expect(page.get_by_role("button", name="Earlier inspection")).to_be_disabled()


def test_a_reason_leads_to_the_other_statement(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    mark(page, interviews(), FOCUSED).click()
    panel(page).locator(".why a").first.click()
    expect(panel(page).locator("blockquote").first).to_contain_text("How soon return home interviews are held")


def test_an_inspection_shows_its_grades(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.locator(f'.head button[data-shows="{STANDARD.id}"]').click()
    expect(panel(page)).to_contain_text("The impact of leaders on social work practice")
    expect(panel(page)).to_contain_text("Inadequate")
    panel(page).locator(".papers a").first.click()
    expect(page.locator("#texts .paper[open]")).to_have_attribute("id", f"text/{STANDARD.documents[0]}")


def test_everything_can_be_done_by_keyboard(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.locator(".lane a").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(mark(page, interviews(), FOCUSED)).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(panel(page).locator("h3")).to_be_focused()
    expect(panel(page)).to_contain_text("Too few return home interviews are held.")
    page.keyboard.press("Escape")
    expect(mark(page, interviews(), FOCUSED)).to_be_focused()
    page.keyboard.press("End")
    expect(mark(page, interviews(), LATEST)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.grid')") is None, "the lanes are one stop of the Tab key"


# what is chosen, the issues that are left (their themes)
CHOICES = [
    ({"state": "open"}, 5),
    ({"state": "again"}, 4),
    ({"state": "recurred"}, 1),
    ({"theme": "theme/private-fostering"}, 1),
    ({"state": "open", "theme": "theme/case-recording"}, 0),
    ({"visit": "jtai"}, 1),
    ({"visit": "focused-visit", "statement": "recommendation"}, 1),
    ({"visit": "focused-visit", "statement": "finding--shortfall"}, 1),
    ({"statement": "finding--shortfall"}, 3),
    ({"visit": "jtai", "statement": "recommendation"}, 0),
    ({"statement": "action", "state": "open"}, 2),
]


@pytest.mark.parametrize(("choices", "left"), CHOICES)
def test_filters_leave_the_same_issues_in_every_view(
    opened: Opener, calm_file: Path, choices: dict[str, str], left: int
) -> None:
    page = opened(calm_file)
    for name, value in choices.items():
        page.select_option(f'select[name="{name}"]', value)
    for view, rows in (("lanes", ".lane"), ("table", "tbody tr"), ("histories", ".history[data-lane]")):
        page.click(f'.views a[href="#{view}"]')
        expect(page.locator(f"#{view} {rows}:visible")).to_have_count(left)
        expect(page.locator(f"#{view} .none")).to_be_visible(visible=left == 0)
    expect(page.locator(".shown")).to_have_text(f"{left} of 6 issues shown")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#histories .history[data-lane]:visible")).to_have_count(6)


def test_filters_find_the_issues_of_an_owner_and_each_has_a_name(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    owner = page.get_by_role("combobox", name="Owner of an action")
    owner.select_option(label="Head of Young People (1)")
    expect(page.locator(".lane:visible a")).to_have_text(["Return home interviews"])
    expect(page.get_by_role("status")).to_have_text("1 of 6 issues shown")
    owner.focus()
    for name in ("Inspection", "Statement", "Sort"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("combobox", name=name)).to_be_focused()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".lane:visible")).to_have_count(6)


def test_search_looks_through_the_quotes_and_the_owners(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.fill('input[name="words"]', "assistant DIRECTOR")
    expect(page.locator(".lane:visible")).to_have_count(1)
    expect(page.locator(".lane:visible a")).to_have_text("Management oversight and supervision")


def test_sorting_changes_the_order_everywhere(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.select_option('select[name="sort"]', "newest")
    expect(page.locator(".lane a").first).to_have_text("Care leavers' health histories")
    expect(page.locator(".twin tbody tr a").first).to_have_text("Care leavers' health histories")
    expect(page.locator(".history h3").first).to_have_text("Care leavers' health histories")


def test_words_are_looked_for_together_and_else_one_by_one(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.fill('input[name="words"]', "supervision once a month")
    expect(page.locator(".lane:visible")).to_have_count(1)
    page.fill('input[name="words"]', "month supervision")
    expect(page.locator(".lane:visible a")).to_have_text(["Management oversight and supervision"])
    page.fill('input[name="words"]', "nothing of the kind")
    expect(page.locator("#lanes .none")).to_be_visible()


def test_many_inspections_leave_the_first_issue_in_sight(opened: Opener, tmp_path: Path) -> None:
    added = tuple(
        replace(MONITORING, id=f"norburn/20{n}-01-other", start=f"20{n}-01-10", end=f"20{n}-01-14", documents=())
        for n in range(24, 32)
    )
    told, heard, papers = calm()
    file = tmp_path / "many.html"
    file.write_text(html(picture(replace(told, inspections=(*told.inspections, *added)), heard, papers)), "utf-8")
    page = opened(file)
    heads, first = page.locator(".heads").bounding_box(), page.locator(".lane").first.bounding_box()
    assert heads is not None
    assert first is not None
    assert heads["y"] + heads["height"] <= first["y"] + 1, "the heads cover no lane"
    assert overflow(page) <= 0


def test_actions_that_nobody_asked_for_stay_below_the_issues_and_are_found(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    spare = page.locator("#lanes .unasked")
    for choice in ("longest", "newest"):
        page.select_option('select[name="sort"]', choice)
        expect(page.locator("#lanes .grid > :last-child")).to_have_class("unasked")
    page.select_option('select[name="state"]', "open")
    expect(spare).to_be_hidden()
    page.locator("button[type=reset]").click()
    page.fill('input[name="words"]', "newsletter")
    expect(page.locator("#lanes .lane:visible")).to_have_count(0)
    expect(spare).to_be_visible()
    spare.locator(".plan").click()
    expect(panel(page).locator("h3")).to_have_text("Actions answering no recommendation")
    expect(panel(page).locator("blockquote")).to_have_text("Print a newsletter for carers.")
    dates = "March 2021, revised to June 2021 (March 2021; then June 2021, revised)"
    expect(panel(page).locator(".facts")).to_contain_text(dates)


def test_a_telephone_keeps_the_finer_filters_until_they_are_asked_for(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    theme, more = page.locator('select[name="theme"]'), page.get_by_role("button", name="More filters")
    expect(theme).to_be_visible()
    expect(more).to_have_count(0)
    page.set_viewport_size({"width": 320, "height": 800})
    expect(theme).to_be_hidden()
    expect(page.locator('select[name="state"]')).to_be_visible()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    page.locator(".lane .mark").first.click()
    page.keyboard.press("Escape")
    expect(page.locator(".lane [aria-expanded]")).to_have_count(0)
    expect(more).to_have_attribute("aria-expanded", "true")
    theme.select_option("theme/private-fostering")
    expect(page.locator(".lane:visible")).to_have_count(1)
    assert overflow(page) <= 0
