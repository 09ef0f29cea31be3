"""The site of Norburn and of its neighbour Sudburn, which fared alike: every file by its place."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from tests.maps.hostile import hostile_stories
from tests.maps.texts import calm
from tracegraph.maps.site import files
from tracegraph.story.values import IssueLife, IssueStory, Overview, Paper

Value = TypeVar("Value")
Record = tuple[Overview, tuple[IssueStory, ...], tuple[Paper, ...]]


def calm_site() -> dict[str, str]:
    return site_of(calm(), _neighbour(calm()))


def hostile_site() -> dict[str, str]:
    return site_of(hostile_stories())


def site_of(*records: Record) -> dict[str, str]:
    """The files of a site of these authorities."""
    told = [story for _, stories, _ in records for story in stories]
    held = {read.authorities: papers for read, _, papers in records}
    lived = [IssueLife(s.summary, tuple((m.inspection.end, m.state) for m in s.moments if m.state)) for s in told]
    return dict(
        files(whole(*records), [read for read, _, _ in records], told, lived, lambda part: held[part.authorities])
    )


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
