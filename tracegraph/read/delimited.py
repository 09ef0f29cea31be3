"""CSV and TSV: rows of cells, quoted where they hold the delimiter or newlines."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.decoding import decoded
from tracegraph.read.grid import Box, write_grid
from tracegraph.read.writing import Writing

DELIMITED_NAMES: Final = (".csv", ".tsv", ".tab")
_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 50  # rows that tell the delimiter
_TOLD: Final = re.compile(r"\ufeff?sep=(.)\n", re.IGNORECASE)  # Excel's own line
_LONGEST: Final = 50_000_000
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')


def is_delimited(name: str) -> bool:
    """Whether a text is CSV or TSV. Nothing in such a text says so: a letter has commas too. So its name does."""
    return name.lower().endswith(DELIMITED_NAMES)


class DelimitedReader:
    """Reads CSV and TSV. Raises Unreadable where the bytes are no text."""

    version = "csv-1"

    def read(self, given: Given) -> Document:
        """The document."""
        text = decoded(given)
        notes = []
        told = _TOLD.match(text)
        delimiter = told[1] if told else _delimiter(text)
        body = text[told.end() :] if told else text
        try:
            rows = list(_rows(body, delimiter, quoted=True))
        except csv.Error:
            rows = list(_rows(body, delimiter, quoted=False))
            notes.append("quotes do not close: each line was read as a row of its own")
        writing = Writing(given)
        write_grid(writing, ((at, row) for at, row in enumerate(rows)))
        return writing.document("text/csv", self.version, notes)


def _rows(text: str, delimiter: str, *, quoted: bool) -> Iterator[list[Box]]:
    """The cells of each row. Raises csv.Error where quotes do not close."""
    csv.field_size_limit(_LONGEST)  # the module's own is 131,072 characters
    source = (f"{line}\n" for line in text.split("\n"))
    reader = (
        csv.reader(source, delimiter=delimiter, strict=True)
        if quoted
        else csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    for row in reader:
        yield [Box(at, words, last_column=at) for at, words in enumerate(row)]


def _delimiter(text: str) -> str:
    """The sign that parts the cells: the one that most rows have equally often, outside of quotes; of equals the one
    that is there more often; a comma where there is none."""
    lines = [line for line in _QUOTED.sub("", text[:1_000_000]).split("\n") if line.strip()][:_SAMPLE]

    def fit(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines)
        often, rows = max(
            ((count, rows) for count, rows in counts.items() if count), default=(0, 0), key=lambda c: c[1]
        )
        return rows, often

    return max(_DELIMITERS, key=fit)
