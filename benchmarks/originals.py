"""What the real documents cost, where they lie beside the checkout: reading them held against taking out their bare
text, linking held against reading, and how both grow."""

import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

from benchmarks.ratio import Ratio, timed
from benchmarks.startup import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
_MEMORY = 1024  # MB


def ratios(scratch: Path, *, quick: bool) -> list[Ratio]:
    """On all PDFs, or quick on 20; nothing where the originals are not there."""
    if not CORPUS.is_dir():
        print(f"the originals are not here ({CORPUS}): their cost was not measured")
        return []
    found = _mixed(sorted(CORPUS.rglob("*.pdf")))
    sizes = (20,) if quick else (20, 80, len(found))
    folders = {size: _some(scratch / f"first-{size}", found[:size]) for size in sizes}
    bare = {size: _stage("bare", folder, scratch / "none") for size, folder in folders.items()}
    read = {size: _stage("read", folder, scratch / f"cache-{size}") for size, folder in folders.items()}
    most = sizes[-1]
    linked = _stage("link", folders[most], scratch / f"cache-{most}")
    memory = _memory("read", folders[most], scratch / "cache-again")
    return [
        *(Ratio(f"{size} PDFs to statements / bare text", read[size], bare[size], bound=4.0) for size in sizes),
        *(
            Ratio(f"{size} PDFs / {sizes[0]}, by their bare text", read[size] / bare[size], read[20] / bare[20], 1.3)
            for size in sizes[1:]
        ),
        Ratio(f"linking {most} PDFs' authorities / reading", linked, read[most], bound=1.0),
        Ratio(f"memory of reading {most} PDFs / 1 GiB, in MB", memory, _MEMORY, bound=1.0),
    ]


def _mixed(found: list[Path]) -> list[Path]:
    """One document of each authority, then the next of each: so that the first of them are like the rest."""
    places: dict[Path, list[Path]] = {}
    for path in found:
        places.setdefault(path.parent, []).append(path)
    return [path for rank in zip_longest(*places.values()) for path in rank if path is not None]


def _some(folder: Path, found: list[Path]) -> Path:
    for path in found:
        place = folder / path.parent.name
        place.mkdir(parents=True, exist_ok=True)
        (place / path.name).symlink_to(path)
    return folder


def _command(stage: str, folder: Path, cache: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.stages", stage, str(folder), str(cache / "cache")]


def _stage(stage: str, folder: Path, cache: Path) -> float:
    return timed(_command(stage, folder, cache))


def _memory(stage: str, folder: Path, cache: Path) -> float:
    done = subprocess.run(_command(stage, folder, cache), check=True, capture_output=True, text=True)
    return float(done.stdout)
