"""What is formally asked: items under the headings that ask, nothing from boxes or negative items."""

from collections.abc import Sequence

from tracegraph.extract.asks import ask_sections, asks
from tracegraph.extract.cues import cues
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage
from tracegraph.model.statement import Recommendation

_FEWEST_LETTERS = 12
"""An item shorter than this is a label."""


def recommendations(passages: Sequence[Passage]) -> tuple[Recommendation, ...]:
    """Every formal ask of a report or letter, in order (keys r1, r2 ...)."""
    found: list[Recommendation] = []
    for section in ask_sections(passages):
        for ask in asks(section):
            if cues().negative_ask.match(ask.quote.words) or len(ask.quote.words) < _FEWEST_LETTERS:
                continue
            whole = f"{ask.lead_in.words} {ask.quote.words}" if ask.lead_in else ask.quote.words
            found.append(
                Recommendation(
                    key=f"r{len(found) + 1}",
                    quote=ask.quote,
                    kind=section.kind,
                    heading=section.heading,
                    lead_in=ask.lead_in,
                    addressee=ask.addressee,
                    number=ask.number,
                    themes=themes_of(whole),
                )
            )
    return tuple(found)
