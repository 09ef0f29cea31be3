"""Which files do paths name, and what is each called: the same tree anywhere gives the same names."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from tracegraph.errors import InputError

_HIDDEN: Final = "."
# Control characters, ends of lines, marks of direction, and the halves of characters that stand for broken bytes.
_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def files(paths: Iterable[Path], leave_out: Callable[[Path], bool]) -> tuple[Path, ...]:
    """The files that `paths` name, by their whole names and sorted, each once however it was spelt.

    Folders are searched through without following links to folders; hidden files and folders are left out, and folders
    that `leave_out` is true of. A folder that cannot be opened stands in its place, to be refused by name. Raises
    InputError where a path does not exist.
    """
    found: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputError(f"there is no file or folder {path}: check its name")
        whole = _whole(path)
        if not whole.is_dir():
            found.add(whole)
            continue
        for folder, inner, names in os.walk(whole, onerror=lambda error: found.add(Path(error.filename))):
            here = Path(folder)
            if leave_out(here):
                inner.clear()
                continue
            inner[:] = [name for name in inner if not name.startswith(_HIDDEN)]
            found.update(here / name for name in names if not name.startswith(_HIDDEN))
    return tuple(sorted(found))


def name_of(path: Path) -> str:
    """The name under which the file at a whole path is known: its folder's and its own, never the machine's. A Mac
    hands out decomposed letters; the same file must have the same name everywhere. What would break a line, turn the
    words around it or is in no encoding shows as "\ufffd"."""
    return unicodedata.normalize("NFC", _UNSHOWN.sub("\ufffd", "/".join(path.parts[1:][-2:])))


def _whole(path: Path) -> Path:
    """The whole path. A link keeps its own name, which is what its owner calls it; only where a step leads up can its
    target alone tell where."""
    return path.resolve() if ".." in path.parts else path.absolute()
