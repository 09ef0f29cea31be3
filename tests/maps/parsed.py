"""A page as its tags, for tests that ask what stands in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})


@dataclass
class Tag:
    """An element: its name, attributes, the tags inside it, and all the text inside it."""

    name: str
    attributes: dict[str, str]
    inside: list["Tag"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, name: str = "", **attributes: str) -> list["Tag"]:
        """The elements beneath, in order, of this name and with these attributes ("" for any value; `_` for `-`)."""
        wanted = {key.strip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            each
            for each in self.beneath()
            if (not name or each.name == name)
            and all(key in each.attributes and value in ("", each.attributes[key]) for key, value in wanted.items())
        ]

    def of(self, name: str) -> list["Tag"]:
        """The elements beneath that have this class."""
        return [each for each in self.beneath() if name in each.classes]

    def beneath(self) -> list["Tag"]:
        return [each for child in self.inside for each in (child, *child.beneath())]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tag("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        new = Tag(tag, {key: value or "" for key, value in attrs})
        self.open[-1].inside.append(new)
        if tag not in _VOID:
            self.open.append(new)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Tag(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.name == tag, f"<{closed.name}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for each in self.open:
            each.pieces.append(data)


def parsed(html: str) -> Tag:
    """The page's tags; fails where an element is not closed, or closed by another's end."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert len(parser.open) == 1, f"never closed: {[each.name for each in parser.open[1:]]}"
    return parser.open[0]
