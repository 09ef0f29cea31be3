"""People's decisions replayed: which of them hold for what documents say now, and what follows from them.

A pure function of the decisions and the statements' words. Nothing is dropped: a decision that does not hold keeps its
place and says why. What holds is closed over: where A is the same as B, and B is not the same as C, neither is A.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tracegraph.model.decision import Decision, fingerprint, sentences_after
from tracegraph.vocab import FollowUpStatus, Standing, Verdict

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What people say of two statements: a verdict that nobody contradicts, and the decisions that say it."""

    verdict: Verdict
    decisions: tuple[Decision, ...]

    @property
    def status(self) -> FollowUpStatus | None:
        """What they say a passage says has become of what was asked; None where nobody said."""
        return next((d.status for d in self.decisions if d.status), None)


@dataclass(frozen=True)
class Rulings:
    """Decisions replayed: all of them with their standing, the ruling on each pair that was decided, and what follows
    for other pairs."""

    decisions: tuple[Decision, ...]
    pairs: Mapping[Pair, Ruling]
    _groups: Mapping[str, frozenset[str]]
    _apart: frozenset[Pair]
    _alias: Mapping[str, str]

    def same(self, ids: Iterable[str]) -> frozenset[str]:
        """Every statement that is the same as one of these, by decisions alone; they themselves included."""
        wanted = set(ids)
        return frozenset(wanted.union(*(self._groups.get(self._own(i), frozenset()) for i in wanted)))

    def apart(self, one: str, other: str) -> bool:
        """True where decisions say, or imply, that these two are not the same."""
        return frozenset((self._head(one), self._head(other))) in self._apart

    def on(self, one: str, other: str) -> Ruling | None:
        """What was decided about exactly these two."""
        return self.pairs.get(frozenset((one, other)))

    def status(self, statement: str, members: Iterable[str]) -> FollowUpStatus | None:
        """What people say a statement says of an issue, by its members; None where nobody said. Where they say one
        thing of one member and another of the next, it is improving: neither all weak nor all well."""
        rulings = (self.on(statement, member) for member in members)
        found = {ruling.status for ruling in rulings if ruling is not None and ruling.status}
        return found.pop() if len(found) == 1 else FollowUpStatus.IMPROVING if found else None

    def _own(self, id_: str) -> str:
        return self._alias.get(id_, id_)

    def _head(self, id_: str) -> str:
        own = self._own(id_)
        return min(self._groups.get(own, (own,)))


def replay(decisions: Iterable[Decision], words: Mapping[str, str], alias: Mapping[str, str]) -> Rulings:
    """The decisions (in any order) replayed over the statements that may be decided about, `words` by id in the order
    in which the documents say them. `alias` gives for a plan's rewording the recommendation it repeats: what is decided
    of one is decided of both."""
    ordered = sorted({d.id: d for d in sorted(decisions, key=_place, reverse=True)}.values(), key=_place)
    stood = {d.id: d for d in _on_their_own(ordered, words)}
    stood |= {d.id: d for d in _disagreeing(stood.values())}
    stood |= {d.id: d for d in _chained(stood.values(), alias)}
    holding = [d for d in stood.values() if d.standing is Standing.HOLDS]
    pairs: dict[Pair, list[Decision]] = defaultdict(list)
    for decision in holding:
        pairs[decision.ends].append(decision)
    groups = _groups(holding, alias)
    heads = {member: min(group) for member, group in groups.items()}
    apart = frozenset(
        frozenset(heads.get(end, end) for end in _ends(d, alias))
        for d in holding
        if d.joins in (Verdict.RELATED, Verdict.NOT_SAME) and len(_ends(d, alias)) == 2
    )
    rulings = {pair: Ruling(_verdict(said), tuple(said)) for pair, said in pairs.items()}
    return Rulings(tuple(stood.values()), rulings, groups, apart, alias)


def _place(decision: Decision) -> tuple[str, int]:
    return decision.when, decision.line


def _ends(decision: Decision, alias: Mapping[str, str]) -> Pair:
    return frozenset(alias.get(end, end) for end in decision.ends)


def _on_their_own(ordered: Sequence[Decision], words: Mapping[str, str]) -> Iterator[Decision]:
    """Each decision with the standing it has by itself: a person's last word on two statements holds, if these are
    there and say what the person read."""
    last = {(d.ends, d.who): d for d in ordered}
    order = list(words)
    at = {ident: n for n, ident in enumerate(order)}

    def read_now(ident: str, seen: str) -> str:
        """The fingerprint of what stands now where a person read a sentence, or a passage of several."""
        more = sentences_after(seen)
        return fingerprint(" ".join(words[i] for i in order[at[ident] : at[ident] + more + 1]), more)

    for decision in ordered:
        standing, note = Standing.HOLDS, ""
        gone = [i for i in (decision.source, decision.target) if i not in words]
        read = ((decision.source, decision.source_fingerprint), (decision.target, decision.target_fingerprint))
        changed = [i for i, seen in read if i in words and read_now(i, seen) != seen]
        if (since := last[decision.ends, decision.who]) is not decision:
            standing, note = Standing.SUPERSEDED, f"{decision.who} decided again in line {since.line}"
        elif gone:
            standing, note = Standing.MISSING, f"no recommendation or finding {' or '.join(gone)} is in the graph"
        elif changed:
            standing, note = Standing.SUSPECT, f"the words of {' and '.join(changed)} have changed since"
        yield replace(decision, standing=standing, note=note)


def _sure(decisions: Iterable[Decision]) -> Iterator[Decision]:
    return (d for d in decisions if d.standing is Standing.HOLDS and d.verdict is not Verdict.UNSURE)


def _disagreeing(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Decisions of several people about one pair, where one says that both are the same and another that they are
    not, or each says something else of what has become of it."""
    told: dict[Pair, list[Decision]] = defaultdict(list)
    for decision in _sure(decisions):
        told[decision.ends].append(decision)
    for said in told.values():
        if len({d.joins is Verdict.SAME for d in said}) > 1 or len({d.status for d in said if d.status}) > 1:
            yield from _contradicted(said)


def _contradicted(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """These decisions, set aside because not all of them can hold."""
    told = sorted(decisions, key=lambda d: d.line)
    lines = ", ".join(f"line {d.line} ({d.who}: {d.source} {d.verdict} {d.target})" for d in told)
    for decision in told:
        yield replace(decision, standing=Standing.CONTRADICTED, note=f"these cannot all hold: {lines}")


def _chained(decisions: Iterable[Decision], alias: Mapping[str, str]) -> Iterator[Decision]:
    """Decisions that contradict each other along a chain: A same B, B same C, A not same C."""
    sure = [d for d in _sure(decisions) if len(_ends(d, alias)) == 2]
    nearby: dict[str, list[Decision]] = defaultdict(list)
    for decision in sure:
        if decision.joins is Verdict.SAME:
            for end in _ends(decision, alias):
                nearby[end].append(decision)
    for decision in sure:
        if decision.joins is not Verdict.SAME:
            start, goal = sorted(_ends(decision, alias))
            if way := _way(start, goal, nearby, alias):
                yield from _contradicted((*way, decision))


def _way(start: str, goal: str, nearby: Mapping[str, Sequence[Decision]], alias: Mapping[str, str]) -> list[Decision]:
    """The shortest chain of "same" from one statement to another; empty where there is none."""
    came: dict[str, list[Decision]] = {start: []}
    waiting = deque([start])
    while waiting and goal not in came:
        here = waiting.popleft()
        for decision in nearby.get(here, ()):
            (there,) = _ends(decision, alias) - {here}
            if there not in came:
                came[there] = [*came[here], decision]
                waiting.append(there)
    return came.get(goal, [])


def _groups(holding: Iterable[Decision], alias: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each statement all that are the same by decisions, it itself included."""
    groups: dict[str, frozenset[str]] = {}
    for decision in holding:
        if decision.joins is Verdict.SAME:
            ends = _ends(decision, alias)
            whole = frozenset(chain.from_iterable(groups.get(end, (end,)) for end in ends))
            groups |= dict.fromkeys(whole, whole)
    return groups


def _verdict(said: Sequence[Decision]) -> Verdict:
    """What several people who do not contradict each other say together: the sure one's word before the unsure one's;
    "related" before "not the same", because what touches is shown."""
    verdicts = {d.joins for d in said}
    return next(v for v in (Verdict.SAME, Verdict.RELATED, Verdict.NOT_SAME, Verdict.UNSURE) if v in verdicts)
