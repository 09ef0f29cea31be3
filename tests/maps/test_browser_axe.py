"""Accessibility by machine: axe-core looks at every state of the map in a real Chromium, light and dark, on a small
screen and on a wide one, by every rule of WCAG 2.2 A and AA and by its own best practice, and finds nothing."""

from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.maps.looking import VIEWS, Opener
from tests.maps.states import NATION_STATES, STATES, TEXT_STATES, State, as_it_comes, shown, site_pages
from tracegraph.maps.page.views import NATION, TEXT

pytestmark = pytest.mark.browser

# The script alone: it is put in by the browser's tools, which the page's policy does not bind.
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LOOK = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
  const said = (rule) => (node) => `${rule.id}: ${node.target} ${node.failureSummary}`;
  return found.violations.flatMap((rule) => rule.nodes.map(said(rule)));
}"""


def findings(page: Page) -> list[str]:
    """What axe-core finds with the page at its top: further down the bar of views covers now one thing, now another."""
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(AXE)
    return list(page.evaluate(LOOK, RULES))


def test_every_view_is_looked_at() -> None:
    assert {state.view for state in STATES} == set(VIEWS)
    assert {state.view for state in NATION_STATES} == {view.id for view in NATION}
    assert {state.view for state in TEXT_STATES} == {view.id for view in TEXT}


COMING = tuple(state for state in STATES if state.does is as_it_comes)
# What opens is looked at once wide and once small, once light and once dark; each view as it comes in all four.
LOOKS = [
    pytest.param(1440, False, STATES, id="wide-light"),
    pytest.param(1440, True, COMING, id="wide-dark"),
    pytest.param(320, False, COMING, id="small-light"),
    pytest.param(320, True, STATES, id="small-dark"),
]


@pytest.mark.parametrize(("width", "dark", "states"), LOOKS)
def test_axe_finds_nothing_in_any_state(
    opened: Opener, calm_file: Path, width: int, dark: bool, states: tuple[State, ...]
) -> None:
    page = opened(calm_file, width, dark=dark)
    found = {}
    for state in states:
        shown(page, state)
        found[state.view, state.name] = findings(page)
    assert {state: seen for state, seen in found.items() if seen} == {}


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (320, True)])
def test_axe_finds_nothing_in_a_site(opened: Opener, calm_folder: Path, width: int, dark: bool) -> None:
    found = {}
    for file, states in site_pages(calm_folder).items():
        page = opened(file, width, dark=dark, folder=calm_folder)
        for state in states:
            shown(page, state)
            found[file.name, state.view, state.name] = findings(page)
    assert {state: seen for state, seen in found.items() if seen} == {}


def test_axe_finds_what_is_wrong(opened: Opener, calm_file: Path) -> None:
    page = opened(calm_file)
    page.evaluate("document.documentElement.removeAttribute('lang'); document.querySelector('h1').style.color = '#eee'")
    found = "\n".join(findings(page))
    assert "html-has-lang" in found
    assert "color-contrast" in found
