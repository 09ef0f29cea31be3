"""The whole way, from paths to a published graph."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tracegraph.decisions import Account, DecisionsFile, account, beside, read_decisions
from tracegraph.errors import InputError
from tracegraph.graph.building import Building
from tracegraph.graph.store import BuildRecord, GraphFolder
from tracegraph.pipeline.cache import Cache
from tracegraph.pipeline.linking import (
    COUNTED,
    DocumentLine,
    Papers,
    Tally,
    by_authority,
    known_tally,
    linked_share,
)
from tracegraph.pipeline.reading import Aids, Paper, Reading
from tracegraph.read.paths import files
from tracegraph.workers import Workers

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""

HERE: Final = 0
"""As a number of processes: none but this one, and so without the bounds of time and memory."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: documents in the graph, files refused with the reason, (what, how many) counts, how many
    files were read and how many came from the cache, how many authorities were linked anew, whether the graph is
    another than before, and what became of people's decisions; `notes` say of files what was not read or placed in
    them; `embeddings` which model's sentence embeddings weighed in links ("" for none)."""

    documents: tuple[DocumentLine, ...]
    refusals: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    generation: str
    folder: Path
    reused: int
    read: int
    linked: int
    changed: bool
    decisions: Account
    notes: tuple[tuple[str, str], ...] = ()
    embeddings: str = ""


def build(
    paths: Sequence[Path],
    folder: Path,
    progress: Progress | None = None,
    jobs: int | None = None,
    decisions: Path | None = None,
    aids: Aids | None = None,
) -> BuildSummary:
    """Makes the graph in `folder` exactly that of `paths` (files and folders). `jobs` processes work side by side, by
    default one a processor, no more than there are files. Each file has so much time and memory, and one that makes a
    reader crash or hang is named among the refusals. With HERE all is done in this process, and such a file takes the
    build along. `aids` help to read and link; with OCR each file may take longer.

    What people decided is replayed from the file `decisions`, by default `decisions.tsv` beside the folder.

    What is unchanged is not done again: a file that was read before is hashed only, an authority whose files are the
    same is not linked, and a graph that would be the same stays as it is.

    Raises InputError where a path does not exist or nothing at all could be read; the graph that was there is then
    untouched.
    """
    kept = decisions or beside(folder)
    decided = read_decisions(kept)
    tell = progress or (lambda _what, _done, _all: None)
    given = files(paths, lambda inside: inside.resolve() == folder.resolve() or _holds_a_graph(inside))
    found = [path for path in given if not (path.name == kept.name and path.is_file() and path.samefile(kept))]
    if not found:
        raise InputError(
            f"there are no files in {', '.join(str(p) for p in paths)}: give a folder of inspection documents"
        )
    cache = Cache(folder / "cache")
    cache.prepare()
    wanted = min(jobs if jobs is not None else os.cpu_count() or 1, len(found))
    reading = Reading(cache, aids or Aids())
    with Workers(wanted, reading.bounds) if wanted != HERE else nullcontext() as workers:
        became = tuple(reading.papers(found, workers, lambda done: tell("reading", done, len(found))))
        if not any(paper.key for paper in became):
            raise InputError(_nothing(_refusals(became)))
        return _published(GraphFolder(folder), became, (kept, decided), _Linker(reading, workers, tell))


@dataclass(frozen=True, slots=True)
class _Linker:
    """How authorities are linked: out of what was read, by whom, and who is told."""

    reading: Reading
    workers: Workers | None
    tell: Progress

    def known(self, groups: Sequence[Papers]) -> list[tuple[Papers, Tally | None]]:
        """Each authority's papers with what is known of its share."""
        known = [(group, known_tally(group, self.reading.cache)) for group in groups]
        if self.workers is not None and sum(tally is None for _, tally in known) > 1:
            self.workers.begin()
        return known

    def tallies(self, known: Sequence[tuple[Papers, Tally | None]], new: Building) -> Iterator[tuple[Tally, bool]]:
        """The tally of every authority, and whether it was linked now. What `new` does not keep is linked and added
        to it."""
        rest: list[Papers] = []
        for group, tally in known:
            if tally is not None and new.keeps(tally.part):
                yield tally, False
            else:
                rest.append(group)
        if rest:
            self.tell("linking", 0, len(rest))
        linking = partial(linked_share, reading=self.reading)
        # The share of a single one is not worth the way from another process, and a model is loaded once.
        helped = self.workers if len(rest) > 1 and self.reading.aids.encoder is None else None
        shares = helped.ahead(linking, rest) if helped is not None else map(linking, rest)
        for done, (tally, share) in enumerate(shares, start=1):
            self.tell("linking", done, len(rest))
            new.add(share)
            yield tally, True


def _published(
    folder: GraphFolder, became: Sequence[Paper], people: tuple[Path, DecisionsFile], linker: _Linker
) -> BuildSummary:
    """Links what must be linked, publishes the graph and sums up. `people` are the decisions file and what it says."""
    used = [paper for paper in became if paper.key]
    refusals = _refusals(became)
    encoder = linker.reading.aids.encoder
    known = linker.known(by_authority(used, people[1].decisions, encoder))
    with folder.building({paper.text for paper in used}) as new:
        told = list(linker.tallies(known, new))
        tallies = sorted((tally for tally, _ in told), key=lambda tally: tally.part.authority)
        lines = tuple(line for tally in tallies for line in tally.documents)
        counts = _counts(tallies)
        linker.tell("storing", 0, 1)
        embedded = str(encoder) if encoder else ""
        record = BuildRecord(tuple(sorted(line.id for line in lines)), refusals, counts, embedded)
        generation, changed = folder.publish(new, record)
    reused = sum(paper.cached for paper in used)
    return BuildSummary(
        lines,
        refusals,
        counts,
        generation,
        folder.path,
        reused,
        read=len(used) - reused,
        linked=sum(now for _, now in told),
        changed=changed,
        decisions=account(*people, (d for tally in tallies for d in tally.decisions(people[1].decisions))),
        notes=tuple((paper.name, note) for paper in used for note in paper.notes),
        embeddings=embedded,
    )


def _refusals(became: Sequence[Paper]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((paper.name, paper.reason) for paper in became if not paper.key))


def _counts(tallies: Iterable[Tally]) -> tuple[tuple[str, int], ...]:
    return tuple(zip(COUNTED, map(sum, zip(*(tally.counts for tally in tallies), strict=True)), strict=True))


def _holds_a_graph(folder: Path) -> bool:
    """True of a graph folder: what was stored is no source."""
    return (folder / "CURRENT").is_file() and (folder / "generations").is_dir()


def _nothing(refusals: Sequence[tuple[str, str]]) -> str:
    shown = "; ".join(f"{path}: {reason}" for path, reason in refusals[:3])
    more = " ..." if len(refusals) > 3 else ""
    return f"nothing could be read ({shown}{more}): give PDF, Word, Excel, CSV, web, text or Markdown documents"
