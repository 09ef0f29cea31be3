"""What a document says of itself: title, authority, kind, dates, inspectors, publishers. Only from its words, never
from its file's name or metadata; what it does not say stays empty."""

import re
from collections.abc import Sequence
from datetime import date

from tracegraph.extract.authority import known, plain
from tracegraph.extract.body import letter_bounds
from tracegraph.extract.dates import dates, windows
from tracegraph.extract.families import family, ilacs_kind
from tracegraph.extract.plans import columns
from tracegraph.model.document import Passage, Role, Source
from tracegraph.model.statement import Facts
from tracegraph.vocab import DocumentKind, InspectionKind

_OPENING = 24
"""Passages of a first page, at most."""
_INSPECTION_DATES = re.compile(r"inspection dates?\s*:?\s*(.{5,160})", re.IGNORECASE | re.DOTALL)
_NOT_THIS_ONE = re.compile(
    r"dates? of (?:the )?previous|previous inspection|lead inspector|reporting inspector|report published|\bJudgement\b",
    re.IGNORECASE,
)
_DATE_SENTENCES = re.compile(
    r"(?:this inspection took place (?:from|between)|inspection (?:was )?(?:conducted|carried out)|children.s services (?:on|from|between)|\bconducted on|"
    r"between \d{1,2} |inspection took place)[^.]{0,140}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:report )?published(?: on)?\s*:\s*(\d{1,2} \w+ \d{4})", re.IGNORECASE)
_UPDATED = re.compile(r"updated?:?\s+(?:in |on )?((?:\d{1,2} )?\w+ \d{4})", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]+ (?:19|20)\d\d")
_LEAD = re.compile(
    r"(?<!eputy )(?i:lead|reporting) (?i:inspectors?)(?: on site)?\s*:?\s*([A-Z][\w\u2019'.-]+(?: ?-?[A-Z][\w\u2019'.-]*){1,4}?)(?=\s*,|\s+(?:HMI|H[ei][rs] Majesty)|\s*$|\s*\n)"
)
_ROLE_OF_SIGNER = re.compile(
    r"[,\s]*\b(?:H[ei][rs] Majesty.s Inspector|HMI|Senior H[ei][rs] Majesty).*", re.IGNORECASE | re.DOTALL
)
_INSPECTORATES = (
    ("Ofsted", re.compile(r"\bOfsted\b|Education, Children.s Services and Skills")),
    ("CQC", re.compile(r"Care Quality Commission|\bCQC\b")),
    ("HMICFRS", re.compile(r"Constabulary,? (?:and |& )?Fire|HMICFRS")),
    (
        "HMIC",
        re.compile(
            r"Inspectora?te? of Constabulary(?!,? (?:and|&|Fire))|\bHMIC\b|Inspector of Constabulary(?!,? (?:and|&|Fire))"
        ),
    ),
    ("HMI Probation", re.compile(r"Inspector(?:ate)? of Probation|HMI Probation|\bHMIP\b")),
)
_ONE_PUBLISHER = {InspectionKind.SEND: ("Ofsted", "CQC"), InspectionKind.SEND_REVISIT: ("Ofsted", "CQC")}


def _opening(passages: Sequence[Passage]) -> list[str]:
    """The words of the first page (at most), one passage an entry."""
    shown = [p for p in passages if p.role is not Role.FURNITURE][:_OPENING]
    return [p.words for p in shown]


def _windows(opening: str, year: int | None) -> tuple[tuple[str, str], ...]:
    """Inspection dates: after "Inspection date(s):", else in the sentence that says when it took place."""
    if labelled := _INSPECTION_DATES.search(opening):
        stated = _NOT_THIS_ONE.split(labelled.group(1))[0]
        if found := windows(stated, year):
            return found
    for sentence in _DATE_SENTENCES.finditer(opening):
        if found := windows(sentence.group(), year):
            return found
    return ()


def _letter_date(passages: Sequence[Passage]) -> str | None:
    """The date of a letter: the first date above the salutation."""
    start, _ = letter_bounds(passages)
    for passage in passages[: max(start, 12)]:
        if (
            passage.role is not Role.FURNITURE
            and len(passage.words) < 200
            and (found := dates(passage.words))
            and len(found[0]) == 10
        ):
            return found[0]
    return None


def _plan_date(opening: Sequence[str]) -> str | None:
    """A plan's last update, else the month it bears on its cover."""
    for words in opening:
        if (updated := _UPDATED.search(words)) and (found := dates(updated.group(1))):
            return found[-1]
    return next((dates(w)[0] for w in opening if _MONTH_ALONE.fullmatch(w.strip()) and dates(w)), None)


def _signer(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The inspector who signs a visit's letter."""
    _, end = letter_bounds(passages)
    for passage in passages[end:][:4]:
        words = re.sub(r"^Yours? \w+\s*", "", passage.words)
        name = _ROLE_OF_SIGNER.sub("", words).strip(" ,")
        if name and len(name.split()) <= 5 and name[0].isupper():
            return (name,)
    return ()


def _leads(passages: Sequence[Passage], kind: InspectionKind) -> tuple[str, ...]:
    if kind is InspectionKind.JTAI:
        return ()
    for words in ("\n".join(p.words for p in passages[:_OPENING]), "\n".join(p.words for p in passages)):
        if found := _LEAD.findall(words):
            return tuple(dict.fromkeys(" ".join(name.split()) for name in found))
    visits = (InspectionKind.FOCUSED_VISIT, InspectionKind.MONITORING_VISIT, InspectionKind.CONTACT_REFERRAL)
    return _signer(passages) if kind in visits else ()


def _publishers(
    passages: Sequence[Passage], document: DocumentKind, kind: InspectionKind, printed: str
) -> tuple[str, ...]:
    """Who signed it: the signature block of a JTAI, Ofsted (and the CQC for SEND) otherwise; a plan is its council's."""
    if document is DocumentKind.ACTION_PLAN:
        return (printed,) if printed else ()
    if kind is not InspectionKind.JTAI:
        return _ONE_PUBLISHER.get(kind, ("Ofsted",))
    _, end = letter_bounds(passages)
    signatures = "\n".join(p.words for p in passages[end:]) or "\n".join(p.words for p in passages)
    return tuple(name for name, pattern in _INSPECTORATES if pattern.search(signatures))


def _plan_authority(opening: Sequence[str]) -> str:
    """The council named on a plan's cover: the shortest passage that names a known authority or calls itself a
    council."""
    named = [w for w in opening if known(w) or re.search(r"\b(?:council|borough)\b", w, re.IGNORECASE)]
    return min(named, key=len, default="")


def _front_facts(source: Source) -> Facts | None:
    """Facts from the front matter of a digest, which states them outright."""
    front = dict(source.front)
    if "kind" not in front or "authority" not in front:
        return None
    kind = front["kind"]
    values = {member.value: member for member in InspectionKind}
    plan = kind == DocumentKind.ACTION_PLAN
    found = windows_of_iso(front.get("inspection_dates", ""))
    inspection = ilacs_kind(found) if plan else values.get(kind, InspectionKind.OTHER)
    letters = (
        InspectionKind.JTAI,
        InspectionKind.FOCUSED_VISIT,
        InspectionKind.MONITORING_VISIT,
        InspectionKind.CONTACT_REFERRAL,
    )
    document = (
        DocumentKind.ACTION_PLAN if plan else DocumentKind.LETTER if inspection in letters else DocumentKind.REPORT
    )
    published = front.get("published", "")
    lead = front.get("lead_inspector", "not stated")
    return Facts(
        title=front.get("title", ""),
        authority=plain(front["authority"]),
        authority_printed=front["authority"],
        kind=document,
        inspection=inspection,
        publishers=tuple(p.strip() for p in front.get("publisher", "").split(";") if p.strip()),
        windows=found,
        published=published if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", published) else None,
        lead_inspectors=() if lead == "not stated" else tuple(n.strip() for n in lead.split(";")),
    )


def windows_of_iso(words: str) -> tuple[tuple[str, str], ...]:
    """Windows written as ISO dates ("2019-11-11 to 2019-11-22; ..."); what is no calendar day is left out."""
    found = []
    for start, end in re.findall(r"(\d{4}-\d\d-\d\d)(?:\s+to\s+(\d{4}-\d\d-\d\d))?", words):
        try:
            date.fromisoformat(start), date.fromisoformat(end or start)
        except ValueError:
            continue
        found.append((start, end or start))
    return tuple(found)


def facts(source: Source, passages: Sequence[Passage]) -> Facts:
    """What the document says of itself."""
    if stated := _front_facts(source):
        return stated
    shown = _opening(passages)
    opening = "\n".join(shown)
    document, inspection, printed = family(opening, has_actions=any(columns(p) for p in passages))
    plan = document is DocumentKind.ACTION_PLAN
    letter = document is DocumentKind.LETTER
    published = _letter_date(passages) if letter else _plan_date(shown) if plan else None
    if document is DocumentKind.REPORT and (stated_day := _PUBLISHED.search(opening)):
        published = next(iter(dates(stated_day.group(1))), None)
    found = _windows(opening, int(published[:4]) if published else None)
    if inspection is InspectionKind.ILACS:
        inspection = ilacs_kind(found)
    if not printed:
        printed = _plan_authority(shown)
    titles = [p.words for p in passages if p.role is Role.HEADING][:1] or shown[:1]
    title = next(
        (w for w in shown if family(w, has_actions=plan)[1] is not InspectionKind.OTHER and len(w) < 220),
        titles[0] if titles else "",
    )
    return Facts(
        title=title.replace("**", "").strip(),
        authority=plain(printed) or known(opening) or "",
        authority_printed=printed,
        kind=document,
        inspection=inspection,
        publishers=_publishers(passages, document, inspection, printed),
        windows=found,
        published=published,
        lead_inspectors=() if plan else _leads(passages, inspection),
    )
