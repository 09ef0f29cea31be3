"""Write the labels of the themes as `taxonomy.by_label` compares them, from the taxonomy that the package ships.

    python tools/fold_labels.py            write tracegraph/data/theme_labels.tsv (run it after tools/gen_vocab.py)
    python tools/fold_labels.py --check    exit 1 where the file differs from what it should be

One line a theme: its id, then its labels without case, number, blanks and punctuation, parted by tabs.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tracegraph.taxonomy import Scheme
from tracegraph.taxonomy.matching import folded_labels

FILE = ROOT / "tracegraph" / "data" / "theme_labels.tsv"


def table() -> str:
    """The text of the file."""
    themes: dict[str, list[str]] = {}
    for label, theme in folded_labels(Scheme.THEMES).items():
        themes.setdefault(theme, []).append(label)
    return "".join("\t".join([theme, *labels]) + "\n" for theme, labels in themes.items())


def main(argv: list[str]) -> int:
    """Writes the file, or with `--check` compares it; the exit code."""
    wanted = table()
    if "--check" not in argv:
        FILE.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if FILE.exists() and FILE.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{FILE.relative_to(ROOT)} is not what the taxonomy makes of it: run python tools/fold_labels.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
