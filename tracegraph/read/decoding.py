"""Bytes to text, or an honest refusal: a wrong guess would put characters into quotes that nobody printed."""

import codecs
import re
from typing import Final

from tracegraph.read.base import Given

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF8_SIGN: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
# Windows-1252 is believed where one character in ten at most is beyond ASCII: English with its quotes, dashes and pound
# signs. Text in another language's 8-bit encoding has far more.
_MOST_HIGH: Final = 0.1
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decoded(given: Given) -> str:
    """The file's text with plain newlines, control characters other than tab and form feed as spaces (so that offsets
    stay). Raises Unreadable: empty, binary, or in no encoding that can be told."""
    if not given.data.strip():
        raise given.unreadable("empty file")
    text = _decode(given)
    if "\x00" in text:
        raise given.unreadable("binary file")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise given.unreadable("no text")
    if len(_CONTROLS.findall(text)) > len(text) / 100:
        raise given.unreadable("binary file")
    return _CONTROLS.sub(" ", text)


def _decode(given: Given) -> str:
    for bom, encoding in _BOMS:
        if given.data.startswith(bom):
            try:
                return given.data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise given.unreadable(f"damaged {encoding.upper()} text") from error
    if b"\x00" in given.data:
        raise given.unreadable("binary file")
    try:
        return given.data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(given)


def _windows(given: Given) -> str:
    high = len(_HIGH.findall(given.data))
    if 2 * sum(len(sign) for sign in _UTF8_SIGN.findall(given.data)) > high:
        raise given.unreadable("damaged UTF-8 text")
    if high > _MOST_HIGH * len(given.data):
        raise given.unreadable("unknown text encoding")
    try:
        return given.data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise given.unreadable("unknown text encoding") from error
