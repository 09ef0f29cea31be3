"""DOCX: what a Word document shows, its headers and footers too, and what its structure says of it."""

from collections.abc import Iterator
from typing import Final

from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.office.body import Body
from tracegraph.read.office.numbering import Numbering
from tracegraph.read.office.opc import Package
from tracegraph.read.office.paragraphs import Asides
from tracegraph.read.office.styles import Styles
from tracegraph.read.writing import Writing

MEDIA: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# How each thing that was left out is told, once and several times.
_UNREAD: Final = {
    "tracked deletion": "tracked changes were read as accepted",
    "hidden words": "hidden text was not read",
    "hidden row": "hidden table rows were not read",
    "comment": "comments were not read",
    "chart or diagram": "charts and diagrams were not read",
    "embedded document": "embedded documents were not read",
}


class DocxReader:
    """Reads Word documents. Where their pages break only Word knows, so there are none."""

    version = "docx-1"

    def read(self, given: Given) -> Document:
        """The document. Raises Unreadable: damaged, encrypted, empty, inflating beyond all measure."""
        package = Package(given, "DOCX")
        main = package.main()
        relations = package.relations(main)
        parts = {relation.kind: relation.part for relation in relations}
        styles, numbering, asides = Styles(), Numbering(), Asides()
        for kind, handler in (("styles", styles), ("numbering", numbering)):
            if package.holds(parts.get(kind, "")):
                package.read(parts[kind], handler)
        writing = Writing(given)
        body = Body(writing, styles, numbering, asides)
        package.read(main, body)
        if body.root != "w:document":
            raise package.damaged("its main part is no Word document")
        for kind in ("footnote", "endnote"):
            if package.holds(parts.get(f"{kind}s", "")):
                notes = Body(writing, styles, numbering, asides, "Note")
                package.read(parts[f"{kind}s"], notes)
                _write_notes(notes, kind, asides)
        named = {relation.id: relation.part for relation in relations}
        self._margins(package, Body(writing, styles, numbering, asides, "Artifact"), writing, body, named)
        return writing.document(MEDIA, self.version, tuple(_told(asides)))

    def _margins(self, package: Package, reader: Body, writing: Writing, body: Body, named: dict[str, str]) -> None:
        """Writes the headers before everything else and the footers after it, each once."""
        seen: set[str] = set()
        before = writing.mark_place()
        for wanted in ("footer", "header"):
            for kind, relation in body.margins:
                part = named.get(relation, "")
                if kind == wanted and part not in seen and package.holds(part):
                    seen.add(part)
                    package.read(part, reader)
            if wanted == "footer":
                before = writing.mark_place()
        writing.move_to_front(before)


def _write_notes(notes: Body, kind: str, asides: Asides) -> None:
    """Writes the notes that the words lead to, in their order."""
    for asked, number in asides.notes:
        if asked == kind:
            for method, arguments in notes.notes.get(number, ()):
                method(*arguments)


def _told(asides: Asides) -> Iterator[str]:
    return (told for what, told in _UNREAD.items() if what in asides.unread)
