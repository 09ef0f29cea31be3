"""The real command, run as a person runs it: another process, real streams, a real exit code."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Done = subprocess.CompletedProcess[str]


def environment(**more: str) -> dict[str, str]:
    """Ours alone: no setting of the machine reaches the command, and a warning is an error."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRACEGRAPH_", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "NO_COLOR": "1", **more}


def tracegraph(*args: object, cwd: Path | None = None, env: Mapping[str, str] | None = None, stdin: str = "") -> Done:
    """`tracegraph ARGS...` in the folder `cwd`, ended and told."""
    return subprocess.run(
        [sys.executable, "-m", "tracegraph", *map(str, args)],
        cwd=cwd,
        env=dict(env or environment()),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def done(*args: object, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """As `tracegraph`, where it must end well: its stdout."""
    ended = tracegraph(*args, cwd=cwd, env=env)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
