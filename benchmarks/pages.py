"""How fast the map is written, seen and drawn: held against reading the documents, against a second, and against a bare
vis-network page that draws the same things at the same places.

A browser's times are on the wall, so each is the best of several windows: what else the machine does only adds to it.
"""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.ratio import Ratio, timed
from benchmarks.startup import ROOT, command
from benchmarks.towns import authorities
from benchmarks.towns.wording import NAMES
from tracegraph.graph import GraphFolder
from tracegraph.maps.network.drawing import library
from tracegraph.maps.page.html import page
from tracegraph.maps.picture import picture
from tracegraph.maps.site.address import INDEX, Address
from tracegraph.maps.site.files import index_page, shared
from tracegraph.maps.site.nation import nation
from tracegraph.pack.redacting import mapped
from tracegraph.story import Nation, overview, overviews, stories

Value = TypeVar("Value")

THINGS = 5_000
AUTHORITIES = 153
_PAPERS = 4  # of each made-up authority: the nation's are some six hundred
CHROMIUM = os.environ.get("TRACEGRAPH_CHROMIUM", "/usr/bin/chromium")

# From the start of the navigation until the lanes are on the screen and answer: loaded, scripts run, two frames drawn.
SEEN = """() => new Promise((done) => {
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)));
  if (document.readyState === "complete") drawn(); else addEventListener("load", drawn);
})"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
# From choosing what to draw until it stands on the canvas.
DRAWN = """(choice) => new Promise((done) => {
  const focus = document.getElementById("net-focus");
  const began = performance.now();
  tracegraph.network.once("afterDrawing", () => requestAnimationFrame(() => done((performance.now() - began) / 1000)));
  focus.value = choice;
  focus.dispatchEvent(new Event("change"));
})"""
DATA = """() => {
  const { nodes, edges } = tracegraph.network.body.data;
  return { nodes: nodes.get(), edges: edges.get().map(({ id, ...edge }) => edge) };
}"""
BARE = """<!doctype html><meta charset="utf-8"><style>#net {{ width: 1360px; height: 700px }}</style>
<div id="net"></div><script>{script}</script><script>
const data = {data};
const draw = () => new Promise((done) => {{
  const began = performance.now();
  const drawn = {{ nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) }};
  const options = {{ physics: false, layout: {{ improvedLayout: false }}, edges: {{ smooth: false }} }};
  const network = new vis.Network(document.getElementById("net"), drawn, options);
  network.once("afterDrawing", () => requestAnimationFrame(() => done((performance.now() - began) / 1000)));
}});
</script>"""


def ratios(scratch: Path, *, quick: bool) -> list[Ratio]:
    """Writing against building; where there is a Chromium, seeing the map and drawing its network too."""
    graph, file = scratch / "map-graph", scratch / "map.html"
    build = timed(command("build", str(ROOT / "data" / "solihull"), "--graph", str(graph)))
    write = timed(command("map", "--graph", str(graph), "-o", str(file)))
    towns = scratch / "towns-graph"
    site = _site(scratch, towns, 3 if quick else 12)
    found = [Ratio("tracegraph map / tracegraph build", write, build, bound=1.0), site]
    if not Path(CHROMIUM).exists():
        print(
            f"no browser at {CHROMIUM}: how fast the map is seen and drawn was not measured (set TRACEGRAPH_CHROMIUM)"
        )
        return found
    large = scratch / "large.html"
    large.write_text(_large(graph), encoding="utf-8", newline="\n")
    index = _nation(towns, scratch / "site")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        rounds = 4 if quick else 9
        painted, seen = _seen(browser, file, rounds)
        _, first = _seen(browser, index, rounds)
        ours, bare, things = _drawn(browser, large, scratch / "bare.html", rounds)
        browser.close()
    return [
        *found,
        Ratio("first paint of the map / 1 s", painted, 1.0, bound=1.0),
        Ratio("the map seen and answering / 1 s", seen, 1.0, bound=2.0),
        Ratio(f"first page of {AUTHORITIES} authorities answering / 1 s", first, 1.0, bound=2.0),
        Ratio(f"network of {things:,} things / bare vis-network", ours, bare, bound=1.5),
    ]


def _site(scratch: Path, graph: Path, count: int) -> Ratio:
    """Writing the site of some made-up authorities, with a page for each of their documents, against building their
    graph in `graph`."""
    towns = authorities(scratch / "towns", count, _PAPERS)
    build = timed(command("build", str(towns), "--graph", str(graph)))
    write = timed(command("map", "--graph", str(graph), "--site", str(scratch / "towns-site")))
    return Ratio(f"map --site / build, {count * _PAPERS} documents", write, build, bound=1.0)


def _large(folder: Path) -> str:
    """A map of one authority whose network has THINGS nodes at least: its issues with their statements over again,
    each time under other ids."""
    with GraphFolder(folder).open() as graph:
        read, told = overview(graph), tuple(stories(graph))
    ids = tuple(f"{document.id}/" for document in read.documents)
    nodes = len(picture(read, told).network.nodes)
    copies = range(-(-THINGS // (nodes - 40)))  # themes and inspections are not copied

    def renamed(text: str, copy: int) -> str:
        return f"{text}-copy{copy}" if text.startswith(ids) or "/issue/" in text else text

    again = tuple(mapped(story, lambda text, copy=copy: renamed(text, copy)) for copy in copies for story in told)  # type: ignore[misc]
    return page(picture(replace(read, issues=tuple(story.summary for story in again)), again))


def _nation(folder: Path, site: Path) -> Path:
    """The first page of a site of AUTHORITIES authorities, those of the graph in `folder` over again, each time under
    other names and ids; and what it loads."""
    with GraphFolder(folder).open() as graph:
        whole, parts = overviews(graph)
        told = Nation.of(graph).lives()
    again = [_moved(parts[place % len(parts)], place) for place in range(AUTHORITIES)]
    lives = [
        _moved(life, place)
        for place in range(AUTHORITIES)
        for life in told
        if life.summary.authority == parts[place % len(parts)].authorities[0]
    ]
    whole = replace(
        whole,
        authorities=tuple(name for part in again for name in part.authorities),
        documents=tuple(each for part in again for each in part.documents),
        inspections=tuple(each for part in again for each in part.inspections),
        gaps=tuple(each for part in again for each in part.gaps),
        issues=tuple(each for part in again for each in part.issues),
    )
    address = Address.of(whole.authorities)
    first = index_page(nation(whole, again, lives, {}, address), address)
    for place, text in (*shared(), (INDEX, first)):
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_text(text, encoding="utf-8", newline="\n")
    return site / INDEX


def _moved(value: Value, place: int) -> Value:
    """The same of another authority: `place` is part of its name and of the first step of its ids."""
    made = re.compile(rf"\b({'|'.join(NAMES)})(?=/|\b)", re.IGNORECASE)
    return mapped(value, lambda text: made.sub(rf"\1-{place}", text))


def _window(browser: Browser, file: Path, anchor: str = "") -> Page:
    window = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    window.goto(file.as_uri() + anchor)
    return window


def _seen(browser: Browser, file: Path, rounds: int) -> tuple[float, float]:
    """The best first paint, and the best time until the lanes answer, over `rounds` windows."""
    painted, seen = [], []
    for _ in range(rounds):
        window = _window(browser, file)
        seen.append(float(window.evaluate(SEEN)))
        painted.append(float(window.evaluate(PAINTED)))
        window.context.close()
    return min(painted), min(seen)


def _drawn(browser: Browser, large: Path, bare: Path, rounds: int) -> tuple[float, float, int]:
    """The best times of drawing all of the network in the map and in a bare page, in turn, and how many things."""
    ours, bares = [], []
    for _ in range(rounds):
        window = _window(browser, large, "#network")
        choice = window.locator("#net-focus option[value^=rows]").last.get_attribute("value")
        ours.append(float(window.evaluate(DRAWN, choice)))
        data: dict[str, list[Any]] = window.evaluate(DATA)
        window.context.close()
        bare.write_text(BARE.format(script=library().script, data=json.dumps(data)), encoding="utf-8", newline="\n")
        window = _window(browser, bare)
        bares.append(float(window.evaluate("draw()")))
        window.context.close()
    return min(ours), min(bares), len(data["nodes"])
