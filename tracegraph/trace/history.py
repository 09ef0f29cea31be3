"""An issue's story as lines: oldest first, in words that can be read aloud."""

from collections.abc import Iterator

from tracegraph.story import labels
from tracegraph.story.paths import EARLIER, shown
from tracegraph.story.standing import standing
from tracegraph.story.values import Entry, InspectionView, IssueStory, Moment
from tracegraph.trace.entries import entry_lines
from tracegraph.trace.lines import Line, Role, spell


def history_text(story: IssueStory) -> str:
    """The whole history of an issue as plain text, never wrapped."""
    return spell(history_lines(story))


def history_lines(story: IssueStory) -> Iterator[Line]:
    """The whole history of an issue."""
    s = story.summary
    yield Line(labels.sentence(s.name), 0, Role.TITLE)
    yield Line(f"{s.authority}. {standing(s)}")
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


def _moment_lines(moment: Moment) -> Iterator[Line]:
    view = moment.inspection
    earlier = shown(moment) == EARLIER
    said, note = (labels.BEFORE, labels.BEFORE_NOTE) if earlier else _state(moment.state)
    yield Line(_headline(view, said), 0, Role.MOMENT)
    undated = "" if view.date else labels.UNDATED_NOTE
    context = [w for w in (_overall(view), _source(view), undated, note) if w]
    if context:
        yield Line(" ".join(f"{labels.sentence(words)}." for words in context), 1, Role.QUIET)
    for entry in moment.entries:
        yield from entry_lines(entry, 1)
    if moment.related:
        yield Line("Related, not counted as this issue:", 1)
        for entry in moment.related:
            yield from entry_lines(entry, 2)


def _state(state: str) -> tuple[str, str]:
    """A state in a word, and what must be said beside it."""
    return labels.state(state), labels.state_note(state)


def _headline(view: InspectionView, state: str) -> str:
    """The date first, then who came and in which form, then the state: the line a reader looks for."""
    when = labels.span(view.start, view.end) or labels.UNDATED
    by = f" by {labels.listed(view.publishers)}" if len(view.publishers) > 1 else ""
    return f"{when} | {labels.inspection_kind(view.kind)}{by} | {state.upper()}"


def _source(view: InspectionView) -> str:
    """What must be said where an inspection does not speak for itself."""
    if not view.at_hand:
        return labels.GAP_NOTE
    return "" if view.reported else labels.PLAN_NOTE


def _overall(view: InspectionView) -> str:
    if not view.at_hand:
        return f"judged then: {labels.graded(view.grades)}" if view.grades else ""
    grade = labels.overall(view.grades)
    return f"overall effectiveness: {grade}" if grade else ""
