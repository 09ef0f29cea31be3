"""Documents are other people's text: what of it may reach a terminal or a printed page."""

import re
from typing import Final

# What can move a cursor, change colours, hide text or turn its direction round: the C0 and C1 controls, the line and
# paragraph separators, the bidirectional controls, invisible operators, tags, interlinear marks, and what Unicode says
# is no character. Left alone are the soft hyphen and the joiners, which words of some languages need and which can hide
# nothing.
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES: Final = re.compile(r"[\t\r\n\f\v\u2028\u2029]+")


def neutral(text: str) -> str:
    """The text safe to print on one line of a terminal: white space that breaks lines becomes one space, any other
    character that could command the terminal or hide words is spelt out (`<U+202E>`)."""
    return _UNSAFE.sub(_named, _SPACES.sub(" ", text))


def neutral_json(text: str) -> str:
    """JSON text safe to print: the same characters as JSON escapes, so that whoever parses it gets them back
    unchanged."""
    return _UNSAFE.sub(_escaped, text)


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def _escaped(match: re.Match[str]) -> str:
    if match[0] == "\n":  # JSON's own line ends; inside a string a newline is escaped already
        return "\n"
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
