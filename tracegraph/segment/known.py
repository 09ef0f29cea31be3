"""Headings that their words tell (`known.toml`), and paragraphs that the room on a line tells: for texts in which
neither fonts nor tags tell any."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from tracegraph import resources
from tracegraph.model.document import Document, Line

_MOST_LINES: Final = 3
"""Lines of the longest heading of a chapter."""
_FRONT: Final = 2
"""Pages on which a chapter's name beside a grade is a row of the table of judgements, and no heading."""
_ROOM_LEFT: Final = 0.85
_MUCH_ROOM_LEFT: Final = 0.7
"""How much of a wide line a line and the next word may take where a break was meant: behind a stop, and else."""
_STOPS: Final = (".", "?", "!", ":")
_FEW: Final = 4
"""Lines among which the longest may be one that ran over."""
_NOTE_MARK = re.compile(r"[?:\s]*\d{0,2}\s*$")
"""What may stand behind a heading's words: a question mark, the number of a footnote."""


class _Known(NamedTuple):
    headings: re.Pattern[str]
    labels: re.Pattern[str]
    chapter: re.Pattern[str]
    graded: re.Pattern[str]
    grade: re.Pattern[str]
    begins: re.Pattern[str]


@cache
def _known() -> _Known:
    data = tomllib.loads(resources.text("segment/known.toml"))
    lists = ("|".join(data[name]) for name in ("headings", "labels"))
    graded = data["graded"].replace("CHAPTER", data["chapter"])
    return _Known(
        *(re.compile(p, re.IGNORECASE) for p in (*lists, data["chapter"], graded, data["grade"], data["begins"]))
    )


def is_known(words: str) -> bool:
    """True where `words` (of one line or several, parted by single blanks) are a heading of the national record."""
    known = _known()
    bare = _NOTE_MARK.sub("", words)
    return words[:1].isupper() and any(
        pattern.fullmatch(said)
        for pattern, said in ((known.headings, bare), (known.chapter, bare), (known.graded, words))
    )


def grades_in_titles(document: Document, shown: Sequence[int]) -> frozenset[int]:
    """The indices of lines that hold only the grade of a chapter and were printed into its title, between its two lines
    (the grade stands beside them). `shown` are the indices of the lines that are no furniture, in order."""
    known = _known()

    def says(i: int) -> str:
        return _words(document.text, document.lines[i])

    return frozenset(
        grade
        for before, grade, after in zip(shown, shown[1:], shown[2:], strict=False)
        if (document.lines[grade].page or 0) > _FRONT
        and known.grade.fullmatch(says(grade))
        and says(after)[:1].islower()
        and known.chapter.fullmatch(f"{says(before)} {says(after)}")
    )


def starts(document: Document, shown: Sequence[int], skipped: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
    """The indices of lines at which a block begins, and of those at which none does. One begins where a known heading
    or label begins or has just ended, and where the line before was broken on purpose; none does within a heading.
    `skipped` are the lines not `shown`: grades printed into titles are among them."""
    text, lines = document.text, document.lines
    found: set[int] = set()
    inside: set[int] = set()
    at = 0
    while at < len(shown):
        here = shown[at : at + _MOST_LINES]
        taken = 2 if here[0] + 1 in skipped and _titled(text, lines, here) else _taken(text, [lines[i] for i in here])
        found.update(shown[n] for n in (at, at + taken) if taken and n < len(shown))
        inside.update(shown[at + 1 : at + taken])
        at += taken or 1
    return frozenset((found | _broken_on_purpose(document, shown)) - inside), frozenset(inside)


def _broken_on_purpose(document: Document, shown: Sequence[int]) -> set[int]:
    """The indices of lines before which a line was ended although the next word had room on it: print that was put out
    as text, page by page, parts its paragraphs so and in no other way. The room is that of the wide lines between two
    blank ones; widths are counted in characters, so much of it must be left."""
    if document.pages is None:
        return set()
    found: set[int] = set()
    for group in _between_blanks(document, shown):
        said = [_words(document.text, document.lines[i]) for i in group]
        widths = sorted(map(len, said))
        wide = widths[-2 if len(widths) >= _FEW else -1]
        for (_, before), (i, words) in pairwise(zip(group, said, strict=True)):
            room = wide * (_ROOM_LEFT if before.endswith(_STOPS) else _MUCH_ROOM_LEFT)
            ended = words[:1].isupper() and len(before) + 1 + len(words.split(" ", 1)[0]) <= room
            if ended or (before.endswith(".") and _known().begins.fullmatch(words)):
                found.add(i)
    return found


def _between_blanks(document: Document, shown: Sequence[int]) -> Iterator[list[int]]:
    """The lines `shown` (their indices) in groups that blank lines and page turns part."""
    lines = document.lines
    group: list[int] = []
    for i in shown:
        if group:
            before = lines[group[-1]]
            if before.page != lines[i].page or document.text.count("\n", before.end, lines[i].start) > 1:
                yield group
                group = []
        group.append(i)
    if group:
        yield group


def _taken(text: str, lines: Sequence[Line]) -> int:
    """How many of `lines`, from the first, are a known heading or a label; 0 where they are none."""
    words = [_words(text, line) for line in lines]
    known = _known()
    if known.labels.fullmatch(words[0]) or known.headings.fullmatch(_NOTE_MARK.sub("", words[0])):
        return 1
    told = (n for n in range(1, len(words) + 1) if known.graded.fullmatch(" ".join(words[:n])))
    return next(told, 0) if words[0][:1].isupper() else 0


def _titled(text: str, lines: Sequence[Line], here: Sequence[int]) -> bool:
    """True where the first two lines `here` are a chapter's title, from between which its grade was taken."""
    told = " ".join(_words(text, lines[i]) for i in here[:2])
    return _known().grade.fullmatch(_words(text, lines[here[0] + 1])) is not None and is_known(told)


def _words(text: str, line: Line) -> str:
    return " ".join(text[line.start : line.end].split())
