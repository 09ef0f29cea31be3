"""The review as a sheet for Excel: the queue written as CSV, and the verdicts that somebody filled in read back."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tracegraph.cli.output import MARK
from tracegraph.errors import InputError
from tracegraph.export.table import safe
from tracegraph.graph import Graph
from tracegraph.model.decision import Decision, fingerprint
from tracegraph.story.labels import relation, status
from tracegraph.story.reviewing import Case, Waiting, cases
from tracegraph.story.wording import place
from tracegraph.vocab import Verdict

VERDICT: Final = "Verdict"
WHY: Final = "Why"
_KEYS: Final = ("Id", "Id of the other", "Fingerprint", "Fingerprint of the other")
COLUMNS: Final = (
    VERDICT,
    WHY,
    "This says",
    "Where",
    "With this says",
    "Where it stands",
    "What is at stake",
    "Linked as",
    "Score",
    "Taken to say",
    "Reasons",
    *_KEYS,
)
_MARKED: Final = "read-"
"""Stands before a fingerprint in a sheet: Excel takes some (123456789012, 1234567e8901) for numbers and rounds them."""
_DASHES: Final = re.compile("[-\N{HYPHEN}-\N{EM DASH}]")
"""What stands for a space in "not-same", as typed or as Excel puts it right."""
_SAID: Final = {
    **{v.value: v for v in Verdict},
    **{v.value[0]: v for v in (Verdict.SAME, Verdict.RELATED, Verdict.NOT_SAME, Verdict.UNSURE)},
    "not the same": Verdict.NOT_SAME,
    "same issue": Verdict.SAME,
    "different": Verdict.NOT_SAME,
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a sheet says: decisions, (row, what is wrong) for each row not understood, and how many rows have no
    verdict."""

    decisions: tuple[Decision, ...]
    problems: tuple[tuple[int, str], ...]
    empty: int


def written(graph: Graph, queue: Sequence[Waiting]) -> bytes:
    """The queue as a sheet, a row a pair; a cell that a spreadsheet would take for a formula is made plain words."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in _row(case)] for case in cases(graph, queue))
    return (MARK + file.getvalue()).encode()


def _row(case: Case) -> tuple[str, ...]:
    link = case.link
    return (
        "",
        "",
        case.source_words,
        f"{case.source_at}; {place(case.source.citation)}",
        case.target.citation.words,
        f"{case.target_at}; {place(case.target.citation)}",
        case.waiting.stake,
        relation(link.relation) if link else "",
        f"{link.score:.2f}" if link else "",
        status(link.status) if link else "",
        "; ".join(f"{r.feature} {r.weight:.2f}" for r in link.reasons) if link else "",
        case.source.id,
        case.target.id,
        _MARKED + fingerprint(case.source_words, case.more),
        _MARKED + fingerprint(case.target.citation.words),
    )


def read_back(path: Path, who: str, day: date) -> Filled:
    """The verdicts of a sheet that `written` made and somebody filled in, saved by whatever program. Raises InputError
    where it cannot be read or is no such sheet."""
    text = _text(path)
    first = text.partition("\n")[0]
    dialect = max((",", ";", "\t"), key=first.count)  # Excel parts cells by what its country uses
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect)
    missing = [name for name in (VERDICT, *_KEYS) if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path} is no sheet of `tracegraph review --csv`: it has no column {', '.join(missing)}")
    decisions: list[Decision] = []
    problems: list[tuple[int, str]] = []
    empty = 0
    for number, row in enumerate(rows, start=2):
        verdict = " ".join(_DASHES.sub(" ", row[VERDICT] or "").casefold().split())
        if not verdict:
            empty += 1
        elif wrong := next(_wrong(row, verdict), ""):
            problems.append((number, wrong))
        else:
            source, target, seen, other_seen = ((row[name] or "").strip().removeprefix(_MARKED) for name in _KEYS)
            why = " ".join((row.get(WHY) or "").split())
            found = (_SAID[verdict], source, target, seen, other_seen, why)
            decisions.append(Decision("", 0, day.isoformat(), who, *found))
    return Filled(tuple(decisions), tuple(problems), empty)


def _wrong(row: dict[str, str], verdict: str) -> Iterator[str]:
    if verdict not in _SAID:
        yield f"{row[VERDICT].strip()!r} is no verdict: say {', '.join(v.value for v in Verdict)}"
    yield from (f"the cell {name!r} is empty" for name in _KEYS if not (row[name] or "").strip())


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel's "Unicode text"
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what older Excels write; ids and verdicts are the same in both
