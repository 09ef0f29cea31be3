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
from collections.abc import Iterable
from itertools import product

from tracegraph.taxonomy.concepts import Label, Match

# A word, with its apostrophes; or one mark of punctuation. White space, hyphens and quotation marks only part words.
TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s'’‘ʼ“”\"‐‑\u00ad-]")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_HYPHENATED = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*(?:[‐‑-][^\W_]+(?:['’ʼ][^\W\d_]+)*)+")
_TWO_CAPITALS = re.compile(r"[A-Z].*[A-Z0-9]")
_BOARD = re.compile(r"[A-Z][A-Za-z]{0,3}SC[BP]")
ANY_BOARD = "LSCB"
_IRREGULAR = {"children": "child", "childrens": "child", "people": "person", "lives": "life"}


def forms(way: Label) -> frozenset[tuple[str, ...]]:
    """Every sequence of word keys that says this label: hyphens as breaks or as nothing, with and without commas."""
    spellings = {way.words}
    for compound in _HYPHENATED.findall(way.words):
        parts = re.split("[‐‑-]", compound)
        joined = ("".join(_interleave(parts, gaps)) for gaps in product(("-", ""), repeat=len(parts) - 1))
        spellings = {spelling.replace(compound, other) for other in joined for spelling in set(spellings)}
    tokens = [[_wanted(token, way.match) for token in TOKEN.findall(spelling)] for spelling in spellings]
    return frozenset(tuple(form) for keys in tokens for form in (keys, [key for key in keys if key != ","]))


def _interleave(parts: list[str], gaps: tuple[str, ...]) -> Iterable[str]:
    yield parts[0]
    for gap, part in zip(gaps, parts[1:], strict=True):
        yield gap
        yield part


def stem(word: str) -> str:
    """A word without case, possessive and plural. Not a dictionary: both sides of a comparison go through it."""
    word = _POSSESSIVE.sub("", word).lower().replace("’", "'").replace("ʼ", "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def capitals(word: str) -> str:
    """A word with its capitals, without possessive and, in an abbreviation, without the plural's s: "IROs" -> "IRO"."""
    word = _POSSESSIVE.sub("", word)
    word = word[:-1] if word.endswith("s") and _TWO_CAPITALS.match(word[:-1]) else word
    return ANY_BOARD if _BOARD.fullmatch(word) else word


def _wanted(token: str, match: Match) -> str:
    """The key by which a label asks for a word: "=IRO" with capitals, "#contacts" in this number, "child" in any."""
    if match is not Match.ANY and token != token.lower():
        return "=" + capitals(token)
    bare = stem(token)
    return "#" + token if match is Match.EXACT and token != bare else bare


def keys_of(token: str) -> tuple[str, ...]:
    """The keys that a word of a text answers to, the strictest first."""
    bare = stem(token)
    lower = token.lower()
    strict = ("=" + capitals(token),) if token != lower else ()
    return (*strict, "#" + lower, bare) if lower != bare else (*strict, bare)
