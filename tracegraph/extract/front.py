"""Facts from the front matter of a digest, which states them outright (data/README.md lists its keys)."""

import re
from datetime import date

from tracegraph.extract.authority import plain
from tracegraph.extract.families import ilacs_kind, reported_in_letters
from tracegraph.model.document import Source
from tracegraph.model.statement import Facts
from tracegraph.vocab import DocumentKind, InspectionKind

_DATES = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s+to\s+(\d{4}-\d\d-\d\d))?")
_SHORTENED = re.compile(r"\d{4}(?:-\d\d){0,2}")
_NO_LEAD = "not stated"


def front_facts(source: Source) -> Facts | None:
    """What the front matter of `source` says, or None where it does not name a kind and an authority."""
    front = dict(source.front)
    if "kind" not in front or "authority" not in front:
        return None
    plan = front["kind"] == DocumentKind.ACTION_PLAN
    found = windows_of_iso(front.get("inspection_dates", ""))
    inspection = ilacs_kind(found) if plan else _inspection(front["kind"])
    published = front.get("published", "")
    lead = front.get("lead_inspector", _NO_LEAD)
    return Facts(
        title=front.get("title", ""),
        authority=plain(front["authority"]),
        authority_printed=front["authority"],
        kind=DocumentKind.ACTION_PLAN if plan else _document(inspection),
        inspection=inspection,
        publishers=_names(front.get("publisher", "")),
        windows=found,
        published=published if _SHORTENED.fullmatch(published) and _is_day(f"{published}-01-01"[:10]) else None,
        lead_inspectors=() if lead == _NO_LEAD else _names(lead),
    )


def windows_of_iso(words: str) -> tuple[tuple[str, str], ...]:
    """Windows written as ISO dates ("2019-11-11 to 2019-11-22; ..."); what is no calendar day, or ends before it
    begins, is left out."""
    pairs = ((start, end or start) for start, end in _DATES.findall(words))
    return tuple((start, end) for start, end in pairs if _is_day(start) and _is_day(end) and start <= end)


def _is_day(iso: str) -> bool:
    """True where the calendar has the day."""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _inspection(kind: str) -> InspectionKind:
    values = {member.value: member for member in InspectionKind}
    return values.get(kind, InspectionKind.OTHER)


def _document(inspection: InspectionKind) -> DocumentKind:
    return DocumentKind.LETTER if inspection in reported_in_letters() else DocumentKind.REPORT


def _names(words: str) -> tuple[str, ...]:
    """Names between semicolons."""
    return tuple(name for part in words.split(";") if (name := part.strip()))
