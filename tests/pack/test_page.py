"""The paper as an HTML page: strict, accessible, printable."""

import base64
import hashlib
import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.maps.record import DOCUMENTS
from tests.maps.stories import interviews, overview, stories
from tests.maps.test_browser_axe import findings
from tests.patience import PATIENCE
from tracegraph.pack.authority import authority_paper
from tracegraph.pack.issue import issue_paper
from tracegraph.pack.page import page
from tracegraph.pack.values import Paper

PAPERS = [issue_paper(interviews(), DOCUMENTS), authority_paper(overview(), stories(), DOCUMENTS)]


@pytest.fixture(params=PAPERS, ids=["issue", "authority"])
def paper(request: pytest.FixtureRequest) -> Paper:
    assert isinstance(request.param, Paper)
    return request.param


def test_the_same_paper_gives_the_same_page(paper: Paper) -> None:
    assert page(paper) == page(paper)


def test_only_its_own_style_is_allowed_and_no_script(paper: Paper) -> None:
    text = page(paper)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"<script|\sstyle=|\son\w+=|https?:", text)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, paper: Paper) -> Page:
    file = tmp_path / "paper.html"
    file.write_text(page(paper), encoding="utf-8", newline="\n")
    window = browser.new_page(viewport={"width": 1000, "height": 800})
    window.set_default_timeout(PATIENCE)
    window.goto(file.as_uri())
    return window


@pytest.mark.browser
def test_its_style_is_applied_and_nothing_is_too_wide(opened: Page) -> None:
    assert (
        opened.evaluate("getComputedStyle(document.querySelector('thead th')).backgroundColor") == "rgb(233, 238, 244)"
    )
    for width in (320, 1000):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_a_screen_reader_finds_title_language_headings_and_table_heads(opened: Page, paper: Paper) -> None:
    assert opened.title() == paper.title
    assert opened.evaluate("document.documentElement.lang") == "en-GB"
    levels = opened.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), "no level is left out"
    tables = "[...document.querySelectorAll('table')]"
    assert opened.evaluate(f"{tables}.every(t => t.caption && t.tHead.querySelector('th[scope=col]'))")
    assert opened.evaluate("[...document.querySelectorAll('svg')].every(s => s.getAttribute('aria-label'))")
    ids = opened.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.browser
def test_axe_finds_nothing(opened: Page) -> None:
    for width in (320, 1000):
        opened.set_viewport_size({"width": width, "height": 800})
        assert findings(opened) == []


@pytest.mark.browser
def test_every_ink_is_dark_enough_on_its_ground(opened: Page) -> None:
    inks = opened.evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3, p, th, td, li, code, figcaption, caption')].map(e => {
             const bare = e => getComputedStyle(e).backgroundColor === 'rgba(0, 0, 0, 0)';
             let ground = e;
             while (ground.parentElement && bare(ground)) ground = ground.parentElement;
             const under = bare(ground) ? 'rgb(255, 255, 255)' : getComputedStyle(ground).backgroundColor;
             return getComputedStyle(e).color + '|' + under })"""
    )
    assert min(_contrast(*pair.split("|")) for pair in set(inks)) >= 4.5


@pytest.mark.browser
def test_words_of_a_picture_stay_within_it(opened: Page) -> None:
    beyond = opened.evaluate(
        """() => [...document.querySelectorAll('svg')].flatMap(svg => {
             const box = svg.getBoundingClientRect();
             const wide = ({left, right}) => left < box.left - 2 || right > box.right + 2;
             const out = words => wide(words) || words.bottom > box.bottom + 2;
             const words = [...svg.querySelectorAll('text')];
             return words.filter(t => out(t.getBoundingClientRect())).map(t => t.textContent)
           })"""
    )
    assert beyond == []


def _contrast(ink: str, ground: str) -> float:
    """The contrast of two colours as WCAG 2.2 computes it."""
    one, other = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (one + 0.05) / (other + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
