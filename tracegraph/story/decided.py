"""What people decided about links, as the graph holds it: who, when, why, and whether it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracegraph import vocab
from tracegraph.graph.names import authority_id
from tracegraph.graph.places import chosen
from tracegraph.graph.view import Graph
from tracegraph.story.reading import instances
from tracegraph.vocab import Standing

AILING: Final = frozenset({Standing.SUSPECT, Standing.CONTRADICTED, Standing.MISSING})
"""Standings of a decision that somebody has to look at again."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision: `line` of the decisions file, the day, the person, the verdict and the grounds they gave; `source`
    and `target` are ids of statements; `standing` says whether it holds, `note` why it does not."""

    id: str
    line: int
    when: str
    who: str
    verdict: str
    source: str
    target: str
    why: str
    standing: str
    note: str

    @property
    def ends(self) -> frozenset[str]:
        """The two statements, in no order."""
        return frozenset((self.source, self.target))


def decisions(graph: Graph, authority: str | None = None) -> tuple[DecisionView, ...]:
    """Every decision the graph holds, in the order of the file. Raises NotFound for an authority not held."""
    names = chosen(graph, authority)
    found = (
        DecisionView(
            id=n.id,
            line=n.number(vocab.FILE_LINE),
            when=n.one(vocab.DCTERMS_DATE),
            who=n.one(vocab.DECIDED_BY),
            verdict=n.one(vocab.VERDICT),
            source=n.one(vocab.DECIDED_SOURCE),
            target=n.one(vocab.DECIDED_TARGET),
            why=n.one(vocab.GROUNDS),
            standing=n.one(vocab.STANDING),
            note=n.one(vocab.STANDING_NOTE),
        )
        for n in instances(graph, vocab.DECISION).values()
        if authority_id(n.id) in names
    )
    return tuple(sorted(found, key=lambda d: (d.line, d.id)))


def agreement(words: Iterable[tuple[str, frozenset[str], str]]) -> tuple["Agreement", ...]:
    """How far people agree, two and two, from what each said last of each pair: (who, pair of statements, what they
    said)."""
    said: dict[str, dict[frozenset[str], str]] = {}
    for who, pair, verdict in words:
        said.setdefault(who, {})[pair] = verdict
    people = sorted(said)
    couples = [(one, other) for place, one in enumerate(people) for other in people[place + 1 :]]
    return tuple(_agreement(one, said[one], other, said[other]) for one, other in couples)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree: how many pairs both judged, on how many they said the same, Cohen's kappa (agreement
    beyond what chance would give: 1 is full, 0 is chance; None where it says nothing, as both always said the same one
    thing), and where they differ: (pair of ids, what the one said, what the other said)."""

    one: str
    other: str
    both: int
    agreed: int
    kappa: float | None
    apart: tuple[tuple[tuple[str, str], str, str], ...]


def _agreement(one: str, ours: dict[frozenset[str], str], other: str, theirs: dict[frozenset[str], str]) -> Agreement:
    both = sorted(ours.keys() & theirs.keys(), key=sorted)
    agreed = sum(ours[pair] == theirs[pair] for pair in both)
    first, second = [ours[pair] for pair in both], [theirs[pair] for pair in both]
    chance = sum(first.count(v) * second.count(v) for v in {*first, *second}) / (len(both) ** 2 or 1)
    kappa = round((agreed / len(both) - chance) / (1 - chance), 4) if both and chance < 1 else None
    apart = tuple(
        ((ends[0], ends[-1]), ours[pair], theirs[pair])
        for pair in both
        if ours[pair] != theirs[pair]
        for ends in [sorted(pair)]
    )
    return Agreement(one, other, len(both), agreed, kappa, apart)
