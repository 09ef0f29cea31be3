"""PDFium as this project asks it: few calls, plain values out.

pypdfium2's raw functions are called straight, because its friendly helpers know nothing of the structure tree. Handles
are passed as plain addresses: a ctypes pointer object for each character would cost as much as the rest of the reading.
What is asked of each text object, a hundred times a page, is asked without any look at the arguments (`quick`).
PDFium may be called from one thread of a process at a time; a build reads with processes.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

VERSION: Final = str(pypdfium2.PDFIUM_INFO.build)

_NO_ID: Final = -1
# The weight from which a font counts as bold; on 8,940 words it agreed with "Bold" in the name each time.
_BOLD: Final = 600
_GOOD_PART: Final = 0.4  # of a page that a scan covers at least, margins cut away
_MOST_OBJECTS: Final = 1_000  # looked at on a page without text

_HALVES: Final = re.compile("[\ud800-\udfff]")

_REASONS: Final = {
    raw.FPDF_ERR_PASSWORD: "encrypted PDF: needs a password",
    raw.FPDF_ERR_SECURITY: "encrypted PDF: in a way that cannot be read",
}


class Refused(Exception):
    """PDFium cannot open the file or a page; the text is the reason in plain words."""


def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same C function with addresses as plain integers."""
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))


def quick(function: Any, result: Any) -> Callable[..., Any]:
    """The same C function for half the price, because nobody looks at what it is given: numbers that fit an int, and
    addresses that are wrapped (`_wrapped`). A bare address would be cut in two."""
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result))


def _wrapped(address: int) -> Any:
    """An address as `quick` functions take it, made once: any other wrap would be made anew for each call."""
    return ctypes.byref(ctypes.c_char.from_address(address))


_address, _int, _uint = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint
_char_count = quick(raw.FPDFText_CountChars, _int)
_char_unicode = quick(raw.FPDFText_GetUnicode, _uint)
_text = quick(raw.FPDFText_GetText, _int)
_char_object = quick(raw.FPDFText_GetTextObject, ctypes.c_size_t)
_char_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double)
_char_matrix = quick(raw.FPDFText_GetMatrix, _int)
_char_origin = quick(raw.FPDFText_GetCharOrigin, _int)
_char_box = quick(raw.FPDFText_GetCharBox, _int)
_page_width = plain(raw.FPDF_GetPageWidthF, ctypes.c_float, _address)
_page_height = plain(raw.FPDF_GetPageHeightF, ctypes.c_float, _address)
object_count = plain(raw.FPDFPage_CountObjects, _int, _address)
object_at = plain(raw.FPDFPage_GetObject, _address, _address, _int)
object_type = plain(raw.FPDFPageObj_GetType, _int, _address)
object_bounds = plain(raw.FPDFPageObj_GetBounds, _int, _address, _address, _address, _address, _address)
_marked_content = plain(raw.FPDFPageObj_GetMarkedContentID, _int, _address)
_object_font = plain(raw.FPDFTextObj_GetFont, _address, _address)
_font_weight = plain(raw.FPDFFont_GetWeight, _int, _address)
_font_angle = plain(raw.FPDFFont_GetItalicAngle, _int, _address, _address)
_font_name = plain(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _address, _address, ctypes.c_size_t)
_page_tree = plain(raw.FPDF_StructTree_GetForPage, _address, _address)
_close_tree = plain(raw.FPDF_StructTree_Close, None, _address)
_tree_count = plain(raw.FPDF_StructTree_CountChildren, _int, _address)
_tree_child = plain(raw.FPDF_StructTree_GetChildAtIndex, _address, _address, _int)
_element_type = plain(raw.FPDF_StructElement_GetType, ctypes.c_ulong, _address, _address, ctypes.c_ulong)
element_count = plain(raw.FPDF_StructElement_CountChildren, _int, _address)
_element_child = plain(raw.FPDF_StructElement_GetChildAtIndex, _address, _address, _int)
_element_id = plain(raw.FPDF_StructElement_GetChildMarkedContentID, _int, _address, _int)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is set: its marked-content id (-1: none), font size in points as printed, weight, slope."""

    content: int
    size: float
    bold: bool
    italic: bool


class OpenPdf:
    """An open PDF: how many pages it has, and each of them."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def __len__(self) -> int:
        return max(int(raw.FPDF_GetPageCount(self._document)), 0)

    @contextmanager
    def page(self, number: int) -> Iterator["Page"]:
        """Page `number` (from 0), closed at the end. Raises Refused where it cannot be parsed."""
        page = raw.FPDF_LoadPage(self._document, number)
        text = raw.FPDFText_LoadPage(page) if page else None
        try:
            if not text:
                raise Refused(f"damaged PDF: page {number + 1} cannot be read")
            yield Page(_value(page), _value(text))
        finally:
            if text:
                raw.FPDFText_ClosePage(text)
            if page:
                raw.FPDF_ClosePage(page)


@contextmanager
def opened(data: bytes) -> Iterator[OpenPdf]:
    """The PDF in `data`, closed at the end. Raises Refused where PDFium cannot open it."""
    # The library's own class would do, but it takes a PDF without pages for one that failed, for any earlier reason.
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Refused(_REASONS.get(raw.FPDF_GetLastError(), "damaged PDF"))
    try:
        yield OpenPdf(document)
    finally:
        raw.FPDF_CloseDocument(document)


def _value(handle: Any) -> int:
    return int(ctypes.cast(handle, ctypes.c_void_p).value or 0)


class Page:
    """One open page: its characters by number, its part of the structure tree. `handle` is PDFium's address of it."""

    def __init__(self, page: int, text: int) -> None:
        self.handle = page
        self._text = _wrapped(text)
        # Addresses of fonts hold for this page only: PDFium uses them again.
        self._fonts: dict[int | None, tuple[bool, bool]] = {}
        self._styles: dict[tuple[int, int | None, float], Style] = {}
        self._origins: dict[int, tuple[float, float]] = {}
        self._x, self._y, self._matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        self._places = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix_place = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(256)
        self.owner: Callable[[int], int] = partial(_char_object, self._text)
        """The text object that a character belongs to, by its address; 0 where PDFium added the character."""

    def count(self) -> int:
        """How many characters PDFium found."""
        return max(int(_char_count(self._text)), 0)

    def characters(self) -> str:
        """One character for each number, as PDFium gives it; what is in no encoding as its bare code. PDFium hands out
        its whole text at once ten times as fast as one by one, but leaves out characters without a code, and cuts
        those beyond U+FFFF in two: such pages are asked one by one."""
        count = self.count()
        buffer = ctypes.create_string_buffer(2 * (count + 1))
        if _text(self._text, 0, count, buffer) == count + 1:
            text = buffer.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count and not _HALVES.search(text):
                return text
        return "".join(chr(min(_char_unicode(self._text, char), 0x10FFFF)) for char in range(count))

    def width(self) -> float:
        """How wide the page is, in points."""
        return float(_page_width(self.handle))

    def origin(self, char: int) -> tuple[float, float]:
        """Left edge and baseline of a character, in points from the lower left corner."""
        place = self._origins.get(char)
        if place is None:
            known = _char_origin(self._text, char, *self._places)
            place = (round(self._x.value, 2), round(self._y.value, 2)) if known else (0.0, 0.0)
            self._origins[char] = place
        return place

    def shows_picture(self) -> bool:
        """Whether a picture covers a good part of the page, as on a scan; a crest does not."""
        width, height = self.width(), _page_height(self.handle)
        sides = [ctypes.c_float() for _ in range(4)]
        for at in range(min(object_count(self.handle), _MOST_OBJECTS)):
            shape = object_at(self.handle, at)
            if shape and object_type(shape) == raw.FPDF_PAGEOBJ_IMAGE:
                object_bounds(shape, *(ctypes.byref(side) for side in sides))
                left, bottom, right, top = (side.value for side in sides)
                if (right - left) * (top - bottom) > width * height * _GOOD_PART:
                    return True
        return False

    def box_right(self, char: int) -> float:
        """The right edge of what a character prints, in points."""
        left, bottom, top = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
        refs = (ctypes.byref(value) for value in (left, self._x, bottom, top))
        return self._x.value if _char_box(self._text, char, *refs) else 0.0

    def style(self, text_object: int, char: int) -> Style:
        """How the text object is set that `char` belongs to. Objects that are set alike share one."""
        size: float = _char_size(self._text, char)
        if _char_matrix(self._text, char, self._matrix_place):
            # The font's size is in text space; programs such as browsers print 16 at a scale of 0.75.
            across, up = self._matrix.c, self._matrix.d
            size *= (across * across + up * up) ** 0.5
        told = _marked_content(text_object), _object_font(text_object), size
        style = self._styles.get(told)
        if style is None:
            content, font, _ = told
            if font not in self._fonts:
                self._fonts[font] = self._look(font) if font else (False, False)
            style = self._styles[told] = Style(content, round(size, 2), *self._fonts[font])
        return style

    def _look(self, font: int) -> tuple[bool, bool]:
        _font_name(font, self._name, len(self._name))
        name = self._name.value.decode("utf-8", "replace").lower()
        angle = ctypes.c_int(0)
        _font_angle(font, ctypes.byref(angle))
        bold = _font_weight(font) >= _BOLD or "bold" in name
        return bold, angle.value != 0 or "italic" in name or "oblique" in name

    @contextmanager
    def tree(self) -> Iterator[list[tuple[int, int]]]:
        """The top elements of the structure tree that have content on this page, as (place among the roots, address).
        The addresses hold inside the context only. Empty where the PDF is not tagged."""
        tree = _page_tree(self.handle)
        if not tree:
            yield []
            return
        try:
            children = ((at, _tree_child(tree, at)) for at in range(_tree_count(tree)))
            yield [(at, child) for at, child in children if child]
        finally:
            _close_tree(tree)


_LONGEST_TYPE: Final = 64  # bytes
_type_name = ctypes.create_string_buffer(_LONGEST_TYPE)


def element_type(element: int) -> str:
    """The standard structure type of an element ("P", "TD"), the PDF's role map applied; "" where it says none."""
    length = _element_type(element, _type_name, _LONGEST_TYPE)
    return _type_name.raw[: length - 2].decode("utf-16-le", "replace") if 2 < length <= _LONGEST_TYPE else ""


def element_children(element: int, count: int) -> Iterator[tuple[int, int, int | None]]:
    """The `count` children of an element as (place, marked-content id or -1, address of a child element or None). A
    child on another page has neither and is left out, but the places count it: so a place means the same on every
    page."""
    for at in range(count):
        child = _element_child(element, at)
        if child:
            yield at, _NO_ID, child
        elif (content := _element_id(element, at)) >= 0:
            yield at, content, None
