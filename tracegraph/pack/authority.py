"""The paper of an authority: every issue of its record, what came back, what is open, and what was promised."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracegraph.model.time import in_time
from tracegraph.pack.issue import returned
from tracegraph.pack.lanes import lanes
from tracegraph.pack.parts import action_table, checking, named_theme, promised, sources, titled, unasked_table, word
from tracegraph.pack.quotes import Quotes
from tracegraph.pack.sentences import sentence
from tracegraph.pack.values import (
    Block,
    Cell,
    Heading,
    Items,
    Paper,
    Paragraph,
    Picture,
    Run,
    Style,
    Table,
    cell,
    plain,
)
from tracegraph.story import labels
from tracegraph.story.asking import questions
from tracegraph.story.comparing import plainest
from tracegraph.story.paths import path
from tracegraph.story.promises import promises
from tracegraph.story.promises import returned as came_back
from tracegraph.story.standing import standing
from tracegraph.story.summaries import ASKED, SILENT
from tracegraph.story.values import DocumentView, IssueStory, IssueSummary, Overview
from tracegraph.vocab import (
    ACTION,
    AREA_REVIEWED,
    BACK_REFERENCE,
    CROSS_REFERENCE,
    DUTY,
    FINDING,
    JUDGEMENT,
    OUTCOME,
    RECOMMENDATION,
    TERM_LABELS,
)

_PICTURE: Final = 26
"""Lanes in one picture: what fits on a page below its heads."""

_DETAILS: Final = frozenset(
    TERM_LABELS[each] for each in (FINDING, OUTCOME, JUDGEMENT, BACK_REFERENCE, AREA_REVIEWED, DUTY, CROSS_REFERENCE)
)
"""Kinds of statement that a committee does not count."""


_COUNTED: Final = {TERM_LABELS[each]: sentence(f"number_{TERM_LABELS[each]}") for each in (RECOMMENDATION, ACTION)}
"""What the numbers of statements that it does count are, in its words."""


def authority_paper(overview: Overview, stories: Sequence[IssueStory], documents: Sequence[DocumentView]) -> Paper:
    """The paper of the one authority that `overview` and `stories` tell of."""
    name = overview.authorities[0]
    quotes = Quotes({d.id: d for d in documents})
    order = sorted(stories, key=lambda s: (-s.summary.times, in_time(s.summary.since), s.summary.id))
    back = [s for s in order if s.summary.open and s.summary.times > 1]
    told = tuple(block for story in back for block in _story(story, quotes))
    return Paper(
        title=sentence("authority_title", authority=name),
        subtitle=sentence("authority_subtitle"),
        blocks=(
            *_summary(overview, order),
            *_pictures(order),
            *_issues(order),
            *returned(order, quotes),
            *_again(told),
            *_actions(order, quotes),
            *_unasked(overview, quotes),
            *_unread(overview),
            *sources(documents, quotes),
            *checking("tracegraph trace ID", quotes),
        ),
    )


def _summary(overview: Overview, order: Sequence[IssueStory]) -> Iterator[Block]:
    listed = [s.summary for s in order]
    dates = sorted(v.date for v in overview.inspections if v.at_hand and v.date)
    values = {
        "issues": labels.counted(len(listed), "issue"),
        "documents": labels.counted(len(overview.documents), "document"),
        "span": f", {labels.month(dates[0])} to {labels.month(dates[-1])}" if dates else "",
        "again": sum(s.times > 1 for s in listed),
        "back": sentence("lead_back", back=back) if (back := sum(bool(came_back(s)) for s in order)) else "",
        "opened": sum(s.open for s in listed),
    }
    yield Paragraph(plain(sentence("lead", **values)), lead=True)
    worst = [s for s in listed if s.open and s.times > 1][:5]
    if worst:
        yield Heading(1, "Raised most often, and open")
        yield Items(tuple((Run(titled(s), Style.STRONG), Run(f". {standing(s)}")) for s in worst))
    yield Heading(1, "The record in numbers")
    rows = tuple(
        (cell(str(number)), cell(_COUNTED[code] if code in _COUNTED else labels.sentence(meaning)))
        for code, number, meaning in overview.numbers
        if number and code not in _DETAILS
    )
    yield Table("What was counted", ("Number", "What it counts"), rows, (14, 86))


def _pictures(order: Sequence[IssueStory]) -> Iterator[Block]:
    seen = {m.inspection.id: m.inspection for story in order for m in path(story)}
    columns = sorted(seen.values(), key=lambda v: (in_time(v.date), v.id))
    for start in range(0, len(order), _PICTURE):
        some = order[start : start + _PICTURE]
        if not start:
            yield Heading(1, "Every issue through every inspection", fresh=True)
        caption = sentence("trajectories", first=start + 1, last=start + len(some), all=len(order))
        words = sentence("trajectories_told", lanes=labels.counted(len(some), "lane"))
        yield Picture(lanes(some, columns), caption, words)


def _issues(order: Sequence[IssueStory]) -> Iterator[Block]:
    header = ("Issue", "Raised", "Since", "Latest word", "Then", "Actions", "Open")
    rows = tuple(_row(story.summary) for story in order)
    yield Heading(1, "Issues", fresh=True)
    yield Paragraph(plain(sentence("columns")))
    yield Table("Every issue, those raised most often first", header, rows, (34, 9, 13, 17, 11, 9, 7), headed=True)


def _row(s: IssueSummary) -> tuple[Cell, ...]:
    name: Cell = (plain(titled(s)), (Run(s.id, Style.CODE),))
    latest = f"{labels.state(s.state)}, {labels.when(s.last)}" if s.state else ""
    then = labels.state(s.last_state) if s.last_state != s.state else ""
    told = (str(s.times), labels.when(s.since), latest, then, str(s.actions), "yes" if s.open else "no")
    return (name, *(cell(each) for each in told))


def _again(told: Sequence[Block]) -> Iterator[Block]:
    if told:
        yield Heading(1, "Raised more than once, and open", fresh=True)
        yield from told


def _story(story: IssueStory, quotes: Quotes) -> Iterator[Block]:
    """An issue that is open: how it stands, its first and its latest word, and what to ask."""
    spoken = [m for m in story.moments if m.state and m.state not in SILENT]
    first = next((m for m in spoken if m.state in ASKED), spoken[0])
    yield Heading(2, titled(story.summary))
    yield Paragraph(plain(standing(story.summary)))
    for moment in dict.fromkeys((first, spoken[-1])):
        entry = plainest(moment, named_theme(story))
        yield Heading(3, word(moment))
        yield from quotes.of([entry] if entry else [], moment.inspection)
    if held := promises(story):
        yield Paragraph(plain(f"Promised: {promised(held)}."))
    yield Items(tuple(plain(q.words) for q in questions(story)))


def _actions(order: Sequence[IssueStory], quotes: Quotes) -> Iterator[Block]:
    """The actions, issue by issue; one that answers two issues stands with the first."""
    if any(promises(story) for story in order):
        yield Heading(1, "Actions", fresh=True)
        yield Paragraph(plain(sentence("plan_word")))
    seen: set[str] = set()
    for story in order:
        own = [p for p in promises(story) if p.action.id not in seen]
        seen |= {p.action.id for p in own}
        if own:
            yield Heading(2, titled(story.summary))
            yield action_table(f"Actions in answer to: {titled(story.summary)}", own, quotes)


def _unasked(overview: Overview, quotes: Quotes) -> Iterator[Block]:
    if overview.unasked:
        yield Heading(1, labels.UNASKED)
        yield Paragraph(plain(sentence("unasked")))
        yield unasked_table(labels.UNASKED, overview.unasked, quotes)


def _unread(overview: Overview) -> Iterator[Block]:
    if overview.gaps or overview.refusals:
        yield Heading(1, "What was not read")
    if overview.gaps:
        yield Paragraph(plain(sentence("not_at_hand")))
        yield Items(tuple(plain(view.label) for view in overview.gaps))
    if overview.refusals:
        yield Paragraph(plain(sentence("not_read")))
        yield Items(tuple(plain(f"{refusal.path}: {refusal.reason}") for refusal in overview.refusals))
