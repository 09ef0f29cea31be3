"""What the finding form offers: each choice with the number of issues that it leaves."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tracegraph.maps.lanes.values import Lane, Mark
from tracegraph.maps.style import STATES, slug
from tracegraph.maps.values import Choice
from tracegraph.story import labels


def states(lanes: Sequence[Lane]) -> tuple[Choice, ...]:
    """Filters by the latest word on an issue: the inspectors' last that was not silence, and whether it is open."""
    counts = Counter(each.state.code for each in lanes)
    return (
        Choice("open", "still open", sum(each.summary.open for each in lanes)),
        Choice("again", "raised more than once", sum(each.summary.times > 1 for each in lanes)),
        *(Choice(each.slug, f"latest word: {each.caption}", counts[each.code]) for each in STATES if counts[each.code]),
    )


def owners(lanes: Sequence[Lane]) -> tuple[Choice, ...]:
    """Filters by who owns an action set against an issue, by name. An owner's words are the plan's, so the value is a
    number: the place among the owners."""
    counts = Counter(owner for each in lanes for owner in each.owners)
    named = sorted(counts, key=lambda owner: (owner.lower(), owner))
    return tuple(Choice(str(place), owner, counts[owner]) for place, owner in enumerate(named, 1))


def visits(lanes: Sequence[Lane]) -> tuple[Choice, ...]:
    """Filters by the kinds of inspection that said something of an issue."""
    counts = Counter(kind for each in lanes for kind in {kind for kind, _ in each.said})
    named = [(labels.inspection_kind(kind), slug(kind), number) for kind, number in counts.items()]
    return tuple(Choice(value, labels.sentence(caption), number) for caption, value, number in sorted(named))


def statements(lanes: Sequence[Lane]) -> tuple[Choice, ...]:
    """Filters by the kinds of statement that an issue holds, and by actions."""
    counts = Counter(what for each in lanes for what in {what for _, what in each.said})
    return tuple(Choice(slug(what), labels.sentence(what), number) for what, number in sorted(counts.items()))


def said(marks: Iterable[Mark]) -> tuple[tuple[str, str], ...]:
    """What was said of an issue, as (kind of inspection, kind of statement): a filter by both asks for one inspection
    that said such a thing. Statements that only touch the issue do not count; actions count at the inspection that
    they answer."""
    found: dict[tuple[str, str], None] = {}
    for mark in marks:
        for shown in mark.entries:
            # a judgement's detail is its grade, of which there are as many as frameworks
            what = shown.entry.kind if shown.entry.kind == "judgement" else shown.what
            found[mark.column.inspection.kind, what] = None
        if mark.bar is not None:
            found[mark.column.inspection.kind, "action"] = None
    return tuple(sorted(found))
