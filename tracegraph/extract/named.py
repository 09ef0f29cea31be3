"""What a user says of the columns of a council's own plans: a small file of headings and what each means.

TOML: `"Who is on it" = "owner"`, and under the name of a file (`["north plan.xlsx"]`, "*" stands for any letters) what
holds for that file alone. CSV: heading, meaning and, where it is one file's, the file.
"""

import csv
import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from tracegraph.errors import InputError
from tracegraph.extract.columns import folded, meanings

_SUFFIXES = {".csv": ",", ".tsv": "\t"}
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """Headings and what they mean: (file or "" for all, heading, our name of the meaning or "" for none)."""

    entries: tuple[tuple[str, str, str], ...] = ()

    def of(self, name: str) -> dict[str, str]:
        """What is said of the headings in the file `name` ("norburn/plan.xlsx"); what is said of that file alone comes
        before what is said of all."""
        bare = name.rsplit("/", 1)[-1].casefold()
        whole = name.casefold()
        own = [e for e in self.entries if e[0] and any(fnmatchcase(n, e[0].casefold()) for n in (bare, whole))]
        return {heading: meaning for _, heading, meaning in (*(e for e in self.entries if not e[0]), *own)}

    def proof(self, name: str) -> str:
        """A hash of what is said of the headings in the file `name`; "" where nothing is."""
        said = self.of(name)
        return hashlib.sha256(json.dumps(sorted(said.items())).encode()).hexdigest() if said else ""


NOTHING_NAMED: Final = ColumnNames()
"""Nothing is said of any heading."""


def column_names(path: Path) -> ColumnNames:
    """What the file at `path` says. Raises InputError, in one line, where it cannot be read, is no TOML or CSV of this
    form, or names a meaning that there is not."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} cannot be read: it is no text in UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    given = _rows(path, text) if path.suffix.lower() in _SUFFIXES else _pairs(path, text)
    entries = tuple((file, folded(heading), _meaning(path, heading, meaning)) for file, heading, meaning in given)
    if not entries:
        raise InputError(f'{path} names no column: write lines such as "Who is on it" = "owner"')
    return ColumnNames(entries)


def _meaning(path: Path, heading: str, meaning: str) -> str:
    known = meanings()
    word = " ".join(meaning.split()).casefold()
    if word not in known:
        raise InputError(
            f"{path} says that {heading!r} means {meaning!r}, which is no meaning: choose one of {', '.join(known)}"
        )
    return known[word]


def _pairs(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    """(file, heading, meaning) of a TOML file."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f'{path} is no TOML ({error}): write lines such as "Who is on it" = "owner"') from error
    for key, value in data.items():
        for heading, meaning in value.items() if isinstance(value, dict) else [(key, value)]:
            if not isinstance(meaning, str):
                raise InputError(f'{path}: what {heading!r} means must be words, as in "Who is on it" = "owner"')
            yield key if isinstance(value, dict) else "", heading, meaning


def _rows(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    """(file, heading, meaning) of a CSV file, with or without a head row of its own."""
    opening = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=opening.count)
    try:
        rows = [row for row in csv.reader(text.splitlines(), delimiter=delimiter, strict=True) if any(row)]
    except csv.Error as error:
        raise InputError(f"{path} is no CSV ({error}): write lines of heading and meaning") from error
    for number, row in enumerate(rows):
        heading, meaning, file = ([cell.strip() for cell in row] + ["", "", ""])[:3]
        if not number and (heading.casefold(), meaning.casefold()) == ("heading", "meaning"):
            continue
        if not heading or not meaning:
            raise InputError(f"{path}: a line holds no heading or no meaning: {delimiter.join(row)!r}")
        yield file, heading, meaning
