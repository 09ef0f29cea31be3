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

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tracegraph.errors import InputError, NoGraph
from tracegraph.graph import record
from tracegraph.graph.files import replace
from tracegraph.graph.lock import alone
from tracegraph.graph.record import BuildRecord
from tracegraph.graph.search import Hit
from tracegraph.graph.view import Graph

if TYPE_CHECKING:
    from tracegraph.graph.building import Building

__all__ = ["BuildRecord", "Graph", "GraphFolder", "Hit"]


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

    @contextmanager
    def building(self, at_hand: Collection[str] = ()) -> "Iterator[Building]":
        """A generation in the making, to be published before this ends; `at_hand` are the `text_key`s of all that was
        read. Waits for another build of the same folder to end. Raises InputError where the folder cannot be
        written."""
        from tracegraph.graph.building import Building  # noqa: PLC0415 - readers start up without it

        try:
            self._generations.mkdir(parents=True, exist_ok=True)
            self._texts.mkdir(exist_ok=True)
            with alone(self.path / ".lock"):
                new = Building(self._generations, self._texts, self._current_name(), at_hand)
                try:
                    yield new
                finally:
                    new.drop()
        except OSError as error:
            raise InputError(f"the graph cannot be written in {self.path}: {error.strerror or error}") from error

    def publish(self, new: "Building", build: BuildRecord) -> tuple[str, bool]:
        """Makes the graph exactly what is in `new`. Gives the name of its generation, and False where that is the one
        which stood there already."""
        name, before = new.finish(build), self._current_name()
        if name == before:
            return name, False
        replace(self._current, f"{name}\n".encode())
        self._prune({name, before})
        return name, True

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
            else:
                needed.update(_texts_of(generation / "build.json"))
        for text in self._texts.iterdir():
            if text.name.removesuffix(".txt") not in needed:
                text.unlink(missing_ok=True)


def _texts_of(account: Path) -> tuple[str, ...]:
    """The keys of the texts that a generation needs; none where it is of another version or damaged: nobody can open
    it."""
    try:
        return record.from_json(account.read_text(encoding="utf-8")).texts
    except (OSError, ValueError):
        return ()
