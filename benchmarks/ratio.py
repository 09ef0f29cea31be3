"""Ratios with bounds: timed side by side, printed as a table."""

import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """`what` took `seconds`, and `base` seconds is what it is held against; it must stay within `bound` times that."""

    what: str
    seconds: float
    base: float
    bound: float

    @property
    def value(self) -> float:
        """How many times the base it took."""
        return self.seconds / self.base

    @property
    def kept(self) -> bool:
        """True where it stays within its bound."""
        return self.value <= self.bound


@dataclass(frozen=True, slots=True)
class Used:
    """What a command used, its children's too: `seconds` of processor time, and the most `memory` (MB) that one process
    held. The time on the wall says as much of whatever else the machine is doing."""

    seconds: float
    memory: float


def used(command: Sequence[str]) -> Used:
    """What one run of `command` uses. Raises CalledProcessError, with its words shown, where the command fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            print(said.read().decode(errors="replace"))
            raise subprocess.CalledProcessError(process.returncode, command)
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def timed(command: Sequence[str]) -> float:
    """Seconds of processor time that one run of `command` uses. Raises as `used`."""
    return used(command).seconds


def medians(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The median seconds of each command over `rounds`. They take turns, so that a busy moment falls on all alike; one
    round before the first is not counted, because it fills the caches."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for counted in (False, *(True for _ in range(rounds))):
        for name, command in commands.items():
            took = timed(command)
            if counted:
                times[name].append(took)
    return {name: statistics.median(values) for name, values in times.items()}


def table(ratios: Sequence[Ratio]) -> str:
    """The ratios as lines of text, widest name first measured."""
    width = max(len(r.what) for r in ratios)
    lines = [f"{'what':{width}}  {'seconds':>8}  {'against':>8}  {'ratio':>6}  {'bound':>6}"]
    lines += [
        f"{r.what:{width}}  {r.seconds:8.3f}  {r.base:8.3f}  {r.value:6.2f}  {r.bound:6.2f}{'' if r.kept else '  OVER'}"
        for r in ratios
    ]
    return "\n".join(lines)
