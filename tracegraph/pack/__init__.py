"""What goes to the committee: an issue or an authority of a stored graph as a paper, in Word, HTML or Markdown.

A paper is composed once, as blocks (`values`), from the story alone; each format spells out the same blocks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from tracegraph.errors import UsageError
from tracegraph.graph.view import Graph
from tracegraph.neutral import neutral
from tracegraph.pack import names
from tracegraph.pack.authority import authority_paper
from tracegraph.pack.issue import issue_paper
from tracegraph.pack.markdown import markdown
from tracegraph.pack.page import page
from tracegraph.pack.redacting import mapped, texts
from tracegraph.pack.sentences import sentence
from tracegraph.pack.values import Block, Heading, Paper, Paragraph, plain
from tracegraph.pack.word import word
from tracegraph.story import documents, issue, labels, overview, stories
from tracegraph.story.values import DocumentView, Entry, IssueStory, Overview

FORMATS: Final[dict[str, Callable[[Paper], bytes]]] = {
    ".docx": word,
    ".html": lambda paper: page(paper).encode(),
    ".md": lambda paper: markdown(paper).encode(),
}
"""Suffix of the file -> what makes a paper into its bytes."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What a paper is composed of: one issue's story, or an authority's overview and the stories of all its issues."""

    stories: tuple[IssueStory, ...]
    documents: tuple[DocumentView, ...]
    overview: Overview | None = None

    def paper(self) -> Paper:
        """The paper, with whatever the documents say."""
        if self.overview is None:
            return issue_paper(self.stories[0], self.documents)
        return authority_paper(self.overview, self.stories, self.documents)


def suffix(name: str) -> str:
    """The format that a file's name asks for. Raises UsageError for one that there is not."""
    asked = PurePath(name).suffix.lower()
    if asked not in FORMATS:
        raise UsageError(
            f"no paper can be written as {asked or name!r}: give a name that ends in {', '.join(FORMATS)}."
        )
    return asked


def write_pack(
    graph: Graph, form: str, *, issue_id: str | None = None, authority: str | None = None, redact_names: bool = False
) -> bytes:
    """The paper of an issue, or of an authority, as the bytes of a file in `form` (a suffix of FORMATS). Exactly one of
    `issue_id` and `authority` is given. With `redact_names` no person's name is left anywhere in it.

    The same graph gives the same bytes. Raises NotFound where the graph holds no such issue or authority."""
    story = issue(graph, issue_id) if issue_id else None
    place = story.summary.authority if story else authority
    read = documents(graph, place)
    record = _Record((story,), read) if story else _Record(stories(graph, place), read, overview(graph, place))
    record = mapped(record, neutral)
    return FORMATS[form](_without_names(record, graph, place) if redact_names else record.paper())


def _without_names(record: _Record, graph: Graph, authority: str | None) -> Paper:
    """The paper without the names of persons that anything in the authority's record tells, and with a section that
    counts what was left out."""
    unasked = mapped(overview(graph, authority).unasked, neutral)
    known = _persons(mapped(stories(graph, authority), neutral), unasked, record.documents)
    pattern = names.pattern(known, {authority or "", *(s.summary.authority for s in record.stories)})
    cut = mapped(record, lambda text: pattern.sub(names.REMOVED, text)) if pattern else record
    paper, before = cut.paper(), tuple(texts(record.paper()))
    persons = sum(any(one.search(text) for text in before) for name in known if (one := names.pattern([name])))
    places = sum(text.count(names.REMOVED) for text in texts(paper))
    return Paper(paper.title, paper.subtitle, (*paper.blocks, *_left_out(persons, places)))


def _persons(
    told: tuple[IssueStory, ...], unasked: tuple[Entry, ...], read: tuple[DocumentView, ...]
) -> tuple[str, ...]:
    entries = [*unasked, *(e for s in told for m in s.moments for e in (*m.entries, *m.related))]
    owners = [owner for e in entries for a in e.actions for owner in a.owners]
    leads = [lead for d in read for lead in d.lead_inspectors]
    return names.persons(owners, leads, dict.fromkeys((*texts(told), *texts(unasked), *texts(read))))


def _left_out(persons: int, places: int) -> tuple[Block, ...]:
    counts = {"persons": labels.counted(persons, "person"), "places": labels.counted(places, "place")}
    return (
        Heading(1, "Names left out"),
        Paragraph(plain(sentence("names", **counts, removed=names.REMOVED))),
        Paragraph(plain(sentence("names_rules")), soft=True),
    )
