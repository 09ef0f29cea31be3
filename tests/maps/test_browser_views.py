"""The other views in a real Chromium, small screens, hostile words and paper. The fixture `opened` sees that no page
asks for anything but itself and that none complains."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.maps.looking import VIEWS, Opener, mark, overflow, panel
from tests.maps.record import FOCUSED
from tests.maps.stories import interviews, oversight, overview, stories
from tests.patience import PATIENCE
from tracegraph.maps.picture import picture

pytestmark = pytest.mark.browser

WORDS = "Return home interviews are seldom held soon enough to matter."
# Whether the drawing is drawn, which comes some frames after its frame: a canvas as good as empty has few colours.
INKED = """() => { const canvas = document.querySelector("#net canvas");
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set(); for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 4).join());
    return colours.size > 20; }"""


@pytest.mark.parametrize("dark", [False, True])
def test_the_network_is_drawn_and_a_node_shows_its_words(opened: Opener, calm_file: Path, dark: bool) -> None:
    page = opened(calm_file, dark=dark)
    page.click('.views a[href="#network"]')
    canvas = page.locator("#net canvas")
    expect(canvas).to_be_visible()
    page.wait_for_function(INKED)
    story = interviews()
    shows = story.moments[2].entries[0].id
    spot = page.evaluate(
        """(shows) => { const data = JSON.parse(document.getElementById("network-data").textContent);
        const [, , x, y] = data.nodes.find((each) => `${data.documents[each[4]]}/${each[5]}` === shows);
        const frame = document.querySelector("#net canvas").getBoundingClientRect();
        const at = tracegraph.network.canvasToDOM({ x, y });
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


def test_the_list_says_every_thing_and_every_link(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#network")
    network = picture(overview(), stories()).network
    page.click(".nets > summary")
    expect(page.locator(".nets li")).to_have_count(len(network.nodes))
    expect(page.locator(".nets h3")).to_have_text([f"{kind.caption.capitalize()}s" for kind in network.kinds])
    joined = page.locator(".nets .sub bdi").all_text_contents()
    assert sum(len(each.split("; ")) for each in joined) == len(network.edges)
    page.click(".nets > summary")
    page.click(".nets > summary")
    expect(page.locator(".nets li")).to_have_count(len(network.nodes))


def test_a_link_says_its_reasons_in_the_panel_and_in_the_history(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    mark(page, interviews(), FOCUSED).click()
    reasons = ["shared theme45%", "shared words30%“not offered” and “not held”"]
    expect(panel(page).locator(".why").first.locator(".reasons li")).to_have_text(reasons)
    page.keyboard.press("Escape")
    page.click('.views a[href="#histories"]')
    page.locator(f'.history[data-lane="{interviews().summary.id}"] > summary').click()
    page.locator(".history[open] .whys > summary").first.click()
    expect(page.locator(".history[open] .why").first.locator(".reasons li")).to_have_text(reasons)


def test_an_address_leads_to_an_issue_and_to_a_quote(opened: Opener, calm_file: Path) -> None:
    story = oversight()
    page = opened(calm_file, anchor=f"#{quote(story.summary.id, safe='')}")
    expect(page.locator("#histories")).to_be_visible()
    expect(page.locator("#histories blockquote").get_by_text("Managers should record why")).to_be_visible()
    page = opened(calm_file, anchor=f"#{quote(interviews().moments[2].entries[0].id, safe='')}")
    expect(page.locator("#histories blockquote").get_by_text(WORDS)).to_be_in_viewport()


@pytest.mark.parametrize("places", [".statement[id], .moment[id], .action[id]", ".print mark[id]"])
def test_whatever_an_address_names_is_seen_there_and_not_above_or_below(
    opened: Opener, calm_file: Path, places: str
) -> None:
    page = opened(calm_file, 640, 300)
    ids = page.locator(places).evaluate_all("(all) => all.map((each) => each.id)")
    assert len(ids) > 20
    for each in reversed(ids):
        page.evaluate("(id) => { location.hash = encodeURIComponent(id); }", each)
        expect(page.locator(f'[id="{each}"]:target')).to_be_in_viewport()


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


def test_without_scripts_everything_can_still_be_read(calm_file: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
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


def test_paper_shows_what_was_unfolded_and_why_it_is_linked_in_short(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor=f"#{quote(interviews().summary.id, safe='')}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#histories .history:visible")).to_have_count(1)
    expect(page.locator("#histories blockquote").get_by_text(WORDS)).to_be_visible()
    short = page.locator(".history[open] .whys[open] > p")
    expect(short.first).to_contain_text("same issue, inferred, score 0.83")
    expect(page.locator(".history[open] .whys:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".history[open] .whys[open]")).to_have_count(0)
    page.emulate_media(media="screen")
    page.locator(".history[open] .whys > summary").first.click()
    expect(page.locator(".history[open] .why").first.locator(".reasons li")).not_to_have_count(0)


def test_one_issue_by_itself_is_drawn_close_together(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#network")
    page.select_option("#net-focus", label="Private fostering")
    spread = page.evaluate(
        """() => { const places = Object.values(tracegraph.network.getPositions());
        return Math.max(...places.map((each) => each.y)) - Math.min(...places.map((each) => each.y)); }"""
    )
    assert 0 < spread < 400
