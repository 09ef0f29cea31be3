"""Inspection reports in the layouts of the national record: looked-after children 2013, the single framework (with
sections, 2014; with an executive summary, 2015 on), ILACS of 2018, 2021 and 2026, Area SEND."""

from collections.abc import Sequence

from benchmarks.towns.paper import Occasion, Paper, Piece, day, days, put, rows
from benchmarks.towns.wording import Voice
from tracegraph.vocab import InspectionKind

_GRADES = ("Inadequate", "Requires improvement to be good", "Good", "Outstanding")
_HELP = "The experiences and progress of children who need help and protection"
_CARE = "The experiences and progress of children in care"
_LEAVERS = "The experiences and progress of care leavers"
_LEADERS = "The impact of leaders on social work practice with children and families"
_SERVICES = "services for children in need of help and protection, children looked after and care leavers"
# What the parts of a report under the single framework are called: in 2014, and afterwards.
_SECTIONS = (
    "Section 1: The local authority",
    "Summary of key findings",
    "What does the local authority need to improve?",
    "Section 2: The local safeguarding children board",
    "What does the LSCB need to improve?",
)
_SUMMARY = (
    "The local authority",
    "Executive summary",
    "Recommendations",
    "The Local Safeguarding Children Board (LSCB)",
    "Recommendations",
)


def prose(voice: Voice, topics: Sequence[int], count: int, sentences: tuple[int, int] = (3, 7)) -> list[str]:
    """`count` paragraphs, each about one of `topics`."""
    dice = voice.dice
    return [voice.paragraph(dice.choice(topics), dice.randint(*sentences)) for _ in range(count)]


def asked(voice: Voice, topics: Sequence[int], rule: str = "ask") -> list[str]:
    """What is asked for, one for each of `topics`."""
    return [voice.said(rule, topic) for topic in topics]


class _Numbers:
    """The running numbers that a report prints before its paragraphs."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self, words: Sequence[str]) -> list[Piece]:
        numbered = [f"{self._last + n}. {each}" for n, each in enumerate(words, 1)]
        self._last += len(words)
        return put("paragraph", *numbered)


def looked_after(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """An inspection of services for looked after children, 2013."""
    orders = asked(voice, asks, "order")
    body = [
        *put("title", "Inspection of looked after children services", occasion.place),
        *put("line", f"Inspection dates: {days(occasion.start, occasion.end)}", "Reporting inspector Ada Quill HMI"),
        *put("line", "Age group: All", f"Published: {day(occasion.published)}"),
        *put("heading", "Areas for improvement"),
        *put("bold", "Within three months:"),
        *put("item", *orders),
        *put("heading", "Outcomes for looked after children and care leavers"),
        *_Numbers()(prose(voice, topics, 45)),
        *put("heading", "Record of main findings"),
        *rows(("Overall effectiveness", "Adequate"), ("Capacity for improvement", "Good")),
    ]
    return Paper(InspectionKind.LOOKED_AFTER, occasion, tuple(body), asks=tuple(orders))


def single(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """An inspection under the single framework: with two sections in 2014, with an executive summary afterwards."""
    numbers, board, orders = _Numbers(), max(2, len(asks) // 4), asked(voice, asks, "order")
    names = _SECTIONS if occasion.end.year < 2015 else _SUMMARY
    body = [
        *_single_front(occasion),
        *put("chapter", names[0]),
        *put("heading", names[1]),
        *put("paragraph", *prose(voice, topics, 8)),
        *put("heading", names[2]),
        *_numbered(orders[:-board]),
        *put("heading", "Inspection judgements about the local authority"),
        *_single_chapters(voice, topics, numbers),
        *put("chapter", names[3]),
        *put("heading", names[4]),
        *_numbered(orders[-board:]),
        *put("heading", "Inspection findings"),
        *numbers(prose(voice, topics, 14)),
        *_end(occasion),
    ]
    return Paper(InspectionKind.SIF, occasion, tuple(body), asks=tuple(orders))


def _single_front(occasion: Occasion) -> list[Piece]:
    return [
        *put("title", occasion.place),
        *put("chapter", f"Inspection of {_SERVICES}"),
        *put("line", "and"),
        *put("chapter", "Review of the effectiveness of the Local Safeguarding Children Board"),
        *put(
            "line",
            f"Inspection date: {day(occasion.start)} – {day(occasion.end)}",
            f"Report published: {day(occasion.published)}",
        ),
        *put("heading", f"Children’s services in {occasion.place} require improvement to be good"),
        *rows(
            ("1. Children who need help and protection", "Requires improvement"),
            ("2. Children looked after and achieving permanence", "Good"),
            ("2.1 Adoption performance", "Good"),
            ("2.2 Experiences and progress of care leavers", "Requires improvement"),
            ("3. Leadership, management and governance", "Requires improvement"),
        ),
    ]


def _single_chapters(voice: Voice, topics: Sequence[int], numbers: _Numbers) -> list[Piece]:
    chapters = (
        "The experiences and progress of children who need help and protection require improvement",
        "The experiences and progress of children looked after and achieving permanence are good",
        "The graded judgement for adoption performance is good",
        "The graded judgement about the experience and progress of care leavers is that it requires improvement",
        "Leadership, management and governance require improvement",
    )
    return [piece for chapter in chapters for piece in (*put("label", chapter), *numbers(prose(voice, topics, 20)))]


def _numbered(orders: Sequence[str]) -> list[Piece]:
    return put("item", *[f"{n}. {words}" for n, words in enumerate(orders, 1)])


def ilacs(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """An inspection of a local authority's children's services, as its year lays it out."""
    numbers, year = _Numbers(), occasion.end.year
    reformed = year >= 2026
    areas = [_LEADERS, _HELP, *([_CARE, _LEAVERS] if year >= 2023 else [f"{_CARE} and care leavers"])]
    grades = [voice.dice.choice(_GRADES) for _ in areas]
    table = [*zip(areas, grades, strict=True), *([] if reformed else [("Overall effectiveness", "Good")])]
    tag = " (Outcome 3, national framework)" if reformed else ""
    wanted = [f"{words[:-1]}{tag}." for words in asked(voice, asks)]
    footer = f"Inspection of {occasion.place} local authority children’s services" if year >= 2021 else ""
    title = (footer,) if footer else (occasion.place, "Inspection of children’s social care services")
    body = [
        *put("title", *title),
        *put("line", f"Inspection dates: {days(occasion.start, occasion.end)}"),
        *put("line", "Lead inspector: Ada Quill, His Majesty’s Inspector"),
        *rows(*table, head=("Judgement", "Grade")),
        *put("paragraph", *prose(voice, topics, 3)),
        *put("heading", "What needs to improve?" if footer else "What needs to improve"),
        *put("item", *wanted),
    ]
    for area, grade in zip([*areas[1:], areas[0]], [*grades[1:], grades[0]], strict=True):
        body += [*put("heading", f"{area}: {grade.lower()}"), *numbers(prose(voice, topics, 12))]
    kind = InspectionKind.ILACS_2026 if reformed else InspectionKind.ILACS_STANDARD
    return Paper(kind, occasion, (*body, *_end(occasion)), footer, asks=tuple(wanted))


def send(voice: Voice, occasion: Occasion, asks: Sequence[int], topics: Sequence[int]) -> Paper:
    """An Area SEND inspection: long weaknesses as bullets, which are asks too, and the formal asks in tables."""
    place = occasion.place
    urgent = asked(voice, asks[:2], "order")
    formal = [f"Leaders across the partnership should act. {words}" for words in asked(voice, asks[2:6], "order")]
    better = [voice.paragraph(topic, 2) for topic in asks[6:]]
    body = [
        *put("title", f"Area SEND inspection of {place} Local Area Partnership"),
        *put("line", f"Inspection dates: {days(occasion.start, occasion.end)}"),
        *put("line", "Dates of previous inspection: 3 to 7 July 2017"),
        *put("heading", "Inspection outcome"),
        *put("paragraph", *prose(voice, topics, 1)),
        *put("heading", "What is it like to be a child or young person with SEND in this area?"),
        *put("paragraph", *prose(voice, topics, 12)),
        *put("heading", "What is the area partnership doing that is effective?"),
        *put("item", *prose(voice, topics, 9, (2, 3))),
        *put("heading", "What does the area partnership need to do better?"),
        *put("item", *better),
        *put("heading", "Areas for priority action"),
        *rows(
            *((f"Leaders of {place}", words) for words in urgent),
            head=("Responsible body", "Areas for priority action"),
        ),
        *put("heading", "Areas for improvement"),
        *rows(*((words,) for words in formal), head=("Areas for improvement",)),
        *_send_end(occasion),
    ]
    footer = f"Area SEND inspection report: {place}"
    return Paper(InspectionKind.SEND, occasion, tuple(body), footer, asks=(*better, *urgent, *formal))


def _send_end(occasion: Occasion) -> list[Piece]:
    bodies = (f"{occasion.place}", f"NHS {occasion.place} Integrated Care Board")
    team = ("Ada Quill, HMI, Ofsted Lead inspector", "Joss Penhallow, CQC Lead inspector")
    return [
        *put("heading", "Local area partnership details"),
        *rows(bodies, head=("Local authority", "Integrated care board")),
        *put("heading", "Inspection team"),
        *rows(team, head=("Ofsted", "Care Quality Commission")),
        *_end(occasion),
    ]


def _end(occasion: Occasion) -> list[Piece]:
    copies = "If you would like a copy of this document, write to us."
    return put("line", copies, f"© Crown copyright {occasion.published.year}")
