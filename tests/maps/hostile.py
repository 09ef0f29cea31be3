"""Stories in which every word that comes from a document, a file name or a plan is an attack."""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from tests.maps.stories import overview, stories
from tests.maps.texts import shelved
from tracegraph.story.values import IssueStory, Overview, Paper

RAN: Final = "window.ran=(window.ran||[]).concat"


def attack(letters: int) -> str:
    """Everything at once: ends of whatever a page may be inside, scripts, handlers, addresses that run, a template,
    controls that turn the writing direction, and one word of so many letters."""
    return (
        f"</script><script>{RAN}(1)</script><img src=x onerror={RAN}(2)>"
        f"\" onfocus='{RAN}(3)' autofocus x=\"<svg onload={RAN}(4)>{{{{7*7}}}}<!--<script>javascript:{RAN}(5)"
        f"</style></title></textarea>&lt;b&gt;\u202egnp.exe\u2066 \u2028{'W' * letters}"
    )


ATTACK: Final = attack(2_000)
LONG: Final = attack(100_000)

# What tracegraph makes itself: ids, codes, dates, hashes, its own labels. Any other field, a new one too, is planted.
_OURS: Final = frozenset(
    (
        "id", "document", "documents", "inspection", "link", "other", "restates", "sha256", "themes", "counts",
        "numbers", "kind", "detail", "relation", "basis", "status", "state", "states", "last_state", "label",
        "start", "end", "published", "due", "revised", "since", "last", "text",
    )
)  # fmt: skip

# Whose every mention must be the same, or the record falls apart; it stands everywhere, so its word is the shorter one.
_NAMES: Final = frozenset(("authority", "authorities"))

Value = TypeVar("Value")


@dataclass
class _Planter:
    """Puts an attack into every field that somebody else may have written; if `once` is set, the long one where a field
    of its kind is met first, for a page that held it everywhere would be as long as a library."""

    once: bool = False
    met: set[tuple[str, str]] = field(default_factory=set)

    def planted(self, value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(self.planted(each) for each in value)  # type: ignore[return-value]
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed = {each.name: self._field(value, each.name) for each in fields(value)}
        return replace(value, **changed)

    def _field(self, of: Any, name: str) -> Any:
        old = getattr(of, name)
        return self.planted(old) if name in _OURS else self._attacked(old, type(of).__name__, name)

    def _attacked(self, old: Any, of: str, name: str) -> Any:
        if isinstance(old, tuple):
            return tuple(self._attacked(each, of, name) for each in old)
        if not isinstance(old, str):
            return self.planted(old)
        if not old or not self.once or name in _NAMES or (of, name) in self.met:
            return ATTACK if old else ""
        self.met.add((of, name))
        return LONG


def hostile(value: Value) -> Value:
    """The value with an attack in every field that somebody else may have written, at any depth."""
    return _Planter().planted(value)


def hostile_stories() -> tuple[Overview, tuple[IssueStory, ...], tuple[Paper, ...]]:
    """Norburn's whole record, turned against the reader, with the texts it was read from."""
    planter = _Planter(once=True)
    told = planter.planted(stories())  # whose words are shown wherever they are
    read = planter.planted(overview())
    return shelved(read, told)
