"""Which formats there are. Each module that writes one is imported when it is asked for, so that none slows another
down."""

from importlib import import_module
from typing import Final

from tracegraph.errors import UsageError
from tracegraph.export.base import Exporter

#: name: (module.function, suffix, what it is good for).
_FORMATS: Final[dict[str, tuple[str, str, str]]] = {
    "turtle": ("rdf.turtle", ".ttl", "every triple once, for people and RDF tools (no named graphs)"),
    "trig": ("rdf.trig", ".trig", "every triple in its named graph: one a document, one an authority's links"),
    "nquads": ("rdf.nquads", ".nq", "as trig, one triple a line, sorted: for loading into a server and for comparing"),
    "jsonld": ("rdf.jsonld", ".jsonld", "as trig, for JSON tools that know RDF"),
    "graphml": (
        "graphml.graphml",
        ".graphml",
        "statements, issues and links as a network, for Gephi and the like",
    ),
    "sssom": ("sssom.sssom", ".sssom.tsv", "the links between statements as a mapping set, each with its reasons"),
    "csv": ("table.table", ".csv", "one row a statement, for spreadsheets"),
    "json": (
        "record.record",
        ".json",
        "everything as plain JSON arrays, version 1 of the format",
    ),
}


def names() -> tuple[str, ...]:
    """The names of the formats, in the order they are shown."""
    return tuple(_FORMATS)


def description(name: str) -> str:
    """What a format is good for, in one line, without importing what writes it. Raises UsageError as `exporter`."""
    return _known(name)[2]


def exporter(name: str) -> Exporter:
    """The exporter of that name. Raises UsageError, naming those that there are."""
    place, suffix, words = _known(name)
    module, _, function = place.partition(".")
    return Exporter(name, suffix, words, getattr(import_module(f"tracegraph.export.{module}"), function))


def _known(name: str) -> tuple[str, str, str]:
    if name not in _FORMATS:
        raise UsageError(f"there is no format {name!r}; there are: {', '.join(_FORMATS)}")
    return _FORMATS[name]
