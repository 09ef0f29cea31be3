"""What the documents' texts show: pages cut into runs, what the statements in them hang together with, and words
quoted from them with their place."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracegraph.maps.style import Sign
from tracegraph.story.values import Citation, DocumentView


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a document's text: its words as printed; the statements (id, look) it belongs to, the first of which
    gives it its look; the anchors of those that begin here; and the paragraph's number where it is another than before
    ("" where it is none any more)."""

    words: str
    statements: tuple[tuple[str, Sign], ...] = ()
    anchors: tuple[str, ...] = ()
    paragraph: str | None = None

    @property
    def plain(self) -> bool:
        """True where it is one statement's whole beginning: its anchor then says all."""
        return len(self.statements) == len(self.anchors) == 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a document's text; `page` is None for a text without pages, which has the number of its first
    `line`."""

    page: int | None
    line: int | None
    anchor: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document's text, and how many statements of each look it holds."""

    anchor: str
    document: DocumentView
    short: str
    leaves: tuple[Leaf, ...]
    counts: tuple[tuple[Sign, int], ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What a link leads to: its words, shortened, its address, and whether the words are a digest's."""

    words: str
    href: str
    digest: bool = False


@dataclass(frozen=True, slots=True)
class TextTies:
    """What the statements of the texts in a page hang together with. `issues` are (address, name, caption of the latest
    state); `statements` gives for an id the places of its issues among them, each with whether it only touches that
    issue, and its links as (relation, leads there, id of the other end); `others` are the ends that no text in the page
    holds."""

    issues: tuple[tuple[str, str, str], ...]
    statements: Mapping[str, tuple[tuple[tuple[int, bool], ...], tuple[tuple[str, bool, str], ...]]]
    others: Mapping[str, Other]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with their place: the short name of their document, and the address of the place in its text ("" where the
    text is not at hand)."""

    citation: Citation
    source: str
    href: str
