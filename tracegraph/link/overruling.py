"""What people decided, put in the place of what was inferred: links confirmed, changed, taken away and added.

Observed links stand in the documents and are left as they are: a person may say that they are wrong, but not that the
document does not say so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tracegraph.link.decisions import Ruling, Rulings
from tracegraph.link.follow_ups import status
from tracegraph.link.said import Said
from tracegraph.model.decision import Decision
from tracegraph.model.link import Link, Reason
from tracegraph.model.statement import Finding
from tracegraph.model.time import in_time
from tracegraph.vocab import Basis, Relation, Verdict

_SAYS_SAME: Final = frozenset({Relation.SAME_ISSUE, Relation.FOLLOWS_UP})


def overruled(links: Iterable[Link], rulings: Rulings) -> tuple[Link, ...]:
    """Inferred links after people's decisions: without those that are decided, or by other decisions implied, not to
    be the same."""
    return tuple(kept for link in links for kept in _overruled(link, rulings))


def judged(
    links: Iterable[Link], rulings: Rulings, said: Mapping[str, Said]
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Inferred links after people's decisions (see `overruled`), and those that people made and nobody had inferred:
    the follow-ups, and all others."""
    kept = overruled(links, rulings)
    # Two links of one pair that people call related are one link.
    whole = {k.id: k for k in (*kept, *_added(kept, rulings, said))}.values()
    follows = tuple(k for k in whole if k.relation is Relation.FOLLOWS_UP)
    return follows, tuple(k for k in whole if k.relation is not Relation.FOLLOWS_UP)


def _added(links: Iterable[Link], rulings: Rulings, said: Mapping[str, Said]) -> Iterator[Link]:
    held = {frozenset((s, k.target)) for k in links for s in (k.source, *k.statements)}
    for pair, ruling in rulings.pairs.items():
        if pair not in held and ruling.verdict in (Verdict.SAME, Verdict.RELATED):
            yield _new(ruling, said)


def _overruled(link: Link, rulings: Rulings) -> Iterator[Link]:
    ruling = rulings.on(link.source, link.target)
    if ruling is None:
        # A passage may have been judged by another of its sentences than the first.
        others = (rulings.on(s, link.target) for s in link.statements)
        ruling = next((r for r in others if r is not None and r.verdict is Verdict.SAME), None)
    if ruling is None:
        if link.relation not in _SAYS_SAME or not rulings.apart(link.source, link.target):
            yield link
    elif ruling.verdict is Verdict.UNSURE:
        yield replace(link, decisions=_ids(ruling))
    elif ruling.verdict is not Verdict.NOT_SAME:
        yield _by_people(link, ruling)


def _by_people(link: Link, ruling: Ruling) -> Link:
    """The link as people say it is."""
    relation, found = link.relation, link.status and (ruling.status or link.status)
    if ruling.verdict is Verdict.RELATED:
        relation, found = Relation.RELATED, None
    elif relation is Relation.RELATED:
        relation = Relation.SAME_ISSUE
    own = link.id if relation is link.relation else _id(link.source, relation, link.target)
    return replace(
        link,
        id=own,
        relation=relation,
        basis=Basis.DECIDED,
        score=1.0,
        reasons=_reasons(ruling.decisions),
        status=found,
        decisions=_ids(ruling),
    )


def _new(ruling: Ruling, said: Mapping[str, Said]) -> Link:
    ends = (said[ruling.decisions[0].source], said[ruling.decisions[0].target])
    later, earlier = sorted(
        ends, key=lambda s: (in_time(s.date), not isinstance(s.statement, Finding), s.id), reverse=True
    )
    relation = Relation.RELATED if ruling.verdict is Verdict.RELATED else Relation.SAME_ISSUE
    follows = (
        relation is Relation.SAME_ISSUE
        and isinstance(later.statement, Finding)
        and in_time(later.date) > in_time(earlier.date)
    )
    if follows and not isinstance(earlier.statement, Finding):
        relation = Relation.FOLLOWS_UP
    return Link(
        id=_id(later.id, relation, earlier.id),
        source=later.id,
        target=earlier.id,
        relation=relation,
        basis=Basis.DECIDED,
        reasons=_reasons(ruling.decisions),
        statements=(later.id,) if relation is Relation.FOLLOWS_UP else (),
        words=later.statement.quote.words if relation is Relation.FOLLOWS_UP else "",
        status=ruling.status or status(later.statement) if relation is Relation.FOLLOWS_UP else None,
        decisions=_ids(ruling),
    )


def _id(source: str, relation: Relation, target: str) -> str:
    step = "follows" if relation is Relation.FOLLOWS_UP else relation.value
    return f"{source}/{step}/{target.split('/', 1)[1]}"


def _ids(ruling: Ruling) -> tuple[str, ...]:
    return tuple(sorted(d.id for d in ruling.decisions))


def _reasons(decisions: Sequence[Decision]) -> tuple[Reason, ...]:
    """A person's word as a reason, the last first, each an equal share of it all."""
    told = sorted(decisions, key=lambda d: (d.when, d.line), reverse=True)
    return tuple(Reason(_word(d), round(1 / len(told), 4)) for d in told)


def _word(decision: Decision) -> str:
    why = f": {decision.why}" if decision.why else ""
    return f"{decision.who} decided on {decision.when}: {decision.verdict.value}{why}"
