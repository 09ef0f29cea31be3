"""What the browser's tests look at: the map's marks, its panel, and whether it fits its window."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tracegraph.maps.lanes.lane import moment_anchor, within
from tracegraph.maps.page import views
from tracegraph.story.values import InspectionView, IssueStory

Opener = Callable[..., Page]

VIEWS = tuple(view.id for view in views.VIEWS)


def mark(page: Page, story: IssueStory, view: InspectionView, kind: str = "mark") -> Locator:
    row = page.locator(f'#lanes [data-lane="{story.summary.id}"]')
    return row.locator(f'.{kind}[data-shows="{within(moment_anchor(story.summary.id, view.id))}"]')


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
