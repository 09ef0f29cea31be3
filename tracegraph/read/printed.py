"""The characters of one PDF page as printed lines, cut where a block of the structure tree ends within a line."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracegraph.read.pdfium import Page, Style, char_object, char_unicode
from tracegraph.read.structure import Place, places

ARTIFACT: Final = Place("Artifact")
_UNTAGGED: Final = Place()

# PDFium's sign for a hyphen at the end of a printed line (older builds say U+FFFE); it drops the line break after it.
_LINE_END_HYPHENS: Final = (0x02, 0xFFFE)
# A raised digit is set well under its neighbours' size (Word: 65 %), its baseline higher by a part of that size.
_MARK_SIZE: Final = 0.8
_MARK_RISE: Final = 0.15


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed line, or the part of one that lies in one block: its place in the page's text, on the page, its look."""

    start: int
    end: int
    place: Place
    size: float
    bold: bool
    italic: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's text, its pieces in the text's order, and its note marks (offsets in the page's text)."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Char:
    """A character: where it stands in the text, PDFium's number for it, its style (None: PDFium made it, a space say)."""

    at: int
    sign: str
    number: int
    style: Style | None


def printed(page: Page) -> PrintedPage:
    """The page's text and lines."""
    tagged = places(page)
    signs: list[str] = []
    pieces: list[Piece] = []
    marks: list[tuple[int, int]] = []
    used = False
    lines = list(_lines(page, signs))
    used = any(char.style and char.style.content in tagged for line in lines for char in line)
    for line in lines:
        for part in _parts(line, tagged if used else {}):
            pieces.append(_piece(part[1], part[0], page))
            marks.extend(_marks(part[1], page))
    return PrintedPage("".join(signs), tuple(pieces), tuple(marks))


def _lines(page: Page, signs: list[str]) -> Iterator[list[_Char]]:
    """The printed lines; their characters and newlines are added to `signs` as they are met."""
    styles: dict[int, Style] = {}
    line: list[_Char] = []
    broken = False  # a hyphen has just ended the line
    for number in range(page.count()):
        code = char_unicode(page.text, number)
        if code == 0x0D:
            continue
        ends = code == 0x0A
        if ends and broken:
            continue
        if not ends:
            broken = code in _LINE_END_HYPHENS
            sign = "-" if broken else _sign(code)
            if not sign:
                continue
            text_object = char_object(page.text, number)
            style = None
            if text_object:
                style = styles.get(text_object)
                if style is None:
                    style = styles[text_object] = page.style(text_object, number)
            line.append(_Char(len(signs), sign, number, style))
            signs.append(sign)
        if ends or broken:
            signs.append("\n")
            yield line
            line = []
    yield line


def _sign(code: int) -> str:
    """The character to keep for a code: as it is, a space for other white space, nothing for what prints nothing."""
    if 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0xFEFF or 0x1_0000 <= code < 0x11_0000:
        return "" if code in (0x2028, 0x2029) else chr(code)
    if code in (0x09, 0x0B, 0x0C):
        return " "
    if 0x80 <= code < 0xA0:
        # Letters in no encoding: the bullets of symbol fonts, kept where Word keeps such (U+F000 + code).
        return chr(0xF000 + code)
    if 0xFF00 <= code < 0xFFFE:
        return chr(code)
    return ""


def _parts(line: list[_Char], tagged: dict[int, Place]) -> Iterator[tuple[Place, list[_Char]]]:
    """A printed line cut where the block changes, without the white space around the parts."""
    part: list[_Char] = []
    place: Place | None = None
    for char in line:
        if char.style is not None and not char.sign.isspace():
            here = _place(char.style, tagged)
            if part and place is not None and here != place:
                yield place, _trimmed(part)
                part = []
            place = here
        if part or not char.sign.isspace():
            part.append(char)
    if part:
        yield place or _UNTAGGED, _trimmed(part)


def _place(style: Style, tagged: dict[int, Place]) -> Place:
    if not tagged:
        return _UNTAGGED
    if style.content < 0:
        return ARTIFACT
    return tagged.get(style.content, _UNTAGGED)


def _trimmed(part: list[_Char]) -> list[_Char]:
    end = len(part)
    while end and part[end - 1].sign.isspace():
        end -= 1
    return part[:end]


def _piece(part: list[_Char], place: Place, page: Page) -> Piece:
    styles = [char.style for char in part if char.style is not None and not char.sign.isspace()]
    x, y = page.origin(part[0].number)
    half = len(styles) / 2
    return Piece(
        start=part[0].at,
        end=part[-1].at + 1,
        place=place,
        size=_size(styles),
        bold=sum(style.bold for style in styles) > half,
        italic=sum(style.italic for style in styles) > half,
        x=x,
        y=y,
    )


def _size(styles: list[Style]) -> float:
    return statistics.median_low(style.size for style in styles) if styles else 0.0


def _marks(part: list[_Char], page: Page) -> Iterator[tuple[int, int]]:
    """Runs of raised small digits."""
    usual = _size([char.style for char in part if char.style is not None and not char.sign.isspace()])
    small = [char.sign.isdigit() and char.style is not None and char.style.size <= usual * _MARK_SIZE for char in part]
    if not any(small):
        return
    base = next((page.origin(char.number)[1] for char in part if char.style and char.style.size >= usual), None)
    at = 0
    while at < len(part):
        end = at
        while end < len(part) and small[end]:
            end += 1
        if end > at and base is not None and page.origin(part[at].number)[1] > base + usual * _MARK_RISE:
            yield part[at].at, part[end - 1].at + 1
        at = max(end, at + 1)
