"""How Excel shows a number: dates, percentages, decimals, currency (ECMA-376 part 1, 18.8.30 and 18.8.31).

Dates are written in ISO form as far as the format shows them ("Mar-21" is 2021-03): the format's own order of day and
month depends on the machine that opens the file.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, Literal

GENERAL: Final = "General"
BUILT_IN: Final[dict[int, str]] = {
    **dict(enumerate((GENERAL, "0", "0.00", "#,##0", "#,##0.00"))),
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00"),
    **dict(enumerate(("0%", "0.00%"), start=9)),
    **dict(enumerate(("dd/mm/yyyy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM"), start=14)),
    **dict(enumerate(("h:mm", "h:mm:ss", "dd/mm/yyyy h:mm"), start=20)),
    **dict(enumerate(("mm:ss", "[h]:mm:ss", "mm:ss.0"), start=45)),
}
# Quoted words, escaped signs, fillers and paddings ("*x", "_x"): no letter in them is part of a date.
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|[*_].')
_BRACKETS: Final = re.compile(r"\[(?!\$|h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_DATE_PART: Final = re.compile(r"\[?(y+|m+|d+|h+|s+)\]?|am/pm|a/p", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*))?(,*)")
_ELAPSED: Final = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_TOTAL: Final = "total"  # hours and minutes that may be more than a day's
_FIRST: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's dates know no time zone
_FIRST_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
_FALSE_LEAP_DAY: Final = 60  # Excel counts 29 February 1900, which never was
_LAST_DAY: Final = 2_958_465  # 31 December 9999
_1904_LATER: Final = 1462  # days between the two firsts
_MOST_DECIMALS: Final = 10
_DIGITS: Final = 15  # what Excel keeps of a number


@dataclass(frozen=True, slots=True)
class Format:
    """A number format, understood: what it shows ("date" parts: any of y, m, d, h, n, s), decimals (least, most), signs
    before and after."""

    kind: Literal["general", "date", "number"] = "general"
    parts: frozenset[str] = frozenset()
    decimals: tuple[int, int] = (0, 0)
    thousands: bool = False
    percent: bool = False
    scale: int = 0
    before: str = ""
    after: str = ""


@lru_cache(maxsize=1024)
def understood(code: str) -> Format:
    """The format that `code` says; "general" for what is rarer than plans need (fractions, exponents, text)."""
    section = _BRACKETS.sub("", code[:255].split(";", 1)[0])
    bare = _CURRENCY.sub("", _LITERAL.sub("", section))
    if bare.strip().lower() in ("", "general", "@") or "/?" in bare or "/#" in bare or "E+" in bare.upper():
        return Format()
    if _ELAPSED.search(bare):
        return Format("date", frozenset({_TOTAL}))
    if parts := _date_parts(bare):
        return Format("date", parts)
    plain = _LITERAL.sub(lambda match: (match[1] or match[2] or "").replace("0", "\0"), section)
    plain = _CURRENCY.sub(lambda match: match[1], plain)
    found = _NUMBER.search(plain)
    if not found:
        return Format()
    decimals = found[1] or ""
    before = plain[: found.start()].replace("\0", "0").lstrip()
    after = plain[found.end() :].replace("\0", "0").rstrip()
    return Format(
        "number",
        decimals=(decimals.count("0"), len(decimals)),
        thousands="," in found[0].split(".")[0].rstrip(","),
        percent="%" in bare,
        scale=len(found[2]),
        before=before,
        after=after,
    )


def _date_parts(bare: str) -> frozenset[str]:
    """What a format shows of a date: y, m(onth), d, h, n (minute), s; nothing for a format of numbers."""
    letters = "".join((match[1] or match[0])[0].lower() for match in _DATE_PART.finditer(bare))
    minutes = re.sub(r"(?<=h)m|m(?=s)", "n", letters)
    return frozenset(minutes) - {"a"}


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """What a cell with this number and format shows; the value as it is where it is no number."""
    try:
        number = Decimal(value)
    except ArithmeticError:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return value
    form = understood(code)
    if form.kind == "date":
        return _date(float(number), form.parts, from_1904=from_1904) or _general(number)
    return _number(number, form) if form.kind == "number" else _general(number)


def _general(number: Decimal) -> str:
    return f"{float(number):.{_DIGITS}g}"


def _number(number: Decimal, form: Format) -> str:
    least, most = form.decimals
    scaled = Decimal(_general(number)) * (100 if form.percent else 1) / (1000**form.scale)
    if scaled.adjusted() > _DIGITS:
        return _general(number)
    rounded = scaled.quantize(Decimal(1).scaleb(-min(most, _MOST_DECIMALS)), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if form.thousands else f"{abs(rounded):f}"
    whole, point, decimals = text.partition(".")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{form.before}{whole}{point if decimals else ''}{decimals}{form.after}"


def _date(days: float, parts: frozenset[str], *, from_1904: bool) -> str:
    """An ISO date or time, "" where the calendar has none."""
    if not 0 <= days < _LAST_DAY - _1904_LATER * from_1904:
        return ""
    if _TOTAL in parts:
        minutes = round(days * 1440)
        return f"{minutes // 60}:{minutes % 60:02}"
    early = not from_1904 and days < _FALSE_LEAP_DAY
    seconds = round((days + early) * 86_400)
    moment = (_FIRST_1904 if from_1904 else _FIRST) + timedelta(seconds=seconds)
    clock = moment.strftime("%H:%M:%S" if "s" in parts and moment.second else "%H:%M")
    if not parts & {"y", "m", "d"}:
        return clock
    if "d" not in parts:
        day = f"{moment.year:04}" if "m" not in parts else f"{moment.year:04}-{moment.month:02}"
    else:
        day = moment.date().isoformat()
    return f"{day} {clock}" if parts & {"h", "n"} else day
