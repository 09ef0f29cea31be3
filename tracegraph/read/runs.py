"""The characters of a PDF page as runs: what one text object prints on one line, in PDFium's text order."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tracegraph.read.pdfium import Page, Style

# PDFium's sign for a hyphen at the end of a printed line (older builds say U+FFFE); it drops the line break after it.
_HYPHENS: Final = (0x02, 0xFFFE)
_LINE_END_HYPHENS: Final = tuple(map(chr, _HYPHENS))
_BREAK: Final = re.compile("[\r\n\x02\ufffe]")
# What is no sign of itself, line breaks aside: few characters of a page, and asking `_sign` for each takes its time.
_UNLIKE_ITSELF: Final = re.compile("[^\r\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")

# PDFium ends a line at a raised digit, as its baseline is another. It is the same printed line where sizes differ this
# much, the baselines by no more than this part of the larger size, and the gap is no wider than this part of it; from
# the last part on, the gap is a space.
_OTHER_SIZE: Final = 0.9
_SAME_LINE: Final = 0.6
_SAME_WORDS: Final = 1.2
_NO_SPACE: Final = 0.1


@dataclass(slots=True)
class Run:
    """Consecutive characters of one text object; `first` is PDFium's number for the first, and they count on from
    there. Characters that PDFium adds (a space between objects) join the run before. style: None where it added all.
    printed: the characters without white space around them."""

    first: int
    text: str
    style: Style | None
    printed: str


Lines = list[list[Run]]


def lines_of(page: Page) -> Lines:
    """The page's printed lines; a line that ends in "-" and one that does not are alike ended."""
    lines: Lines = []
    for line in _broken(page):
        if lines and _continues(lines[-1], line, page):
            lines[-1].extend(line)
        else:
            lines.append(line)
    return lines


def _broken(page: Page) -> Iterator[list[Run]]:
    """The lines as PDFium breaks them."""
    text = page.characters()
    signs = _UNLIKE_ITSELF.sub(lambda found: _sign(ord(found.group())), text)
    line: list[Run] = []
    hyphen = False
    at = 0
    while at <= len(text):
        found = _BREAK.search(text, at)
        end = found.start() if found else len(text)
        ended = found.group() if found else "\n"
        if ended in _LINE_END_HYPHENS:
            line += _runs(page, signs, at, end + 1)
        elif at < end:
            line += _runs(page, signs, at, end)
            hyphen = False
        at = end + 1
        if ended == "\r":
            continue
        if ended == "\n" and hyphen and found:
            hyphen = False
            continue
        hyphen = ended in _LINE_END_HYPHENS
        yield line
        line = []


def _runs(page: Page, signs: str, start: int, end: int) -> Iterator[Run]:
    """The characters from `start` to `end` (end excluded), cut where another text object begins."""
    for (first, owner), (after, _) in pairwise([*_objects(page.owner, start, end), (end, 0)]):
        text = signs[first:after]
        yield Run(first, text, page.style(owner, first) if owner else None, text.strip())


def _objects(owner: Callable[[int], int], start: int, end: int) -> list[tuple[int, int]]:
    """The first character of each text object from `start` to `end` (end excluded), and the object. Characters that
    PDFium added belong to no object, and to the one before. An object's characters stand together: a stretch with one
    object at either end is that object's, any other is looked at by halves. Asking for each character is half the cost
    of reading."""
    first, last = owner(start), owner(end - 1)
    found = [(start, first)]
    stretches = [] if first == last != 0 else [(start, first, end - 1, last)]
    while stretches:
        low, left, high, right = stretches.pop()
        while high - low > 1:
            middle = (low + high) // 2
            between = owner(middle)
            if not between == right != 0:
                stretches.append((middle, between, high, right))
            if left == between != 0:
                break
            high, right = middle, between
        else:
            if right not in (0, found[-1][1]):
                found.append((high, right))
    return found


def _sign(code: int) -> str:
    """One character for a code, so that numbers and offsets run alike: itself, or a space for what prints nothing."""
    if code in _HYPHENS:
        return "-"
    if 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800:
        return " " if code in (0x2028, 0x2029) else chr(code)
    if 0xE000 <= code < 0x11_0000:
        return " " if code == 0xFEFF or code & 0xFFFE == 0xFFFE else chr(code)
    # Letters in no encoding: the bullets of symbol fonts, kept where Word keeps such (U+F000 + code).
    return chr(0xF000 + code) if 0x80 <= code < 0xA0 else " "


def _continues(before: list[Run], after: list[Run], page: Page) -> bool:
    """Whether PDFium broke one printed line at a raised digit. Where there is a gap, a space is left at the break."""
    last, first = first_set(reversed(before)), first_set(after)
    if last is None or first is None or last.style is None or first.style is None:
        return False
    if not (last.printed.isdigit() or first.printed.isdigit()):
        return False
    sizes = sorted((last.style.size, first.style.size))
    if sizes[0] > sizes[1] * _OTHER_SIZE:
        return False
    end = page.box_right(last.first + len(last.text.rstrip()) - 1)
    _, base = page.origin(last.first)
    start, other = page.origin(first.first + len(first.text) - len(first.text.lstrip()))
    gap = start - end
    if abs(other - base) > sizes[1] * _SAME_LINE or not -_NO_SPACE <= gap / sizes[1] <= _SAME_WORDS:
        return False
    spaced = gap > sizes[1] * _NO_SPACE and not first.text[0].isspace()
    before[-1].text = before[-1].text.rstrip() + (" " if spaced else "")
    return True


def first_set(runs: Iterable[Run]) -> Run | None:
    """The first run that prints something of its own."""
    for run in runs:
        if run.style and run.printed:
            return run
    return None
