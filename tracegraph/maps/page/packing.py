"""What the page's scripts go by, packed: everything is said once and named by its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tracegraph.maps.captions import spelt, theme
from tracegraph.maps.lanes.values import ReasonLine, WhyLine
from tracegraph.maps.network.drawing import drawing
from tracegraph.maps.network.values import Network
from tracegraph.maps.site.values import NationView
from tracegraph.maps.texts.values import TextTies

_LOOKS: Final = ("shape", "size", "widthConstraint")
"""What pyvis says of every node, and is the same for all nodes of a kind."""


@dataclass(frozen=True, slots=True)
class _Once:
    """Things in the order in which they were first met."""

    places: dict[Any, int] = field(default_factory=dict)

    def place(self, thing: Any) -> int:
        """The place of a thing, a new one where it is met for the first time."""
        return self.places.setdefault(thing, len(self.places))

    @property
    def all(self) -> list[Any]:
        """The things by their places."""
        return list(self.places)


def packed_reasons(whys: Iterable[Sequence[WhyLine]], reasons: Iterable[Sequence[ReasonLine]]) -> dict[str, Any]:
    """What links rest on: {"whys": for each statement [relation, how it is known, other statement, place of its
    reasons or null], the first three being places in "relations", "bases" and "others";
    "sets": for each set of reasons its [feature, share, left, right], all but the share being places in "words"}."""
    words, relations, bases, others = _Once(), _Once(), _Once(), _Once()
    sets = []
    for lines in reasons:
        named = [[words.place(spelt(text)) for text in (each.feature, each.left, each.right)] for each in lines]
        sets.append([[name[0], each.share, *name[1:]] for each, name in zip(lines, named, strict=True)])
    linked = [
        [[relations.place(each.relation), bases.place(each.basis), others.place(each.other), each.at] for each in lines]
        for lines in whys
    ]
    kept = {"relations": relations.all, "bases": bases.all, "others": others.all}
    return {"words": words.all, "sets": sets, **kept, "whys": linked}


def packed_network(network: Network) -> dict[str, Any]:
    """What vis-network draws, and the list that says the same in words: pyvis's nodes, numbered from 1, each as [kind,
    label, x, y, place of the document in "documents" and the rest of the anchor that shows it, issues, row, part], kind
    and part being places in "kinds" and "parts", and what all of a kind share in "looks"; each edge as [from, to,
    relation, style, across], relation and style being places in "relations" and "styles"."""
    drawn = drawing(network)
    looks: dict[str, dict[str, Any]] = {}
    parts, relations, styles, documents = _Once(), _Once(), _Once(), _Once()
    kinds = {kind.code: place for place, kind in enumerate(network.kinds)}
    nodes = []
    for node in drawn["nodes"]:
        looks.setdefault(node["group"], {key: node[key] for key in _LOOKS if key in node})
        label = "" if node["label"] == " " else node["label"]
        document, key = _cut(node["shows"])
        where = (node["x"], node["y"], documents.place(document), key)
        spot = (*where, node["issues"], node["row"], parts.place(node["part"]))
        nodes.append([kinds[node["group"]], label, *spot])
    edges = []
    for edge, line in zip(drawn["edges"], network.edges, strict=True):
        style = styles.place((edge["kind"], edge["arrows"], edge.get("dashes", False)))
        edges.append([edge["from"], edge["to"], relations.place(line.relation), style, int(line.across)])
    return {
        "nodes": nodes,
        "kinds": [[kind.code, kind.caption] for kind in network.kinds],
        "looks": looks,
        "documents": documents.all,
        "parts": parts.all,
        "edges": edges,
        "relations": relations.all,
        "styles": styles.all,
        "options": drawn["options"],
    }


def packed_ties(ties: TextTies) -> dict[str, Any]:
    """What statements in the texts hang together with: {"issues": [address, name, latest state], "relations": captions,
    "ends": [document, rest of the id] of the other ends of links, "documents": ids, "statements": by document and the
    rest of the id, [[place of an issue, touches it only], ...] and [[place of a relation, leads there, place of the
    other end], ...]; "others": words and address of the ends that no text here holds, and
    whether the words are a digest's}."""
    relations, documents, ends = _Once(), _Once(), _Once()
    statements: dict[str, dict[str, list[Any]]] = {}
    for ident, (issues, links) in ties.statements.items():
        lines = [[relations.place(name), int(forth), ends.place(_cut(other))] for name, forth, other in links]
        document, key = _cut(ident)
        statements.setdefault(document, {})[key] = [[[place, int(only)] for place, only in issues], lines]
    return {
        "issues": [[href, spelt(name), state] for href, name, state in ties.issues],
        "relations": relations.all,
        "ends": [[documents.place(document), key] for document, key in ends.all],
        "documents": documents.all,
        "statements": statements,
        "others": {ident: [spelt(other.words), other.href, other.digest] for ident, other in ties.others.items()},
    }


def packed_issues(view: NationView) -> dict[str, Any]:
    """What the first page of a site searches: {"authorities": [name, address], "themes": [caption, id], "states":
    captions, "issues": [name, place of its authority, places of its themes, how often raised, since when, the years in
    which it was, place of its state, whether it is open, the end of its address]}."""
    places = {row.name: place for place, row in enumerate(view.authorities)}
    themes, states = _Once(), _Once()
    issues = [
        [
            spelt(each.name),
            places[each.authority],
            [themes.place(name) for name in each.themes],
            each.times,
            each.since,
            [int(year) for year in each.years],
            states.place(each.state.caption),
            int(each.open),
            "#" + each.href.partition("#")[2],
        ]
        for each in view.issues
    ]
    authorities = [[spelt(row.name), row.href] for row in view.authorities]
    about = [[theme(each), each] for each in themes.all]
    return {"authorities": authorities, "themes": about, "states": states.all, "issues": issues}


def _cut(ident: str) -> tuple[str, str]:
    """A statement's id in two: its document's, and the rest."""
    document, _, key = ident.rpartition("/")
    return document, key
