"""Sentences of a grammar of our own words (`words.toml`), made by dice."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

_GRAMMAR: Final[dict[str, list[Any]]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
)
TOPICS: Final[tuple[tuple[str, ...], ...]] = tuple(tuple(forms) for forms in _GRAMMAR["topics"])
"""What papers speak of: each with the words of its time, oldest first."""
_FIRST = (
    *("Ash", "Bram", "Cald", "Dun", "Elm", "Fern", "Glen", "Hart"),
    *("Ivel", "Kel", "Lang", "Marl", "Nether", "Oak", "Pen"),
)
_LAST = (
    *("beck", "combe", "dale", "field", "ford", "ham", "leigh"),
    *("mere", "stead", "thorpe", "wick", "wold", "worth", "moor"),
)
NAMES: Final = tuple(f"{first}{last}" for last in _LAST for first in _FIRST)
"""Made-up places."""
_SLOT = re.compile(r"\{(A:)?(\w+)\}")
_EARLY, _LATE = 2013, 2026


@dataclass(frozen=True)
class Voice:
    """Who speaks in one paper: its dice, its place, its year, the year of the inspection before."""

    dice: Random
    place: str
    year: int
    before: int

    def said(self, rule: str, topic: int) -> str:
        """A line made by `rule` of the grammar, about TOPICS[topic]."""
        forms = TOPICS[topic]
        age = (self.year - _EARLY) * len(forms) // (_LATE + 1 - _EARLY)
        given = {"topic": forms[age], "place": self.place, "year": str(self.before)}
        return self._made(f"{{{rule}}}", given)

    def _made(self, line: str, given: dict[str, str]) -> str:
        def filled(slot: re.Match[str]) -> str:
            words = self._one(slot[2], given)
            return words[0].upper() + words[1:] if slot[1] else words

        return _SLOT.sub(filled, line)

    def _one(self, name: str, given: dict[str, str]) -> str:
        if name in given:
            return given[name]
        if name == "number":
            return str(self.dice.randint(3, 97))
        if name == "made":
            return NAMES[self.dice.randrange(len(NAMES))]
        if name == "group":  # one sentence speaks of one group
            given["group"] = self.dice.choice(_GRAMMAR["groups"])
            return given["group"]
        return self._made(self.dice.choice(_GRAMMAR[name]), given)

    def paragraph(self, topic: int, sentences: int) -> str:
        """Some sentences about one topic: strengths and shortfalls, now and then how it was before."""
        rules = self.dice.choices(
            ("strength", "shortfall", "mixed", "neutral", "back"), (40, 32, 12, 12, 4), k=sentences
        )
        return " ".join(self.said(rule, topic) for rule in rules)
