"""How a build grows: with the number of authorities, with the documents of one, and when only one file is new.

The documents are data/solihull under other names, each with a line of its own, so that no two files are twins.
"""

import shutil
from pathlib import Path

from benchmarks.ratio import Ratio, timed
from benchmarks.startup import ROOT, command

# Places that the authority list knows, so that each copy is a place of its own.
PLACES = (
    "Barnet",
    "Bolton",
    "Bury",
    "Dudley",
    "Halton",
    "Leeds",
    "Luton",
    "Sefton",
    "Slough",
    "Torbay",
    "Wigan",
    "York",
)


def copies(folder: Path, places: tuple[str, ...]) -> Path:
    """A folder with the digests once for each place, told of that place."""
    for place in places:
        target = folder / place.lower()
        target.mkdir(parents=True)
        for source in sorted((ROOT / "data" / "solihull").glob("20*.md")):
            words = source.read_text(encoding="utf-8").replace("Solihull", place).replace("SOLIHULL", place.upper())
            (target / source.name).write_text(words, encoding="utf-8", newline="\n")
    return folder


def built(paths: Path, graph: Path) -> float:
    """Processor seconds of a build of `paths` into `graph`."""
    return timed(command("build", str(paths), "--graph", str(graph)))


def ratios(scratch: Path, *, quick: bool) -> list[Ratio]:
    """Fresh builds of N and 2N authorities, a build where nothing changed, and one with a single new file."""
    half = PLACES[: 3 if quick else len(PLACES) // 2]
    twice = PLACES[: 2 * len(half)]
    small = built(copies(scratch / "small", half), scratch / "small-graph")
    docs = copies(scratch / "large", twice)
    new = next(docs.glob("*/2022*.md"))
    held = scratch / new.name
    shutil.move(new, held)
    large = built(docs, scratch / "large-graph")
    same = built(docs, scratch / "large-graph")
    shutil.move(held, new)
    added = built(docs, scratch / "large-graph")
    # Linking and storing are done anew in every build, and are most of one of short Markdown files: what is not read
    # again shows little here. The bounds notice a cache that costs more than it saves.
    return [
        Ratio(f"build of {len(twice)} authorities / of {len(half)}", large, small, bound=2.5),
        Ratio("build again, nothing new / fresh", same, large, bound=1.0),
        Ratio("build again, one file new / fresh", added, large, bound=1.25),
    ]
