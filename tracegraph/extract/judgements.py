"""Graded judgements: the table on the first page, and the grades that stand in a sentence (SIF overall, LSCB)."""

import re
from collections.abc import Sequence

from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Judgement
from tracegraph.vocab import InspectionKind

_GRADE = r"outstanding|good|requires? improvement(?: to be good)?|inadequate|adequate|not judged"
_CELL = re.compile(rf"(?:{_GRADE})", re.IGNORECASE)
_AREA_NUMBER = re.compile(r"^\s*\d(?:\.\d)?\.?\s+")
_SUBJECT = r"(?:children.s services in [^.]{2,60}?|(?:the )?overall (?:judgement|effectiveness)[^.]{0,60}?)"
_LOCAL_AUTHORITY_SENTENCE = re.compile(
    rf"{_SUBJECT}\s(?:(?:is|are)\s+(?:that [^.]*? )?)?({_GRADE})\b",
    re.IGNORECASE,
)
_BOARD_SENTENCE = re.compile(
    rf"(?:Local Safeguarding Children Board|LSCB)\s*(?:\(LSCB\)\s*)?(?:\d\s*)?(?:(?:is|are)\s+)?({_GRADE})\b",
    re.IGNORECASE,
)
_SENTENCE_KINDS = frozenset({InspectionKind.SIF, InspectionKind.LSCB_REVIEW})
_FIRST_PAGES = 60


def _from_rows(passages: Sequence[Passage]) -> list[tuple[Quote, str, str]]:
    """(quote, area, grade) of each row of two filled cells whose last is a grade, on the first page that has one and
    the page after it (chapters repeat their grade in a table of their own)."""
    found: list[tuple[Quote, str, str]] = []
    for passage in passages:
        cells = [c for c in passage.cells if c is not None]
        if passage.role is Role.ROW and len(cells) == 2 and _CELL.fullmatch(cells[1].words):
            pages = passage.quote.pages
            if found and pages and pages[0] > found[0][0].pages[0] + 1:
                break
            area = _AREA_NUMBER.sub("", cells[0].words).rstrip(".")
            found.append((passage.quote, area, cells[1].words.lower()))
    return found


def _from_sentences(passages: Sequence[Passage]) -> list[tuple[Quote, str, str]]:
    """The overall grade and the board's, each from the first sentence that states it."""
    found = []
    patterns = (
        ("Overall effectiveness", _LOCAL_AUTHORITY_SENTENCE, passages[:_FIRST_PAGES]),
        ("The Local Safeguarding Children Board", _BOARD_SENTENCE, passages),
    )
    for area, pattern, where in patterns:
        for passage in where:
            if (
                passage.role in (Role.HEADING, Role.PARAGRAPH, Role.ROW)
                and len(passage.words) < 300
                and (m := pattern.search(passage.words))
            ):
                found.append((passage.quote, area, re.sub(r"^require ", "requires ", m.group(1).lower())))
                break
    return found


def judgements(passages: Sequence[Passage], kind: InspectionKind) -> tuple[Judgement, ...]:
    """Every graded judgement of a document, in order, each area once."""
    found = _from_rows(passages)
    if kind in _SENTENCE_KINDS:
        found += _from_sentences(passages)
    once: dict[str, tuple[Quote, str, str]] = {}
    for quote, area, grade in found:
        once.setdefault(area.lower(), (quote, area, grade))
    ordered = sorted(once.values(), key=lambda item: item[0].start)
    return tuple(Judgement(f"j{n}", q, area, grade) for n, (q, area, grade) in enumerate(ordered, start=1))
