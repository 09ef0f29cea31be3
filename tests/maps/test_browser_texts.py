"""The documents' texts in a real Chromium: from a quote to its place, and what a mark says. The fixture `opened` sees
that no page asks for anything but itself and that none complains."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import norburn_folder
from tests.maps.looking import Opener, mark, overflow, panel
from tests.maps.record import JOINT, STANDARD
from tests.maps.stories import interviews, oversight, overview
from tests.norburn.names import PLAN_2020
from tracegraph.maps import write_map
from tracegraph.story import statement
from tracegraph.story.values import Entry

pytestmark = pytest.mark.browser

ENTRY = interviews().moments[2].entries[0]  # said by the joint inspection


def place(page: Page, entry: Entry = ENTRY) -> Locator:
    return page.locator(f'mark[id="text/{entry.id}"]')


def at(entry: Entry = ENTRY) -> str:
    return f"#{quote(f'text/{entry.id}')}"


@pytest.mark.parametrize("width", [1440, 320])
def test_a_quote_leads_to_its_place(opened: Opener, calm_file: Path, width: int) -> None:
    page = opened(calm_file, width)
    mark(page, interviews(), JOINT).click()
    panel(page).locator(".cite a").first.click()
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#texts")).to_be_visible()
    expect(place(page)).to_be_in_viewport()
    expect(place(page)).to_have_text(ENTRY.citation.words)
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#text/{ENTRY.id}"
    assert overflow(page) <= 0


def test_a_mark_says_what_it_is_and_what_it_belongs_to(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor=at())
    expect(place(page)).to_be_focused()
    expect(page.locator("#text-tip")).to_be_hidden()
    place(page).hover()
    expect(page.locator("#text-tip")).to_have_text("Finding: shortfallin Return home interviews; one link")
    place(page).click()
    expect(panel(page).locator("h3")).to_have_text("Letter of February 2022")
    expect(place(page)).to_have_attribute("aria-expanded", "true")
    expect(panel(page).locator(".kindline")).to_have_text("Finding: shortfall")
    expect(panel(page).locator("blockquote")).to_have_text(ENTRY.citation.words)
    expect(panel(page).locator(".cite cite")).to_have_text("Letter of February 2022, page 4, paragraph 11")
    expect(panel(page).locator(".bonds").first).to_have_text(
        "belongs to Return home interviews (latest word: improved)"
    )
    before = interviews().moments[1].entries[0].citation.words
    expect(panel(page).locator(".bonds").nth(1)).to_have_text(f"is the same issue as “{before}”")
    panel(page).locator(".bonds a").first.click()
    expect(page.locator("#histories .history[open] h3").first).to_have_text("Return home interviews")


def test_a_link_leads_from_one_text_to_another(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor=at())
    place(page).click()
    before = interviews().moments[1].entries[0]
    panel(page).locator(".bonds").nth(1).locator("a").click()
    expect(place(page, before)).to_be_in_viewport()


def test_marks_are_one_stop_of_the_tab_key_and_arrows_go_from_one_to_the_next(opened: Opener, calm_file: Path) -> None:
    report = interviews().moments[0].entries[0]
    page = opened(calm_file, anchor=at(report))
    marks = page.locator(f'[id="text/{STANDARD.documents[0]}"] mark')
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    expect(page.locator("#text-tip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#text-tip")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(panel(page).locator("h3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(marks.last).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.paper[open] .print')") is None


def test_kinds_are_told_apart_without_colour_and_can_be_left_out(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor=at())
    letter = "getComputedStyle(document.querySelector('{}'), '::before').content"
    assert page.evaluate(letter.format(".print .l-shortfall[id]")) == '"−"'
    assert page.evaluate(letter.format(".print .l-recommendation[id]")) == '"R"'
    page.uncheck('.looks input[value="shortfall"]')
    assert page.evaluate(letter.format(".print .l-shortfall[id]")) == "none"
    expect(page.locator(".print .l-recommendation.unmarked")).to_have_count(0)


def test_a_hostile_text_is_shown_as_text(opened: Opener, hostile_file: Path) -> None:
    page = opened(hostile_file, anchor="#texts")
    for summary in page.locator(".paper > summary").all():
        summary.click()
    first = page.locator(".print mark").first
    expect(first).to_contain_text("</script><script>")
    first.click(position={"x": 5, "y": 5})
    expect(panel(page).locator("blockquote").first).to_contain_text("[U+202E]")
    assert page.evaluate("window.ran") is None
    page.keyboard.press("Escape")
    assert overflow(page) <= 0


def test_words_of_a_digest_say_so_in_lists_and_in_links(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file, anchor="#overview")
    report = overview().documents[0]
    assert report.digest
    row = page.locator(f'#overview .asked li:has(a[href^="#text/{report.id}/"])').first
    expect(row.locator(".digest")).to_have_text("digest")
    other = page.locator(f'#overview .asked li:has(a[href^="#text/{STANDARD.documents[0]}/"])').first
    expect(other.locator(".digest")).to_have_count(0)
    later = oversight().moments[1].entries[0]  # its link leads back to the digest
    page.goto(calm_file.as_uri() + at(later))
    page.reload()
    place(page, later).click()
    expect(panel(page).locator(".bonds").nth(1).locator(".digest")).to_have_text("digest")
    page.goto(calm_file.as_uri() + f"#{quote(oversight().summary.id)}")
    page.reload()
    page.locator(".history[open] .whys > summary").first.click()
    expect(page.locator(".history[open] .why .digest").first).to_be_visible()


def test_a_text_without_pages_is_cited_by_its_lines(opened: Opener, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    with norburn_folder(tmp_path).open() as graph:
        file.write_text(write_map(graph), encoding="utf-8")
        line = statement(graph, f"{PLAN_2020}/a3-1").citation.line
    page = opened(file, anchor=f"#text/{PLAN_2020}/a3-1")
    page.locator(f'[id="text/{PLAN_2020}/a3-1"]').click()
    assert line is not None
    assert line > 1
    expect(panel(page).locator(".cite cite").first).to_have_text(f"Action plan of October 2020, line {line}")
