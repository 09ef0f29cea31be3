"""Whom an ask is put to: the subject of its sentence ("X Police need to take urgent action"), or the board whose part
of the report it stands in."""

import re
from collections.abc import Iterable

_BODY = r"""(?: authorit(?:y|ies) | councils? | boards? | partnerships? | partners? | polic(?:e|ing) | constabulary
              | leaders? | managers? | agenc(?:y|ies) | services? | trusts? | ICBs? | CCGs? | commissioners? | probation
              | LSCB | LSCP | chairs? | health | schools? | providers? | practitioners? | professionals? | members?
              | government | departments? | hospitals? | NHS | teams? | GPs? | practices? | staff | LAP | area )"""
_VERB = r"\b(?:is|are|was|were|has|have|had|do|does|which|that|when|while|although|to)\b"
_MUST = re.compile(
    rf"""^(?P<who> (?:(?!{_VERB})[^.;:]){{2,140}}? \b{_BODY}\b (?:,?\ including\b[^.;:]{{3,140}}?,)? ,? )
         \s+ (?: should | must | needs?\ to | (?:is|are)\ required\ to ) \s+ (?!be\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_INCLUDING = re.compile(r"^(?P<who>(?:All )?Leaders,? including [^.;:]{3,140}?),? (?:should|must|need to) (?!be\b)")
_REQUIRED_OF = re.compile(r"\baction (?:is|was) required (?:by|of) (?:the )?(?P<who>[^.;:]{3,120}?) to\b")
_BOARD = re.compile(r"Local Safeguarding Children Board(?: \(LSCB\))?|\bLSCB\b", re.IGNORECASE)


def subject(words: str) -> str | None:
    """Whom `words` say must act, as printed, or None where they do not open with it."""
    for pattern in (_INCLUDING, _MUST, _REQUIRED_OF):
        if found := pattern.search(words):
            return re.sub(r"^The ", "", found["who"]).strip(" ,")
    return None


def board(headings: Iterable[str]) -> str | None:
    """The safeguarding board that one of `headings` names, or None."""
    return next((found.group() for heading in headings if (found := _BOARD.search(heading))), None)
