"""Hostile documents in a real Chromium: in no state of the map does anything run, and nothing breaks the layout. The
fixture `opened` sees that no page asks for anything but itself and that none complains."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.maps.looking import Opener, overflow
from tests.maps.states import STATES, State, shown, site_pages

pytestmark = pytest.mark.browser

# What stands further right than the window without being inside something that scrolls or is cut off on purpose.
STICKS_OUT = """() => [...document.body.querySelectorAll("*")].filter((each) => {
  const box = each.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1) return false;
  for (let around = each; around; around = around.parentElement) {
    const { overflowX, clipPath } = getComputedStyle(around);
    if (overflowX !== "visible" || clipPath !== "none") return false;
  }
  return true;
}).slice(0, 3).map((each) => each.outerHTML.slice(0, 120))"""


def harm(page: Page) -> list[str]:
    """What a hostile document has brought about in the page as it is."""
    ran = page.evaluate("window.ran")
    added = page.locator("img, iframe, object, embed, base, [onload], [onerror], [onfocus], [href^=javascript]").count()
    return [
        *([f"ran: {ran}"] if ran is not None else []),
        *([f"{added} elements of its own"] if added else []),
        *([f"{overflow(page)} pixels too wide"] if overflow(page) > 0 else []),
        *(f"sticks out: {each}" for each in page.evaluate(STICKS_OUT)),
    ]


@pytest.mark.parametrize("width", [1280, 320])
def test_hostile_words_run_nothing_and_break_no_state(opened: Opener, hostile_file: Path, width: int) -> None:
    page = opened(hostile_file, width)
    done: dict[State, list[str]] = {}
    for state in STATES:
        shown(page, state)
        done[state] = harm(page)
    assert {state: found for state, found in done.items() if found} == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_hostile_words_run_nothing_and_break_no_page_of_a_site(
    opened: Opener, hostile_folder: Path, width: int
) -> None:
    done: dict[tuple[str, State], list[str]] = {}
    for file, states in site_pages(hostile_folder).items():
        page = opened(file, width, folder=hostile_folder)
        for state in states:
            shown(page, state)
            done[file.name, state] = harm(page)
    assert {state: found for state, found in done.items() if found} == {}


def test_hostile_words_in_the_search_are_looked_for_and_nothing_else(opened: Opener, hostile_file: Path) -> None:
    page = opened(hostile_file)
    page.fill('input[name="words"]', "<img src=x onerror=window.ran=1>")
    assert harm(page) == []


def test_a_hostile_name_takes_no_more_room_than_any_other(opened: Opener, hostile_file: Path) -> None:
    page = opened(hostile_file)
    for place in page.locator(".lane").all():
        box = place.bounding_box()
        assert box is not None
        assert box["height"] < 150
