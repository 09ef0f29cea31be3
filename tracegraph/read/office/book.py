"""What an Excel workbook keeps for all of its sheets: their names, the words of cells, formats, fonts, fills."""

import colorsys
import re
from dataclasses import dataclass, field
from typing import Final

from tracegraph.read.colours import colour_name
from tracegraph.read.office.formats import BUILT_IN, GENERAL
from tracegraph.read.office.xml import Attributes, is_on, whole
from tracegraph.read.words import PLAIN, Look

# The standard palette by name (18.8.27), as far as people fill cells with it; the first eight stand twice.
_PALETTE: Final = {
    **dict.fromkeys((2, 10, 16, 45), "red"),
    **dict.fromkeys((47, 51, 52, 53), "amber"),
    **dict.fromkeys((5, 13, 19, 43), "yellow"),
    **dict.fromkeys((3, 11, 17, 42, 50, 57), "green"),
    **dict.fromkeys((4, 12, 18, 44, 48), "blue"),
    **dict.fromkeys((22, 23, 55), "grey"),
    20: "purple",
}
# The colours of Office since 2013, in the order in which cells count them; a theme part replaces them.
_THEME: Final = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
# A theme names dark before light; cells count them the other way round (18.8.3).
_ORDER: Final = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(words: str) -> str:
    """Words with Excel's own escapes undone: "_x000D_" is a carriage return, "_x005F_" an underscore."""
    return _ESCAPE.sub(lambda match: _sign(int(match[1], 16)), words) if "_x" in words else words


def _sign(code: int) -> str:
    return "" if code == 0x0D else " " if 0xD800 <= code < 0xE000 else chr(code)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its tab: name, relationship, whether a reader of the workbook sees it."""

    name: str
    relation: str
    shown: bool


class Workbook:
    """The sheets in order, and from when dates count; a Handler that reads the workbook part."""

    def __init__(self) -> None:
        self.root = ""
        self.sheets: list[Sheet] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the workbook part begins."""
        self.root = self.root or name
        if name == "s:workbookPr":
            self.from_1904 = is_on(attributes.get("date1904", "0"))
        elif name == "s:sheet":
            shown = attributes.get("state", "visible") == "visible"
            self.sheets.append(Sheet(attributes.get("name", ""), attributes.get("r:id", ""), shown))

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def text(self, words: str) -> None:
        """A workbook's own part holds no words."""


class Strings:
    """The words that cells share, by number; a Handler that reads the part of shared strings."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._pieces: list[str] = []
        self._in_words = False
        self._aside = 0  # how a Japanese word is read aloud is not part of it

    def start(self, name: str, _: Attributes) -> None:
        """An element of the part begins."""
        if self._aside or name == "s:rPh":
            self._aside += 1
        self._in_words = name == "s:t" and not self._aside

    def end(self, name: str) -> None:
        """An element of the part ends."""
        self._in_words = False
        if self._aside:
            self._aside -= 1
        elif name == "s:si":
            self.words.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def text(self, words: str) -> None:
        """Words of the open string."""
        if self._in_words:
            self._pieces.append(words)


class Theme:
    """The colours of the workbook's theme; a Handler that reads the theme part."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._open = ""

    @property
    def colours(self) -> tuple[str, ...]:
        """The theme's colours in the order in which cells count them."""
        return tuple(self._found.get(name, usual) for name, usual in zip(_ORDER, _THEME, strict=True))

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the theme part begins."""
        if name[2:] in _ORDER:
            self._open = name[2:]
        elif self._open and name in ("a:srgbClr", "a:sysClr"):
            self._found.setdefault(self._open, attributes.get("lastClr") or attributes.get("val", ""))

    def end(self, name: str) -> None:
        """An element of the theme part ends."""
        if name[2:] == self._open:
            self._open = ""

    def text(self, words: str) -> None:
        """A theme holds no words."""


@dataclass(slots=True)
class _Font:
    size: float = 0.0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell is set: number format, look, the name of its fill."""

    code: str = GENERAL
    look: Look = PLAIN
    colour: str = ""


@dataclass(slots=True)
class BookStyles:
    """The styles that cells point to; a Handler that reads the styles part."""

    theme: tuple[str, ...] = _THEME
    cells: list[CellStyle] = field(default_factory=list)
    _codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    _fonts: list[_Font] = field(default_factory=list)
    _fills: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _solid: bool = False

    def of(self, number: str | None) -> CellStyle:
        """The style that a cell points to; the plain one where it points nowhere."""
        at = whole(number) if number else 0
        return self.cells[at] if at is not None and at < len(self.cells) else CellStyle()

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the styles part begins."""
        above = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "s:numFmt":
            self._codes[whole(attributes.get("numFmtId")) or 0] = attributes.get("formatCode", GENERAL)
        elif above == "s:fonts":
            self._fonts.append(_Font())
        elif above == "s:fills":
            self._fills.append("")
        elif above == "s:font" and "s:fonts" in self._path:
            self._describe_font(self._fonts[-1], name, attributes)
        elif name == "s:patternFill":
            self._solid = attributes.get("patternType") == "solid"
        elif name == "s:fgColor" and self._solid and "s:fills" in self._path:
            self._fills[-1] = self._colour(attributes)
        elif name == "s:xf" and above == "s:cellXfs":
            self.cells.append(self._cell(attributes))

    def end(self, _: str) -> None:
        """An element of the styles part ends."""
        self._path.pop()

    def text(self, words: str) -> None:
        """Styles hold no words."""

    def _describe_font(self, font: _Font, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if name == "s:sz":
            font.size = _decimal(value)
        elif name == "s:b":
            font.bold = is_on(value)
        elif name == "s:i":
            font.italic = is_on(value)

    def _cell(self, attributes: Attributes) -> CellStyle:
        code, font, fill = (whole(attributes.get(key)) or 0 for key in ("numFmtId", "fontId", "fillId"))
        set_in = self._fonts[font] if font < len(self._fonts) else _Font()
        return CellStyle(
            self._codes.get(code, GENERAL),
            Look(set_in.size, set_in.bold, set_in.italic),
            self._fills[fill] if fill < len(self._fills) else "",
        )

    def _colour(self, attributes: Attributes) -> str:
        if rgb := attributes.get("rgb"):
            return colour_name(rgb)
        if (number := whole(attributes.get("indexed"))) is not None:
            return _PALETTE.get(number, "")
        number = whole(attributes.get("theme"))
        if number is None or number >= len(self.theme):
            return ""
        return colour_name(_tinted(self.theme[number], _decimal(attributes.get("tint", "0"))))


def _decimal(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if -1000 < number < 1000 else 0.0


def _tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint above 0) or darker, as 18.8.19 says."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
