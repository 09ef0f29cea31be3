"""Whether a PDF is a bomb: a few kilobytes that inflate to gigabytes.

PDFium inflates up to a gigabyte for one page and takes twice that. So what would inflate so far is found beforehand.
Pictures are left out: their reader is never asked.
"""

import re
import zlib
from typing import Final

_MOST: Final = 256 * 1024 * 1024  # of one stream; a page of the longest reports has 0.2 MB
_RATIO: Final = 1032  # Deflate packs no tighter
_CHUNK: Final = 1024 * 1024
_STREAM: Final = re.compile(rb"stream\r?\n(?=x)")  # what Deflate packs begins with an x; "endstream" has no x after it
_END: Final = b"endstream"
_ABOUT: Final = 2048  # bytes before a stream that say what it is
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image\b")
_TWICE: Final = re.compile(rb"/Filter\s*\[\s*(?:/FlateDecode|/Fl)\s*(?:/FlateDecode|/Fl)\b")


def is_bomb(data: bytes) -> bool:
    """True where a stream inflates beyond all measure, or is packed twice, as only bombs are."""
    if _TWICE.search(data):
        return True
    end = 0
    while match := _STREAM.search(data, end):
        start = match.end()
        end = data.find(_END, start)
        end = len(data) if end < 0 else end
        if end - start > _MOST // _RATIO and not _is_picture(data, match.start()) and _inflates(data, start, end):
            return True
    return False


def _is_picture(data: bytes, start: int) -> bool:
    about = data[max(0, start - _ABOUT) : start]
    return _PICTURE.search(about[about.rfind(b" obj") + 1 :]) is not None


def _inflates(data: bytes, start: int, end: int) -> bool:
    """Whether what is packed between these places is more than the most."""
    unpacker = zlib.decompressobj()
    total = 0
    packed = memoryview(data)[start:end]
    try:
        while packed and not unpacker.eof:
            total += len(unpacker.decompress(packed[:_CHUNK], _CHUNK))
            while unpacker.unconsumed_tail and total <= _MOST:
                total += len(unpacker.decompress(unpacker.unconsumed_tail, _CHUNK))
            if total > _MOST:
                return True
            packed = packed[_CHUNK:]
    except zlib.error:
        return False
    return False
