"""The stories of a graph as one picture: boards of lanes, their twins' facts, the network, the choices. No HTML is
known here."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from tracegraph.maps import choices
from tracegraph.maps.lanes.columns import columns, in_order, scale
from tracegraph.maps.lanes.evidence import Evidence
from tracegraph.maps.lanes.lane import Frame, actions_of, lane
from tracegraph.maps.lanes.spare import spare
from tracegraph.maps.lanes.values import Bar, Board, Column, Lane
from tracegraph.maps.lists import lists
from tracegraph.maps.network.layout import network
from tracegraph.maps.style import STATES, VISITS
from tracegraph.maps.texts.papers import looks, paper_view
from tracegraph.maps.texts.shelf import Shelf, short_names
from tracegraph.maps.texts.ties import Ends
from tracegraph.maps.values import Choice, MapView
from tracegraph.model.time import in_time
from tracegraph.story import labels
from tracegraph.story.promises import returned
from tracegraph.story.values import InspectionView, IssueStory, Overview, Paper

SORTS = (
    Choice("repeated", "Most repeated"),
    Choice("longest", "Longest running"),
    Choice("newest", "Newest"),
    Choice("open", "Still open"),
)
"""The ways to sort issues; each lane carries its rank in every one of them."""

_YEARS_APART = 0.03
_MANY = 12  # columns with room for their words, on the narrowest of desks


def picture(
    overview: Overview,
    stories: Iterable[IssueStory],
    papers: Sequence[Paper] = (),
    page: Callable[[str], str] | None = None,
) -> MapView:
    """The whole map of what `overview`, `stories` and the documents' texts say; a pure function of them. `page` gives
    the file that shows a document's text, where that is not the map itself."""
    told = tuple(sorted(stories, key=lambda story: (story.summary.authority, _repeated(story.summary.id, story))))
    inspections = (*overview.inspections, *overview.gaps)
    names = short_names(overview.documents, inspections)
    shelf = Shelf.of(papers, names, page)
    shown = () if page else tuple(papers)
    texts = tuple(paper_view(paper, names[paper.view.id]) for paper in shown)
    evidence = Evidence(shelf)
    boards = tuple(_board(name, overview, told, evidence) for name in _authorities(overview, told))
    lanes = tuple(lane for board in boards for lane in board.lanes)
    themes = _themes(lanes)
    return MapView(
        title=f"{_heading(overview, boards)}: tracegraph map",
        heading=_heading(overview, boards),
        lead=_lead(overview, told, boards),
        boards=boards,
        overview=overview,
        lists=lists(overview, told, lanes, papers, shelf),
        states=tuple(each for each in STATES if any(m.state == each for each_lane in lanes for m in each_lane.marks)),
        visits=tuple(each for each in VISITS if any(c.shape == each.code for board in boards for c in board.columns)),
        sorts=SORTS,
        state_choices=choices.states(lanes),
        theme_choices=tuple(Choice(anchor, name, len(about)) for anchor, name, about in themes),
        owner_choices=choices.owners(lanes),
        visit_choices=choices.visits(lanes),
        statement_choices=choices.statements(lanes),
        themes=themes,
        reasons=evidence.reasons,
        whys=evidence.whys,
        network=network(boards),
        papers=texts,
        elsewhere=tuple((page(each.view.id), each.view) for each in papers) if page else (),
        looks=looks(texts),
        ties=Ends.of(papers, inspections, lanes).ties(shown, shelf, ""),
        planned=any(each.bars for each in lanes) or any(board.spare for board in boards),
        contradicted=any(bar.conflicts for bar in _bars(boards)),
        touched=any(mark.touches for each in lanes for mark in each.marks),
        digests=any(document.digest for document in overview.documents),
    )


def _bars(boards: Iterable[Board]) -> Iterator[Bar]:
    for board in boards:
        yield from (bar for each in board.lanes for bar in each.bars)
        yield from (each.bar for each in board.spare if each.bar)


def _repeated(anchor: str, story: IssueStory) -> tuple[int, tuple[bool, str], str]:
    return (-story.summary.times, in_time(story.summary.since), anchor)


def _authorities(overview: Overview, stories: Sequence[IssueStory]) -> tuple[str, ...]:
    seen = {each.authority for each in (*overview.inspections, *overview.gaps)} | {s.summary.authority for s in stories}
    return tuple(sorted(seen))


def _board(authority: str, overview: Overview, told: Sequence[IssueStory], evidence: Evidence) -> Board:
    mine = [story for story in told if story.summary.authority == authority]
    moments = [moment for story in mine for moment in story.moments]
    known = [each for each in (*overview.inspections, *overview.gaps) if each.authority == authority]
    every = in_order([*known, *(moment.inspection for moment in moments)])
    inspections = _drawn(every, {moment.inspection.id for moment in moments})
    dues = [due for moment in moments for action in actions_of(moment) for due in action.due]
    dues += [due for entry in overview.unasked for action in entry.actions for due in action.due]
    axis = scale(inspections, dues)
    shown = columns(inspections, axis, overview.documents)
    aside = columns([each for each in every if each not in inspections], scale((), ()), overview.documents)
    published = {document.id: document.published for document in overview.documents if document.published}
    frame = Frame({column.anchor: column for column in shown}, axis, published)
    lanes = _ranked(tuple(lane(story, frame, evidence) for story in mine))
    mine_read = [document for document in overview.documents if document.authority == authority]
    unasked = spare(mine_read, overview.unasked, frame, evidence)
    return Board(authority, authority, shown, axis.years(_YEARS_APART), lanes, unasked, aside)


def _drawn(inspections: Sequence[InspectionView], spoken: Collection[str]) -> tuple[InspectionView, ...]:
    """The inspections that have a column: all of a few; of many, those that are at hand or that some issue's path runs
    through (`spoken`), so that what is only spoken of from before any issue leaves room for the rest."""
    if len(inspections) <= _MANY:
        return tuple(inspections)
    return tuple(each for each in inspections if each.at_hand or each.id in spoken)


def _ranked(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """The lanes with their rank in each way of sorting; ties stand in the order of their ids."""
    latest = {each.anchor: each.marks[-1].column.place if each.marks else 0.0 for each in lanes}
    orders = {
        "repeated": sorted(lanes, key=lambda each: (-each.summary.times, in_time(each.summary.since), each.anchor)),
        "longest": sorted(lanes, key=lambda each: (in_time(each.summary.since), -each.summary.times, each.anchor)),
        "newest": sorted(lanes, key=lambda each: (each.summary.since, latest[each.anchor], each.anchor), reverse=True),
        "open": sorted(lanes, key=lambda each: (not each.summary.open, in_time(each.summary.since), each.anchor)),
    }
    ranks = {name: {each.anchor: rank for rank, each in enumerate(order)} for name, order in orders.items()}
    return tuple(
        dataclasses.replace(each, ranks=tuple((sort.value, ranks[sort.value][each.anchor]) for sort in SORTS))
        for each in orders["repeated"]
    )


def _heading(overview: Overview, boards: Sequence[Board]) -> str:
    names = [board.authority for board in boards] or list(overview.authorities)
    return names[0] if len(names) == 1 else labels.counted(len(names), "authority", "authorities")


def _lead(overview: Overview, told: Sequence[IssueStory], boards: Sequence[Board]) -> tuple[str, ...]:
    """What the page shows, in sentences that each say what they count: what was read, the latest grade of the one
    authority, how the issues stand."""
    again = sum(each.summary.times > 1 for each in told)
    still = sum(each.summary.open for each in told)
    back = sum(bool(returned(each)) for each in told)
    after = f", {back} back after a completed action" if back else ""
    every = in_order((*overview.inspections, *overview.gaps))
    dates = [each.date for each in every if each.date]
    when = f", {labels.month(dates[0])} to {labels.month(dates[-1])}" if dates else ""
    held = sum(each.at_hand for each in every)
    inspected = labels.counted(held, "inspection") + (
        f" and {len(every) - held} not at hand" if held < len(every) else ""
    )
    return (
        f"{labels.counted(len(overview.documents), 'document')} read, {inspected}{when}.",
        *(_latest_grade(boards[0].columns) if len(boards) == 1 else ()),
        f"{labels.counted(len(told), 'issue')}: {again} raised more than once{after}, {still} still open.",
    )


def _latest_grade(columns: Sequence[Column]) -> tuple[str, ...]:
    graded = [column for column in columns if column.overall is not None and column.inspection.at_hand]
    return tuple(f"Latest overall grade: {each.overall.grade}, {each.when}." for each in graded[-1:] if each.overall)


def _themes(lanes: Sequence[Lane]) -> tuple[tuple[str, str, tuple[Lane, ...]], ...]:
    names = dict(sorted((pair for each in lanes for pair in each.themes), key=lambda pair: (pair[1].lower(), pair[0])))
    return tuple(
        (f"theme/{theme}", name, tuple(each for each in lanes if theme in each.summary.themes))
        for theme, name in names.items()
    )
