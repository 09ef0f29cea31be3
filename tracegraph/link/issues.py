"""Issues: which recommendations are one recurring concern, what else belongs to it, and what it is called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tracegraph import taxonomy
from tracegraph.link.follow_ups import Said
from tracegraph.link.scoring import Likeness, likeness
from tracegraph.link.wording import Weights
from tracegraph.model.link import Link
from tracegraph.model.statement import Recommendation
from tracegraph.vocab import Basis, Relation

_SAME = 0.28
"""Mean share from which two recommendations are the same issue."""
_RELATED = 0.25
"""Share, in the better direction, from which they are related."""


def compared(everything: Sequence[Said], same_ask: Mapping[str, str], weights: Weights) -> tuple[Link, ...]:
    """Links between recommendations of different inspections: the same issue, or related. `same_ask` maps a plan's
    restated recommendation to the report's, which alone is compared."""
    asked = [s for s in everything if isinstance(s.statement, Recommendation) and s.id not in same_ask]
    links: list[Link] = []
    for i, one in enumerate(asked):
        for other in asked[:i]:
            if one.document == other.document:
                continue
            earlier, later = sorted((one, other), key=lambda s: (s.date, s.id))
            like = likeness(later.terms, earlier.terms, weights)
            if like.best >= _RELATED and _touch(later, earlier):
                relation = Relation.SAME_ISSUE if like.score >= _SAME and like.shared_theme else Relation.RELATED
                links.append(_link(later, earlier, relation, like))
    return tuple(sorted(links, key=lambda link: link.id))


def _touch(one: Said, other: Said) -> bool:
    """True where a theme of either stands anywhere in the other."""
    return any(t.startswith("#") and t in other.terms.said for t in one.terms.said)


def _link(later: Said, earlier: Said, relation: Relation, like: Likeness) -> Link:
    return Link(
        f"{later.id}/{relation.value}/{earlier.id.split('/', 1)[1]}",
        later.id,
        earlier.id,
        relation,
        Basis.INFERRED,
        min(like.score, 1.0),
        like.reasons,
    )


def threads(everything: Sequence[Said], links: Iterable[Link], same_ask: Mapping[str, str]) -> list[list[str]]:
    """Recommendations in threads: joined, the strongest link first, where on average every member is the same issue
    as every other (so that a chain of near-likenesses does not run away). Each thread is in order of time;
    restated ones stand beside their original."""
    order = {s.id: (s.date, s.id) for s in everything}
    home_of = {s.id: s.document for s in everything}
    score: dict[frozenset[str], float] = {frozenset((x.source, x.target)): x.score for x in links}
    same = sorted((x for x in links if x.relation is Relation.SAME_ISSUE), key=lambda x: (-x.score, x.id))
    home: dict[str, list[str]] = {
        s.id: [s.id] for s in everything if isinstance(s.statement, Recommendation) and s.id not in same_ask
    }
    for link in same:
        a, b = home[link.source], home[link.target]
        if a is b:
            continue
        # Two asks of one document were never compared: they say nothing for or against.
        pairs = [score.get(frozenset((x, y)), 0.0) for x in a for y in b if home_of[x] != home_of[y]]
        if sum(pairs) / len(pairs) >= _SAME * 0.8:
            merged = a + b
            for member in merged:
                home[member] = merged
    unique = {id(members): members for members in home.values()}
    restated = defaultdict(list)
    for plan, report in same_ask.items():
        restated[report].append(plan)
    whole = [[*members, *(p for m in members for p in restated[m])] for members in unique.values()]
    return sorted((sorted(members, key=order.__getitem__) for members in whole), key=lambda m: order[m[0]])


def themes(members: Sequence[Said], weights: Weights) -> tuple[str, ...]:
    """The themes a thread is about, the most telling first: rare ones that most members share."""
    tally: dict[str, float] = defaultdict(float)
    for said in members:
        for theme in said.terms.themes:
            tally[theme] += weights[f"#{theme}"]
    return tuple(sorted(tally, key=lambda t: (-tally[t], t)))


def names(threads_of: Mapping[str, Sequence[Said]], weights: Weights) -> dict[str, str]:
    """A name for each issue as a person would say it: its leading theme; where two issues would share it, the second
    theme or the opening words tell them apart."""
    leading: dict[str, tuple[str, ...]] = {key: themes(members, weights) for key, members in threads_of.items()}
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, found in leading.items():
        by_name[taxonomy.label(found[0]) if found else _opening(threads_of[key][0])].append(key)
    chosen: dict[str, str] = {}
    for name, keys in by_name.items():
        for key in keys:
            second = leading[key][1:2]
            more = f": {taxonomy.label(second[0])}" if second else f": {_opening(threads_of[key][0])}"
            chosen[key] = name if len(keys) == 1 else name + more
    used: dict[str, int] = defaultdict(int)
    for key in sorted(chosen):
        used[chosen[key]] += 1
    return {
        key: name if used[name] == 1 else f"{name} ({_opening(threads_of[key][0])})" for key, name in chosen.items()
    }


def _opening(said: Said) -> str:
    """The first words of a statement, for want of a theme."""
    words = said.words.rstrip(".").split()
    return " ".join(words[:8]) + (" ..." if len(words) > 8 else "")
