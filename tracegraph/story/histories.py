"""The whole life of an issue, oldest first: one moment for every inspection, with what it says and what was done about
it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracegraph import vocab
from tracegraph.errors import NotFound
from tracegraph.graph.names import authority_id
from tracegraph.graph.places import Authorities, authorities, chosen
from tracegraph.graph.view import Graph
from tracegraph.model.time import in_time
from tracegraph.story.record import inspections_of
from tracegraph.story.statements import Statements, entry, load
from tracegraph.story.summaries import IssueNode, issue_nodes
from tracegraph.story.values import Entry, InspectionView, IssueLife, IssueStory, Moment

Views = Mapping[str, InspectionView]


def issue(graph: Graph, issue_id: str) -> IssueStory:
    """The story of the issue with this id. Raises NotFound where there is none."""
    nodes = issue_nodes(graph, authorities(graph), [issue_id])
    if not nodes:
        raise NotFound(f"this graph holds no issue {issue_id!r}; `tracegraph issues` lists those it holds")
    return told(graph, nodes.values())[0]


def stories(graph: Graph, authority: str | None = None, only: Collection[str] | None = None) -> tuple[IssueStory, ...]:
    """The story of every issue, or with `only` of those with these ids, sorted by id, in as few queries as one takes.
    Raises NotFound for an authority not held."""
    return told(graph, issue_nodes(graph, chosen(graph, authority), only).values())


def sources(told: Iterable[IssueStory]) -> frozenset[str]:
    """The ids of the documents that these stories quote."""
    entries = [e for story in told for m in story.moments for e in (*m.entries, *m.related)]
    return frozenset(c.document for e in entries for c in (e.citation, *(a.citation for a in e.actions)))


def statement(graph: Graph, statement_id: str) -> Entry:
    """One statement by its id, whether or not any issue holds it, with all its links. Raises NotFound where there is
    none."""
    held = load(graph, [statement_id])
    if statement_id not in held.nodes or held.kind(statement_id) == vocab.STATEMENT:
        if statement_id in graph.documents():
            hint = "; it is a document: ask for one of its statements, or by words"
        else:
            hint = ": `tracegraph issues` lists the issues, and `tracegraph trace WORDS` shows the ids of statements"
        raise NotFound(f"this graph holds no issue or statement {statement_id!r}{hint}")
    return entry(held, statement_id, touched=True)


@dataclass(frozen=True, slots=True)
class Nation:
    """Every issue of a graph, read once. The statements of an authority's are read when it is asked for: a nation's are
    too many to be held at once."""

    graph: Graph
    _nodes: Mapping[str, Sequence[IssueNode]]
    _views: Mapping[str, Views]

    @classmethod
    def of(cls, graph: Graph) -> "Nation":
        """The issues of all authorities of the graph."""
        nodes: dict[str, list[IssueNode]] = {}
        names = authorities(graph)
        for node in issue_nodes(graph, names).values():
            nodes.setdefault(node.summary.authority, []).append(node)
        return cls(graph, nodes, _views(graph, names))

    def lives(self) -> tuple[IssueLife, ...]:
        """The life of every issue in few words, by authority and id: enough to count over a nation."""
        return tuple(
            IssueLife(node.summary, tuple((state.date, state.state) for state in node.states))
            for authority in sorted(self._nodes)
            for node in self._nodes[authority]
        )

    def stories(self, authority: str) -> tuple[IssueStory, ...]:
        """The story of every issue of the authority of this name, sorted by id; none where it has no issue."""
        return _told(self.graph, self._nodes.get(authority, ()), self._views)


def told(graph: Graph, nodes: Iterable[IssueNode]) -> tuple[IssueStory, ...]:
    """The stories of these issues, in their order, in as few queries as one takes."""
    listed = tuple(nodes)
    names = {authority_id(node.id): node.summary.authority for node in listed}
    return _told(graph, listed, _views(graph, names))


def _told(graph: Graph, nodes: Sequence[IssueNode], views: Mapping[str, Views]) -> tuple[IssueStory, ...]:
    held = load(graph, (s for n in nodes for s in (*_own(n), *n.related)))
    return tuple(IssueStory(n.summary, _moments(n, held, views.get(n.summary.authority, {}))) for n in nodes)


def _views(graph: Graph, names: Authorities) -> dict[str, dict[str, InspectionView]]:
    """The inspections of each of these authorities, by id."""
    found: dict[str, dict[str, InspectionView]] = {}
    for view in inspections_of(graph, names):
        found.setdefault(view.authority, {})[view.id] = view
    return found


def _own(node: IssueNode) -> tuple[str, ...]:
    """The ids of every statement that is about the issue: its members, and what its states are drawn from."""
    return tuple(dict.fromkeys((*node.members, *(s for state in node.states for s in state.statements))))


def _moments(node: IssueNode, held: Statements, views: Views) -> tuple[Moment, ...]:
    own = [s for s in _own(node) if s in held.nodes]
    own += [r for s in tuple(own) for r in held.rewordings.get(s, ()) if r not in own]
    among = frozenset((*own, *node.related))
    shown = _by_inspection(held, own)
    touched = _by_inspection(held, [s for s in node.related if s in held.nodes and s not in own])
    states = {s.inspection: s.state for s in node.states}
    wanted = {*states, *shown, *touched}
    wanted |= _gaps_within(views, [views[w] for w in (*states, *shown) if w in views])
    return tuple(
        Moment(
            views[w],
            states.get(w, ""),
            _entries(held, shown.get(w, []), among),
            tuple(entry(held, s, among, touched=True) for s in touched.get(w, [])),
        )
        for w in sorted(wanted & set(views), key=lambda w: (in_time(views[w].date), w))
    )


def _by_inspection(held: Statements, ids: Iterable[str]) -> dict[str, list[str]]:
    """The statements by the id of the inspection that their document reports or answers, as they are read."""
    found: dict[str, list[str]] = {}
    for ident in sorted(ids, key=held.place):
        document = held.document(ident)
        found.setdefault(document.one(vocab.REPORTS) or document.one(vocab.ANSWERS), []).append(ident)
    return found


def _entries(held: Statements, ids: list[str], among: frozenset[str]) -> tuple[Entry, ...]:
    """The entries: a plan's rewording right behind what it rewords; an action only by itself where its recommendation
    is not there."""
    restated = held.restated
    beneath = {a for s in ids for a in held.beneath(s, among)}
    first = [s for s in ids if restated.get(s) not in ids and s not in beneath]
    order = [s for top in first for s in (top, *(r for r in ids if restated.get(r) == top))]
    return tuple(entry(held, s, among) for s in order)


def _gaps_within(views: Views, path: list[InspectionView]) -> set[str]:
    """The named gaps that lie within an issue's time, which begins when it was raised: they may have spoken of it, and
    nobody can know from here."""
    dates = sorted(v.date for v in path if v.date)
    gaps = (v for v in views.values() if dates and not v.at_hand)
    return {v.id for v in gaps if dates[0] <= v.date <= dates[-1]}
