"""Where a date stands on the lanes: true to time, but never so close that two inspections' labels touch."""

import bisect
import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def day(iso: str) -> int | None:
    """The day number of an ISO date. A month alone stands at its 15th, a year alone at 1 July: the middle of what is
    known. None where it is no date."""
    found = _ISO.fullmatch(iso)
    if found is None:
        return None
    year, month, of_month = found.groups()
    try:
        return dt.date(int(year), int(month or 7), int(of_month or (15 if month else 1))).toordinal()
    except ValueError:
        return None


def spread(wanted: Sequence[float], gap: float) -> tuple[float, ...]:
    """Places in 0..1, in the same order, at least `gap` apart and as near as possible (least squares) to the `wanted`
    places, which ascend in 0..1. Where `gap` cannot be had, all are evenly spaced."""
    if not wanted:
        return ()
    gap = min(gap, 1 / max(1, len(wanted) - 1))
    level = _ascending([place - rank * gap for rank, place in enumerate(wanted)])
    room = 1 - (len(wanted) - 1) * gap
    return tuple(round(min(max(place, 0.0), max(room, 0.0)) + rank * gap, 4) for rank, place in enumerate(level))


def _ascending(values: Sequence[float]) -> list[float]:
    """The nearest ascending sequence: neighbours that run the wrong way share their mean (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        pool = (value, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, size = pools.pop()
            pool = ((mean * size + pool[0] * pool[1]) / (size + pool[1]), size + pool[1])
        pools.append(pool)
    return [mean for mean, size in pools for _ in range(size)]


@dataclass(frozen=True, slots=True)
class Scale:
    """Dates to places (0..1): exact at the inspections (`days`, ascending, at `places`), in proportion between them."""

    days: tuple[int, ...]
    places: tuple[float, ...]
    last: int
    """The day at the right edge: the last inspection's, or a later due date's."""

    @classmethod
    def of(cls, days: Sequence[int], last: int, gap: float) -> "Scale":
        """A scale for inspections on `days` (ascending) and room to its right up to the day `last`."""
        first, last = (days[0], max(last, days[-1])) if days else (last, last)
        span = max(1, last - first)
        return cls(tuple(days), spread([(each - first) / span for each in days], gap), last)

    def place(self, when: int) -> float:
        """The place of any day; days outside the scale stand at its edge."""
        if not self.days:
            return 0.0
        right = bisect.bisect_right(self.days, when)
        if right == 0:
            return self.places[0]
        day0, place0 = self.days[right - 1], self.places[right - 1]
        day1, place1 = (self.last, 1.0) if right == len(self.days) else (self.days[right], self.places[right])
        share = min(1.0, (when - day0) / (day1 - day0)) if day1 > day0 else 0.0
        return round(place0 + share * (place1 - place0), 4)

    def years(self, apart: float) -> tuple[tuple[int, float], ...]:
        """(year, place of its 1 January) for the axis; every second or fifth year where they would stand closer than
        `apart`."""
        if not self.days:
            return ()
        first, last = (dt.date.fromordinal(each).year for each in (self.days[0], self.last))
        for step in (1, 2, 5, 10, 20, 50, 100):
            ticks = [
                (year, self.place(dt.date(year, 1, 1).toordinal()))
                for year in range(first + 1, last + 1)
                if year % step == 0
            ]
            if all(after[1] - before[1] >= apart for before, after in itertools.pairwise(ticks)):
                return tuple(ticks)
        return ()
