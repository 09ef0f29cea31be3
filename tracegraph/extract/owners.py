"""The owners of an action, from one cell: "Heads of Service A, B and C" is three posts, "Looked After Children" is
one."""

import re

_POST = re.compile(
    r"""\b(?: Manager | Officer | Director | Head | Lead | Worker | Coordinator | Co-ordinator | Chair | Commissioner
            | Provider | Team | Service | DCS | AD | Chief\ Executive | Board | Cabinet\ Member )\b""",
    re.VERBOSE,
)
_HEADS = re.compile(r"^(Heads|Directors|Managers|Leads|Assistant Directors|Team Managers) (of \w+|for)?\s*(.+)$")
_SINGULAR = {
    "Heads": "Head",
    "Directors": "Director",
    "Managers": "Manager",
    "Leads": "Lead",
    "Assistant Directors": "Assistant Director",
    "Team Managers": "Team Manager",
}
_SUPPORT = re.compile(
    r",?\s+(?:supported by|with support from|together with|in conjunction with|with|alongside)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:;|\n|/(?=\s*[A-Z])|\s&\s)\s*")
_AND = re.compile(r",\s*|\s+and\s+")


def _split_posts(words: str) -> list[str]:
    """Parts between commas and "and", joined again where a part alone names no post."""
    parts = [p for p in _AND.split(words) if p]
    if len(parts) > 1 and all(_POST.search(p) for p in parts):
        return parts
    return [words]


def owners(cell: str) -> tuple[str, ...]:
    """The posts that `cell` names, in the order printed, each once."""
    found: list[str] = []
    for chunk in _SEPARATOR.split(cell.strip()):
        for part in _SUPPORT.split(chunk):
            if heads := _HEADS.match(part):
                plural, of, names = heads.groups()
                found += [" ".join(filter(None, (_SINGULAR[plural], of, name))) for name in _AND.split(names) if name]
            else:
                found += _split_posts(part)
    return tuple(dict.fromkeys(" ".join(name.split()).strip(" ,.") for name in found if name.strip(" ,.")))
