"""An authority's inspections as columns: dated, told apart by shape and words, with the grades of their reports."""

import sys
from collections.abc import Iterable, Sequence

from tracegraph.maps.captions import short_month
from tracegraph.maps.lanes.scale import Scale, day, spread
from tracegraph.maps.lanes.values import Column, Grade
from tracegraph.maps.style import GRADES, SHORT_GRADES, visit
from tracegraph.story import labels
from tracegraph.story.values import DocumentView, InspectionView, IssueStory

LABEL = 84 / 960
"""The least distance of two columns: a label of 84 pixels on lanes of 960."""

_BEYOND = 0.2
"""How far, as a share of the years inspected, due dates after the last inspection may stretch the axis."""


def in_order(inspections: Iterable[InspectionView]) -> tuple[InspectionView, ...]:
    """Inspections by the day they ended, each once; those without a date stand last, as everywhere."""
    once = {each.id: each for each in inspections}
    return tuple(sorted(once.values(), key=lambda each: (_day(each) or sys.maxsize, each.id)))


def scale(inspections: Sequence[InspectionView], dues: Iterable[str]) -> Scale:
    """The scale of time of an authority's `inspections` (in order), with room for the dates by which actions are
    due."""
    dated = [found for each in inspections if (found := _day(each)) is not None]
    if not dated:
        return Scale((), (), 0)
    furthest = dated[-1] + int(_BEYOND * (dated[-1] - dated[0]))
    last = max((found for due in dues if (found := day(due)) is not None), default=dated[-1])
    days = dated + [dated[-1]] * (len(inspections) - len(dated))
    return Scale.of(days, min(last, furthest), LABEL)


def columns(
    inspections: Sequence[InspectionView], axis: Scale, documents: Sequence[DocumentView]
) -> tuple[Column, ...]:
    """The columns of an authority's `inspections` (in order) on its `axis`."""
    places = axis.places or spread([0.0] * len(inspections), LABEL)
    return tuple(
        _column(each, place, tuple(paper for paper in documents if paper.inspection == each.id))
        for each, place in zip(inspections, places, strict=True)
    )


def _day(each: InspectionView) -> int | None:
    return day(each.date)


def _column(each: InspectionView, place: float, documents: tuple[DocumentView, ...]) -> Column:
    shape, kind = visit(each.kind)
    grades = tuple(_grade(area, grade) for area, grade in each.grades)
    return Column(
        anchor=each.id,
        inspection=each,
        place=place,
        shape=shape,
        kind=kind,
        when=short_month(each.date) or labels.UNDATED,
        span=labels.span(each.start, each.end) or labels.UNDATED,
        overall=next((each for each in grades if labels.is_overall(each.area)), None)
        or (_retold(each.grades) if not each.at_hand else None),
        grades=grades,
        documents=documents,
    )


def _retold(grades: Iterable[tuple[str, str]]) -> Grade | None:
    given = labels.retold(grades)
    return _grade("", "; ".join(given)) if given else None


def _grade(area: str, grade: str) -> Grade:
    words = SHORT_GRADES.get(grade.lower(), labels.sentence(grade))
    return Grade(area, words, GRADES.get(grade.lower(), ""))


def touched(stories: Iterable[IssueStory]) -> tuple[InspectionView, ...]:
    """Every inspection that stands in the path of one of the issues."""
    return in_order(moment.inspection for story in stories for moment in story.moments)
