"""The whole picture, computed before any HTML is written: the page only spells these values out. What a part of it
shows stands in that part's own `values`."""

from dataclasses import dataclass

from tracegraph.maps.lanes.values import Board, Lane, ReasonLine, WhyLine
from tracegraph.maps.network.values import Network
from tracegraph.maps.style import Sign
from tracegraph.maps.texts.values import PaperView, TextTies
from tracegraph.story.values import DocumentView, Overview


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter or a sort."""

    value: str
    caption: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the overview: its code, what it counts in words, and the anchor of the list of what it counts."""

    code: str
    count: int
    meaning: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation in a list: its words, shortened, the address of its place, what it is, its document's short
    name, and whether any action of a plan at hand answers it (a plan's own wording counts as answered)."""

    words: str
    href: str
    what: str
    source: str
    digest: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """An issue that came back: how many actions on it a plan had called completed, and the inspection that raised it
    next."""

    lane: Lane
    actions: int
    inspection: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The overview's numbers in groups, each under its caption, and the lists that stand in no other view."""

    groups: tuple[tuple[str, tuple[Number, ...]], ...]
    escalated: tuple[Lane, ...]
    returned: tuple[Returned, ...]
    unanswered: tuple[Asked, ...]
    answered: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole picture."""

    title: str
    heading: str
    lead: tuple[str, ...]
    boards: tuple[Board, ...]
    overview: Overview
    lists: Lists
    states: tuple[Sign, ...]
    visits: tuple[Sign, ...]
    sorts: tuple[Choice, ...]
    state_choices: tuple[Choice, ...]
    theme_choices: tuple[Choice, ...]
    owner_choices: tuple[Choice, ...]
    visit_choices: tuple[Choice, ...]
    statement_choices: tuple[Choice, ...]
    themes: tuple[tuple[str, str, tuple[Lane, ...]], ...]
    """Each theme: its anchor, its name, the lanes about it."""
    reasons: tuple[tuple[ReasonLine, ...], ...]
    """The reasons of links, each set once; a WhyLine knows the place of its own."""
    whys: tuple[tuple[WhyLine, ...], ...]
    """Why statements stand where they are shown; a Shown knows the place of its own."""
    network: Network
    papers: tuple[PaperView, ...]
    """The documents' texts, where this page shows them."""
    elsewhere: tuple[tuple[str, DocumentView], ...]
    """The documents whose texts other pages show, each behind its address."""
    looks: tuple[tuple[Sign, int], ...]
    ties: TextTies
    planned: bool
    """True where any plan's actions are shown."""
    contradicted: bool
    """True where a plan whose actions are shown contradicts itself."""
    touched: bool
    """True where what an inspection says only touches some issue: its mark there has a dot."""
    digests: bool
    """True where any document is a digest: the page then explains what that means."""

    @property
    def text_of(self) -> dict[str, str]:
        """The address of each document's text, by the document's id."""
        here = {each.document.id: f"#{each.anchor}" for each in self.papers}
        return here | {document.id: href for href, document in self.elsewhere}
