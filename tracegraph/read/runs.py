"""The characters of a PDF page as runs: what one text object prints on one line, in PDFium's text order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracegraph.read.pdfium import Page, Style, char_object, char_unicode

# PDFium's sign for a hyphen at the end of a printed line (older builds say U+FFFE); it drops the line break after it.
_LINE_END_HYPHENS: Final = frozenset({0x02, 0xFFFE})
_RETURN, _NEWLINE = 0x0D, 0x0A

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
    there. Characters that PDFium adds (a space between objects) join the run before. style: None where it added all."""

    first: int
    text: str
    style: Style | None

    @property
    def printed(self) -> str:
        """The characters without white space around them."""
        return self.text.strip()


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
    styles: dict[int, Style] = {}
    line: list[Run] = []
    signs: list[str] = []
    hyphen = False
    here = 0  # the text object of the current run
    text = page.text

    for number in range(page.count()):
        code = char_unicode(text, number)
        if code == _RETURN:
            continue
        if code != _NEWLINE:
            owner = char_object(text, number)
            if (owner and owner != here) or not line or number != line[-1].first + len(signs):
                _close(line, signs)
                if owner and owner not in styles:
                    styles[owner] = page.style(owner, number)
                line.append(Run(number, "", styles.get(owner)))
                here = owner or 0
            hyphen = code in _LINE_END_HYPHENS
            signs.append("-" if hyphen else _sign(code))
            if not hyphen:
                continue
        elif hyphen:
            hyphen = False
            continue
        _close(line, signs)
        yield line
        line = []
    _close(line, signs)
    yield line


def _close(line: list[Run], signs: list[str]) -> None:
    if line:
        line[-1].text = "".join(signs)
    signs.clear()


def _sign(code: int) -> str:
    """One character for a code, so that numbers and offsets run alike: itself, or a space for what prints nothing."""
    if 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800:
        return " " if code in (0x2028, 0x2029) else chr(code)
    if 0xE000 <= code < 0x11_0000:
        return " " if code == 0xFEFF or code & 0xFFFE == 0xFFFE else chr(code)
    # Letters in no encoding: the bullets of symbol fonts, kept where Word keeps such (U+F000 + code).
    return chr(0xF000 + code) if 0x80 <= code < 0xA0 else " "


def _continues(before: list[Run], after: list[Run], page: Page) -> bool:
    """Whether PDFium broke one printed line at a raised digit. Where there is a gap, a space is left at the break."""
    last = next((run for run in reversed(before) if run.style and run.printed), None)
    first = next((run for run in after if run.style and run.printed), None)
    if last is None or first is None or last.style is None or first.style is None:
        return False
    sizes = sorted((last.style.size, first.style.size))
    if sizes[0] > sizes[1] * _OTHER_SIZE or not (last.printed.isdigit() or first.printed.isdigit()):
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
