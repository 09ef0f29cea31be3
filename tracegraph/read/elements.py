"""The elements of web pages: which a browser shows, which begin a paragraph (HTML standard, 15.3, "Rendering")."""

import re
from collections.abc import Mapping
from typing import Final

from tracegraph.read.counting import letters, roman
from tracegraph.read.writing import BULLET

# Never shown; the last line only where something else cannot be.
_HIDDEN: Final = frozenset(
    {
        *("head", "title", "base", "link", "meta", "script", "style", "template", "noscript", "noframes", "noembed"),
        *("area", "datalist", "param", "rp", "source", "track", "desc", "metadata", "defs", "symbol"),
        *("audio", "canvas", "iframe", "video", "progress", "meter", "frameset"),
    }
)
# Those that begin and end a line; "text" is of drawings.
BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup"),
        *("option", "p", "plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "td"),
        *("text", "textarea", "tfoot", "th", "thead", "tr", "ul", "xmp"),
    }
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
BOLD: Final = frozenset({"b", "strong", "th", *HEADINGS})
ITALIC: Final = frozenset({"i", "em", "cite", "dfn", "var", "address"})
PRESERVED: Final = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})

_NOT_SHOWN: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\s*(-?\d{1,6})")


def hidden(name: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether a browser shows nothing of an element, whatever is in it."""
    if name in _HIDDEN or "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        return True
    return _NOT_SHOWN.search(attributes.get("style") or "") is not None


def number(value: str | None, otherwise: int) -> int:
    """A whole number as attributes hold it; `otherwise` where it is none."""
    found = _WHOLE.match(value or "")
    return int(found[1]) if found else otherwise


def marker(kind: str, form: str, count: int) -> str:
    """The bullet or number of an item in a list of this kind ("ol") and form ("a")."""
    if kind != "ol":
        return BULLET
    match form:
        case "a":
            return f"{letters(count)}."
        case "A":
            return f"{letters(count).upper()}."
        case "i":
            return f"{roman(count)}."
        case "I":
            return f"{roman(count).upper()}."
        case _:
            return f"{count}."
