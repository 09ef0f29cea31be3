"""What a document says of earlier inspections, visits and recommendations: back-references."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import letter_bounds
from tracegraph.extract.cues import cues
from tracegraph.extract.dates import dates
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import BackReference, Facts, Finding, Recommendation
from tracegraph.vocab import InspectionKind

_JUDGED = re.compile(r"\b(?:was|were|been) judged\b[^.]{0,60}?\bin ((?:[A-Z][a-z]+ )?(?:19|20)\d\d)", re.IGNORECASE)
_DATED_INSPECTION = re.compile(
    r"""\b(?:inspection|visit|JTAI|\(JTAI\))\b [^.;]{0,140}? \b(?:in|of|on)[ ]
            ((?:\d{1,2}\ )?(?:[A-Z][a-z]+\ )?(?:19|20)\d\d)\b
        | \b((?:19|20)\d\d)\ (?:ofsted\ |ilacs\ |sif\ )?(?:joint\ targeted\ area\ |focused\ |monitoring\ )?
            (?:inspection|visit)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SINCE_YEAR = re.compile(r"\bsince ((?:19|20)\d\d)\b")
_RECOMMENDATION = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_EARLIER_AREA = re.compile(
    r"""\bareas?\ (?:for|of)\ (?:improvement|development|concern|priority\ action|weakness)
        | \bweakness(?:es)?\b | \bconcerns?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GRADE = re.compile(r"\bjudged\b|\brated\b|\bgraded\b", re.IGNORECASE)
_REPEAT = re.compile(r"\b(?:remains?|still|not (?:been )?(?:fully )?(?:addressed|resolved)|yet to)\b", re.IGNORECASE)
_REGRESSION = re.compile(r"\b(?:deteriorat|declin|worsen|not sustained|regress)", re.IGNORECASE)
_PROGRESS = re.compile(r"\b(?:improv|strengthen|address|progress|increas|better)", re.IGNORECASE)


def _type(words: str, dated: bool, kind: InspectionKind | None) -> str:
    """R1 to R13 of the survey's typology: the most telling one that fits."""
    worse, repeated = bool(_REGRESSION.search(words)), bool(_REPEAT.search(words))
    area = bool(_EARLIER_AREA.search(words)) and not worse
    told = (
        ("R9", dated and bool(_GRADE.search(words))),
        ("R4", bool(_RECOMMENDATION.search(words))),
        ("R11", area and repeated),
        ("R5", area),
        ("R8", kind is InspectionKind.JTAI),
        ("R6", kind is InspectionKind.FOCUSED_VISIT),
        ("R7", kind is InspectionKind.MONITORING_VISIT),
        ("R12", worse),
        ("R11", repeated),
        ("R13", bool(_PROGRESS.search(words))),
        ("R2", dated),
    )
    return next((name for name, fits in told if fits), "R1")


def _own(when: str, facts: Facts) -> bool:
    """True where a date is that of the inspection which the document itself reports."""
    return any(start.startswith(when[:7]) or end.startswith(when[:7]) for start, end in facts.windows)


def _mention(words: str, facts: Facts) -> tuple[str | None, bool]:
    """The date of the earlier inspection that a sentence names (None for "the last inspection"), and whether it names
    one at all."""
    known = cues()
    if known.traps.search(words) and not known.earlier.search(known.traps.sub(" ", words)):
        return None, False
    for pattern in (_JUDGED, _DATED_INSPECTION):
        for found in pattern.finditer(words):
            printed = next(g for g in found.groups() if g)
            when = next(iter(dates(printed)), printed[-4:])
            if not _own(when, facts) and (not facts.windows or when[:4] <= facts.windows[-1][1][:4]):
                return when[:7], True
    if known.earlier.search(words) and re.search(
        r"\b(?:last|previous|earlier|most recent|its|their)\b", words, re.IGNORECASE
    ):
        since = _SINCE_YEAR.search(words)
        return (since.group(1) if since and not _own(since.group(1), facts) else None), True
    return None, False


def _home(quote: Quote, homes: Sequence[Finding | Recommendation]) -> str | None:
    """The key of the statement whose segments hold the quote's first character."""
    return next((h.key for h in homes if any(s.start <= quote.start < s.end for s in h.quote.segments)), None)


def back_references(
    passages: Sequence[Passage], facts: Facts, homes: Sequence[Finding | Recommendation]
) -> tuple[BackReference, ...]:
    """The sentences that speak of an earlier inspection, visit or recommendation, each with the key of the statement
    among `homes` in which it stands."""
    start, end = letter_bounds(passages)
    found: list[BackReference] = []
    for passage in passages[start:end]:
        if passage.role not in (Role.PARAGRAPH, Role.ITEM) or passage.box:
            continue
        for quote in passage.sentences:
            when, speaks = _mention(quote.words, facts)
            if not speaks:
                continue
            kind = next((k for k, pattern in cues().reference_kinds if pattern.search(quote.words)), None)
            if kind is facts.inspection and kind is InspectionKind.MONITORING_VISIT and _JUDGED.search(quote.words):
                kind = (
                    None  # "the fourth monitoring visit since ... judged inadequate" means the inspection that judged
                )
            found.append(
                BackReference(
                    f"ref{len(found) + 1}",
                    quote,
                    _type(quote.words, when is not None, kind),
                    when,
                    kind,
                    _home(quote, homes),
                )
            )
    return tuple(found)
