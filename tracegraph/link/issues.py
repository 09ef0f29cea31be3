"""Issues: which recommendations are one recurring concern, what else belongs to it, and what it is called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tracegraph import taxonomy
from tracegraph.link.again import Asked
from tracegraph.link.decisions import Rulings
from tracegraph.link.meaning import words
from tracegraph.link.said import Said
from tracegraph.model.link import Link
from tracegraph.model.statement import Recommendation
from tracegraph.model.time import in_time
from tracegraph.vocab import Basis, Relation

SAME: Final = 0.33
"""Score from which two recommendations are the same issue."""
RELATED: Final = 0.1
"""Score from which they are related."""


def compared(asked_again: Iterable[Asked]) -> tuple[Link, ...]:
    """Links between recommendations of different inspections: the same issue, or related (scored so, or one names a
    theme of the other in an aside)."""
    links = []
    for pair in asked_again:
        touching = _touch(pair.later, pair.earlier)
        if pair.score >= SAME and _about_the_same(pair.later, pair.earlier):
            relation = Relation.SAME_ISSUE
        elif pair.score >= RELATED or (touching and pair.score >= RELATED / 5):
            relation = Relation.RELATED
        else:
            continue
        link_id = f"{pair.later.id}/{relation.value}/{pair.earlier.id.split('/', 1)[1]}"
        links.append(
            Link(link_id, pair.later.id, pair.earlier.id, relation, Basis.INFERRED, round(pair.score, 4), pair.reasons)
        )
    return tuple(sorted(links, key=lambda link: link.id))


def _about_the_same(one: Said, other: Said) -> bool:
    """True where both are about a theme in common, or about themes next to each other, or one of them names none.
    What one of them names only as an example does not make it the same issue."""
    ours, theirs = one.text.terms.themes, other.text.terms.themes
    if not ours or not theirs:
        return True
    near = {
        t
        for theme in ours
        for t in (theme, *taxonomy.ancestors(theme), *taxonomy.narrower(theme), *taxonomy.related(theme))
    }
    return bool(near & theirs)


def _touch(one: Said, other: Said) -> bool:
    """True where what one is about is named by the other, if only in an aside."""
    return bool(
        {t for t in one.text.terms.main if t.startswith("#")} & other.text.terms.said.keys()
        or {t for t in other.text.terms.main if t.startswith("#")} & one.text.terms.said.keys()
    )


def threads(
    everything: Sequence[Said], asked_again: Iterable[Asked], same_ask: Mapping[str, str], rulings: Rulings
) -> list[list[str]]:
    """Recommendations in threads: joined, the surest pair first, where on average every member is the same issue as
    every other (so that a chain of near-likenesses does not run away). What people say is the same is joined before
    all, and what they say is not is never joined. Each thread is in order of time; `same_ask` ties a plan's restated
    recommendation to the report's, beside which it stands."""
    order = {s.id: (in_time(s.date), s.id) for s in everything}
    document = {s.id: s.document for s in everything}
    score = {
        frozenset((pair.later.id, pair.earlier.id)): pair.score
        for pair in asked_again
        if _about_the_same(pair.later, pair.earlier)
    }
    same = sorted((-value, sorted(ends)) for ends, value in score.items() if value >= SAME)
    home: dict[str, list[str]] = {
        s.id: [s.id] for s in everything if isinstance(s.statement, Recommendation) and s.id not in same_ask
    }
    for together in {rulings.same([one]) for one in home}:
        whole = [one for one in home if one in together]
        home |= dict.fromkeys(whole, whole)
    for _, (one, other) in same:
        a, b = home[one], home[other]
        if a is b or any(rulings.apart(x, y) for x in a for y in b):
            continue
        # Two asks of one document were never compared: they say nothing for or against.
        pairs = [score.get(frozenset((x, y)), 0.0) for x in a for y in b if document[x] != document[y]]
        if sum(pairs) / len(pairs) >= JOINED * SAME:
            merged = a + b
            for member in merged:
                home[member] = merged
    restated = defaultdict(list)
    for plan, report in same_ask.items():
        restated[report].append(plan)
    unique = {id(members): members for members in home.values()}
    answered = [[*members, *(p for m in members for p in restated[m])] for members in unique.values()]
    return sorted((sorted(members, key=order.__getitem__) for members in answered), key=lambda m: order[m[0]])


JOINED: Final = 0.6
"""Two threads are one where their members score this share of SAME on average."""


def themes(members: Sequence[Said]) -> tuple[str, ...]:
    """The themes a thread is about, the most telling first: rare ones that most members share."""
    table = words()
    tally: dict[str, float] = defaultdict(float)
    for said in members:
        for theme in said.text.terms.themes:
            tally[theme] += table.rarity(f"#{theme}")
    return tuple(sorted(tally, key=lambda t: (-tally[t], t)))
