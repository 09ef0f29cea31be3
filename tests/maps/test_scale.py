"""Places on the scale of time: in order, apart, and true where there is room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.maps.lanes.scale import Scale, day, spread

NEARLY = 1e-3

# ISO date, the day it stands at, why
DAYS = [
    ("2019-11-15", "2019-11-15", "a whole date is itself"),
    ("2019-11", "2019-11-15", "a month stands at its middle"),
    ("2019", "2019-07-01", "a year stands at its middle"),
    ("2020-02-29", "2020-02-29", "a leap day"),
]


@pytest.mark.parametrize(("iso", "same", "reason"), DAYS)
def test_a_date_stands_at_the_middle_of_what_is_known(iso: str, same: str, reason: str) -> None:
    assert day(iso) == day(same) is not None, reason


@pytest.mark.parametrize("iso", ["", "soon", "2019-13", "2019-02-30", "19-11", "2019-11-15T00:00"])
def test_what_is_no_date_has_no_day(iso: str) -> None:
    assert day(iso) is None


@given(st.lists(st.floats(0, 1), max_size=20).map(sorted), st.floats(0, 0.3))
def test_spread_keeps_order_and_distance_and_stays_inside(wanted: list[float], gap: float) -> None:
    places = spread(wanted, gap)
    least = min(gap, 1 / max(1, len(wanted) - 1))
    assert all(-NEARLY <= place <= 1 + NEARLY for place in places)
    assert all(after - before >= least - NEARLY for before, after in pairwise(places))


@given(st.lists(st.integers(0, 10), min_size=1, max_size=11, unique=True).map(sorted))
def test_what_stands_far_enough_apart_is_not_moved(tenths: list[int]) -> None:
    wanted = [each / 10 for each in tenths]
    assert spread(wanted, 0.1) == pytest.approx(wanted, abs=NEARLY)


def test_two_on_one_day_part_evenly() -> None:
    assert spread([0.5, 0.5], 0.2) == pytest.approx((0.4, 0.6))


DATES = st.lists(st.integers(735000, 740000), min_size=1, max_size=12).map(sorted)


@given(DATES, st.integers(735000, 740500), st.integers(735000, 740500))
def test_a_later_day_never_stands_before_an_earlier_one(days: list[int], one: int, other: int) -> None:
    axis = Scale.of(days, days[-1] + 100, 0.0875)
    early, late = sorted((one, other))
    assert 0 <= axis.place(early) <= axis.place(late) <= 1


@given(DATES.filter(lambda days: len(set(days)) == len(days)))
def test_an_inspection_stands_at_its_place(days: list[int]) -> None:
    axis = Scale.of(days, days[-1], 0.0875)
    assert tuple(axis.place(each) for each in days) == pytest.approx(axis.places)


def test_years_thin_out_where_they_would_touch() -> None:
    first, last = day("2000-01-02"), day("2020-12-31")
    assert first is not None
    assert last is not None
    axis = Scale.of([first, last], last, 0.0875)
    assert [year for year, _ in axis.years(0.03)] == list(range(2001, 2021))
    assert [year for year, _ in axis.years(0.06)] == list(range(2002, 2021, 2))
    assert [year for year, _ in axis.years(0.2)] == [2005, 2010, 2015, 2020]


def test_without_inspections_there_is_no_scale() -> None:
    axis = Scale((), (), 0)
    assert (axis.place(737000), axis.years(0.03)) == (0.0, ())
