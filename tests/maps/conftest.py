"""A real browser for the map, and the pages that it opens from the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.factories import norburn_folder
from tests.maps.hostile import hostile_stories
from tests.maps.looking import Opener
from tests.maps.parsed import Tag, parsed
from tests.maps.sites import calm_site, hostile_site
from tests.maps.texts import calm
from tests.patience import PATIENCE
from tracegraph.graph.view import Graph
from tracegraph.maps import write_map
from tracegraph.maps.page.html import page
from tracegraph.maps.picture import picture


@pytest.fixture(scope="session")
def calm_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of Norburn."""
    return _written(tmp_path_factory.mktemp("calm"), page(picture(*calm())))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of Norburn's documents, read and linked as any others."""
    return norburn_folder(tmp_path_factory.mktemp("norburn")).open()


@pytest.fixture(scope="module")
def tag(graph: Graph) -> Tag:
    """The map of that graph."""
    return parsed(write_map(graph))


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of a Norburn whose every word is an attack."""
    return _written(tmp_path_factory.mktemp("hostile"), page(picture(*hostile_stories())))


@pytest.fixture(scope="session")
def calm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Norburn and Sudburn."""
    return _laid(tmp_path_factory.mktemp("calm-site"), calm_site())


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a Norburn whose every word is an attack."""
    return _laid(tmp_path_factory.mktemp("hostile-site"), hostile_site())


def _laid(folder: Path, files: dict[str, str]) -> Path:
    for place, text in files.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _written(folder: Path, html: str) -> Path:
    file = folder / "map.html"
    file.write_text(html, encoding="utf-8", newline="\n")
    return file


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens a file in a fresh window. When the test is over, the page must have asked for nothing but itself (or what
    lies in its site's `folder`), and have written nothing to its console."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opener(
        file: Path,
        width: int = 1440,
        height: int = 900,
        *,
        dark: bool = False,
        anchor: str = "",
        folder: Path | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        window = context.new_page()
        window.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
        window.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        window.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        window.on("request", lambda request: _judged(request.url, folder or file, complaints))
        window.goto(file.as_uri() + anchor)
        return window

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


def _judged(url: str, allowed: Path, complaints: list[str]) -> None:
    plain, home = url.partition("#")[0], allowed.as_uri()
    inside = plain.startswith(f"{home}/") if allowed.is_dir() else plain == home
    if not inside and not url.startswith("data:"):
        complaints.append(f"request: {url}")
