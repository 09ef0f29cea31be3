"""Sentences: where one ends and the next begins, as segments of the canonical text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tracegraph.model.quote import Segment

# Words whose full stop does not end a sentence. `s.` and `ss.` are sections of an Act.
_ABBREVIATIONS = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "cllr", "approx", "e.g", "i.e", "eg", "ie", "etc"),
        *("no", "nos", "para", "paras", "p", "pp", "s", "ss", "vs", "v", "cf", "yrs", "ltd", "inc", "dept", "incl"),
    }
)
_END = re.compile(r"[.!?]+[\"'\u2019\u201d)\]]*(?=\s+(?:[\"'\u2018\u201c(\[]?[A-Z0-9\u2022\u25fc]|\([a-z]))")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.]*|\d+)$")


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    """False where the full stop belongs to an abbreviation, an initial or a list number."""
    if text[match.start()] != ".":
        return True
    before = _WORD_BEFORE.search(text[start : match.start()])
    if before is None:
        return True
    word = before.group(1)
    if word.isdigit():
        return before.start(1) > 0  # "1." at the very start is a list number
    return word.lower() not in _ABBREVIATIONS and not (len(word) == 1 and word.isupper())


def join(text: str, segments: Sequence[Segment]) -> tuple[str, list[int]]:
    """The raw characters of `segments` in one string, and for each its place in `text` (-1 for a joint)."""
    characters: list[str] = []
    places: list[int] = []
    for segment in segments:
        if characters:
            characters.append("\n")
            places.append(-1)
        characters.append(text[segment.start : segment.end])
        places.extend(range(segment.start, segment.end))
    return "".join(characters), places


def cut(segments: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """The parts of `segments` that lie in characters `start` to `end` of the canonical text."""
    return tuple(
        Segment(max(s.start, start), min(s.end, end), s.page) for s in segments if max(s.start, start) < min(s.end, end)
    )


def trim(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """`segments` without white space at either end of each; empty ones fall out."""
    kept = []
    for s in segments:
        raw = text[s.start : s.end]
        start, end = s.start + len(raw) - len(raw.lstrip()), s.end - len(raw) + len(raw.rstrip())
        if start < end:
            kept.append(Segment(start, end, s.page))
    return tuple(kept)


def sentences(text: str, segments: Sequence[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """The sentences of a passage, in order, each as segments of `text` (the canonical text)."""
    joined, places = join(text, segments)
    bounds = [0]
    for match in _END.finditer(joined):
        if _ends_sentence(joined, match, bounds[-1]):
            bounds.append(match.end())
    bounds.append(len(joined))
    found = []
    for start, end in pairwise(bounds):
        real = [p for p in places[start:end] if p >= 0]
        if real and (parts := trim(text, cut(segments, real[0], real[-1] + 1))):
            found.append(parts)
    return tuple(found)
