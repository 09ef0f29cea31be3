"""Workers that crash, hang or take all memory cost their own item and nothing else."""

import ctypes
import faulthandler
import functools
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.norburn.files import joint, report, visit, write
from tests.read.parcels import docx, para
from tracegraph.errors import InputError, Unreadable
from tracegraph.pipeline import build
from tracegraph.workers import Bounds, Lost, Workers

QUICK = Bounds(seconds=1.0, memory=256 * 1024**2)
"""For what never ends."""
PATIENT = Bounds(memory=QUICK.memory)
"""For what ends by itself, however busy the machine is."""

BUSY = f"<html><p {' '.join(f'a{n}' for n in range(800_000))}>x"
"""A web page on which the parser is busy for many minutes: each of its attributes is looked for among all."""


def _double(item: int) -> int:
    return item * 2


def _play(item: str) -> str:
    """Does what an item says: the ways in which a reader in C goes wrong."""
    match item:
        case "crash":
            faulthandler.disable()  # pytest would print where it was
            ctypes.string_at(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "hang":
            # Called so, C code holds the interpreter's lock: no signal handler and no other thread of Python's runs.
            ctypes.PyDLL(None).sleep(60)
        case "wait":
            time.sleep(60)
        case "memory":
            return str(len(bytearray(1024**3)))
        case "refuse":
            raise Unreadable(item, "for a reason")
    return item.upper()


CRASH = Lost("crashed (SIGSEGV)")
SLOW = Lost("took more than 1 seconds")

# item, how long it may take, what becomes of it, why
FATES = [
    ("crash", PATIENT, CRASH, "a crash in C"),
    ("killed", PATIENT, Lost("crashed (SIGKILL)"), "killed by the system"),
    ("leave", PATIENT, Lost("crashed (exit code 3)"), "the process ends itself"),
    ("hang", QUICK, SLOW, "a loop in C that lets nobody in"),
    ("wait", QUICK, SLOW, "a wait for something that does not come"),
]


def test_results_come_in_order() -> None:
    with Workers(2) as workers:
        assert list(workers.map(_double, range(50))) == [item * 2 for item in range(50)]
        assert list(workers.map(_double, [])) == []
        assert workers.executor is not None
        assert list(workers.executor.map(_double, [1, 2])) == [2, 4]


@pytest.mark.parametrize(("item", "bounds", "fate", "why"), FATES)
@pytest.mark.parametrize("count", [1, 2])
def test_an_item_that_kills_its_process_is_lost_alone(
    count: int, item: str, bounds: Bounds, fate: Lost, why: str
) -> None:
    around = [f"item {n}" for n in range(6)]
    with Workers(count, bounds) as workers:
        found = list(workers.map(_play, [*around, item, *around]))
        assert found == [*map(str.upper, around), fate, *map(str.upper, around)], why
        assert workers.executor is not None
        assert list(workers.executor.map(_double, [4])) == [8], "the workers go on"


def test_several_that_kill_are_each_lost() -> None:
    with Workers(2, PATIENT) as workers:
        found = list(workers.map(_play, ["crash", "a", "crash", "killed", "b", "crash"]))
    assert found == [CRASH, "A", CRASH, Lost("crashed (SIGKILL)"), "B", CRASH]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can bound a process's memory so")
def test_memory_is_bounded_and_given_back() -> None:
    with Workers(1, PATIENT) as workers:
        with pytest.raises(MemoryError):
            list(workers.map(_play, ["memory"]))
        assert list(workers.map(_play, ["a"])) == ["A"]
    with Workers(1, Bounds(memory=4 * 1024**3)) as workers:
        assert list(workers.map(_play, ["memory"])) == [str(1024**3)]


def test_what_is_raised_is_raised_here_also_when_done_alone() -> None:
    with Workers(2, PATIENT) as workers, pytest.raises(Unreadable, match="for a reason"):
        list(workers.map(_play, ["a", "refuse"]))
    with Workers(2, PATIENT) as workers, pytest.raises(Unreadable, match="for a reason"):
        list(workers.map(functools.partial(_slow_refusal, os.getpid()), ["killed", "refuse"]))


def _slow_refusal(_: int, item: str) -> str:
    if item == "refuse":
        time.sleep(0.3)  # so that the other one has died by then
    return _play(item)


def test_a_file_that_kills_its_reader_is_named_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = write(
        tmp_path / "papers",
        {
            "report.txt": report("2019-11-11", "2019-11-22", ["Private fostering and the response to it."]),
            "letter.txt": visit(
                "2021-07-14", "2021-06-08", "2021-06-09", ["Visits to children."], ["Visits are late."]
            ),
            "joint.txt": joint("2022-02-14", "2022-01-10", "2022-01-14", body=["Talks are slow."]),
        },
    )
    (papers / "busy.html").write_text(BUSY, encoding="utf-8")
    (papers / "word.docx").write_bytes(docx(para("A letter about nothing")))
    (papers / "empty.txt").write_bytes(b"")
    monkeypatch.setattr("tracegraph.workers.SECONDS", 3.0)
    summary = build([papers], tmp_path / "graph", jobs=2)
    assert len(summary.documents) == 3
    assert summary.refusals == (
        ("papers/busy.html", "reading it took more than 3 seconds"),
        ("papers/empty.txt", "empty file"),
        ("papers/word.docx", "no inspection document or action plan was recognised in it"),
    )


@pytest.mark.parametrize("jobs", [None, 1])
def test_one_file_alone_is_bounded_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int | None) -> None:
    (tmp_path / "busy.html").write_text(BUSY, encoding="utf-8")
    monkeypatch.setattr("tracegraph.workers.SECONDS", 1.0)
    with pytest.raises(InputError, match=r"busy\.html: reading it took more than 1 seconds"):
        build([tmp_path / "busy.html"], tmp_path / "graph", jobs=jobs)
