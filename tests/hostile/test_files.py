"""Each nasty file by itself: it becomes what the table says, in bounded time and memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import environment
from tests.hostile.files import NASTY, Nasty, Read

SECONDS = 100  # for what takes ten at most here
MEGABYTES = 1024

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bounds its processes as only Linux can")


def test_there_are_enough_of_them() -> None:
    assert len(NASTY) >= 40
    assert len({nasty.name for nasty in NASTY}) == len(NASTY)


@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: nasty.name)
def test_a_nasty_file(nasty: Nasty, root: Path, tmp_path: Path) -> None:
    path = tmp_path / "norburn" / nasty.name
    path.parent.mkdir()
    path.write_bytes(nasty.make())
    held = tmp_path / "held.txt"
    held.write_text(nasty.outcome.holds if isinstance(nasty.outcome, Read) else "", encoding="utf-8")
    command = [sys.executable, str(root / "tests" / "hostile" / "reading.py"), str(path), str(held)]
    ended = subprocess.run(
        command, env=environment(), capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, ""), nasty.why
    told = json.loads(ended.stdout)
    assert told["megabytes"] < MEGABYTES, nasty.why
    if isinstance(nasty.outcome, str):
        assert told.get("reason") == nasty.outcome, nasty.why
        return
    assert "reason" not in told, (nasty.why, told)
    assert told["holds"], nasty.why
    assert told["ordered"], nasty.why
    assert told["lines"] >= nasty.outcome.lines, nasty.why
    assert (told["pages"], tuple(told["notes"])) == (nasty.outcome.pages, nasty.outcome.notes), nasty.why
