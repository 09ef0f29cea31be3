"""What is asked for again: recommendations of two inspections, read from the earlier to the later one and back."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tracegraph.link.meetings import spoken
from tracegraph.link.nearness import nearness
from tracegraph.link.paragraphs import paragraphs
from tracegraph.link.said import Said
from tracegraph.model.link import Reason

_BACK: Final = 0.2
"""How much of the nearness the other way round (log-odds) goes into the score of two recommendations ..."""
_EVEN: Final = -2.0
"""... and what nearness speaks neither for nor against it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Two recommendations of different inspections, and how surely the later asks for the same again (0 to 1), with
    the reasons."""

    earlier: Said
    later: Said
    score: float
    reasons: tuple[Reason, ...]


def the_other_way(asked: Sequence[Said], later: Sequence[Said]) -> dict[int, npt.NDArray[np.float32]]:
    """How near each of `asked` comes to what the later document asks for, by the later recommendation's place."""
    asks = [i for i, s in enumerate(later) if s.text.asks]
    if not asks:
        return {}
    # Each recommendation stands by itself, whatever stands beside it in this list.
    before = spoken(nearness(), [s.text for s in asked], paragraphs([s.id for s in asked]))
    return dict(zip(asks, before.values([later[i].text for i in asks]), strict=True))


def both_ways(score: float, back: float) -> float:
    """The score of two recommendations, read from the later to the earlier one as well: a broad one takes up any
    narrow one, but is not the same."""
    odds = math.log(score / (1 - min(score, 0.999))) + _BACK * (back - _EVEN)
    return 1 / (1 + math.exp(-odds))
