"""Holds the export of the originals against answer keys: `python -m benchmarks.accuracy ../shared`.

Where the originals are not there it says so and ends well. Where `accuracy.json` names the floor of a measure, falling
below it ends with exit code 1.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.startup import command

FLOORS = Path(__file__).with_name("accuracy.json")


def flat(scores: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of nested scores, each with its dotted name."""
    for name, value in scores.items():
        match value:
            case dict():
                yield from flat(value, f"{prefix}{name}.")
            case int() | float():
                yield f"{prefix}{name}", float(value)


def scores(shared: Path, scratch: Path) -> dict[str, float]:
    """Builds the whole corpus, exports it, and gives what the scorer says of it."""
    graph, export = str(scratch / "graph"), scratch / "export.json"
    subprocess.run(command("build", str(shared / "corpus"), "--graph", graph), check=True)
    subprocess.run(command("export", "--format", "json", "--graph", graph, "-o", str(export)), check=True)
    keys = sorted(str(key) for key in (shared / "accuracy" / "gold").glob("*.json"))
    scorer = [sys.executable, str(shared / "accuracy" / "score.py"), str(export), *keys, "--json"]
    said = subprocess.run(scorer, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return dict(flat(json.loads(said)))


def main() -> int:
    """Prints each measure, with its floor where it has one; 1 where one is below."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with corpus/ and accuracy/")
    shared = parser.parse_args().shared
    if not (shared / "accuracy").is_dir():
        print(f"the originals are not here ({shared}): accuracy was not measured")
        return 0
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as scratch:
        found = scores(shared, Path(scratch))
    below = {name for name, floor in floors.items() if found.get(name, 0.0) < floor}
    for name, value in found.items():
        floor = f"  floor {floors[name]:g}" if name in floors else ""
        print(f"{name:28} {value:9.3f}{floor}{'  BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
