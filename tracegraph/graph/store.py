"""The graph folder: generations that are built aside and then moved into place.

    tracegraph-graph/
        CURRENT                            the name of the generation that readers open
        generations/<name>/store           the triples (Oxigraph, RocksDB)
        generations/<name>/search.sqlite   the full-text index
        generations/<name>/build.json      what was read and refused
        texts/<sha256>-<reader>.txt        the canonical texts that quotes are made of

A build never touches the generation that is current. It writes a new one beside it, renames it into place whole, then
renames a new CURRENT over the old: killed at any moment, it leaves the old graph as it was, and its leftovers go with
the next build. A generation is named after its content, so the same documents make the same name and nothing is written
twice. The one before is kept, so that a reader who opened it is not disturbed.
"""

import gc
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from tracegraph import vocab
from tracegraph.errors import InputError, NoGraph
from tracegraph.graph import record, search
from tracegraph.graph.lock import alone
from tracegraph.graph.names import raw, short
from tracegraph.graph.record import BuildRecord
from tracegraph.graph.search import Hit
from tracegraph.graph.serial import nquads
from tracegraph.graph.view import Graph
from tracegraph.graph.vocabulary import vocabulary

__all__ = ["BuildRecord", "Graph", "GraphFolder", "Hit"]

_BUILDING: Final = ".building"
_NAME_LENGTH: Final = 16
# The words of a statement that full text looks through.
_SEARCHED: Final = (vocab.LEAD_IN, vocab.TEXT, vocab.PROGRESS)


class GraphFolder:
    """The folder at `path` that holds a graph, or will once something is published into it."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._generations = self.path / "generations"
        self._texts = self.path / "texts"
        self._current = self.path / "CURRENT"

    def open(self) -> Graph:
        """The current generation, read-only. Raises NoGraph where there is none, or where it cannot be read."""
        name = self._current_name()
        if name is None:
            raise NoGraph(
                f"there is no graph in {self.path}: make one with 'tracegraph build PATH... --graph {self.path}'"
            )
        return Graph(self._generations / name, self._texts)

    def publish(self, quads: Iterable[ox.Quad], texts: Mapping[str, str], build: BuildRecord) -> str:
        """Makes the graph exactly `quads` (and the shipped vocabulary), with the canonical `texts` by `texts.text_key`,
        and gives the name of its generation. Waits for another build of the same folder to end. Raises InputError where
        the folder cannot be written."""
        whole = [*quads, *vocabulary()]
        name = _name(whole, build)
        try:
            self._generations.mkdir(parents=True, exist_ok=True)
            self._texts.mkdir(exist_ok=True)
            with alone(self.path / ".lock"):
                self._write(name, whole, texts, build)
        except OSError as error:
            raise InputError(f"the graph cannot be written in {self.path}: {error.strerror or error}") from error
        return name

    def _write(self, name: str, quads: list[ox.Quad], texts: Mapping[str, str], build: BuildRecord) -> None:
        shutil.rmtree(self._generations / _BUILDING, ignore_errors=True)
        for key, text in texts.items():
            _keep(self._texts / f"{key}.txt", text.encode())
        before = self._current_name()
        if not self._is_whole(name):
            self._build(name, quads, tuple(sorted(texts)), build)
        if name != before:
            _replace(self._current, f"{name}\n".encode())
            self._prune({name, before})

    def _build(self, name: str, quads: list[ox.Quad], texts: tuple[str, ...], build: BuildRecord) -> None:
        aside, final = self._generations / _BUILDING, self._generations / name
        aside.mkdir()
        _fill(aside / "store", quads)
        search.write_index(aside / "search.sqlite", sorted(_searched(quads), key=lambda hit: hit.statement))
        (aside / "build.json").write_bytes(record.to_json(build, texts).encode())
        # A generation of this name that is not whole was damaged by hand: a build never leaves one.
        shutil.rmtree(final, ignore_errors=True)
        aside.replace(final)

    def _is_whole(self, name: str) -> bool:
        path = self._generations / name
        try:
            with Graph(path, self._texts):
                return (path / "search.sqlite").is_file()
        except NoGraph:
            return False

    def _current_name(self) -> str | None:
        try:
            return self._current.read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    def _prune(self, kept: set[str | None]) -> None:
        """Removes the generations that are not kept, then the texts that no kept one needs. What a reader still holds
        open on a system that forbids removing it goes another time."""
        needed: set[str] = set()
        for generation in self._generations.iterdir():
            if generation.name not in kept:
                shutil.rmtree(generation, ignore_errors=True)
            elif (generation / "build.json").is_file():
                needed.update(record.from_json((generation / "build.json").read_text(encoding="utf-8"))[1])
        for text in self._texts.iterdir():
            if text.name.removesuffix(".txt") not in needed:
                text.unlink(missing_ok=True)


def _name(quads: list[ox.Quad], build: BuildRecord) -> str:
    said = nquads(quads) + json.dumps(build.refusals, ensure_ascii=False).encode()
    return hashlib.sha256(said).hexdigest()[:_NAME_LENGTH]


def _fill(path: Path, quads: list[ox.Quad]) -> None:
    store = ox.Store(str(path))
    store.bulk_extend(quads)
    store.optimize()
    store.flush()
    # The files are let go when the last reference is, and a folder with open files cannot be renamed on every system.
    del store
    gc.collect()
    # RocksDB's diary: clock times, paths of this machine, and larger than the triples of a small graph.
    (path / "LOG").unlink(missing_ok=True)


def _searched(quads: Iterable[ox.Quad]) -> Iterator[Hit]:
    document: dict[str, str] = {}
    kind: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    for quad in quads:
        subject, predicate, value = raw(quad.subject), quad.predicate.value, raw(quad.object)
        if predicate == vocab.DCTERMS_IS_PART_OF:
            document[subject] = value
        elif predicate == vocab.RDF_TYPE and value != vocab.STATEMENT and value in vocab.TERM_LABELS:
            kind[subject] = vocab.TERM_LABELS[value]
        elif predicate in _SEARCHED:
            words.setdefault(subject, {})[predicate] = value
    for subject, place in document.items():
        said = "\n".join(words[subject][property_] for property_ in _SEARCHED if property_ in words.get(subject, {}))
        yield Hit(short(place), short(subject), kind.get(subject, ""), said)


def _keep(path: Path, content: bytes) -> None:
    """Writes a file unless it already says so."""
    if not path.is_file() or path.read_bytes() != content:
        _replace(path, content)


def _replace(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, and onto the disk before it takes the old one's place."""
    aside = path.with_name(f".{path.name}.new")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
