"""The shipped table of folded labels is what the taxonomy makes of it, and it is all that a label asks for."""

import shutil
import subprocess
import sys
from pathlib import Path

from tracegraph import taxonomy
from tracegraph.taxonomy import Scheme, matching


def test_the_shipped_labels_are_those_of_the_taxonomy(root: Path) -> None:
    assert matching._by_label(Scheme.THEMES) == matching.folded_labels(Scheme.THEMES), "run tools/fold_labels.py"
    assert set(matching._by_label(Scheme.THEMES).values()) == set(taxonomy.themes()), "no theme is left out"
    checked = subprocess.run(
        [sys.executable, root / "tools" / "fold_labels.py", "--check"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_a_file_that_is_not_current_is_named(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "tracegraph", tmp_path / "tracegraph", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tools").mkdir()
    shutil.copy(root / "tools" / "fold_labels.py", tmp_path / "tools")
    labels = tmp_path / "tracegraph" / "data" / "theme_labels.tsv"
    labels.write_text("".join(labels.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")
    command = [sys.executable, "-P", str(tmp_path / "tools" / "fold_labels.py")]
    checked = subprocess.run([*command, "--check"], check=False, capture_output=True, encoding="utf-8")
    assert checked.returncode == 1
    assert "tracegraph/data/theme_labels.tsv" in checked.stdout
    assert subprocess.run(command, check=False).returncode == 0
    assert labels.read_bytes() == (root / "tracegraph" / "data" / "theme_labels.tsv").read_bytes()


def test_a_label_is_found_without_loading_the_taxonomy() -> None:
    code = """
import sys
from tracegraph import taxonomy
from tracegraph.taxonomy.concepts import _data
assert taxonomy.by_label("RHIs") == "return-home-interview"
assert _data.cache_info().currsize == 0
print("zipfile" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "False", "nothing that reads archives is loaded for a plain file"
