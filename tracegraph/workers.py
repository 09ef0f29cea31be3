"""Who does the work, and what if one of them dies?

Documents come from anywhere, and their readers are partly other people's C and C++. A file that makes one crash, run
for ever or take all memory must cost itself, not the build: each item is done by a process that has so much time and
memory for it, and what is lost is named.
"""

import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, Generic, Self, TypeVar, cast

if sys.platform == "linux":
    import resource

Item = TypeVar("Item")
Result = TypeVar("Result")

SECONDS: Final = 120.0
"""For one item: some hundred times what the longest report takes on a slow machine."""
MEMORY: Final = 4 * 1024**3
"""Bytes of address space that one item may add; Linux alone can tell and keep it."""

_EACH: Final = 2  # items given to each process at a time: one to do, one to find when it is done
_TAKEN: Final = Path("/proc/self/statm")  # address space in pages comes first


@dataclass(frozen=True, slots=True)
class Lost:
    """What became of an item whose process died; `reason` in a few words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one item may take: seconds by the clock, bytes of address space."""

    seconds: float = field(default_factory=lambda: SECONDS)
    memory: int = MEMORY


class Workers:
    """Processes that work side by side. One that dies is replaced, and the item it died of is told from those that were
    merely near it by doing each of them again alone.

    Used as a context; interrupted, it gives up what was not begun.
    """

    def __init__(self, count: int, bounds: Bounds | None = None) -> None:
        self._count = count
        self._bounds = bounds or Bounds()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    @property
    def executor(self) -> Executor | None:
        """The processes as an executor, for work that cannot kill them; None where the system has none to give (a full
        disk, a locked-down machine)."""
        if self._pool is None:
            try:
                self._pool = ProcessPoolExecutor(self._count, initializer=_serve)
            except (OSError, NotImplementedError, ImportError):
                return None
        return self._pool

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator["Result | Lost"]:
        """What `function` makes of each item, in their order; Lost where its process died of it. What `function` raises
        is raised here. Where there are no processes to be had, all is done in this one."""
        return _Round(self, function, items).results()

    def begin(self) -> None:
        """Starts the processes now: later this one may have threads that do not bear to be copied."""
        if self.executor is not None:
            self.executor.submit(os.getpid).result()

    def ahead(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """As `map`, for work that cannot kill its process: unbounded, and never more than a few results ahead of who
        takes them."""
        if not items or self.executor is None:
            yield from map(function, items)
            return
        under_way: deque[Future[Result]] = deque()
        for item in items:
            if len(under_way) == self.room:
                yield under_way.popleft().result()
            under_way.append(self.executor.submit(_undisturbed, function, item))
        while under_way:
            yield under_way.popleft().result()

    def bounded(self, function: Callable[[Item], Result], item: Item) -> "Future[Result]":
        """One item on its way, within its bounds. Raises BrokenProcessPool where a process has died meanwhile, or none
        can be had."""
        if self.executor is None:
            raise BrokenProcessPool
        return self.executor.submit(_watched, self._bounds, function, item)

    def alone(self, function: Callable[[Item], Result], item: Item) -> "Result | Lost":
        """One item in a process that nothing else is done in."""
        return _alone(self._bounds, function, item)

    def renew(self) -> None:
        """Gives up processes that broke."""
        if self._pool is not None:
            self._pool.shutdown()  # waits, so that no thread of it is left when the next processes are forked
            self._pool = None

    @property
    def room(self) -> int:
        """How many items may be under way. Few, because all of them are suspects when one process dies."""
        return self._count * _EACH


class _Round(Generic[Item, Result]):
    """One `map`: what waits, what is under way, what is done."""

    def __init__(self, workers: Workers, function: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self._workers, self._function, self._items = workers, function, items
        self._waiting = deque(range(len(items)))
        self._under_way: dict[Future[Result], int] = {}
        self._done: dict[int, Result | Lost] = {}

    def results(self) -> Iterator[Result | Lost]:
        """The results in order, each as soon as those before it are there."""
        for at in range(len(self._items)):
            while at not in self._done:
                self._go_on()
            yield self._done.pop(at)

    def _go_on(self) -> None:
        """Gives out what there is room for, and takes in what is done."""
        if self._workers.executor is None:  # there are no more processes to be had
            at = self._waiting.popleft()
            self._done[at] = self._function(self._items[at])
            return
        try:
            while self._waiting and len(self._under_way) < self._workers.room:
                # A pool that is already broken takes nothing more: the item is still waiting then.
                future = self._workers.bounded(self._function, self._items[self._waiting[0]])
                self._under_way[future] = self._waiting.popleft()
            wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in [future for future in self._under_way if future.done()]:
                self._done[self._under_way[future]] = future.result()
                del self._under_way[future]
        except BrokenProcessPool:
            self._do_again()

    def _do_again(self) -> None:
        """A process died. Which item killed it is not said, so each that was under way is done again alone."""
        wait(self._under_way)
        suspects = sorted(self._under_way.items(), key=lambda each: each[1])
        self._under_way.clear()
        self._workers.renew()
        for future, at in suspects:
            error = future.exception()
            if error is not None and not isinstance(error, BrokenProcessPool):
                raise error
            self._done[at] = self._workers.alone(self._function, self._items[at]) if error else future.result()


def _serve() -> None:
    """Makes a worker end with the build that started it, however that ends: Ctrl-C is the build's to answer, and a
    build that was killed must not leave workers waiting for it for ever."""
    gc.freeze()  # what came with the process stays as long as it does: it need not be looked through again and again
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _watched(bounds: Bounds, function: Callable[[Item], Result], item: Item) -> Result:
    """Does one item; the process ends itself where that takes too long, also in the middle of C."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - the watch needs a real file
        faulthandler.dump_traceback_later(bounds.seconds, exit=True, file=nowhere)
        try:
            return _undisturbed(partial(_within, bounds, function), item)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _undisturbed(function: Callable[[Item], Result], item: Item) -> Result:
    """Does one item. Garbage is looked for when it is done: meanwhile its many small values would be looked through
    again and again, and hold no rings."""
    gc.disable()
    try:
        return function(item)
    finally:
        gc.enable()


def _within(bounds: Bounds, function: Callable[[Item], Result], item: Item) -> Result:
    """Does one item in no more memory than it is allowed. Raises MemoryError."""
    if sys.platform != "linux":
        return function(item)
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(_TAKEN.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    wanted = taken + bounds.memory
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    try:
        return function(item)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


def _alone(bounds: Bounds, function: Callable[[Item], Result], item: Item) -> Result | Lost:
    """Does one item in a process of its own."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_tell, args=(there, bounds, function, item), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(bounds.seconds):
            return Lost(f"took more than {bounds.seconds:g} seconds")
        result, error = here.recv()
    except (EOFError, OSError):
        process.join()
        return Lost(f"crashed ({_died_of(process.exitcode or 0)})")
    finally:
        process.kill()
        process.join()
        here.close()
    if error is not None:
        raise error
    return cast(Result, result)


def _tell(there: Connection, bounds: Bounds, function: Callable[[Item], Result], item: Item) -> None:
    """What a process of its own does: the item, and telling what became of it."""
    _serve()
    try:
        there.send((_within(bounds, function, item), None))
    except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
        there.send((None, error))


def _died_of(code: int) -> str:
    """An exit code in words: the signal's name, if it was one."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"
