"""Inspection documents of authorities that do not exist, as many as are wanted: the layouts and the lengths of the
national record, words of our own, and the same files each time."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.towns.letters import focused, joint, monitoring
from benchmarks.towns.paper import Occasion, Paper
from benchmarks.towns.plans import plan
from benchmarks.towns.printing import as_html, as_pdf, as_text
from benchmarks.towns.reports import ilacs, looked_after, send, single
from benchmarks.towns.wording import NAMES, TOPICS, Voice

# What comes when, how many recommendations it makes and how many days it takes: as the national record has it. None is
# the plan that answers the last full inspection; where that is long ago, a visit.
_SERIES: Final = (
    (2013, looked_after, (13, 19), 11),
    (2014, single, (14, 30), 23),
    (2016, joint, (10, 20), 4),
    (2017, single, (12, 24), 23),
    (2018, ilacs, (3, 10), 11),
    (2019, focused, (2, 5), 1),
    (2020, None, (2, 5), 1),
    (2022, ilacs, (3, 9), 11),
    (2023, focused, (2, 5), 1),
    (2023, None, (2, 5), 1),
    (2023, joint, (5, 10), 4),
    (2024, monitoring, (3, 5), 1),
    (2024, send, (9, 16), 4),
    (2025, focused, (2, 5), 1),
    (2026, ilacs, (2, 8), 11),
)
_MOST = len(_SERIES)
_TOPICS = 45  # that an authority's papers speak of; an inspection asks about some of the first half, again and again


def authorities(folder: Path, count: int, papers: int) -> Path:
    """A folder with `papers` documents for each of `count` authorities; one authority's are the same whatever `count`
    is. Raises ValueError for more than there are names, or more papers than years have brought."""
    if count > len(NAMES) or papers > _MOST:
        raise ValueError(f"there are {len(NAMES)} authorities at most, with {_MOST} papers each")
    for number in range(count):
        place = folder / f"{NAMES[number].lower()}-{number}"
        place.mkdir(parents=True)
        for rank, paper in enumerate(record(number, papers)):
            suffix, words = printed(paper, Random(f"{number} {rank}"))  # noqa: S311 - no secret
            (place / f"{rank:02}-{paper.inspection}.{suffix}").write_bytes(words)
    return folder


def record(number: int, papers: int) -> Iterator[Paper]:
    """The papers of one authority, oldest first: spread over its years, and about its own lasting concerns."""
    dice = Random(number)  # noqa: S311 - no secret
    topics = dice.sample(range(len(TOPICS)), _TOPICS)
    place, before = f"{NAMES[number]} Borough Council", 2011
    answered: tuple[Occasion, list[tuple[int, str]]] | None = None
    for rank in range(papers):
        year, made, (fewest, most), length = _SERIES[_place(number, rank, papers)]
        voice = Voice(dice, place, year, before)
        if made is None and answered is not None and year - before < 4:
            yield plan(voice, *answered)
            continue
        start = date(year, dice.randint(5, 9), dice.randint(1, 28))
        end = start + timedelta(days=length)
        asks = dice.sample(topics[: _TOPICS * 2 // 3], dice.randint(fewest, most))
        paper = (made or focused)(voice, Occasion(place, start, end, end + timedelta(days=40), before), asks, topics)
        yield paper
        if made in {single, ilacs}:
            answered, before = (paper.occasion, list(zip(asks, paper.asks, strict=True))), year


def _place(number: int, rank: int, papers: int) -> int:
    """Which of the series is an authority's paper: evenly over the years, a third of the authorities a step earlier or
    later than the others."""
    return int((rank + (number % 3 + 0.5) / 3) * _MOST / papers)


def printed(paper: Paper, dice: Random) -> tuple[str, bytes]:
    """The paper's suffix and bytes: mostly a PDF with tags, now and then without, a web page or text."""
    form = dice.choices(("tagged", "untagged", "html", "txt"), (70, 10, 10, 10))[0]
    match form:
        case "html":
            return "html", as_html(paper)
        case "txt":
            return "txt", as_text(paper)
        case _:
            return "pdf", as_pdf(paper, tagged=form == "tagged")
