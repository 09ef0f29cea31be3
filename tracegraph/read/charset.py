"""The encoding of web pages, which may say it in their first kilobyte (HTML standard, 13.2.3.2)."""

import re
from typing import Final

from tracegraph.read.base import Given
from tracegraph.read.decoding import decoded

_TOLD: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_TOLD: Final = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_FIRST: Final = 1024
# The names under which pages declare what `decoded` tells by itself; a page cannot say UTF-16 in ASCII letters.
_USUAL: Final = frozenset(
    {
        *("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode"),
        *("iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"),
    }
)
# Others that English pages come in.
_OTHERS: Final = {"iso-8859-15": "iso-8859-15", "macintosh": "mac-roman", "x-mac-roman": "mac-roman"}


def web_text(given: Given) -> str:
    """The page's characters. Raises Unreadable: empty, binary, in an encoding that is not told or not known here."""
    told = _TOLD.search(given.data[:_FIRST]) or _XML_TOLD.match(given.data[:_FIRST].lstrip())
    name = told[1].decode("ascii", "replace").lower() if told else "utf-8"
    if name in _USUAL or given.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decoded(given)
    if name not in _OTHERS:
        raise given.unreadable(f"unknown text encoding ({name[:40]})")
    try:
        return decoded(Given(given.name, given.data.decode(_OTHERS[name]).encode()))
    except UnicodeDecodeError as error:
        raise given.unreadable("damaged text") from error
