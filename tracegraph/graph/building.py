"""A generation in the making: what has not changed is taken over from the one that stands, the rest comes in share by
share, so that a build costs what is new and never holds the whole graph in memory."""

import gc
import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from tracegraph import vocab
from tracegraph.errors import NoGraph
from tracegraph.graph import record, search
from tracegraph.graph.files import keep
from tracegraph.graph.names import VOCABULARY_GRAPH, authority_id
from tracegraph.graph.record import BuildRecord, Contents
from tracegraph.graph.search import Hit
from tracegraph.graph.serial import nquads
from tracegraph.graph.share import SHARED_GRAPHS, Part, Share
from tracegraph.graph.view import Graph
from tracegraph.graph.vocabulary import vocabulary

_BUILDING: Final = ".building"
_NAME_LENGTH: Final = 16
_VOCABULARY: Final = ""
"""Whose part the shipped vocabulary is: nobody's. No authority's id is empty."""


class Building:
    """Makes one generation in the folder `generations`. `standing` is the name of the current one, None where there is
    none; `at_hand` are the keys of the texts of all that was now read. First `keeps` is asked of every part that is
    known, then the other shares are added, then the whole is finished."""

    def __init__(self, generations: Path, texts: Path, standing: str | None, at_hand: Collection[str]) -> None:
        self._aside, self._generations, self._texts = generations / _BUILDING, generations, texts
        self._at_hand = at_hand
        shutil.rmtree(self._aside, ignore_errors=True)
        self._old = generations / standing if standing else None
        self._standing = self._contents()
        self._words = vocabulary()
        self._parts: dict[str, Part] = {}
        self._kept: frozenset[str] = frozenset()
        self._store: ox.Store | None = None

    def keeps(self, part: Part) -> bool:
        """True where the standing generation holds this part, and the folder its texts: it is then taken over."""
        kept = self._standing.parts.get(part.authority) == part.digest and all(map(self._is_whole_text, part.texts))
        if kept:
            self._parts[part.authority] = part
        return kept

    def add(self, share: Share) -> None:
        """Takes in a share that is new."""
        for key, text in share.texts.items():
            keep(self._texts / f"{key}.txt", text.encode())
        self._begun().bulk_load(input=share.quads, format=ox.RdfFormat.N_QUADS)
        search.insert(self._aside / "search.sqlite", share.hits)
        self._parts[share.part.authority] = share.part

    def finish(self, build: BuildRecord) -> str:
        """Lays the generation in its folder, unless it lies there, and gives its name."""
        digests = {_VOCABULARY: self._vocabulary_digest(), **{a: part.digest for a, part in self._parts.items()}}
        texts = tuple(sorted({key for part in self._parts.values() for key, _ in part.texts}))
        contents = Contents(build, texts, digests)
        name = _name(contents)
        if not self._is_whole(name):
            self._write(name, contents)
        return name

    def drop(self) -> None:
        """Gives up what was not finished."""
        self._close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _contents(self) -> Contents:
        """What the standing generation says it holds; nothing where it is damaged or of another version."""
        if self._old is None or not self._is_whole(self._old.name):
            return Contents()
        return record.from_json((self._old / "build.json").read_text(encoding="utf-8"))

    def _is_whole(self, name: str) -> bool:
        path = self._generations / name
        try:
            with Graph(path, self._texts):
                return search.is_whole(path / "search.sqlite")
        except NoGraph:
            return False

    def _is_whole_text(self, stated: tuple[str, str]) -> bool:
        key, digest = stated
        try:
            return hashlib.sha256((self._texts / f"{key}.txt").read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def _begun(self) -> ox.Store:
        """The store that is being filled, begun with what is taken over."""
        if self._store is None:
            self._kept = frozenset(self._parts)
            self._aside.mkdir()
            old = ox.Store.read_only(str(self._old / "store")) if self._old and self._kept else None
            self._store = self._patched(old) if old is not None and self._grows() else self._filled(old)
            search.create(self._aside / "search.sqlite")
            if self._old and self._kept:
                search.insert(self._aside / "search.sqlite", self._hits_kept(self._old / "search.sqlite"))
        return self._store

    def _grows(self) -> bool:
        """True where most of what stands stays and nothing is withdrawn. Else the store is filled anew: it never
        forgets a word that it once held."""
        return set(self._standing.texts) <= set(self._at_hand) and 2 * len(self._kept) >= len(self._standing.parts) - 1

    def _patched(self, old: ox.Store) -> ox.Store:
        """A copy of the old store, its files shared with it, without what has changed."""
        old.backup(str(self._aside / "store"))
        store = ox.Store(str(self._aside / "store"))
        named = [graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode) and graph not in _SHARED]
        gone = sorted((graph for graph in named if _owner(graph) not in self._kept), key=_owner)
        for _, graphs in groupby(gone, _owner):
            for graph in graphs:
                store.remove_graph(graph)
            # What is removed waits in memory until it is written: of a hundred authorities more than a gigabyte.
            store.flush()
        if self._standing.parts.get(_VOCABULARY) != self._vocabulary_digest():
            store.remove_graph(VOCABULARY_GRAPH)
            store.extend(self._words)
        return store

    def _filled(self, old: ox.Store | None) -> ox.Store:
        """A new store with what is kept of the old one."""
        store = ox.Store(str(self._aside / "store"))
        store.bulk_extend(self._words)
        for graph in sorted(old.named_graphs(), key=str) if old is not None else ():
            if isinstance(graph, ox.NamedNode) and graph not in _SHARED and _owner(graph) in self._kept:
                store.bulk_extend(old.quads_for_pattern(None, None, None, graph))  # type: ignore[union-attr]
        return store

    def _hits_kept(self, index: Path) -> Iterator[Hit]:
        return (hit for hit in search.everything(index) if authority_id(hit.statement) in self._kept)

    def _write(self, name: str, contents: Contents) -> None:
        store = self._begun()
        wanted = set(_parsed(line for part in self._parts.values() for line in part.shared))
        there = {quad for graph in SHARED_GRAPHS for quad in store.quads_for_pattern(None, None, None, graph)}
        for quad in there - wanted:
            store.remove(quad)
        store.extend(wanted - there)
        if not self._kept:
            store.optimize()
        store.flush()
        del store
        self._close()
        # RocksDB's diary: clock times, paths of this machine, and larger than the triples of a small graph.
        for diary in (self._aside / "store").glob("LOG*"):
            diary.unlink()
        search.optimize(self._aside / "search.sqlite")
        (self._aside / "build.json").write_bytes(record.to_json(contents).encode())
        # A generation of this name that is not whole was damaged by hand: a build never leaves one.
        shutil.rmtree(self._generations / name, ignore_errors=True)
        self._aside.replace(self._generations / name)

    def _close(self) -> None:
        # The files are let go when the last reference is, and a folder with open files cannot be renamed on every
        # system.
        self._store = None
        gc.collect()

    def _vocabulary_digest(self) -> str:
        return hashlib.sha256(nquads(self._words)).hexdigest()


_SHARED: Final = (*SHARED_GRAPHS, VOCABULARY_GRAPH)


def _owner(graph: ox.NamedNode) -> str:
    """The id of the authority that a named graph belongs to."""
    return authority_id(graph.value.removeprefix(vocab.GRAPH))


def _parsed(lines: Iterable[str]) -> Iterator[ox.Quad]:
    return ox.parse("".join(sorted(set(lines))).encode(), format=ox.RdfFormat.N_QUADS)


def _name(contents: Contents) -> str:
    """A generation is named after all it says: its parts, what was refused, and whose embeddings weighed in links."""
    embedded = [contents.build.embeddings] if contents.build.embeddings else []
    said = json.dumps([sorted(contents.parts.items()), contents.build.refusals, *embedded], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:_NAME_LENGTH]
