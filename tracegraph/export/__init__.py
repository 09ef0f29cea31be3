"""How others take the graph: one module a family of formats; `registry` names them.

The door: `exporter(name).write(graph)` gives the bytes of the file, `names()` the formats there are.
"""

from tracegraph.export.base import Exporter
from tracegraph.export.registry import description, exporter, names

__all__ = ["Exporter", "description", "exporter", "names"]
