"""Many patterns as one: the plain `a|b|c` is what it must agree with."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph import resources
from tracegraph.extract.wordlists import any_word, first_letters

# pattern, the letters that it can begin with, why
OPENINGS = [
    ("good", "g", "a word"),
    ("GOOD", "g", "case does not count"),
    ("(?:highly |more )?effective", "hme", "what may be missing, and what follows it"),
    ("(?:help|support)(?:s|ed)", "hs", "one of several"),
    ("a|b(?:c|d)", "ab", "a choice of its own"),
    ("x?yes", "xy", "a letter that may be missing"),
    ("(?:a[|)]|b)c", "ab", "a bar and a bracket among letters that may stand there"),
    (r"(?:a\)|b)c", "ab", "an escaped bracket"),
    ("^improv", None, "a beginning"),
    (r"\w+ good", None, "any letter"),
    ("(?:very )*good", None, "any number of times"),
    ("[ab]c", None, "letters to choose from are not looked into"),
    ("x?", None, "nothing at all"),
]


@pytest.mark.parametrize(("pattern", "letters", "why"), OPENINGS)
def test_the_letters_a_pattern_begins_with(pattern: str, letters: str | None, why: str) -> None:
    assert first_letters(pattern) == (None if letters is None else frozenset(letters)), why


def _plain(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})\b", re.IGNORECASE)


POLARITY = tomllib.loads(resources.text("extract/polarity.toml"))
LISTS = ("strength", "progress", "shortfall", "negators", "deniers", "double", "blanked")
# What patterns are made of, without their signs: words that match, and nearly.
PIECES = sorted({piece for name in LISTS for one in POLARITY[name] for piece in re.findall(r"[A-Za-z'’]+", one)})
WORDS = st.lists(st.sampled_from([*PIECES, "the", "İ", "K", "ſ", "5", "-"]), max_size=25)


@pytest.mark.parametrize("name", LISTS)
@given(words=WORDS, joint=st.sampled_from([" ", "", "-", ", "]))
def test_the_shipped_lists_match_as_the_plain_ones_do(name: str, words: list[str], joint: str) -> None:
    text = joint.join(words)
    fast, plain = any_word(POLARITY[name]), _plain(POLARITY[name])
    assert [m.span() for m in fast.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_the_first_of_two_that_match_is_taken_whatever_they_begin_with() -> None:
    for patterns in (["good work", r"\w+", "good"], [r"\w+", "good work"], ["good", "good work"]):
        found, plain = any_word(patterns).match("good work"), _plain(patterns).match("good work")
        assert found is not None
        assert plain is not None
        assert found.span() == plain.span()
