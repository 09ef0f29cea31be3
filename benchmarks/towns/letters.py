"""Letters in the layouts of the national record: joint inspections of 2016 and 2022 on, focused visits, monitoring
visits."""

from collections.abc import Sequence

from benchmarks.towns.paper import Occasion, Paper, Piece, day, days, put, rows
from benchmarks.towns.reports import asked, prose
from benchmarks.towns.wording import Voice
from tracegraph.vocab import InspectionKind

_THEMES = ("neglect", "exploitation", "domestic abuse", "sexual abuse in the family", "mental ill health")
_AREA = "What needs to improve in this area of social work practice"


def joint(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """A joint targeted area inspection: long areas for improvement until 2020, short ones and urgent ones since."""
    early = occasion.end.year < 2021
    if early:
        wanted = [" ".join(voice.said("shortfall", topic) for _ in range(4)) for topic in asks]
    else:
        wanted = [f"{occasion.place} Police need to act. {voice.said('order', asks[0])}", *asked(voice, asks[1:])]
    body = [
        *put("line", day(occasion.published), f"Rhian Vale, Director of Children’s Services, {occasion.place} Council"),
        *put("line", f"Tam Orrell, Chief Constable of {occasion.place} Police"),
        *(_joint_early if early else _joint_late)(voice, occasion, wanted, topics),
        *put("bold", "Next steps"),
        *put("paragraph", "The director of children’s services should prepare a written statement of proposed action."),
        *put("line", "Yours sincerely"),
        *rows(("Ofsted", "Care Quality Commission"), ("HMI Constabulary and Fire & Rescue Services", "HMI Probation")),
    ]
    return Paper(InspectionKind.JTAI, occasion, tuple(body), asks=tuple(wanted))


def _joint_early(voice: Voice, occasion: Occasion, wanted: Sequence[str], topics: Sequence[int]) -> list[Piece]:
    place, theme = occasion.place, voice.dice.choice(_THEMES)
    return [
        *put("line", "Dear local partnership"),
        *put("bold", f"Joint targeted area inspection of the multi-agency response to {theme} in {place}"),
        *put(
            "paragraph",
            f"Between {days(occasion.start, occasion.end)}, Ofsted and others undertook a joint inspection in {place}.",
        ),
        *put("paragraph", *prose(voice, topics, 14)),
        *put("bold", "Key strengths"),
        *put("item", *prose(voice, topics, 10, (2, 4))),
        *put("bold", "Case study: highly effective practice"),
        *put("paragraph", *prose(voice, topics, 1)),
        *put("bold", "Areas for improvement"),
        *put("item", *wanted),
    ]


def _joint_late(voice: Voice, occasion: Occasion, wanted: Sequence[str], topics: Sequence[int]) -> list[Piece]:
    place = occasion.place
    return [
        *put("line", f"Dear {place} Safeguarding Partnership"),
        *put("bold", f"Joint targeted area inspection of {place}"),
        *put(
            "paragraph",
            f"This letter summarises the findings of the joint targeted area inspection (JTAI) of {place}.",
        ),
        *put("paragraph", f"This inspection took place from {days(occasion.start, occasion.end)}."),
        *put("bold", "Headline findings"),
        *put("paragraph", *prose(voice, topics, 3)),
        *put("bold", "Areas for priority action"),
        *put("item", *wanted[:1]),
        *put("bold", "What needs to improve?"),
        *put("item", *wanted[1:]),
        *put("bold", "Strengths"),
        *put("item", *[voice.said("strength", voice.dice.choice(topics)) for _ in range(6)]),
        *put("bold", "Main findings"),
        *put("paragraph", *prose(voice, topics, 28)),
    ]


def focused(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """A focused visit, which asks."""
    looked, wanted = voice.said("looked", topics[0]), asked(voice, asks)
    body = [
        *_visit_front(occasion, "Focused visit"),
        *put("paragraph", f"Inspectors looked at {looked}."),
        *put("bold", "Headline findings"),
        *put("paragraph", *prose(voice, topics[:4], 2)),
        *put("bold", _AREA),
        *put("item", *wanted),
        *put("bold", "Main findings"),
        *put("paragraph", *prose(voice, topics[:6], 14)),
        *_signed(),
    ]
    return Paper(InspectionKind.FOCUSED_VISIT, occasion, tuple(body), asks=tuple(wanted))


def monitoring(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """A monitoring visit: no asks, but what it looked at again."""
    body = [
        *_visit_front(occasion, "Monitoring visit"),
        *put(
            "paragraph",
            f"This was the second monitoring visit since the council was judged inadequate in {occasion.before}.",
        ),
        *put("bold", "Areas covered by the visit"),
        *put("paragraph", "Inspectors reviewed the progress made in the following areas of concern:"),
        *put("item", *asked(voice, asks[:3])),
        *put("bold", "Headline findings"),
        *put("paragraph", *prose(voice, asks, 2)),
        *put("bold", "Findings and evaluation of progress"),
        *put("paragraph", *prose(voice, [*asks, *topics[:3]], 14)),
        *_signed(),
    ]
    return Paper(InspectionKind.MONITORING_VISIT, occasion, tuple(body))


def _visit_front(occasion: Occasion, kind: str) -> list[Piece]:
    place, dated = occasion.place, days(occasion.start, occasion.end)
    return [
        *put("line", day(occasion.published), "Rhian Vale", "Director of Children’s Services", "Dear Rhian"),
        *put("bold", f"{kind} to {place} children’s services"),
        *put(
            "paragraph",
            f"This letter summarises the findings of the {kind.lower()} to {place} children’s services from {dated}.",
        ),
        *put("paragraph", "The inspectors for this visit were Ada Quill and Joss Penhallow."),
    ]


def _signed() -> list[Piece]:
    return put("line", "Yours sincerely", "Ada Quill", "His Majesty’s Inspector")
