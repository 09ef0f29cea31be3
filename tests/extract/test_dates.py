"""Dates as they are printed: front pages, sentences, plans."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.extract.dates import dates, plan_dates, revised_dates, windows

# printed, windows, why
WINDOWS = [
    ("4 to 15 October 2021", [("2021-10-04", "2021-10-15")], "one month"),
    ("31 October 2022 to 11 November 2022", [("2022-10-31", "2022-11-11")], "two months, both years"),
    ("29 April to 3 May 2019", [("2019-04-29", "2019-05-03")], "two months, one year"),
    ("28 November to 9 January 2015", [("2014-11-28", "2015-01-09")], "over the turn of a year"),
    ("14 January 2014 – 5 February 2014", [("2014-01-14", "2014-02-05")], "en dash"),
    ("10 - 24 March 2015", [("2015-03-10", "2015-03-24")], "hyphen"),
    ("3 ─ 12 June 2014", [("2014-06-03", "2014-06-12")], "a drawn stroke"),
    ("7 March 22 to 18 March 2022", [("2022-03-07", "2022-03-18")], "a shortened year"),
    ("12/09/2016 to 06/10/2016", [("2016-09-12", "2016-10-06")], "figures, the day first"),
    ("18 Feb 2014 – 12 Mar 2014", [("2014-02-18", "2014-03-12")], "shortened months"),
    ("23 and 24 June 2021", [("2021-06-23", "2021-06-24")], "two days"),
    ("21st and 22nd May 2024", [("2024-05-21", "2024-05-22")], "ordinals"),
    (
        "5 to 9 December 2022 and 14 to 15 February 2023",
        [("2022-12-05", "2022-12-09"), ("2023-02-14", "2023-02-15")],
        "two windows",
    ),
    (
        "16–20 January and 6–10 February 2023",
        [("2023-01-16", "2023-01-20"), ("2023-02-06", "2023-02-10")],
        "two windows of one year",
    ),
    (
        "12 to 16 December and 9 to 13 January 2023",
        [("2022-12-12", "2022-12-16"), ("2023-01-09", "2023-01-13")],
        "two windows over the turn of a year",
    ),
    (
        "29 October to 2 November 2018 and 5 November 2018",
        [("2018-10-29", "2018-11-02"), ("2018-11-05", "2018-11-05")],
        "a single day behind a window",
    ),
    ("3, 4 and 5 May 2022", [("2022-05-03", "2022-05-05")], "days one by one"),
    ("24, 25, 26 & 27 May 2022", [("2022-05-24", "2022-05-27")], "the same with an ampersand"),
    ("In 2019, 3 and 4 May 2022", [("2022-05-03", "2022-05-04")], "a year is no day"),
    ("Monday 4 to Friday 15 October 2021", [("2021-10-04", "2021-10-15")], "days of the week"),
    ("Tuesday, 14 January 2014 to Wednesday, 5 February 2014", [("2014-01-14", "2014-02-05")], "the same with years"),
    ("12 & 13 May 2021", [("2021-05-12", "2021-05-13")], "an ampersand"),
    ("8 July 2016", [("2016-07-08", "2016-07-08")], "a single day"),
    ("31 February to 4 March 2020", [], "no such day"),
    ("in spring", [], "no date"),
]


@pytest.mark.parametrize(("printed", "expected"), [pytest.param(p, e, id=why) for p, e, why in WINDOWS])
def test_the_days_on_which_an_inspection_took_place(printed: str, expected: list[tuple[str, str]]) -> None:
    assert list(windows(printed)) == expected


def test_a_range_without_a_year_takes_that_of_the_letter() -> None:
    assert windows("Between 13 June and 17 June, inspectors visited", 2016) == (("2016-06-13", "2016-06-17"),)
    assert windows("Between 13 June and 17 June, inspectors visited") == ()


def test_a_range_ends_after_it_begins() -> None:
    assert windows("20 to 4 May 2021") == ()


# printed, dates, why
DATES = [
    ("on 4 May 2021 and in June 2022", ["2021-05-04", "2022-06"], "a day and a month"),
    ("31.12.20 or 1/2/2021", ["2020-12-31", "2021-02-01"], "figures, the day first"),
    ("Sept 2020, Sept 2020", ["2020-09"], "each once"),
    ("30 February 2021", [], "no such day"),
    ("from 2019 to 2020", [], "years alone are left to those who know what they mean"),
]


@pytest.mark.parametrize(("printed", "expected"), [pytest.param(p, e, id=why) for p, e, why in DATES])
def test_dates_in_a_sentence(printed: str, expected: list[str]) -> None:
    assert list(dates(printed)) == expected


# cell, dates, why
PLANNED = [
    ("By 30th September 2021", ["2021-09-30"], "an ordinal"),
    ("end of March 2021", ["2021-03"], "as precise as it is printed"),
    ("31/12/2021 revised 31/03/2022", ["2021-12-31", "2022-03-31"], "original beside revised"),
    ("31-03-2022", ["2022-03-31"], "hyphens"),
    ("2023-10-31", ["2023-10-31"], "as a workbook shows it"),
    ("2023-10", ["2023-10"], "a month as a workbook shows it"),
    ("Mar-21", ["2021-03"], "a month with a short year"),
    ("30-Jun-2021", ["2021-06-30"], "as Excel shows a day"),
    ("21-Jun-21", ["2021-06-21"], "the same, shorter"),
    ("June/21", ["2021-06"], "a stroke"),
    ("April - June 2021", ["2021-06"], "of a span without a second year its end"),
    ("Nov 2023 to Jan 2024", ["2023-11", "2024-01"], "of a span with both years both"),
    ("2023-2025", ["2025"], "of a span of years its end"),
    ("2021-06-30 00:00:00", ["2021-06-30"], "as a database writes a day"),
    ("March ’21", ["2021-03"], "an apostrophe"),
    ("03/2021", ["2021-03"], "a month in figures"),
    ("Q2 2021/22", ["2021-09"], "the second quarter of a financial year ends in September"),
    ("Q4 2021-22", ["2022-03"], "the fourth in March of the next year"),
    ("Q3 21/22", ["2021-12"], "short years"),
    ("end of financial year 2022/23", ["2023-03"], "a financial year ends in March"),
    ("academic year 2023-24", [], "no month has the number 24"),
    ("Q2 2021", ["2021"], "a quarter that councils count differently: the year alone"),
    ("Spring 2021", ["2021"], "a season"),
    ("December 2020 (trial) Jan 2021 everywhere", ["2020-12", "2021-01"], "two stages"),
    ("Ongoing", [], "no date"),
    ("within 3 months", [], "no date of its own"),
    ("67% by May 2021", ["2021-05"], "a figure is no year"),
    ("31/02/2021", [], "no such day"),
]


@pytest.mark.parametrize(("cell", "expected"), [pytest.param(c, e, id=why) for c, e, why in PLANNED])
def test_dates_in_a_plan(cell: str, expected: list[str]) -> None:
    assert list(plan_dates(cell)) == expected


# cell, the dates that replace others, why
REVISED = [
    ("31/03/2022 revised to 30/06/2022", ["2022-06-30"], "a date revised in words"),
    ("June 2022 extended to end of September 2022", ["2022-09"], "words between"),
    ("30 April 2024 (was 31 March 2024)", ["2024-04-30"], "the old one said to be old"),
    ("Originally May 2021; now July 2021", ["2021-07"], "both said"),
    ("December 2020 (trial) Jan 2021 everywhere", [], "two stages"),
    ("~~31 March 2024~~ 30 June 2024", ["2024-06-30"], "the old one struck out"),
    ("May 2021", [], "one date"),
    ("31/01/2025 (31/03/2025)", ["2025-03-31"], "a second date in brackets"),
    ("Completed (Feb 2025)", [], "the one date, in brackets"),
]


@pytest.mark.parametrize(("cell", "expected"), [pytest.param(c, e, id=why) for c, e, why in REVISED])
def test_dates_that_replace_others(cell: str, expected: list[str]) -> None:
    assert list(revised_dates(cell)) == expected


@given(st.dates(min_value=date(2009, 1, 1), max_value=date(2029, 12, 31)))
def test_every_day_is_read_back_in_each_of_its_forms(day: date) -> None:
    printed = f"{day.day} {day:%B %Y}"
    assert dates(printed) == plan_dates(printed) == (day.isoformat(),)
    assert plan_dates(f"{day:%d/%m/%Y}") == plan_dates(day.isoformat()) == (day.isoformat(),)
    assert windows(printed) == ((day.isoformat(), day.isoformat()),)
