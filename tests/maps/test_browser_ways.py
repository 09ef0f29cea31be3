"""Ways through the network in a real Chromium: from one issue outwards, and the path from one issue to another."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.maps.looking import Opener, overflow, panel
from tests.maps.stories import carers, fostering, oversight, overview, recording
from tracegraph.maps.page.html import page
from tracegraph.maps.picture import picture

pytestmark = pytest.mark.browser

SHARED = oversight().moments[1].entries[0]
DRAWN = "tracegraph.network.body.data.nodes.length"


@pytest.fixture(scope="module")
def joined_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four issues: what supervision says also touches the carers, records have the carers' theme, and nothing joins
    private fostering to them."""
    touched = carers()
    moments = tuple(
        replace(moment, related=(SHARED,)) if number == 1 else moment for number, moment in enumerate(touched.moments)
    )
    records = recording()
    told = (
        replace(touched, moments=moments),
        oversight(),
        fostering(),
        replace(records, summary=replace(records.summary, themes=("case-recording", "sufficiency"))),
    )
    file = tmp_path_factory.mktemp("joined") / "map.html"
    file.write_text(page(picture(overview(told), told)), encoding="utf-8", newline="\n")
    return file


@pytest.fixture
def network(opened: Opener, joined_file: Path) -> Page:
    window = opened(joined_file, anchor="#network")
    window.get_by_role("combobox", name="Draw").select_option(label="Foster carer sufficiency")
    return window


def test_an_issue_is_followed_outwards_and_back(network: Page) -> None:
    alone = network.evaluate(DRAWN)
    further = network.get_by_role("button", name="One step further")
    back = network.get_by_role("button", name="One step back")
    expect(back).to_be_disabled()
    further.focus()
    network.keyboard.press("Enter")
    expect(network.locator("#net-said")).to_have_text("2 issues drawn, one step further than the first.")
    assert network.evaluate(DRAWN) > alone
    expect(further).to_be_disabled()
    expect(back).to_be_focused()
    network.keyboard.press("Enter")
    expect(further).to_be_focused()
    assert network.evaluate(DRAWN) == alone


def test_what_is_followed_outwards_does_not_lie_on_itself(network: Page) -> None:
    network.get_by_role("button", name="One step further").click()
    closest = network.evaluate(
        """() => { const places = Object.values(tracegraph.network.getPositions());
        return Math.min(...places.flatMap((one, at) => places.slice(at + 1)
            .map((other) => Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))))); }"""
    )
    assert closest >= 20


def test_a_path_is_told_and_drawn_bold(network: Page) -> None:
    network.get_by_role("combobox", name="Path to").select_option(label="Management oversight and supervision")
    expect(network.locator("#net-said")).to_have_text("The shortest path: 2 steps.")
    expect(network.locator("#net-way li")).to_have_text(
        [
            "Foster carer sufficiency",
            f"← touches {SHARED.citation.words}",
            "← has Management oversight and supervision",
        ]
    )
    bold = "Object.values(tracegraph.network.body.edges).filter((edge) => edge.options.width === 6).length"
    assert network.evaluate(bold) == 2
    network.locator("#net-way button").nth(1).click()
    expect(panel(network).locator("blockquote").first).to_have_text(SHARED.citation.words)
    network.keyboard.press("Escape")
    network.get_by_role("combobox", name="Path to").select_option(label="no path")
    expect(network.locator("#net-way")).to_be_hidden()
    assert network.evaluate(bold) == 0


def test_a_theme_joins_only_where_nothing_closer_does(network: Page) -> None:
    network.get_by_role("combobox", name="Path to").select_option(label="Children's case records and chronologies")
    expect(network.locator("#net-way li")).to_have_count(3)
    expect(network.locator("#net-way li").nth(1)).to_contain_text("is about →")


def test_where_nothing_joins_two_issues_it_says_so(network: Page) -> None:
    network.get_by_role("combobox", name="Path to").select_option(label="Private fostering")
    expect(network.locator("#net-said")).to_have_text("No statement, link or theme joins these two issues.")
    expect(network.locator("#net-way")).to_be_hidden()


def test_without_one_issue_there_is_nothing_to_start_from(network: Page) -> None:
    network.get_by_role("combobox", name="Draw").select_option(label="all issues (4)")
    expect(network.get_by_role("combobox", name="Path to")).to_be_disabled()
    expect(network.get_by_role("button", name="One step further")).to_be_disabled()
    expect(network.locator("#net-said")).to_have_text("")


def test_a_path_fits_a_small_screen(opened: Opener, joined_file: Path) -> None:
    window = opened(joined_file, 320, 700, dark=True, anchor="#network")
    window.select_option("#net-focus", label="Foster carer sufficiency")
    window.select_option("#net-path", label="Management oversight and supervision")
    expect(window.locator("#net-way")).to_be_visible()
    assert overflow(window) <= 0
