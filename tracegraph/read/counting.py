"""Numbers as lists count: in letters and Roman ones."""

from typing import Final

_LARGEST_LETTER: Final = 26 * 30  # Word repeats letters: aa, bb; no list is as long
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(number: int) -> str:
    """A number in small Roman letters; in digits where the Romans had none."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def letters(number: int) -> str:
    """A number as Word counts in letters: a to z, then aa, bb, cc; in digits beyond reason."""
    if not 0 < number <= _LARGEST_LETTER:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
