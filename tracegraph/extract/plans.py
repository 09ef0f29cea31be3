"""Action plans: recommendations as the plan words them, the actions under each or under none, expected outcomes, and
where a row contradicts itself.

A recommendation stands above its table, or in a column beside its actions (once for several rows, where cells are
merged). An action of a plan that names none stands under none. Contradictions between cells are told, never settled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracegraph.extract.columns import NOTHING_TOLD, Head, Told, head_of, plan_words
from tracegraph.extract.occasion import plan_dated
from tracegraph.extract.plan_asks import Asks, may_ask
from tracegraph.extract.plan_tables import carries_on, cell_of, keys, note_of, runs, unknown_head
from tracegraph.extract.rows import Frame, action_of
from tracegraph.extract.standing import legend
from tracegraph.model.document import Document, Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action, CrossReference, Outcome, Recommendation

_SEVERAL = 3  # columns of a table in which a row of one cell stands out
_COVER = 12  # passages among which a plan bears its dates
_TORN = frozenset({"text/plain", "text/markdown"})
"""Formats without pages whose lines break where print broke them; in the others a break within a cell was meant."""
_DETAILS = ("owner", "by_when", "original", "revised", "status", "share", "progress", "evidence")  # of an action


@dataclass
class Plan:
    """What a plan states."""

    recommendations: list[Recommendation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    cross_references: list[CrossReference] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def read_plan(
    document: Document, passages: Sequence[Passage], published: str | None, told: Told = NOTHING_TOLD
) -> Plan:
    """What an action plan states; `published` is its last update, `told` what the user says of its headings."""
    shown = [p for p in passages if p.role is not Role.FURNITURE]
    began, _ = plan_dated([p.words for p in passages[:_COVER] if p.role not in (Role.ROW, Role.FURNITURE)])
    key = legend(keys(passages, told))
    frame = Frame(
        document.text, began, published, key, breaks=document.pages is None and document.source.media not in _TORN
    )
    return _PlanReader(document, frame, told).read(shown)


class _PlanReader:
    """Walks a plan: a recommendation, its table, its outcomes, the next recommendation."""

    def __init__(self, document: Document, frame: Frame, told: Told) -> None:
        self._text, self._frame, self._user = document.text, frame, told
        self._labels = frozenset(document.labels)
        self._head: Head | None = None
        self._asks = Asks(document.text)
        self._waiting: tuple[Passage, Quote] | None = None
        self._headless, self._width = False, 0  # a table without a head of its own is like the last one with a head
        self._outcomes = self._listing = self._banners = self._titled = self._apart = False
        self._above: Passage | None = None
        self._heading = ""
        self._told: Quote | None = None
        self.plan = Plan(self._asks.found)

    def read(self, passages: Sequence[Passage]) -> Plan:
        """The plan that `passages` make."""
        for passage, rows in runs(passages):
            if passage is not None:
                self._take_words(passage)
            else:
                self._take_table(rows)
            self._apart = passage is not None
        known = {r.key for r in self._asks.found}
        return replace(self.plan, cross_references=[x for x in self.plan.cross_references if x.recommendation in known])

    def _take_table(self, rows: Sequence[Passage]) -> None:
        """A table: under its own head, or as the rest of the one before."""
        self._outcomes = self._listing = False
        head = head_of(rows, self._user)
        if head is None:
            strictly = self._headless or self._apart
            if self._head is None or not carries_on(rows, self._width, self._user, strictly=strictly):
                self.plan.unplaced += [note_of(printed)] if (printed := unknown_head(rows)) else []
            else:
                self._rows(rows)
            return
        for row in rows[: head.first]:
            if row.across:
                self._take_words(row)
        self._open_table(head, rows[head.first])
        self._rows(rows[head.first + head.rows :])

    def _open_table(self, head: Head, row: Passage) -> None:
        """A head. A heading above it that no rule knows is its recommendation, if none is open and it may ask."""
        self._head, self._banners, self._told = head, False, None
        self._headless, self._width = False, len(row.cells)
        above, self._above = self._above, None
        if above is None or any("recommendation" in part for part in head.parts):
            return
        words = above.words.replace("**", "").strip()
        if words in self._labels or (above.number is None and not may_ask(words)):
            self._heading = words
            self._asks.open("")
        else:
            self._asks.open(self._asks.next_number(f"{above.number}. {words}" if above.number else words))
            self._asks.state(above.section, self._asks.unlabelled("numbered", above.quote))

    def _rows(self, rows: Sequence[Passage]) -> None:
        """The rows below a head; those of tables side by side one table after the other. A head that is repeated, or
        another that follows without a gap, holds for the rows below it."""
        head, start = self._head, 0
        for at, row in enumerate(rows):
            again = head_of([row], self._user)
            if again is not None:
                self._parts(rows[start:at])
                self._head, self._width, start = (
                    (again if head is None or head.rows == 1 else head),
                    len(row.cells),
                    at + 1,
                )
        self._parts(rows[start:])

    def _parts(self, rows: Sequence[Passage]) -> None:
        for part in self._head.parts if self._head is not None else ():
            for row in rows:
                self._row(row, part)

    def _take_words(self, passage: Passage) -> None:
        words = passage.words.replace("**", "").strip()
        patterns = plan_words().recommendation
        named = patterns["heading"].fullmatch(words) if passage.role is not Role.ITEM else None
        if named is not None:
            self._asks.open_named(named)
            self._outcomes, self._told, self._headless = False, None, True
            self._above, self._heading = None, ""
            self._waiting = (passage, passage.quote)
            if named.group(2):
                self._state(passage, self._asks.unlabelled("heading", passage.quote))
        elif self._waiting is not None:
            self._state(passage, passage.quote)
        elif patterns["outcomes"].fullmatch(words.strip(" :*")):
            self._outcomes = True
        elif self._outcomes and self._asks.number and passage.role is Role.ITEM:
            self._outcome(passage.quote)
        elif self._asks.number and patterns["outcome_said"].fullmatch(words):
            self._outcome(self._asks.unlabelled("outcome_said", passage.quote))
        elif self._listing and (passage.number is not None or patterns["numbered"].fullmatch(words)):
            self._asks.list(passage)
        elif passage.role is Role.HEADING or passage.number is not None or patterns["numbered"].fullmatch(words):
            self._outcomes, self._listing = False, patterns["listing"].fullmatch(words) is not None
            self._above = passage if self._begins_here(passage) else self._above
        elif self._above is not None and self._above.role is Role.PARAGRAPH:
            self._above = None  # numbered text with more text below it heads no table
        self._titled = self._titled or patterns["title"].search(words) is not None

    def _begins_here(self, passage: Passage) -> bool:
        """True for a heading that may be the recommendation of the table below it: any but the plan's title."""
        return bool(passage.section) or self._titled or self._head is not None or passage.number is not None

    def _state(self, passage: Passage, quote: Quote) -> None:
        self._waiting = None
        self._asks.state(passage.section, quote)

    def _outcome(self, quote: Quote) -> None:
        under = self._asks.under
        nth = sum(o.recommendation == under for o in self.plan.outcomes) + 1
        self.plan.outcomes.append(Outcome(f"o{self._asks.number or 0}-{nth}", quote, under))

    def _row(self, passage: Passage, heads: Mapping[str, tuple[int, ...]]) -> None:
        if self._banner(passage, heads):
            return
        if self._waiting is not None and "recommendation" not in heads:
            self._state(*self._waiting)  # a label that no words follow
        cells = {name: cell_of(self._text, passage, places) for name, places in heads.items()}
        if theme := cells.get("theme"):
            self._heading = theme.words
        asked = cells.get("recommendation")
        further = self._asks.ask_in_row(passage.section, asked) if asked is not None else ()
        if outcome := cells.get("outcome"):
            self._outcome_once(outcome)
        told = cells.get("action") or self._merged(cells, asked)
        if told is not None:
            self._action(told, cells, asked, further)
        elif any(cells.get(name) for name in _DETAILS):
            self.plan.unplaced.append(f"a table row without an action: {passage.words[:60]!r}")

    def _banner(self, passage: Passage, heads: Mapping[str, tuple[int, ...]]) -> bool:
        """A row of one filled cell across a table of several columns: the recommendation of the rows below it, or a
        label that groups them. True where it was taken as one."""
        filled = [i for i, cell in enumerate(passage.cells) if cell is not None]
        if len(filled) != 1 or len(heads) < _SEVERAL:
            return False
        cell = passage.cells[filled[0]]
        if filled[0] and not passage.across:
            return False  # beside, not over, the rows
        beside = filled[0] in heads.get("recommendation", ()) and not passage.across
        return cell is not None and not beside and self._over_rows(passage, cell)

    def _over_rows(self, passage: Passage, cell: Quote) -> bool:
        """What stands alone over rows: a numbered one begins a recommendation where those of its table stand so, or at
        the table's top; one that reaches across the table and does neither is a heading of the rows below it."""
        patterns, words = plan_words().recommendation, cell.words
        named, numbered = patterns["heading"].fullmatch(words), patterns["numbered"].fullmatch(words)
        open_, label = self._asks.number, patterns["group"].match(words) is not None
        first = (not open_ and not self._heading) or (numbered is not None and self._told is None)
        begins = named is not None or first or self._waiting is not None or self._banners
        label = label or (passage.across and self._waiting is None and not may_ask(words))
        if not named and (label or not begins):
            self._heading = words if label or passage.across else self._heading
            return label or passage.across
        self._banners, self._told, self._heading = True, None, ""
        if named is not None:
            self._asks.open_named(named)
        elif self._waiting is None:
            self._asks.open(self._asks.next_number(words))
        self._waiting = (passage, cell) if named and not named.group(2) else None
        if self._waiting is None:
            self._state(passage, self._asks.unlabelled("heading", self._asks.unlabelled("numbered", cell)))
        return True

    def _merged(self, cells: Mapping[str, Quote | None], asked: Quote | None) -> Quote | None:
        """The action of the row above, where its cell is merged over this row: another owner and another date."""
        return self._told if asked is None and cells.get("owner") and cells.get("by_when") else None

    def _outcome_once(self, quote: Quote) -> None:
        """An outcome column tells the same outcome beside several actions."""
        known = {o.quote.words for o in self.plan.outcomes if o.recommendation == self._asks.under}
        if quote.words not in known:
            self._outcome(quote)

    def _action(
        self, told: Quote, cells: Mapping[str, Quote | None], asked: Quote | None, further: Sequence[str]
    ) -> None:
        self._told, under = told, self._asks.under
        key = f"a{self._asks.number or 0}-{sum(a.recommendation == under for a in self.plan.actions) + 1}"
        action = action_of(self._frame, key, under, told, cells, self._heading)
        self.plan.actions.append(action)
        for cell in (told, action.progress):
            for found in plan_words().recommendation["refers"].finditer(cell.words if cell else ""):
                self._cross_refer(key, cell, found.group(1) or "1")
        for number in further:
            self._cross_refer(key, asked, number)

    def _cross_refer(self, action: str, cell: Quote | None, number: str) -> None:
        if cell is not None and number != self._asks.number:
            n = len(self.plan.cross_references) + 1
            self.plan.cross_references.append(CrossReference(f"x{n}", cell, action, f"r{number}"))
