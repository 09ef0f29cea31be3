"""What of other people's text may reach a terminal."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.neutral import neutral, neutral_json

# text, what is printed, why
CASES = [
    ("plain words", "plain words", "nothing to mend"),
    ("café 16–17 ‘quoted’ 漢字 👍", "café 16–17 ‘quoted’ 漢字 👍", "any script and punctuation stay"),
    ("two\nlines\tand a\r\nreturn", "two lines and a return", "a quote is one line, so breaks are spaces"),
    ("red \x1b[31mred", "red <U+001B>[31mred", "an escape could colour or move"),
    ("\x9b2Jgone", "<U+009B>2Jgone", "C1 controls are escapes in one character"),
    ("back\x08\x08space", "back<U+0008><U+0008>space", "backspaces hide words"),
    ("safe\u202egnihton", "safe<U+202E>gnihton", "an override turns the words round"),
    ("\u2066isolated\u2069", "<U+2066>isolated<U+2069>", "isolates too"),
    ("zero\u200bwidth", "zero<U+200B>width", "unseen characters hide in words"),
    ("soft\u00adhyphen", "soft\u00adhyphen", "a soft hyphen hides nothing"),
    ("\U000e0041tagged", "<U+E0041>tagged", "tags are text that nobody sees"),
    ("half\ud800pair", "half<U+D800>pair", "half a surrogate pair cannot be encoded"),
    ("no\ufffecharacter\uffff", "no<U+FFFE>character<U+FFFF>", "XML forbids what Unicode says is no character"),
    ("line\u2028separator", "line separator", "Unicode's own line breaks are breaks"),
]


@pytest.mark.parametrize(("text", "printed", "why"), CASES)
def test_hostile_characters_are_spelt_out(text: str, printed: str, why: str) -> None:
    assert neutral(text) == printed, why


@given(st.text())
def test_nothing_that_commands_a_terminal_is_left(text: str) -> None:
    printed = neutral(text)
    assert not [c for c in printed if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"}]
    assert not [
        c
        for c in printed
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_is_safe_to_print_and_unchanged_to_parse(text: str) -> None:
    printed = neutral_json(json.dumps({"words": text}, ensure_ascii=False, indent=1))
    assert json.loads(printed) == {"words": text}
    assert neutral(printed.replace("\n", "")) == printed.replace("\n", "")
