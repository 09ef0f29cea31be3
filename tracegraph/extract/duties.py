"""What an inspection obliges a body to do besides the asks: a written statement by a date (JTAI "Next steps"), a
priority action plan or an updated strategic plan (Area SEND)."""

import re
from collections.abc import Sequence

from tracegraph.extract.dates import dates
from tracegraph.model.document import Passage
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Duty

_DUTY = re.compile(
    r"""\b(?:prepare|send|submit)\b [^.]* \bwritten\ statement\b
        | \b(?:prepare|submit)\b [^.]* \bpriority\ action\ plan\b
        | \bupdates?\ and\ publish(?:es)?\b [^.]* \bplan\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = ("statement", "plan")
"""What every duty is about. Few sentences speak of either, which is sooner seen than that they set no duty."""
# How each family says who must, the more telling first.
_OBLIGED = (
    re.compile(r"determined that (?:the )?(.+?) is the principal authority"),
    re.compile(r"requires? (?:the )?(.+?) to (?:prepare|submit)"),
    re.compile(r"\bask (?:that )?(?:the )?(.+?) (?:to )?updates?\b"),
    re.compile(r"^(?:The )?(.+?) (?:should|must|is required to|needs? to) (?:prepare|send|submit)"),
)


def duties(text: str, passages: Sequence[Passage]) -> tuple[Duty, ...]:
    """The duty that a letter or report sets, with whom it obliges and the day it is due: one a document at most. `text`
    is the canonical text."""
    sentences = (quote for passage in passages for quote in passage.sentences)
    told = [q for q in sentences if any(about in q.words.lower() for about in _ABOUT) and _DUTY.search(q.words)]
    if not told:
        return ()
    obliged = (found.group(1) for pattern in _OBLIGED for quote in told if (found := pattern.search(quote.words)))
    due = next((day for quote in told for day in dates(quote.words) if len(day) == 10), None)
    whole = Quote.of(text, [segment for quote in told for segment in quote.segments])
    return (Duty("d1", whole, next(obliged, None), due),)
