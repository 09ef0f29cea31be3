"""Takes the four pictures of docs/map.md: the map of data/solihull in a Chromium, always in the same window.

The pictures change where the map does, and with the fonts of the machine; nothing checks them, a person looks at them.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = os.environ.get("TRACEGRAPH_CHROMIUM", "/usr/bin/chromium")
WINDOW: ViewportSize = {"width": 1440, "height": 900}
MOST = 300_000  # bytes of a picture
ISSUE = "Return home interviews"


def lanes(page: Page) -> None:
    """The map, its issues in front."""
    page.locator("#lanes-title").scroll_into_view_if_needed()


def evidence(page: Page) -> None:
    """The words behind a mark, and why they were linked."""
    lane = page.locator(".lane").filter(has_text=ISSUE).first
    lane.scroll_into_view_if_needed()
    lane.locator(".m-repeated").last.click()


def network(page: Page) -> None:
    """One issue, drawn."""
    page.evaluate("location.hash = 'network'")
    page.select_option("#net-focus", label=ISSUE)
    page.locator("#net").scroll_into_view_if_needed()


def document(page: Page) -> None:
    """A report with its statements marked in place, and what one of them belongs to."""
    page.evaluate("location.hash = 'texts'")
    paper = page.locator(".paper").filter(has_text="November 2022").first
    paper.locator("summary").click()
    mark = paper.locator("mark").filter(has_text=ISSUE).first
    mark.evaluate("(each) => each.scrollIntoView({ block: 'center' })")
    mark.click()


VIEWS: tuple[Callable[[Page], None], ...] = (lanes, evidence, network, document)


def main() -> int:
    """Writes the pictures; 1 where one is heavier than a page of documentation should load."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph, file = Path(folder) / "graph", Path(folder) / "map.html"
        ours = [sys.executable, "-m", "tracegraph"]
        subprocess.run([*ours, "build", "data/solihull", "--quiet", "--graph", str(graph)], cwd=ROOT, check=True)
        subprocess.run([*ours, "map", "--quiet", "--graph", str(graph), "-o", str(file)], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for view in VIEWS:
            context = browser.new_context(viewport=WINDOW, color_scheme="light", reduced_motion="reduce")
            page = context.new_page()
            page.goto(file.as_uri())
            view(page)
            page.mouse.move(0, 0)
            page.wait_for_timeout(500)  # the canvas has no other way to say that it is drawn
            page.screenshot(path=PICTURES / f"{view.__name__}.png")
            context.close()
        browser.close()
    heavy = [each.name for each in sorted(PICTURES.glob("*.png")) if each.stat().st_size > MOST]
    if heavy:
        print(f"heavier than {MOST:,} bytes: {', '.join(heavy)}", file=sys.stderr)
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
