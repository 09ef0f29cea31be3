"""Every state in which a person may find the map: each view as it comes, and each with what opens in it. A new view is
named in VIEWS, and what opens in it here; a test sees that none is forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.maps.looking import panel


def as_it_comes(_page: Page) -> None:
    """Nothing is done: a view as it is first seen."""


@dataclass(frozen=True, slots=True)
class State:
    """A view and what a person did in it: `does` does it, in a window that shows the view and nothing open."""

    view: str
    name: str = "as it comes"
    does: Callable[[Page], None] = as_it_comes


def _opened(what: str) -> Callable[[Page], None]:
    """Chooses the first of these that is to be seen, as a person without a mouse does: what opens is in the panel."""

    def does(page: Page) -> None:
        page.locator(f"{what}:visible").first.press("Enter")
        expect(panel(page)).to_be_visible()

    return does


def _unfolded(what: str) -> Callable[[Page], None]:
    def does(page: Page) -> None:
        for each in page.locator(f"{what} > summary:visible").all()[:3]:
            each.press("Enter")
        expect(page.locator(f"{what}[open]").first).to_be_visible()

    return does


def _nothing_found(page: Page) -> None:
    page.fill('input[name="words"]', "nothing of the kind")
    expect(page.locator(".none:visible")).to_have_count(1)


def _filtered(page: Page) -> None:
    page.select_option('select[name="state"]', "open")
    expect(page.locator(".shown")).not_to_be_empty()


def _history(page: Page) -> None:
    _unfolded("#histories .history")(page)
    _unfolded("#histories .whys")(page)


def _text(page: Page) -> None:
    _unfolded("#texts .paper")(page)
    _opened("#texts mark[tabindex]")(page)


def _path(page: Page) -> None:
    """Draws the last issue and the path from it to the first other one."""
    issues = page.locator("#net-focus option:not([value^=rows])")
    page.select_option("#net-focus", issues.last.get_attribute("value"))
    page.select_option("#net-path", index=1)


STATES = (
    State("lanes"),
    State("lanes", "legend unfolded", _unfolded("#lanes .legend")),
    State("lanes", "words of a mark", _opened("#lanes .mark")),
    State("lanes", "actions of a plan", _opened("#lanes .plan")),
    State("lanes", "filtered", _filtered),
    State("lanes", "nothing found", _nothing_found),
    State("table"),
    State("table", "words of a cell", _opened("#table .cellmark")),
    State("table", "nothing found", _nothing_found),
    State("network"),
    State("network", "a path", _path),
    State("network", "list unfolded", _unfolded("#network .nets")),
    State("histories"),
    State("histories", "one unfolded", _history),
    State("texts"),
    State("texts", "one unfolded", _unfolded("#texts .paper")),
    State("texts", "words of a statement", _text),
    State("overview"),
)


def _found(page: Page) -> None:
    page.fill('input[name="words"]', "r")
    expect(page.locator("#found li").first).to_be_visible()


def _narrowed(page: Page) -> None:
    page.select_option('select[name="show"]', "open")
    expect(page.locator("#found li").first).to_be_visible()


def _sorted(page: Page) -> None:
    page.locator(".view:visible .sorter").nth(1).press("Enter")
    expect(page.locator(".view:visible th[aria-sort]")).to_have_count(1)


NATION_STATES = (
    State("find"),
    State("find", "something found", _found),
    State("find", "still open", _narrowed),
    State("find", "sorted", _sorted),
    State("find", "nothing found", _nothing_found),
    State("themes"),
    State("where"),
    State("when"),
    State("when", "sorted", _sorted),
    State("read"),
)
TEXT_STATES = (State("texts"), State("texts", "words of a statement", _opened("#texts mark[tabindex]")))


def site_pages(folder: Path) -> dict[Path, tuple[State, ...]]:
    """One page of each kind in the site that lies in the folder, with its states."""
    kinds = {
        "index.html": NATION_STATES,
        "authorities/*.html": tuple(state for state in STATES if state.does is as_it_comes),
        "documents/*/*.html": TEXT_STATES,
    }
    return {min(folder.glob(place)): states for place, states in kinds.items()}


def shown(page: Page, state: State) -> None:
    """Brings the window to the state, from the address of its view."""
    page.goto(f"{page.url.partition('#')[0]}#{state.view}")
    page.reload()
    expect(page.locator(f"#{state.view}")).to_be_visible()
    state.does(page)
