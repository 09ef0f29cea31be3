"""What a statement is about, as weighted terms: themes first (so that words may drift), then word stems, rare ones
counting more."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tracegraph import resources, taxonomy
from tracegraph.link.documents import when
from tracegraph.model.statement import Extraction, Finding, Recommendation
from tracegraph.vocab import InspectionKind, Polarity

_WORD = re.compile(r"[a-z][a-z0-9'\u2019-]*|\d{2}(?=-)")
_ASIDE = re.compile(
    r"\b(?:including|among them|among others|such as|for example|in particular|e\.g\.)\b"
    r"|\((?:outcome|enabler|principle)[^)]*\)",
    re.IGNORECASE,
)
"""What follows names examples, not the thing asked for; national-framework tags tell nothing about the issue."""
_LISTS = tomllib.loads(resources.text("link/words.toml"))
_STOP = frozenset(_LISTS["stop"])
_EMPTY = frozenset(_LISTS["empty"])
_SUFFIXES = tuple(_LISTS["suffixes"])
PROGRESS = frozenset(_LISTS["progress"])
WORKS = frozenset(_LISTS["works"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its common endings: enough to bring "allocating", "allocated" and "allocation" together."""
    bare = re.sub(r"['\u2019]s?$", "", word)
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 4:
            bare = bare[: -len(suffix)]
            break
    return bare.rstrip("e") if len(bare) > 4 else bare


@dataclass(frozen=True, slots=True)
class Terms:
    """A text's terms: each with the words that stand for it, which of them the text is about (the others are asides),
    and `every` term: also the words within a theme's name, and those that tell little by themselves."""

    said: Mapping[str, str]
    main: frozenset[str]
    every: Mapping[str, str]

    @property
    def themes(self) -> frozenset[str]:
        """Themes that the text is about."""
        return frozenset(t[1:] for t in self.main if t.startswith("#"))


def terms(words: str) -> Terms:
    """The terms of `words`: "#theme" for every theme label found, stems for the other words that carry meaning."""
    aside = _ASIDE.search(words)
    limit = aside.start() if aside else len(words)
    said: dict[str, str] = {}
    main: set[str] = set()
    left: list[str] = []
    after = 0
    for match in taxonomy.find(words):
        term = f"#{match.theme}"
        said.setdefault(term, match.words)
        if match.start < limit:
            main.add(term)
        left += (words[after : match.start], " " * (match.end - match.start))
        after = match.end
    left.append(words[after:])
    rest = "".join(left).lower()
    for word in _WORD.findall(rest):
        if (own := _telling(word)) is not None:
            said.setdefault(own, word)
    if aside is None:
        main.update(said)
    else:
        main.update(filter(None, (_telling(found.group()) for found in _WORD.finditer(rest) if found.start() < limit)))
    every = {stem(word): word for word in _WORD.findall(words.lower()) if word not in _EMPTY}
    return Terms(said, frozenset(main), every | said)


@lru_cache(maxsize=65536)
def _telling(word: str) -> str | None:
    """The term of a word by itself; None of one that tells nothing."""
    return None if word in _STOP or (len(word) < 3 and not word.isdigit()) else stem(word)


def in_order(words: str) -> tuple[str, ...]:
    """The terms of `words` in the order they stand, themes as well as the words within them, for learning what stands
    beside what."""
    found = [(m.start, f"#{m.theme}") for m in taxonomy.find(words)]
    found += [(m.start(), stem(m.group())) for m in _WORD.finditer(words.lower()) if m.group() not in _EMPTY]
    return tuple(term for _, term in sorted(found))


@dataclass(frozen=True, slots=True)
class Text:
    """A statement as linking compares it: its words and terms, the aspects and groups it speaks of, where it stands
    (section heading, paragraph, position in the paragraph from 1, place in the document from 0 to 1), its tone,
    whether it formally asks, and the kind and date (ISO, as far as known) of the inspection that says it."""

    words: str
    terms: Terms
    aspects: frozenset[str]
    groups: frozenset[str]
    section: str = ""
    section_terms: Terms = Terms({}, frozenset(), {})
    section_groups: frozenset[str] = frozenset()
    paragraph: str = ""
    position: int = 1
    place: float = 0.0
    polarity: Polarity = Polarity.NEUTRAL
    asks: bool = False
    kind: InspectionKind = InspectionKind.OTHER
    date: str = ""


def text(words: str) -> Text:
    """A text by itself, without a place."""
    return Text(words, terms(words), taxonomy.aspects(words), taxonomy.groups(words))


def texts(extraction: Extraction) -> tuple[tuple[str, Text], ...]:
    """The recommendations and findings of a document as texts, by key: recommendations first, then findings, each in
    order. A sub-item is read with its lead-in."""
    stated: tuple[Recommendation | Finding, ...] = (*extraction.recommendations, *extraction.findings)
    kind, date = extraction.facts.inspection, when(extraction)
    return tuple((statement.key, _of(statement, n / len(stated), kind, date)) for n, statement in enumerate(stated))


def _of(statement: Recommendation | Finding, place: float, kind: InspectionKind, date: str) -> Text:
    words = read = statement.quote.words
    if isinstance(statement, Recommendation) and statement.lead_in:
        read = f"{words} ({statement.lead_in.words})"
    says = (words, terms(read), taxonomy.aspects(read), taxonomy.groups(read))
    if isinstance(statement, Recommendation):
        return Text(
            *says,
            section=statement.heading,
            section_terms=_heading(statement.heading),
            paragraph=statement.key,
            place=place,
            polarity=Polarity.SHORTFALL,
            asks=True,
            kind=kind,
            date=date,
        )
    return Text(
        *says,
        section=statement.section,
        section_terms=_heading(statement.section),
        section_groups=_heading_groups(statement.section),
        paragraph=statement.passage,
        position=int(statement.key.rsplit(".", 1)[1]),
        place=place,
        polarity=statement.polarity,
        kind=kind,
        date=date,
    )


@lru_cache(maxsize=4096)
def _heading(words: str) -> Terms:
    return terms(words)


@lru_cache(maxsize=4096)
def _heading_groups(words: str) -> frozenset[str]:
    return taxonomy.groups(words)
