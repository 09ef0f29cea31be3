"""A site in a real Chromium, opened from the disk and from a web server: from the first page to an authority, to a
quote, to its place. Every request stays within the site's folder, and no page complains."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.maps.looking import overflow
from tests.maps.record import JOINT
from tests.maps.sites import lives, many_themes, site_of, whole
from tests.maps.stories import interviews
from tests.maps.texts import calm
from tests.patience import PATIENCE
from tracegraph.maps.lanes.lane import moment_anchor, within
from tracegraph.maps.page.views import NATION
from tracegraph.maps.site.address import Address
from tracegraph.maps.site.nation import nation
from tracegraph.story.summaries import ASKED

pytestmark = pytest.mark.browser


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window that must ask for nothing outside the folder of its first page, and hear no complaint."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    page, asked, complaints = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert complaints == []
    folder = asked[0].rpartition("/")[0]
    assert [url for url in asked if not url.startswith((folder, "data:"))] == []


@pytest.fixture
def served(calm_folder: Path) -> Iterator[str]:
    """The address of the site on a plain web server: that which Python brings along."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(calm_folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            said = re.search(r"\((http://[^)]+/)\)", server.stdout.readline())
            assert said is not None
            yield said[1]
        finally:
            server.terminate()


@pytest.fixture(params=["from the disk", "from a web server"])
def first(request: pytest.FixtureRequest, calm_folder: Path) -> str:
    """The address of the first page. Asked for before the window: a server outlives whoever asks it."""
    if request.param == "from the disk":
        return (calm_folder / "index.html").as_uri()
    return str(request.getfixturevalue("served"))


def test_from_the_first_page_to_the_place_of_a_quote_and_back(first: str, window: Page) -> None:
    window.goto(first)
    window.get_by_role("link", name="Sudburn", exact=True).first.click()
    window.wait_for_url("**/authorities/sudburn.html")
    expect(window.locator("h1")).to_have_text("Sudburn")
    row = window.locator(f'#lanes [data-lane="{interviews().summary.id.replace("norburn", "sudburn")}"]')
    row.locator(f'.mark[data-shows="{within(moment_anchor(interviews().summary.id, JOINT.id))}"]').click()
    window.locator("#panel .cite a").first.click()
    window.wait_for_load_state()
    expect(window.locator("mark:target")).to_have_text("Return home interviews are seldom held soon enough to matter.")
    expect(window.locator("mark:target")).to_be_in_viewport()
    window.locator("mark:target").click()
    window.locator("#panel .bonds a").first.click()
    window.wait_for_load_state()
    expect(window.locator("#histories .history[open] > summary h3")).to_have_text("Return home interviews")
    window.get_by_role("link", name="All authorities").click()
    expect(window.locator("#find")).to_be_visible()


def test_one_search_finds_authorities_and_issues(first: str, window: Page) -> None:
    window.goto(first)
    window.get_by_role("searchbox").fill("private fostering")
    expect(window.locator("#found li")).to_have_count(2)
    expect(window.locator("#authorities")).to_be_hidden()
    window.get_by_role("searchbox").fill("sudb")
    expect(window.locator("#authorities tbody tr:visible")).to_have_count(1)
    expect(window.locator("#found li")).to_have_count(6)
    window.get_by_role("searchbox").fill("nothing of the kind")
    expect(window.locator("#find .none")).to_be_visible()
    window.get_by_role("button", name="Clear").click()
    expect(window.locator("#authorities tbody tr:visible")).to_have_count(2)
    expect(window.locator("#found")).to_be_hidden()


def test_a_number_leads_to_the_issues_that_it_counts(window: Page, calm_folder: Path) -> None:
    window.goto((calm_folder / "index.html").as_uri())
    row = window.locator("#authorities tbody tr").first
    number = row.locator('a[href$="#show/open"]')
    count = int(number.inner_text())
    number.click()
    window.wait_for_load_state()
    expect(window.locator(".lane:visible")).to_have_count(count)
    window.go_back()
    window.goto((calm_folder / "index.html").as_uri() + "#where")
    window.locator("#by-authority td:not(.sum) a").first.click()
    expect(window.locator(".card.theme:target li")).not_to_have_count(0)


COUNTED = [
    ("when", "#by-year tbody a", "a year's issues about a theme, and all of them"),
    ("themes", "#by-theme + .scroll td:nth-of-type(-n+4):not(:nth-of-type(2)) a", "of a theme: all, again, still open"),
]


@pytest.mark.parametrize(("view", "numbers", "reason"), COUNTED)
def test_a_number_of_a_theme_leads_to_so_many_issues(
    window: Page, calm_folder: Path, view: str, numbers: str, reason: str
) -> None:
    window.goto((calm_folder / "index.html").as_uri() + f"#{view}")
    links = window.locator(numbers)
    assert links.count() > 3, reason
    for place in range(links.count()):
        number = int(links.nth(place).inner_text())
        links.nth(place).press("Enter")
        expect(window.locator("#find")).to_be_visible()
        expect(window.locator("#found li")).to_have_count(number)
        window.goto((calm_folder / "index.html").as_uri() + f"#{view}")


def test_issues_are_chosen_by_theme_year_and_how_they_stand(window: Page, calm_folder: Path) -> None:
    window.goto((calm_folder / "index.html").as_uri())
    _, told, _ = calm()
    window.get_by_role("combobox", name="Show").select_option("open")
    still = sum(story.summary.open for story in told)
    expect(window.locator("#found li")).to_have_count(2 * still)
    expect(window.get_by_role("status")).to_have_text(f"{2 * still} issues; 2 of 2 authorities with them")
    window.get_by_role("searchbox").fill("sudburn")
    expect(window.locator("#found li")).to_have_count(still)
    expect(window.locator("#authorities tbody tr:visible")).to_have_count(1)
    window.get_by_role("combobox", name="Show").select_option("closed")
    expect(window.locator("#found li")).to_have_count(len(told) - still)
    window.get_by_role("combobox", name="Raised in").select_option(label="2015")
    asked = [s for s in told if any(m.state in ASKED and m.inspection.end[:4] == "2015" for m in s.moments)]
    expect(window.locator("#found li")).to_have_count(sum(not s.summary.open for s in asked))


def test_whoever_comes_back_finds_what_was_found(window: Page, calm_folder: Path) -> None:
    window.goto((calm_folder / "index.html").as_uri())
    window.get_by_role("combobox", name="Show").select_option("closed")
    expect(window.locator("#found li").first).to_be_visible()
    number = window.locator("#found li").count()
    window.locator("#found li a").first.click()
    window.wait_for_url("**/authorities/**")
    window.go_back()
    expect(window.get_by_role("combobox", name="Show")).to_have_value("closed")
    expect(window.locator("#found li")).to_have_count(number)


def test_whoever_comes_back_to_an_authority_finds_the_lanes_that_were_chosen(window: Page, calm_folder: Path) -> None:
    window.goto((calm_folder / "index.html").as_uri())
    window.get_by_role("link", name="Norburn", exact=True).first.click()
    window.wait_for_url("**/authorities/norburn.html")
    every = window.locator(".lane:visible").count()
    window.get_by_role("combobox", name="Show").select_option("resolved")
    expect(window.locator(".lane:visible")).not_to_have_count(every)
    chosen = window.locator(".lane:visible").count()
    window.get_by_role("link", name="All authorities").click()
    window.wait_for_url("**/index.html")
    window.go_back()
    expect(window.get_by_role("combobox", name="Show")).to_have_value("resolved")
    expect(window.locator(".lane:visible")).to_have_count(chosen)


def test_a_table_is_sorted_by_any_column(window: Page, calm_folder: Path) -> None:
    window.goto((calm_folder / "index.html").as_uri() + "#when")
    names = window.locator("#by-year tbody th")
    before = names.all_inner_texts()
    head = window.get_by_role("columnheader", name="Theme")
    window.get_by_role("button", name="Theme").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names.all_inner_texts() == sorted(before, key=str.casefold)
    window.get_by_role("button", name="All", exact=True).press("Enter")
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    counts = [int(each) for each in window.locator("#by-year tbody .sum").all_inner_texts()]
    assert counts == sorted(counts, reverse=True), "numbers are wanted largest first"
    window.get_by_role("button", name="All", exact=True).press("Enter")
    expect(window.get_by_role("columnheader", name="All", exact=True)).to_have_attribute("aria-sort", "ascending")
    window.goto((calm_folder / "index.html").as_uri())
    window.get_by_role("button", name="Authority").press("Enter")
    window.get_by_role("button", name="Authority").press("Enter")
    expect(window.locator("#authorities tbody th").first).to_have_text("Sudburn")


def test_without_scripts_everything_is_there(browser: Browser, calm_folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto((calm_folder / "index.html").as_uri())
    for view in NATION:
        expect(page.locator(f"#{view.id} > h2")).to_be_visible()
    expect(page.locator("noscript .hint")).to_contain_text("need JavaScript")
    page.locator("#by-authority td a").first.click()
    expect(page.locator("h1")).to_have_text("Norburn")
    context.close()


def test_columns_that_the_page_does_not_spell_out_count_the_same(window: Page, tmp_path: Path) -> None:
    record = many_themes()
    for place, text in site_of(record).items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8", newline="\n")
    window.goto((tmp_path / "index.html").as_uri() + "#where")
    matrix = nation(whole(record), [record[0]], lives(record), {}, Address.of(record[0].authorities)).by_authority
    window.get_by_label(f"all {len(matrix.heads)} columns").check()
    assert window.locator("#by-authority thead .sorter").all_text_contents() == ["Authority", "All", *matrix.heads]
    for row, said in zip(window.locator("#by-authority tbody tr").all(), matrix.rows, strict=True):
        cells = (said.whole, *said.cells)
        assert row.locator("td").all_text_contents() == [str(cell.count) for cell in cells]
        hrefs = row.locator("td a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
        assert hrefs == [cell.href for cell in cells]
        classes = row.locator("td").evaluate_all("all => all.map((each) => each.classList[0])")
        assert classes == ["sum", *(f"h{cell.shade}" for cell in said.cells)]


@pytest.mark.parametrize("width", [1440, 320])
def test_no_view_of_a_site_is_wider_than_its_window(window: Page, calm_folder: Path, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    for view in NATION:
        window.goto((calm_folder / "index.html").as_uri() + f"#{view.id}")
        expect(window.locator(f"#{view.id}")).to_be_visible()
        assert overflow(window) <= 0, view.id
    for place in sorted(calm_folder.glob("documents/norburn/*.html")):
        window.goto(place.as_uri())
        assert overflow(window) <= 0, place.name


def test_hostile_words_run_nothing_in_any_page(window: Page, hostile_folder: Path) -> None:
    for place in [hostile_folder / "index.html", *sorted(hostile_folder.glob("*/**/*.html"))]:
        window.goto(place.as_uri())
        assert window.evaluate("window.ran") is None, place.name
        assert overflow(window) <= 0, place.name
    window.goto((hostile_folder / "index.html").as_uri())
    window.get_by_role("searchbox").fill("script")
    expect(window.locator("#found li").first).to_contain_text("</script><script>")
    assert window.evaluate("window.ran") is None
