"""Holds the export of the originals against answer keys: `python -m benchmarks.accuracy ../shared [--accept]`.

Where the originals are not there it says so and ends well. `accuracy.json` names the floor of a measure;
`accepted.json` is the last run that somebody accepted with `--accept`: its measures, and what was wrong in it. What was
lost and won since then is listed, document by document and ask by ask, by their names and never by their words. Below a
floor, or more than 0.005 below an accepted measure, it ends with exit code 1.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.startup import command

FLOORS = Path(__file__).with_name("accuracy.json")
ACCEPTED = Path(__file__).with_name("accepted.json")
_MAY_LOSE = 0.005
_LISTED = 40
_ALL = "1000000"
# Counts of what either side says, not how well they agree.
_COUNTS = re.compile(r"\.(?:said|gold)$|^documents\.|^metadata_wrong\.|^always_yes$")
# What the scorer tells of an item, up to where somebody else's words begin.
_NAMED = re.compile(
    r"(metadata +\S+ \w+|judgement +\S+ \w+|ask missed +\S+ \S+?|ask extra +\S+?|follow-up missed .+?):"
)
_WORDED = ("judgement", "ask extra")
"""Items that have no name but their words: told apart by a hash of them."""


@dataclass(frozen=True, slots=True)
class Run:
    """What the scorer says: each measure by its dotted name, and each item that is wrong by its own."""

    measures: dict[str, float]
    wrong: frozenset[str]


def flat(scores: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of nested scores, each with its dotted name."""
    for name, value in scores.items():
        match value:
            case dict():
                yield from flat(value, f"{prefix}{name}.")
            case int() | float():
                yield f"{prefix}{name}", float(value)


def item(line: str) -> str:
    """The name of what a line of the scorer is about: authority, document, ask or field; no word of a document."""
    found = _NAMED.match(line)
    name, words = (" ".join(found[1].split()), line[found.end() :]) if found else ("other", line)
    if found is None or name.startswith(_WORDED):
        return f"{name} #{hashlib.sha256(words.strip().encode()).hexdigest()[:8]}"
    return name


def scored(shared: Path, scratch: Path) -> Run:
    """Builds the whole corpus, exports it, and gives what the scorer says of it."""
    graph, export = str(scratch / "graph"), scratch / "export.json"
    subprocess.run(command("build", str(shared / "corpus"), "--graph", graph, "-q"), check=True)
    subprocess.run(command("export", "--format", "json", "--graph", graph, "-o", str(export)), check=True)
    return run_scorer(shared / "accuracy", export)


def run_scorer(accuracy: Path, export: Path) -> Run:
    """What the scorer in the folder `accuracy` says of an export."""
    keys = sorted(str(key) for key in (accuracy / "gold").glob("*.json"))
    scorer = [sys.executable, str(accuracy / "score.py"), str(export), *keys, "--json", "--misses", _ALL]
    done = subprocess.run(scorer, check=True, capture_output=True, text=True, encoding="utf-8")
    measures = {name: value for name, value in flat(json.loads(done.stdout)) if not _COUNTS.search(name)}
    return Run(measures, frozenset(map(item, done.stderr.splitlines())))


def accepted() -> Run:
    """The last accepted run; nothing where there is none."""
    if not ACCEPTED.exists():
        return Run({}, frozenset())
    data = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    return Run(data["measures"], frozenset(data["wrong"]))


def below(now: Run, before: Run, floors: Mapping[str, float]) -> dict[str, float]:
    """The measures that are lower than they may be, each with what it may be at least."""
    least = dict(floors)
    for name, value in before.measures.items():
        least[name] = max(least.get(name, 0.0), round(value - _MAY_LOSE, 6))
    return {name: least[name] for name in sorted(least) if now.measures.get(name, 0.0) < least[name]}


def _listed(title: str, items: Iterable[str]) -> Iterator[str]:
    names = sorted(items)
    if names:
        yield f"{title}: {len(names)}"
        yield from (f"  {name}" for name in names[:_LISTED])
    if len(names) > _LISTED:
        yield f"  and {len(names) - _LISTED} more"


def main() -> int:
    """Prints each measure, with what it was and may be, and what was lost and won; 1 where one is too low."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with corpus/ and accuracy/")
    parser.add_argument(
        "--accept", action="store_true", help="keep this run as the one that later ones are held against"
    )
    args = parser.parse_args()
    if not (args.shared / "accuracy").is_dir():
        print(f"the originals are not here ({args.shared}): accuracy was not measured")
        return 0
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    before = accepted()
    with tempfile.TemporaryDirectory() as scratch:
        now = scored(args.shared, Path(scratch))
    low = below(now, before, floors)
    print(f"{'measure':28} {'now':>9} {'accepted':>9} {'floor':>9}")
    for name, value in now.measures.items():
        was, floor = (f"{held[name]:9.3f}" if name in held else " " * 9 for held in (before.measures, floors))
        print(f"{name:28} {value:9.3f} {was} {floor}{'  LOST' if name in low else ''}".rstrip())
    for line in (*_listed("lost", now.wrong - before.wrong), *_listed("won", before.wrong - now.wrong)):
        print(line)
    if args.accept:
        kept = {"measures": now.measures, "wrong": sorted(now.wrong)}
        ACCEPTED.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return 1 if low and not args.accept else 0


if __name__ == "__main__":
    sys.exit(main())
