"""The parts that every paper has: what was promised, what to ask next, where it comes from, how to check it."""

from collections.abc import Iterable, Iterator, Sequence

from tracegraph import __version__, taxonomy
from tracegraph.pack.quotes import Quotes
from tracegraph.pack.sentences import sentence
from tracegraph.pack.values import Block, Cell, Heading, Items, Paragraph, Run, Style, Table, Text, cell, plain
from tracegraph.story import labels
from tracegraph.story.asking import questions
from tracegraph.story.promises import Promise
from tracegraph.story.values import ActionLine, DocumentView, Entry, IssueStory, IssueSummary, Moment
from tracegraph.story.wording import by_when, place
from tracegraph.vocab import ActionStatus

_LONGEST = 160
_ACTIONS = ("Action", "Who", "By when", "Status", "What the next inspection said")
_ACTIONS_WIDE = (37, 15, 15, 13, 20)
_UNASKED_WIDE = (49, 19, 18, 14)
_SOURCES = ("Document", "What it is", "Published", "File and SHA-256")
_SOURCES_WIDE = (34, 17, 21, 28)


def action_table(caption: str, held: Sequence[Promise], quotes: Quotes) -> Table:
    """The actions of plans, one to a row: who, by when at first and at last, how far, and what inspectors said next."""
    rows = tuple((_action(p.action, quotes), *_duty(p), _status(p.action), _next(p, quotes)) for p in held)
    return Table(caption, _ACTIONS, rows, _ACTIONS_WIDE)


def unasked_table(caption: str, held: Iterable[Entry], quotes: Quotes) -> Table:
    """As `action_table`, of actions that answer no recommendation: there is nothing that inspectors could say next."""
    rows = tuple((_action(a, quotes), _owners(a), cell(by_when(a)), _status(a)) for e in held for a in e.actions)
    return Table(caption, _ACTIONS[:-1], rows, _UNASKED_WIDE)


def promised(held: Sequence[Promise]) -> str:
    """How many actions, and how far they are by their plans' own word; "" for none."""
    counts = [(status, sum(p.action.status == status for p in held)) for status in ActionStatus]
    told = ", ".join(f"{number} {labels.how_far(status)}" for status, number in counts if number)
    return f"{labels.counted(len(held), 'action')}: {told}" if held else ""


def word(moment: Moment | None) -> str:
    """What an inspection said of an issue, and which one: "repeated, Focused visit, June 2021"."""
    if moment is None:
        return "No inspection has spoken of it since"
    return labels.sentence(f"{labels.state(moment.state)}: {moment.inspection.label}")


def titled(summary: IssueSummary) -> str:
    """What an issue is called in a heading or a list, never so long that it fills the page."""
    return labels.sentence(labels.shortened(summary.name, _LONGEST))


def named_theme(story: IssueStory) -> str:
    """The theme that an issue is named after, whose statements speak of it most plainly; "" where its name is none."""
    return taxonomy.by_label(story.summary.name) or ""


def asked_next(story: IssueStory) -> Items:
    """The questions that the record of an issue leaves open."""
    return Items(tuple(plain(q.words) for q in questions(story)), numbered=True)


def sources(documents: Iterable[DocumentView], quotes: Quotes) -> Iterator[Block]:
    """The documents whose words the paper gives, with what finds and proves each."""
    rows = tuple(_source(d) for d in documents if d.id in quotes.cited)
    yield Heading(1, "Sources")
    yield Table("The documents quoted in this paper", _SOURCES, rows, _SOURCES_WIDE)


def checking(ask: str, quotes: Quotes) -> Iterator[Block]:
    """How a reader can check the paper; `ask` is the command that shows its subject whole."""
    yield Heading(1, "How to check this paper")
    yield Items(
        (
            plain(sentence("check_place")),
            (Run("tracegraph check", Style.CODE), Run(sentence("check_quotes"))),
            (Run(ask, Style.CODE), Run(sentence("check_links"))),
            plain(sentence("inferred")),
            plain(sentence("silence")),
        )
    )
    if quotes.digest:
        yield Paragraph(plain(labels.DIGEST_NOTE))
    yield Paragraph(plain(sentence("made", version=__version__)), soft=True)


def _action(action: ActionLine, quotes: Quotes) -> Cell:
    citation, progress = action.citation, action.progress_citation
    said = quotes.said(progress) if progress else ()
    return (
        quotes.said(citation),
        *(((Run("Progress: ", Style.SOFT), *said),) if said else ()),
        *((Run(f"Contradiction: {conflict}", Style.STRONG),) for conflict in action.conflicts),
        (Run(f"{place(citation)}; ", Style.SOFT), Run(action.id, Style.CODE)),
    )


def _duty(promise: Promise) -> tuple[Cell, Cell]:
    when: list[Text] = [plain(by_when(promise.action))]
    words = ("Original", "Revised") if promise.moved else ("First date", "Last date")
    if promise.first != promise.last:
        when += [plain(f"{w}: {labels.date(d)}") for w, d in zip(words, (promise.first, promise.last), strict=True)]
    return _owners(promise.action), tuple(when)


def _owners(action: ActionLine) -> Cell:
    return tuple(plain(owner) for owner in action.owners) or cell("not stated")


def _status(action: ActionLine) -> Cell:
    return cell(labels.sentence(labels.action_note(action.status)))


def _next(promise: Promise, quotes: Quotes) -> Cell:
    where = quotes.numbers(promise.then) if promise.then else ""
    return (plain(word(promise.then)), *((plain(labels.sentence(where)),) if where else ()))


def _source(paper: DocumentView) -> tuple[Cell, ...]:
    pages = f"{labels.counted(paper.pages, 'page')}" if paper.pages else ""
    digest = f"{labels.DIGEST}: a retelling, not the original" if paper.digest else ""
    issued = labels.date(paper.published) if paper.published else "no date printed"
    led = f"Led by {', '.join(paper.lead_inspectors)}" if paper.lead_inspectors else ""
    return (
        tuple(filter(None, (plain(paper.title), (Run(paper.id, Style.CODE),)))),
        tuple(plain(each) for each in (labels.kind(paper.kind), pages, digest) if each),
        tuple(plain(each) for each in (labels.listed(paper.publishers), issued, led) if each),
        (plain(paper.path), (Run(paper.sha256, Style.CODE),)),
    )
