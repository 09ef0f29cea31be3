import io
import zipfile

import pytest

from tracegraph.read.sniff import HTML, PDF, TEXT, kind_of


def _zip(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"%PDF-1.7\n", PDF, "the header"),
        (b"\xef\xbb\xbf%PDF-1.4", TEXT, "a mark before the header on its own line is no PDF that readers open"),
        (b"Received: by mail\r\n%PDF-1.4\n", PDF, "bytes of a mail program before the header"),
        (b"We say %PDF-1.4 here\n", TEXT, "a text that speaks of the header"),
        (b"x" * 2000 + b"\n%PDF-1.4\n", TEXT, "too far down"),
        (b"<!DOCTYPE html><html>", HTML, "a page not found"),
        (b"\n\n  <HTML lang='en'>", HTML, "upper case, after blank lines"),
        (b"<?xml version='1.0'?>\n<!-- made -->\n<html xmlns='x'>", HTML, "XHTML"),
        (b"\xef\xbb\xbf<html>", HTML, "with a byte order mark"),
        (b"<header of the letter>\nDear", TEXT, "angle brackets in a letter"),
        (b"<?xml version='1.0'?><report/>", "XML", "XML that is no web page"),
        (_zip("[Content_Types].xml", "word/document.xml"), "DOCX", "Word"),
        (_zip("xl/workbook.xml"), "XLSX", "Excel"),
        (_zip("ppt/presentation.xml"), "PPTX", "PowerPoint"),
        (_zip("mimetype", "content.xml"), "OpenDocument", "LibreOffice"),
        (_zip("letter.txt"), "ZIP", "some archive"),
        (_zip("word/document.xml")[:40], "damaged ZIP", "cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old Microsoft Office", "DOC"),
        (b"{\\rtf1\\ansi}", "RTF", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "PNG image", "a scan"),
        (b"\xff\xd8\xff\xe0", "JPEG image", "a photograph"),
        (b"Dear Ms Thorne", TEXT, "anything else is tried as text"),
    ],
)
def test_kind_is_told_by_the_bytes(data: bytes, kind: str, why: str) -> None:
    assert kind_of(data) == kind, why
