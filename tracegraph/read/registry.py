"""Which reader takes which file: the one list of formats."""

import os
import unicodedata
from pathlib import Path
from typing import Final

from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read import sniff
from tracegraph.read.base import Given, Reader
from tracegraph.read.markdown import MarkdownReader, is_markdown
from tracegraph.read.pdf import PdfReader
from tracegraph.read.pdfium import VERSION
from tracegraph.read.plain import TextReader

# One word for all readers of this release: part of the key under which what was read is cached.
READER_VERSION: Final = f"1-pdfium{VERSION}"

_LARGEST: Final = 512 * 1024 * 1024

_PDF: Final[Reader] = PdfReader()
_TEXT: Final[Reader] = TextReader()
_MARKDOWN: Final[Reader] = MarkdownReader()


def read(path: Path, name: str | None = None) -> Document:
    """What the file at `path` says. `name` is what Source.path shall be, by default the names of its folder and itself.

    Raises Unreadable with a short reason where the file cannot be opened, is empty, or is nothing this project reads.
    """
    given = Given(name or _name(path), _bytes(path, name or _name(path)))
    return _reader(given).read(given)


def _name(path: Path) -> str:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links and name another file
    parts = [part for part in (whole.parent.name, whole.name) if part]
    # A Mac hands out decomposed letters; the same file must have the same name everywhere.
    return unicodedata.normalize("NFC", "/".join(parts))


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise Unreadable(name, "file of more than 512 MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(name, "file not found") from error
    except IsADirectoryError as error:
        raise Unreadable(name, "a folder, not a file") from error
    except PermissionError as error:
        raise Unreadable(name, "no permission to read it") from error
    except OSError as error:
        raise Unreadable(name, "cannot be opened") from error


def _reader(given: Given) -> Reader:
    if not given.data:
        raise given.unreadable("empty file")
    kind = sniff.kind_of(given.data)
    if kind == sniff.PDF:
        return _PDF
    if kind == sniff.TEXT:
        return _MARKDOWN if is_markdown(given.name, given.data) else _TEXT
    if given.name.lower().endswith(".pdf"):
        raise given.unreadable(f"not a PDF: it is {'a web page (HTML)' if kind == sniff.HTML else kind}")
    raise given.unreadable(f"unsupported format ({kind})")
