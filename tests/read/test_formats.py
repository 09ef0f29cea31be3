from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.read.office.formats import BUILT_IN, shown

# value, format, what is shown, why
NUMBERS = [
    ("5", "General", "5", "a whole number"),
    ("0.1", "General", "0.1", "a part"),
    ("0.30000000000000004", "General", "0.3", "fifteen digits, as Excel keeps"),
    ("1E+20", "General", "1e+20", "too long for digits"),
    ("0.67", "0%", "67%", "a percentage"),
    ("0.675", "0.0%", "67.5%", "with decimals"),
    ("0.005", "0%", "1%", "halves go up"),
    ("1234.5", "#,##0", "1,235", "thousands"),
    ("1234.5", "#,##0.00", "1,234.50", "and decimals"),
    ("3.10", "0.##", "3.1", "decimals that may be"),
    ("3", "0.##", "3", "and are not"),
    ("-7", "0;(0)", "-7", "a negative number keeps its sign"),
    ("1500000", '£0.0,,"m"', "£1.5m", "millions"),
    ("12", "[$£-809]#,##0", "£12", "a currency with its language"),
    ("12", '0" days"', "12 days", "words after it"),
    ("12", "[Red]0", "12", "a colour is not shown in words"),
    ("0.5", "# ?/?", "0.5", "a fraction stays a decimal"),
    ("5", "@", "5", "text"),
    ("words", "0", "words", "no number"),
    ("nan", "0", "nan", "none that can be shown"),
    ("1e999999", "0", "1e999999", "beyond all numbers"),
    ("", "0", "", "nothing"),
]  # fmt: skip

DATES = [
    ("44347", "dd/mm/yyyy", "2021-05-31", "a day"),
    ("44347", "[$-809]dd mmmm yyyy;@", "2021-05-31", "with a language"),
    ("44347", "d-mmm", "2021-05-31", "the year is there though not shown"),
    ("44347", "mmm-yy", "2021-05", "a month"),
    ("44347", "yyyy", "2021", "a year"),
    ("44347", "mmmm", "2021-05", "a month by name"),
    ("44347", 'ddd "the" d', "2021-05-31", "words in a date"),
    ("44347.5", "dd/mm/yyyy h:mm", "2021-05-31 12:00", "a day and an hour"),
    ("44347.5", "dd/mm/yyyy", "2021-05-31", "the hour is not shown"),
    ("0.75", "h:mm AM/PM", "18:00", "an hour"),
    ("0.00001157", "h:mm:ss", "00:00:01", "a second"),
    ("1.5", "[h]:mm", "36:00", "hours that are more than a day's"),
    ("1", "dd/mm/yyyy", "1900-01-01", "the first day"),
    ("59", "dd/mm/yyyy", "1900-02-28", "before the day that never was"),
    ("61", "dd/mm/yyyy", "1900-03-01", "after it"),
    ("-1", "dd/mm/yyyy", "-1", "no day"),
    ("3000000", "dd/mm/yyyy", "3000000", "a day after all days"),
]


@pytest.mark.parametrize(("value", "code", "said", "why"), [*NUMBERS, *DATES])
def test_numbers_are_shown_as_excel_shows_them_and_dates_as_iso(value: str, code: str, said: str, why: str) -> None:
    assert shown(value, code) == said, why


def test_dates_from_1904() -> None:
    assert shown("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"
    assert shown("2957004", "yyyy-mm-dd", from_1904=True) == "2957004"


@given(
    st.floats(allow_nan=False).map(repr),
    st.sampled_from([*BUILT_IN.values(), "0.0,,", "[h]", "yy", "\\", '"', "[", "0" * 300]),
)
def test_any_number_in_any_format_shows_something(value: str, code: str) -> None:
    for from_1904 in (True, False):
        assert shown(value, code, from_1904=from_1904).strip()


@given(st.text(max_size=30))
def test_any_format_at_all_shows_something(code: str) -> None:
    assert shown("44347.25", code)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_two_decimals_lose_nothing(number: Decimal) -> None:
    assert Decimal(shown(str(number), "#,##0.00").replace(",", "")) == number
