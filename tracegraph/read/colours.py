"""Colours of table cells, as the words that people use for them: red, amber, yellow, green, blue, purple, grey.

Plans say how an action stands by filling a cell. Rules for when a colour is put into words are in `writing`.
"""

import colorsys
import re
from typing import Final

STATUS: Final = frozenset({"red", "amber", "yellow", "green"})
"""The colours of a traffic light, yellow being some people's amber."""

# Degrees of the colour circle, up to which each name holds: Excel's standard orange FFC000 is at 45, its "neutral"
# style FFEB9C at 48, plain yellow at 60, its "bad" style FFC7CE at 353.
_HUES: Final = (
    (15, "red"),
    (52, "amber"),
    (70, "yellow"),
    (170, "green"),
    (260, "blue"),
    (320, "purple"),
    (360, "red"),
)
_PALEST: Final = 0.08  # saturation; Excel's palest standard green E2EFDA has 0.09
_DARKEST: Final = 0.2  # brightness
_GREYEST: Final = 0.93  # brighter than this, grey is taken for white
_HEX: Final = re.compile(r"#?(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})")
_SHORT_HEX: Final = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])")
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b.*\)")
# The names of web pages that plans use; others are too rare to carry a list of 148.
_NAMED: Final = {
    **dict.fromkeys(("red", "crimson", "darkred", "firebrick", "tomato", "lightcoral", "salmon"), "red"),
    **dict.fromkeys(("orange", "darkorange", "gold", "amber"), "amber"),
    **dict.fromkeys(("yellow", "lightyellow", "khaki"), "yellow"),
    **dict.fromkeys(("green", "lime", "limegreen", "lightgreen", "darkgreen", "palegreen", "forestgreen"), "green"),
    **dict.fromkeys(("blue", "lightblue", "navy", "skyblue", "royalblue", "dodgerblue"), "blue"),
    **dict.fromkeys(("purple", "violet", "indigo"), "purple"),
    **dict.fromkeys(("grey", "gray", "silver", "lightgrey", "lightgray", "darkgrey", "darkgray"), "grey"),
}


def colour_name(colour: str) -> str:
    """The name of a colour given as RRGGBB, AARRGGBB, #RGB, rgb(r, g, b) or a web page's name; "" for white, black and
    what is no colour."""
    value = colour.strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    if match := _HEX.fullmatch(value):
        return name_of(*(int(match[1][at : at + 2], 16) for at in (0, 2, 4)))
    if match := _SHORT_HEX.fullmatch(value):
        return name_of(*(int(digit * 2, 16) for digit in match.groups()))
    if match := _RGB.fullmatch(value):
        return name_of(*(min(int(part), 255) for part in match.groups()))
    return ""


def name_of(red: int, green: int, blue: int) -> str:
    """The name of a colour by its parts, 0 to 255 each; "" for white and black."""
    hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    if value < _DARKEST:
        return ""
    if saturation < _PALEST:
        return "grey" if value < _GREYEST else ""
    return next(name for end, name in _HUES if hue * 360 <= end)
