"""How an action stands: its status as the row states it, and where the row contradicts itself."""

import re
from collections.abc import Iterable, Mapping

from tracegraph.extract.columns import plan_words
from tracegraph.extract.dates import dates
from tracegraph.vocab import ActionStatus

_SHORT = 12
"""Characters of a progress cell in which it opens with its status."""
_WORDS = (
    ("in_progress", ActionStatus.IN_PROGRESS),
    ("ongoing", ActionStatus.ONGOING),
    ("completed", ActionStatus.COMPLETED),
)
_PAINT = re.compile(r"\[\w+\]")
_PAINTED = re.compile(r"\[(\w+)\]|\b(blue|green|amber|yellow|orange|red|purple|gr[ea]y|black)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\b(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent|$)", re.IGNORECASE)
_ALL = 100
_DONE_COLOUR = "blue"
_LETTERS = {"r": "red", "g": "green", "a": "amber", "b": "blue", "yellow": "amber"}


def legend(paragraphs: Iterable[str]) -> dict[str, ActionStatus]:
    """What a plan's own key says of its colours ("Green: completed"), from the words outside its tables."""
    found: dict[str, ActionStatus] = {}
    for words in paragraphs:
        for colour, meaning in plan_words().status["legend"].findall(words):
            if (told := _said(meaning)) is not None:
                found.setdefault(_colour(colour), told)
    return found


def status(cell: str, by_when: str, progress: str, key: Mapping[str, ActionStatus] | None = None) -> ActionStatus:
    """The status that a row states: in its status cell, else in "By when" where that holds a status word, else where
    "Progress" is one or opens with one that says it is on its way. `key` is the plan's own key of colours."""
    words = plan_words().status
    if cell:
        only_painted = _said(_PAINT.sub(" ", cell)) is None
        unbegun = only_painted and words["not_started"].match(progress.strip())
        return ActionStatus.NOT_STATED if unbegun else _of_cell(cell, key or {})
    if (told := _by_when(by_when)) is not None:
        return told
    if words["completed"].fullmatch(progress.strip(" .")):
        return ActionStatus.COMPLETED
    opening = progress.strip()[:_SHORT]
    begun = not words["completed"].match(opening) and words["in_progress"].match(progress.strip())
    going_on = not words["completed"].match(opening) and words["ongoing"].search(opening)
    return ActionStatus.IN_PROGRESS if begun else ActionStatus.ONGOING if going_on else ActionStatus.NOT_STATED


def _by_when(cell: str) -> ActionStatus | None:
    """The status that a "By when" holds in the place of a date, or beside it."""
    words = plan_words().status
    if words["completed"].match(cell.strip()):
        return ActionStatus.COMPLETED
    if words["in_progress"].search(cell):
        return ActionStatus.IN_PROGRESS
    return ActionStatus.ONGOING if words["ongoing"].search(cell) else None


def conflicts(by_when: str, progress: str, plan_from: str | None, plan_to: str | None) -> tuple[str, ...]:
    """Where a row contradicts itself or its plan, in plain words; `plan_from` and `plan_to` are the plan's first
    month and last update."""
    words, clash = plan_words().status, plan_words().conflict
    done = bool(words["completed"].match(by_when.strip()))
    due = dates(by_when)
    late = bool(plan_to) and any(d[:7] > (plan_to or "")[:7] for d in due)
    early = bool(plan_from) and any(len(d) >= 7 and d[:7] < (plan_from or "")[:7] for d in due)
    again = re.search(r"\bcomplete", by_when, re.IGNORECASE) and not done and words["ongoing"].search(by_when)
    goes_on = not due and words["ongoing"].search(by_when) and words["completed"].match(progress.strip())
    told = (
        (
            done and clash["more_to_come"].search(progress),
            "By when says completed; progress says there is more to come",
        ),
        (not done and clash["stated_done"].search(progress), "Progress says both completed and ongoing"),
        (done and late, f"By when says completed and gives a date after the plan's own update ({(plan_to or '')[:7]})"),
        (early, f"The date is earlier than the plan itself ({(plan_from or '')[:7]})"),
        (again, "By when says complete and that it is to be done again"),
        (goes_on, "By when says it goes on; progress opens with completed"),
    )
    return tuple(said for holds, said in told if holds)


def status_conflicts(cell: str, progress: str, done_on: str, key: Mapping[str, ActionStatus]) -> tuple[str, ...]:
    """Where a status cell contradicts the cells beside it."""
    stands = _of_cell(cell, key) if cell else ActionStatus.NOT_STATED
    told = (
        (
            stands is ActionStatus.COMPLETED and plan_words().conflict["more_to_come"].search(progress),
            "Status says completed; progress says there is more to come",
        ),
        (
            bool(cell) and stands is not ActionStatus.COMPLETED and bool(dates(done_on)),
            "A date of completion is given; status does not say completed",
        ),
    )
    return tuple(said for holds, said in told if holds)


def share_status(share: str) -> ActionStatus:
    """The status that the share done tells ("100%", "60 %"); nothing done is not stated."""
    done = _share(share)
    if not done:
        return ActionStatus.NOT_STATED
    return ActionStatus.COMPLETED if done >= _ALL else ActionStatus.IN_PROGRESS


def share_conflicts(cell: str, share: str, key: Mapping[str, ActionStatus]) -> tuple[str, ...]:
    """Where a status cell contradicts the share done beside it."""
    done, stands = _share(share), _of_cell(cell, key) if cell else ActionStatus.NOT_STATED
    clash = done is not None and stands is ActionStatus.COMPLETED and done < _ALL
    return (f"Status says completed; the share done is {share.strip()}",) if clash else ()


def _share(words: str) -> float | None:
    found = _PERCENT.search(words)
    return float(found.group(1)) if found else None


def _of_cell(cell: str, key: Mapping[str, ActionStatus]) -> ActionStatus:
    """What a status cell says: by its words, else by its colour as the plan's key has it, else as colours are commonly
    used (blue is done, the others are on their way)."""
    told = _said(_PAINT.sub(" ", cell))
    if told is not None:
        return told
    for word in ("".join(found) for found in _PAINTED.findall(cell) or [(cell,)]):
        if colour := plan_words().status["colour"].fullmatch(word.strip()):
            name = _colour(colour.group(1))
            return key.get(name, ActionStatus.COMPLETED if name == _DONE_COLOUR else ActionStatus.IN_PROGRESS)
    return ActionStatus.NOT_STATED


def _said(words: str) -> ActionStatus | None:
    """The status that words say first; None for none. What has not begun has no code, so it is not stated."""
    patterns = plan_words().status
    if patterns["not_started"].search(words):
        return ActionStatus.NOT_STATED
    told = ((found.start(), stands) for name, stands in _WORDS if (found := patterns[name].search(words)))
    return min(told, default=(0, None), key=lambda pair: pair[0])[1]


def _colour(word: str) -> str:
    lower = word.lower()
    return _LETTERS.get(lower, lower)
