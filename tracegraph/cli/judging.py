"""The review in a terminal: a pair is shown, a key is read, and the verdict is on the disk before the next is shown."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import click

from tracegraph.cli.group import INTERRUPTED
from tracegraph.cli.keys import key
from tracegraph.cli.output import emit, prose, say
from tracegraph.decisions import add_decisions
from tracegraph.errors import UsageError
from tracegraph.graph import Graph
from tracegraph.model.decision import Decision, fingerprint
from tracegraph.story.labels import counted
from tracegraph.story.reviewing import Case, Waiting, cases
from tracegraph.story.summaries import issues
from tracegraph.trace.judging import case_lines
from tracegraph.vocab import Verdict

_VERDICTS: Final[Mapping[str, Verdict]] = {
    "s": Verdict.SAME,
    "r": Verdict.RELATED,
    "n": Verdict.NOT_SAME,
    "u": Verdict.UNSURE,
}
_STATUSES: Final[Mapping[str, Verdict]] = {
    "1": Verdict.STILL_WEAK,
    "2": Verdict.IMPROVING,
    "3": Verdict.RESOLVED,
}
_KEYS: Final = (
    "s same | r related | n not the same | u unsure | k skip | w why (a note, then a verdict) | b back | q quit"
)
_STATUS_KEYS: Final = "same, and it says: 1 still weak | 2 improving | 3 resolved"
_ENDS: Final = ("q", "\x04", "")
"""q, the end of the input by its key, and its end itself."""


@dataclass
class _Sitting:
    """One reviewer at one terminal."""

    path: Path
    who: str
    day: date
    decided: int = 0
    note: str = field(default="")

    def decide(self, case: Case, verdict: Verdict) -> None:
        """Keeps a verdict, with the note taken before it."""
        add_decisions(self.path, [decision(case, verdict, self.who, self.day, self.note)])
        self.decided += 1
        self.note = ""


def decision(case: Case, verdict: Verdict, who: str, day: date, why: str) -> Decision:
    """What somebody decides of a case, with the fingerprints of the words they read."""
    return Decision(
        id="",
        line=0,
        when=day.isoformat(),
        who=who,
        verdict=verdict,
        source=case.source.id,
        target=case.target.id,
        source_fingerprint=fingerprint(case.source_words, case.more),
        target_fingerprint=fingerprint(case.target.citation.words),
        why=why,
    )


def ask(graph: Graph, queue: Sequence[Waiting], path: Path, who: str, day: date) -> None:
    """Asks about one pair after another until the queue or the person has had enough; exits with 130 where they stopped
    it by Ctrl-C. What was decided is kept in any case. Raises UsageError where nobody sits at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("review asks a person at a terminal; elsewhere use --csv FILE and --read-csv FILE.")
    names = {s.id: s.name for s in issues(graph)}
    sitting = _Sitting(path, who, day)
    stopped = False
    try:
        _go_through(graph, queue, names, sitting)
    except (KeyboardInterrupt, click.Abort):
        stopped = True
    say("")
    say(f"{counted(sitting.decided, 'decision')} kept in {path}")
    if sitting.decided:
        say("Build again to have them heeded: tracegraph build PATH...")
    if stopped:
        click.get_current_context().exit(INTERRUPTED)


def _go_through(graph: Graph, queue: Sequence[Waiting], names: Mapping[str, str], sitting: _Sitting) -> None:
    place = 0
    while place < len(queue):
        for case in cases(graph, queue[place : place + 1]):
            width = shutil.get_terminal_size().columns
            emit(prose(case_lines(case, place + 1, len(queue), names.get(case.waiting.issue, ""), width)))
            offered = {**_VERDICTS, **(_STATUSES if case.tells else {})}
            answer = _answer(sitting, offered)
            if answer in _ENDS:
                return
            if answer == "b":
                place = max(place - 2, -1)
            elif answer in offered:
                sitting.decide(case, offered[answer])
        place += 1


def _answer(sitting: _Sitting, offered: Mapping[str, Verdict]) -> str:
    """The key that answers, for a verdict that is `offered` or to go on; a note is taken on the way, and any other key
    is asked for again."""
    while True:
        if _STATUSES.keys() <= offered.keys():
            click.echo(_STATUS_KEYS, err=True)
        click.echo(_KEYS, err=True)
        pressed = key()
        if pressed == "w":
            sitting.note = click.prompt("Why", default="", show_default=False, err=True)
        elif pressed in (*offered, *_ENDS, "k", "b"):
            return pressed
