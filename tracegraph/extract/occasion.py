"""When it was inspected and when that was published, as the document itself says."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import letter_bounds
from tracegraph.extract.dates import dates, plan_dates, windows
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
_PUBLISHED = re.compile(
    r"(?:report )?published(?: on| date)?\s*:\s*(?:\w+day,? )?"
    r"(\d{1,2}(?:st|nd|rd|th)? \w+\.?,? \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"""\b(?: (?:last\ )?up-?dated? | revised | position | progress | status | as )
        (?:\ (?:as\ )?(?:at|of|in|on|to))? \s* [:\u2013-]? \s*
        ((?:\d{1,2}(?:st|nd|rd|th)?\ )?[A-Z]\w+\ \d{4} | \d{1,2}[/.]\d{1,2}[/.]\d{2,4} | \d{4}-\d\d(?:-\d\d)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_OWN_DATE = re.compile(r"(?:^|[ ,(])((?:\d{1,2} )?[A-Z][a-z]+ (?:19|20)\d\d)(?=$|[ ,.;)])")
"""A date on a cover, where nothing is said of an inspection."""
_INSPECTED = re.compile(r"\b(?:inspect\w+|visit|conducted)\b", re.IGNORECASE)
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


def plan_dated(cover: Sequence[str]) -> tuple[str | None, str | None]:
    """A plan's own first date and its last update, from the words of its cover; one date alone is both, unless it is
    called an update: then nothing says when the plan began. Dates of inspections are none of its own."""
    updates = [d for w in cover for m in _UPDATED.finditer(w) for d in plan_dates(m.group(1))]
    lines = [w for w in cover if len(w) < _DATE_LINE and not _INSPECTED.search(w)]
    own = [d for w in lines for m in _OWN_DATE.finditer(w) for d in plan_dates(m.group(1))]
    if not updates and not own:
        return None, None
    last = max(updates or own)
    first = min(own, default=None) if own and min(own) not in updates else None
    return first, last
