"""Inspection documents of authorities that do not exist, as many as are wanted: the layouts of the national record,
words of our own, and the same files each time."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.norburn.files import joint, plan, report, visit

_FIRST = (
    "Ash",
    "Bram",
    "Cald",
    "Dun",
    "Elm",
    "Fern",
    "Glen",
    "Hart",
    "Ivel",
    "Kel",
    "Lang",
    "Marl",
    "Nether",
    "Oak",
    "Pen",
)
_LAST = (
    "beck",
    "combe",
    "dale",
    "field",
    "ford",
    "ham",
    "leigh",
    "mere",
    "stead",
    "thorpe",
    "wick",
    "wold",
    "worth",
    "moor",
)
_SERVICES = (
    "return home interviews",
    "private fostering arrangements",
    "care leavers' pathway plans",
    "children's health assessments",
    "strategy discussions",
    "initial child protection conferences",
    "supervision of social workers",
    "life-story work",
    "placements close to home",
    "support for disabled children",
    "responses to domestic abuse",
    "the virtual school",
    "advocacy for children in care",
    "the recording of visits",
)
_ASPECTS = ("The timeliness of", "The quality of", "The take-up of", "Management oversight of", "The recording of")
_GOOD = (
    "are timely and thorough",
    "have improved since the last inspection",
    "are offered to every child",
    "help children",
)
_BAD = ("are often late", "are not offered to all children", "vary too much in quality", "are not recorded well enough")
_PARAGRAPHS = 40  # of a report; a visit has a third


def authorities(folder: Path, count: int, papers: int) -> Path:
    """A folder with `papers` documents for each of `count` authorities; one authority's are the same whatever `count`
    is. Raises ValueError for more than there are names."""
    if count > len(_FIRST) * len(_LAST):
        raise ValueError(f"there are names for {len(_FIRST) * len(_LAST)} authorities")
    for number in range(count):
        name = f"{_FIRST[number % len(_FIRST)]}{_LAST[number // len(_FIRST) % len(_LAST)]}"
        place = folder / f"{name.lower()}-{number}"
        place.mkdir(parents=True)
        for rank, (kind, text) in enumerate(_papers(name, random.Random(number), papers)):  # noqa: S311 - no secret
            written = _page(text) if rank % 3 == 2 and kind != "plan" else text
            suffix = "html" if written is not text else "txt"
            (place / f"{rank:02}-{kind}.{suffix}").write_text(written, encoding="utf-8", newline="\n")
    return folder


def _papers(name: str, dice: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """An inspection, a plan that answers it, visits and a joint inspection, in turn, year after year."""
    place = f"{name} Borough Council"
    for rank in range(count):
        year = 2012 + rank * 12 // count
        start, end, dated = f"{year}-0{1 + rank % 8}-04", f"{year}-0{1 + rank % 8}-15", f"{year}-0{2 + rank % 8}-20"
        asks = [f"{dice.choice(_ASPECTS)} {service}." for service in dice.sample(_SERVICES, 6)]
        match rank % 5:
            case 0:
                yield "report", report(start, end, asks, _told(dice, _PARAGRAPHS), place=place)
            case 1:
                rows = [
                    (ask, [(f"Review {ask.lower()}", "Head of Service", "March 2024", "Done")], ["It works"])
                    for ask in asks
                ]
                yield "plan", plan(f"May {year}", start, end, rows, place=place)
            case 4:
                yield "joint", joint(dated, start, end, asks[:2], asks[2:], _told(dice, _PARAGRAPHS // 2), place=name)
            case _:
                yield "visit", visit(dated, start, end, asks[:3], _told(dice, _PARAGRAPHS // 3), place=place)


def _told(dice: random.Random, paragraphs: int) -> list[str]:
    """Paragraphs of the body: some sentences each, strengths and shortfalls."""
    return [
        " ".join(_sentence(dice, dice.choice(_SERVICES)) for _ in range(dice.randint(3, 6))) for _ in range(paragraphs)
    ]


def _sentence(dice: random.Random, service: str) -> str:
    how = dice.choice(_GOOD if dice.random() < 0.5 else _BAD)
    return (
        f"{service[0].upper()}{service[1:]} {how}, and leaders know where {dice.choice(_SERVICES)} {dice.choice(_BAD)}."
    )


def _page(text: str) -> str:
    """The same as a web page: a heading, paragraphs and lists."""
    head, *rest = text.split("\n\n")
    inside = []
    for block in rest:
        lines = block.split("\n")
        if all(line.startswith("- ") for line in lines):
            inside.append("<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>")
        else:
            inside.append(f"<p>{'<br>'.join(lines)}</p>")
    return (
        f"<!DOCTYPE html><html><head><title>{head}</title></head><body><h1>{head}</h1>{''.join(inside)}</body></html>\n"
    )
