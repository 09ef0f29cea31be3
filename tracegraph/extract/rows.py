"""One row of an action plan's table as an action: its owners, dates, status and progress, and where it contradicts
itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracegraph.extract.dates import dates, plan_dates, revised_dates
from tracegraph.extract.owners import owners
from tracegraph.extract.spans import joined
from tracegraph.extract.standing import conflicts, share_conflicts, share_status, status, status_conflicts
from tracegraph.extract.themes import themes_of
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Action
from tracegraph.vocab import ActionStatus

_CONTINUES = ("this to ", "this will ", "this should ", "these to ", "these will ", "these should ")
_WHEN = ("original", "by_when", "revised")
_STANDS = ("status", "share", "done_on", "progress", "evidence")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a plan says of all its rows: its text, its first month, its last update, its key of colours."""

    text: str
    began: str | None
    updated: str | None
    key: Mapping[str, ActionStatus]
    breaks: bool = False
    """True where a line break within a cell was meant (Word, workbooks), and is not print's."""


def action_of(
    frame: Frame, key: str, under: str | None, told: Quote, cells: Mapping[str, Quote | None], heading: str = ""
) -> Action:
    """The action `told` under the recommendation `under`, or under none and a heading; `cells` are those of its row by
    what they mean."""
    text = frame.text
    by_when = joined(text, [cells.get(name) for name in _WHEN])
    who, when, how = cells.get("owner"), _words(by_when), _words(cells.get("progress"))
    stands, done_on, share = (_words(cells.get(name)) for name in ("status", "done_on", "share"))
    said = status(stands, when, how, frame.key)
    if said is ActionStatus.NOT_STATED and not stands:
        said = ActionStatus.COMPLETED if dates(done_on) else share_status(share)
    return Action(
        key=key,
        quote=told,
        recommendation=under,
        owners=owners(_lines(text, who) if frame.breaks else who.words) if who else (),
        owners_quote=who,
        by_when=by_when,
        due=plan_dates(when),
        status=said,
        progress=joined(text, [cells.get(name) for name in _STANDS]),
        conflicts=(
            *conflicts(when, how, frame.began, frame.updated),
            *status_conflicts(stands, how, done_on, frame.key),
            *share_conflicts(stands, share, frame.key),
        ),
        continues=told.words.lower().startswith(_CONTINUES),
        themes=themes_of(told.words),
        heading=heading,
        revised=_revised(cells, when),
    )


def _revised(cells: Mapping[str, Quote | None], when: str) -> tuple[str, ...]:
    """The dates that replace others: those of a column of their own, or those that the words say."""
    said = (*plan_dates(_words(cells.get("revised"))), *revised_dates(when))
    first = [d for d in plan_dates(when) if d not in said]
    return tuple(dict.fromkeys(said)) if first else ()


def _lines(text: str, quote: Quote) -> str:
    """The characters of a cell with the line breaks that its writer set."""
    return "\n".join(text[s.start : s.end] for s in quote.segments)


def _words(quote: Quote | None) -> str:
    return quote.words if quote is not None else ""
