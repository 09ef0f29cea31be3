"""The body of a document: the passages that may hold findings, apart from covers, letterheads, forms and boxes."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tracegraph.extract.cues import cues
from tracegraph.model.document import Passage, Role
from tracegraph.vocab import InspectionKind

_SALUTATION = re.compile(r"dear\b", re.IGNORECASE)
_CLOSING = re.compile(r"yours? (?:sincerely|faithfully)", re.IGNORECASE)
_CLOSING_PAGE = re.compile(r"the office for standards in education", re.IGNORECASE)
_MARKS = re.compile(r"[\s?:.\d\u00b9\u00b2\u00b3]+$")
_NUMBERS = re.compile(r"[\d\s.]+")
_LABEL = re.compile(r"[\w&,'\u2019/()-]+(?: [\w&,'\u2019/()-]+){0,8}")
"""A line that is no sentence: it groups what follows."""
GRADE = re.compile(
    r"outstanding|good|requires? improvement(?: to be good)?|inadequate|adequate|not judged", re.IGNORECASE
)
"""The grades of all frameworks ("adequate" to 2013), as they are printed."""
_REMEMBERED = 256
"""Headings of which something is remembered: all passages below them ask again."""
_WITH_COVER = frozenset(
    {
        InspectionKind.SIF,
        InspectionKind.LSCB_REVIEW,
        InspectionKind.LOOKED_AFTER,
        InspectionKind.SAFEGUARDING_2009,
    }
)
"""Kinds whose report begins with a cover page: titles, grades and what grades mean."""


@lru_cache(maxsize=_REMEMBERED)
def bare(heading: str) -> str:
    """A heading without note marks, emphasis and closing punctuation."""
    return _MARKS.sub("", heading.replace("**", "")).strip()


def letter_bounds(passages: Sequence[Passage]) -> tuple[int, int]:
    """Indices of the first passage after the salutation (0 where there is none) and of the closing formula or the
    inspectorate's closing page (the number of passages where there is none)."""
    start = next((i + 1 for i, p in enumerate(passages) if _SALUTATION.match(p.words)), 0)
    end = next(
        (i for i, p in enumerate(passages) if i >= start and (_CLOSING.match(p.words) or _CLOSING_PAGE.match(p.words))),
        len(passages),
    )
    return start, end


def body(passages: Sequence[Passage], kind: InspectionKind) -> tuple[tuple[str, Passage], ...]:
    """The passages of a document of this kind that may hold findings, in order, each with the heading that says what
    it is about."""
    start, end = letter_bounds(passages)
    found = []
    headed = start > 0
    chapter = ""
    for passage in passages[start:end]:
        # A report's cover ends at its first heading or table; what stands above is no body.
        headed = headed or passage.role in (Role.HEADING, Role.ROW)
        covered = kind in _WITH_COVER and passage.quote.pages[:1] == (1,)
        if passage.role is Role.HEADING and not cues().part.fullmatch(bare(passage.words)):
            chapter = ""
        elif passage.role is Role.ROW:
            chapter = graded_area(passage) or chapter
        elif headed and not covered and _in_body(passage):
            found.append((chapter or _nearest(passage.section), passage))
    return tuple(found)


def graded_area(row: Passage) -> str | None:
    """The area of a row of two filled cells whose second is a grade, or None: the judgements on the first page, and the
    chapter titles of SIF reports."""
    cells = [cell.words for cell in row.cells if cell is not None]
    return cells[0] if len(cells) == 2 and GRADE.fullmatch(cells[1]) else None


@lru_cache(maxsize=_REMEMBERED)
def _nearest(section: tuple[str, ...]) -> str:
    """The nearest heading that is not a mere part of a chapter."""
    headings = [bare(heading) for heading in reversed(section)]
    telling = (heading for heading in headings if not cues().part.fullmatch(heading))
    return next(telling, headings[0] if headings else "")


@lru_cache(maxsize=_REMEMBERED)
def _skipped(section: tuple[str, ...]) -> bool:
    """True where what stands under these headings is no body."""
    known = cues()
    headings = [bare(heading) for heading in section]
    return bool(headings and known.skip_section.fullmatch(headings[-1])) or any(
        known.skip_tree.fullmatch(heading) for heading in headings
    )


def _in_body(passage: Passage) -> bool:
    """True where a passage may hold findings."""
    return (
        passage.role in (Role.PARAGRAPH, Role.ITEM)
        and not passage.box
        and not _skipped(passage.section)
        and not cues().boilerplate.match(passage.words)
        and not _NUMBERS.fullmatch(passage.words)
        and not (passage.role is Role.PARAGRAPH and _LABEL.fullmatch(passage.words))
    )
