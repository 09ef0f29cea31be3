"""Which themes exist and which words say them: compiled from ontology/taxonomy.ttl to data that loads in milliseconds.

How a label is recognised in a text:
- case, possessive 's, plural and the shape of the apostrophe do not matter; "children" is the plural of "child";
- white space, hyphens and quotation marks only part words; a hyphen in a label also stands for nothing ("life-story"
  finds "life story" and "lifestory");
- a comma inside a label may be missing; other punctuation between its words breaks it ("care, leavers" is not it);
- words with two capitals ("IRO", "SENCo") keep their capitals, so that "SEN" is never found in "sen";
- exact labels (`tg:exactLabel`) are found only as written, so that the programme "Supporting Families" is not found in
  "supporting families", nor the front door's "contacts" in "contact".
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Any

from tracegraph import resources

# A word, with its apostrophes; or one mark of punctuation. White space, hyphens and quotation marks only part words.
_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s'’‘ʼ“”\"‐‑\u00ad-]")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_HYPHENATED = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*(?:[‐‑-][^\W_]+(?:['’ʼ][^\W\d_]+)*)+")
_TWO_CAPITALS = re.compile(r"[A-Z].*[A-Z0-9]")
_IRREGULAR = {"children": "child", "childrens": "child", "people": "person", "lives": "life"}
_CACHED = 1 << 16


class Match(StrEnum):
    """How strictly a label is looked for; the generated data says it of each label."""

    ANY = "any"
    """In any case and number."""

    CAPITALS = "capitals"
    """Words that are written with capitals keep them."""

    EXACT = "exact"
    """As written: capitals kept, a plural not taken for the singular."""


@dataclass(frozen=True, slots=True)
class Label:
    """One way of saying a theme. `hidden` labels are looked for and never shown."""

    words: str
    match: Match = Match.ANY
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """What a statement can be about.

    `label` is the preferred one and the first of `labels`; `broader` the theme above, None at the top; `subject` False
    where the words belong to the form of a record ("recommendation", "focused visit") or only group other themes: such
    themes answer a query and are found in no text; `note` says where the words drifted, or is empty.
    """

    id: str
    label: str
    labels: tuple[Label, ...]
    broader: str | None
    subject: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A theme found in a text: characters `start` to `end` (end excluded), which say `words`."""

    theme: str
    start: int
    end: int
    words: str


@lru_cache(maxsize=1)
def themes() -> Mapping[str, Theme]:
    """Every theme by id, in the order of the taxonomy (a theme after the one above it)."""
    return MappingProxyType({entry["id"]: _theme(entry) for entry in json.loads(resources.text("data/taxonomy.json"))})


def ancestors(theme: str) -> tuple[str, ...]:
    """The ids of the themes above this one, nearest first. Raises KeyError for an unknown id."""
    above = themes()[theme].broader
    return () if above is None else (above, *ancestors(above))


def narrower(theme: str) -> tuple[str, ...]:
    """The ids of the themes directly below this one, in the taxonomy's order. Raises KeyError for an unknown id."""
    wanted = themes()[theme].id
    return tuple(other.id for other in themes().values() if other.broader == wanted)


def find(text: str) -> tuple[ThemeMatch, ...]:
    """The themes that `text` speaks of, in order: labels that do not overlap, from the left the longest at each."""
    tokens = _TOKEN.findall(text)
    found: list[tuple[str, int, int]] = []
    after = 0
    for place, token in enumerate(tokens):
        if place < after:
            continue
        nodes = _starts(token)
        if nodes and (longest := _longest(nodes, tokens, place + 1)):
            theme, after = longest
            found.append((theme, place, after))
    if not found:
        return ()
    spans = [match.span() for match in _TOKEN.finditer(text)]
    cut = ((theme, spans[first][0], spans[last - 1][1]) for theme, first, last in found)
    return tuple(ThemeMatch(theme, start, end, text[start:end]) for theme, start, end in cut)


def by_label(words: str) -> str | None:
    """The id of the theme that has `words` as a label, with the same tolerance and in any case ("rhi", "Return-home
    interviews"); None where no label says just this. No two themes share a label, so there is one at most."""
    return _by_label().get(_folded(words))


def label(theme: str) -> str:
    """The preferred label of a theme. Raises KeyError for an unknown id."""
    return themes()[theme].label


def forms(way: Label) -> frozenset[tuple[str, ...]]:
    """Every sequence of word keys that says this label: hyphens as breaks or as nothing, with and without commas."""
    spellings = {way.words}
    for compound in _HYPHENATED.findall(way.words):
        parts = re.split("[‐‑-]", compound)
        joined = ("".join(_interleave(parts, gaps)) for gaps in product(("-", ""), repeat=len(parts) - 1))
        spellings = {spelling.replace(compound, other) for other in joined for spelling in set(spellings)}
    tokens = [[_wanted(token, way.match) for token in _TOKEN.findall(spelling)] for spelling in spellings]
    return frozenset(tuple(form) for keys in tokens for form in (keys, [key for key in keys if key != ","]))


def _interleave(parts: list[str], gaps: tuple[str, ...]) -> Iterable[str]:
    yield parts[0]
    for gap, part in zip(gaps, parts[1:], strict=True):
        yield gap
        yield part


def _stem(word: str) -> str:
    """A word without case, possessive and plural. Not a dictionary: both sides of a comparison go through it."""
    word = _POSSESSIVE.sub("", word).lower().replace("’", "'").replace("ʼ", "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _capitals(word: str) -> str:
    """A word with its capitals, without possessive and, in an abbreviation, without the plural's s: "IROs" -> "IRO"."""
    word = _POSSESSIVE.sub("", word)
    return word[:-1] if word.endswith("s") and _TWO_CAPITALS.match(word[:-1]) else word


def _wanted(token: str, match: Match) -> str:
    """The key by which a label asks for a word: "=IRO" with capitals, "#contacts" in this number, "child" in any."""
    if match is not Match.ANY and token != token.lower():
        return "=" + _capitals(token)
    stem = _stem(token)
    return "#" + token if match is Match.EXACT and token != stem else stem


@lru_cache(maxsize=_CACHED)
def _given(token: str) -> tuple[str, ...]:
    """The keys that a word of a text answers to, the strictest first."""
    stem = _stem(token)
    lower = token.lower()
    strict = ("=" + _capitals(token),) if token != lower else ()
    return (*strict, "#" + lower, stem) if lower != stem else (*strict, stem)


class _Node:
    """A place in the tree of labels: the themes whose label ends here, and the words that may follow."""

    __slots__ = ("next", "theme")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.theme: str | None = None


@lru_cache(maxsize=1)
def _tree() -> _Node:
    """All labels that are looked for in texts, word by word."""
    root = _Node()
    for theme in themes().values():
        for form in (form for label in theme.labels if theme.subject for form in forms(label)):
            node = root
            for key in form:
                node = node.next.setdefault(key, _Node())
            node.theme = node.theme or theme.id
    return root


@lru_cache(maxsize=_CACHED)
def _starts(token: str) -> tuple[_Node, ...]:
    """Where a label that begins with this word goes on; nothing for most words."""
    after = _tree().next
    return tuple(after[key] for key in _given(token) if key in after)


def _longest(nodes: tuple[_Node, ...], tokens: list[str], place: int) -> tuple[str, int] | None:
    """The theme of the longest label that goes on from `nodes` with `tokens[place:]`, and the place after it."""
    best: tuple[str, int] | None = None
    while nodes:
        ended = next((node.theme for node in nodes if node.theme), None)
        best = (ended, place) if ended else best
        if place == len(tokens):
            break
        keys = _given(tokens[place])
        nodes = tuple(node.next[key] for node in nodes for key in keys if key in node.next)
        place += 1
    return best


def _folded(words: str) -> str:
    """Words without case, number, hyphens and punctuation: what a person who asks by label may vary."""
    return "".join(_stem(token) for token in _TOKEN.findall(words.replace(",", " ")))


@lru_cache(maxsize=1)
def _by_label() -> dict[str, str]:
    found: dict[str, str] = {}
    for theme in themes().values():
        for label in theme.labels:
            found.setdefault(_folded(label.words), theme.id)
    return found


def _theme(entry: dict[str, Any]) -> Theme:
    """A theme from its entry in the generated data."""
    labels = tuple(Label(words, Match(match), hidden) for words, match, hidden in entry["labels"])
    return Theme(entry["id"], labels[0].words, labels, entry["broader"], entry["subject"], entry["note"])
