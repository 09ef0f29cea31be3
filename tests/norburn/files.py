"""Norburn's papers as files: plain texts laid out as the inspectorates and councils lay theirs out, in words of our
own. What a test leaves out stands empty, so that a test says only what it is about."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tracegraph.extract import extract
from tracegraph.model.statement import Extraction
from tracegraph.read import read
from tracegraph.segment import segment

Row = tuple[str, str, str, str]
"""Action, who, by when, progress."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(iso: str) -> str:
    """A day as it is printed ("4 March 2021")."""
    found = date.fromisoformat(iso)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def report(
    start: str,
    end: str,
    asks: Sequence[str] = (),
    body: Sequence[str] = ("Most children are seen promptly.",),
    *,
    overall: str = "Requires improvement to be good",
    place: str = "Norburn Borough Council",
) -> str:
    """An ILACS report: cover, grades, asks, numbered paragraphs."""
    listed = "\n".join(f"- {ask}" for ask in asks)
    numbered = "\n\n".join(f"{n}. {words}" for n, words in enumerate(body, 1))
    return f"""{place}

Inspection of children's social care services

Inspection dates: {day(start)} to {day(end)}

Lead inspector: Rowan Applegarth, His Majesty's Inspector

Judgement\tGrade
The impact of leaders on social work practice with children and families\tGood
Overall effectiveness\t{overall}

What needs to improve

{listed}

The experiences and progress of children who need help and protection

{numbered}
"""


def visit(
    dated: str,
    start: str,
    end: str,
    asks: Sequence[str] = (),
    body: Sequence[str] = ("Staff know the children well.",),
    *,
    reviewed: Sequence[str] = (),
    since: str = "",
    place: str = "Norburn Borough Council",
) -> str:
    """A letter after a visit: a focused visit, which may ask; a monitoring visit where `reviewed` lists the concerns
    whose progress it looked at, and `since` says of which inspection."""
    kind = "Monitoring visit" if reviewed else "Focused visit"
    listed = "\n".join(f"- {ask}" for ask in asks)
    areas = "\n".join(f"- {area}" for area in reviewed)
    sections = [
        f"Areas covered by the visit\n\n{areas}" if reviewed else "",
        f"What needs to improve in this area of social work practice\n\n{listed}" if asks else "",
        "Main findings\n\n" + "\n\n".join(body),
    ]
    inside = "\n\n".join(filter(None, sections))
    return f"""{day(dated)}

Ines Thorne
Director of Children's Services
Town Hall
Norburn

Dear Ines

{kind} to {place} children's services

This letter summarises the findings of the visit to {place} children's services on {day(start)} to {day(end)}. {since}

{inside}

Yours sincerely

Ines Calloway
His Majesty's Inspector
"""


def joint(
    dated: str,
    start: str,
    end: str,
    urgent: Sequence[str] = (),
    asks: Sequence[str] = (),
    body: Sequence[str] = ("Partners meet every month.",),
    *,
    place: str = "Norburn",
) -> str:
    """A letter after a joint targeted area inspection, signed by four inspectorates."""
    actions = "\n".join(f"- {ask}" for ask in urgent)
    listed = "\n".join(f"- {ask}" for ask in asks)
    return f"""{day(dated)}

Dear {place} Local Safeguarding Partnership

Joint targeted area inspection of {place}

This letter summarises the findings of the joint targeted area inspection (JTAI) in {place}.

This inspection took place from {day(start)} to {day(end)}.

Areas for priority action

{actions}

What needs to improve?

{listed}

Main findings

{(chr(10) * 2).join(body)}

Yours sincerely

Ofsted
Care Quality Commission
His Majesty's Inspectorate of Constabulary, Fire and Rescue Services
His Majesty's Inspectorate of Probation
"""


def plan(
    updated: str,
    start: str,
    end: str,
    parts: Sequence[tuple[str, Sequence[Row], Sequence[str]]],
    *,
    place: str = "Norburn Borough Council",
) -> str:
    """An action plan that answers an inspection: for each recommendation its words, its rows, its expected
    outcomes."""
    told = []
    for number, (asked, rows, outcomes) in enumerate(parts, 1):
        table = "\n".join("\t".join(row) for row in (("Action", "Who", "By when", "Progress"), *rows))
        listed = "\n".join(f"- {outcome}" for outcome in outcomes)
        told.append(f"Ofsted recommendation {number}\n\n{asked}\n\n{table}\n\nExpected Outcomes\n\n{listed}")
    inside = "\n\n".join(told)
    return f"""Children's Services

Ofsted ILACS Action Plan

Updated {updated}

(Inspection date {day(start)} to {day(end)})

{place}

Actions arising from Ofsted recommendations

{inside}
"""


def digest_of(kind: str, start: str, end: str, text: str, *, published: str = "not stated") -> str:
    """A retelling of a paper in Markdown, which says in its front matter what it retells."""
    return f"""---
digest: true
title: A retelling
publisher: Ofsted
authority: Norburn
kind: {kind}
inspection_dates: {start} to {end}
published: {published}
lead_inspector: not stated
---

{text}
"""


@cache
def stated(text: str, name: str = "paper.txt") -> Extraction:
    """What a text states, by the real way: written to a file, read, segmented and extracted."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "norburn", name)
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8", newline="\n")
        document = read(path)
        return extract(document, segment(document))


def write(folder: Path, texts: dict[str, str]) -> Path:
    """A folder of papers, by their names; the folder is given back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder
