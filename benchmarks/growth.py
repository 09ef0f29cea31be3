"""How cost grows with what is given: so many made-up authorities (`towns`) against ten times as many, with all that is
asked of their graph; and what it costs when nothing or only one file is new."""

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ratio import Ratio, Used, used
from benchmarks.startup import command
from benchmarks.towns import authorities

_MEMORY = 1024  # MB
_BOUND = 1.1  # for ten times as many, eleven times the time
# What a national analyst asks of the whole graph, by what it is called here.
_QUESTIONS = {
    "issues --recurring": ("issues", "--recurring", "--json"),
    "compare": ("compare", "supervision", "--json"),
    "query": ("query", "SELECT ?kind (COUNT(*) AS ?n) { ?thing a ?kind } GROUP BY ?kind"),
    "trace": ("trace", "supervision of social workers", "--json"),
    "check": ("check",),
}


@dataclass(frozen=True)
class _Nation:
    """The papers of so many authorities, their graph, and what it took: reading them up to their statements; linking
    and storing those."""

    docs: Path
    graph: Path
    papers: int
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
    """20 authorities of ten papers, and ten times as many; quick, three of four, and four times as many, where what
    every command costs weighs more."""
    few, times, papers = (3, 4, 4) if quick else (20, 10, 10)
    small = _first(authorities(scratch / "few", few, papers), few * papers)
    docs = authorities(scratch / "many", few * times, papers)
    new = min(docs.glob("*/00-*"))
    held = new.rename(scratch / new.name)
    large = _first(docs, few * times * papers - 1)
    most = max(large.read.memory, large.stored.memory)
    against = f"{large.papers + 1} made-up papers / {small.papers}"
    return [
        Ratio(f"reading {against}", large.read.seconds, small.read.seconds, times * _BOUND),
        Ratio(f"linking and storing {against}", large.stored.seconds, small.stored.seconds, times * _BOUND),
        Ratio(f"memory of building {large.papers} papers / 1 GiB, in MB", most, _MEMORY, 1.0),
        *_again(large, held, new, quick=quick),
        *([] if quick else _questions(small, large, times)),
    ]


def _first(docs: Path, papers: int) -> _Nation:
    graph = docs.parent / f"{docs.name}-graph"
    stage = [sys.executable, "-m", "benchmarks.stages", "read", str(docs), str(graph / "cache")]
    return _Nation(docs, graph, papers, used(stage), used(_build(docs, graph)))


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
    """What is asked of the whole graph may take longer with each authority, and no more; nor much memory."""
    found = []
    for name, question in {**_QUESTIONS, "map --site": ("map", "--site", str(large.graph.parent / "site"))}.items():
        few, many = small.ask(*question), large.ask(*question)
        found.append(
            Ratio(f"{name}: {large.papers + 1} papers / {small.papers}", many.seconds, few.seconds, times * _BOUND)
        )
        found.append(Ratio(f"{name}: memory / 1 GiB, in MB", many.memory, _MEMORY, 1.0))
    return found
