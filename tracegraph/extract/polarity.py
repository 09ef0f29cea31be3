"""Is a sentence a strength, a shortfall, both or neither: by the cue words of `polarity.toml`, clause by clause, with
the phrases that fired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracegraph.extract.cues import Words, words
from tracegraph.vocab import Polarity

_NEAR = 30
"""Characters before a cue word in which a negator turns it round: about three words."""
_MOSTLY = 3
"""A sentence with so many cues of one kind to each of the other is called the one."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The polarity of a text and the phrases that told it: `good`, `progress` and `bad`."""

    polarity: Polarity
    good: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()

    @property
    def cues(self) -> tuple[str, ...]:
        """All phrases that fired, once each, in lower case."""
        return tuple(dict.fromkeys(p.lower() for p in (*self.good, *self.progress, *self.bad)))


def tone(text: str) -> Tone:
    """The tone of `text` (a sentence or a few)."""
    known = words()
    good: list[str] = []
    progress: list[str] = []
    bad: list[str] = []
    for clause in _clauses(known, text):
        heard = _clause(known, clause)
        good += heard.good
        progress += heard.progress
        bad += heard.bad
    return Tone(_polarity(len(good) + len(progress), len(bad)), tuple(good), tuple(progress), tuple(bad))


def _polarity(good: int, bad: int) -> Polarity:
    """The polarity that so many cues of each kind make."""
    if not good and not bad:
        return Polarity.NEUTRAL
    if bad >= _MOSTLY * good:
        return Polarity.SHORTFALL
    if not bad:
        return Polarity.STRENGTH
    return Polarity.MIXED


def _clauses(known: Words, text: str) -> Iterator[str]:
    """The clauses of `text` that tell something: those that only set the scene fall out."""
    for part in known.clauses.split(text):
        told = known.scene.sub(" ", part)
        if conceded := known.concession.match(told):
            yield conceded.group()
            told = told[conceded.end() :]
        if told.strip():
            yield told


def _clause(known: Words, clause: str) -> Tone:
    """The cues of one clause. A strength after a shortfall is what is missing there."""
    heard = known.blanked.sub(lambda m: " " * len(m.group()), known.double.sub(lambda m: " " * len(m.group()), clause))
    bad = [m for m in known.shortfall.finditer(heard) if not _turned(known.deniers, heard, m.start())]
    missing_from = bad[0].start() if bad else len(heard)
    taken = [(m.start(), m.end()) for m in bad]
    progress = [m for m in known.progress.finditer(heard) if _counts(known, heard, m, len(heard), taken)]
    good = [m for m in known.strength.finditer(heard) if _counts(known, heard, m, missing_from, taken)]
    return Tone(
        Polarity.NEUTRAL,
        tuple(m.group().strip() for m in good),
        tuple(m.group().strip() for m in progress),
        tuple(m.group().strip() for m in bad),
    )


def _counts(known: Words, text: str, found: re.Match[str], before: int, taken: list[tuple[int, int]]) -> bool:
    """True for a cue that stands before `before`, outside the places `taken`, with no negator shortly before it."""
    inside = any(start <= found.start() < end for start, end in taken)
    return found.start() < before and not inside and not _turned(known.negators, text, found.start())


def _turned(pattern: re.Pattern[str], text: str, place: int) -> bool:
    """True where a word of `pattern` stands shortly before `place`."""
    return pattern.search(text[max(0, place - _NEAR) : place]) is not None
