"""What a document says of earlier inspections, visits and recommendations: back-references."""

import re
from collections.abc import Sequence

from tracegraph.extract.body import letter_bounds
from tracegraph.extract.cues import cues
from tracegraph.extract.given import grades_given
from tracegraph.extract.mentions import Mention, mentions
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import BackReference, Facts, Finding, Recommendation
from tracegraph.vocab import InspectionKind

_RECOMMENDATION = re.compile(r"\brecommend(?:ations?|ed)\b", re.IGNORECASE)
_OF_REVIEWS = re.compile(r"\b(?:SCRs?|case reviews?|serious case|practice reviews?|rapid reviews?)\b", re.IGNORECASE)
_EARLIER_AREA = re.compile(
    r"""\bareas?\ (?:for|of|requiring|needing)\ (?:further\ )?(?:improvement|development|concern|priority|weakness)
        | \bareas?\b [^.,]{0,30} \bidentified
        | \bweakness(?:es)?\b | \bconcerns?\b | \bshortfalls?\b | \bfailings?\b | \bdeficits?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GRADE = re.compile(r"\b(?:judged|rated|graded|judgements?)\b", re.IGNORECASE)
_GRADE_WORDS = re.compile(r"\brequires? improvement(?: to be good)?\b", re.IGNORECASE)
_GRADED_THEN = re.compile(r"(?:The|It|They|These|This|Both|At that)\b.{0,120}\bjudged\b")
"""How the sentence after a dated inspection tells its grade (SIF, "Previous Ofsted inspections")."""
_REPEAT = re.compile(
    r"""\bremain(?:s|ed)?\b(?!\s*[.,;]) | \bstill\b | \byet\ to\b
        | \bnot\ (?:yet\ )?(?:all\ )?(?:been\ )?(?:fully\ )?
            (?:addressed|resolved|met|acted|implemented|progressed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REGRESSION = re.compile(
    r"\b(?:deteriorat|declin|worsen|regress|not (?:been )?sustained|not been maintained)", re.IGNORECASE
)
_PROGRESS = re.compile(r"\b(?:improv|strengthen|address|progress|increas|better|enhanc|transform)", re.IGNORECASE)


def back_references(
    text: str, passages: Sequence[Passage], facts: Facts, homes: Sequence[Finding | Recommendation]
) -> tuple[BackReference, ...]:
    """The sentences that speak of an earlier inspection, visit or recommendation, once for each inspection they mean,
    each with the key of the statement among `homes` in which it stands. `text` is the canonical text."""
    start, end = letter_bounds(passages)
    found: list[BackReference] = []
    for passage in passages[start:end]:
        if passage.role not in (Role.PARAGRAPH, Role.ITEM) or passage.box:
            continue
        for n, sentence in enumerate(passage.sentences):
            if n and cues().of_providers.search(f"{passage.sentences[n - 1].words}\n{sentence.words}"):
                continue
            for mention in mentions(sentence.words, facts):
                quote = _with_grade(text, passage.sentences, n) if mention.when else sentence
                key = f"ref{len(found) + 1}"
                told = _type(quote.words, mention)
                grades = grades_given(quote.words) if told == "R9" else ()
                found.append(BackReference(key, quote, told, mention.when, mention.kind, _home(quote, homes), grades))
    return tuple(found)


def _with_grade(text: str, sentences: Sequence[Quote], n: int) -> Quote:
    """Sentence `n`, and the next one where that tells the grade that was given."""
    here = sentences[n]
    if n + 1 == len(sentences) or _GRADE.search(here.words) or not _GRADED_THEN.match(sentences[n + 1].words):
        return here
    return Quote.of(text, (*here.segments, *sentences[n + 1].segments))


def _type(words: str, mention: Mention) -> str:
    """R1 to R13 of the survey's typology: the most telling one that fits."""
    dated = mention.when is not None
    worse, repeated = bool(_REGRESSION.search(words)), bool(_REPEAT.search(words))
    area = bool(_EARLIER_AREA.search(words)) and not worse
    recommended = bool(_RECOMMENDATION.search(words)) and not _OF_REVIEWS.search(words)
    told = (
        ("R9", dated and bool(_GRADE.search(words))),
        ("R4", recommended),
        ("R11", area and repeated),
        ("R5", area),
        ("R8", mention.kind is InspectionKind.JTAI),
        ("R6", mention.kind is InspectionKind.FOCUSED_VISIT),
        ("R7", mention.kind is InspectionKind.MONITORING_VISIT),
        ("R12", worse),
        ("R11", repeated),
        ("R13", bool(_PROGRESS.search(_GRADE_WORDS.sub(" ", words)))),
        ("R2", dated and bool(re.search(r"\b(?:last|previous|most recent)\b", words, re.IGNORECASE))),
        ("R3", dated),
    )
    return next((name for name, fits in told if fits), "R1")


def _home(quote: Quote, homes: Sequence[Finding | Recommendation]) -> str | None:
    """The key of the statement whose segments hold the quote's first character."""
    return next((h.key for h in homes if any(s.start <= quote.start < s.end for s in h.quote.segments)), None)
