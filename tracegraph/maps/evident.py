"""A statement where it is shown: its words with their place, why it stands there, what was promised beneath it."""

from dataclasses import dataclass

from tracegraph.story.values import ActionLine, Citation, Entry


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A feature in words, its share (0..100, for the bar and as text), and the phrases that fired."""

    feature: str
    share: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class WhyLine:
    """Why a statement stands where it stands: the relation in words, how it is known, and the id of the other
    statement. `at` is the place of its reasons among the page's, which says each set once; None where it has none."""

    relation: str
    basis: str
    other: str
    reasons: tuple[ReasonLine, ...]
    at: int | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with their place: the short name of their document, and the address of the place in its text ("" where the
    text is not at hand)."""

    citation: Citation
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class Promised:
    """An action where it is shown; `anchor` as a Shown's."""

    anchor: str
    line: ActionLine
    quote: Quoted


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement where it is shown. `anchor` is its id in the page, "" where another place already carries it;
    `what` its caption ("recommendation: priority action"); `says` what a follow-up says of the issue; `because` is
    the place of its `whys` among the page's, which says each set once; None where it has none."""

    anchor: str
    entry: Entry
    what: str
    says: str
    quote: Quoted
    whys: tuple[WhyLine, ...]
    because: int | None
    actions: tuple[Promised, ...]
    outcomes: tuple[Quoted, ...]
