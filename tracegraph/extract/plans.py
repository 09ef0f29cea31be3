"""Action plans: recommendations as the plan words them, the actions under each, expected outcomes, and where a row
contradicts itself.

Columns are recognised by what their heads mean, in any order. Contradictions between cells are reported, never
settled.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracegraph.extract.dates import dates
from tracegraph.extract.owners import owners
from tracegraph.extract.themes import themes_of
from tracegraph.model.document import Passage, Role
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action, CrossReference, Outcome, Recommendation
from tracegraph.vocab import ActionStatus, RecommendationKind

COLUMNS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "action": r"(?:key |planned |agreed )?actions?(?: required| to be taken)?|what(?: we will do)?|task|activity",
        "owner": r"who|lead(?: officer)?|owners?|responsib(?:le|ility).*|accountable.*",
        "by_when": r"by when|when|deadline|target(?: date)?|timescales?|due(?: date)?|completion date|date",
        "progress": r"progress.*|updates?.*|status|comments?|position.*|evidence.*|rag.*",
    }.items()
}
_RECOMMENDATION = re.compile(
    r"(?:ofsted |inspection )?(?:recommendation|area for improvement|priority)\s+(\d{1,2})\b[.: ]*(.*)", re.IGNORECASE
)
_OUTCOMES = re.compile(r"(?:expected |intended |desired )?outcomes?\b", re.IGNORECASE)
_TO_RECOMMENDATION = re.compile(r"\brecommendation (\d{1,2})\b|\b(initial|first) recommendation\b", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:this|these) (?:to|will|should)\b", re.IGNORECASE)
_DONE = re.compile(r"\s*(?:completed?|done|closed)\b", re.IGNORECASE)
_UNDER_WAY = re.compile(r"\bin progress\b|\bunder ?way\b", re.IGNORECASE)
_ONGOING = re.compile(r"\bon-?going\b|\bto be repeated\b|\bcontinu(?:es|ing|ous)\b", re.IGNORECASE)
_MORE_TO_COME = re.compile(
    r"""\b(?: on-?going | to\ be\ (?:completed|reviewed|agreed|developed|updated) | will\ (?:be|review) | on\ hold
            | awaiting | outstanding | not\ yet )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STATED_DONE = re.compile(r"\b(?:has|have) been completed\b|\bcompleted\b", re.IGNORECASE)


def status(by_when: str, progress: str) -> ActionStatus:
    """The status that a row states: in "By when" where it holds a status word, else where "Progress" opens with one."""
    for cell, opens in ((by_when, False), (progress, True)):
        shown = cell.strip()[:12] if opens else cell
        if _DONE.match(shown):
            return ActionStatus.COMPLETED if not opens else ActionStatus.NOT_STATED
        if not opens and _UNDER_WAY.search(shown):
            return ActionStatus.IN_PROGRESS
        if _ONGOING.search(shown):
            return ActionStatus.ONGOING
    return ActionStatus.NOT_STATED


def conflicts(by_when: str, progress: str, plan_from: str | None, plan_to: str | None) -> tuple[str, ...]:
    """Where a row contradicts itself or its plan, in plain words; `plan_from` and `plan_to` are the plan's first
    month and last update."""
    found = []
    done = bool(_DONE.match(by_when))
    due = dates(by_when)
    if done and _MORE_TO_COME.search(progress):
        found.append("By when says completed; progress says there is more to come")
    if (
        not done
        and _STATED_DONE.search(progress)
        and re.search(r"completed and (?:is )?on-?going|completed .{0,40}on-?going", progress, re.IGNORECASE)
    ):
        found.append("Progress says both completed and ongoing")
    if done and plan_to and any(d[:7] > plan_to[:7] for d in due):
        found.append(f"By when says completed and gives a date after the plan's own update ({plan_to[:7]})")
    if plan_from and any(d[:7] < plan_from[:7] for d in due):
        found.append(f"The date is earlier than the plan itself ({plan_from[:7]})")
    if re.search(r"\bcomplete", by_when, re.IGNORECASE) and not done and _ONGOING.search(by_when):
        found.append("By when says complete and that it is to be done again")
    if not due and _ONGOING.search(by_when) and _DONE.match(progress):
        found.append("By when says it goes on; progress opens with completed")
    return tuple(found)


@dataclass
class Plan:
    """What a plan states."""

    recommendations: list[Recommendation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    cross_references: list[CrossReference] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def columns(passage: Passage) -> dict[str, int] | None:
    """The columns of a head row by what they mean, or None where the row is no head: it must name an action and one
    more."""
    if passage.role is not Role.ROW:
        return None
    found: dict[str, int] = {}
    for i, cell in enumerate(passage.cells):
        for name, pattern in COLUMNS.items():
            if cell is not None and name not in found and pattern.fullmatch(cell.words.strip(" :*")):
                found[name] = i
                break
    return found if "action" in found and len(found) > 1 else None


class _PlanReader:
    """Walks a plan's passages: a recommendation, its table, its outcomes, the next recommendation."""

    def __init__(self, plan_from: str | None, plan_to: str | None) -> None:
        self._from, self._to = plan_from, plan_to
        self._columns: dict[str, int] | None = None
        self._number = ""
        self._waiting = False
        self._outcomes = False
        self.plan = Plan()

    def read(self, passages: Sequence[Passage]) -> Plan:
        for passage in passages:
            if passage.role is Role.FURNITURE:
                continue
            self._take(passage)
        return self.plan

    def _take(self, passage: Passage) -> None:
        if passage.role is Role.ROW:
            self._outcomes = False
            if heads := columns(passage):
                self._columns = heads
            elif self._columns is not None:
                self._row(passage, self._columns)
            return
        if (named := _RECOMMENDATION.fullmatch(passage.words.replace("**", ""))) and passage.role is not Role.ITEM:
            self._number, self._waiting, self._outcomes, self._columns = named.group(1), True, False, None
            if named.group(2):
                self._recommend(passage)
        elif self._waiting:
            self._recommend(passage)
        elif _OUTCOMES.fullmatch(passage.words.strip(" :*")):
            self._outcomes = True
        elif self._outcomes and self._number and passage.role is Role.ITEM:
            nth = sum(o.recommendation == f"r{self._number}" for o in self.plan.outcomes) + 1
            self.plan.outcomes.append(Outcome(f"o{self._number}-{nth}", passage.quote, f"r{self._number}"))
        elif passage.role is Role.HEADING:
            self._outcomes = False

    def _recommend(self, passage: Passage) -> None:
        self._waiting = False
        self.plan.recommendations.append(
            Recommendation(
                key=f"r{self._number}", quote=passage.quote, kind=RecommendationKind.RECOMMENDATION,
                heading=f"Ofsted recommendation {self._number}" if not passage.section else passage.section[-1],
                number=self._number, restated=True, themes=themes_of(passage.words),
            )
        )  # fmt: skip

    def _row(self, passage: Passage, heads: dict[str, int]) -> None:
        cells = {name: passage.cells[i] if i < len(passage.cells) else None for name, i in heads.items()}
        told = cells["action"]
        if told is None or not self._number:
            self.plan.unplaced.append(
                f"a table row under no recommendation or without an action: {passage.words[:60]!r}"
            )
            return
        under = f"r{self._number}"
        key = f"a{self._number}-{sum(a.recommendation == under for a in self.plan.actions) + 1}"
        by_when, progress = cells.get("by_when"), cells.get("progress")
        when_words, progress_words = by_when.words if by_when else "", progress.words if progress else ""
        who = cells.get("owner")
        self.plan.actions.append(
            Action(
                key=key, quote=told, recommendation=under,
                owners=owners(who.words) if who else (), owners_quote=who,
                by_when=by_when, due=dates(when_words), status=status(when_words, progress_words), progress=progress,
                conflicts=conflicts(when_words, progress_words, self._from, self._to),
                continues=bool(_CONTINUES.match(told.words)), themes=themes_of(told.words),
            )
        )  # fmt: skip
        for cell in (told, progress):
            self._cross_refer(key, under, cell)

    def _cross_refer(self, action: str, under: str, cell: Quote | None) -> None:
        for found in _TO_RECOMMENDATION.finditer(cell.words if cell else ""):
            target = f"r{found.group(1) or 1}"
            if cell is not None and target != under:
                n = len(self.plan.cross_references) + 1
                self.plan.cross_references.append(CrossReference(f"x{n}", cell, action, target))


def read_plan(passages: Sequence[Passage], published: str | None) -> Plan:
    """What an action plan states; `published` is its last update."""
    covers = [
        d for p in passages[:12] if p.role is not Role.ROW and len(p.words) < 40 for d in dates(p.words) if len(d) == 7
    ]
    return _PlanReader(min(covers, default=published), published).read(passages)
