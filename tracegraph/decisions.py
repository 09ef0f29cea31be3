"""The decisions file: what people decided about links, a line each, in one plain file that `git diff` shows.

A line says when, who, the verdict, the two statements' ids, a fingerprint of either one's words, and why, with a tab
between one and the next.

It is only ever added to. A line that cannot be understood is reported with its number and kept: nothing here rewrites
what somebody wrote. The clock is read by whoever calls `line_of`, never here.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tracegraph.errors import InputError, UsageError
from tracegraph.model.decision import Decision
from tracegraph.vocab import Standing, Verdict

COLUMNS: Final = ("when", "who", "verdict", "source", "target", "source words", "target words", "why")
_HEAD: Final = "\t".join(COLUMNS)
_INTRODUCTION: Final = (
    "# What people decided about links, a line each. `tracegraph review` adds to this file; nothing rewrites it.",
    "# To change your mind, decide again: your last word on two statements holds, and both lines stay.",
)
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{12}(\+[1-9])?")
_FEWEST: Final = len(COLUMNS) - 1
"""Why somebody decided so may be left out."""


@dataclass(frozen=True, slots=True)
class DecisionsFile:
    """What a decisions file says: its decisions, and (line, what is wrong) for each line that is not understood."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a decisions file in a build: its path, how many decisions it says, how many of them hold, how many
    were taken back by a later one, how many are about authorities that are not there, and (line, what is wrong) for
    each line that is not understood or does not hold."""

    path: Path
    total: int
    hold: int
    superseded: int
    elsewhere: int
    problems: tuple[tuple[int, str], ...]


def account(path: Path, file: DecisionsFile, replayed: Iterable[Decision]) -> Account:
    """What became of the decisions of `file`, of which `replayed` are those that linking stood up or set aside."""
    stood = {d.id: d for d in replayed}
    wrong = [(d.line, f"{d.standing}: {d.note}") for d in stood.values() if d.standing in _AILING]
    return Account(
        path,
        len(file.decisions),
        sum(d.standing is Standing.HOLDS for d in stood.values()),
        sum(d.standing is Standing.SUPERSEDED for d in stood.values()),
        sum(d.id not in stood for d in file.decisions),
        tuple(sorted((*file.problems, *wrong))),
    )


_AILING: Final = frozenset({Standing.SUSPECT, Standing.CONTRADICTED, Standing.MISSING})


def beside(folder: Path) -> Path:
    """Where the decisions about a graph lie unless somebody says otherwise: beside its folder, which builds rewrite."""
    return folder.resolve().parent / "decisions.tsv"


def read_decisions(path: Path) -> DecisionsFile:
    """Every line of the file at `path`; nothing where there is no such file. Raises InputError where it is there and
    cannot be read."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return DecisionsFile()
    except OSError as error:
        raise InputError(f"the decisions file {path} cannot be read: {error.strerror or error}") from error
    decisions: list[Decision] = []
    problems: list[tuple[int, str]] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            if (found := _decision(number, line.removesuffix(b"\r").decode())) is not None:
                decisions.append(found)
        except UnicodeDecodeError:
            problems.append((number, "it is not UTF-8 text"))
        except ValueError as error:
            problems.append((number, str(error)))
    return DecisionsFile(tuple(decisions), tuple(problems))


def _decision(number: int, line: str) -> Decision | None:
    """The decision a line says; None for an empty line, a comment and the head. Raises ValueError saying what is
    wrong."""
    if not line.strip() or line.startswith("#") or line.rstrip("\t") == _HEAD:
        return None
    cells = [cell.strip() for cell in line.split("\t")]
    if not _FEWEST <= len(cells) <= len(COLUMNS):
        raise ValueError(f"it has {len(cells)} cells between tabs, not {len(COLUMNS)} ({', '.join(COLUMNS)})")
    when, who, verdict, source, target, source_seen, target_seen, why = [*cells, ""][: len(COLUMNS)]
    if not _is_day(when):
        raise ValueError(f"{when!r} is no day like 2026-03-02")
    if not who:
        raise ValueError("it does not say who decided")
    if verdict not in {v.value for v in Verdict}:
        raise ValueError(f"{verdict!r} is no verdict: say {', '.join(v.value for v in Verdict)}")
    if source == target or not all(re.fullmatch(r"[^/]+/.+", one) for one in (source, target)):
        raise ValueError(f"{source!r} and {target!r} are not the ids of two statements")
    if source.split("/", 1)[0] != target.split("/", 1)[0]:
        raise ValueError(f"{source!r} and {target!r} are of two authorities, and links are made within one")
    if not all(_FINGERPRINT.fullmatch(seen) for seen in (source_seen, target_seen)):
        raise ValueError("its fingerprints are not twelve digits (0-9, a-f) each, as `tracegraph review` writes them")
    own = hashlib.sha256("\t".join([*cells, ""][: len(COLUMNS)]).encode()).hexdigest()[:12]
    return Decision(
        id=f"{source.split('/', 1)[0]}/decision/{own}",
        line=number,
        when=when,
        who=who,
        verdict=Verdict(verdict),
        source=source,
        target=target,
        source_fingerprint=source_seen,
        target_fingerprint=target_seen,
        why=why,
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def add_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Adds a line for each decision at the end of the file, which is made where there is none. What was there stays,
    byte by byte; each line is on the disk before the next is begun.

    Raises UsageError for a decision that the file could not say again (nobody's, say), InputError where the file
    cannot be written.
    """
    lines = [_line(decision) for decision in decisions]
    try:
        with path.open("ab+") as file:
            if file.seek(0, os.SEEK_END) == 0:
                lines = [*_INTRODUCTION, _HEAD, *lines]
            elif file.seek(-1, os.SEEK_END) >= 0 and file.read(1) != b"\n":
                lines = ["", *lines]  # whoever wrote last was cut off: their half line stays theirs
            for line in lines:
                file.write(f"{line}\n".encode())
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise InputError(f"the decisions file {path} cannot be written: {error.strerror or error}") from error


def _line(decision: Decision) -> str:
    cells = (
        decision.when,
        decision.who,
        decision.verdict.value,
        decision.source,
        decision.target,
        decision.source_fingerprint,
        decision.target_fingerprint,
        decision.why,
    )
    line = "\t".join(" ".join(cell.split()) for cell in cells)
    try:
        _decision(1, line.encode().decode())
    except ValueError as error:
        raise UsageError(f"this cannot be written down: {error}") from error
    return line
