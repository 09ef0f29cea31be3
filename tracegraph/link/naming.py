"""What issues are called: a name for each as a person would say it, no two of an authority alike.

The name is the most telling theme that says what it is about; whom it is about, and which body is asked, come behind
that. Where two issues would share a name, each is told apart by the first of these that only it has: the children it is
for, a second theme, the aspect it asks about, the body asked, the month it was first asked for, its opening words.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tracegraph import resources, taxonomy
from tracegraph.link.issues import themes
from tracegraph.link.said import Said
from tracegraph.taxonomy import Scheme

_LISTS: Final = tomllib.loads(resources.text("link/words.toml"))
_CHILDREN: Final = frozenset(_LISTS["children"])
_PEOPLE: Final = _CHILDREN.union(_LISTS["people"])
_BEHIND: Final = frozenset(_LISTS["behind"])
_EVERYWHERE: Final = frozenset(_LISTS["everywhere"])
_ASKING: Final = re.compile(_LISTS["asking"], re.IGNORECASE)
_OPENING: Final = 8
_SHORTEST: Final = 3
"""Words of an ask that make a name: eight at most, and no less than three of a clause."""
_OPENING_ENDS: Final = re.compile(_LISTS["opening_ends"])
_OPENING_TRAILS: Final = re.compile(_LISTS["opening_trails"])
_MONTHS: Final = tuple(_LISTS["months"])


def names(threads_of: Mapping[str, Sequence[Said]]) -> dict[str, str]:
    """A name for each thread of an authority, by its key."""
    ways = {key: list(dict.fromkeys(_ways(members))) for key, members in threads_of.items()}
    sharing: dict[str, list[str]] = defaultdict(list)
    for key in sorted(ways):
        sharing[ways[key][0]].append(key)
    chosen: dict[str, str] = {}
    for name, keys in sharing.items():
        if len(keys) == 1:
            chosen[keys[0]] = name
            continue
        said = Counter(way for key in keys for way in ways[key])
        own = {key: next((way for way in ways[key][1:-1] if said[way] == 1), "") for key in keys}
        plain = [key for key in keys if not own[key]]
        # One alone may keep the name that all others have given up.
        chosen |= {key: own[key] or (name if len(plain) == 1 else ways[key][-1]) for key in keys}
    return _apart(chosen)


def _apart(chosen: Mapping[str, str]) -> dict[str, str]:
    """The names, those that are still alike with the key of their thread behind."""
    said = Counter(chosen.values())
    return {key: name if said[name] == 1 else f"{name} ({key})" for key, name in chosen.items()}


def _ways(members: Sequence[Said]) -> Iterator[str]:
    """What a thread might be called, the plainest first; the last is its own."""
    about = themes(members)
    opening = _opening(members[0])
    subjects = [t for t in about if t not in _CHILDREN and t not in _BEHIND]
    ordered = [*subjects, *(t for t in about if t not in subjects)]
    if not ordered:
        yield opening
        return
    head = taxonomy.label(ordered[0])
    kin = {ordered[0], *taxonomy.ancestors(ordered[0]), *taxonomy.narrower(ordered[0])}
    children = [_for(ordered[0], t) for t in about if t in _CHILDREN - {ordered[0]} and " for " not in head]
    if about[0] in _CHILDREN:
        yield from children
    yield head
    yield from children
    yield from (_with(head, t) for t in subjects[1:] if t not in kin)
    shared = _shared(m.text.aspects for m in members)
    yield from (f"{head}: {taxonomy.label(t, Scheme.ASPECTS)}" for t in shared if t not in _EVERYWHERE)
    yield from (_with(head, t) for t in ordered[1:] if t in _BEHIND - kin)
    if asked := _month(members[0].date):
        yield f"{head}, first asked for in {asked}"
    yield f"{head}: {opening}"


def _for(theme: str, children: str) -> str:
    """A theme and the children it is for: "short breaks for disabled children", "visits to children in need"."""
    head, whom = taxonomy.label(theme), taxonomy.label(children)
    if theme in _PEOPLE:
        return f"{head} and {whom}"
    if head.endswith(" children") and "children" in whom:
        return head.removesuffix("children") + whom
    return f"{head} for {whom}"


def _with(head: str, theme: str) -> str:
    """Two themes in one name: joined by "and", unless that would be one "and" too many."""
    second = taxonomy.label(theme)
    return f"{head}: {second}" if " and " in f"{head} {second}" else f"{head} and {second}"


def _shared(aspects: Iterable[frozenset[str]]) -> list[str]:
    """The aspects that all members ask about."""
    kept = list(aspects)
    return sorted(frozenset.intersection(*kept)) if kept else []


def _month(date: str) -> str:
    """The month of a date in words, or "" where none is known."""
    match = re.match(r"(\d{4})-(\d{2})", date)
    return f"{_MONTHS[int(match[2]) - 1]} {match[1]}" if match else ""


def _opening(said: Said) -> str:
    """The first words of what a statement asks for, without the words that only ask, as far as they say what it is
    about: up to the end of the clause, or so many words."""
    whole = said.statement.quote.words.rstrip(".")
    asked = _ASKING.sub("", whole) or whole
    clause = _OPENING_ENDS.split(asked)[0]
    opening = (clause if len(clause.split()) >= _SHORTEST else asked).split()
    told = _OPENING_TRAILS.sub("", " ".join(opening[:_OPENING])) + (" ..." if len(opening) > _OPENING else "")
    return told if told[:2].isupper() else told[:1].lower() + told[1:]
