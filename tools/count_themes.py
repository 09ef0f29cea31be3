"""Count in how many sentences of source documents each theme is found: how much a shared theme tells.

    python tools/count_themes.py FOLDER        write ontology/theme_counts.csv

FOLDER holds inspection documents of many authorities; only the numbers are kept. Run it again where themes were added
or their labels changed much, then tools/gen_vocab.py. The documents are not in the repository, so no test runs this.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tracegraph import taxonomy
from tracegraph.errors import TracegraphError
from tracegraph.read import read
from tracegraph.segment import segment

ROOT = Path(__file__).resolve().parent.parent
COUNTS = ROOT / "ontology" / "theme_counts.csv"


def found_in(path: Path) -> tuple[Counter[str], int]:
    """In how many sentences of a document each theme is found, and how many sentences it has. A file that cannot be
    read has none."""
    counts: Counter[str] = Counter()
    try:
        sentences = [quote.words for passage in segment(read(path)) for quote in passage.sentences]
    except TracegraphError as refused:
        print(f"{path.name}: {refused}", file=sys.stderr)
        sentences = []
    for words in sentences:
        counts.update({match.theme for match in taxonomy.find(words)})
    return counts, len(sentences)


def rows(folder: Path) -> Iterator[tuple[str, int, int]]:
    """All sentences and documents first, then each theme that can be a subject with its sentences and documents."""
    sentences: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    read_whole = total = 0
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".csv")
    with ProcessPoolExecutor() as pool:
        for counts, size in pool.map(found_in, paths):
            sentences.update(counts)
            documents.update(counts.keys())
            total += size
            read_whole += size > 0
    yield "all sentences", total, read_whole
    for theme in taxonomy.themes().values():
        if theme.subject:
            yield theme.id, sentences[theme.id], documents[theme.id]


def main(argv: list[str]) -> int:
    """Write the counts; the exit code."""
    if len(argv) != 1 or not Path(argv[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    with COUNTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("theme", "sentences", "documents"))
        writer.writerows(rows(Path(argv[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
