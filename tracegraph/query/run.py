"""Asks a published graph, within bounds: a child process that is ended when its time is up, and that cannot leave this
machine."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import tracegraph
from tracegraph.errors import InputError, QueryError, QueryTimeout, UsageError
from tracegraph.graph.forms import Term
from tracegraph.graph.sparql import bind
from tracegraph.graph.store import GraphFolder
from tracegraph.graph.view import Graph, Value, terms
from tracegraph.query.catalogue import Question, question
from tracegraph.query.given import known
from tracegraph.query.guard import refuse


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a query may use: seconds from start to answer, bytes of memory (where the system can hold to them),
    rows."""

    seconds: float = 30.0
    memory: int = 4 << 30
    rows: int = 100_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A table. `kind` is "select", "ask" (one column and row, "true" or "false") or "triples" (subject, predicate,
    object, sorted, of CONSTRUCT and DESCRIBE)."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


Params = Mapping[str, Value | Sequence[Value]]
BOUNDS: Final = Bounds()
_LONGEST: Final = 86_400
"""Seconds: a day."""
_NAME: Final = re.compile(r"[\w-]+")


def run(
    graph: Graph | Path,
    asked: str | Question,
    params: Params | None = None,
    *,
    timeout: float | None = None,
    bounds: Bounds = BOUNDS,
    whole: bool = False,
) -> Answer:
    """What a named question or SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE) finds over the union of all named graphs,
    with the project's prefixes preset and ids understood as IRIs (`<norburn/2020-12-action-plan/r4>`). `graph` is an
    open graph or the folder that holds one; one bare word is taken for a question's name.

    `params` gives a question's parameters, in words; for SPARQL they bind variables to terms (words are plain
    literals). No value is ever read as SPARQL. `timeout` is short for `Bounds(seconds=timeout)`. IRIs are shortened as
    `graph.names.short` does (an id, a theme, a code's notation), or kept `whole`.

    Raises QueryError, one line, for what cannot be parsed or is refused (SERVICE, updates), QueryTimeout where it takes
    too long, NotFound for a name that is no question's and for what a question is given and the graph does not hold,
    UsageError for parameters that are missing, unknown or no such value, NoGraph where there is no graph, InputError
    where no process can be had.
    """
    if timeout is not None:
        bounds = replace(bounds, seconds=timeout)
    if not 0 < bounds.seconds <= _LONGEST:
        raise UsageError(f"a query may take more than 0 and at most {_LONGEST} seconds, not {bounds.seconds:g}")
    if isinstance(asked, str) and _NAME.fullmatch(asked.strip()):
        asked = question(asked.strip())
    if not isinstance(asked, Question):
        refuse(asked)
    with nullcontext(graph) if isinstance(graph, Graph) else GraphFolder(graph).open() as opened:
        sparql, values = _read_as(opened, asked, params or {})
        return _asked(opened, {"sparql": bind(sparql, values), "whole": whole, "most": bounds.rows}, bounds)


def _read_as(graph: Graph, asked: str | Question, params: Params) -> tuple[str, dict[str, list[Term]]]:
    if not isinstance(asked, Question):
        return asked, {name: terms(value) for name, value in params.items()}
    words = {name: value for name, value in params.items() if isinstance(value, str)}
    if len(words) < len(params):
        raise UsageError(f"the parameters of the question {asked.name} are given in words")
    asked.bindings(words)  # what is no value at all is told first
    return asked.sparql, {name: [term] for name, term in asked.bindings(known(graph, asked, words)).items()}


def _asked(graph: Graph, wanted: dict[str, Any], bounds: Bounds) -> Answer:
    request = {
        **wanted,
        "generation": str(graph.path.absolute()),
        "texts": str(graph.texts.absolute()),
        "memory": bounds.memory,
        "seconds": int(bounds.seconds) + 1,
    }
    # -P and -s: nothing of the working directory or of the user's own packages is run.
    command = [sys.executable, "-P", "-s", "-m", "tracegraph.query.child"]
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, by this interpreter; the request travels on stdin
            command,
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=bounds.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeout(
            f"the query took longer than {bounds.seconds:g} seconds and was ended: ask for less, or allow more time"
        ) from error
    except OSError as error:
        raise InputError(f"no process could be started for the query: {error}") from error
    return _read(done, bounds)


def _environment() -> dict[str, str]:
    """The little that a Python process needs; the rest of the user's environment (proxies, secrets) stays outside."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH", "TMPDIR", "TEMP") if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(tracegraph.__file__).parent.parent), "PYTHONUTF8": "1"}


def _read(done: subprocess.CompletedProcess[bytes], bounds: Bounds) -> Answer:
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        # It was ended from outside or ran into a limit: there is no whole answer.
        needed = f"it may use {bounds.memory >> 20} MiB of memory"
        raise QueryError(f"the query was ended before it was answered ({needed}): ask for less") from error
    if "refused" in told:
        raise QueryError(told["refused"])
    if "failed" in told:
        raise InputError(f"the query could not be answered: {told['failed']}")
    answer = told["answer"]
    return Answer(answer["kind"], tuple(answer["columns"]), tuple(tuple(row) for row in answer["rows"]))
