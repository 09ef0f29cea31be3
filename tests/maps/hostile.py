"""Stories in which every word that comes from a document, a file name or a plan is an attack."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tests.maps.stories import overview, stories
from tests.maps.texts import shelved
from tracegraph.story.values import IssueStory, Overview, Paper

WORD = "W" * 10_000
RAN = "window.ran=(window.ran||[]).concat"
ATTACK = (
    f"</script><script>{RAN}(1)</script><img src=x onerror={RAN}(2)>"
    f"\" onfocus='{RAN}(3)' autofocus x=\"<svg onload={RAN}(4)>{{{{7*7}}}}<!--<script>javascript:{RAN}(5)"
    f"</style></title></textarea>&lt;b&gt;\u202egnp.exe\u2066 \u2028{WORD}"
)

# Fields that hold what somebody else wrote; all others are codes, ids, dates and hashes of our own making.
_FOREIGN = frozenset(
    (
        "name", "title", "path", "section", "paragraph", "words", "left", "right", "feature", "owners", "by_when",
        "progress", "conflicts", "publishers", "lead_inspectors", "grades", "reason", "number", "heading", "addressee",
    )
)  # fmt: skip

Value = TypeVar("Value")


def _planted(value: Any) -> Any:
    if isinstance(value, str):
        return ATTACK if value else ""
    if isinstance(value, tuple):
        return tuple(_planted(each) for each in value)
    return value


def hostile(value: Value) -> Value:
    """The value with an attack in every field that somebody else may have written, at any depth."""
    if isinstance(value, tuple):
        return tuple(hostile(each) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        field.name: _planted(old) if field.name in _FOREIGN else hostile(old)
        for field in fields(value)
        for old in (getattr(value, field.name),)
    }
    return replace(value, **changed)


def hostile_stories() -> tuple[Overview, tuple[IssueStory, ...], tuple[Paper, ...]]:
    """Norburn's whole record, turned against the reader, with the texts it was read from."""
    read = hostile(overview())
    return read, *shelved(read, hostile(stories()))
