"""What was done before and need not be done again: data in small files, by the hash of all that it was made of.

A file holds a head, which says in a few words what the body is about, and the body. Both carry their hashes: a file
that is not, letter by letter, what was written is no file at all.
"""

import hashlib
import json
import os
from itertools import count
from pathlib import Path
from typing import Any, Final

from tracegraph.errors import InputError

_HALF_WRITTEN: Final = ".new-"
_SUFFIX: Final = ".kept"
_asides = count()


class Cache:
    """The cache in `folder`. Several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Makes the folder, and clears what a killed build left half written. Raises InputError where it cannot be
        written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for left_over in self.folder.glob(f"{_HALF_WRITTEN}*"):
                left_over.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(
                f"the graph cannot be written in {self.folder.parent}: {error.strerror or error}"
            ) from error

    def head(self, key: str) -> dict[str, Any] | None:
        """What is known of the entry, its body unread; None where there is none."""
        try:
            with self._path(key).open(encoding="utf-8", newline="\n") as file:
                return _head(file.readline(), file.readline())
        except (OSError, UnicodeDecodeError):
            return None

    def body(self, key: str) -> str | None:
        """The body; None where there is none."""
        try:
            proof, _, rest = self._path(key).read_bytes().decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        told, _, body = rest.partition("\n")
        head = _head(f"{proof}\n", f"{told}\n")
        return body if head is not None and head.get("body") == _hash(body) else None

    def keep(self, key: str, head: dict[str, Any], body: str = "") -> None:
        """Writes an entry whole or not at all; one that cannot be written is only made again another time."""
        told = json.dumps({**head, "body": _hash(body)}, ensure_ascii=False, separators=(",", ":"))
        aside = self.folder / f"{_HALF_WRITTEN}{os.getpid()}-{next(_asides)}"
        try:
            aside.write_bytes(f"{_hash(told)}\n{told}\n{body}".encode())
            aside.replace(self._path(key))
        except OSError:
            aside.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


def _head(proof: str, told: str) -> dict[str, Any] | None:
    """The head in its line, where that is the line that was written."""
    told = told.removesuffix("\n")
    if proof != f"{_hash(told)}\n":
        return None
    head: dict[str, Any] = json.loads(told)
    return head


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
