"""How cost grows with what is given: so many made-up authorities (`towns`) against ten times as many, with all that is
asked of their graph; and what it costs when nothing or only one file is new."""

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ratio import Ratio, Used, used
from benchmarks.startup import command
from benchmarks.towns import authorities
from benchmarks.towns.wording import NAMES

_MEMORY = 1024  # MB
_BOUND = 1.1  # for ten times as many, eleven times the time
_FLAT = 1.5  # for what only looks at one of them
# What a national analyst asks of the whole graph, and what is asked of one authority, by what it is called here.
_OF_ALL = {
    "issues --recurring": ("issues", "--recurring", "--json"),
    "compare": ("compare", "short breaks", "--json"),
    "query": ("query", "repeated-issues", "--json"),
    "check": ("check",),
}
_OF_ONE = {
    "trace": ("trace", "short breaks", "--authority", NAMES[0], "--json"),
    "issues --authority": ("issues", "--authority", NAMES[0]),
}


@dataclass(frozen=True)
class _Nation:
    """The papers of so many authorities, their graph, and what it took: reading them up to their statements; linking
    and storing those."""

    docs: Path
    graph: Path
    read: Used
    stored: Used

    @property
    def first(self) -> float:
        """Processor seconds of the whole first build."""
        return self.read.seconds + self.stored.seconds

    def build(self) -> Used:
        """What a build of them takes now."""
        return used(_build(self.docs, self.graph))

    def ask(self, *question: str) -> Used:
        """What a question to their graph takes."""
        return used(command(*question, "--graph", str(self.graph)))


def ratios(scratch: Path, *, quick: bool) -> list[Ratio]:
    """Reading 200 papers and 2,000; linking, storing and asking of 15 authorities and of 150, with four papers each, as
    the nation has. Quick, three authorities and twelve, where what every command costs weighs more."""
    few, times, papers = (3, 4, 4) if quick else (15, 10, 4)
    small = _first(authorities(scratch / "few", few, papers))
    docs = authorities(scratch / "many", few * times, papers)
    new = min(docs.glob("*/00-*"))
    held = new.rename(scratch / new.name)
    large = _first(docs)
    most = max(large.read.memory, large.stored.memory)
    against = f"{few * times} made-up authorities / {few}"
    return [
        *([] if quick else _reading(scratch)),
        Ratio(f"reading {against}", large.read.seconds, small.read.seconds, times * _BOUND),
        Ratio(f"linking and storing {against}", large.stored.seconds, small.stored.seconds, times * _BOUND),
        Ratio(f"memory of building {few * times} / 1 GiB, in MB", most, _MEMORY, 1.0),
        *_again(large, held, new, quick=quick),
        *([] if quick else _questions(small, large, times)),
    ]


def _reading(scratch: Path) -> list[Ratio]:
    """2,000 papers up to their statements, and the tenth of them."""
    few, many = (
        used(_read(authorities(scratch / f"read-{count}", count, 10), scratch / f"cache-{count}"))
        for count in (20, 200)
    )
    return [
        Ratio("reading 2,000 made-up papers / 200", many.seconds, few.seconds, 10 * _BOUND),
        Ratio("memory of reading 2,000 / 1 GiB, in MB", many.memory, _MEMORY, 1.0),
    ]


def _first(docs: Path) -> _Nation:
    graph = docs.parent / f"{docs.name}-graph"
    return _Nation(docs, graph, used(_read(docs, graph / "cache")), used(_build(docs, graph)))


def _read(docs: Path, cache: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.stages", "read", str(docs), str(cache)]


def _build(docs: Path, graph: Path) -> list[str]:
    return command("build", str(docs), "--graph", str(graph), "--quiet")


def _again(nation: _Nation, held: Path, new: Path, *, quick: bool) -> list[Ratio]:
    """A build where nothing changed; and one with a single `new` file, `held` back until now, whose authority is linked
    anew."""
    same = nation.build().seconds
    held.rename(new)
    added = nation.build().seconds
    return [
        Ratio("build again, nothing new / first", same, nation.first, 0.12 if quick else 0.05),
        Ratio("build again, one file new / first", added, nation.first, 0.35 if quick else 0.05),
    ]


def _questions(small: _Nation, large: _Nation, times: int) -> list[Ratio]:
    """What is asked of the whole graph may take longer with each authority, and no more; of one authority, hardly
    longer; none of them much memory."""
    whole = {**_OF_ALL, "map --site": ("map", "--site", str(large.graph.parent / "site"))}
    found = []
    for bound, questions in ((times * _BOUND, whole), (_FLAT, _OF_ONE)):
        for name, question in questions.items():
            few, many = small.ask(*question), large.ask(*question)
            found.append(Ratio(f"{name}: ten times the authorities", many.seconds, few.seconds, bound))
            found.append(Ratio(f"{name}: memory / 1 GiB, in MB", many.memory, _MEMORY, 1.0))
    return found
