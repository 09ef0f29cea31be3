"""Names that come near what somebody typed: one rule for every "did you mean"."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

_MOST: Final = 3
_ALIKE: Final = 0.6
_BESIDE: Final = 0.75  # what is so much worse than the best is not named beside it
_LONGEST: Final = 200  # characters: whoever types more means no name
_TELLING: Final = 4  # letters: shorter words ("of", "and") tell nothing about which name was meant


def near(asked: str, names: Iterable[str], most: int = _MOST, alike: float = _ALIKE) -> tuple[str, ...]:
    """At most `most` of the names, the nearest first: those that hold a telling word of what was asked, and those spelt
    at least so much alike (`alike`: 0 to 1, as difflib has it), in whatever case either is written."""
    if len(asked) > _LONGEST:
        return ()
    wanted = asked.casefold()
    words = {word for word in wanted.split() if len(word) >= _TELLING}
    spelt = SequenceMatcher(b=wanted)
    found: dict[str, float] = {}
    for name in names:
        folded = name.casefold()
        spelt.set_seq1(folded)
        shared = len(words.intersection(folded.split())) / max(len(words), 1)
        ratio = spelt.ratio()
        if shared or ratio >= alike:
            found[name] = shared + ratio
    best = max(found.values(), default=0)
    close = sorted((name for name in found if found[name] >= _BESIDE * best), key=lambda name: (-found[name], name))
    return tuple(close[:most])


def meant(asked: str, names: Iterable[str], otherwise: str) -> str:
    """What an error says last: "did you mean 'trace'?", or `otherwise` where no name comes near."""
    found = near(asked, names)
    return f"did you mean {' or '.join(map(repr, found))}?" if found else otherwise
