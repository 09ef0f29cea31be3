"""The words of one paragraph in the making, with how they are set."""

from dataclasses import dataclass
from typing import Final

# What some program somewhere takes for the end of a line, and what is no character: spaces, so that all readers of the
# text count alike.
_NO_SIGNS: Final = dict.fromkeys((*range(9), *range(11, 32), 0x7F, 0x85, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF), " ")


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set: font size in points, 0 unknown."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False


PLAIN: Final = Look()


class Words:
    """The words of one paragraph in the making, with a newline where it breaks a line itself."""

    def __init__(self, text: str = "", look: Look = PLAIN) -> None:
        self._pieces: list[str] = []
        self._looks: list[tuple[Look, int]] = []
        self.marks: list[tuple[int, int]] = []
        self.length = 0
        self.add(text, look)

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Adds words set in `look`."""
        if text:
            self._pieces.append(text if text.isprintable() else text.translate(_NO_SIGNS))
            self._looks.append((look, len("".join(text.split()))))
            self.length += len(text)

    def mark(self, text: str, look: Look = PLAIN) -> None:
        """Adds a raised mark that leads to a note."""
        self.marks.append((self.length, self.length + len(text)))
        self.add(text, look)

    @property
    def text(self) -> str:
        """All words so far."""
        return "".join(self._pieces)

    @property
    def look(self) -> Look:
        """The size of the middle character; bold and italic where more than half of the characters are."""
        seen = [(look, count) for look, count in self._looks if count]
        if len(seen) == 1:
            return seen[0][0]
        total = sum(count for _, count in seen)
        if not total:
            return PLAIN
        left, size = total / 2, 0.0
        for look, count in sorted(seen, key=lambda each: each[0].size):
            left -= count
            size = look.size
            if left <= 0:
                break
        bold = sum(count for look, count in seen if look.bold)
        italic = sum(count for look, count in seen if look.italic)
        return Look(size, bold > total / 2, italic > total / 2)
