"""A MapView as one self-contained HTML page: nothing is fetched, nothing in a document can run, the same view gives
the same bytes."""

from typing import Any, Final

from tracegraph.maps.network import drawing
from tracegraph.maps.network.layout import FIRST
from tracegraph.maps.page.assets import LIBRARY, Assets, inline, place_rules
from tracegraph.maps.page.packing import packed_network, packed_reasons, packed_ties
from tracegraph.maps.page.spelling import templates
from tracegraph.maps.page.views import VIEWS
from tracegraph.maps.values import MapView
from tracegraph.story import labels

STYLES: Final = ("page.css", "lanes.css", "words.css", "texts.css", "network.css", "print.css")
SCRIPTS: Final = (
    LIBRARY,
    "views.js",
    "reasons.js",
    "finding.js",
    "lanes.js",
    "citing.js",
    "panel.js",
    "texts.js",
    "ways.js",
    "network.js",
)

_NOTES: Final = {
    "not_mentioned": f"“Not mentioned” means: {labels.NOT_MENTIONED_NOTE}. A completed action resolves no issue.",
    "gap_note": labels.GAP_NOTE,
    "unasked": labels.UNASKED,
    "digest_note": labels.DIGEST_NOTE,
}


Trail = tuple[tuple[str, str], ...]
"""The pages above a page: (address, caption)."""


def page(view: MapView) -> str:
    """The whole page as text; whoever asked for it writes the file.

    Raises TracegraphError where the installed pyvis ships no vis-network."""
    return map_page(view, inline(STYLES, SCRIPTS, place_rules(view.boards)))


def map_page(view: MapView, assets: Assets, trail: Trail = ()) -> str:
    """The page with the assets given; `trail` names the pages above it in a site."""
    data = {
        "reasons": packed_reasons(view.whys, view.reasons),
        "ties": packed_ties(view.ties),
        "network": packed_network(view.network),
    }
    values = {"view": view, "views": VIEWS, "library": drawing.library(), "builder": drawing.builder(), "first": FIRST}
    return rendered("page.html.j2", view, assets, data, values | {"trail": trail})


def rendered(template: str, view: Any, assets: Assets, data: dict[str, Any], values: dict[str, Any]) -> str:
    """A page as text: `view` has its title, its heading, its lead and whether it shows digests, `data` is what its
    scripts go by, `values` what its template asks for besides."""
    common = {"title": view.title, "heading": view.heading, "lead": view.lead, "digests": view.digests}
    held = {"assets": assets, "data": data, "trail": ()} | common | _NOTES | values
    return templates().get_template(template).render(held) + "\n"
