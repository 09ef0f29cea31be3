"""What a person should look at first: inferred links, those that are least sure and change most before all others.

Decisions that no longer hold come first of all. Then a link counts for more the nearer its score lies to the line
between "the same" and "related", twice as much where an issue would be joined or split by it or where it alone says how
an inspection found the issue, and half as much again where the issue is a recurring one.

A second reader judges blind: what others have judged and what nobody has, in one order that tells nothing, without what
was inferred or said.
"""

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracegraph import vocab
from tracegraph.graph.names import authority_id
from tracegraph.graph.places import chosen
from tracegraph.graph.view import Graph
from tracegraph.model.decision import Decision
from tracegraph.story.decided import AILING, DecisionView, decisions
from tracegraph.story.explaining import LinkStory, told_links
from tracegraph.story.reading import table
from tracegraph.story.record import inspections
from tracegraph.story.statements import entry, load
from tracegraph.story.summaries import ASKED, IssueNode, issue_nodes
from tracegraph.story.values import Entry
from tracegraph.vocab import Basis, Relation, Standing, code_label

LINE: Final = 0.33
"""The score from which linking takes two statements to be the same."""

_ASKED_ABOUT: Final = (Relation.SAME_ISSUE, Relation.FOLLOWS_UP, Relation.RELATED)
"""Relations that are inferred; of two links between the same statements the first is asked about."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Two statements that wait for a person's word: the id of the link between them ("" where there is none), the issue
    at stake ("" where neither is in one), how much the answer matters, and why, in plain words. `troubles` are the
    decisions about them that do not hold. `blind` is True where the reader shall not see what was inferred."""

    link: str
    source: str
    target: str
    issue: str
    weight: float
    stake: str
    troubles: tuple[DecisionView, ...] = ()
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Two statements as they are put before a person: both told whole, the inspections at which they were said, the
    link that was inferred between them (None where there is none, or it shall not be seen), and what waits for an
    answer. `source_words` is what the source says: the whole passage where a link quotes more than one sentence; `more`
    counts those after the first."""

    waiting: Waiting
    source: Entry
    target: Entry
    source_at: str
    target_at: str
    link: LinkStory | None
    source_words: str
    more: int = 0

    @property
    def tells(self) -> bool:
        """True where one side is a finding and the other asks: then it may be said what has become of what was
        asked."""
        finding = vocab.TERM_LABELS[vocab.FINDING]
        return (self.source.kind == finding) != (self.target.kind == finding)


def waiting(graph: Graph, authority: str | None = None, issue: str | None = None) -> tuple[Waiting, ...]:
    """What waits for a person's word, that which matters most first, in an order that is always the same. `issue` is an
    issue's id: only what touches it. Raises NotFound for an authority not held."""
    names = chosen(graph, authority)
    issues = list(issue_nodes(graph, names).values())
    decided = decisions(graph, authority)
    holding = {d.ends for d in decided if d.standing == Standing.HOLDS}
    found = [*_troubled(decided, issues), *_linked(graph, names, issues, holding, (Basis.INFERRED,))]
    members = next(({*n.members, *n.related} for n in issues if n.id == issue), set())
    once: dict[frozenset[str], Waiting] = {}
    for one in sorted(found, key=lambda w: (not w.troubles, -w.weight, w.source, w.target)):
        if issue is None or one.source in members or one.target in members:
            once.setdefault(frozenset((one.source, one.target)), one)
    return tuple(once.values())


def blind(
    graph: Graph,
    reader: str,
    judged: Iterable[Decision],
    authority: str | None = None,
    issue: str | None = None,
) -> tuple[Waiting, ...]:
    """What a second reader is asked: of the decisions `judged` (built in or not) every pair that others have judged and
    `reader` has not, and as many that nobody has, in an order that tells nothing of which is which and is always the
    same. The first N are a sample of it all. Raises NotFound for an authority not held."""
    names = chosen(graph, authority)
    issues = list(issue_nodes(graph, names).values())
    members = next(({*n.members, *n.related} for n in issues if n.id == issue), set())
    listed = [d for d in judged if authority_id(d.source) in names and (issue is None or d.ends & members)]
    mine = {d.ends for d in listed if d.who == reader}
    others = [d for d in listed if d.ends not in mine]
    theirs = {d.ends: Waiting("", d.source, d.target, "", 0.0, _BLIND, blind=True) for d in others}
    linked = {
        ends: replace(one, issue="", stake=_BLIND, blind=True)
        for ends, one in _by_ends(graph, names, issues, mine).items()
        if issue is None or ends & members
    }
    wanted = [linked.pop(ends, one) for ends, one in theirs.items()]
    wanted += sorted(linked.values(), key=_shuffled)[: len(wanted)]
    return tuple(sorted(wanted, key=_shuffled))


def again(
    graph: Graph,
    reader: str,
    judged: Iterable[Decision],
    authority: str | None = None,
    issue: str | None = None,
) -> tuple[Waiting, ...]:
    """What `reader` has judged, by the decisions `judged`, to be judged once more: each pair once, that which they
    judged last first. Raises NotFound for an authority not held."""
    names = chosen(graph, authority)
    issues = list(issue_nodes(graph, names).values())
    members = next(({*n.members, *n.related} for n in issues if n.id == issue), set())
    linked = _by_ends(graph, names, issues, ())
    ordered = sorted((d for d in judged if d.who == reader), key=lambda d: (d.when, d.line), reverse=True)
    once: dict[frozenset[str], Waiting] = {}
    for said in ordered:
        if authority_id(said.source) in names and (issue is None or said.ends & members):
            bare = Waiting("", said.source, said.target, "", 0.0, "")
            stake = f"you said on {said.when}: {code_label(said.verdict)}"
            once.setdefault(said.ends, replace(linked.get(said.ends, bare), stake=stake))
    return tuple(once.values())


def _by_ends(
    graph: Graph, names: Iterable[str], issues: Sequence[IssueNode], skipped: Container[frozenset[str]]
) -> dict[frozenset[str], Waiting]:
    """The links that people may judge or have judged by their two ends, but for those `skipped`."""
    found: dict[frozenset[str], Waiting] = {}
    for one in _linked(graph, names, issues, skipped, (Basis.INFERRED, Basis.DECIDED)):
        found.setdefault(frozenset((one.source, one.target)), one)
    return found


_BLIND: Final = "judge by the words alone"


def _shuffled(one: Waiting) -> str:
    """What sorts pairs in an order that has nothing to do with what they say."""
    return hashlib.sha256(" ".join(sorted((one.source, one.target))).encode()).hexdigest()


def cases(graph: Graph, wanted: Sequence[Waiting]) -> tuple[Case, ...]:
    """What waits, told whole, in its order; a pair of which one statement is gone from the graph is left out."""
    links = {k.id: k for k in told_links(graph, [w.link for w in wanted if w.link])}
    held = load(graph, (s for w in wanted for s in (w.source, w.target)))
    said_at = {document: view.label for view in inspections(graph) for document in view.documents}
    found = []
    for one in wanted:
        if one.source in held.nodes and one.target in held.nodes:
            here, there = entry(held, one.source, frozenset()), entry(held, one.target, frozenset())
            places = (said_at.get(here.citation.document, ""), said_at.get(there.citation.document, ""))
            link = links.get(one.link)
            passage = [here.citation.words, *(e.citation.words for e in link.quoted)] if link else []
            words, more = " ".join(passage) or here.citation.words, max(len(passage) - 1, 0)
            found.append(Case(one, here, there, *places, None if one.blind else link, words, more))
    return tuple(found)


def _troubled(decided: Iterable[DecisionView], issues: Sequence[IssueNode]) -> list[Waiting]:
    """Pairs of which a decision does not hold."""
    home = _home(issues)
    told: dict[frozenset[str], list[DecisionView]] = {}
    for decision in decided:
        if decision.standing in AILING:
            told.setdefault(decision.ends, []).append(decision)
    return [
        Waiting("", ds[0].source, ds[0].target, home.get(ds[0].target, ""), 0.0, "a decision does not hold", tuple(ds))
        for ds in told.values()
    ]


def _linked(
    graph: Graph,
    names: Iterable[str],
    issues: Sequence[IssueNode],
    judged: Container[frozenset[str]],
    bases: Container[str],
) -> list[Waiting]:
    """Links of these `bases` between statements that are not `judged` yet."""
    home, recurring = _home(issues), {n.id for n in issues if n.summary.times > 1}
    alone = {s.statements[0] for n in issues for s in n.states if len(s.statements) == 1 and s.state not in ASKED}
    rows = sorted(
        table(
            graph,
            """SELECT ?l ?s ?t ?r ?n ?b { ?l tg:source ?s ; tg:target ?t ; tg:relation/skos:notation ?r ; tg:score ?n ;
            tg:basis/skos:notation ?b }""",
        )
    )
    wanted = [row for row in rows if row[5] in bases and row[3] in _ASKED_ABOUT]
    found = []
    for link, source, target, relation, score, _ in sorted(wanted, key=lambda r: (_rank(r[3]), r[0])):
        if authority_id(link) in names and frozenset((source, target)) not in judged:
            within = source in home and home[source] == home.get(target)
            issue = home.get(target, home.get(source, ""))
            stake, doubled = _stake(relation, within=within, alone=source in alone)
            near = max(0.0, 1 - abs(float(score) - LINE) / LINE)
            weight = round(near * (2 if doubled else 1) * (1.5 if issue in recurring else 1), 4)
            found.append(Waiting(link, source, target, issue, weight, stake))
    return found


def _rank(relation: str) -> int:
    return _ASKED_ABOUT.index(Relation(relation))


def _stake(relation: str, *, within: bool, alone: bool) -> tuple[str, bool]:
    """What an answer would change, and whether that counts double."""
    if relation == Relation.FOLLOWS_UP and alone:
        return "it alone says how an inspection found the issue", True
    if relation == Relation.SAME_ISSUE and within:
        return "it holds an issue together", True
    if relation in (Relation.SAME_ISSUE, Relation.RELATED) and not within:
        return "it would join two issues", True
    return "it tells more of the issue", False


def _home(issues: Iterable[IssueNode]) -> dict[str, str]:
    """The issue of each of its members."""
    return {member: node.id for node in issues for member in node.members}
