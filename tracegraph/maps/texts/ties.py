"""What each statement of a document's text belongs to and is linked with, for whoever rests on it there."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from tracegraph.maps.captions import relation
from tracegraph.maps.lanes.values import Lane
from tracegraph.maps.texts.shelf import Shelf, text_anchor
from tracegraph.maps.texts.values import Other, TextTies
from tracegraph.story import labels
from tracegraph.story.values import InspectionView, Paper

_WORDS = 90  # characters of another statement's words: enough to know it by


def others(papers: Iterable[Paper], inspections: Iterable[InspectionView], shelf: Shelf, home: str) -> dict[str, Other]:
    """Whatever a link may lead to: its words and its address. `home` is the file of the map, "" for the page itself."""
    found = {view.id: Other(view.label, f"{home}#{quote(view.id)}") for view in inspections}
    for paper in papers:
        for each in paper.statements:
            found[each.id] = Other(
                labels.shortened(each.words, _WORDS), shelf.to(paper.view.id, text_anchor(each.id)), paper.view.digest
            )
    return found


def belongings(lanes: Sequence[Lane]) -> dict[str, dict[int, bool]]:
    """The issues of each statement and action, as places among the lanes; True where it only touches that issue."""
    found: dict[str, dict[int, bool]] = {}
    for place, lane in enumerate(lanes):
        for mark in lane.marks:
            for shown, touches in [*((each, False) for each in mark.entries), *((each, True) for each in mark.related)]:
                for name in (shown.entry.id, *(promised.line.id for promised in shown.actions)):
                    mine = found.setdefault(name, {})
                    mine[place] = mine.get(place, True) and touches
    return found


def text_ties(papers: Sequence[Paper], lanes: Sequence[Lane], known: Mapping[str, Other], home: str) -> TextTies:
    """The ties of every statement of the documents that one page shows; `known` as `others` gives them."""
    mine = {each.id for paper in papers for each in paper.statements}
    belongs = belongings(lanes)
    statements = {}
    for paper in papers:
        for each in paper.statements:
            ties = tuple((relation(tie.relation), tie.forth, tie.other) for tie in each.ties if tie.other in known)
            if ties or each.id in belongs:
                statements[each.id] = (tuple(belongs.get(each.id, {}).items()), ties)
    needed = {other for _, ties in statements.values() for _, _, other in ties} - mine
    return TextTies(
        issues=tuple(
            (f"{home}#{quote(lane.anchor)}", labels.sentence(lane.summary.name), lane.state.caption) for lane in lanes
        ),
        statements=statements,
        others={other: known[other] for other in sorted(needed)},
    )
