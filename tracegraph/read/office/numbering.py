"""The bullets and numbers that Word shows before paragraphs without holding them (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import Final

from tracegraph.read.counting import letters, roman
from tracegraph.read.office.xml import Attributes, whole
from tracegraph.read.writing import BULLET

_PLACE: Final = re.compile(r"%([1-9])")
_DEEPEST: Final = 9


def spelt(number: int, form: str) -> str:
    """A list's number in one of Word's forms; in digits where the form is a rare one."""
    match form:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


@dataclass(slots=True)
class _Level:
    """One level of a list: where it starts, its form, its text ("%1.%2")."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    digits: bool = False


@dataclass(slots=True)
class _Series:
    """A definition of a list, which several lists may share, and how far it has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    link: str = ""


@dataclass(slots=True)
class _List:
    """A list: whose definition it follows, and at which levels it starts anew."""

    series: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """All lists of a document; a Handler that reads the numbering part. It counts, so paragraphs come in order."""

    def __init__(self) -> None:
        self._series: dict[str, _Series] = {}
        self._lists: dict[int, _List] = {}
        self._styled: dict[str, str] = {}
        self._here = _Series()
        self._list: _List | None = None
        self._number = 0
        self._level = _Level()

    def marker(self, number: int, level: int) -> str | None:
        """The bullet or number of the next paragraph at `level` (from 0) of list `number`; "" where the list shows
        none there, None where there is no such list."""
        found = self._lists.get(number)
        series = self._followed(found.series) if found else None
        if found is None or series is None or not 0 <= level < _DEEPEST:
            return None
        if not found.begun:
            found.begun = True
            for at, start in found.starts.items():
                series.counts[at] = start - 1
        own = found.levels.get(level) or series.levels.get(level, _Level())
        series.counts[level] = series.counts.get(level, own.start - 1) + 1
        for deeper in range(level + 1, _DEEPEST):
            series.counts.pop(deeper, None)
        if own.form == "bullet":
            return BULLET if own.text.strip() else ""
        return "" if own.form == "none" else self._spelt(found, series, own)

    def _spelt(self, found: _List, series: _Series, own: _Level) -> str:
        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = found.levels.get(at) or series.levels.get(at, _Level())
            return spelt(series.counts.get(at, level.start), "decimal" if own.digits else level.form)

        return _PLACE.sub(place, own.text).strip()

    def _followed(self, name: str) -> _Series | None:
        """A definition; one that stands for a list style's leads to that one."""
        series = self._series.get(name)
        if series and series.link and not series.levels:
            return self._series.get(self._styled.get(series.link, ""), series)
        return series

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the numbering part begins."""
        value = attributes.get("w:val", "")
        number = whole(value)
        match name:
            case "w:abstractNum":
                self._list, self._here = None, _Series()
                self._series[attributes.get("w:abstractNumId", "")] = self._here
                self._number = 0
            case "w:num":
                self._list = _List()
                self._lists[whole(attributes.get("w:numId")) or 0] = self._list
            case "w:abstractNumId" if self._list:
                self._list.series = value
            case "w:styleLink":
                self._styled[value] = next(key for key, series in self._series.items() if series is self._here)
            case "w:numStyleLink":
                self._here.link = value
            case "w:lvlOverride":
                self._number = whole(attributes.get("w:ilvl")) or 0
            case "w:startOverride" if self._list:
                self._list.starts[self._number] = number if number is not None else 1
            case "w:lvl":
                self._open_level(whole(attributes.get("w:ilvl")) or 0)
            case _:
                self._describe(name, value, number)

    def _open_level(self, at: int) -> None:
        self._level = _Level()
        (self._list.levels if self._list else self._here.levels)[at] = self._level

    def _describe(self, name: str, value: str, number: int | None) -> None:
        match name:
            case "w:start":
                self._level.start = number if number is not None else 1
            case "w:numFmt":
                self._level.form = value
            case "w:lvlText":
                self._level.text = value[:100]
            case "w:isLgl":
                self._level.digits = value not in ("0", "false", "off")

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def text(self, words: str) -> None:
        """Numbering holds no words."""
