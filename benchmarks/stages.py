"""One stage of a build by itself, so that it can be timed: `python -m benchmarks.stages bare|read|link FOLDER CACHE`.

Each works with two processes. `bare` takes the plain text out of every PDF, which is the least that reading them could
cost; `read` goes up to the extracted statements and leaves them in CACHE; `link` links every authority from there. What
is printed is the most memory that a process took, in MB.
"""

import argparse
import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

import pypdfium2

from tracegraph.link import link
from tracegraph.pipeline.cache import Cache
from tracegraph.pipeline.linking import Papers, by_authority
from tracegraph.pipeline.reading import Reading
from tracegraph.read.paths import files
from tracegraph.workers import Workers

PROCESSES: Final = 2


def bare(found: Sequence[Path]) -> None:
    """The text of every PDF, and nothing else."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        for _ in pool.map(_text_length, [path for path in found if path.suffix.lower() == ".pdf"]):
            pass


def _text_length(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return sum(len(document[number].get_textpage().get_text_range()) for number in range(len(document)))


def read(found: Sequence[Path], cache: Cache) -> None:
    """Every file up to its statements."""
    with Workers(PROCESSES) as workers:
        for _ in Reading(cache).papers(found, workers, lambda _done: None):
            pass


def linked(found: Sequence[Path], cache: Cache) -> None:
    """Every authority's links, from what was read before."""
    reading = Reading(cache)
    groups = by_authority([paper for path in found if (paper := reading.known(path)) is not None], ())
    with Workers(PROCESSES) as workers:
        for _ in workers.ahead(partial(_links, reading), groups):
            pass


def _links(reading: Reading, group: Papers) -> int:
    return len(link([reading.extraction(paper) for paper in group.papers]).links)


def main() -> None:
    """Does the stage and prints its memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["bare", "read", "link"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("cache", type=Path)
    args = parser.parse_args()
    cache = Cache(args.cache)
    cache.prepare()
    found = files([args.folder], lambda _inside: False)
    match args.stage:
        case "bare":
            bare(found)
        case "read":
            read(found, cache)
        case "link":
            linked(found, cache)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(most // 1024)


if __name__ == "__main__":
    main()
