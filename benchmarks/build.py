"""How a build grows: with the number of authorities, and when nothing or only one file is new. The documents are those
of `towns`."""

import shutil
from pathlib import Path

from benchmarks.ratio import Ratio, timed
from benchmarks.startup import command
from benchmarks.towns import authorities

_PAPERS = 10


def built(paths: Path, graph: Path) -> float:
    """Processor seconds of a build of `paths` into `graph`."""
    return timed(command("build", str(paths), "--graph", str(graph), "--quiet"))


def ratios(scratch: Path, *, quick: bool) -> list[Ratio]:
    """Fresh builds of N and of ten times N authorities, a build where nothing changed, and one with a single new
    file; quick, of three times as many, where what every build costs weighs more."""
    few, times = (2, 3) if quick else (20, 10)
    small = built(authorities(scratch / "small", few, _PAPERS), scratch / "small-graph")
    docs = authorities(scratch / "large", few * times, _PAPERS)
    new = next(iter(sorted(docs.glob("*/00-*"))))
    held = scratch / new.name
    shutil.move(new, held)
    large = built(docs, scratch / "large-graph")
    same = built(docs, scratch / "large-graph")
    shutil.move(held, new)
    added = built(docs, scratch / "large-graph")
    count = few * times * _PAPERS
    return [
        Ratio(f"build of {count} papers / of {few * _PAPERS}", large, small, bound=times * 1.1),
        Ratio("build again, nothing new / fresh", same, large, bound=0.12 if quick else 0.05),
        # The file's own authority is linked anew: one of so many.
        Ratio("build again, one file new / fresh", added, large, bound=0.35 if quick else 0.05),
    ]
