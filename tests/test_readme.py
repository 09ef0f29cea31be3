"""The README says what is so: its trace is what the command prints, its commands exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_trace_it_shows_is_what_the_command_prints(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "tools" / "update_readme.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_make_target_it_names_exists(root: Path, readme: str) -> None:
    targets = set(re.findall(r"^(\w+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake (\w+)", readme))
    assert {"demo", "test"} <= named <= targets
