"""How fast a command starts, held against importing click alone: the least that any of our commands could take."""

import sys
from compileall import compile_dir
from pathlib import Path

from benchmarks.ratio import Ratio, medians, timed

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "return home interviews"


def command(*args: str) -> list[str]:
    """Our installed command with `args`."""
    return [str(Path(sys.executable).with_name("tracegraph")), *args]


def ratios(scratch: Path, *, quick: bool) -> list[Ratio]:
    """`--help` and `trace` on the graph of data/solihull, which is built in `scratch`."""
    compile_dir(ROOT / "tracegraph", quiet=1)  # as pip leaves what it installs
    graph = str(scratch / "startup")
    timed(command("build", str(ROOT / "data" / "solihull"), "--graph", graph))
    times = medians(
        {
            "click": [sys.executable, "-c", "import click"],
            "help": command("--help"),
            "trace": command("trace", QUESTION, "--graph", graph),
        },
        rounds=9 if quick else 25,
    )
    return [
        Ratio("tracegraph --help / import click", times["help"], times["click"], bound=2.0),
        Ratio("tracegraph trace / import click", times["trace"], times["click"], bound=5.0),
    ]
