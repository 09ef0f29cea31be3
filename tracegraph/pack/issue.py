"""The paper of one issue: what was asked, what was done about it, and whether it worked."""

from collections.abc import Iterator, Sequence

from tracegraph.pack.lanes import lanes, told
from tracegraph.pack.parts import action_table, asked_next, checking, named_theme, promised, sources, titled, word
from tracegraph.pack.quotes import Quotes
from tracegraph.pack.sentences import sentence
from tracegraph.pack.values import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Run,
    Style,
    Table,
    cell,
    plain,
)
from tracegraph.story import labels
from tracegraph.story.comparing import plainest
from tracegraph.story.paths import path
from tracegraph.story.promises import Promise, promises
from tracegraph.story.standing import standing
from tracegraph.story.summaries import ASKED, SILENT
from tracegraph.story.values import DocumentView, IssueStory, Moment
from tracegraph.vocab import ActionStatus


def issue_paper(story: IssueStory, documents: Sequence[DocumentView]) -> Paper:
    """The paper of an issue, from its story and the documents of the graph."""
    quotes = Quotes({d.id: d for d in documents})
    held = promises(story)
    said = tuple(_said(story, quotes))  # the quotes get their numbers before anything refers to them
    s = story.summary
    return Paper(
        title=titled(s),
        subtitle=sentence("issue_subtitle", authority=s.authority),
        blocks=(
            *_summary(story, held, quotes),
            Heading(1, "Questions to ask next"),
            asked_next(story),
            *_inspections(story, quotes),
            *returned((story,), quotes),
            *said,
            *_actions(held, quotes),
            *sources(documents, quotes),
            *checking(f"tracegraph trace {s.id}", quotes),
        ),
    )


def returned(stories: Sequence[IssueStory], quotes: Quotes) -> Iterator[Block]:
    """What plans called completed and the next inspection raised again, both sides' words beside each other."""
    rows = tuple(row for story in stories for row in _returns(story, quotes, named=len(stories) > 1))
    if rows:
        yield Heading(1, "Action completed, issue back")
        yield Paragraph(plain(sentence("returned")))
        yield Table("Actions called completed, and what came back", ("The plan", "The next inspection"), rows, (50, 50))


def _returns(story: IssueStory, quotes: Quotes, *, named: bool) -> Iterator[tuple[Cell, ...]]:
    heads = ((Run(titled(story.summary), Style.STRONG),),) if named else ()
    for then in story.moments:
        done = [p for p in promises(story) if p.action.status == ActionStatus.COMPLETED and p.then == then]
        entry = plainest(then, named_theme(story))
        if not done or then.state not in ASKED or entry is None:
            continue
        plan = tuple(_completed(p, quotes) for p in done)
        source = (Run(quotes.source(entry.citation, then.inspection), Style.SOFT),)
        yield (*heads, *plan), ((Run(word(then), Style.STRONG),), quotes.said(entry.citation), source)


def _completed(promise: Promise, quotes: Quotes) -> tuple[Run, ...]:
    when = f" (by when: {promise.action.by_when})" if promise.action.by_when else ""
    return (*quotes.said(promise.action.citation), Run(f"{when}; "), Run(promise.action.id, Style.CODE))


def _summary(story: IssueStory, held: Sequence[Promise], quotes: Quotes) -> Iterator[Block]:
    yield Paragraph(plain(standing(story.summary)), lead=True)
    facts = tuple(_facts(story, held, quotes))
    yield Table("The issue in short", ("Question", "What the record says"), facts, (22, 78), headed=True)
    columns = tuple(m.inspection for m in path(story))
    yield Picture(lanes((story,), columns), sentence("trajectory"), told(story))


def _facts(story: IssueStory, held: Sequence[Promise], quotes: Quotes) -> Iterator[tuple[Cell, ...]]:
    theme = named_theme(story)
    asked = [m for m in story.moments if m.state in ASKED]
    spoken = [m for m in story.moments if m.state and m.state not in SILENT]
    if asked:
        yield cell("What was asked first"), _plainly(asked[0], quotes, theme)
        yield cell("How often"), tuple(plain(word(m)) for m in asked)
    if spoken:
        yield cell("Latest word"), _plainly(spoken[-1], quotes, theme)
    yield (
        cell("What was promised"),
        cell(sentence("promised", actions=promised(held)) if held else "No action of a plan at hand"),
    )
    yield cell("What is open"), tuple(plain(each) for each in _open(story, spoken))


def _plainly(moment: Moment, quotes: Quotes, theme: str) -> Cell:
    """What a moment says, by its plainest statement."""
    entry = plainest(moment, theme)
    return (plain(word(moment)), *((quotes.said(entry.citation),) if entry else ()))


def _open(story: IssueStory, spoken: Sequence[Moment]) -> Iterator[str]:
    s = story.summary
    if not s.open:
        yield sentence("closed", month=labels.when(s.last))
    elif spoken:
        yield sentence("still_open")
    last = max((place for place, m in enumerate(story.moments) if m in spoken), default=-1)
    after = [m.state for m in story.moments[last + 1 :] if m.state in SILENT] if spoken else []
    if after:
        yield labels.sentence(f"{labels.silence(after)}.")
    missing = [m.inspection.label for m in path(story) if not m.inspection.at_hand and not m.entries]
    if missing:
        yield sentence("missing", inspections="; ".join(missing))


def _inspections(story: IssueStory, quotes: Quotes) -> Iterator[Block]:
    yield Heading(1, "What each inspection said", fresh=True)
    rows = tuple(_moment(m, quotes) for m in path(story))
    header = ("When", "Inspection", "Overall grade", "What it said of this", "In its words")
    yield Table("Every inspection in the time of this issue", header, rows, (18, 24, 17, 27, 14), headed=True)


def _moment(moment: Moment, quotes: Quotes) -> tuple[Cell, ...]:
    view, note = moment.inspection, _note(moment)
    bodies = labels.listed(view.publishers)
    said = (Run(labels.sentence(labels.state(moment.state)), Style.STRONG),)
    return (
        cell(labels.span(view.start, view.end) or labels.UNDATED),
        (plain(labels.inspection_kind(view.kind)), *((plain(bodies),) if bodies else ())),
        cell(_overall(moment)),
        (said, *((plain(note),) if note else ())),
        cell(labels.sentence(quotes.numbers(moment))),
    )


def _overall(moment: Moment) -> str:
    view = moment.inspection
    grade = labels.overall(view.grades) if view.at_hand else labels.graded(view.grades)
    return labels.sentence(grade) or "no grade"


def _note(moment: Moment) -> str:
    if not moment.inspection.at_hand:
        return labels.sentence(labels.GAP_NOTE)
    return labels.sentence(labels.state_note(moment.state) or ("" if moment.inspection.reported else labels.PLAN_NOTE))


def _said(story: IssueStory, quotes: Quotes) -> Iterator[Block]:
    yield Heading(1, "In the documents' own words")
    for moment in story.moments:
        shown: tuple[Quote, ...] = quotes.of(moment.entries, moment.inspection)
        if shown:
            yield Heading(2, f"{moment.inspection.label}: {labels.state(moment.state)}")
            yield from shown
    touched = sum(len(m.related) for m in story.moments)
    if touched:
        statements = labels.counted(touched, "statement")
        yield Paragraph(plain(sentence("touched", statements=statements)), soft=True)


def _actions(held: Sequence[Promise], quotes: Quotes) -> Iterator[Block]:
    if held:
        yield Heading(1, "Actions")
        yield Paragraph(plain(sentence("plan_word")))
        yield action_table("Every action that a plan at hand promises in answer", held, quotes)
