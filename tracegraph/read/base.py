"""What every reader is given and what it gives back."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from tracegraph.errors import Unreadable
from tracegraph.model.document import Document


@dataclass(frozen=True)
class Given:
    """A file as it came: `name` as in Source.path ("norburn/2024-visit.pdf") and its bytes."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes: what makes two files one document."""
        return hashlib.sha256(self.data).hexdigest()

    def unreadable(self, reason: str) -> Unreadable:
        """The error that refuses this file, for the reader to raise; `reason` is a short phrase for the summary."""
        return Unreadable(self.name, reason)


class Reader(Protocol):
    """One format. `version` names the reader and its version in Source.reader: it changes whenever the same bytes may
    give another text, so that a quote is never proved against the wrong one. It stands in file names: letters, digits,
    "-" and "." only."""

    @property
    def version(self) -> str:
        """Name and version, "text-1" say."""
        ...

    def read(self, given: Given) -> Document:
        """What the file says. Raises Unreadable, with the reason, where it says nothing that can be read."""
        ...
