"""The map without a mouse, without motion, without colour, on paper, enlarged and on a projector."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.maps.looking import VIEWS, Opener, overflow, panel
from tests.maps.states import STATES, State, as_it_comes, shown, site_pages
from tracegraph.maps.style import STATES as STATE_SIGNS

pytestmark = pytest.mark.browser

COMING = {state.view: state for state in STATES if state.does is as_it_comes}
SLUGS: dict[str | None, str] = {sign.caption: sign.slug for sign in STATE_SIGNS}
TO_READ = [state for state in STATES if state.name.startswith(("words", "actions"))]

# Where the focus is: what it is, whether its outline is seen, and whether it is itself, or lies beneath something else.
FOCUS = """() => {
  const at = document.activeElement;
  window.met ??= new WeakSet();
  if (at === document.body) return "outside";
  if (window.met.has(at)) return "again";
  window.met.add(at);
  const box = at.getBoundingClientRect();
  const spots = [[box.left + 3, box.top + 3], [box.left + box.width / 2, box.top + box.height / 2]];
  const met = spots.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  const style = getComputedStyle(at);
  return {
    name: at.outerHTML.slice(0, 100),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: met.some((each) => at.contains(each) || each.contains(at) || each.closest("label")?.contains(at)),
  };
}"""
MOVED = """(before) => new Promise((done) => {
  let frames = 0;
  const look = () => {
    if (tracegraph.network.getViewPosition().x !== before) done(true);
    else if ((frames += 1) > 60) done(false);
    else requestAnimationFrame(look);
  };
  look();
})"""
FRAMES = """() => new Promise((done) => {
  const wait = (frames) => requestAnimationFrame(() => (frames ? wait(frames - 1) : done()));
  wait(5);
})"""
# What the Tab key must reach: all that can be chosen and is shown, a grid or a text with its own keys counting once.
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter((each) =>
  each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })).length"""


def walked(page: Page) -> list[dict[str, Any]]:
    """Every place where the Tab key stops, once around: a browser may begin at the part that the address names."""
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here == "again":
            return stops
        if here != "outside":
            stops.append(here)
    raise AssertionError("the Tab key never comes around")


@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("view", VIEWS)
def test_the_tab_key_reaches_everything_and_the_focus_is_always_seen(
    opened: Opener, calm_file: Path, view: str, width: int
) -> None:
    page = opened(calm_file, width)
    shown(page, COMING[view])
    stops = walked(page)
    assert len(stops) == page.evaluate(STOPS)
    assert [stop["name"] for stop in stops if not stop["outlined"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("width", [1440, 320])
def test_the_tab_key_reaches_everything_in_a_site(opened: Opener, calm_folder: Path, width: int) -> None:
    for file, states in site_pages(calm_folder).items():
        page = opened(file, width, folder=calm_folder)
        for state in states:
            if state.does is not as_it_comes:
                continue
            shown(page, state)
            stops = walked(page)
            assert len(stops) == page.evaluate(STOPS), (file.name, state.view)
            assert [stop["name"] for stop in stops if not (stop["outlined"] and stop["seen"])] == []


@pytest.mark.parametrize("state", TO_READ, ids=lambda state: f"{state.view}: {state.name}")
def test_what_was_opened_by_keyboard_is_closed_by_escape_where_it_was_opened(
    opened: Opener, calm_file: Path, state: State
) -> None:
    page = opened(calm_file)
    shown(page, state)
    expect(panel(page).locator("h3")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate(f"document.activeElement.closest('#{state.view}') !== null"), "the focus went astray"


def test_the_drawing_is_moved_by_keyboard(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#network")
    expect(page.locator("#net canvas")).to_be_visible()
    page.locator("#net .vis-network").focus()
    before = page.evaluate("tracegraph.network.getViewPosition().x")
    page.keyboard.down("ArrowRight")
    assert page.evaluate(MOVED, before)
    page.keyboard.up("ArrowRight")
    for name in ("Zoom in", "Zoom out", "Fit"):
        page.get_by_role("button", name=name, exact=True).press("Enter")


@pytest.mark.parametrize("view", ["lanes", "table"])
@pytest.mark.parametrize("width", [1440, 900, 320])
def test_every_mark_has_a_shape_of_its_state_and_says_it(
    opened: Opener, calm_file: Path, view: str, width: int
) -> None:
    page = opened(calm_file, width)
    shown(page, COMING[view])
    marks = page.locator(f"#{view} .mark, #{view} .cellmark")
    assert marks.count() > 20
    for mark in marks.all():
        shape = mark.locator("use").get_attribute("href")
        said = mark.locator(".caption, [class^=c-]").last.text_content()
        assert shape == f"#s-{SLUGS[said]}"
        expect(mark.locator("svg")).to_be_visible()
        expect(mark).to_have_accessible_name(re.compile(rf"\b{said}\b"))


def test_marks_keep_their_shapes_where_the_reader_chooses_the_colours(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.emulate_media(forced_colors="active")
    expect(page.locator("#lanes .m-repeated .sign").first).to_be_visible()
    colours = "(each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
    ink, ground = page.locator("#lanes .m-repeated .sign").first.evaluate(colours)
    assert ink != ground


def test_whoever_wants_less_motion_has_none(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
      return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior !== "auto"; }).length"""
    assert page.evaluate(moving) > 0, "nothing moves anyway: this test would claim nothing"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("view", VIEWS)
def test_paper_is_white_and_holds_words_and_no_tools(opened: Opener, calm_file: Path, view: str) -> None:
    page = opened(calm_file, 794, 1123, dark=True)
    shown(page, COMING[view])
    page.emulate_media(media="print")
    for tool in (".views", ".tools", ".net-tools", ".skip", ".zoom"):
        for each in page.locator(tool).all():
            expect(each).to_be_hidden()
    colours = page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    assert colours[1] == "rgb(255, 255, 255)"
    assert max(int(part) for part in colours[0][4:-1].split(",")) < 80, "ink that is seen on white"
    assert overflow(page) <= 0


# what is meant, the window in CSS pixels
WINDOWS = [
    ("a laptop at 200%", 640, 400),
    ("a laptop at 400%", 320, 200),
    ("a projector", 1920, 1080),
    ("4K", 3840, 2160),
]


@pytest.mark.parametrize(("meant", "width", "height"), WINDOWS)
def test_no_view_is_wider_than_a_window_however_it_is_enlarged(
    opened: Opener, calm_file: Path, meant: str, width: int, height: int
) -> None:
    page = opened(calm_file, width, height)
    for view in VIEWS:
        shown(page, COMING[view])
        assert overflow(page) <= 0, f"{view}: {meant}"


def test_a_view_is_seen_from_its_top_whoever_leads_there(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, 1440, 500)
    for view in [*VIEWS, *reversed(VIEWS)]:
        page.locator(f'.views a[href="#{view}"]').click()
        seen_from_its_top(page, view)
        page.evaluate("scrollTo(0, 300)")  # a wheel would still be turning at the next click


def test_a_page_opened_at_a_view_shows_its_top(opened: Opener, calm_file: Path) -> None:
    for view in VIEWS:
        seen_from_its_top(opened(calm_file, anchor=f"#{view}"), view)


def seen_from_its_top(page: Page, view: str) -> None:
    """The view is shown, the browser has had time to jump, and the page is at its top."""
    expect(page.locator(f'.views a[href="#{view}"]')).to_have_attribute("aria-current", "page")
    page.evaluate(FRAMES)
    page.wait_for_function("scrollY === 0")
