"""Norburn on disk, and our command run as a person runs it: another process, real streams, a real exit code."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import norburn_folder
from tests.norburn.sudburn import norburn_and_sudburn

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of Norburn; tests that change it copy it first."""
    return norburn_folder(tmp_path_factory.mktemp("norburn")).path


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two authorities: Norburn, and its twin Sudburn."""
    return norburn_and_sudburn(tmp_path_factory.mktemp("two") / "g").path


@pytest.fixture(scope="session")
def environment(root: Path) -> dict[str, str]:
    """Ours alone: no setting of the machine reaches the command."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("TRACEGRAPH_") and name != "NO_COLOR"
    }
    return kept | {"PYTHONPATH": str(root), "PYTHONWARNINGS": "error"}


@pytest.fixture
def run(environment: dict[str, str], folder: Path, tmp_path: Path) -> Run:
    """`run("trace", "words")` in an empty folder, with the graph of Norburn as the default."""

    def _run(*args: object, graph: Path = folder, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tracegraph", *map(str, args)],
            cwd=tmp_path,
            env=environment | {"TRACEGRAPH_GRAPH": str(graph)} | env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return _run
