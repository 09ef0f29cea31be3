"""What a document says of earlier inspections, visits and recommendations: back-references."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from tracegraph.extract.body import letter_bounds
from tracegraph.extract.cues import cues
from tracegraph.extract.given import grade_listed, grades_given
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
_JUDGEMENTS = re.compile(r"\bjudgements?\b[^.:]*:$", re.IGNORECASE)
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
    held = sorted((part.start, part.end, home.key) for home in homes for part in home.quote.segments)
    found: list[BackReference] = []
    for place, passage in enumerate(passages[start:end], start):
        if passage.role not in (Role.PARAGRAPH, Role.ITEM) or passage.box:
            continue
        for n, sentence in enumerate(passage.sentences):
            mentioned = mentions(sentence.words, facts)
            if mentioned and n and cues().of_providers.search(f"{passage.sentences[n - 1].words}\n{sentence.words}"):
                continue
            for mention in mentioned:
                quote, told, grades = _told(text, passages[place:end], n, mention)
                key = f"ref{len(found) + 1}"
                found.append(BackReference(key, quote, told, mention.when, mention.kind, _home(quote, held), grades))
    return tuple(found)


def _told(
    text: str, passages: Sequence[Passage], n: int, mention: Mention
) -> tuple[Quote, str, tuple[tuple[str, str], ...]]:
    """The quote, type and grades of a mention in sentence `n` of the first of the passages."""
    sentences = passages[0].sentences
    if listed := _listed(passages, n):
        quotes = (*sentences[n:], *(quote for quote, _ in listed))
        whole = Quote.of(text, (s for quote in quotes for s in quote.segments))
        return whole, "R9", tuple(dict.fromkeys(pair for _, pair in listed))
    quote = _with_grade(text, sentences, n) if mention.when else sentences[n]
    kind = _type(quote.words, mention)
    return quote, kind, grades_given(quote.words) if kind == "R9" else ()


def _listed(passages: Sequence[Passage], n: int) -> list[tuple[Quote, tuple[str, str]]]:
    """The lines, each with its area and grade, of the list of judgements that sentence `n` of the first passage, or the
    one behind it, leads to (SIF re-inspections: "The judgements for the local authority were:")."""
    lead = passages[0].sentences[n : n + 2]
    if not (_JUDGEMENTS.search(lead[-1].words) and lead[-1].words == passages[0].sentences[-1].words):
        return []
    shown = (p for p in passages[1:] if p.role is not Role.FURNITURE)
    lines = ((p.quote, grade_listed(p.words)) for p in shown)
    return [(quote, told) for quote, told in takewhile(lambda line: line[1] is not None, lines) if told is not None]


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


def _home(quote: Quote, held: Sequence[tuple[int, int, str]]) -> str | None:
    """The key of the statement that holds the quote's first character; `held` the start, end and statement's key of
    each segment, in order."""
    before = bisect_right(held, quote.start, key=lambda part: part[0])
    return next((key for _, end, key in held[max(before - 1, 0) : before] if quote.start < end), None)
