"""The map in a real Chromium: what a person sees, chooses and reads. The fixture `opened` sees that no page asks for
anything but itself and that none complains."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.maps.stories import FOCUSED, JOINT, LATEST, MONITORING, STANDARD, interviews, oversight
from tracegraph.story.values import InspectionView, IssueStory

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]

VIEWS = ["lanes", "table", "network", "histories", "overview"]
WORDS = "Return home interviews are seldom held soon enough to matter."


def mark(page: Page, story: IssueStory, view: InspectionView, kind: str = "mark") -> Locator:
    return page.locator(f'#lanes .{kind}[data-shows="{story.summary.id}@{view.id}"]')


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


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
    expect(plan).to_contain_text("4 actions: 1 completed, 1 in progress, 1 ongoing, 1 not stated")
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
]


@pytest.mark.parametrize(("choices", "left"), CHOICES)
def test_filters_leave_the_same_issues_in_every_view(
    opened: Opener, calm_file: Path, choices: dict[str, str], left: int
) -> None:
    page = opened(calm_file)
    for name, value in choices.items():
        page.select_option(f'select[name="{name}"]', value)
    for view, rows in (("lanes", ".lane"), ("table", "tbody tr"), ("histories", ".history")):
        page.click(f'.views a[href="#{view}"]')
        expect(page.locator(f"#{view} {rows}:visible")).to_have_count(left)
        expect(page.locator(f"#{view} .none")).to_be_visible(visible=left == 0)
    expect(page.locator(".shown")).to_have_text(f"{left} of 6 issues shown")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#histories .history:visible")).to_have_count(6)


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


@pytest.mark.parametrize("dark", [False, True])
def test_the_network_is_drawn_and_a_node_shows_its_words(opened: Opener, calm_file: Path, dark: bool) -> None:
    page = opened(calm_file, dark=dark)
    page.click('.views a[href="#network"]')
    canvas = page.locator("#net canvas")
    expect(canvas).to_be_visible()
    inked = page.evaluate(
        """() => { const canvas = document.querySelector("#net canvas");
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const colours = new Set(); for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 4).join());
        return colours.size; }"""
    )
    assert inked > 20, "the canvas is as good as empty"
    story = interviews()
    shows = story.moments[2].entries[0].id
    spot = page.evaluate(
        """(shows) => { const data = JSON.parse(document.getElementById("network-data").textContent);
        const node = data.nodes.find((each) => each.shows === shows);
        const frame = document.querySelector("#net canvas").getBoundingClientRect();
        const at = tracegraph.network.canvasToDOM({ x: node.x, y: node.y });
        return [frame.left + at.x, frame.top + at.y]; }""",
        shows,
    )
    page.mouse.move(*spot)
    expect(page.locator("#net-tip")).to_contain_text(WORDS)
    page.mouse.click(*spot)
    expect(panel(page).locator("blockquote").first).to_have_text(WORDS)
    expect(panel(page).locator("h4").first).to_contain_text("Escalated")


def test_the_network_draws_what_is_chosen(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#network")
    drawn = "tracegraph.network.body.data.nodes.length"
    whole = page.evaluate(drawn)
    page.uncheck('.kinds input[value="finding"]')
    fewer = page.evaluate(drawn)
    assert 0 < fewer < whole
    page.select_option("#net-focus", label="Private fostering")
    assert page.evaluate(drawn) == 4, "the issue, its theme, its inspection, its recommendation"


def test_the_network_has_a_list_that_opens_the_same_words(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#network")
    page.click(".nets > summary")
    page.locator(".nets").get_by_role("button", name=WORDS).click()
    expect(panel(page).locator("blockquote").first).to_have_text(WORDS)


def test_an_address_leads_to_an_issue_and_to_a_quote(opened: Opener, calm_file: Path) -> None:
    story = oversight()
    page = opened(calm_file, anchor=f"#{quote(story.summary.id, safe='')}")
    expect(page.locator("#histories")).to_be_visible()
    expect(page.locator("#histories blockquote").get_by_text("Managers should record why")).to_be_visible()
    page = opened(calm_file, anchor=f"#{quote(interviews().moments[2].entries[0].id, safe='')}")
    expect(page.locator("#histories blockquote").get_by_text(WORDS)).to_be_in_viewport()


@pytest.mark.parametrize("anchor", ["#%E0%A4%A", "#no/such/thing", "#", '#"><img src=x>'])
def test_an_address_that_leads_nowhere_shows_the_lanes(opened: Opener, calm_file: Path, anchor: str) -> None:
    expect(opened(calm_file, anchor=anchor).locator("#lanes")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1440, 900, 320])
def test_no_view_is_wider_than_its_window(opened: Opener, calm_file: Path, width: int, dark: bool) -> None:
    page = opened(calm_file, width, dark=dark)
    for view in VIEWS:
        page.click(f'.views a[href="#{view}"]')
        expect(page.locator(f"#{view}")).to_be_visible()
        assert overflow(page) <= 0, view


def test_on_a_small_screen_each_issue_is_a_card_with_dated_marks(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, 320, 700)
    expect(page.locator(".heads")).to_be_hidden()
    shown = mark(page, interviews(), FOCUSED)
    expect(shown.locator(".date")).to_be_visible()
    box = shown.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    assert 0 <= box["x"] <= 320 - box["width"]


def test_hostile_words_run_nothing_and_break_no_view(opened: Opener, hostile_file: Path) -> None:
    for width in (1440, 320):
        page = opened(hostile_file, width)
        for view in VIEWS:
            page.click(f'.views a[href="#{view}"]')
            expect(page.locator(f"#{view}")).to_be_visible()
            assert overflow(page) <= 0, f"{view} at {width}"
        page.click('.views a[href="#histories"]')
        page.locator(".history > summary").first.click()
        for summary in page.locator(".history[open] details > summary").all()[:20]:
            summary.click()
        page.click('.views a[href="#lanes"]')
        page.locator(".mark").first.click()
        expect(panel(page)).to_be_visible()
        assert panel(page).locator("script, img").count() == 0
        assert overflow(page) <= 0
        page.keyboard.press("Escape")
        page.fill('input[name="words"]', "<img src=x onerror=window.ran=1>")
        assert page.evaluate("window.ran") is None


def test_a_hostile_name_takes_no_more_room_than_any_other(opened: Opener, hostile_file: Path) -> None:
    page = opened(hostile_file)
    for place in page.locator(".lane").all():
        box = place.bounding_box()
        assert box is not None
        assert box["height"] < 150


def test_without_scripts_everything_can_still_be_read(calm_file: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(calm_file.as_uri())
    for view in VIEWS:
        expect(page.locator(f"#{view}")).to_be_visible()
    page.locator(".history > summary").first.click()
    expect(page.locator(".history[open] blockquote").first).to_be_visible()
    context.close()


def test_paper_shows_the_histories_unfolded(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#histories")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#histories blockquote").get_by_text(WORDS)).to_be_visible()
    expect(page.locator(".tools")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".history[open]")).to_have_count(0)
