"""How a label is recognised in a text.

- case, possessive 's, plural and the shape of the apostrophe do not matter; "children" is the plural of "child";
- white space, hyphens and quotation marks only part words; a hyphen in a label also stands for nothing ("life-story"
  finds "life story" and "lifestory");
- a comma inside a label may be missing; other punctuation between its words breaks it ("care, leavers" is not it);
- words with two capitals ("IRO", "SENCo") keep their capitals, so that "SEN" is never found in "sen";
- exact labels (`tg:exactLabel`) are found only as written, so that the programme "Supporting Families" is not found in
  "supporting families", nor the front door's "contacts" in "contact";
- a place's letters before SCB or SCP are its safeguarding children board or partnership, whatever the place ("NSCB"):
  every board shortens its name so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from tracegraph import resources
from tracegraph.taxonomy.concepts import Concept, Label, Match, Scheme, concepts

# A word, with its apostrophes; or one mark of punctuation. White space, hyphens and quotation marks only part words.
_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s'’‘ʼ“”\"‐‑\u00ad-]")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_HYPHENATED = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*(?:[‐‑-][^\W_]+(?:['’ʼ][^\W\d_]+)*)+")
_TWO_CAPITALS = re.compile(r"[A-Z].*[A-Z0-9]")
_BOARD = re.compile(r"[A-Z][A-Za-z]{0,3}SC[BP]")
_ANY_BOARD = "LSCB"
_IRREGULAR = {"children": "child", "childrens": "child", "people": "person", "lives": "life"}
_CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A theme found in a text: characters `start` to `end` (end excluded), which say `words`."""

    theme: str
    start: int
    end: int
    words: str


def find(text: str) -> tuple[ThemeMatch, ...]:
    """The themes that `text` speaks of, in order: labels that do not overlap, from the left the longest at each."""
    spans = _spans(text, Scheme.THEMES)
    return tuple(ThemeMatch(theme, start, end, text[start:end]) for theme, start, end in spans)


def spoken_of(text: str) -> frozenset[str]:
    """The ids of the themes that `find` finds, where nobody asks for the words."""
    return frozenset(concept for concept, _, _ in _found(_TOKEN.findall(text), Scheme.THEMES))


def aspects(text: str) -> frozenset[str]:
    """The ids of the aspects that words of `text` signal: "timeliness", "take-up" ..."""
    return frozenset(concept for concept, _, _ in _found(_TOKEN.findall(text), Scheme.ASPECTS))


def groups(text: str) -> frozenset[str]:
    """The ids of the groups that `text` names: "care-leavers", "disabled-children" ...; not those above them."""
    return frozenset(concept for concept, _, _ in _found(_TOKEN.findall(text), Scheme.GROUPS))


def phrases(text: str, scheme: Scheme) -> dict[str, str]:
    """The concepts of `scheme` in `text`, in order, each with the first words that say it."""
    said: dict[str, str] = {}
    for concept, start, end in _spans(text, scheme):
        said.setdefault(concept, text[start:end])
    return said


def by_label(words: str, scheme: Scheme = Scheme.THEMES) -> str | None:
    """The id of the concept that has `words` as a label, with the same tolerance and in any case ("rhi", "Return-home
    interviews"); None where no label says just this. No two concepts of a scheme share a label, so there is one at
    most."""
    return _by_label(scheme).get(_folded(_ANY_BOARD if _capitals(words) == _ANY_BOARD else words))


def forms(way: Label) -> frozenset[tuple[str, ...]]:
    """Every sequence of word keys that says this label: hyphens as breaks or as nothing, with and without commas."""
    spellings = {way.words}
    for compound in _HYPHENATED.findall(way.words):
        parts = re.split("[‐‑-]", compound)
        joined = ("".join(_interleave(parts, gaps)) for gaps in product(("-", ""), repeat=len(parts) - 1))
        spellings = {spelling.replace(compound, other) for other in joined for spelling in set(spellings)}
    tokens = [[_wanted(token, way.match) for token in _TOKEN.findall(spelling)] for spelling in spellings]
    return frozenset(tuple(form) for keys in tokens for form in (keys, [key for key in keys if key != ","]))


def _found(tokens: list[str], scheme: Scheme) -> Iterator[tuple[str, int, int]]:
    """Each concept said by `tokens`, with the first of its tokens and the one after its last."""
    starts = _starts(scheme)
    after = 0
    for place, token in enumerate(tokens):
        nodes = starts[token]
        if nodes and place >= after and (longest := _longest(nodes, tokens, place + 1)):
            concept, after = longest
            yield concept, place, after


def _spans(text: str, scheme: Scheme) -> list[tuple[str, int, int]]:
    """Each concept said in `text`, with the characters that say it."""
    tokens = _TOKEN.findall(text)
    found = list(_found(tokens, scheme))
    if not found:
        return []
    # Between two tokens stand only characters that no token begins with, so each is where it is first seen.
    starts: list[int] = []
    end = 0
    for token in tokens[: found[-1][2]]:
        starts.append(text.index(token, end))
        end = starts[-1] + len(token)
    return [(concept, starts[first], starts[last - 1] + len(tokens[last - 1])) for concept, first, last in found]


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
    word = word[:-1] if word.endswith("s") and _TWO_CAPITALS.match(word[:-1]) else word
    return _ANY_BOARD if _BOARD.fullmatch(word) else word


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
    """A place in the tree of labels: the concept whose label ends here, and the words that may follow."""

    __slots__ = ("concept", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.concept: str | None = None


@lru_cache(maxsize=len(Scheme))
def _tree(scheme: Scheme) -> _Node:
    """All labels of a scheme that are looked for in texts, word by word."""
    root = _Node()
    for concept, label in _labels(scheme):
        for form in forms(label) if concept.subject else ():
            node = root
            for key in form:
                node = node.next.setdefault(key, _Node())
            node.concept = node.concept or concept.id
    return root


def _labels(scheme: Scheme) -> Iterator[tuple[Concept, Label]]:
    for concept in concepts(scheme).values():
        for label in concept.labels:
            yield concept, label


class _Starts(dict[str, tuple[_Node, ...]]):
    """Where a label that begins with a word goes on; nothing for most words. Filled as words come."""

    def __init__(self, scheme: Scheme) -> None:
        self._after = _tree(scheme).next

    def __missing__(self, token: str) -> tuple[_Node, ...]:
        if len(self) >= _CACHED:
            self.clear()
        nodes = self[token] = tuple(self._after[key] for key in _given(token) if key in self._after)
        return nodes


@lru_cache(maxsize=len(Scheme))
def _starts(scheme: Scheme) -> _Starts:
    return _Starts(scheme)


def _longest(nodes: Sequence[_Node], tokens: list[str], place: int) -> tuple[str, int] | None:
    """The concept of the longest label that goes on from `nodes` with `tokens[place:]`, and the place after it."""
    best: tuple[str, int] | None = None
    while nodes:
        for node in nodes:
            if node.concept:
                best = node.concept, place
                break
        if place == len(tokens):
            break
        keys = _given(tokens[place])
        nodes = [node.next[key] for node in nodes for key in keys if key in node.next]
        place += 1
    return best


def _folded(words: str) -> str:
    """Words without case, number, hyphens and punctuation: what a person who asks by label may vary."""
    return "".join(_stem(token) for token in _TOKEN.findall(words.replace(",", " ")))


@lru_cache(maxsize=len(Scheme))
def _by_label(scheme: Scheme) -> dict[str, str]:
    """The concept of each label, by the folded label. Those of the themes are shipped as tools/fold_labels.py folded
    them: every `tracegraph trace` asks for one, and folding two thousand takes as long as answering."""
    if scheme is not Scheme.THEMES:
        return folded_labels(scheme)
    lines = (line.split("\t") for line in resources.text("data/theme_labels.tsv").splitlines())
    return {label: theme for theme, *labels in lines for label in labels}


def folded_labels(scheme: Scheme) -> dict[str, str]:
    """The id of the concept of each label of a scheme, by the label without what `by_label` tolerates."""
    found: dict[str, str] = {}
    for concept, label in _labels(scheme):
        found.setdefault(_folded(label.words), concept.id)
    return found
