"""What is formally asked: items under the headings that ask, nothing from boxes or negative items."""

from collections.abc import Sequence

from tracegraph.extract.asks import ask_sections, asks
from tracegraph.extract.cites import cited, framework
from tracegraph.extract.cues import cues
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage
from tracegraph.model.statement import Recommendation

_FEWEST_LETTERS = 6
"""An item shorter than this is a bullet mark or a number that stands alone ("Plans." is none)."""


def recommendations(text: str, passages: Sequence[Passage]) -> tuple[Recommendation, ...]:
    """Every formal ask of a report or letter, in order (keys r1, r2 ...); `text` is its canonical text. An ask is
    quoted whole, with the marks that close it ("(paragraphs 78, 83)")."""
    found: list[Recommendation] = []
    for section in ask_sections(passages):
        for ask in asks(text, section):
            quote = ask.quote
            if cues().negative_ask.match(quote.words) or len(quote.words) < _FEWEST_LETTERS:
                continue
            whole = f"{ask.lead_in.words} {quote.words}" if ask.lead_in else quote.words
            found.append(
                Recommendation(
                    key=f"r{len(found) + 1}",
                    quote=quote,
                    kind=section.kind,
                    heading=section.heading,
                    lead_in=ask.lead_in,
                    addressee=ask.addressee,
                    number=ask.number,
                    themes=themes_of(whole),
                    cites=(*cited(text, quote).marks, *framework(quote.words)),
                )
            )
    return tuple(found)
