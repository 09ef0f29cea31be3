"""Writes the README's trace block from a real run over data/solihull; `--check` only says whether it is current.

The block lies between two marker lines. Its first line is the command, the rest is what that command prints, shortened
by one rule (`shortened`): a README has one screen, and a whole history is longer.
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- trace: begin -->\n", "<!-- trace: end -->\n"
COMMAND = 'tracegraph trace "return home interviews"'
WORDS = "return home"  # of the question, what every form of the theme's name shares


def run(*args: str, graph: str) -> str:
    """What our command prints of the graph in the folder `graph`. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "tracegraph", *args]
    env = {**os.environ, "TRACEGRAPH_GRAPH": graph}
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return done.stdout


def shortened(said: str) -> str:
    """The heading, then of every inspection the first statement that uses the words asked for (else the first), with
    the place where they stand, and of a plan its first action. A line with dots alone stands for lines left out; no
    line is changed."""
    return "\n\n".join("\n".join(told(paragraph.split("\n"))) for paragraph in said.rstrip().split("\n\n"))


def told(lines: list[str]) -> list[str]:
    """The lines of one paragraph that are shown."""
    quotes = [n for n, line in enumerate(lines) if line.startswith("    “")]
    if not quotes:
        return lines
    quote = next((n for n in quotes if WORDS in lines[n].lower()), quotes[0])
    kept = {*range(quotes[0] - 1), *range(quote - 1, quote + 2)}
    if action := next((n for n, line in enumerate(lines) if line.startswith("    Action ")), 0):
        progress = next(n for n, line in enumerate(lines[action:], action) if line.startswith("      Progress:"))
        kept |= set(range(action, progress + 1))
    shown: list[str] = []
    for n, line in enumerate(lines):
        if n in kept:
            shown.append(line)
        elif n - 1 in kept:
            shown.append("    ...")
    return shown


def block() -> str:
    """The command and its output, shortened, as a fenced block."""
    with tempfile.TemporaryDirectory() as folder:
        run("build", "data/solihull", graph=folder)
        said = run(*shlex.split(COMMAND)[1:], graph=folder)
    return f"```console\n$ {COMMAND}\n{shortened(said)}\n```\n"


def renewed(readme: str) -> str:
    """`readme` with the block made new. Raises ValueError where a marker is missing."""
    before, _, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"README.md lacks the markers {BEGIN.strip()} and {END.strip()}")
    return before + BEGIN + block() + END + after


def main() -> int:
    """Writes the README, or with --check gives 1 where it is not current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the block is not current")
    check = parser.parse_args().check
    old = README.read_text(encoding="utf-8")
    new = renewed(old)
    if check and new != old:
        print("README.md does not show what the command prints now: make readme", file=sys.stderr)
        return 1
    if not check:
        README.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
