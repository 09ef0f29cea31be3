"""Which family a document belongs to, by what its first page says (CORPUS section 1: title rules, never file names)."""

import re
from datetime import date

from tracegraph.vocab import DocumentKind, InspectionKind

_LETTER = DocumentKind.LETTER
_REPORT = DocumentKind.REPORT

# The first rule whose words stand on the first page wins; the second group of each pattern, where there is one, is
# the printed authority.
RULES: tuple[tuple[re.Pattern[str], DocumentKind, InspectionKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), document, inspection)
    for pattern, document, inspection in (
        (
            r"\b(?:ILACS|Ofsted|inspection|JTAI|SEND)\b[\w ,/-]{0,60}\baction plan\b|\b(?:improvement|action) plan\b(?=[\s\S]{0,200}\bofsted\b)",
            DocumentKind.ACTION_PLAN,
            InspectionKind.ILACS,
        ),
        (
            r"\bmonitoring visit to (?P<authority>.+?)(?:\s+local authority)? children.s services",
            _LETTER,
            InspectionKind.MONITORING_VISIT,
        ),
        (
            r"\bfocused visit to (?P<authority>.+?)(?:\s+local authority)? children.s services",
            _LETTER,
            InspectionKind.FOCUSED_VISIT,
        ),
        (
            r"\bjoint targeted area inspection of (?:the multi-agency .*? in )?(?P<authority>[^\n.]+)",
            _LETTER,
            InspectionKind.JTAI,
        ),
        (
            r"\barea SEND re-?visit (?:of|to) (?P<authority>.+?) local area partnership",
            _REPORT,
            InspectionKind.SEND_REVISIT,
        ),
        (
            r"\barea SEND inspection of (?P<authority>.+?) local area partnership|local area partnership report",
            _REPORT,
            InspectionKind.SEND,
        ),
        (
            r"^(?P<authority>.{3,80}?)\s+(?:re-?)?inspection of services for children in need of help and protection",
            _REPORT,
            InspectionKind.SIF,
        ),
        (r"\binspection of services for children in need of help and protection", _REPORT, InspectionKind.SIF),
        (
            r"\binspection of looked after children services\s+(?P<authority>[^\n]+)",
            _REPORT,
            InspectionKind.LOOKED_AFTER,
        ),
        (
            r"\binspection of contact, referral and assessment arrangements within (?P<authority>.+?) children.s services",
            _LETTER,
            InspectionKind.CONTACT_REFERRAL,
        ),
        (
            r"^(?P<authority>.{3,60}?) safeguarding children board\s+review of the effectiveness",
            _REPORT,
            InspectionKind.LSCB_REVIEW,
        ),
        (
            r"\bprovision of safeguarding services in (?P<authority>[^\n]+)|\binspection of safeguarding and looked after children",
            _REPORT,
            InspectionKind.SAFEGUARDING_2009,
        ),
        (
            r"\binspection of (?P<authority>(?!children|local authority)[^\n]+?)(?:\s+local authority)?\s+children.s (?:social care )?services",
            _REPORT,
            InspectionKind.ILACS,
        ),
        (
            r"^(?P<authority>[^\n]{3,80}?)\s+inspection of (?:local authority )?children.s (?:social care )?services",
            _REPORT,
            InspectionKind.ILACS,
        ),
    )
)
_REFORM = "2026-04-27"
"""ILACS inspections that began on or after this day give no overall judgement."""


def family(opening: str, *, has_actions: bool = False) -> tuple[DocumentKind, InspectionKind, str]:
    """Kind of document, kind of inspection, and the authority as printed ("" where the rule has none), from the words
    of the first page. Only a document that `has_actions` (a table with an action column) can be an action plan.
    What no rule knows is a report of another kind."""
    flat = re.sub(r"[ \t]+", " ", opening)
    for pattern, document, inspection in RULES:
        if document is DocumentKind.ACTION_PLAN and not has_actions:
            continue
        if found := pattern.search(flat) or pattern.search(flat.replace("\n", " ")):
            return document, inspection, (found.groupdict().get("authority") or "").strip(" ,.")
    return DocumentKind.REPORT, InspectionKind.OTHER, ""


def ilacs_kind(windows: tuple[tuple[str, str], ...]) -> InspectionKind:
    """Short or standard, which is never printed: up to five days on site are a short inspection, eleven to thirteen a
    standard one (the survey: 125 of 125 and 191 of 191); otherwise the dates do not tell. From the April 2026
    reform on it is the reformed kind."""
    if not windows:
        return InspectionKind.ILACS
    if windows[0][0] >= _REFORM:
        return InspectionKind.ILACS_2026
    days = sum((date.fromisoformat(end) - date.fromisoformat(start)).days + 1 for start, end in windows)
    if days <= 5:
        return InspectionKind.ILACS_SHORT
    return InspectionKind.ILACS_STANDARD if 9 <= days <= 13 else InspectionKind.ILACS
