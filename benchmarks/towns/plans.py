"""Action plans of councils: one table for each recommendation that they answer."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.towns.paper import Occasion, Paper, days, month, put, rows
from benchmarks.towns.wording import Voice
from tracegraph.vocab import InspectionKind

_HEAD = ("Action", "Owner", "By when", "Status", "Progress")
_OWNERS = ("Head of Service", "Principal Social Worker", "Assistant Director", "Performance Manager", "Team Manager")
_STATUS = ("Completed", "In progress", "Not started", "Delayed")
_MONTHS = ("January", "March", "May", "July", "September", "November")


def plan(voice: Voice, occasion: Occasion, asked: Sequence[tuple[int, str]]) -> Paper:
    """The plan that answers an inspection: `asked` holds its asks' topics and their very words."""
    tables = [[_action(voice, topic) for _ in range(voice.dice.randint(3, 6))] for topic, _ in asked]
    updated = max(occasion.published + timedelta(days=200), date(voice.year, 3, 1))
    body = [
        *put("title", "Children’s Services"),
        *put("chapter", "Ofsted ILACS Action Plan"),
        *put("line", f"Updated {month(updated)}", f"(Inspection date {days(occasion.start, occasion.end)})"),
        *put("line", occasion.place),
    ]
    for number, ((topic, words), table) in enumerate(zip(asked, tables, strict=True), 1):
        body += [
            *put("heading", f"Ofsted recommendation {number}"),
            *put("paragraph", words),
            *rows(*table, head=_HEAD),
            *put("bold", "Expected Outcomes"),
            *put("item", voice.said("outcome", topic), voice.said("outcome", topic)),
        ]
    asks = tuple(words for _, words in asked)
    return Paper(InspectionKind.ILACS, occasion, tuple(body), asks=asks, actions=sum(map(len, tables)))


def _action(voice: Voice, topic: int) -> tuple[str, ...]:
    dice = voice.dice
    due = f"{dice.choice(_MONTHS)} {voice.year + dice.randint(0, 1)}"
    return voice.said("task", topic), dice.choice(_OWNERS), due, dice.choice(_STATUS), voice.said("progress", topic)
