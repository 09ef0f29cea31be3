"""What the network shows: things at their places, and the lines between them."""

from dataclasses import dataclass

from tracegraph.maps.style import Sign


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the network, at its place. `shows` is the anchor of its words in the page; `issues` those it belongs
    to, that in whose row it stands first; `row` is the number of that row, the most repeated issue's being 0."""

    id: str
    kind: str
    label: str
    text: str
    x: int
    y: int
    part: str
    shows: str
    issues: tuple[str, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line in the network, in words (`relation`); `style` is member, about, at, answer, observed, inferred or
    related; `across` True where it joins statements that share no issue."""

    source: str
    target: str
    relation: str
    style: str
    across: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """The same facts as nodes and edges, with positions computed beforehand."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    kinds: tuple[Sign, ...]
