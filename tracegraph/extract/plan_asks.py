"""The recommendations of an action plan, in the plan's own words: named above tables, in columns beside actions, over
rows, or listed first and then pointed to by number."""

import re
from collections.abc import Sequence

from tracegraph.extract.columns import plan_words
from tracegraph.extract.spans import part, raw
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Recommendation
from tracegraph.vocab import RecommendationKind

_SET = "* \t\n"
"""What sets a label off in plain text."""
_LABEL_ENDS = " .:)-\u2013"
_TOPIC = 4
"""Words of the longest heading that only names a theme ("Leaders and managers"); what is asked takes more."""


def may_ask(words: str) -> bool:
    """True of an unlabelled heading that may be a recommendation, and no name of a theme, a plan or a part of one."""
    patterns = plan_words().recommendation
    if patterns["numbered"].match(words):
        return True
    named = patterns["asks_nothing"].fullmatch(words) or patterns["group"].match(words)
    return not named and len(words.split()) > _TOPIC


class Asks:
    """The recommendations so far, and which of them is open: what comes next stands under it. `number` is its number,
    "" where none is open; `label` what is printed before its words ("Priority 1")."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._listed: dict[str, tuple[Sequence[str], Quote]] = {}
        self.found: list[Recommendation] = []
        self.number = self.label = ""

    @property
    def under(self) -> str | None:
        """The key of the open recommendation."""
        return f"r{self.number}" if self.number else None

    def open(self, number: str, label: str = "") -> None:
        """A recommendation begins, whose words are still to come."""
        self.number, self.label = number, label

    def open_named(self, named: re.Match[str]) -> None:
        """The same, from a line such as "Priority 1: Visits"."""
        self.open(named.group(1), named.string[: named.start(2)].strip(_LABEL_ENDS))

    def next_number(self, words: str) -> str:
        """The number that `words` open with, else the next one."""
        numbered = plan_words().recommendation["numbered"].match(words)
        used = {r.number for r in self.found}
        if numbered and numbered.group(1) not in used:
            return numbered.group(1)
        return next(str(n) for n in range(len(self.found) + 1, 2 * len(self.found) + 2) if str(n) not in used)

    def state(self, section: Sequence[str], quote: Quote) -> None:
        """The words of the open recommendation. A number that is named again is the same one."""
        if any(r.number == self.number for r in self.found):
            return
        self.found.append(
            Recommendation(
                key=f"r{self.number}",
                quote=quote,
                kind=RecommendationKind.RECOMMENDATION,
                heading=self.label or next(reversed(section), ""),
                number=self.number,
                restated=True,
                themes=themes_of(quote.words),
            )
        )

    def list(self, passage: Passage) -> None:
        """Keeps a recommendation that the plan lists before its tables, for rows that point to its number."""
        numbered = plan_words().recommendation["numbered"].fullmatch(passage.words)
        number = passage.number or (numbered.group(1) if numbered else None)
        if number is not None:
            self._listed.setdefault(number, (passage.section, self.unlabelled("numbered", passage.quote)))

    def ask_in_row(self, section: Sequence[str], cell: Quote) -> tuple[str, ...]:
        """A recommendation in a column of its own: a new one, one that rows above have named already, or the number of
        one. The further numbers that the cell points to. A cell that only ranks ("High") names none."""
        if plan_words().recommendation["ranks"].fullmatch(cell.words):
            return ()
        if points := plan_words().recommendation["points"].fullmatch(cell.words):
            self.open(points.group(1))
            self.state(*self._listed.get(self.number, (section, cell)))
            return tuple(n for n in re.findall(r"\d{1,2}", points.group(2)) if n != self.number)
        asked = self.unlabelled("heading", self.unlabelled("numbered", cell))
        known = next((r for r in self.found if r.quote.words == asked.words), None)
        if known is not None:
            self.open(known.number or self.number)
        else:
            self.open(self.next_number(cell.words))
            self.state(section, asked)
        return ()

    def unlabelled(self, pattern: str, quote: Quote) -> Quote:
        """The words of a recommendation without the label or number before them ("Priority 1:")."""
        printed, _ = raw(self._text, quote.segments)
        bare = printed.lstrip(_SET)
        found = plan_words().recommendation[pattern].match(bare.rstrip(_SET))
        if found is None or not found.group(2):
            return quote
        return part(self._text, quote, len(printed) - len(bare) + found.start(2))
