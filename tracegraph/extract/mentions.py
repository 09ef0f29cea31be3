"""Mentions of inspections and visits inside a sentence: which one is meant, as far as the sentence itself says.

A mention is earlier than the document's own inspection where it is called last or previous, where it bears another
date, or where something is told since it. What is only "this inspection" or "the inspection" is the document's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracegraph.extract.cues import cues
from tracegraph.extract.dates import MONTH, dates
from tracegraph.model.statement import Facts
from tracegraph.vocab import InspectionKind

_STEMS = ("inspect", "visit", "jtai", "ilacs", "sif", "judged", "ofsted")
"""One of these stands in every sentence that mentions an inspection. Most sentences hold none, which is soon seen."""
_NOUN = re.compile(
    r"""\b(?: re-?inspections? | inspections? | visits? | JTAIs? | ILACS | SIF )\b
        (?! \s+ (?: board | framework | outcomes? | team | plan | sub-?group | Act\b | and\ improvement ) )""",
    re.IGNORECASE | re.VERBOSE,
)
_DATE = rf"(?:(?:\d{{1,2}}\s)?(?:(?i:{MONTH})\s)?(?:19|20)\d\d)(?!\s*[-\u2013/]\s*\d)"
"""A date as a sentence gives it; a financial year ("2016-17") is none."""
_DATE_AFTER = re.compile(
    rf"""^ \W* (?:\([A-Z]+\)\W*)?
         (?:(?:undertaken\s|carried\sout\s)?(?:of|by|for)\s[^.;]{{3,150}}?\s)??
         (?:\s?(?:was|were|is|that|which|took\splace|undertaken|carried\sout|conducted|held|published|completed)\s)*
         \W* (?:(?:in|of|on|during|from)\s(?:both\s)?)? \(?
         (?:\d{{1,2}}(?:\s[A-Z][a-z]+)?\sto\s)? (?<!Act\s) ({_DATE})\b""",
    re.VERBOSE,
)
_DATE_BEFORE = re.compile(rf"\b({_DATE}),?\s+(?:(?!(?:and|or|an?|the|when|in)\b)[\w'\u2019-]+\s+){{0,5}}$")
_EARLIER = re.compile(
    r"\b(?:last|previous|earlier|prior(?! to)|preceding|most recent)\s+(?:[\w'\u2019,-]+\s+){0,6}$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\bsince\s+(?:the|its|their|that|our|an?|these|those)?\s*(?:[\w'\u2019-]+\s+){0,5}$", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:following|after|from|by|of|at|in)\s+(?:the|an?|its|their)?\s*(?:[\w'\u2019-]+\s+){0,5}$", re.IGNORECASE
)
_OWN = re.compile(
    r"""\b(?: this | current | present | concurrent | any | future | next | these )\s+
        (?: (?!(?:since|from|at|in|of|the|to|by|during|after)\b) [\w-]+ \s+ ){0,4} $""",
    re.IGNORECASE | re.VERBOSE,
)
_THIS = re.compile(r"\bthis\s+$", re.IGNORECASE)
"""Before "inspection in March 2015", of a document about another month: what was in March nobody can tell."""
_OF = re.compile(r"\s+(?:of|by)\b")
_CLAUSE_END = re.compile(r"[.;:]")
_AFTER_END = re.compile(r"[.;]")
_LONGEST = 5_000
"""Characters of the longest sentence that is looked at: what is longer is no sentence, and would be walked through from
each of its words."""
_REACH = 110
"""Characters before the noun in which its own words stand."""
_REACH_AFTER = 200
"""The same behind it: what was inspected may take a line or two ("the inspection of the local authority's arrangements
for ... was in May 2012")."""
_TOLD = (
    re.compile(rf"\b(?:was|were|been) (?:\w+ )?judged\b[^.]{{0,60}}?\bin ({_DATE})", re.IGNORECASE),
    re.compile(rf"\b(?:last|previously|also) inspected\b[^.;]{{0,40}}?\bin ({_DATE})"),
    re.compile(rf"\b[Ii]n ({_DATE}),? (?:Ofsted|inspectors) (?:judged|found)\b"),
)
"""An inspection told by a verb, with its date."""
_LAST_INSPECTED = re.compile(r"\blast inspected\b")
_THAT = re.compile(r"\b(?:that|those)\s+$", re.IGNORECASE)
_BY_OFSTED = re.compile(r"\bOfsted\b")
_OF_SEND = (InspectionKind.SEND, InspectionKind.SEND_REVISIT)
"""Kinds whose documents mean one of their own where they speak of the last inspection and do not say which."""
_VISITS = (InspectionKind.FOCUSED_VISIT, InspectionKind.MONITORING_VISIT)


@dataclass(frozen=True, slots=True)
class Mention:
    """An earlier inspection or visit that a sentence speaks of: its date ("2022-11", "2019") or None, and its kind or
    None where the words do not tell."""

    when: str | None
    kind: InspectionKind | None


def mentions(words: str, facts: Facts) -> tuple[Mention, ...]:
    """The earlier inspections that a sentence of a document with these `facts` speaks of, each once; the dated one
    stands for an undated one of the same kind."""
    lower = words.lower()
    if len(words) > _LONGEST or not any(stem in lower for stem in _STEMS):
        return ()
    found = [*_judged(words, facts), *_named(words, facts)]
    if not found or cues().traps.search(words):
        return ()
    dated = {m.kind for m in found if m.when}
    telling = (m for m in found if m.when or m.kind not in dated)
    return tuple(dict.fromkeys(telling))


def _judged(words: str, facts: Facts) -> Iterator[Mention]:
    """The inspections that a verb tells ("were judged inadequate in 2019", "when they were last inspected")."""
    found = [when for pattern in _TOLD for m in pattern.finditer(words) if (when := _when(m.group(1), facts))]
    yield from (Mention(when, None) for when in found)
    if not found and _LAST_INSPECTED.search(words):
        yield Mention(None, None)


def _named(words: str, facts: Facts) -> Iterator[Mention]:
    """The mentions whose noun stands in `words`."""
    after = 0
    for noun in _NOUN.finditer(words):
        before = _CLAUSE_END.split(words[max(after, noun.start() - _REACH) : noun.start()])[-1]
        following = _AFTER_END.split(words[noun.end() : noun.end() + _REACH_AFTER])[0]
        after = noun.end()
        kind = _kind(before, noun.group(), following)
        is_visit = noun.group().lower().startswith("visit")
        if is_visit and kind not in _VISITS:
            continue
        if kind is None and facts.inspection in _OF_SEND and _EARLIER.search(before) and not _OF.match(following):
            kind = InspectionKind.SEND
        when = None if _THIS.search(before) else _date(before, following, facts)
        if when is not None or _is_earlier(before, kind, facts):
            yield Mention(when, kind)


def _is_earlier(before: str, kind: InspectionKind | None, facts: Facts) -> bool:
    """True where the words before the noun say that it is not the document's own inspection."""
    if _OWN.search(before):
        return False
    if _EARLIER.search(before) or _SINCE.search(before) or _THAT.search(before):
        return True
    if kind is InspectionKind.MONITORING_VISIT and _BY_OFSTED.search(before):
        return True
    other = kind is not None and kind is not facts.inspection
    return other and kind in (InspectionKind.JTAI, *_VISITS) and _AFTER.search(before) is not None


def _kind(before: str, noun: str, following: str) -> InspectionKind | None:
    """The kind that the words around the noun tell, the nearest first."""
    near = " ".join([*before.split()[-8:], noun])
    for phrase in (near, f"{noun}{following[:80]}"):
        for kind, pattern in cues().reference_kinds:
            if pattern.search(phrase):
                return kind
    return None


def _date(before: str, following: str, facts: Facts) -> str | None:
    """The date of a mention: that which stands before the noun ("the 2019 inspection") or follows it ("the inspection
    in November 2022")."""
    for found in (_DATE_BEFORE.search(before), _DATE_AFTER.match(following)):
        if found and (when := _when(found.group(1), facts)) is not None:
            return when
    return None


def _when(printed: str, facts: Facts) -> str | None:
    """A printed date as year or month, or None where it is that of the document's own inspection or later."""
    when = next(iter(dates(printed)), printed[-4:])[:7]
    if any(start.startswith(when) or end.startswith(when) for start, end in facts.windows):
        return None
    return when if not facts.windows or when[:4] <= facts.windows[-1][1][:4] else None
