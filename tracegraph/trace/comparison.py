"""A theme over all authorities: a table of who had it and how it stands, and the words behind each row."""

from collections.abc import Iterable, Iterator
from typing import Final

from tracegraph.story import labels
from tracegraph.story.comparing import Compared, Standing, Word
from tracegraph.story.values import Entry
from tracegraph.story.wording import place, quoted
from tracegraph.trace.lines import Line, Role
from tracegraph.trace.listing import Rows

_SHOWN: Final = 3  # strengths of one authority; the rest is in --json
_NONE: Final = "no issue about it"


def comparison_rows(compared: Iterable[Compared]) -> Rows:
    """One row an issue; an authority without one has a row that says so."""
    header = ("Authority", "Issue", "Raised", "Since", "Next word", "Latest inspection", "Strengths", "Id")
    rows = []
    for one in compared:
        strengths = str(len(one.strengths))
        rows += [(one.authority, *_cells(s), strengths, s.summary.id) for s in one.issues]
        if not one.issues:
            rows.append((one.authority, _NONE, "", "", "", "", strengths, ""))
    return header, tuple(rows)


def comparison_lines(compared: Iterable[Compared]) -> Iterator[Line]:
    """The words behind the table, authority by authority: what was first said, what the next inspection that spoke of
    it said, and the strengths."""
    digest = False
    for one in compared:
        if not (one.issues or one.strengths):
            continue
        yield Line()
        yield Line(one.authority, 0, Role.TITLE)
        for standing in one.issues:
            yield from _standing_lines(standing)
        if one.strengths:
            yield Line(f"{labels.counted(len(one.strengths), 'strength')} found, newest first", 1)
        for entry in one.strengths[:_SHOWN]:
            yield from _quote_lines(entry, 2)
        if len(one.strengths) > _SHOWN:
            yield Line(f"and {len(one.strengths) - _SHOWN} more (--json has them all)", 2)
        digest = digest or any(e.citation.digest for e in _shown(one))
    if digest:
        yield Line()
        yield Line(labels.DIGEST_NOTE, 0, Role.QUIET)


def _cells(standing: Standing) -> tuple[str, ...]:
    s = standing.summary
    then = f"{labels.state(standing.then.state)}, {_when(standing.then)}" if standing.then else "none since"
    latest = f"{labels.state(standing.latest.state)}, {_when(standing.latest)}"
    return labels.sentence(s.name), str(s.times), labels.when(s.since), then, latest


def _standing_lines(standing: Standing) -> Iterator[Line]:
    yield Line(labels.sentence(standing.summary.name), 1, Role.MOMENT)
    yield from _word_lines("First", standing.first)
    if standing.then:
        yield from _word_lines("Next", standing.then)
    if standing.latest.inspection.id not in (w.inspection.id for w in (standing.first, standing.then) if w):
        yield from _word_lines("Latest", standing.latest)


def _word_lines(which: str, word: Word) -> Iterator[Line]:
    note = labels.state_note(word.state)
    yield Line(f"{which}: {word.inspection.label}: {labels.state(word.state)}{f' ({note})' if note else ''}", 2)
    if word.entry:
        yield from _quote_lines(word.entry, 3)


def _quote_lines(entry: Entry, depth: int) -> Iterator[Line]:
    yield Line(quoted(entry.citation.words), depth)
    yield Line(f"{place(entry.citation)}; {entry.id}", depth, Role.QUIET)


def _when(word: Word) -> str:
    return labels.when(word.inspection.date)


def _shown(one: Compared) -> Iterator[Entry]:
    yield from one.strengths[:_SHOWN]
    for standing in one.issues:
        yield from (w.entry for w in (standing.first, standing.then, standing.latest) if w and w.entry)
