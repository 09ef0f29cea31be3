"""The texts of Norburn's documents: each holds the words that the stories quote from it, on the pages they name."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tests.maps.stories import overview, stories
from tracegraph.story.values import (
    ActionLine,
    Citation,
    DocumentView,
    Entry,
    IssueStory,
    Overview,
    Paper,
    Placed,
    Tie,
)

Value = TypeVar("Value")
Spots = dict[tuple[str, str], tuple[int, int]]


def shelved(read: Overview, told: tuple[IssueStory, ...]) -> tuple[Overview, tuple[IssueStory, ...], tuple[Paper, ...]]:
    """The record and the stories with every quote at the place where it stands in the texts, and the texts."""
    quotes = [each for each in _inside((told, read.unasked)) if isinstance(each, Citation)]
    texts, spots = {}, {}
    for document in read.documents:
        mine = [each for each in quotes if each.document == document.id]
        texts[document.id], found = _text(document, mine)
        spots.update(found)
    moved, spare = _moved((told, read.unasked), spots)
    entries = {each.id: each for each in _inside((moved, spare)) if isinstance(each, Entry | ActionLine)}
    papers = (
        Paper(document, texts[document.id], tuple(_placed(each) for each in _of(document, entries.values())))
        for document in read.documents
    )
    return replace(read, unasked=spare), moved, tuple(papers)


def calm() -> tuple[Overview, tuple[IssueStory, ...], tuple[Paper, ...]]:
    """All of Norburn: what `picture` is made from."""
    return shelved(overview(), stories())


def _text(document: DocumentView, quotes: list[Citation]) -> tuple[str, Spots]:
    pages: dict[int, dict[str, None]] = {number: {} for number in range(1, (document.pages or 1) + 1)}
    for each in quotes:
        pages[each.pages[0] if each.pages else 1][each.words] = None
    text, spots = "", {}
    for number, held in pages.items():
        text += ("\n\f\n" if number > 1 else "") + f"{document.title}, {number}\n"
        for words in held:
            spots[document.id, words] = (len(text), len(text) + len(words))
            text += f"{words}\nWhat nobody quotes.\n"
    return text, spots


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _inside(each)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from _inside(getattr(value, field.name))


def _moved(value: Value, spots: Spots) -> Value:
    if isinstance(value, Citation):
        return replace(value, segments=(spots[value.document, value.words],))
    if isinstance(value, tuple):
        return tuple(_moved(each, spots) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _moved(getattr(value, field.name), spots) for field in fields(value)})


def _of(document: DocumentView, entries: Any) -> list[Entry | ActionLine]:
    mine = [each for each in entries if each.citation.document == document.id]
    return sorted(mine, key=lambda each: (each.citation.segments, each.id))


def _placed(each: Entry | ActionLine) -> Placed:
    where = each.citation.paragraph, each.citation.words, each.citation.segments
    if isinstance(each, ActionLine):
        return Placed(each.id, "action", each.status, "", *where)
    return Placed(each.id, each.kind, each.detail, "", *where, tuple(Tie(w.relation, w.other, True) for w in each.whys))
