"""Who led an inspection, and who published what was found."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import letter_bounds
from tracegraph.model.document import Passage
from tracegraph.vocab import InspectionKind

_OPENING = 24
"""Passages of a first page, at most."""
_PARTICLE = r"(?:d[aeiu]|dos|la|le|van|von|der|den|ter|bin|al|el|ap)\ "
_NAME = rf"(?!H(?:is|er)\ Majesty)[A-Z][\w\u2019'.-]+(?:\ ?-?(?:{_PARTICLE})*[A-Z][\w\u2019'.-]*){{1,4}}?"
_INSPECTOR = r"\(?(?:Senior\ )?(?:HMI|H[ei][rs]\ Majesty.s\ Inspectors?)\)?"
_NAMED = r"(?=\s*[,(]|\s+(?:(?:Senior\ )?(?:HMI|H[ei][rs]\ Majesty)|and\s+[A-Z]|[&\u2013-]\s)|\s*$|\s*\n)"
_LEAD = re.compile(
    rf"""[LlRr](?<!eputy\ .)(?i:ead|eporting)\ (?i:inspectors?)(?:\ on\ site)?\s*:?\s*
         ({_NAME}){_NAMED}""",
    re.VERBOSE,
)
_AND_LEAD = re.compile(rf"(?:,?\ {_INSPECTOR})?,?\s+(?:and|&)\s+({_NAME}){_NAMED}", re.VERBOSE)
# "Jo Bell, Ofsted HMI, lead inspector" | "Al Low, CQC lead inspector": the team list of an Area SEND report;
# "Jo Bell HMI, Lead Inspector": below a letter of 2016 to 2022.
_LEAD_AFTER = re.compile(
    rf"""(?:\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\ )?\b({_NAME})(?:
         (?:,?\ {_INSPECTOR})?,?\ (?:
           (?:Ofsted|CQC)(?:\ (?:HMI|Inspector))?,?\ (?i:lead\ (?:inspector|HMI))
           | (?i:lead\ (?:inspector|HMI)),?\ (?:for\ )?(?:Ofsted|CQC)\b )
         | ,?\s+{_INSPECTOR},?\s+(?i:lead\ inspector)\b )""",
    re.VERBOSE,
)
_ROLE_OF_SIGNER = re.compile(
    r"[,\s]*\b(?:H[ei][rs] Majesty.s Inspector|HMI|Senior H[ei][rs] Majesty).*", re.IGNORECASE | re.DOTALL
)
_CONSTABULARY = "HMIC"
_WITH_FIRE = "HMICFRS"
_FIRE_SINCE = "2017-07-19"
"""The day on which the inspectorate of constabulary took on fire and rescue services, and its present name."""
_INSPECTORATES = (
    ("Ofsted", re.compile(r"\bOfsted\b|Education, Children.s Services and Skills")),
    ("CQC", re.compile(r"Care Quality Commission|\bCQC\b|Chief Inspector of (?:Health ?[Cc]are|Hospitals|Primary)")),
    (_CONSTABULARY, re.compile(r"(?:Inspectorate|Inspector|HMI)(?: of)? Constabulary|\bHMIC(?:FRS)?\b")),
    ("HMI Probation", re.compile(r"Inspector(?:ate)? of Probation|HMI Probation|\bHMIP\b")),
)
_TWO_PUBLISHERS = {InspectionKind.SEND: ("Ofsted", "CQC"), InspectionKind.SEND_REVISIT: ("Ofsted", "CQC")}
_SIGNED = (InspectionKind.FOCUSED_VISIT, InspectionKind.MONITORING_VISIT, InspectionKind.CONTACT_REFERRAL)
"""Kinds whose letter is signed by the inspector who led the visit."""


def leads(passages: Sequence[Passage], kind: InspectionKind) -> tuple[str, ...]:
    """The lead inspectors, in the order printed: on the first page, else in the team list at the end (of a SEND report
    Ofsted's, then the CQC's), else the signer of a visit's letter. A joint targeted inspection names none: its letter
    is signed by the inspectorates."""
    if kind is InspectionKind.JTAI:
        return ()
    for shown in (passages[:_OPENING], passages):
        words = "\n".join(words for p in shown for words in _parts(p))
        if found := _LEAD_AFTER.findall(words) if kind in _TWO_PUBLISHERS else _named(words):
            return tuple(dict.fromkeys(" ".join(name.split()) for name in found))
    return _signer(passages) if kind in _SIGNED else ()


def _named(words: str) -> list[str]:
    """The names behind "Lead inspector", and those that "and" joins to them."""
    found: list[str] = []
    for lead in _LEAD.finditer(words):
        found.append(lead.group(1))
        place = lead.end()
        while other := _AND_LEAD.match(words, place):
            found.append(other.group(1))
            place = other.end()
    return found


def _parts(passage: Passage) -> tuple[str, ...]:
    """The words of a passage, of a table row those of each cell that tells a role by itself, else of the whole row."""
    if any(cell is not None and _LEAD_AFTER.search(cell.words) for cell in passage.cells):
        return tuple(cell.words for cell in passage.cells if cell is not None)
    return (passage.words,)


def _signer(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The inspector who signs a visit's letter."""
    _, end = letter_bounds(passages)
    for passage in passages[end:][:4]:
        words = re.sub(r"^Yours? \w+\s*", "", passage.words)
        name = _ROLE_OF_SIGNER.sub("", words).strip(" ,")
        if name and len(name.split()) <= 5 and name[0].isupper():
            return (name,)
    return ()


def publishers(passages: Sequence[Passage], kind: InspectionKind, published: str | None) -> tuple[str, ...]:
    """The inspectorates that published a report or letter: those who sign a joint letter of the day `published`, Ofsted
    (and the CQC for SEND) otherwise."""
    if kind is not InspectionKind.JTAI:
        return _TWO_PUBLISHERS.get(kind, ("Ofsted",))
    _, end = letter_bounds(passages)
    signatures = "\n".join(p.words for p in passages[end:]) or "\n".join(p.words for p in passages)
    signed = (name for name, pattern in _INSPECTORATES if pattern.search(signatures))
    fire = (published or "") >= _FIRE_SINCE
    return tuple(_WITH_FIRE if fire and name == _CONSTABULARY else name for name in signed)
