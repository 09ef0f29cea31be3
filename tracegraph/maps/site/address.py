"""Where the pages of a site lie, and how one leads to another: relative addresses only, so that it opens from a disk
and from any server."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tracegraph.maps.style import slug
from tracegraph.story.values import DocumentView

INDEX = "index.html"
SHARED = "shared"

_LONGEST = 80
"""The most letters of a file's name that come from an authority's: no file system takes more than 255 bytes."""


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of a site, seen from a page that lies `up` folders below the first; `files` are the authorities'
    pages by name."""

    files: Mapping[str, str]
    up: int = 0

    @classmethod
    def of(cls, authorities: Iterable[str]) -> "Address":
        """The addresses of a site of these authorities. Names that would share a file are told apart by a number."""
        files: dict[str, str] = {}
        for name in authorities:
            plain = slug(name).strip("-")[:_LONGEST].strip("-") or "authority"
            taken = set(files.values())
            numbered = (f"authorities/{plain}{f'-{n}' if n else ''}.html" for n in range(len(taken) + 1))
            files[name] = next(each for each in numbered if each not in taken)
        return cls(files)

    def below(self, up: int) -> "Address":
        """The same addresses, from a page that lies that many folders down."""
        return Address(self.files, up)

    def to(self, file: str, anchor: str = "") -> str:
        """The address of a file of the site, and of an anchor in it."""
        return f"{'../' * self.up}{quote(file)}" + (f"#{quote(anchor)}" if anchor else "")

    def shared(self, name: str) -> str:
        """The address of a script or style that all pages share."""
        return self.to(f"{SHARED}/{name}")

    def authority(self, name: str) -> str:
        """The address of an authority's page."""
        return self.to(self.files[name])

    def theme(self, authority: str, theme: str) -> str:
        """The address of the list of an authority's issues about a theme."""
        return self.to(self.files[authority], f"theme/{theme}")

    def issue(self, authority: str, issue: str) -> str:
        """The address of an issue's history."""
        return self.to(self.files[authority], issue)

    def text(self, document: str) -> str:
        """The address of the page that shows a document's text."""
        return self.to(text_file(document))


def text_file(document: str) -> str:
    """The file that shows a document's text, by the document's id."""
    return f"documents/{'/'.join(slug(part) for part in document.split('/'))}.html"


def file_depth(document: DocumentView) -> int:
    """How many folders below the first a document's page lies."""
    return text_file(document.id).count("/")
