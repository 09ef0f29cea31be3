"""Ratios with bounds: timed side by side, printed as a table."""

import statistics
import subprocess
import time
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


def seconds_of(command: Sequence[str]) -> float:
    """Wall seconds of one run of `command`. Raises CalledProcessError, with its words shown, where it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        print(done.stderr)
        done.check_returncode()
    return took


def medians(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The median seconds of each command over `rounds`. They take turns, so that a busy moment falls on all alike; one
    round before the first is not counted, because it fills the caches."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for counted in (False, *(True for _ in range(rounds))):
        for name, command in commands.items():
            took = seconds_of(command)
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
