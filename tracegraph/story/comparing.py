"""One theme over all authorities: who had it, what became of it, and who was found to do it well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tracegraph import taxonomy, vocab
from tracegraph.errors import NotFound
from tracegraph.graph.names import theme_node
from tracegraph.graph.places import authorities
from tracegraph.graph.view import Graph
from tracegraph.model.time import in_time
from tracegraph.story.histories import told
from tracegraph.story.reading import related, table
from tracegraph.story.statements import Statements, entry, load
from tracegraph.story.summaries import ASKED, SILENT, IssueNode, issue_nodes
from tracegraph.story.values import Entry, InspectionView, IssueStory, IssueSummary, Moment
from tracegraph.vocab import Polarity

_OTHERWISE: Final[dict[str, str]] = {
    vocab.IssueStateKind.IMPROVED: vocab.FollowUpStatus.RESOLVED,
    vocab.IssueStateKind.RESOLVED: vocab.FollowUpStatus.IMPROVING,
}
"""What a statement may say beside the state that the whole inspection comes to."""

_LAST: Final = ""  # sorts before every date: a document without one comes last among the newest first


@dataclass(frozen=True, slots=True)
class Word:
    """What one inspection said of an issue: its state, and the statement that says so most plainly (None where the
    inspection was silent)."""

    inspection: InspectionView
    state: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one issue stands for a comparison: the first word, the next that any later inspection said (None where none
    has spoken of it since), and the state at the latest inspection, silent or not."""

    summary: IssueSummary
    first: Word
    then: Word | None
    latest: Word


@dataclass(frozen=True, slots=True)
class Compared:
    """One authority and one theme: its issues about the theme, those most about it first, and the strengths that
    inspectors found in it, newest first. Neither says anything where the other is empty: no issue is no praise."""

    authority: str
    issues: tuple[Standing, ...]
    strengths: tuple[Entry, ...]


def compare(graph: Graph, theme: str) -> tuple[Compared, ...]:
    """Every authority of the graph, by name, with its issues about a theme and the strengths found in it; `theme` is a
    theme's id. Raises NotFound where the graph says nothing of the theme, KeyError for an unknown theme."""
    names = authorities(graph)
    about = f"<{theme_node(theme).value}>"
    issues = [row[0] for row in table(graph, f"SELECT ?i WHERE {{ ?i a tg:Issue ; dcterms:subject {about} }}")]
    nodes = issue_nodes(graph, names, issues)
    strengths = _strengths(graph, about)
    if not nodes and not strengths:
        raise NotFound(f"nothing in this graph is about {taxonomy.label(theme)!r}")
    shares = _shares(graph, nodes, about)
    stories = sorted(
        told(graph, nodes.values()), key=lambda s: (-shares[s.summary.id], in_time(s.summary.since), s.summary.id)
    )
    return tuple(
        Compared(
            name,
            tuple(s for story in stories if story.summary.authority == name for s in _standing(story, theme)),
            strengths.get(ident, ()),
        )
        for ident, name in names.items()
    )


def _shares(graph: Graph, nodes: Mapping[str, IssueNode], about: str) -> dict[str, float]:
    """The share of each issue's statements that speak of the theme."""
    members = {m for n in nodes.values() for m in n.members}
    speaking = set(related(graph, members, f"?s dcterms:subject {about} ; tg:key ?x"))
    return {i: len(speaking.intersection(n.members)) / max(len(n.members), 1) for i, n in nodes.items()}


def _standing(story: IssueStory, theme: str) -> tuple[Standing, ...]:
    """How the issue stands; nothing for an issue of which no inspection has said anything."""
    states = [m for m in story.moments if m.state]
    spoken = [m for m in states if m.state not in SILENT]
    if not spoken:
        return ()
    then = _word(spoken[1], theme) if len(spoken) > 1 else None
    return (Standing(story.summary, _word(spoken[0], theme), then, _word(states[-1], theme)),)


def plainest(moment: Moment, theme: str = "") -> Entry | None:
    """The statement that says the state most plainly: where it is asked for, the asking; else a finding that says what
    has become of it; of equals, the one that names the theme. None where the inspection said nothing."""
    best = min(
        (pair for pair in enumerate(moment.entries) if not pair[1].restates),
        key=lambda pair: (_plainness(pair[1], moment.state), theme not in pair[1].themes, pair[0]),
        default=None,
    )
    return best[1] if best and moment.state not in SILENT else None


def _word(moment: Moment, theme: str) -> Word:
    return Word(moment.inspection, moment.state, plainest(moment, theme))


def _plainness(entry: Entry, state: str) -> int:
    if state in ASKED and entry.kind == vocab.TERM_LABELS[vocab.RECOMMENDATION]:
        return 0
    weak = entry.detail == Polarity.SHORTFALL or entry.status == vocab.FollowUpStatus.STILL_WEAK
    if weak != (state in ASKED):
        return 4
    if entry.status:
        return 2 if entry.status == _OTHERWISE.get(state) else 1
    return 3


def _strengths(graph: Graph, about: str) -> dict[str, tuple[Entry, ...]]:
    """The findings of strength about the theme, by authority, those of the newest document first."""
    pattern = f"""SELECT ?a ?f ?d WHERE {{
        ?f tg:polarity polarity:strength ; dcterms:subject {about} ; dcterms:isPartOf ?document .
        ?document tg:ofAuthority ?a . OPTIONAL {{ ?document tg:reports/schema:endDate ?d }} }}"""
    rows = set(table(graph, pattern))
    held = load(graph, (f for _, f, _ in rows))
    dated: dict[str, dict[str, str]] = {}
    for authority, finding, date in rows:
        dated.setdefault(authority, {})[finding] = max(date, dated.get(authority, {}).get(finding, _LAST))
    return {a: tuple(_newest_first(held, found)) for a, found in dated.items()}


def _newest_first(held: Statements, dated: Mapping[str, str]) -> Iterable[Entry]:
    read = sorted(dated, key=held.place)
    return (entry(held, f, frozenset()) for f in sorted(read, key=dated.__getitem__, reverse=True))
