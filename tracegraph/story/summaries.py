"""Issues in a list: what was asked, how often, since when, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracegraph import vocab
from tracegraph.graph.places import Authorities, chosen
from tracegraph.graph.view import Graph
from tracegraph.model.time import in_time
from tracegraph.story.counting import Counted, counted_in
from tracegraph.story.reading import Node, describe, gathered, owned
from tracegraph.story.values import IssueSummary
from tracegraph.vocab import IssueStateKind as State

ASKED: Final = frozenset({State.RAISED, State.REPEATED, State.ESCALATED, State.NARROWED, State.RECURRED})
"""The states in which an inspection asks for something."""

SILENT: Final = frozenset({State.NOT_MENTIONED, State.OUT_OF_SCOPE})
"""The states that say nothing about an issue: neither of them is ever read as fixed."""


@dataclass(frozen=True, slots=True)
class StateNode:
    """One stored state of an issue; `inspection` and `statements` are ids."""

    inspection: str
    date: str
    state: str
    rank: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueNode:
    """An issue as stored, with its states oldest first; members and related are ids."""

    id: str
    members: tuple[str, ...]
    related: tuple[str, ...]
    states: tuple[StateNode, ...]
    summary: IssueSummary


def issues(
    graph: Graph,
    authority: str | None = None,
    theme: str | None = None,
    *,
    recurring: bool = False,
    open_only: bool = False,
    escalated: bool = False,
) -> tuple[IssueSummary, ...]:
    """The issues, by authority, those asked for most often first, then the longest known.

    `theme` is a theme's id; `recurring` keeps what more than one inspection asked for,
    `open_only` what no inspection has called resolved since, `escalated` what was asked for more urgently than before.
    Raises NotFound for an authority not held."""
    found = (n.summary for n in issue_nodes(graph, chosen(graph, authority)).values())
    return tuple(
        s
        for s in sorted(found, key=lambda s: (s.authority, -s.times, in_time(s.since), s.id))
        if (theme is None or theme in s.themes)
        and (not recurring or s.times > 1)
        and (not open_only or s.open)
        and (not escalated or State.ESCALATED in s.states)
    )


def issue_nodes(graph: Graph, names: Authorities, only: Iterable[str] | None = None) -> dict[str, IssueNode]:
    """The issues of these authorities by id, sorted; with `only`, those of these ids that there are."""
    nodes = owned(graph, names, vocab.ISSUE) if only is None else describe(graph, sorted(only))
    nodes = {
        ident: n
        for ident, n in nodes.items()
        if vocab.ISSUE in n.all(vocab.RDF_TYPE) and n.one(vocab.OF_AUTHORITY) in names
    }
    states = _states(graph, nodes)
    counted = counted_in(graph, {m for n in nodes.values() for m in n.all(vocab.PROV_HAD_MEMBER)})
    return {
        ident: IssueNode(
            ident,
            n.all(vocab.PROV_HAD_MEMBER),
            n.all(vocab.RELATED_MEMBER),
            states.get(ident, ()),
            _summary(n, names[n.one(vocab.OF_AUTHORITY)], states.get(ident, ()), counted),
        )
        for ident, n in nodes.items()
    }


def _summary(node: Node, authority: str, states: tuple[StateNode, ...], counted: Counted) -> IssueSummary:
    told = [s for s in states if s.state not in SILENT]
    return IssueSummary(
        id=node.id,
        name=node.one(vocab.SKOS_PREF_LABEL),
        authority=authority,
        themes=node.all(vocab.DCTERMS_SUBJECT),
        since=states[0].date if states else "",
        last=told[-1].date if told else "",
        times=sum(s.state in ASKED for s in states),
        state=told[-1].state if told else "",
        last_state=states[-1].state if states else "",
        open=not told or told[-1].state != State.RESOLVED,
        recommendations=counted.asked(node.all(vocab.PROV_HAD_MEMBER)),
        actions=counted.promised(node.all(vocab.PROV_HAD_MEMBER)),
        states=tuple(s.state for s in states),
    )


def _states(graph: Graph, issue_ids: Iterable[str]) -> dict[str, tuple[StateNode, ...]]:
    found: dict[str, list[StateNode]] = {}
    for n in gathered(graph, issue_ids, "?x tg:ofIssue ?s").values():
        node = StateNode(
            n.one(vocab.OF_INSPECTION),
            n.one(vocab.DCTERMS_DATE),
            n.one(vocab.STATE),
            n.number(vocab.RANK),
            n.all(vocab.STATEMENT_),
        )
        found.setdefault(n.one(vocab.OF_ISSUE), []).append(node)
    return {
        i: tuple(sorted(listed, key=lambda s: (s.rank, in_time(s.date), s.inspection))) for i, listed in found.items()
    }
