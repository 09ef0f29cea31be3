"""Grades that are printed in lines, area and grade beside each other: the table of judgements of a report whose format
tells no tables (four of the record's 613 PDFs are not tagged; scanned pages)."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import GRADE
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote

_AREA = r"[A-Z\d](?:(?!\b(?:is|are|was|were|judged|require)\b)[^.:;!?]|(?<=\d)\.(?=\d)){4,120}"
_LINE = re.compile(rf"(?P<area>{_AREA}?) (?P<grade>(?i:(?!require\b)(?:{GRADE.pattern})))(?P<rest>(?: [a-z]+){{0,8}})")
"""An area and its grade; `rest` is a second line of the area, where the grade stands beside the first."""
_OPEN = re.compile(_AREA)
_LONGEST = 400
"""Characters of the longest line; a paragraph need not be looked at."""
_FEWEST = 3
"""Lines that make a table."""
_ROLES = (Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.NOTE)

Graded = tuple[Quote, str, str]
"""The words that grade, the area, the grade."""


def lined(text: str, passages: Sequence[Passage]) -> list[Graded]:
    """The lines of the first table of judgements that is printed so, in order; none where there is no such table.
    `text` is the canonical text. A grade, or the rest of one, on a line of its own belongs to the area before it."""
    found: list[Graded] = []
    before: Passage | None = None
    for passage in (p for p in passages if p.role in _ROLES):
        here: Passage | None = None
        short = len(passage.words) <= _LONGEST
        if short and not GRADE.fullmatch(passage.words) and (told := _LINE.fullmatch(passage.words)):
            found.append((passage.quote, told["area"] + told["rest"], told["grade"].lower()))
        elif short and before is not None and (told := _LINE.fullmatch(f"{before.words} {passage.words}")):
            quote = Quote.of(text, (*before.quote.segments, *passage.quote.segments))
            found.append((quote, told["area"] + told["rest"], told["grade"].lower()))
        else:
            here = passage if short and _OPEN.fullmatch(passage.words) else None  # its grade may follow
            if before is not None or here is None:
                if len(found) >= _FEWEST:
                    break
                found = []
        before = here
    return found if len(found) >= _FEWEST else []
