"""Graded judgements: the table on the first page, and the grades that stand in a sentence (SIF overall, LSCB).

Section headings repeat the grades of the table; where they contradict it, both are told, and neither is settled.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracegraph.extract.body import GRADE, graded_area
from tracegraph.extract.lined import Graded, lined
from tracegraph.model.document import Passage, Role
from tracegraph.model.statement import Judgement
from tracegraph.vocab import InspectionKind

_GRADE = GRADE.pattern
_AREA_NUMBER = re.compile(r"^\s*\d(?:\.\d)?\.?\s+")
_SUBJECT = (
    r"(?:(?:children.s (?:social care )?services|services for children(?: and young people)?) in (?:St\. )?[^.]{2,60}?"
    r"|(?:the )?overall (?:judge?ment|effectiveness)[^.]{0,60}?)"
)
_LOCAL_AUTHORITY_SENTENCE = re.compile(
    rf"{_SUBJECT}\s(?:(?:is|are)\s+(?:that [^.]*? )?)?({_GRADE})\b",
    re.IGNORECASE,
)
_LOOSER_SENTENCE = re.compile(
    rf"(?:children.s services|\b(?:the|this) local authority)\s(?:(?:is|are)\s+)?({_GRADE})\b", re.IGNORECASE
)
"""Where no sentence says it of the place or of the overall judgement."""
_BOARD_SENTENCE = re.compile(
    r"(?:Safeguarding Children(?:.s)? Board|\b[A-Z]*SCB)\s*(?:\([A-Z]*SCB\)\s*)?(?:\d\s*)?:?\s*"
    rf"(?:(?:is|are|has been):?\s+(?:judged\s+(?:to\s+(?:be\s+)?)?)?)?({_GRADE})\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    rf"(?P<area>.+?)\W+(?:(?:is|are)\b(?: that it is| that it)?)?\W*(?P<grade>{_GRADE})\W*", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]+")
_SAYING_NOTHING = frozenset(
    {
        *("the", "of", "and", "for", "about", "that", "it", "is", "are", "has", "been"),
        *("experience", "experiences", "progress", "graded", "judgement", "judgment", "impact"),
    }
)
"""Words of an area's name that its table and its headings use as they please."""
_SENTENCE_KINDS = frozenset({InspectionKind.SIF, InspectionKind.LSCB_REVIEW})
_FIRST_PAGES = 60
_MOST = 100
"""Judgements that are taken, of a table without end; the longest of the national record has 20 rows."""


def judgements(text: str, passages: Sequence[Passage], kind: InspectionKind) -> tuple[Judgement, ...]:
    """Every graded judgement of a document, in order, each area once. `text` is its canonical text."""
    found = _from_rows(passages) or [(quote, _plain_area(area), grade) for quote, area, grade in lined(text, passages)]
    if kind in _SENTENCE_KINDS:
        found += _from_sentences(passages, kind)
    once: dict[str, Graded] = {}
    for quote, area, grade in found:
        once.setdefault(area.lower(), (quote, area, grade))
    ordered = sorted(once.values(), key=lambda item: item[0].start)[:_MOST]
    return tuple(Judgement(f"j{n}", q, area, grade) for n, (q, area, grade) in enumerate(ordered, start=1))


def contradictions(passages: Sequence[Passage], judged: Sequence[Judgement]) -> tuple[str, ...]:
    """Where a heading repeats a grade and says another than the table, in plain words."""
    found = []
    of_area: dict[frozenset[str], list[Judgement]] = defaultdict(list)
    for judgement in judged:
        of_area[_telling(judgement.area)].append(judgement)
    for quote, area, grade in repeated(passages):
        for judgement in of_area.get(_telling(area), ()):
            if quote.start != judgement.quote.start and _plain(grade) != _plain(judgement.grade):
                where = f" on page {quote.pages[0]}" if quote.pages else ""
                found.append(f"{judgement.area}: {judgement.grade} in the table, {grade} in the heading{where}")
    return tuple(dict.fromkeys(found))


def repeated(passages: Sequence[Passage]) -> Iterator[Graded]:
    """The grades that headings and chapter titles repeat."""
    for passage in passages:
        cells = [c for c in passage.cells if c is not None]
        if passage.role is Role.HEADING and (told := _REPEATED.fullmatch(passage.words)):
            yield passage.quote, told["area"], told["grade"].lower()
        elif passage.role is Role.ROW and graded_area(passage) is not None:
            yield passage.quote, cells[0].words, cells[1].words.lower()


def _telling(area: str) -> frozenset[str]:
    """The words that tell an area from another."""
    return frozenset(_WORD.findall(area.lower())) - _SAYING_NOTHING


def _plain(grade: str) -> str:
    """One form of a grade that is printed in several."""
    return grade.replace("require ", "requires ").removesuffix(" to be good")


def _from_rows(passages: Sequence[Passage]) -> list[Graded]:
    """(quote, area, grade) of each row of two filled cells whose last is a grade, on the first page that has one and
    the page after it (chapters repeat their grade in a table of their own)."""
    found: list[Graded] = []
    shown = [p for p in passages if p.role is not Role.FURNITURE]
    for n, passage in enumerate(shown):
        cells = [c for c in passage.cells if c is not None]
        if passage.role is Role.ROW and graded_area(passage) is not None:
            if n + 1 < len(shown) and shown[n + 1].section[-1:] == (cells[0].words,):
                continue  # a row that opens a chapter
            pages = passage.quote.pages
            if found and pages and pages[0] > found[0][0].pages[0] + 1:
                break
            found.append((passage.quote, _plain_area(cells[0].words), cells[1].words.lower()))
    return found


def _plain_area(printed: str) -> str:
    return _AREA_NUMBER.sub("", printed).rstrip(".")


def _from_sentences(passages: Sequence[Passage], kind: InspectionKind) -> list[Graded]:
    """The overall grade and the board's, each from the first sentence that states it."""
    front = passages[:_FIRST_PAGES]
    looser = (_LOOSER_SENTENCE,) if kind is InspectionKind.SIF else ()
    patterns = (
        ("Overall effectiveness", (_LOCAL_AUTHORITY_SENTENCE, *looser), front),
        ("The Local Safeguarding Children Board", (_BOARD_SENTENCE,), passages),
    )
    found: list[Graded] = []
    for area, sentences, where in patterns:
        short = [p for p in where if p.role in (Role.HEADING, Role.PARAGRAPH, Role.ROW) and len(p.words) < 300]
        said = ((p.quote, m) for pattern in sentences for p in short if (m := pattern.search(p.words)))
        told = next(((quote, m.group(1).lower()) for quote, m in said), None)
        if told is not None:
            found.append((told[0], area, re.sub(r"^require ", "requires ", told[1])))
    return found
