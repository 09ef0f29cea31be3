"""Statements as the page shows them: each with its anchor, its caption, its actions, and why it stands where it
stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracegraph.maps.captions import relation
from tracegraph.maps.lanes.values import Promised, ReasonLine, Shown, WhyLine
from tracegraph.maps.texts.shelf import Shelf
from tracegraph.story import labels
from tracegraph.story.values import Entry, Moment, Why


def said(moment: Moment) -> Iterator[Entry]:
    """Every statement of a moment, those that only touch the issue last."""
    yield from moment.entries
    yield from moment.related


@dataclass(slots=True)
class Evidence:
    """Hands out anchors: a statement's id where it is shown first, and no anchor where it is shown again, so that
    every id stands once in the page; and places for reasons, so that what links two statements is said once, however
    often they are shown. `shelf` knows where words stand."""

    shelf: Shelf
    _given: set[str] = field(default_factory=set)
    _reasons: dict[tuple[ReasonLine, ...], int] = field(default_factory=dict)
    _whys: dict[tuple[WhyLine, ...], int] = field(default_factory=dict)

    def shown(self, entries: Iterable[Entry]) -> tuple[Shown, ...]:
        """The statements, ready to be spelt out."""
        return tuple(self._shown(entry) for entry in entries)

    @property
    def reasons(self) -> tuple[tuple[ReasonLine, ...], ...]:
        """The sets of reasons of all that has been shown, each at its place."""
        return tuple(self._reasons)

    @property
    def whys(self) -> tuple[tuple[WhyLine, ...], ...]:
        """All that says why a statement stands where it is shown, each at its place."""
        return tuple(self._whys)

    def _shown(self, entry: Entry) -> Shown:
        whys = tuple(self._why(why) for why in entry.whys)
        return Shown(
            anchor=self._anchor(entry.id),
            entry=entry,
            what=labels.entry(entry.kind, entry.detail),
            says=labels.status(entry.status),
            whys=whys,
            because=self._whys.setdefault(whys, len(self._whys)) if whys else None,
            quote=self.shelf.quoted(entry.citation),
            actions=tuple(
                Promised(self._anchor(action.id), action, self.shelf.quoted(action.citation))
                for action in entry.actions
            ),
            outcomes=tuple(self.shelf.quoted(outcome) for outcome in entry.outcomes),
        )

    def _anchor(self, name: str) -> str:
        if name in self._given:
            return ""
        self._given.add(name)
        return name

    def _why(self, why: Why) -> WhyLine:
        reasons = tuple(
            ReasonLine(reason.feature.replace("_", " "), _percent(reason.weight), reason.left, reason.right)
            for reason in why.reasons
        )
        return WhyLine(
            relation=relation(why.relation),
            basis=labels.basis(why.basis, why.score),
            other=why.other,
            reasons=reasons,
            at=self._reasons.setdefault(reasons, len(self._reasons)) if reasons else None,
        )


def _percent(share: float) -> int:
    return round(100 * min(1.0, max(0.0, share)))
