"""An issue's history in a real Chromium: what would be asked next, what was promised, and citations to take along."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.maps.looking import Opener, mark, panel
from tests.maps.record import JOINT
from tests.maps.stories import interviews, oversight

pytestmark = pytest.mark.browser


def at(anchor: str) -> str:
    return f"#{quote(anchor, safe='')}"


def test_a_history_begins_with_how_it_stands_and_what_to_ask(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor=at(oversight().summary.id))
    history = page.locator(".history[open]")
    expect(history.locator(".standing")).to_contain_text("Latest word: recurred, November 2025")
    expect(history.locator(".asks li").first).to_contain_text("What did not last, and why?")
    history.locator(".asks a").first.click()
    expect(page.locator(".statement:target, .action:target")).to_be_in_viewport()


def test_what_was_promised_stands_beside_what_came_of_it(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor=at(interviews().summary.id))
    rows = page.locator(".history[open] .slips tbody tr")
    expect(rows).to_have_count(4)
    moved = ["Ask children what changed.", "June 2020", "January 2021", "ongoing", "repeated, June 2021"]
    expect(rows.nth(2).locator("th, td")).to_have_text(moved)
    rows.nth(2).locator("a").click()
    expect(page.locator(".action:target")).to_be_in_viewport()


@pytest.mark.parametrize("place", ["history", "panel"])
def test_a_citation_can_be_copied_without_being_asked(opened: Opener, calm_file: Path, place: str) -> None:
    page = opened(calm_file, anchor=at(interviews().summary.id) if place == "history" else "")
    if place == "panel":
        mark(page, interviews(), JOINT).click()
    frame = panel(page) if place == "panel" else page.locator(".history[open]")
    button = frame.get_by_role("button", name="Copy citation").first
    button.click()
    box = frame.get_by_role("textbox", name="Citation")
    words = frame.locator("blockquote").first.inner_text()
    text = box.input_value()
    assert text.startswith(f"“{words}” ")
    assert "SHA-256" in text
    assert "paragraph" in text
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == text, "selected"
    button.click()
    expect(box).to_have_count(0)


def test_a_number_of_the_overview_shows_what_it_counts(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#overview")
    page.locator('.numbers a[href="#returned"]').click()
    expect(page.locator("#returned")).to_be_in_viewport()
    page.goto(f"{calm_file.as_uri()}#show/again")
    page.reload()
    expect(page.locator(".lane:visible")).to_have_count(4)
