"""What each statement of a document's text belongs to and is linked with, for whoever rests on it there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tracegraph.maps.captions import verb
from tracegraph.maps.lanes.values import Lane
from tracegraph.maps.texts.shelf import Shelf, text_anchor
from tracegraph.maps.texts.values import Other, TextTies
from tracegraph.story import labels
from tracegraph.story.values import DocumentView, InspectionView, Paper, Placed

_WORDS = 90  # characters of another statement's words: enough to know it by


@dataclass(frozen=True, slots=True)
class Ends:
    """Whatever a link of some documents may lead to, by its id, and the issues that hold it: gathered once, however
    many pages ask. `inspections` are labels, `belongs` as `belongings` gives it of `lanes`."""

    inspections: Mapping[str, str]
    statements: Mapping[str, tuple[DocumentView, Placed]]
    lanes: Sequence[Lane]
    belongs: Mapping[str, Mapping[int, bool]]

    @classmethod
    def of(cls, papers: Iterable[Paper], inspections: Iterable[InspectionView], lanes: Sequence[Lane]) -> "Ends":
        """The ends that lie in these documents and inspections."""
        return cls(
            {view.id: view.label for view in inspections},
            {each.id: (paper.view, each) for paper in papers for each in paper.statements},
            lanes,
            belongings(lanes),
        )

    def ties(self, papers: Sequence[Paper], shelf: Shelf, home: str) -> TextTies:
        """The ties of every statement of the documents that one page shows; `shelf` knows the pages of the others,
        `home` is the file of the map, "" for the page itself."""
        statements = {}
        for paper in papers:
            for each in paper.statements:
                ties = tuple((verb(tie.relation), tie.forth, tie.other) for tie in each.ties if self._has(tie.other))
                if ties or each.id in self.belongs:
                    statements[each.id] = (tuple(self.belongs.get(each.id, {}).items()), ties)
        mine = {each.id for paper in papers for each in paper.statements}
        needed = {other for _, ties in statements.values() for _, _, other in ties} - mine
        return TextTies(
            issues=tuple(
                (f"{home}#{quote(lane.anchor)}", labels.sentence(lane.summary.name), lane.state.caption)
                for lane in self.lanes
            ),
            statements=statements,
            others={other: self._other(other, shelf, home) for other in sorted(needed)},
        )

    def _has(self, ident: str) -> bool:
        return ident in self.statements or ident in self.inspections

    def _other(self, ident: str, shelf: Shelf, home: str) -> Other:
        if ident not in self.statements:
            return Other(self.inspections[ident], f"{home}#{quote(ident)}")
        document, placed = self.statements[ident]
        words = labels.shortened(placed.words, _WORDS)
        return Other(words, shelf.to(document.id, text_anchor(ident)), document.digest)


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
