"""What is costly to make and only looked at is made once for a whole run, however many processes share its tests."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills, given its place. Whoever comes second waits until it is there; a test that changes
    it copies it first."""
    home = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own, side by side
        home = home.parent
    place, begun = home / name, home / f"{name}.begun"
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(place)
    return place
