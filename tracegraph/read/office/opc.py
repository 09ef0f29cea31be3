"""The package that DOCX and XLSX files are: a ZIP of parts, tied to each other by relationships (ECMA-376, part 2).

Nothing is unpacked to disk, no part is read that is not needed, and what a part inflates to is counted while it
inflates: what the directory claims is not believed.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from tracegraph.errors import Unreadable
from tracegraph.read.base import Given
from tracegraph.read.office.xml import Attributes, Damaged, Handler, parse

# About twenty times the XML of the longest plan or report; a bomb of it is parsed in seconds and in little memory.
_MOST_INFLATED: Final = 64 * 1024 * 1024
# Bytes of the directory: some 40,000 parts, where a report has fifty. Python keeps a kilobyte for each.
_LONGEST_DIRECTORY: Final = 4 * 1024 * 1024
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1  # flag bit of a member that needs a password
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22

_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)


def directory_fits(data: bytes) -> bool:
    """Whether a ZIP's directory is short enough to be read. Its length stands in the last record of the file."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
    if end < 0 or end + _END_SIZE > len(data):
        return True  # no such record: no ZIP, as its reader will say
    length = int(struct.unpack_from("<I", data, end + 12)[0])
    return length <= _LONGEST_DIRECTORY


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from one part to another: id, the last word of its type ("styles"), the other part's name."""

    id: str
    kind: str
    part: str


class Package:
    """An open package. `kind` ("DOCX") names it in the reasons of refusals.

    Raises Unreadable: damaged, encrypted, inflating beyond all measure.
    """

    def __init__(self, given: Given, kind: str) -> None:
        self._given = given
        self.kind = kind
        self._left = _MOST_INFLATED
        if not directory_fits(given.data):
            raise self.refused("with an endless directory")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(given.data))
        except _BROKEN as error:
            raise self.damaged() from error
        # Names of parts are one whatever their case (part 2, 6.3.5). Of two of one name the last holds, as in a ZIP.
        self._members = {info.filename.lower(): info for info in self._zip.infolist()}

    def refused(self, how: str) -> Unreadable:
        """The error that refuses the file: "DOCX " and `how` it is."""
        return self._given.unreadable(f"{self.kind} {how}")

    def damaged(self, what: str = "") -> Unreadable:
        """The error that refuses a damaged file, with what is wrong where that can be told."""
        return self._given.unreadable(f"damaged {self.kind}{': ' * bool(what)}{what}")

    def holds(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part.lower() in self._members

    def part(self, name: str) -> bytes:
        """What a part inflates to. Raises Unreadable where it is not there or cannot be had."""
        info = self._members.get(name.lower())
        if info is None:
            raise self.damaged(f"{name} is missing")
        if info.flag_bits & _ENCRYPTED:
            raise self._given.unreadable(f"encrypted {self.kind}: needs a password")
        if info.compress_type not in _METHODS:
            raise self.damaged("packed in a way that is not allowed")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise self.damaged(f"{name} cannot be unpacked") from error
        self._left -= len(data)
        if self._left < 0:
            raise self.refused(f"that inflates to more than {_MOST_INFLATED // 2**20} MB")
        return data

    def read(self, name: str, handler: Handler) -> None:
        """Walks the XML of a part with `handler` (see `xml.parse`). Raises Unreadable where it is no such XML."""
        try:
            parse(self.part(name), handler)
        except Damaged as error:
            raise self.damaged(f"{name} {error}") from error

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Where `part` leads to inside the package, in order; "" is the package itself. What lies outside of it is left
        out: nothing is ever fetched."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.holds(listed):
            return ()
        found = _Relations(folder)
        self.read(listed, found)
        return tuple(found.relations)

    def main(self) -> str:
        """The name of the main part (the words, the workbook). Raises Unreadable where there is none."""
        main = next((relation.part for relation in self.relations() if relation.kind == "officeDocument"), None)
        if main is None:
            raise self.damaged("its main part is missing")
        return main


class _Relations:
    """Reads a part of relationships."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.relations: list[Relation] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "rel:Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.relations.append(Relation(attributes.get("Id", ""), kind, target))

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def text(self, words: str) -> None:
        """Relationships hold no words."""
