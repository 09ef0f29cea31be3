"""Is a sentence a strength, a shortfall, both or neither: by the cue words of `polarity.toml`, clause by clause, with
the phrases that fired."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from tracegraph.extract.cues import Words, words
from tracegraph.extract.wordlists import matches, stands
from tracegraph.vocab import Polarity

_NEAR = 30
"""Characters before a cue word in which a negator turns it round: about three words."""
_LONGEST = 5_000
"""Characters of a text that are weighed. No sentence of a report has half as many; a text without a full stop may have
a million, each cue of which would be held against each other."""
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
    """The tone of `text` (a sentence or a few; of an endless one that of its beginning)."""
    known = words()
    good: list[str] = []
    progress: list[str] = []
    bad: list[str] = []
    for clause in _clauses(known, text[:_LONGEST]):
        strengths, changes, shortfalls = _cues(known, clause)
        good += strengths
        progress += changes
        bad += shortfalls
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
    for part in (part for piece in known.aside.split(text) for part in known.clauses.split(piece)):
        set_by = known.scene.match(part)
        told = f" {part[set_by.end() :]}" if set_by else part
        if conceded := known.concession.match(told):
            yield conceded.group()
            told = told[conceded.end() :]
        if told.strip():
            yield told


def _cues(known: Words, clause: str) -> tuple[list[str], list[str], list[str]]:
    """The phrases of one clause that tell of strengths, of progress and of shortfalls. A strength after a shortfall is
    what is missing there."""
    lists = known.lists
    places = lists.places(clause)
    denied = matches("double", clause, places)
    heard = _without(denied, clause)
    heard = _without(matches("blanked", heard, places), heard)

    def turned(m: re.Match[str], name: str) -> bool:
        """True where a word of a list stands shortly before a cue."""
        return stands(name, heard, places, m.start() - _NEAR, m.start())

    bad = [m for m in matches("shortfall", heard, places) if not turned(m, "deniers")]
    taken = [m.span() for m in bad]

    def counted(name: str) -> list[re.Match[str]]:
        """The phrases of a list that stand in no shortfall, with no negator shortly before them."""
        return [
            m
            for m in matches(name, heard, places)
            if not any(start <= m.start() < end for start, end in taken) and not turned(m, "negators")
        ]

    good = sorted((*denied, *counted("strength")), key=lambda m: m.start())
    bad = _weighty(known, clause, bad, good[0].start() if good else len(clause))
    missing_from = bad[0].start() if bad else len(clause)
    kept = [m for m in good if m.start() < missing_from]
    return _said(kept), _said(counted("progress")), _said(bad)


def _weighty(known: Words, clause: str, bad: list[re.Match[str]], good_from: int) -> list[re.Match[str]]:
    """The shortfalls of a clause without those, before any other, that only say when something good was done, or what
    it was done in place of; `good_from` is where the first strength stands."""
    if not bad or bad[0].start() <= good_from:
        return bad
    conditions = [found.span() for found in known.condition.finditer(clause, good_from)]

    def idle(m: re.Match[str]) -> bool:
        within = any(start < m.start() < end for start, end in conditions)
        return m.start() > good_from and (within or known.contrast.fullmatch(m.group()) is not None)

    return list(dropwhile(idle, bad))


def _said(found: Iterable[re.Match[str]]) -> list[str]:
    """The words that were found."""
    return [m.group().strip() for m in found]


def _without(found: Iterable[re.Match[str]], text: str) -> str:
    """`text` with blanks for what was found in it."""
    for m in found:
        text = f"{text[: m.start()]}{' ' * len(m.group())}{text[m.end() :]}"
    return text
