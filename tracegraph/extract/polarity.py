"""Is a sentence a strength, a shortfall, both or neither: by the cue words, with the phrases that fired."""

import re
from dataclasses import dataclass

from tracegraph.extract.cues import cues
from tracegraph.vocab import Polarity

_NEAR = 24
"""Characters before a cue word in which a negator turns it round: about three words."""


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


def _hits(pattern: re.Pattern[str], text: str, blocked_by: re.Pattern[str]) -> tuple[str, ...]:
    """Phrases of `pattern` in `text` with no `blocked_by` word shortly before."""
    return tuple(
        m.group() for m in pattern.finditer(text) if not blocked_by.search(text[max(0, m.start() - _NEAR) : m.start()])
    )


def tone(text: str) -> Tone:
    """The tone of `text` (a sentence or a few)."""
    known = cues()
    good = _hits(known.strength, text, known.negators)
    progress = _hits(known.progress, text, known.negators)
    bad = _hits(known.shortfall, text, known.deniers)
    if bad and (good or progress):
        # A sentence that is mostly one thing is called that: three cues against one.
        weight = len(good) + len(progress)
        if len(bad) >= 3 * weight:
            return Tone(Polarity.SHORTFALL, good, progress, bad)
        return Tone(Polarity.MIXED, good, progress, bad)
    if bad:
        return Tone(Polarity.SHORTFALL, good, progress, bad)
    if good or progress:
        return Tone(Polarity.STRENGTH, good, progress, bad)
    return Tone(Polarity.NEUTRAL)
