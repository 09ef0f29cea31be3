"""The straight lines that a PDF page draws: of tables, boxes, underlines, drawings."""

import ctypes
from collections.abc import Iterator
from typing import Final

from pypdfium2 import raw

from tracegraph.read.pdfium import Page, object_at, object_bounds, object_count, object_type, plain

_MOST_OBJECTS: Final = 20_000  # looked at on a page
_THICKEST: Final = 3.0  # points: a drawn line is no thicker
_ONE_LINE: Final = 20.0  # points that a line of words takes at most

_address, _int = ctypes.c_void_p, ctypes.c_int
_matrix_of = plain(raw.FPDFPageObj_GetMatrix, _int, _address, _address)
_segment_count = plain(raw.FPDFPath_CountSegments, _int, _address)
_segment_at = plain(raw.FPDFPath_GetPathSegment, _address, _address, _int)
_segment_point = plain(raw.FPDFPathSegment_GetPoint, _int, _address, _address, _address)
_segment_type = plain(raw.FPDFPathSegment_GetType, _int, _address)
_draw_mode = plain(raw.FPDFPath_GetDrawMode, _int, _address, _address, _address)
_segment_closes = plain(raw.FPDFPathSegment_GetClose, _int, _address)

Straight = tuple[float, float, float, float]
"""A line from x, y to x, y, in points from the page's lower left corner."""


def straight_lines(page: Page, most: int) -> Iterator[Straight]:
    """The straight lines of a page, at most `most`."""
    left = most
    for at in range(min(object_count(page.handle), _MOST_OBJECTS)):
        shape = object_at(page.handle, at)
        if not shape or object_type(shape) != raw.FPDF_PAGEOBJ_PATH or _shades_a_line(shape):
            continue
        for line in _lines(shape):
            left -= 1
            if left < 0:
                return
            yield line


def _shades_a_line(path: int) -> bool:
    """True of a fill behind a line of words: its edges rule nothing. What is filled and thinner is a line itself."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    sides = [ctypes.c_float() for _ in range(4)]
    if not _draw_mode(path, ctypes.byref(mode), ctypes.byref(stroked)) or stroked.value:
        return False
    if not object_bounds(path, *(ctypes.byref(side) for side in sides)):
        return False
    left, bottom, right, top = (side.value for side in sides)
    return _THICKEST < top - bottom <= _ONE_LINE and right - left > _THICKEST


def _lines(path: int) -> Iterator[Straight]:
    """The straight lines of a path, as the page shows them."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    if not _matrix_of(path, ctypes.byref(matrix)):
        return
    start = here = (0.0, 0.0)
    for at in range(_segment_count(path)):
        segment = _segment_at(path, at)
        if not segment or not _segment_point(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        before = here
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = _segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*before, *here)
        if _segment_closes(segment):
            yield (*here, *start)
            here = start
