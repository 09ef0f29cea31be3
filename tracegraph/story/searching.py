"""From words to issues: an id, a theme's label, an issue's name, or any words of its statements."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from tracegraph import taxonomy, vocab
from tracegraph.errors import NotFound
from tracegraph.graph.names import theme_node
from tracegraph.graph.places import Authorities, chosen
from tracegraph.graph.view import Graph
from tracegraph.model.time import in_time
from tracegraph.near import meant
from tracegraph.story.reading import NOTHING, Node, describe, owned, related, table, table_for
from tracegraph.story.summaries import issue_nodes
from tracegraph.story.values import IssueSummary

# An id is steps of lower-case letters, digits, dots and hyphens with slashes between; whatever else was typed is words.
_ID: Final = re.compile(r"[a-z0-9.-]+(/[a-z0-9.-]+)+")
# How an issue may hold a statement, the surest way first: as a member or as what its states are drawn from; through the
# recommendation it stands under or rewords; as related.
_HOLDS: Final = (
    (3.0, ("?x prov:hadMember ?s", "?y tg:statement ?s . ?y tg:ofIssue ?x")),
    (2.0, ("?s tg:underRecommendation ?r . ?x prov:hadMember ?r", "?s tg:restates ?r . ?x prov:hadMember ?r",
           "?s tg:underRecommendation ?p . ?p tg:restates ?r . ?x prov:hadMember ?r")),
    (1.0, ("?x tg:relatedMember ?s",)),
)  # fmt: skip
_HITS: Final = 200  # statements that full text brings at most; an issue has some tens

Scores = dict[str, float]
"""Issue id -> how well it fits, more is better; only issues that fit at all."""


def find(graph: Graph, words_or_id: str, authority: str | None = None) -> tuple[IssueSummary, ...]:
    """The issues that these words mean, best first.

    An issue's id or the id of any statement finds the issues that hold it; else a theme's label (any of its forms)
    finds the issues about it, those that are called after it first; else an issue's name; else the themes that the
    words name together; else full text finds the issues whose statements use the words.
    Raises NotFound with what comes near where nothing fits, and for an authority that the graph does not hold."""
    asked = " ".join(words_or_id.split()).removeprefix(vocab.ID)
    names = chosen(graph, authority)
    for scored in (_by_id, _by_theme, _by_name, _by_several_themes, partial(_by_text, whose=_whose(names, authority))):
        scores = scored(graph, names, asked)
        found = issue_nodes(graph, names, scores) if scores else {}
        if found:
            return _best_first(scores, [n.summary for n in found.values()])
    raise NotFound(_nothing(asked, list(owned(graph, names, vocab.ISSUE).values())))


def answering_nothing(graph: Graph, words: str, authority: str | None = None) -> tuple[str, ...]:
    """The ids of the actions under no recommendation that use these words or are about the theme they name, best first:
    no issue holds them, for nobody asked. Raises NotFound for an authority that the graph does not hold."""
    free = "tg:actionStatus ?status FILTER NOT EXISTS { ?s tg:underRecommendation ?r }"
    names, theme = chosen(graph, authority), taxonomy.by_label(words)
    found = [hit.statement for hit in graph.search(words, _HITS, _whose(names, authority))]
    if theme is not None:
        about = f"SELECT ?s WHERE {{ ?s a tg:Action ; dcterms:subject <{theme_node(theme).value}> }} ORDER BY ?s"
        found = [row[0] for row in table(graph, about)]
    held = related(graph, found, f"?s a tg:Action ; dcterms:isPartOf/tg:ofAuthority ?x ; {free}")
    return tuple(s for s in dict.fromkeys(found) if set(held.get(s, ())) & names.keys())


def is_called(name: str, words: str) -> bool:
    """Whether an issue's name says what these words ask about: the words themselves, or the themes that they name.
    Where it does not, the issue only speaks of it, perhaps beside other things."""
    if all(re.search(rf"\b{re.escape(word)}", name, re.IGNORECASE) for word in words.split()):
        return True  # most often so: the labels of all themes need not be made ready
    themes = {theme for theme in (taxonomy.by_label(words),) if theme} or taxonomy.spoken_of(words)
    said = taxonomy.spoken_of(name)
    return bool(themes) and all({theme, *taxonomy.narrower(theme)} & said for theme in themes)


def is_id(words: str) -> bool:
    """Whether these words have the form of an id."""
    return _ID.fullmatch(words.strip().removeprefix(vocab.ID)) is not None


def _whose(names: Authorities, authority: str | None) -> str:
    """The id of the authority that somebody named; "" for any."""
    return next(iter(names)) if authority is not None else ""


def _best_first(scores: Scores, found: Iterable[IssueSummary]) -> tuple[IssueSummary, ...]:
    return tuple(sorted(found, key=lambda s: (-scores[s.id], -s.times, in_time(s.since), s.id)))


def _by_id(graph: Graph, _names: Authorities, asked: str) -> Scores:
    if not is_id(asked):
        return {}
    if vocab.ISSUE in describe(graph, [asked]).get(asked, NOTHING).all(vocab.RDF_TYPE):
        return {asked: 1.0}
    scores: Scores = {}
    for weight, patterns in _HOLDS:
        for pattern in patterns:
            for issue in related(graph, [asked], pattern).get(asked, ()):
                scores[issue] = max(scores.get(issue, 0), weight)
    return scores


def _by_theme(graph: Graph, names: Authorities, asked: str) -> Scores:
    """Issues about the theme with this label: the one that is named after it, then those of whose statements the larger
    share is about it."""
    theme = taxonomy.by_label(asked)
    if theme is None:
        return {}
    about = f"dcterms:subject <{theme_node(theme).value}>"
    issues = dict(_named(graph, names, about))
    members = related(graph, issues, "?s prov:hadMember ?x")
    speaking = set(related(graph, (m for held in members.values() for m in held), f"?s {about} ; tg:key ?x"))
    held = {ident: members.get(ident, ()) for ident in issues}
    label, below = taxonomy.label(theme).casefold(), [taxonomy.label(t).casefold() for t in taxonomy.narrower(theme)]

    def named(name: str) -> int:
        """3 for the theme's own name, 2 where the name holds it, 1 where it holds a theme below, else 0."""
        whole = name.casefold()
        return 3 if whole == label else 2 if label in whole else int(any(one in whole for one in below))

    return {
        ident: 1 + named(issues[ident]) + len(speaking.intersection(own)) / max(len(own), 1)
        for ident, own in held.items()
    }


def _by_several_themes(graph: Graph, names: Authorities, asked: str) -> Scores:
    """Issues about every one of several themes that the words name ("care leavers housing"), in whatever words, the
    better the more of them the issue's name holds."""
    wanted = taxonomy.spoken_of(asked)
    if len(wanted) < 2:
        return {}
    about = " . ".join(f"?i dcterms:subject <{theme_node(theme).value}>" for theme in sorted(wanted))
    labels = [taxonomy.label(theme).casefold() for theme in sorted(wanted)]
    found = _named(graph, names, f"a tg:Issue . {about}")
    return {ident: 1.0 + sum(label in name.casefold() for label in labels) for ident, name in found}


def _by_name(graph: Graph, names: Authorities, asked: str) -> Scores:
    """Issues in whose name the words stand in any order, the last of them if only as the beginning of a word; the more
    of the name they are, the better, and best where they stand as asked."""
    *whole, last = asked.split() or [""]
    patterns = [*(rf"\b{re.escape(word)}\b" for word in whole), *([rf"\b{re.escape(last)}"] if last else [])]
    begin = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    found = [n for n in _named(graph, names, "a tg:Issue") if begin and all(one.search(n[1]) for one in begin)]
    return {i: len(asked) / len(name) + (asked.casefold() in name.casefold()) for i, name in found}


def _named(graph: Graph, names: Authorities, about: str) -> Iterator[tuple[str, str]]:
    """The issues of these authorities of which `about` holds, each with its name."""
    select = f"SELECT ?i ?n WHERE {{ ?i tg:ofAuthority ?s ; a tg:Issue ; skos:prefLabel ?n ; {about} }}"
    return ((ident, name) for ident, name in table_for(graph, names, select))


def _by_text(graph: Graph, _names: Authorities, asked: str, whose: str) -> Scores:
    """Issues whose statements use the words: each hit counts, the better the more."""
    hits = {hit.statement: 1 / place for place, hit in enumerate(graph.search(asked, _HITS, whose), 1)}
    scores: Scores = {}
    for statement, issues in sorted(related(graph, hits, "?x prov:hadMember ?s ; a tg:Issue").items()):
        for ident in issues:
            scores[ident] = scores.get(ident, 0.0) + hits[statement]
    return scores


def _nothing(asked: str, nodes: list[Node]) -> str:
    known = taxonomy.themes()
    themes = sorted({t for n in nodes for t in n.all(vocab.DCTERMS_SUBJECT)})
    labels = [known[t].label for t in themes if t in known]
    names = list(dict.fromkeys([n.one(vocab.SKOS_PREF_LABEL) for n in nodes] + labels))
    return f"no issue in this graph fits {asked!r}: {meant(asked, names, '`tracegraph issues` lists what it holds.')}"
