"""What a file really is: told by its first bytes, never by its suffix; there are ".pdf" files that are web pages."""

import io
import re
import zipfile

PDF = "PDF"
TEXT = "text"
HTML = "HTML"

# The header may stand after a few bytes of a mail program's making, within the first kilobyte (PDF 1.7, H.3.4.1).
_PDF = re.compile(rb"(?:^|[\r\n])%PDF-\d")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office"),
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

# The member of a ZIP container that tells what it holds.
_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/", "DOCX"),
    ("xl/", "XLSX"),
    ("ppt/", "PPTX"),
    ("content.xml", "OpenDocument"),
    ("META-INF/container.xml", "EPUB"),
)


def kind_of(data: bytes) -> str:
    """PDF, TEXT (nothing else fits; the text reader still refuses binary bytes), or the plain name of a format that
    nobody here reads ("HTML", "DOCX")."""
    head = data[:1024]
    if _PDF.search(head):
        return PDF
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(bare):
        return HTML
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    return next((name for signature, name in _SIGNATURES if bare.startswith(signature)), TEXT)


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "damaged ZIP"
    for start, name in _MEMBERS:
        if any(member.startswith(start) for member in members):
            return name
    return "ZIP"
