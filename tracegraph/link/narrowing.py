"""Does a later ask want only a part of what was asked before? Then the issue is narrowed."""

from collections.abc import Container, Iterable, Sequence
from typing import Final

from tracegraph import taxonomy
from tracegraph.link.meaning import words
from tracegraph.link.said import Said
from tracegraph.link.scoring import coverage
from tracegraph.link.wording import Terms
from tracegraph.model.link import Link, Reason
from tracegraph.vocab import Basis, Relation

_NOTHING_NEW: Final = 0.65
"""A part says this share of its weighted terms in the words of the whole."""
_MOST: Final = 0.75
"""Of what it is a part of, a part wants no more than this share."""


def narrower(later: Sequence[Said], earlier: Sequence[Said]) -> bool:
    """True where `later` asks for nothing that `earlier` did not (its themes are among theirs or below them, and so are
    nearly all its words), and `earlier` asked about further themes too. An ask without a theme is never a part."""
    part, whole = _together(later), _together(earlier)
    if not part.themes or any(not _under(theme, whole.themes) for theme in part.themes):
        return False
    named = {term[1:] for term in part.said if term.startswith("#")}  # if only as an example
    further = [t for t in whole.themes if not any(_under(t, {one}) or _under(one, {t}) for one in named)]
    return bool(further) and coverage(part, whole, words()) >= _NOTHING_NEW


def parts(later: Sequence[Said], earlier: Sequence[Said], compared: Iterable[Link]) -> list[Link]:
    """Links that say which of the later asks is a part of which earlier one, scored by the share of it that they still
    want, of the score that both have as one issue (`compared`)."""
    scores = {(k.source, k.target): k.score for k in compared}
    return [
        _part(one, other, scores.get((one.id, other.id), 1.0))
        for one in later
        for other in earlier
        if narrower([one], [other])
    ]


def _part(one: Said, other: Said, score: float) -> Link:
    share = min(_MOST, coverage(other.text.terms, one.text.terms, words()))
    phrases = (_said(one), _said(other))
    return Link(
        id=f"{one.id}/{Relation.PART_OF.value}/{other.id.split('/', 1)[1]}",
        source=one.id,
        target=other.id,
        relation=Relation.PART_OF,
        basis=Basis.INFERRED,
        score=round(score * share, 4),
        reasons=(Reason("asks for some of its themes only", 1.0, *phrases),),
    )


def _said(one: Said) -> str:
    return ", ".join(one.text.terms.said[f"#{theme}"] for theme in sorted(one.text.terms.themes))


def _together(asks: Sequence[Said]) -> Terms:
    """The terms of several asks as of one."""
    said = {term: phrase for ask in asks for term, phrase in ask.text.terms.said.items()}
    every = {term: phrase for ask in asks for term, phrase in ask.text.terms.every.items()}
    return Terms(said, frozenset(term for ask in asks for term in ask.text.terms.main), every)


def _under(theme: str, above: Container[str]) -> bool:
    """True where a theme is one of these or stands below one of them."""
    return theme in above or any(one in above for one in taxonomy.ancestors(theme))
