"""Action plans: recommendations as the plan words them, the actions under each, expected outcomes, and where a row
contradicts itself.

A recommendation stands above its table, or in a column beside its actions (once for several rows, where cells are
merged). Contradictions between cells are reported, never settled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracegraph.extract.columns import columns, plan_words
from tracegraph.extract.occasion import plan_dated
from tracegraph.extract.rows import Frame, action_of
from tracegraph.extract.spans import part, raw
from tracegraph.extract.standing import legend
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action, CrossReference, Outcome, Recommendation
from tracegraph.vocab import RecommendationKind

_SEVERAL = 3
"""Columns of a table in which a row of one cell stands out."""
_COVER = 12
"""Passages among which a plan bears its dates."""


@dataclass
class Plan:
    """What a plan states."""

    recommendations: list[Recommendation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    cross_references: list[CrossReference] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def read_plan(text: str, passages: Sequence[Passage], published: str | None) -> Plan:
    """What an action plan states; `text` is its canonical text, `published` its last update."""
    began, _ = plan_dated([p.words for p in passages[:_COVER] if p.role not in (Role.ROW, Role.FURNITURE)])
    key = legend(p.words for p in passages if p.role is not Role.ROW or columns(p) is None)
    return _PlanReader(text, Frame(began, published, key)).read(passages)


class _PlanReader:
    """Walks a plan's passages: a recommendation, its table, its outcomes, the next recommendation."""

    def __init__(self, text: str, frame: Frame) -> None:
        self._text, self._frame = text, frame
        self._columns: dict[str, int] | None = None
        self._number = ""
        self._waiting: tuple[Passage, Quote] | None = None
        self._headless, self._width = False, 0  # a table without a head of its own is like the last one with a head
        self._outcomes = False
        self._above: Passage | None = None
        self._label = ""
        self._banners = False
        self._told: Quote | None = None
        self.plan = Plan()

    def read(self, passages: Sequence[Passage]) -> Plan:
        """The plan that `passages` make."""
        for passage in passages:
            if passage.role is Role.ROW:
                self._take_row(passage)
            elif passage.role is not Role.FURNITURE:
                self._take_words(passage)
        return self.plan

    def _take_row(self, passage: Passage) -> None:
        self._outcomes = False
        if heads := columns(passage):
            self._columns, self._banners, self._told = heads, False, None
            self._headless, self._width = False, len(passage.cells)
            self._open_table()
        elif self._columns is not None and (not self._headless or len(passage.cells) == self._width):
            self._row(passage, self._columns)

    def _open_table(self) -> None:
        """A table under a heading that no rule knows: the heading is its recommendation, if none is open."""
        above, self._above = self._above, None
        if above is not None and self._columns is not None and "recommendation" not in self._columns:
            self._number, self._label = self._next_number(above.words), ""
            self._recommend(above, self._unlabelled("numbered", above.quote))

    def _take_words(self, passage: Passage) -> None:
        words = passage.words.replace("**", "").strip()
        patterns = plan_words().recommendation
        named = patterns["heading"].fullmatch(words) if passage.role is not Role.ITEM else None
        if named is not None:
            self._number, self._outcomes, self._told = named.group(1), False, None
            self._headless = True
            self._above, self._label = None, words[: named.start(2)].strip(" .:)-\u2013")
            self._waiting = (passage, passage.quote)
            if named.group(2):
                self._recommend(passage, self._unlabelled("heading", passage.quote))
        elif self._waiting is not None:
            self._recommend(passage, passage.quote)
        elif patterns["outcomes"].fullmatch(words.strip(" :*")):
            self._outcomes = True
        elif self._outcomes and self._number and passage.role is Role.ITEM:
            self._outcome(passage.quote)
        elif passage.role is Role.HEADING or patterns["numbered"].fullmatch(words):
            self._outcomes = False
            self._above = passage if self._begins_here(passage) else self._above

    def _begins_here(self, passage: Passage) -> bool:
        """True for a heading that may be the recommendation of the table below it: any but the plan's title."""
        return bool(passage.section) or self._columns is not None or passage.number is not None

    def _next_number(self, words: str) -> str:
        """The number that `words` open with, else the next one."""
        numbered = plan_words().recommendation["numbered"].match(words)
        used = {r.number for r in self.plan.recommendations}
        if numbered and numbered.group(1) not in used:
            return numbered.group(1)
        return str(len(self.plan.recommendations) + 1)

    def _recommend(self, passage: Passage, quote: Quote) -> None:
        self._waiting = None
        self.plan.recommendations.append(
            Recommendation(
                key=f"r{self._number}",
                quote=quote,
                kind=RecommendationKind.RECOMMENDATION,
                heading=self._label or next(reversed(passage.section), ""),
                number=self._number,
                restated=True,
                themes=themes_of(quote.words),
            )
        )

    def _outcome(self, quote: Quote) -> None:
        under = f"r{self._number}"
        nth = sum(o.recommendation == under for o in self.plan.outcomes) + 1
        self.plan.outcomes.append(Outcome(f"o{self._number}-{nth}", quote, under))

    def _row(self, passage: Passage, heads: Mapping[str, int]) -> None:
        if self._banner(passage, heads):
            return
        if self._waiting is not None and "recommendation" not in heads:
            self._recommend(*self._waiting)  # a label that no words follow
        cells = {name: passage.cells[i] if i < len(passage.cells) else None for name, i in heads.items()}
        asked = cells.get("recommendation")
        if asked is not None:
            self._ask_in_row(passage, asked)
        if outcome := cells.get("outcome"):
            self._outcome_once(outcome)
        told = cells.get("action") or self._merged(cells, asked)
        if told is None and asked is not None and not any(cells.get(name) for name in ("owner", "by_when", "progress")):
            return  # a row that only holds the recommendation
        if told is None or not self._number:
            self.plan.unplaced.append(
                f"a table row under no recommendation or without an action: {passage.words[:60]!r}"
            )
            return
        self._action(told, cells)

    def _banner(self, passage: Passage, heads: Mapping[str, int]) -> bool:
        """A row of one filled cell across a table of several columns: the recommendation of the rows below it, or a
        label that groups them. True where it was taken as one."""
        filled = [i for i, cell in enumerate(passage.cells) if cell is not None]
        if len(filled) != 1 or len(heads) < _SEVERAL or filled[0] == heads.get("recommendation"):
            return False
        cell = passage.cells[filled[0]]
        return cell is not None and self._over_rows(passage, cell)

    def _over_rows(self, passage: Passage, cell: Quote) -> bool:
        """What stands alone over rows: a numbered one begins a recommendation where those of its table stand so, or at
        the table's top."""
        patterns, words = plan_words().recommendation, cell.words
        named, numbered = patterns["heading"].fullmatch(words), patterns["numbered"].fullmatch(words)
        first = not self._number or (numbered is not None and self._told is None)
        label = patterns["group"].match(words) is not None
        if not (named or first or self._waiting or self._banners) or (self._number and label and not named):
            return label
        self._banners, self._told = True, None
        if named or self._waiting is None:
            self._number = named.group(1) if named else self._next_number(words)
            self._label = words[: named.start(2)].strip(" .:)-\u2013") if named else ""
        self._waiting = (passage, cell) if named and not named.group(2) else None
        if self._waiting is None:
            self._recommend(passage, self._unlabelled("heading", self._unlabelled("numbered", cell)))
        return True

    def _merged(self, cells: Mapping[str, Quote | None], asked: Quote | None) -> Quote | None:
        """The action of the row above, where its cell is merged over this row: another owner and another date."""
        return self._told if asked is None and cells.get("owner") and cells.get("by_when") else None

    def _ask_in_row(self, passage: Passage, cell: Quote) -> None:
        """A recommendation in a column of its own: a new one, or one that the rows above have named already."""
        asked = self._unlabelled("heading", self._unlabelled("numbered", cell))
        known = next((r for r in self.plan.recommendations if r.quote.words == asked.words), None)
        if known is not None:
            self._number = known.number or self._number
        else:
            self._number = self._next_number(cell.words)
            self._recommend(passage, asked)

    def _unlabelled(self, pattern: str, quote: Quote) -> Quote:
        """The words of a recommendation without the label or number before them ("Priority 1:")."""
        printed, _ = raw(self._text, quote.segments)
        found = plan_words().recommendation[pattern].match(printed.strip())
        if found is None or not found.group(2):
            return quote
        return part(self._text, quote, len(printed) - len(printed.lstrip()) + found.start(2))

    def _outcome_once(self, quote: Quote) -> None:
        """An outcome column tells the same outcome beside several actions."""
        under = f"r{self._number}"
        known = {o.quote.words for o in self.plan.outcomes if o.recommendation == under}
        if self._number and quote.words not in known:
            self._outcome(quote)

    def _action(self, told: Quote, cells: Mapping[str, Quote | None]) -> None:
        self._told = told
        under = f"r{self._number}"
        key = f"a{self._number}-{sum(a.recommendation == under for a in self.plan.actions) + 1}"
        action = action_of(self._text, key, under, told, cells, self._frame)
        self.plan.actions.append(action)
        for cell in (told, action.progress):
            self._cross_refer(key, under, cell)

    def _cross_refer(self, action: str, under: str, cell: Quote | None) -> None:
        for found in plan_words().recommendation["refers"].finditer(cell.words if cell else ""):
            target = f"r{found.group(1) or 1}"
            if cell is not None and target != under:
                n = len(self.plan.cross_references) + 1
                self.plan.cross_references.append(CrossReference(f"x{n}", cell, action, target))
