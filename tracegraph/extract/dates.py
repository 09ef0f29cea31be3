"""Dates as they are printed, read as ISO strings.

The grammar is that of the survey: 23 surface forms of date ranges on the front pages of the national record ("4 to 15
October 2021", "31 October 2022 to 11 November 2022", "7 March 22 to 18 March 2022", dd/mm/yyyy, en dashes, hyphens,
U+2500), two windows joined by "and", single days, and the shortened dates of plans ("Feb 2021", "31.12.20", "November
2020").
"""

import re
from collections.abc import Iterator
from datetime import date

from tracegraph.extract.columns import plan_words

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH = r"(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "september" else "sept?(?:ember)?" for m in _MONTHS) + r")"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d\d|\d\d(?!\d))"
_JOIN = r"\s*(?:to|and|until|[-&\u2013\u2014\u2500])\s*"
_RANGE = re.compile(
    rf"\b{_DAY}(?:\s+({MONTH}))?(?:\s*,?\s*{_YEAR})?{_JOIN}{_DAY}\s+({MONTH})\.?,?\s+{_YEAR}\b", re.IGNORECASE
)
_NUMERIC_RANGE = re.compile(rf"\b(\d\d?)[/.](\d\d?)[/.]{_YEAR}{_JOIN}(\d\d?)[/.](\d\d?)[/.]{_YEAR}\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?=\d)", re.IGNORECASE)
_SHARES_YEAR = re.compile(
    rf"\b{_DAY}(?:\s+({MONTH}))?{_JOIN}{_DAY}\s+({MONTH})\b(?=\s*(?:,|and|&)\s*(?:and\s+)?\d)", re.IGNORECASE
)
"""A range whose year stands behind the next one ("16 to 20 January and 6 to 10 February 2023")."""
_DAY_LATER = re.compile(rf"\s*(?:,|and|&)\s*(?:and\s+)?{_DAY}\s+({MONTH})\.?,?\s+{_YEAR}\b", re.IGNORECASE)
"""A single day behind a range ("29 October to 2 November 2018 and 5 November 2018")."""
_DAY_LIST = re.compile(rf"\b{_DAY}(?:,\s*\d{{1,2}}){{1,6}},?\s*(?:and|&)\s*(?=\d{{1,2}}\s+{MONTH}\b)", re.IGNORECASE)
"""The days before the last of a list ("3, 4 and 5 May 2022")."""
_FULL_DAY = re.compile(rf"\b{_DAY}\s+({MONTH})\.?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_OPEN_RANGE = re.compile(rf"\b{_DAY}(?:\s+({MONTH}))?{_JOIN}{_DAY}\s+({MONTH})\b(?!\s+\d\d)", re.IGNORECASE)
_ANY = re.compile(
    rf"\b(?:{_DAY}\s+)?({MONTH})\.?,?\s+((?:19|20)\d\d)\b|\b(\d\d?)[/.](\d\d?)[/.]((?:20)?\d\d)\b", re.IGNORECASE
)
_PLAN_DATE = re.compile(
    rf"""\b(?P<iso>20\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?)\b
        | \b(?:(?:Q|quarter\ ?)(?P<quarter>[1-4])\s+(?:of\ )?|(?:financial\ year|FY)\s*(?:ending\ )?)
             (?P<from>(?:20)?\d\d)\s?[/\u2013-]\s?(?:20)?\d\d\b
        | (?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|-))?\b(?P<month>{MONTH})\b
             [.,]?[\s\u2019'/-]*(?P<year>(?:19|20)\d\d|\d\d)\b(?!\s?[/:.]\d)
        | \b(?P<nd>\d\d?)[/.-](?P<nm>\d\d?)[/.-](?P<ny>(?:20)?\d\d)\b
        | \b(?P<mm>0?[1-9]|1[0-2])/(?P<my>20\d\d)\b
        | (?<![\d/.-])20\d\d\s?[-\u2013]\s?(?P<until>20\d\d)(?![\d/.-])\b
        | (?<![\d/.-])(?P<alone>20\d\d)(?![\d/.-])\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _month(word: str) -> int:
    return next(n for n, m in enumerate(_MONTHS, start=1) if m.startswith(word.lower()[:3]))


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _iso(year: int, month: int, day: int) -> str | None:
    """An ISO date, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _ranges(text: str) -> Iterator[tuple[int, str, str]]:
    for m in _RANGE.finditer(text):
        d1, m1, y1, d2, m2, y2 = m.groups()
        end_year = _year(y2)
        end_month = _month(m2)
        start_month = _month(m1) if m1 else end_month
        start_year = _year(y1) if y1 else end_year - (start_month > end_month)
        start, end = _iso(start_year, start_month, int(d1)), _iso(end_year, end_month, int(d2))
        if start and end and start <= end:
            yield m.start(), start, end
            if later := _DAY_LATER.match(text, m.end()):
                day = _iso(_year(later[3]), _month(later[2]), int(later[1]))
                if day and day > end:
                    yield later.start(), day, day
    for m in _NUMERIC_RANGE.finditer(text):
        d1, m1, y1, d2, m2, y2 = m.groups()
        start, end = _iso(_year(y1), int(m1), int(d1)), _iso(_year(y2), int(m2), int(d2))
        if start and end and start <= end:
            yield m.start(), start, end


def _year_shared(text: str, found: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """The ranges that have their year from the one behind them."""
    for m in _SHARES_YEAR.finditer(text):
        after = next((start for at, start, _ in found if at >= m.end()), None)
        d1, m1, d2, m2 = m.groups()
        if after is not None:
            year = int(after[:4]) - (_month(m2) > int(after[5:7]))
            start, end = _iso(year, _month(m1 or m2), int(d1)), _iso(year, _month(m2), int(d2))
            if start and end and start <= end:
                yield m.start(), start, end


def windows(text: str, year: int | None = None) -> tuple[tuple[str, str], ...]:
    """The date ranges in `text`, in order, as (first day, last day); a single full date counts as a range of one day
    where there is no range at all. `year` serves a range that prints none (two JTAI letters: the letter's year)."""
    text = _DAY_LIST.sub(r"\1 to ", _WEEKDAY.sub("", text))
    found = sorted(set(_ranges(text)))
    if found:
        found = sorted({*found, *_year_shared(text, found)})
        return tuple(dict.fromkeys((start, end) for _, start, end in found))
    if _RANGE.search(text) or _NUMERIC_RANGE.search(text):
        return ()  # a range that cannot be: a day of it alone would be wrong
    if year is not None and (m := _OPEN_RANGE.search(text)):
        d1, m1, d2, m2 = m.groups()
        start, end = _iso(year, _month(m1 or m2), int(d1)), _iso(year, _month(m2), int(d2))
        if start and end:
            return ((start, end),)
    if (m := _FULL_DAY.search(text)) and (day := _iso(int(m[3]), _month(m[2]), int(m[1]))):
        return ((day, day),)
    return ()


def plan_dates(text: str) -> tuple[str, ...]:
    """Every date in a plan's cell, in order, as precise as it tells: besides what `dates` reads, months with a
    two-digit year ("Mar-21"), numeric months ("03/2021"), and the year of a season or quarter ("Q2 2021"), whose months
    councils count differently; a quarter of a financial year ("Q2 2021/22") is its last month, and such
    a year its March; of a span of dates without words between ("January to March 2022", "2023-2025") its end."""
    return tuple(dict.fromkeys(iso for _, iso in _placed(text)))


def revised_dates(text: str) -> tuple[str, ...]:
    """The dates in a plan's cell that replace others there: those that words say are new ("June, revised to September
    2022"), or all but those that words say are old ("May 2022 (was March 2022)")."""
    words = plan_words().dates
    found = [(iso, text[:start]) for start, iso in _placed(text)]
    new = [iso for iso, before in found if words["replaces"].search(before)]
    old = [iso for iso, before in found if words["replaced"].search(before)]
    return tuple(dict.fromkeys(new or [iso for iso, _ in found if old and iso not in old]))


def _placed(text: str) -> Iterator[tuple[int, str]]:
    """Where each date of a plan's cell stands, and the date."""
    for m in _PLAN_DATE.finditer(text):
        if iso := _plan_iso({name: value for name, value in m.groupdict().items() if value}):
            yield m.start(), iso


def _plan_iso(parts: dict[str, str]) -> str | None:
    """The date that the named parts of a match of `_PLAN_DATE` make."""
    if "iso" in parts:
        return parts["iso"] if len(parts["iso"]) < 10 else _iso(*(int(p) for p in parts["iso"].split("-")))
    if "from" in parts:
        last = int(parts.get("quarter", "4")) * 3 + 3
        year = _year(parts["from"]) + (last > 12)
        return f"{year}-{last - 12 if last > 12 else last:02d}"
    if "month" in parts:
        year, month = _year(parts["year"]), _month(parts["month"])
        return _iso(year, month, int(parts["day"])) if "day" in parts else f"{year}-{month:02d}"
    if "nd" in parts:
        return _iso(_year(parts["ny"]), int(parts["nm"]), int(parts["nd"]))
    if "mm" in parts:
        return f"{parts['my']}-{int(parts['mm']):02d}"
    return parts.get("until") or parts.get("alone")


def dates(text: str) -> tuple[str, ...]:
    """Every date in `text`, in order, as precise as it is printed: "2020-12-31", "2021-01"; numeric dates are day
    first."""
    found: list[str] = []
    for m in _ANY.finditer(text):
        day, month, year, nd, nm, ny = m.groups()
        if month:
            iso = _iso(int(year), _month(month), int(day)) if day else f"{year}-{_month(month):02d}"
        else:
            iso = _iso(_year(ny), int(nm), int(nd))
        if iso and iso not in found:
            found.append(iso)
    return tuple(found)
