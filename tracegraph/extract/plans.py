"""Action plans: recommendations as the plan words them, the actions under each, expected outcomes, and where a row
contradicts itself.

A recommendation stands above its table, or in a column beside its actions (once for several rows, where cells are
merged). Contradictions between cells are reported, never settled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracegraph.extract.columns import columns, plan_words
from tracegraph.extract.dates import dates, plan_dates
from tracegraph.extract.occasion import plan_dated
from tracegraph.extract.owners import owners
from tracegraph.extract.spans import joined, part, raw
from tracegraph.extract.standing import conflicts, legend, status, status_conflicts
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action, CrossReference, Outcome, Recommendation
from tracegraph.vocab import ActionStatus, RecommendationKind

_CONTINUES = ("this to ", "this will ", "this should ", "these to ", "these will ", "these should ")
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
    return _PlanReader(text, began, published, key).read(passages)


class _PlanReader:
    """Walks a plan's passages: a recommendation, its table, its outcomes, the next recommendation."""

    def __init__(self, text: str, plan_from: str | None, plan_to: str | None, key: Mapping[str, ActionStatus]) -> None:
        self._text, self._from, self._to, self._key = text, plan_from, plan_to, key
        self._columns: dict[str, int] | None = None
        self._number = ""
        self._waiting = False
        self._outcomes = False
        self._above: Passage | None = None
        self._label = ""
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
            self._columns = heads
            self._open_table()
        elif self._columns is not None:
            self._row(passage, self._columns)

    def _open_table(self) -> None:
        """A table under a heading that no rule knows: the heading is its recommendation, if none is open."""
        above, self._above = self._above, None
        if above is not None and self._columns is not None and "recommendation" not in self._columns:
            self._number = self._next_number(above.words)
            self._recommend(above, self._unlabelled("numbered", above.quote))

    def _take_words(self, passage: Passage) -> None:
        words = passage.words.replace("**", "").strip()
        patterns = plan_words().recommendation
        named = patterns["heading"].fullmatch(words) if passage.role is not Role.ITEM else None
        if named is not None:
            self._number, self._waiting, self._outcomes, self._columns = named.group(1), True, False, None
            self._above, self._label = None, words[: named.start(2)].strip(" .:)-\u2013")
            if named.group(2):
                self._recommend(passage, self._unlabelled("heading", passage.quote))
        elif self._waiting:
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
        self._waiting = False
        self.plan.recommendations.append(
            Recommendation(
                key=f"r{self._number}",
                quote=quote,
                kind=RecommendationKind.RECOMMENDATION,
                heading=passage.section[-1] if passage.section else self._label,
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
        cells = {name: passage.cells[i] if i < len(passage.cells) else None for name, i in heads.items()}
        asked = cells.get("recommendation")
        if asked is not None:
            self._ask_in_row(passage, asked)
        if outcome := cells.get("outcome"):
            self._outcome_once(outcome)
        told = cells.get("action")
        if told is None and asked is not None and not any(cells.get(name) for name in ("owner", "by_when", "progress")):
            return  # a row that only holds the recommendation
        if told is None or not self._number:
            self.plan.unplaced.append(
                f"a table row under no recommendation or without an action: {passage.words[:60]!r}"
            )
            return
        self._action(told, cells)

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
        under = f"r{self._number}"
        key = f"a{self._number}-{sum(a.recommendation == under for a in self.plan.actions) + 1}"
        by_when = joined(self._text, [cells.get(name) for name in ("original", "by_when", "revised")])
        progress = joined(self._text, [cells.get(name) for name in ("status", "done_on", "progress", "evidence")])
        stands, done_on = _words(cells.get("status")), _words(cells.get("done_on"))
        who, when, how = cells.get("owner"), _words(by_when), _words(cells.get("progress"))
        action = Action(
            key=key,
            quote=told,
            recommendation=under,
            owners=owners(who.words) if who else (),
            owners_quote=who,
            by_when=by_when,
            due=plan_dates(when),
            status=status(stands, when, how, self._key),
            progress=progress,
            conflicts=(
                *conflicts(when, how, self._from, self._to),
                *status_conflicts(stands, how, done_on, self._key),
            ),
            continues=told.words.lower().startswith(_CONTINUES),
            themes=themes_of(told.words),
        )
        if action.status is ActionStatus.NOT_STATED and not stands and dates(done_on):
            action = replace(action, status=ActionStatus.COMPLETED)
        self.plan.actions.append(action)
        for cell in (told, progress):
            self._cross_refer(key, under, cell)

    def _cross_refer(self, action: str, under: str, cell: Quote | None) -> None:
        for found in plan_words().recommendation["refers"].finditer(_words(cell)):
            target = f"r{found.group(1) or 1}"
            if cell is not None and target != under:
                n = len(self.plan.cross_references) + 1
                self.plan.cross_references.append(CrossReference(f"x{n}", cell, action, target))


def _words(quote: Quote | None) -> str:
    return quote.words if quote is not None else ""
