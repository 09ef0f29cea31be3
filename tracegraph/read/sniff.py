"""What a file really is: told by its first bytes, never by its suffix; there are ".pdf" files that are web pages."""

import io
import re
import struct
import zipfile

from tracegraph.read.office.opc import directory_fits

PDF = "PDF"
TEXT = "text"
HTML = "HTML"
DOCX = "DOCX"
XLSX = "XLSX"

# The header may stand after a few bytes of a mail program's making, within the first kilobyte (PDF 1.7, H.3.4.1).
_PDF = re.compile(rb"(?:^|[\r\n])%PDF-\d")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (_OLD_OFFICE, "old Microsoft Office"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"<?xml", "XML"),
)
# What a browser saves a page and its pictures in: a mail message of many parts.
_WEB_ARCHIVE = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)
# The streams of an Office file that needs a password: a file of the old format with the new one in it.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_OFFICE = "encrypted Office document"
# A piece of a page, as programs export it: believed under the name of a web page only.
_PIECE = re.compile(rb"(?:<!--.*?-->\s*)*<(?:[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL)
PAGE_NAMES = (".html", ".htm", ".xhtml")

# The member of a ZIP container that tells what it holds.
_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/", DOCX),
    ("xl/", XLSX),
    ("ppt/", "PPTX"),
    ("content.xml", "OpenDocument"),
    ("META-INF/container.xml", "EPUB"),
)


def kind_of(data: bytes, name: str = "") -> str:
    """PDF, DOCX, XLSX, HTML, TEXT (nothing else fits; the text reader still refuses binary bytes), or the plain name of
    a format that nobody here reads ("PPTX"). `name` tells nothing but whether a piece of a web page is one."""
    head = data[:1024]
    if _PDF.search(head):
        return PDF
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(bare):
        return HTML
    return _other_kind(data, bare, name)


def _other_kind(data: bytes, bare: bytes, name: str) -> str:
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(_OLD_OFFICE) and _LOCKED in data:
        return ENCRYPTED_OFFICE
    if _WEB_ARCHIVE.search(bare):
        return "web archive"
    otherwise = HTML if name.lower().endswith(PAGE_NAMES) and _PIECE.match(bare) else TEXT
    return next((kind for signature, kind in _SIGNATURES if bare.startswith(signature)), otherwise)


def _kind_of_zip(data: bytes) -> str:
    if not directory_fits(data):
        return "ZIP with an endless directory"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
        return "damaged ZIP"
    for start, name in _MEMBERS:
        if any(member.startswith(start) for member in members):
            return name
    return "ZIP"
