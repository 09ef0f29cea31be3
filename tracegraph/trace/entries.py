"""One statement as lines: what it is, its words in quotation marks, where they stand, why it is here, what was to be
done."""

from collections.abc import Iterable, Iterator
from typing import Final

from tracegraph.story import labels
from tracegraph.story.values import ActionLine, Entry, Reason, Why
from tracegraph.story.wording import by_when, caption, place, quoted
from tracegraph.trace.lines import Line, Role

_SHOWN_REASONS: Final = 2  # the rest is in --json


def entry_lines(entry: Entry, depth: int) -> Iterator[Line]:
    """A statement with its actions and expected outcomes."""
    yield Line(caption(entry), depth)
    if entry.lead_in:
        yield Line(quoted(entry.lead_in.words) + " ...", depth + 1)
    yield Line(quoted(entry.citation.words), depth + 1)
    yield Line(f"{place(entry.citation)}; {entry.id}", depth + 1, Role.QUIET)
    if entry.whys:
        yield Line(why(entry.whys[0]), depth + 1, Role.QUIET)
    for number, action in enumerate(entry.actions, 1):
        yield from _action_lines(action, number, len(entry.actions), depth + 1)
    for outcome in entry.outcomes:
        yield Line(f"Expected outcome: {quoted(outcome.words)}", depth + 1)
        yield Line(place(outcome), depth + 2, Role.QUIET)


def why(link: Why) -> str:
    """Why a statement stands here, in short: the most telling reasons with the phrases that fired, and how sure that
    is."""
    because = "; ".join(filter(None, (_reason(r.feature, r.left, r.right) for r in _telling(link.reasons))))
    known = labels.basis(link.basis, link.score)
    return f"Linked ({labels.relation(link.relation)}; {known}){': ' + because if because else ''}"


def _telling(reasons: Iterable[Reason]) -> list[Reason]:
    """The strongest reasons, one of them with the phrases that fired where any has: words can be checked."""
    ranked = sorted(reasons, key=lambda r: -r.weight)
    shown = ranked[:_SHOWN_REASONS]
    worded = next((r for r in ranked if r.left or r.right), None)
    return shown if worded is None or worded in shown else [*shown[:-1], worded]


def _reason(feature: str, left: str, right: str) -> str:
    phrases = [quoted(p) for p in dict.fromkeys((left, right)) if p]
    return f"{feature} {' and '.join(phrases)}".strip()


def _action_lines(action: ActionLine, number: int, of: int, depth: int) -> Iterator[Line]:
    yield Line(f"Action {number} of {of}: {labels.action_note(action.status)}", depth)
    yield Line(quoted(action.citation.words), depth + 1)
    yield Line(f"Who: {'; '.join(action.owners) or 'not stated'}", depth + 1)
    yield Line(f"By when: {by_when(action)}", depth + 1)
    if action.progress:
        yield Line(f"Progress: {quoted(action.progress)}", depth + 1)
    for conflict in action.conflicts:
        yield Line(f"Contradiction: {conflict}", depth + 1, Role.LOUD)
    yield Line(f"{place(action.citation)}; {action.id}", depth + 1, Role.QUIET)
