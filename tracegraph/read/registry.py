"""Which reader takes which file: the one list of formats."""

import os
import stat
from pathlib import Path
from typing import Final

from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read import sniff
from tracegraph.read.base import Given, Reader
from tracegraph.read.delimited import DELIMITED_NAMES, DelimitedReader, is_delimited
from tracegraph.read.markdown import MARKDOWN_NAMES, MarkdownReader, is_markdown
from tracegraph.read.ocr import Engine
from tracegraph.read.office.docx import DocxReader
from tracegraph.read.office.xlsx import XlsxReader
from tracegraph.read.paths import name_of
from tracegraph.read.pdf import PdfReader
from tracegraph.read.pdfium import VERSION
from tracegraph.read.plain import TextReader
from tracegraph.read.webpage import HtmlReader

# One word for all readers of this release: part of the key under which what was read is cached.
READER_VERSION: Final = f"4-pdfium{VERSION}"

_LARGEST: Final = 512 * 1024 * 1024
# Three times all the words of the longest report. What reads sentences out of it takes seconds for each million.
_LONGEST_LINE: Final = 1_000_000

_READERS: Final[dict[str, Reader]] = {
    sniff.PDF: PdfReader(),
    sniff.DOCX: DocxReader(),
    sniff.XLSX: XlsxReader(),
    sniff.HTML: HtmlReader(),
}
_TEXT: Final[Reader] = TextReader()
_MARKDOWN: Final[Reader] = MarkdownReader()
_DELIMITED: Final[Reader] = DelimitedReader()

# The suffixes that say what the bytes alone do not; all others are taken for nothing but a name.
_TELLING: Final = (*MARKDOWN_NAMES, *DELIMITED_NAMES, *sniff.PAGE_NAMES, ".pdf")


def read(path: Path, name: str | None = None, engine: Engine | None = None) -> Document:
    """What the file at `path` says. `name` is what Source.path shall be, by default the names of its folder and itself;
    with an OCR `engine` the words on pictures of pages are read too.

    Raises Unreadable with a short reason where the file cannot be opened, is empty, or is nothing this project reads.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links and name another file
    known = name or name_of(whole)
    given = Given(known, _bytes(whole, known))
    document = _reader(given, engine).read(given)
    if any(line.end - line.start > _LONGEST_LINE for line in document.lines):
        raise given.unreadable(f"a line of more than {_LONGEST_LINE} characters")
    return document


def suffix_told(name: str) -> str:
    """The part of a file's name on which it may depend how its bytes are read; "" for most names. Together with the
    bytes it is all that a reader sees."""
    return next((suffix for suffix in _TELLING if name.lower().endswith(suffix)), "")


def _bytes(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable(name, "a folder, not a file")
        if not stat.S_ISREG(about.st_mode):
            # A pipe would be waited for without end, a device may do anything.
            raise Unreadable(name, "not a file")
        if about.st_size > _LARGEST:
            raise Unreadable(name, "file of more than 512 MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(name, "file not found") from error
    except PermissionError as error:
        raise Unreadable(name, "no permission to read it") from error
    except OSError as error:
        raise Unreadable(name, "cannot be opened") from error


def _reader(given: Given, engine: Engine | None) -> Reader:
    if not given.data:
        raise given.unreadable("empty file")
    kind = sniff.kind_of(given.data, given.name)
    is_pdf_by_name = given.name.lower().endswith(".pdf")
    if kind == sniff.TEXT:
        if is_markdown(given.name, given.data):
            return _MARKDOWN
        return _DELIMITED if is_delimited(given.name) else _TEXT
    if kind == sniff.HTML and is_pdf_by_name:
        # What a server sent in place of the report: "not found", "please sign in".
        raise given.unreadable("not a PDF: it is a web page (HTML)")
    if kind == sniff.PDF and engine:
        return PdfReader(engine)
    if kind in _READERS:
        return _READERS[kind]
    if kind == sniff.ENCRYPTED_OFFICE:
        raise given.unreadable(f"{kind}: needs a password")
    raise given.unreadable(f"not a PDF: it is {kind}" if is_pdf_by_name else f"unsupported format ({kind})")
