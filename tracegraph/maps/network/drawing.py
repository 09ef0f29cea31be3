"""The one module that knows pyvis: it builds the network's nodes, edges and options for vis-network, and hands out
the copy of vis-network that pyvis ships. Pages are written by `page.html`, for pyvis's own page asks the network for
files and runs its heading."""

import json
import re
from dataclasses import dataclass
from importlib import metadata, resources
from typing import Any, Final

from tracegraph.errors import TracegraphError
from tracegraph.maps.network.values import Edge, Network, Node

_SHAPES: Final = {
    "issue": "box",
    "theme": "box",
    "inspection": "box",
    "recommendation": "diamond",
    "finding": "dot",
    "action": "square",
}
_SIZES: Final = {"recommendation": 17, "finding": 13, "action": 9}
_WIDTHS: Final = {"issue": 300, "theme": 220, "inspection": 200}
_DASHED: Final = frozenset({"related", "inferred"})

# Positions are given, so nothing moves by itself: physics would take half a minute to settle 500 nodes.
_OPTIONS: Final = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.5},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "hideEdgesOnDrag": False,
        "tooltipDelay": 3600000,
        "zoomSpeed": 0.6,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
}


@dataclass(frozen=True, slots=True)
class Library:
    """A third-party script as its package ships it, with what the page says about it."""

    name: str
    version: str
    licence: str
    script: str


def drawing(network: Network) -> dict[str, Any]:
    """What vis-network draws: {"nodes": [...], "edges": [...], "options": {...}}, as pyvis makes it. Colours are the
    page's."""
    built = _pyvis().Network(directed=True, cdn_resources="local")
    # Ids in the page are long and stand once, in `shows`; the drawing goes by number.
    number = numbered(network)
    for node in network.nodes:
        built.add_node(number[node.id], **_node(node, [number[issue] for issue in node.issues]))
    for edge in network.edges:
        built.add_edge(number[edge.source], number[edge.target], **_edge(edge))
    built.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = built.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def numbered(network: Network) -> dict[str, int]:
    """The number by which each node goes in the drawing."""
    return {node.id: place for place, node in enumerate(network.nodes, 1)}


def library() -> Library:
    """The newest vis-network among the files of the installed pyvis.

    Raises TracegraphError where the installed pyvis ships none."""
    folders = {
        tuple(map(int, found[1].split("."))): folder
        for folder in resources.files(_pyvis().__package__).joinpath("lib").iterdir()
        if (found := re.fullmatch(r"vis-(\d+(?:\.\d+)*)", folder.name))
    }
    if not folders:
        raise TracegraphError("the installed pyvis ships no vis-network: install pyvis 0.3.2")
    newest = max(folders)
    script = folders[newest].joinpath("vis-network.min.js").read_text(encoding="utf-8")
    # A browser's tools would ask for the source map, and this page asks for nothing.
    script = re.sub(r"(?m)^//# sourceMappingURL=.*$", "", script).replace("\r\n", "\n").strip()
    return Library("vis-network", ".".join(map(str, newest)), "Apache-2.0 or MIT", script)


def builder() -> tuple[str, str, str]:
    """Name, version and licence of what built the network."""
    return "pyvis", metadata.version("pyvis"), "BSD-3-Clause"


def _node(node: Node, issues: list[int]) -> dict[str, Any]:
    options: dict[str, Any] = {
        # pyvis puts the id where there is no label; a space draws nothing.
        "label": node.label or " ",
        "group": node.kind,
        "shape": _SHAPES[node.kind],
        "x": node.x,
        "y": node.y,
        "shows": node.shows,
        "issues": issues,
        "row": node.row,
        "part": node.part,
    }
    if node.kind in _SIZES:
        options["size"] = _SIZES[node.kind]
    if node.kind in _WIDTHS:
        options["widthConstraint"] = {"maximum": _WIDTHS[node.kind]}
    return options


def _edge(edge: Edge) -> dict[str, Any]:
    options: dict[str, Any] = {"kind": edge.style, "arrows": "to" if edge.style in ("observed", "inferred") else ""}
    if edge.style in _DASHED:
        options["dashes"] = True
    if edge.across:
        options["across"] = True
    return options


def _pyvis() -> Any:
    # Imported here, not above: pyvis brings IPython, half a second for whatever only imports `tracegraph.maps`.
    from pyvis import network  # noqa: PLC0415

    return network
