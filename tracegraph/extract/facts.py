"""What a document says of itself: title, authority, kind, dates, inspectors, publishers. Only from its words, never
from its file's name or metadata; what it does not say stays empty."""

import re
from collections import Counter
from collections.abc import Sequence

from tracegraph.extract.authority import known, plain
from tracegraph.extract.body import graded_area, letter_bounds
from tracegraph.extract.columns import NOTHING_TOLD, Told, head_of
from tracegraph.extract.families import answered, family, ilacs_kind
from tracegraph.extract.front import front_facts
from tracegraph.extract.occasion import inspected, letter_dated, plan_dated, report_published
from tracegraph.extract.people import leads, publishers
from tracegraph.extract.plan_tables import runs
from tracegraph.model.document import Document, Passage, Role
from tracegraph.model.statement import Facts
from tracegraph.vocab import DocumentKind, InspectionKind

_OPENING = 24
"""Passages of a first page, at most."""
_TITLE = 220
"""Characters of the longest title."""
_PLAN_COLUMNS = 3
"""A table with an action column and so many told columns makes an action plan of a document that calls itself
nothing."""
_NAMES_ITSELF = re.compile(r"(?:re-?)?inspection of\b|\w[\w ,-]{0,60}\b(?:visit|action plan)\b", re.IGNORECASE)
_PLAN = re.compile(r"\bplan\b|\bresponse to\b|\bstatement of action\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:inspection|visit|ofsted|CQC|ILACS|JTAI|SEND)\b", re.IGNORECASE)
_COUNCIL = re.compile(
    r"""\b((?:(?:London|Royal)\ Borough\ of\ |(?:City|Borough)\ of\ )?
         (?!(?:The|This|Our|Your|Each|Full|City|County|Borough|Town|District|Youth|School|Children)\b)
         [A-Z][\w'\u2019-]+ (?:\ (?:and|upon|on|of|with|&|[A-Z][\w'\u2019-]+)){0,6}?
         \ (?:(?<!Care\ )Council|(?:Borough|County)(?!\ (?:Borough|County|Council))))\b""",
    re.VERBOSE,
)


def facts(document: Document, passages: Sequence[Passage], told: Told = NOTHING_TOLD) -> Facts:
    """What a document says of itself, from its passages in reading order; `told` is what the user says of headings."""
    if stated := front_facts(document.source):
        return stated
    shown = [p for p in passages if p.role is not Role.FURNITURE]
    tables = (head_of(rows, told) for _, rows in runs(shown) if rows)
    width = max((len(part) for head in tables if head for part in head.parts), default=0)
    shown = shown[:_OPENING]
    opening = "\n".join(p.words for p in shown)
    kind, inspection, printed = family(opening, has_actions=width > 0)
    if kind is DocumentKind.ACTION_PLAN or (inspection is InspectionKind.OTHER and width >= _PLAN_COLUMNS):
        cover = [p.words for p in shown if p.role is not Role.ROW]
        return _plan_facts(passages, cover, frozenset(document.labels))
    published = letter_dated(passages) if kind is DocumentKind.LETTER else report_published(opening)
    found = inspected(opening, int(published[:4]) if published else None)
    if inspection is InspectionKind.ILACS:
        inspection = ilacs_kind(found)
    start, _ = letter_bounds(shown)
    after, before = ([p.words for p in part] for part in (shown[start:], shown[:start]))
    printed = printed or _council(after) or _called(before)  # a letterhead holds the sender's own address
    return Facts(
        title=_title(passages, [p.words for p in shown if graded_area(p) is None]),
        authority=plain(printed) or known("\n".join(after)) or "",
        authority_printed=printed,
        kind=kind,
        inspection=inspection,
        publishers=publishers(passages, inspection, published),
        windows=found,
        published=published,
        lead_inspectors=leads(passages, inspection),
    )


def _plan_facts(passages: Sequence[Passage], cover: Sequence[str], labels: frozenset[str]) -> Facts:
    """What an action plan says of itself; `cover` the words above and between its first tables, of which `labels` (the
    names of sheets) make a title only where nothing else does."""
    opening = "\n".join(cover)
    _, published = plan_dated(cover)
    found = inspected(opening, int(published[:4]) if published else None)
    inspection = answered(opening)
    printed = _council(cover)
    titles = sorted((w for w in cover if len(w) < _TITLE), key=lambda w: w in labels)
    plans = [w for w in titles if _PLAN.search(w)]
    telling = (w for w in plans if _ANSWERS.search(w) and w not in labels)
    title = next(telling, next(iter(plans or titles), ""))
    return Facts(
        title=title.replace("**", "").strip(),
        authority=plain(printed) or _most_named(passages),
        authority_printed=printed,
        kind=DocumentKind.ACTION_PLAN,
        inspection=ilacs_kind(found) if inspection is InspectionKind.ILACS else inspection,
        publishers=(printed,) if printed else (),
        windows=found,
        published=published,
    )


def _title(passages: Sequence[Passage], shown: Sequence[str]) -> str:
    """The passage of the first page that tells the family (best the one with the place), else one that calls itself an
    inspection or a visit, else the first heading, else the first words."""
    short = [w for w in shown if len(w) < _TITLE]
    placed = (w for w in short if family(w)[2])
    told = (w for w in short if family(w)[1] is not InspectionKind.OTHER)
    named = (w for w in short if _NAMES_ITSELF.match(w))
    headings = (p.words for p in passages if p.role is Role.HEADING)
    found = next(placed, None) or next(told, None) or next(named, None) or next(headings, None) or next(iter(shown), "")
    return found.replace("**", "").strip()


def _council(shown: Sequence[str]) -> str:
    """The council named on a cover: the shortest name that calls itself one, else a known authority's."""
    return _called(shown) or next((name for w in shown if (name := known(w))), "")


def _called(shown: Sequence[str]) -> str:
    """The shortest name that calls itself a council, or ""."""
    return min((found.group(1) for w in shown for found in _COUNCIL.finditer(w)), key=len, default="")


def _most_named(passages: Sequence[Passage]) -> str:
    """The known authority that most passages name, or "" where two are named as often."""
    named = Counter(name for p in passages if (name := known(p.words)))
    best = named.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""
