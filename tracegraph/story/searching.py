"""From words to issues: an id, a theme's label, an issue's name, or any words of its statements."""

import difflib
import re
from collections.abc import Iterable
from typing import Final

from tracegraph import taxonomy, vocab
from tracegraph.errors import NotFound
from tracegraph.graph.names import theme_node
from tracegraph.graph.view import Graph
from tracegraph.story.reading import table_for
from tracegraph.story.record import chosen
from tracegraph.story.summaries import IssueNode, issue_nodes
from tracegraph.story.values import IssueSummary

# An id is steps of lower-case letters, digits, dots and hyphens with slashes between; whatever else was typed is words.
_ID: Final = re.compile(r"[a-z0-9.-]+(/[a-z0-9.-]+)+")
_HINTS: Final = 3  # names that come near
_HITS: Final = 200  # statements that full text brings at most; an issue has some tens

Scores = dict[str, float]
"""Issue id -> how well it fits, more is better; only issues that fit at all."""


def find(graph: Graph, words_or_id: str, authority: str | None = None) -> tuple[IssueSummary, ...]:
    """The issues that these words mean, best first.

    An issue's id or the id of any statement finds the issues that hold it; else a theme's label (any of its forms)
    finds the issues about it; else an issue's name; else full text finds the issues whose statements use the words.
    Raises NotFound with what comes near where nothing fits, and for an authority that the graph does not hold."""
    asked = " ".join(words_or_id.split()).removeprefix(vocab.ID)
    nodes = issue_nodes(graph, chosen(graph, authority))
    for scored in (_by_id, _by_theme, _by_name, _by_text):
        scores = {ident: score for ident, score in scored(graph, asked, nodes).items() if ident in nodes}
        if scores:
            return _best_first(scores, nodes)
    raise NotFound(_nothing(asked, nodes))


def is_id(words: str) -> bool:
    """Whether these words have the form of an id."""
    return _ID.fullmatch(words.strip().removeprefix(vocab.ID)) is not None


def _best_first(scores: Scores, nodes: dict[str, IssueNode]) -> tuple[IssueSummary, ...]:
    def place(ident: str) -> tuple[float, int, str, str]:
        summary = nodes[ident].summary
        return -scores[ident], -summary.times, summary.since, summary.id

    return tuple(nodes[ident].summary for ident in sorted(scores, key=place))


def _by_id(graph: Graph, asked: str, nodes: dict[str, IssueNode]) -> Scores:
    if not is_id(asked):
        return {}
    if asked in nodes:
        return {asked: 1.0}
    pattern = """SELECT ?x ?w WHERE { { ?x prov:hadMember ?s BIND(3 AS ?w) } UNION
        { ?y tg:statement ?s ; tg:ofIssue ?x BIND(3 AS ?w) } UNION
        { ?s tg:underRecommendation ?r . ?x prov:hadMember ?r BIND(2 AS ?w) } UNION
        { ?s tg:underRecommendation/tg:restates ?r . ?x prov:hadMember ?r BIND(2 AS ?w) } UNION
        { ?s tg:restates ?r . ?x prov:hadMember ?r BIND(2 AS ?w) } UNION { ?x tg:relatedMember ?s BIND(1 AS ?w) } }"""
    scores: Scores = {}
    for issue, weight in table_for(graph, [asked], pattern):
        scores[issue] = max(scores.get(issue, 0), float(weight))
    return scores


def _by_theme(graph: Graph, asked: str, nodes: dict[str, IssueNode]) -> Scores:
    """Issues about the theme with this label: those of whose statements the larger share is about it come first."""
    theme = taxonomy.by_label(asked)
    about = [n for n in nodes.values() if theme in n.summary.themes]
    if theme is None or not about:
        return {}
    pattern = f"SELECT DISTINCT ?s WHERE {{ ?s dcterms:subject <{theme_node(theme).value}> }}"
    members = {m for (m,) in table_for(graph, (m for n in about for m in n.members), pattern)}
    return {n.id: 1 + len(members.intersection(n.members)) / max(len(n.members), 1) for n in about}


def _by_name(_: Graph, asked: str, nodes: dict[str, IssueNode]) -> Scores:
    """Issues in whose name the words stand, from the beginning of a word; the more of the name they are, the better."""
    begins = re.compile(rf"\b{re.escape(asked)}", re.IGNORECASE)
    named = {ident: n.summary.name for ident, n in nodes.items()}
    return {ident: len(asked) / len(name) for ident, name in named.items() if asked and begins.search(name)}


def _by_text(graph: Graph, asked: str, nodes: dict[str, IssueNode]) -> Scores:
    """Issues whose statements use the words: each hit counts, the better the more."""
    hits = {hit.statement: 1 / place for place, hit in enumerate(graph.search(asked, _HITS), 1)}
    scores: Scores = {}
    for ident, node in nodes.items():
        score = sum(hits.get(m, 0.0) for m in node.members)
        if score:
            scores[ident] = score
    return scores


def _nothing(asked: str, nodes: dict[str, IssueNode]) -> str:
    known = taxonomy.themes()
    labels = [known[t].label for t in sorted({t for n in nodes.values() for t in n.summary.themes}) if t in known]
    names = _distinct([n.summary.name for n in nodes.values()] + labels)
    near = difflib.get_close_matches(asked.casefold(), names, n=_HINTS, cutoff=0.6)
    sharing = [n for n in names if set(n.casefold().split()) & set(asked.casefold().split())]
    hint = (near or sharing)[:_HINTS]
    meant = (
        f"did you mean {' or '.join(repr(h) for h in hint)}?" if hint else "`tracegraph issues` lists what it holds."
    )
    return f"no issue in this graph fits {asked!r}: {meant}"


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
