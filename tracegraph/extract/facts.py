"""What a document says of itself: title, authority, kind, dates, inspectors, publishers. Only from its words, never
from its file's name or metadata; what it does not say stays empty."""

import re
from collections.abc import Sequence

from tracegraph.extract.authority import known, plain
from tracegraph.extract.families import family, ilacs_kind
from tracegraph.extract.front import front_facts
from tracegraph.extract.occasion import inspected, letter_dated, plan_dated, report_published
from tracegraph.extract.people import leads, publishers
from tracegraph.extract.plans import columns
from tracegraph.model.document import Passage, Role, Source
from tracegraph.model.statement import Facts
from tracegraph.vocab import DocumentKind, InspectionKind

_OPENING = 24
"""Passages of a first page, at most."""
_TITLE = 220
"""Characters of the longest title."""
_NAMES_ITSELF = re.compile(r"(?:re-?)?inspection of\b|\w[\w ,-]{0,60}\b(?:visit|action plan)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\b(?:council|borough)\b", re.IGNORECASE)


def facts(source: Source, passages: Sequence[Passage]) -> Facts:
    """What the document of `source` says of itself, from its passages in reading order."""
    if stated := front_facts(source):
        return stated
    shown = [p.words for p in passages if p.role is not Role.FURNITURE][:_OPENING]
    opening = "\n".join(shown)
    document, inspection, printed = family(opening, has_actions=any(columns(p) for p in passages))
    published = _published(document, passages, shown)
    found = inspected(opening, int(published[:4]) if published else None)
    if inspection is InspectionKind.ILACS:
        inspection = ilacs_kind(found)
    printed = printed or _plan_authority(shown)
    plan = document is DocumentKind.ACTION_PLAN
    return Facts(
        title=_title(passages, shown, plan=plan),
        authority=plain(printed) or known(opening) or "",
        authority_printed=printed,
        kind=document,
        inspection=inspection,
        publishers=((printed,) if printed else ()) if plan else publishers(passages, inspection, published),
        windows=found,
        published=published,
        lead_inspectors=() if plan else leads(passages, inspection),
    )


def _published(document: DocumentKind, passages: Sequence[Passage], shown: Sequence[str]) -> str | None:
    """When it was published, each kind of document saying so in its own way."""
    if document is DocumentKind.LETTER:
        return letter_dated(passages)
    if document is DocumentKind.ACTION_PLAN:
        return plan_dated(shown)
    return report_published("\n".join(shown))


def _title(passages: Sequence[Passage], shown: Sequence[str], *, plan: bool) -> str:
    """The passage of the first page that tells the family, else one that calls itself an inspection, a visit or a
    plan, else the first heading, else the first words."""
    short = [w for w in shown if len(w) < _TITLE]
    told = (w for w in short if family(w, has_actions=plan)[1] is not InspectionKind.OTHER)
    named = (w for w in short if _NAMES_ITSELF.match(w))
    headings = (p.words for p in passages if p.role is Role.HEADING)
    found = next(told, None) or next(named, None) or next(headings, None) or next(iter(shown), "")
    return found.replace("**", "").strip()


def _plan_authority(shown: Sequence[str]) -> str:
    """The council named on a plan's cover: the shortest passage that names a known authority or calls itself a
    council."""
    return min((w for w in shown if known(w) or _COUNCIL.search(w)), key=len, default="")
