"""Who led an inspection, and who published what was found."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import letter_bounds
from tracegraph.model.document import Passage
from tracegraph.vocab import DocumentKind, InspectionKind

_OPENING = 24
"""Passages of a first page, at most."""
_NAME = r"[A-Z][\w\u2019'.-]+(?: ?-?[A-Z][\w\u2019'.-]*){1,4}?"
_LEAD = re.compile(
    rf"""(?<!eputy\ )(?i:lead|reporting)\ (?i:inspectors?)(?:\ on\ site)?\s*:?\s*
         ({_NAME.replace(" ", chr(92) + " ")})
         (?=\s*,|\s+(?:HMI|H[ei][rs]\ Majesty)|\s*$|\s*\n)""",
    re.VERBOSE,
)
_ROLE_OF_SIGNER = re.compile(
    r"[,\s]*\b(?:H[ei][rs] Majesty.s Inspector|HMI|Senior H[ei][rs] Majesty).*", re.IGNORECASE | re.DOTALL
)
_FIRE = r"(?:and|&|Fire)"
_INSPECTORATES = (
    ("Ofsted", re.compile(r"\bOfsted\b|Education, Children.s Services and Skills")),
    ("CQC", re.compile(r"Care Quality Commission|\bCQC\b")),
    ("HMICFRS", re.compile(r"Constabulary,? (?:and |& )?Fire|HMICFRS")),
    ("HMIC", re.compile(rf"Inspect(?:orate|or|orte) of Constabulary(?!,? {_FIRE})|\bHMIC\b")),
    ("HMI Probation", re.compile(r"Inspector(?:ate)? of Probation|HMI Probation|\bHMIP\b")),
)
_TWO_PUBLISHERS = {InspectionKind.SEND: ("Ofsted", "CQC"), InspectionKind.SEND_REVISIT: ("Ofsted", "CQC")}
_SIGNED = (InspectionKind.FOCUSED_VISIT, InspectionKind.MONITORING_VISIT, InspectionKind.CONTACT_REFERRAL)
"""Kinds whose letter is signed by the inspector who led the visit."""


def leads(passages: Sequence[Passage], kind: InspectionKind) -> tuple[str, ...]:
    """The lead inspectors, in the order printed: on the first page, else in the team list at the end, else the signer
    of a visit's letter. A joint targeted inspection names none: its letter is signed by the inspectorates."""
    if kind is InspectionKind.JTAI:
        return ()
    for shown in (passages[:_OPENING], passages):
        if found := _LEAD.findall("\n".join(p.words for p in shown)):
            return tuple(dict.fromkeys(" ".join(name.split()) for name in found))
    return _signer(passages) if kind in _SIGNED else ()


def _signer(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The inspector who signs a visit's letter."""
    _, end = letter_bounds(passages)
    for passage in passages[end:][:4]:
        words = re.sub(r"^Yours? \w+\s*", "", passage.words)
        name = _ROLE_OF_SIGNER.sub("", words).strip(" ,")
        if name and len(name.split()) <= 5 and name[0].isupper():
            return (name,)
    return ()


def publishers(
    passages: Sequence[Passage], document: DocumentKind, kind: InspectionKind, printed: str
) -> tuple[str, ...]:
    """Who published it: those who sign a joint letter, Ofsted (and the CQC for SEND) otherwise; a plan is its
    council's, as `printed`."""
    if document is DocumentKind.ACTION_PLAN:
        return (printed,) if printed else ()
    if kind is not InspectionKind.JTAI:
        return _TWO_PUBLISHERS.get(kind, ("Ofsted",))
    _, end = letter_bounds(passages)
    signatures = "\n".join(p.words for p in passages[end:]) or "\n".join(p.words for p in passages)
    return tuple(name for name, pattern in _INSPECTORATES if pattern.search(signatures))
