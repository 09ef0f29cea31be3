"""Sudburn, Norburn's twin: for what only shows where there are several authorities."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from tests.factories import norburn, put
from tracegraph.graph.encode import encode_document, encode_links
from tracegraph.graph.share import share
from tracegraph.graph.store import BuildRecord, GraphFolder
from tracegraph.graph.texts import text_key
from tracegraph.model.link import Linked


def norburn_and_sudburn(path: Path, *, issues: bool = True) -> GraphFolder:
    """A graph folder at `path` of Norburn and its twin; without `issues` Sudburn's documents raise none."""
    twin = norburn() if issues else replace(norburn(), issues=(), links=())
    written = serialize(_quads(twin), format=RdfFormat.N_QUADS)
    assert written is not None
    renamed = written.decode().replace("norburn", "sudburn").replace("Norburn", "Sudburn")
    folder = GraphFolder(path)
    # The twin's documents have the same hashes, so that they share the texts.
    texts = {text_key(d.extraction.source): d.extraction.text for d in norburn().documents}
    twins = (("norburn", _quads(norburn())), ("sudburn", list(parse(renamed, format=RdfFormat.N_QUADS))))
    put(folder, [share(authority, quads, texts) for authority, quads in twins], BuildRecord())
    return folder


def _quads(linked: Linked) -> list[Quad]:
    return [q for d in linked.documents for q in encode_document(d)] + encode_links(linked)
