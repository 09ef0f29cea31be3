"""Writes the pages of data/solihull as a person would and lints their HTML with html-validate; `make check` runs it.

A template is no HTML before it is filled, so what is linted is what a browser gets. The rules, in .htmlvalidate.json:
all that html-validate recommends, but ids hold slashes and dots, the doctype is in small letters, the form that
finds issues needs no button, since it answers every letter typed, and a document's lines end as they were printed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINTER = ROOT / "node_modules" / ".bin" / "html-validate"


def written(folder: Path) -> list[Path]:
    """The pages, written into `folder`. Raises CalledProcessError where a command of ours fails."""
    graph, page, site = folder / "graph", folder / "map.html", folder / "site"
    command = [sys.executable, "-m", "tracegraph"]
    subprocess.run([*command, "build", "data/solihull", "--quiet", "--graph", str(graph)], cwd=ROOT, check=True)
    subprocess.run([*command, "map", "--quiet", "--graph", str(graph), "-o", str(page)], cwd=ROOT, check=True)
    for name, subject in (("issue", "return home interviews"), ("authority", "solihull")):
        paper = folder / f"{name}.html"
        options = ["--quiet", "--graph", str(graph), "-o", str(paper)]
        subprocess.run([*command, "pack", subject, *options], cwd=ROOT, check=True)
    subprocess.run([*command, "map", "--quiet", "--graph", str(graph), "--site", str(site)], cwd=ROOT, check=True)
    return sorted(folder.rglob("*.html"))


def main() -> int:
    """What html-validate says of them, and its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [str(page) for page in written(Path(folder))]
        return subprocess.run(
            [str(LINTER), "--config", str(ROOT / ".htmlvalidate.json"), *pages], cwd=ROOT, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
