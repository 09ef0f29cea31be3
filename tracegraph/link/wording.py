"""What a statement is about, as weighted terms: themes first (so that words may drift), then word stems, rare ones
counting more."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tracegraph import taxonomy

_WORD = re.compile(r"[a-z][a-z0-9'\u2019-]*|\d{2}(?=-)")
_ASIDE = re.compile(
    r"\b(?:including|such as|for example|in particular|e\.g\.)\b|\((?:outcome|enabler|principle)[^)]*\)", re.IGNORECASE
)
"""What follows names examples, not the thing asked for; national-framework tags tell nothing about the issue."""
_STOP = frozenset(
    "a an and are as at be been being but by can could do does for from had has have how if in into is it its may more most must need needs "
    "not of on or other our over should so some such than that the their them then there these they this those through to too under up "
    "was were what when where which while who will with within would all also any both each every many much no only own same very "
    "ensure ensuring improve improving improved improvement improvements children child young people local authority council solid "
    "service services work working make sure area areas effective effectively effectiveness quality consistent consistently good better "
    "take action actions strengthen strengthening develop appropriate appropriately".split()
)
_SUFFIXES = (
    "isations",
    "isation",
    "ments",
    "ment",
    "nesses",
    "ness",
    "ations",
    "ation",
    "ities",
    "ity",
    "ings",
    "ing",
    "edly",
    "ies",
    "ed",
    "es",
    "ly",
    "s",
)


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
    """A text's terms: each with the words that stand for it, and whether it is what the text is about (False for an
    aside)."""

    said: Mapping[str, str]
    main: frozenset[str]

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
    left = list(words)
    for match in taxonomy.find(words):
        term = f"#{match.theme}"
        said.setdefault(term, words[match.start : match.end])
        if match.start < limit:
            main.add(term)
        left[match.start : match.end] = " " * (match.end - match.start)
    for found in _WORD.finditer("".join(left).lower()):
        word = found.group()
        if word in _STOP or len(word) < 3 and not word.isdigit():
            continue
        term = stem(word)
        said.setdefault(term, word)
        if found.start() < limit:
            main.add(term)
    return Terms(said, frozenset(main))


class Weights:
    """How much a term tells: rare ones more, themes three times as much as words. Learnt from all texts of one
    authority."""

    def __init__(self, texts: Iterable[Terms]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(text.said.keys())
            total += 1
        self._total = total
        self._counts = counts

    def __getitem__(self, term: str) -> float:
        rarity = math.log((self._total + 1) / (self._counts[term] + 0.5))
        return max(rarity, 0.1) * (3.0 if term.startswith("#") else 1.0)

    def of(self, text: Terms) -> dict[str, float]:
        """The weight of each term of `text`; what stands in an aside counts a quarter."""
        return {t: self[t] * (1.0 if t in text.main else 0.25) for t in text.said}
