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
_SEPARATOR = re.compile(r"\s*(?:;|<br\s*/?>|\||(?<=\)),|/(?=\s*[A-Z])|\s&\s(?!\w+\s*$))\s*")
_NAME = re.compile(r"[A-Z][\w'\u2019.-]*(?: [A-Z][\w'\u2019.-]*){1,2}|[A-Z]{2,5}s?|[A-Z]&[A-Z]")
"""A person's name, a team's of two or three words, or the letters that stand for a post."""
_GOES_ON = re.compile(r"(?:\b(?:of|and|for|the|to|with|by)|[,&/\u2013-])$", re.IGNORECASE)
_BULLETS = "\u2022\u25aa-\u2013* \t"
_AND = re.compile(r",\s*|\s+and\s+")


def _split_posts(words: str) -> list[str]:
    """Parts between commas and "and", joined again where a part alone names no post."""
    parts = [p for p in _AND.split(words) if p]
    if len(parts) > 1 and (all(_POST.search(p) for p in parts) or all(_NAME.fullmatch(p.strip(" .")) for p in parts)):
        return parts
    return [words]


def _lines(cell: str) -> list[str]:
    """The lines of a cell that its writer parted, where each can stand alone; else all of it as one."""
    made: list[str] = []
    for line in (line.strip(_BULLETS) for line in cell.split("\n")):
        if made and (_GOES_ON.search(made[-1]) or line[:1].islower() or line[:1] in "(&/"):
            made[-1] = f"{made[-1]} {line}"
        elif line:
            made.append(line)
    alone = all(_POST.search(line) or _NAME.fullmatch(line) for line in made)
    return made if alone else [" ".join(made)]


def owners(cell: str) -> tuple[str, ...]:
    """The posts that `cell` names, in the order printed, each once."""
    found: list[str] = []
    chunks = [chunk for line in _lines(cell) for chunk in _SEPARATOR.split(line)]
    for chunk in chunks:
        for part in _SUPPORT.split(chunk):
            if heads := _HEADS.match(part):
                plural, of, names = heads.groups()
                found += [" ".join(filter(None, (_SINGULAR[plural], of, name))) for name in _AND.split(names) if name]
            else:
                found += _split_posts(part)
    return tuple(dict.fromkeys(" ".join(name.split()).strip(" ,.") for name in found if name.strip(" ,.")))
