"""An issue's story as lines: oldest first, in words that can be read aloud."""

from collections.abc import Iterator

from tracegraph.story import labels
from tracegraph.story.values import Entry, InspectionView, IssueStory, IssueSummary, Moment
from tracegraph.trace.entries import entry_lines
from tracegraph.trace.lines import Line, Role, spell
from tracegraph.vocab import IssueStateKind

_OVERALL = "overall effectiveness"


def history_text(story: IssueStory) -> str:
    """The whole history of an issue as plain text, never wrapped."""
    return spell(history_lines(story))


def history_lines(story: IssueStory) -> Iterator[Line]:
    """The whole history of an issue."""
    s = story.summary
    yield Line(labels.sentence(s.name), 0, Role.TITLE)
    yield Line(f"{s.authority}. {_standing(s)}")
    yield Line(s.id, 0, Role.QUIET)
    for moment in story.moments:
        yield Line()
        yield from _moment_lines(moment)
    if any(e.citation.digest for m in story.moments for e in (*m.entries, *m.related)):
        yield Line()
        yield Line(labels.DIGEST_NOTE, 0, Role.QUIET)


def statement_lines(entry: Entry) -> Iterator[Line]:
    """One statement that no issue holds."""
    yield from entry_lines(entry, 0)
    if entry.citation.digest:
        yield Line()
        yield Line(labels.DIGEST_NOTE, 0, Role.QUIET)


def times(count: int, noun: str) -> str:
    """A number of things: "1 inspection", "3 inspections"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _standing(s: IssueSummary) -> str:
    """How often it was asked for, since when, and how it stands, each in words that claim no more than was said."""
    asked = f"Raised by {times(s.times, 'inspection')}" if s.times else "Never formally asked for"
    since = f", first in {labels.month(s.since)}" if s.since else ""
    latest = f". Latest word: {labels.state(s.state)}, {labels.month(s.last)}" if s.state else ""
    after = s.states[max((place for place, state in enumerate(s.states) if state == s.state), default=-1) + 1 :]
    silence = f"; {labels.silence(after)}" if s.state and after else ""
    closed = "" if not s.open or s.state == IssueStateKind.RESOLVED else ". No inspection has called it resolved"
    if IssueStateKind.RESOLVED in s.states and s.open:
        closed = ". It had once been called resolved"
    return f"{asked}{since}{latest}{silence}{closed}."


def _moment_lines(moment: Moment) -> Iterator[Line]:
    view = moment.inspection
    yield Line(_headline(view, moment.state), 0, Role.MOMENT)
    context = [w for w in (_overall(view), _source(view), labels.state_note(moment.state)) if w]
    if context:
        yield Line(labels.sentence("; ".join(context)) + ".", 1, Role.QUIET)
    for entry in moment.entries:
        yield from entry_lines(entry, 1)
    if moment.related:
        yield Line("Related, not counted as this issue:", 1)
        for entry in moment.related:
            yield from entry_lines(entry, 2)


def _headline(view: InspectionView, state: str) -> str:
    """The date first, then who came and in which form, then the state: the line a reader looks for."""
    when = labels.span(view.start, view.end) or "date not known"
    by = f" by {_and(view.publishers)}" if len(view.publishers) > 1 else ""
    return f"{when} | {labels.inspection_kind(view.kind)}{by} | {labels.state(state).upper()}"


def _source(view: InspectionView) -> str:
    """What must be said where an inspection does not speak for itself."""
    if not view.at_hand:
        return labels.GAP_NOTE
    return "" if view.reported else labels.PLAN_NOTE


def _overall(view: InspectionView) -> str:
    grade = next((g for area, g in view.grades if area.casefold().startswith(_OVERALL)), "")
    return f"overall effectiveness: {grade}" if grade else ""


def _and(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
