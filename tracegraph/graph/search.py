"""Full text: which statements hold these words, by SQLite's FTS5 with English word stems."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tracegraph.errors import NoGraph

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that holds the words: ids of the document and of the statement, its kind as a person would say it
    ("finding"), and its words."""

    document: str
    statement: str
    kind: str
    words: str


def create(path: Path) -> None:
    """An empty index in a new file at `path`."""
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(
            "CREATE VIRTUAL TABLE hit USING fts5"
            "(document UNINDEXED, statement UNINDEXED, kind UNINDEXED, words, tokenize = 'porter unicode61')"
        )


def insert(path: Path, rows: Iterable[Hit]) -> None:
    """Puts rows into an index that is being made: no reader has seen it, and one that is not finished is thrown
    away."""
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("PRAGMA journal_mode = OFF")
        base.executemany(
            "INSERT INTO hit VALUES (?, ?, ?, ?)", ((row.document, row.statement, row.kind, row.words) for row in rows)
        )


def optimize(path: Path) -> None:
    """Makes a filled index as small and fast as it can be."""
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("INSERT INTO hit(hit) VALUES ('optimize')")


def is_whole(path: Path) -> bool:
    """False where the index is missing or cannot be read."""
    try:
        with closing(_opened(path)) as base:
            base.execute("SELECT count(*) FROM hit").fetchone()
    except sqlite3.Error:
        return False
    return True


def everything(path: Path) -> Iterator[Hit]:
    """Every row of an index, in the order in which they were put there."""
    with closing(_opened(path)) as base:
        yield from (
            Hit(*row) for row in base.execute("SELECT document, statement, kind, words FROM hit ORDER BY rowid")
        )


def _opened(path: Path) -> sqlite3.Connection:
    # Immutable: nobody writes a published generation, and its folder may be read-only.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def find(path: Path, words: str, limit: int, authority: str = "") -> list[Hit]:
    """The `limit` best statements, with `authority` (an id) of that one's, that hold every one of `words`, whatever
    their endings, best first. Anything but letters and digits only parts words: no input can be read as an operator.
    Raises NoGraph where the index is missing or damaged."""
    begins = f"{authority}/" if authority else ""
    terms = " ".join(f'"{word}"' for word in _WORD.findall(words))
    if not terms:
        return []
    try:
        with closing(_opened(path)) as base:
            found = base.execute(
                "SELECT document, statement, kind, words FROM hit WHERE hit MATCH ? AND substr(statement, 1, ?) = ?"
                " ORDER BY rank, statement LIMIT ?",
                (terms, len(begins), begins, limit),
            )
            return [Hit(*row) for row in found]
    except sqlite3.Error as error:
        raise NoGraph(f"the full-text index {path} cannot be read ({error}): build the graph again") from error
