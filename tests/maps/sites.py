"""The site of Norburn and of its neighbour Sudburn, which fared alike: every file by its place."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from tests.maps.hostile import hostile_stories
from tests.maps.texts import calm
from tracegraph import taxonomy
from tracegraph.maps.site.files import files
from tracegraph.story.values import IssueLife, IssueStory, Overview, Paper

Value = TypeVar("Value")
Record = tuple[Overview, tuple[IssueStory, ...], tuple[Paper, ...]]


def calm_site() -> dict[str, str]:
    return site_of(calm(), _neighbour(calm()))


def hostile_site() -> dict[str, str]:
    return site_of(hostile_stories())


def site_of(*records: Record) -> dict[str, str]:
    """The files of a site of these authorities."""
    held = {read.authorities: (stories, papers) for read, stories, papers in records}
    reads = [read for read, _, _ in records]
    lived = [life for record in records for life in lives(record)]
    return dict(
        files(whole(*records), reads, lived, lambda p: held[p.authorities][0], lambda p: held[p.authorities][1])
    )


def lives(record: Record) -> tuple[IssueLife, ...]:
    """The issues of an authority in few words."""
    _, told, _ = record
    return tuple(IssueLife(s.summary, tuple((m.inspection.end, m.state) for m in s.moments if m.state)) for s in told)


def many_themes() -> Record:
    """Norburn, its issues about more themes than a page spells out columns for: no two about as many."""
    read, told, papers = calm()
    themes = sorted(taxonomy.themes())
    summaries = {s.summary.id: replace(s.summary, themes=tuple(themes[: 4 * n + 4])) for n, s in enumerate(told)}
    stories = tuple(replace(story, summary=summaries[story.summary.id]) for story in told)
    return replace(read, issues=tuple(summaries[each.id] for each in read.issues)), stories, papers


def whole(*records: Record) -> Overview:
    """The overview of several authorities at once."""
    reads = [read for read, _, _ in records]
    return replace(
        reads[0],
        authorities=tuple(name for read in reads for name in read.authorities),
        documents=tuple(each for read in reads for each in read.documents),
        inspections=tuple(each for read in reads for each in read.inspections),
        gaps=tuple(each for read in reads for each in read.gaps),
        issues=tuple(each for read in reads for each in read.issues),
    )


def _neighbour(value: Value) -> Value:
    if isinstance(value, str):
        return value.replace("norburn", "sudburn").replace("Norburn", "Sudburn")  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_neighbour(each) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _neighbour(getattr(value, field.name)) for field in fields(value)})
