"""What an exporter is."""

from dataclasses import dataclass
from typing import Protocol

from tracegraph.graph.view import Graph


class Write(Protocol):
    """Makes a graph into bytes: the same graph, the same bytes."""

    def __call__(self, graph: Graph) -> bytes:
        """The whole file. Raises InputError where a text that the format needs is missing from the graph folder."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: the `name` that is asked for, the `suffix` of its files, what it is good for in one line, and how it is
    written."""

    name: str
    suffix: str
    description: str
    write: Write
