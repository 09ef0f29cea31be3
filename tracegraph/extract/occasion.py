"""When it was inspected and when that was published, as the document itself says."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import letter_bounds
from tracegraph.extract.dates import dates, windows
from tracegraph.model.document import Passage, Role

_INSPECTION_DATES = re.compile(r"inspection dates?\s*:?\s*(.{5,160})", re.IGNORECASE | re.DOTALL)
_NEXT_LABEL = re.compile(
    r"""dates?\ of\ (?:the\ )?previous | previous\ inspection | lead\ inspector | reporting\ inspector
        | report\ published | \bJudgement\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DATE_SENTENCES = re.compile(
    r"""(?: this\ inspection\ took\ place\ (?:from|between) | inspection\ (?:was\ )?(?:conducted|carried\ out)
          | children.s\ services\ (?:on|from|between) | \bconducted\ on | between\ \d{1,2}\  | inspection\ took\ place
        ) [^.]{0,140}""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED = re.compile(r"(?:report )?published(?: on)?\s*:\s*(\d{1,2} \w+ \d{4})", re.IGNORECASE)
_UPDATED = re.compile(r"updated?:?\s+(?:in |on )?((?:\d{1,2} )?\w+ \d{4})", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]+ (?:19|20)\d\d")
_LETTERHEAD = 12
"""Passages among which a letter without a salutation bears its date."""
_DATE_LINE = 200
"""Characters of the longest passage that holds a letter's date (letterhead and date come out as one)."""


def inspected(opening: str, year: int | None) -> tuple[tuple[str, str], ...]:
    """The inspection dates in the words of the first page: after "Inspection date(s):", else in the sentence that says
    when it took place. `year` serves a range that prints none."""
    if labelled := _INSPECTION_DATES.search(opening):
        stated = _NEXT_LABEL.split(labelled.group(1))[0]
        if found := windows(stated, year):
            return found
    for sentence in _DATE_SENTENCES.finditer(opening):
        if found := windows(sentence.group(), year):
            return found
    return ()


def report_published(opening: str) -> str | None:
    """The day a report says it was published on, or None (no ILACS or SEND report says)."""
    stated = _PUBLISHED.search(opening)
    return next(iter(dates(stated.group(1))), None) if stated else None


def letter_dated(passages: Sequence[Passage]) -> str | None:
    """The date of a letter: the first full date above the salutation."""
    start, _ = letter_bounds(passages)
    for passage in passages[: max(start, _LETTERHEAD)]:
        if passage.role is Role.FURNITURE or len(passage.words) >= _DATE_LINE:
            continue
        if (found := dates(passage.words)) and len(found[0]) == 10:
            return found[0]
    return None


def plan_dated(opening: Sequence[str]) -> str | None:
    """A plan's last update, else the month it bears on its cover."""
    for words in opening:
        if (updated := _UPDATED.search(words)) and (found := dates(updated.group(1))):
            return found[-1]
    return next((dates(w)[0] for w in opening if _MONTH_ALONE.fullmatch(w.strip()) and dates(w)), None)
