"""Long lists of patterns, looked for together: a text is read word by word, and only those few patterns are tried that
begin as the word at hand does. A plain `a|b|c` of two hundred is tried two hundred times at each word."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, groupby, islice
from string import ascii_letters
from typing import Final

_UNLIKE_ONCE = ("*", "{", "+")
_LETTERS = tuple(ascii_letters)
_WORD = re.compile(r"(\w+)")
_WORD_ENDS = re.compile(r"[ -](?![?*{])")
_ALSO = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a"}
"""Letters that a pattern takes for others where the case does not matter."""
_TAKEN_FOR = str.maketrans({taken: letter for letter, others in _ALSO.items() for taken in others})
_CACHED: Final = 1 << 16

Way = tuple[str, re.Pattern[str]]
"""The name of a list, and those of its patterns that may begin with a word, as one."""
Places = Mapping[str, Sequence[tuple[int, re.Pattern[str]]]]
"""By the name of a list, the places in a text where its patterns may begin, in order, and which may there."""


class WordLists:
    """Named lists of patterns. Each begins and ends as a word does, whatever its case; of those that match at one place
    the first of the list counts."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._ways = _WaysOfWords(lists)

    def places(self, text: str) -> Places:
        """Where in `text` something of a list may begin."""
        parts = _WORD.split(text)  # what parts two words, a word, what parts it from the next, ...
        found: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        begins = islice(accumulate(map(len, parts)), 0, None, 2)
        words = map(self._ways.__getitem__, parts[1::2])
        for place, ways, following in zip(begins, words, chain(parts[3::2], ("",)), strict=False):
            if ways is not None:
                for name, pattern in ways.before(following):
                    found.setdefault(name, []).append((place, pattern))
        return found


def matches(name: str, text: str, places: Places) -> list[re.Match[str]]:
    """What of the list `name` stands in `text` at `places`, in order, none within another."""
    found: list[re.Match[str]] = []
    after = 0
    for place, pattern in places.get(name, ()):
        if place >= after and (match := pattern.match(text, place)):
            found.append(match)
            after = match.end()
    return found


def stands(name: str, text: str, places: Places, start: int, end: int) -> bool:
    """True where something of the list `name` stands in characters `start` to `end` of `text`."""
    there = places.get(name, ())
    return bool(there) and any(start <= place < end and pattern.match(text, place, end) for place, pattern in there)


class _Ways:
    """What may begin with a word, by the first letter of the word behind it."""

    __slots__ = ("_any", "_by_letter")

    def __init__(self, ways: Mapping[Way, frozenset[str]]) -> None:
        """`ways`: each with the letters that it goes on with, none where it may go on with anything."""
        self._any = tuple(way for way, letters in ways.items() if not letters)
        self._by_letter: dict[str, tuple[Way, ...]] = {}
        for letter in frozenset().union(*ways.values()):
            before = tuple(way for way, letters in ways.items() if not letters or letter in letters)
            self._by_letter.update((form, before) for form in (letter, letter.upper(), *_ALSO.get(letter, "")))

    def before(self, following: str) -> Sequence[Way]:
        """What may begin with the word where `following` comes next."""
        return self._by_letter.get(following[:1], self._any)


class _WaysOfWords(dict[str, _Ways | None]):
    """What may begin with a word, None for most words. Filled as words come."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._beginning: dict[str, set[tuple[str, int, str]]] = {}
        """By the letters that a word begins with: list, rank of a pattern in it, first letter of the next word."""
        for name, patterns in lists.items():
            for rank, pattern in enumerate(patterns):
                for letters in beginnings(pattern) or ("",):
                    word, blank, following = letters.partition(" ")
                    self._beginning.setdefault(word + blank, set()).add((name, rank, following))

    def __missing__(self, word: str) -> _Ways | None:
        if len(self) >= _CACHED:
            self.clear()
        whole = f"{word.translate(_TAKEN_FOR).lower()} "
        found = {one for end in range(len(whole) + 1) for one in self._beginning.get(whole[:end], ())}
        ways: dict[Way, frozenset[str]] = {}
        for name, of_list in groupby(sorted(found), key=lambda one: one[0]):
            kept = list(of_list)
            ranks = dict.fromkeys(rank for _, rank, _ in kept)
            letters = frozenset(letter for _, _, letter in kept)
            pattern = _any_of(tuple(self._lists[name][rank] for rank in ranks))
            ways[name, pattern] = frozenset() if "" in letters else letters
        self[word] = _Ways(ways) if ways else None
        return self[word]


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the patterns, as a whole word; where several match, the first of them."""
    return re.compile(rf"\b(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})\b", re.IGNORECASE)


@cache
def beginnings(pattern: str) -> frozenset[str] | None:
    """The letters (a to z, lower case) with which the first word of what a pattern matches begins, as many as are sure,
    a blank behind them where they are all of it, and behind that the first letter of the next word where that is sure.
    None where it may be any word."""
    return _either(_of_letters(way) if way.startswith(_LETTERS) else _of_group(way) for way in _ways(pattern))


def _either(found: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The letters of several ways; None where one of them may be anything."""
    kept = list(found)
    return None if None in kept else frozenset().union(*(letters for letters in kept if letters))


def _of_letters(way: str) -> frozenset[str] | None:
    """The beginnings of a pattern that begins with letters, without a choice of its own."""
    rest = way.lstrip(ascii_letters)
    letters = way[: len(way) - len(rest)].lower()
    if rest.startswith("?"):
        return _either(beginnings(kept + rest[1:]) for kept in (letters, letters[:-1]))
    if rest.startswith(_UNLIKE_ONCE):
        return frozenset({letters[:-1]}) if len(letters) > 1 else None
    if _WORD_ENDS.match(rest):
        following = beginnings(rest[1:]) or ("",)
        return frozenset(f"{letters} {word[:1]}" for word in following)
    if rest.startswith("(?:") and (spread := _spread(letters, rest)) is not None:
        return _either(beginnings(each) for each in spread)
    return frozenset({letters})


def _of_group(way: str) -> frozenset[str] | None:
    """The same for one that begins with a group, or at the beginning of the text."""
    way = way.removeprefix("^")
    if not way.startswith("(?:"):
        return beginnings(way) if way.startswith(_LETTERS) else None
    spread = _spread("", way)
    return None if spread is None else _either(beginnings(each) for each in spread)


def _spread(before: str, way: str) -> list[str] | None:
    """A pattern that begins with a group as one pattern for each way of the group, with `before` before it; None where
    the group may come more than once."""
    end = _closing(way)
    rest = way[end + 1 :]
    if rest.startswith(_UNLIKE_ONCE):
        return None
    inner = _ways(way[3:end])
    return [before + each + rest.removeprefix("?") for each in (*inner, *("",) * rest.startswith("?"))]


def _ways(pattern: str) -> list[str]:
    """What stands between the bars of the pattern itself, those within groups aside."""
    ways, depth, start = [], 0, 0
    for at, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            ways.append(pattern[start:at])
            start = at + 1
    return [*ways, pattern[start:]]


def _closing(pattern: str) -> int:
    """Where the group ends that the pattern begins with."""
    depth = 0
    for at, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and not depth:
            return at
    raise re.error("missing ), unterminated subpattern", pattern)


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """The characters that mean something to a pattern, not those escaped or within square brackets."""
    for found in re.finditer(r"\\.|\[\^?\]?[^\]]*\]|(.)", pattern, re.DOTALL):
        if found[1]:
            yield found.start(), found[1]
