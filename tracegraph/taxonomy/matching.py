"""Which labels stand in a text: the words of a text and those of labels are compared by their keys (`keys`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracegraph import resources
from tracegraph.taxonomy.concepts import Concept, Label, Scheme, concepts
from tracegraph.taxonomy.keys import ANY_BOARD, TOKEN, capitals, forms, keys_of, stem

_CACHED = 1 << 16
_NO_WORD = 0
"""The number of all words that stand in no label."""


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
    return frozenset(concept for concept, _, _ in _found(_tokens(text), Scheme.THEMES))


def aspects(text: str) -> frozenset[str]:
    """The ids of the aspects that words of `text` signal: "timeliness", "take-up" ..."""
    return frozenset(concept for concept, _, _ in _found(_tokens(text), Scheme.ASPECTS))


def groups(text: str) -> frozenset[str]:
    """The ids of the groups that `text` names: "care-leavers", "disabled-children" ...; not those above them."""
    return frozenset(concept for concept, _, _ in _found(_tokens(text), Scheme.GROUPS))


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
    return _by_label(scheme).get(_folded(ANY_BOARD if capitals(words) == ANY_BOARD else words))


@lru_cache(maxsize=1)
def _tokens(text: str) -> Sequence[str]:
    """The words of a text: whoever asks for its themes often asks for its aspects and groups right after."""
    return TOKEN.findall(text)


def _found(tokens: Sequence[str], scheme: Scheme) -> list[tuple[str, int, int]]:
    """Each concept said by `tokens`, with the first of its tokens and the one after its last."""
    words, opening = _words(scheme), _opening(scheme)
    said = [*map(words.__getitem__, tokens), _NO_WORD]
    found: list[tuple[str, int, int]] = []
    after = 0
    # Most words begin no label: they are passed over together.
    for place in [place for place, here in enumerate(map(opening.__getitem__, said)) if here is not None]:
        if place < after:
            continue
        concept, end, here = None, place, opening[said[place]]
        while here is not None:
            end += 1
            if here.concept is not None:
                concept, after = here.concept, end
            here = here[said[end]]
        if concept is not None:
            found.append((concept, place, after))
    return found


def _spans(text: str, scheme: Scheme) -> list[tuple[str, int, int]]:
    """Each concept said in `text`, with the characters that say it."""
    tokens = _tokens(text)
    found = _found(tokens, scheme)
    if not found:
        return []
    # Between two tokens stand only characters that no token begins with, so each is where it is first seen.
    starts: list[int] = []
    end = 0
    for token in tokens[: found[-1][2]]:
        starts.append(text.index(token, end))
        end = starts[-1] + len(token)
    return [(concept, starts[first], starts[last - 1] + len(tokens[last - 1])) for concept, first, last in found]


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


class _Words(dict[str, int]):
    """The number of a word of a text, by the keys of labels that it answers to: _NO_WORD for most words. Filled as
    words come."""

    def __init__(self, scheme: Scheme) -> None:
        self._keys = _keys(_tree(scheme))
        self.answers: list[tuple[str, ...]] = [()]
        """The keys by number."""
        self._numbers: dict[tuple[str, ...], int] = {(): _NO_WORD}

    def __missing__(self, token: str) -> int:
        if len(self) >= _CACHED:
            self.clear()
        keys = tuple(key for key in keys_of(token) if key in self._keys)
        number = self[token] = self._numbers.setdefault(keys, len(self.answers))
        if number == len(self.answers):
            self.answers.append(keys)
        return number


def _keys(node: _Node) -> frozenset[str]:
    """All keys of the labels from a place on."""
    return frozenset(node.next).union(*map(_keys, node.next.values()))


class _Place(dict[int, "_Place | None"]):
    """Where a text stands among labels: `concept` is that of a label which ends here, and each number of a word leads
    on, to None where no label goes on so. Filled as words come. A word may answer to several keys, so several nodes may
    be meant; the strictest stands first."""

    def __init__(self, nodes: Sequence[_Node], words: _Words) -> None:
        self._nodes, self._words = nodes, words
        self.concept = next((node.concept for node in nodes if node.concept), None)

    def __missing__(self, number: int) -> "_Place | None":
        keys = self._words.answers[number]
        nodes = [node.next[key] for node in self._nodes for key in keys if key in node.next]
        place = self[number] = _Place(nodes, self._words) if nodes else None
        return place


@lru_cache(maxsize=len(Scheme))
def _words(scheme: Scheme) -> _Words:
    return _Words(scheme)


@lru_cache(maxsize=len(Scheme))
def _opening(scheme: Scheme) -> _Place:
    """The place before any word of a label."""
    return _Place([_tree(scheme)], _words(scheme))


def _folded(words: str) -> str:
    """Words without case, number, hyphens and punctuation: what a person who asks by label may vary."""
    return "".join(stem(token) for token in TOKEN.findall(words.replace(",", " ")))


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
