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
_LONGEST = 20
"""Characters before a full stop in which any abbreviation and any number of a list stand."""


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    """False where the full stop belongs to an abbreviation, an initial or a list number."""
    if text[match.start()] != ".":
        return True
    window = max(start, match.start() - _LONGEST)
    before = _WORD_BEFORE.search(text[window : match.start()])
    if before is None:
        return True
    word = before.group(1)
    if word.isdigit():
        return window + before.start(1) > start  # "1." at the very start is a list number
    return word.lower() not in _ABBREVIATIONS and not (len(word) == 1 and word.isupper())


def cut(segments: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """The parts of `segments` that make characters `start` to `end` of what they say, raw and one by one, with a joint
    of one character between two."""
    parts = []
    before = 0
    for s in segments:
        first, last = max(s.start, s.start + start - before), min(s.end, s.start + end - before)
        if first < last:
            parts.append(Segment(first, last, s.page))
        before += s.end - s.start + 1
    return tuple(parts)


def trim(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """`segments` without white space at either end of each; empty ones fall out."""
    kept = []
    for s in segments:
        raw = text[s.start : s.end]
        start, end = s.start + len(raw) - len(raw.lstrip()), s.end - len(raw) + len(raw.rstrip())
        if start < end:
            kept.append(s if (start, end) == (s.start, s.end) else Segment(start, end, s.page))
    return tuple(kept)


def sentences(text: str, segments: Sequence[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """The sentences of a passage, in order, each as segments of `text` (the canonical text)."""
    joined = "\n".join(text[s.start : s.end] for s in segments)
    bounds = [0]
    for match in _END.finditer(joined):
        if _ends_sentence(joined, match, bounds[-1]):
            bounds.append(match.end())
    bounds.append(len(joined))
    begins = (end - len(joined[start:end].lstrip()) for start, end in pairwise(bounds))
    found = (trim(text, cut(segments, start, end)) for start, end in zip(begins, bounds[1:], strict=True))
    return tuple(filter(None, found))
