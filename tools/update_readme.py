"""Writes the README's trace block from a real run over data/solihull; `--check` only says whether it is current.

The block lies between two marker lines. Its first line is the command, the rest is what that command prints.
"""

import argparse
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- trace: begin -->\n", "<!-- trace: end -->\n"
COMMAND = 'tracegraph trace "return home interviews"'


def run(*args: str, folder: str) -> str:
    """What our command prints, run in `folder`. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "tracegraph", *args]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return done.stdout


def block() -> str:
    """The command and its output, as a fenced block."""
    with tempfile.TemporaryDirectory() as folder:
        run("build", str(ROOT / "data" / "solihull"), "--quiet", folder=folder)
        said = run(*shlex.split(COMMAND)[1:], folder=folder)
    return f"```console\n$ {COMMAND}\n{said.rstrip()}\n```\n"


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
