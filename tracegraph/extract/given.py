"""Grades that a document says an earlier inspection gave ("The local authority was judged to be adequate for
safeguarding and good for children looked after"; SIF, "Previous Ofsted inspections"). They may be all that is known of
an inspection whose report is not at hand, so only plain words are read: what goes on with "across", "with some",
"except" tells no grade here."""

import re
from collections.abc import Iterator
from typing import Final

from tracegraph.extract.body import GRADE

_GRADES: Final = rf"(?:{GRADE.pattern.replace(' ', '[ ]')}|satisfactory)\b"
_JUDGED = re.compile(
    r"(?P<subject>[^.,;]*?)(?:\band )?\b(?:was|were|been) (?:both )?(?:judged|rated|graded)\b", re.IGNORECASE
)
_PAIR = re.compile(
    rf"""\s+ (?:as\s | to\sbe\s | to\s(?=require) | be\s )? [\u2018']? (?P<grade>{_GRADES}) [\u2019']? (?:\soverall)?
         (?: \sfor\s (?P<area> (?: (?!,?\s(?:and\s)?(?:as\s)?{_GRADES}) [^.,;] )+ ) )?
         (?: ,?\sand\b (?=\s(?:as\s)?{_GRADES}) | ,(?=\s(?:as\s)?{_GRADES}) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN_END = re.compile(r"\s*(?:$|[.,;]|(?:in|at) (?:the |its )?(?:[A-Z]|\d|last\b|previous\b)|and (?:the|its)\b)")
_INSPECTED = re.compile(
    r"""\binspections?\s(?:of|for)\s(?:(?:the\s)?(?!children)[\w\ .&-]{2,40}?[\u2019']s\s)?
        (?P<area>[^.;]{5,110}?)\s(?:was|were|took|undertaken|published|in\s(?:[A-Z]|\d))""",
    re.VERBOSE,
)
_PART = re.compile(
    r"""\b(?:effectiveness|experiences|arrangements|protection|safeguarding|looked[- ]after|adoption|fostering
            |leadership)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells that a subject is a part of the work, and not the authority."""
_BEGUN = re.compile(rf"^.*\b(?:when|which|{_GRADES} and)\b\W*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:its|the|both|all)\b ?(?:services$)?", re.IGNORECASE)
_WHOLE = re.compile(r"(?:local authority )?(?:children.s )?(?:social care )?services(?! for)\b", re.IGNORECASE)
_LISTED = re.compile(rf"(?P<area>[^:;]{{5,90}}?)\s*:\s*(?P<grade>{_GRADES})\W*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def grades_given(words: str) -> tuple[tuple[str, str], ...]:
    """The (area, grade) pairs that a sentence about one earlier inspection tells, the grade in lower case; the area as
    printed, "" where nothing says that it is less than the whole."""
    if len(set(_YEAR.findall(words))) > 1:
        return ()  # of two inspections: whose grade is whose is not ours to guess
    inspected = _INSPECTED.search(words)
    usual = inspected["area"] if inspected and not _WHOLE.match(inspected["area"]) else ""
    found = (pair for told in _JUDGED.finditer(words) for pair in _pairs(words, told.end(), _subject(told) or usual))
    return tuple(dict.fromkeys(found))


def grade_listed(words: str) -> tuple[str, str] | None:
    """The (area, grade) of a line of a list of judgements ("adoption performance: requires improvement"), or None."""
    told = _LISTED.fullmatch(words)
    return (told["area"], _plain(told["grade"])) if told else None


def _plain(grade: str) -> str:
    return re.sub(r"^require\b", "requires", grade.lower())


def _subject(told: re.Match[str]) -> str:
    """What was judged, where the sentence itself names a part of the work."""
    subject = _ARTICLE.sub("", _BEGUN.sub("", told["subject"].strip())).strip()
    return subject if _PART.search(subject) and "inspection" not in subject else ""


def _pairs(words: str, place: int, usual: str) -> Iterator[tuple[str, str]]:
    """The pairs that stand behind the verb that ends at `place`; none where the words go on otherwise."""
    found: list[tuple[str, str]] = []
    while pair := _PAIR.match(words, place):
        area = _ARTICLE.sub("", pair["area"] or "").strip()
        found.append((area or usual, _plain(pair["grade"])))
        place = pair.end()
    listed = found and found[-1][0] != usual and words[place : place + 1] == ","  # "for leadership, management and ..."
    if _PLAIN_END.match(words, place) and not listed:
        yield from found
