"""Canonical texts: the characters that every quote is made of, kept by the source's hash and the reader that read
it."""

import hashlib
import re
from typing import Final
from urllib.parse import quote

from tracegraph.errors import ModelError
from tracegraph.model.document import Source

_HASH: Final = re.compile(r"[0-9a-f]{64}")


def text_key(source: Source) -> str:
    """The name under which a source's canonical text is kept: a file name on every system. Raises ModelError where
    `sha256` is no hash."""
    return key_of(source.sha256, source.reader)


def key_of(sha256: str, reader: str) -> str:
    """As `text_key`, from the hash and the reader alone."""
    if not _HASH.fullmatch(sha256):
        raise ModelError(f"{sha256!r} is no SHA-256 hash")
    return f"{sha256}-{quote(reader, safe='')}"


def text_hash(text: str) -> str:
    """The SHA-256 of a canonical text in UTF-8, by which `check` sees that its characters are those that were
    quoted."""
    return hashlib.sha256(text.encode()).hexdigest()
