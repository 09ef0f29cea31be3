"""What is counted of issues: the recommendations they were asked for by, the actions promised beneath, what is
unanswered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tracegraph.graph.places import Authorities
from tracegraph.graph.view import Graph
from tracegraph.story.reading import related_among, table, table_for


@dataclass(frozen=True, slots=True)
class Counted:
    """What the summaries of some issues count: their recommendations, and by recommendation the actions beneath."""

    recommendations: frozenset[str]
    actions: frozenset[str]
    rewords: Mapping[str, tuple[str, ...]]
    rewordings: Mapping[str, tuple[str, ...]]
    beneath: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, tuple[str, ...]]

    def asked(self, members: tuple[str, ...]) -> int:
        """How many recommendations; a plan's rewording counts only where what it rewords is not in the issue itself."""
        own = self.recommendations.intersection(members)
        return sum(not own.intersection(self.rewords.get(m, ())) for m in own)

    def promised(self, members: tuple[str, ...]) -> int:
        """How many actions: members, and those under the recommendations, under their rewordings, or answering them."""
        asked = [r for m in members for r in (m, *self.rewordings.get(m, ()))]
        below = (a for r in asked for a in (*self.beneath.get(r, ()), *self.answers.get(r, ())))
        return len({*below, *self.actions.intersection(members)})


def counted_in(graph: Graph, members: Collection[str]) -> Counted:
    """Everything that the summaries of issues with these members count."""
    rewordings = related_among(graph, members, "?x tg:restates ?s")
    asked = {*members, *(r for listed in rewordings.values() for r in listed)}
    return Counted(
        frozenset(related_among(graph, members, "?s a tg:Recommendation ; tg:key ?x")),
        frozenset(related_among(graph, members, "?s a tg:Action ; tg:key ?x")),
        related_among(graph, members, "?s tg:restates ?x"),
        rewordings,
        related_among(graph, asked, "?x tg:underRecommendation ?s ; a tg:Action"),
        related_among(graph, members, "?x tg:respondsTo ?s ; a tg:Action"),
    )


def unasked(graph: Graph, names: Authorities) -> tuple[str, ...]:
    """The ids of the actions that answer no recommendation: nobody is known to have asked for them."""
    return _theirs(
        graph,
        names,
        """?x a tg:Action FILTER NOT EXISTS { ?x tg:underRecommendation ?r }
        FILTER NOT EXISTS { ?x tg:respondsTo ?m }""",
    )


def unanswered(graph: Graph, names: Authorities) -> tuple[str, ...]:
    """The ids of the recommendations (a plan's rewordings left out) to which no action of a plan at hand answers."""
    return _theirs(
        graph,
        names,
        """?x a tg:Recommendation FILTER NOT EXISTS { ?x tg:restates ?other }
        FILTER NOT EXISTS { ?y tg:underRecommendation ?x ; a tg:Action } FILTER NOT EXISTS { ?y tg:respondsTo ?x }
        FILTER NOT EXISTS { ?r tg:restates ?x . ?y tg:underRecommendation ?r ; a tg:Action }""",
    )


def _theirs(graph: Graph, names: Authorities, pattern: str) -> tuple[str, ...]:
    """The ids of the statements ?x that `pattern` fits and that stand in these authorities' documents, sorted."""
    select = f"SELECT DISTINCT ?x ?s WHERE {{ ?x dcterms:isPartOf ?d . ?d tg:ofAuthority ?s . {pattern} }}"
    # Of one authority its own documents are looked through; of many, all that the pattern fits is found sooner.
    rows = table_for(graph, names, select) if len(names) == 1 else table(graph, select)
    return tuple(sorted(x for x, authority in rows if authority in names))
