"""The views of a map, in the order in which they are offered: the one list that the page, its scripts' tests and the
accessibility checks go through."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class View:
    """A view: the id of its section in the page, its caption in the navigation, and the template that spells it out."""

    id: str
    caption: str
    template: str


VIEWS: Final = (
    View("lanes", "Timeline", "lanes.html.j2"),
    View("table", "Table", "table.html.j2"),
    View("network", "Network", "network.html.j2"),
    View("histories", "Histories", "histories.html.j2"),
    View("texts", "Documents", "texts.html.j2"),
    View("overview", "Overview", "overview.html.j2"),
)

NATION: Final = (
    View("find", "Authorities", "authorities.html.j2"),
    View("themes", "What comes back", "themes.html.j2"),
    View("where", "Themes by authority", "where.html.j2"),
    View("when", "Themes by year", "when.html.j2"),
    View("read", "Read", "read.html.j2"),
)
"""The views of a site's first page."""

TEXT: Final = (View("texts", "Text", "document.html.j2"),)
"""The one view of a document's page."""
