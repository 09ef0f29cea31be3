"""People's names, to be left out of a paper: lead inspectors, persons named as owners, and whoever is named with a
title or beside a post. Posts stay ("Head of Service"), persons go. It works by rules over what the record holds
(`names.toml`), never by a list of names."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from tracegraph import resources

REMOVED: Final = "[name left out]"
"""What stands where a name stood."""

_WORD: Final = r"[^\W\d_][\w’'.-]*"
_NAMED: Final = r"(?:[A-Z][\w’'-]*\.?)"
_PART: Final = re.compile(r"\s*(?:[,;()/&|:\n]|\s[-–—]\s|\band\b|\bwith\b|\bsupported by\b)\s*")
_LEAST: Final = 2  # words of a name that stands in an owner's cell without a title
_MOST: Final = 4


def persons(owners: Iterable[str], leads: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The names of persons, each once, sorted: the lead inspectors, what in the owners' cells is a name and no post,
    and whoever `texts` name with a title ("Mrs Bell") or beside a post ("the Director, Ida Bell")."""
    found = {" ".join(lead.split()) for lead in leads if lead.strip()}
    found |= {part for owner in owners for part in _PART.split(owner) if _is_person(part)}
    found |= {name for text in (*texts, *owners) for name in _told(text)}
    # "Mrs Bell" is Ida Bell where the record names her
    return tuple(sorted(n for n in found if not any(other.endswith(f" {n}") for other in found)))


def pattern(names: Iterable[str], kept: Iterable[str] = ()) -> re.Pattern[str] | None:
    """What finds these names in any text, also as a part of a file's name: whole, in any case, with any title; and each
    of their words alone as it is written, but for words that mean something else besides and those of `kept` (the
    authority's own name). None where there is no name."""
    whole = {n.casefold(): n for n in names}
    if not whole:
        return None
    stay = _words("ordinary") | _words("posts") | {w.casefold() for name in kept for w in re.findall(_WORD, name)}
    alone = {w for name in whole.values() for w in _parts(name) if w.casefold() not in stay and len(w) > 2}
    titles = "|".join(sorted(_words("titles"), key=len, reverse=True))
    forms = [_whole(name) for name in sorted(whole.values(), key=len, reverse=True)]
    after = sorted({_parts(name)[-1] for name in whole.values() if _parts(name)}, key=len, reverse=True)
    titled = [rf"(?:{titles})\.?[\s_-]+{re.escape(word)}" for word in after]
    insensitive = "|".join([*(rf"(?:(?:{titles})\.?[\s_-]+)?{form}" for form in forms), *titled])
    parts = [rf"(?i:{insensitive})", *(re.escape(w) for w in sorted(alone, key=len, reverse=True))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?:(?=['’]s)|(?![^\W_]))")


def _whole(name: str) -> str:
    """A name in one expression: its words with blanks, points, hyphens or underlines between."""
    return r"[\s._-]*".join(re.escape(word) for word in _parts(name))


def _parts(name: str) -> list[str]:
    return [w for w in re.split(r"[\s.]+", name) if w]


def _is_person(part: str) -> bool:
    """Whether a part of an owner's cell is a person: two to four words that begin with capitals, none of them a post's;
    or any words with a title before them."""
    words = part.split()
    if words and words[0].casefold().rstrip(".") in _words("titles"):
        return False  # `_told` finds it, without the title
    named = all(re.fullmatch(_NAMED, word) for word in words)
    posts = any(word.casefold().strip(".,") in _words("posts") for word in words)
    return _LEAST <= len(words) <= _MOST and named and not posts and any(len(w.strip(".")) > 1 for w in words)


def _told(text: str) -> Iterator[str]:
    """Whoever a text names with a title, or beside a post."""
    yield from (found[1] for found in _titled().finditer(text))
    for found in _beside().finditer(text):
        name = " ".join((found["after"] or found["before"]).split())
        if _is_person(name):
            yield name


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(sorted({t.capitalize() for t in _words("titles")}, key=len, reverse=True))
    return re.compile(rf"\b(?:{titles})\b\.?\s+({_NAMED}(?:\s+{_NAMED}){{0,2}})")


@cache
def _beside() -> re.Pattern[str]:
    """A name between commas or brackets before or after a post: "the Director, Ida Bell," or "Ida Bell, Director"."""
    posts = "(?:Director|Head|Manager|Officer|Leader|Chair|Chief Executive|Commissioner|Inspector|Lead Member|DCS|HMI)"
    rank = "(?:[Tt]he|[Ii]nterim|[Dd]eputy|[Aa]ssistant|[Ee]xecutive|[Ll]ead|[Ss]enior|Her|His|Majesty.s)"
    name = rf"{_NAMED}(?:\s+{_NAMED}){{1,3}}"
    before = rf"(?P<before>{name}),?\s+\(?(?:{rank}\s+)*{posts}\b"
    after = rf"\b{posts}\b[^,;.()]{{0,60}}[,(]\s*(?P<after>{name})\b"
    return re.compile(rf"{after}|{before}")


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(tomllib.loads(resources.text("pack/names.toml"))[which])
