"""One issue's trajectory: what each inspection asks for and says of it, from the evidence of its authority."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from tracegraph.link.decisions import Rulings
from tracegraph.link.earlier import Raised
from tracegraph.link.follow_ups import status
from tracegraph.link.issues import themes
from tracegraph.link.narrowing import narrower, parts
from tracegraph.link.said import Said
from tracegraph.link.scope import covers, looks_at, presses
from tracegraph.link.states import Ask, Passage, states
from tracegraph.model.link import Inspection, Issue, Link
from tracegraph.model.statement import Finding, Recommendation
from tracegraph.model.time import in_time
from tracegraph.vocab import Basis, FollowUpStatus, Relation

_MEMBER = 0.3
"""A passage belongs to an issue from this score on; one that scores less is shown as related."""
_TOUCHES = 0.1
"""A recommendation is shown as related from this score on: one at 0.02 shares a word and no more."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the threads are made of: everything said, the plan's restated asks, the links between asks and passages,
    what people decided, and the themes that visits say they looked at."""

    said: Mapping[str, Said]
    same_ask: Mapping[str, str]
    follow_ups: Sequence[Link]
    compared: Sequence[Link]
    actions: Mapping[str, Sequence[str]]
    inspection: Mapping[str, str]
    rulings: Rulings
    scopes: Mapping[str, frozenset[str]]
    raised: Mapping[str, Sequence[Raised]]
    """What older findings raise, by the earliest recommendation of an issue."""

    def apart(self, one: str, members: Sequence[str]) -> bool:
        """True where people say of a statement that it is not the same as one of an issue's members."""
        return any(self.rulings.apart(one, member) for member in members)

    def addressees(self, members: Sequence[str]) -> list[str | None]:
        """Whom an issue's asks are put to, as printed."""
        asks = (self.said[member].statement for member in members)
        return [ask.addressee for ask in asks if isinstance(ask, Recommendation)]

    def status(self, one: str, members: Sequence[str], within: Link | None = None) -> FollowUpStatus:
        """What a finding says of an issue, by its members: what people say of it, or of the passage `within` which it
        stands, before what its own words do."""
        ruling = self.rulings.on(within.source, within.target) if within else None
        of_passage = ruling.status if ruling else None
        return self.rulings.status(one, members) or of_passage or status(self.said[one].statement)

    def by_people(self, members: Sequence[str]) -> list[Said]:
        """The findings that people say are the same as one of an issue's members, oldest first."""
        same = (self.said[one] for one in self.rulings.same(members) if one in self.said)
        return sorted((s for s in same if isinstance(s.statement, Finding)), key=lambda s: (in_time(s.date), s.id))


def _told(
    members: Sequence[str], leading: str | None, evidence: Evidence
) -> tuple[dict[str, list[Passage]], list[Link]]:
    """By inspection: the passages that speak of the issue of `members`, the surest reading of each first; and the
    links that tie older findings to it."""
    within = set(members)
    first = evidence.said[members[0]]

    def names(said: Said) -> bool:
        return f"#{leading}" in said.text.terms.said

    told: dict[str, dict[str, Passage]] = defaultdict(dict)
    links: list[Link] = []
    for one in evidence.by_people(members):
        told[evidence.inspection[one.document]][one.id] = Passage(
            one.id, evidence.status(one.id, members), 1.0, leading=True
        )
    for one, score, why in evidence.raised.get(first.id, ()):
        if evidence.apart(one.id, members):
            continue
        told[evidence.inspection[one.document]].setdefault(
            one.id, Passage(one.id, FollowUpStatus.STILL_WEAK, score, leading=True)
        )
        link_id = f"{first.id}/same-issue/{one.id.split('/', 1)[1]}"
        links.append(Link(link_id, first.id, one.id, Relation.SAME_ISSUE, Basis.INFERRED, round(score, 4), why))
    for link in sorted(evidence.follow_ups, key=lambda x: (-x.score, x.id)):
        source = evidence.said[link.source]
        if link.target in within and isinstance(source.statement, Finding) and link.score >= _MEMBER:
            held = told[evidence.inspection[source.document]]
            for part in link.statements:
                one = evidence.said[part]
                if not evidence.apart(part, members):
                    says, place = evidence.status(part, members, link), f"{one.document}/{one.text.paragraph}"
                    held.setdefault(part, Passage(part, says, link.score, names(one), place))
    return {inspection: list(passages.values()) for inspection, passages in told.items()}, links


def _related(members: Sequence[str], leading: str | None, evidence: Evidence) -> set[str]:
    """What touches the thread without counting as it: recommendations scored as related that name its leading theme, if
    only in an aside, and passages that follow up less surely."""
    within = set(members)
    unsure = {x.source for x in evidence.follow_ups if x.target in within and x.score < _MEMBER}
    ends = {
        (end, link.basis)
        for link in evidence.compared
        if (link.source in within) != (link.target in within)
        for end in (link.source, link.target)
        if end not in within and (link.basis is Basis.DECIDED or link.score >= _TOUCHES)
    }
    return unsure | {
        end
        for end, basis in ends
        if basis is Basis.DECIDED or leading is None or f"#{leading}" in evidence.said[end].text.terms.said
    }


def trajectory(
    name: str,
    members: Sequence[str],
    evidence: Evidence,
    inspections: Sequence[Inspection],
    taken: Container[str],
) -> tuple[Issue, list[Link]]:
    """One issue from the recommendations of its thread, and the links that tie older findings to it. Its id is that of
    its earliest statement; where an older finding begins two issues, the second (by `taken`) has its first member's."""
    about = themes([evidence.said[m] for m in members])[:4]
    leading = about[0] if about else None
    told, links = _told(members, leading, evidence)
    asked, partial = _asked(members, evidence)
    before = [s.id for s in evidence.by_people(members) if in_time(s.date) < in_time(evidence.said[members[0]].date)]
    earliest = min((*before, *(k.target for k in links), members[0]), key=lambda i: (in_time(evidence.said[i].date), i))
    authority = earliest.split("/", 1)[0]
    ids = (f"{authority}/issue/{i.split('/', 1)[1]}" for i in (earliest, *members))
    own = next(i for i in ids if i not in taken)
    asked_by = {i.kind for i in inspections if i.id in asked}

    def looked(at: Inspection) -> bool:
        covered = covers(evidence.scopes.get(at.id, ()), about)
        return looks_at(at.kind, asked_by, evidence.addressees(members), covered=covered)

    path = states(own, inspections, asked, told, looked)
    spoken = [s for state in path for s in state.statements]
    issue = Issue(
        id=own,
        authority=authority,
        name=name,
        themes=about,
        members=tuple(dict.fromkeys((*members, *spoken, *(a for m in members for a in evidence.actions.get(m, ()))))),
        states=path,
        related=tuple(sorted(_related(members, leading, evidence) - {*spoken, *members})),
    )
    return issue, [*links, *partial]


def _asked(members: Sequence[str], evidence: Evidence) -> tuple[dict[str, list[Ask]], list[Link]]:
    """By inspection, oldest first: what it asks for of the issue of `members`; and links from asks that want only a
    part of what the inspection before asked for."""
    by_inspection: dict[str, list[Said]] = {}
    for member in members:
        by_inspection.setdefault(evidence.inspection[evidence.said[member].document], []).append(evidence.said[member])
    asked: dict[str, list[Ask]] = {}
    links: list[Link] = []
    before: list[Said] = []
    for inspection, asks in by_inspection.items():
        own = [a for a in asks if a.id not in evidence.same_ask]
        narrowed = narrower(own, before)
        asked[inspection] = [Ask(a.id, presses(a.statement), narrowed) for a in asks]
        if narrowed:
            links += parts(own, before, evidence.compared)
        before = own
    return asked, links
