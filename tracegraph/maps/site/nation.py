"""A nation's issues counted: by authority, by theme, by theme and authority, by theme and year. A count leads to what
it counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tracegraph.maps.captions import short_month, theme
from tracegraph.maps.lanes.columns import in_order
from tracegraph.maps.lanes.lane import sign
from tracegraph.maps.lists import came_back, grouped
from tracegraph.maps.site.address import Address
from tracegraph.maps.site.values import AuthorityRow, Cell, Found, Matrix, NationView, Row, ThemeRow
from tracegraph.maps.style import SHORT_GRADES
from tracegraph.model.time import in_time
from tracegraph.story import labels
from tracegraph.story.summaries import ASKED
from tracegraph.story.values import InspectionView, IssueLife, IssueSummary, Overview
from tracegraph.vocab import IssueStateKind

SHADES: Final = 5
"""How many shades a matrix has; the number stands in every cell."""

_AT: Final = {
    "documents": "documents",
    "refusals": "refused",
    "gaps": "missing",
    "recurring": "themes",
    "escalated": "escalated",
    **dict.fromkeys(("issues", "open", "returned", "unanswered", "unasked", "inspections", "answered"), "find"),
}
"""Where the first page lists what a number counts, or says it of each authority."""

_MOST: Final = 40  # issues that recur most, named on the first page


def nation(
    whole: Overview,
    parts: Sequence[Overview],
    lives: Iterable[IssueLife],
    returned: Mapping[str, int],
    address: Address,
) -> NationView:
    """The nation's view of `lives`; `whole` is the overview of all, `parts` those of each authority; `returned` counts
    by authority the issues that came back after a plan called an action on them completed."""
    told = tuple(lives)
    summaries = [life.summary for life in told]
    names = {name: theme(name) for each in summaries for name in each.themes}
    return NationView(
        title="tracegraph: " + _heading(whole),
        heading=_heading(whole),
        lead=_lead(whole),
        overview=whole,
        groups=grouped((*whole.numbers, came_back(sum(returned.values()))), _AT, "documents"),
        authorities=tuple(_authority(part, returned, address) for part in parts),
        themes=_themes(summaries, names, address),
        by_authority=_by_authority(summaries, names, whole.authorities, address),
        by_year=_by_year(told, names, whole.inspections),
        recurring=tuple(_found(each, address) for each in _most_repeated(told)),
        escalated=tuple(_found(each, address) for each in told if IssueStateKind.ESCALATED in each.summary.states),
        issues=tuple(_found(each, address) for each in told),
        digests=any(document.digest for document in whole.documents),
    )


def shade(number: int, most: int) -> int:
    """Which of the shades a number has: 0 for none, the darkest for the largest of its matrix."""
    return 0 if not number else max(1, -(-number * SHADES // most))


def _heading(whole: Overview) -> str:
    return whole.authorities[0] if len(whole.authorities) == 1 else f"{len(whole.authorities)} authorities"


def _lead(whole: Overview) -> tuple[str, ...]:
    again, still = sum(each.times > 1 for each in whole.issues), sum(each.open for each in whole.issues)
    return (
        f"{labels.counted(len(whole.documents), 'document')} read.",
        f"{len(whole.issues):,} issues: {again:,} raised more than once, {still:,} still open.",
    )


def _authority(part: Overview, returned: Mapping[str, int], address: Address) -> AuthorityRow:
    (name,) = part.authorities
    held = in_order(part.inspections)
    graded = [(view, grade) for view in held if (grade := labels.overall(view.grades))]
    return AuthorityRow(
        name=name,
        href=address.authority(name),
        documents=len(part.documents),
        inspections=len(held),
        issues=len(part.issues),
        again=sum(each.times > 1 for each in part.issues),
        open=sum(each.open for each in part.issues),
        returned=returned.get(name, 0),
        unanswered=len(part.unanswered),
        unasked=len(part.unasked),
        latest=held[-1].label if held else "",
        ended=(held[-1].end or held[-1].start) if held else "",
        grade=_grade(*graded[-1]) if graded else "",
    )


def _grade(view: InspectionView, grade: str) -> str:
    return f"{SHORT_GRADES.get(grade.lower(), grade)} ({short_month(view.date)})"


def _themes(summaries: Sequence[IssueSummary], names: Mapping[str, str], address: Address) -> tuple[ThemeRow, ...]:
    about = {name: [each for each in summaries if name in each.themes] for name in names}
    rows = (
        ThemeRow(
            id=name,
            name=names[name],
            issues=len(held),
            authorities=len({each.authority for each in held}),
            again=sum(each.times > 1 for each in held),
            open=sum(each.open for each in held),
            resolved=_places((each.authority for each in held if each.state == IssueStateKind.RESOLVED), name, address),
        )
        for name, held in about.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.again, -row.issues, row.name)))


def _places(authorities: Iterable[str], name: str, address: Address) -> tuple[tuple[str, str], ...]:
    return tuple((each, address.theme(each, name)) for each in sorted(set(authorities)))


def _by_authority(
    summaries: Iterable[IssueSummary], names: Mapping[str, str], authorities: Iterable[str], address: Address
) -> Matrix:
    listed = tuple(summaries)
    counts = Counter((each.authority, name) for each in listed for name in each.themes)
    held = Counter(each.authority for each in listed)
    heads = _most_common(counts, names, 1)
    most = max(counts.values(), default=1)
    rows = tuple(
        Row(
            name,
            address.authority(name),
            "",
            Cell(held[name], 0, f"{address.authority(name)}#lanes"),
            tuple(
                Cell(n := counts[name, each], shade(n, most), address.theme(name, each) if n else "") for each in heads
            ),
        )
        for name in authorities
    )
    return Matrix(most, tuple(names[each] for each in heads), rows)


def _by_year(lives: Iterable[IssueLife], names: Mapping[str, str], inspections: Iterable[InspectionView]) -> Matrix:
    raised = [(life.summary.themes, _years(life)) for life in lives]
    counts = Counter((name, year) for themes, years in raised for name in themes for year in years)
    whole = Counter(name for themes, years in raised if years for name in themes)
    known = sorted({year for _, year in counts})
    every = tuple(map(str, range(int(known[0]), int(known[-1]) + 1))) if known else ()
    held = Counter((each.end or each.start)[:4] for each in in_order(inspections) if each.at_hand)
    most = max(counts.values(), default=1)
    rows = tuple(
        Row(
            names[name],
            "",
            name,
            Cell(whole[name], 0, ""),
            tuple(Cell(n := counts[name, year], shade(n, most), "") for year in every),
        )
        for name in sorted(whole, key=lambda name: (-whole[name], names[name]))
    )
    return Matrix(most, every, rows, tuple(held[year] for year in every))


def _years(life: IssueLife) -> tuple[str, ...]:
    """The years in which an inspection raised an issue, the first time or again."""
    return tuple(sorted({date[:4] for date, state in life.states if state in ASKED and date}))


def _most_common(counts: Mapping[tuple[str, str], int], names: Mapping[str, str], place: int) -> list[str]:
    """The themes of a matrix, those with the largest counts first; `place` says where in a key the theme stands."""
    total: Counter[str] = Counter()
    for key, number in counts.items():
        total[key[place]] += number
    return sorted(total, key=lambda name: (-total[name], names[name]))


def _most_repeated(lives: Iterable[IssueLife]) -> list[IssueLife]:
    def rank(life: IssueLife) -> tuple[int, tuple[bool, str], str, str]:
        each = life.summary
        return -each.times, in_time(each.since), each.authority, each.id

    return sorted((life for life in lives if life.summary.times > 1), key=rank)[:_MOST]


def _found(life: IssueLife, address: Address) -> Found:
    each = life.summary
    return Found(
        name=labels.sentence(each.name),
        authority=each.authority,
        themes=each.themes,
        times=each.times,
        since=labels.month(each.since),
        years=_years(life),
        state=sign(each.state),
        open=each.open,
        href=address.issue(each.authority, each.id),
    )
