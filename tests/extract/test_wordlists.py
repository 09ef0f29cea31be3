"""Many patterns as one: the plain `a|b|c` is what it must agree with."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph import resources
from tracegraph.extract.wordlists import WordLists, beginnings, matches, stands

# pattern, how the words begin that it can begin with, why
OPENINGS = [
    ("good", {"good"}, "a word"),
    ("GOOD", {"good"}, "case does not count"),
    ("good work", {"good w"}, "a whole word, for the next one follows"),
    ("well-used", {"well u"}, "a hyphen ends it too"),
    ("well-?used", {"well"}, "one that may be missing does not"),
    (r"good \w+", {"good "}, "the next word may be any"),
    ("(?:highly |more )?effective", {"highly e", "more e", "effective"}, "what may be missing, and what follows it"),
    ("(?:help|support)(?:s|ed)", {"helps", "helped", "supports", "supported"}, "one of several"),
    ("a|b(?:c|d)", {"a", "bc", "bd"}, "a choice of its own"),
    ("x?yes", {"xyes", "yes"}, "a letter that may be missing"),
    ("an? plan", {"a p", "an p"}, "so that it is not tried at every word with an a"),
    ("is(?: not|n.t)", {"is n", "isn"}, "a choice behind letters"),
    ("goo+d", {"go"}, "the letters before one that may come again"),
    ("(?:a[|)]|b)c", {"a", "bc"}, "a bar and a bracket among letters that may stand there"),
    (r"(?:a\)|b)c", {"a", "bc"}, "an escaped bracket"),
    ("^improv", {"improv"}, "at the beginning"),
    ("[ab]c", None, "letters to choose from are not looked into"),
    (r"\w+ good", None, "any letter"),
    ("(?:very )*good", None, "any number of times"),
    ("x*", None, "a letter any number of times"),
    ("x?", None, "nothing at all"),
]


@pytest.mark.parametrize(("pattern", "letters", "why"), OPENINGS)
def test_how_the_words_begin_that_a_pattern_begins_with(pattern: str, letters: set[str] | None, why: str) -> None:
    assert beginnings(pattern) == (None if letters is None else frozenset(letters)), why


def _plain(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})\b", re.IGNORECASE)


POLARITY = tomllib.loads(resources.text("extract/polarity.toml"))
LISTS = ("strength", "progress", "shortfall", "negators", "deniers", "double", "blanked")
SHIPPED = WordLists({name: POLARITY[name] for name in LISTS})
PLAIN = {name: _plain(POLARITY[name]) for name in LISTS}
# What patterns are made of, without their signs: words that match, and nearly.
PIECES = sorted({piece for name in LISTS for one in POLARITY[name] for piece in re.findall(r"[A-Za-z'’]+", one)})
WORDS = st.lists(st.sampled_from([*PIECES, "the", "İ", "K", "ſ", "5", "-"]), max_size=25)


def _found(lists: WordLists, name: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in matches(name, text, lists.places(text))]


@given(words=WORDS, joint=st.sampled_from([" ", "", "-", ", "]))
def test_the_shipped_lists_match_as_the_plain_ones_do(words: list[str], joint: str) -> None:
    text = joint.join(words)
    for name in LISTS:
        assert _found(SHIPPED, name, text) == [found.span() for found in PLAIN[name].finditer(text)], name


def test_the_first_of_two_that_match_is_taken_whatever_they_begin_with() -> None:
    for patterns in (["good work", r"\w+", "good"], [r"\w+", "good work"], ["good", "good work"]):
        plain = [found.span() for found in _plain(patterns).finditer("good work")]
        assert _found(WordLists({"these": patterns}), "these", "good work") == plain


# text, from where to where, whether "not" or "not yet" stands there, why
STRETCHES = [
    ("It is not yet so", 0, 16, True, "within"),
    ("It is not yet so", 6, 9, True, "just there"),
    ("It is not yet so", 7, 16, False, "it begins before"),
    ("It is not yet so", 0, 8, False, "it ends behind"),
    ("They cannot tell", 8, 16, False, "a part of a word is none, wherever the stretch begins"),
]


@pytest.mark.parametrize(("text", "start", "end", "holds", "why"), STRETCHES)
def test_a_word_stands_in_a_stretch_whole_or_not_at_all(text: str, start: int, end: int, holds: bool, why: str) -> None:
    lists = WordLists({"deniers": ["not yet", "not"], "others": [r"\w+"]})
    assert stands("deniers", text, lists.places(text), start, end) == holds, why
