"""How values are spelt out as HTML: the templates and their filters. Whatever comes from a document is escaped."""

from collections.abc import Collection, Sequence
from functools import cache

from markupsafe import Markup, escape

from tracegraph.maps.captions import UNSEEN, place, reference, statements
from tracegraph.maps.lanes.values import Lane, Mark
from tracegraph.maps.network import drawing
from tracegraph.maps.page.assets import thousandth
from tracegraph.maps.style import slug
from tracegraph.maps.values import Choice
from tracegraph.story import labels
from tracegraph.templates import Templates, made_ready


@cache
def templates() -> Templates:
    """The templates, with the filters by which they spell values out."""
    return made_ready(
        "maps/templates",
        {
            "words": words,
            "brief": lambda text: labels.shortened(text, 80),
            "sentence": labels.sentence,
            "date": labels.date,
            "status": labels.action_status,
            "document_kind": labels.document_kind,
            "place": place,
            "reference": reference,
            "slug": slug,
            "counted": labels.counted,
            "statements": statements,
            "percent": lambda share: f"{100 * share:.2f}%",
            "at": lambda share: f"x{thousandth(share)}",
            "facts": _facts,
            "owned": lambda spare, owners: _owned({owner for each in spare for owner in each.owned}, owners),
            "by_column": _by_column,
            "numbered": drawing.numbered,
        },
    )


def words(text: str) -> Markup:
    """Text from outside, escaped, with the characters nobody can see spelt out ("[U+202E]")."""
    return Markup(UNSEEN.sub(lambda found: f'<span class="unseen">[U+{ord(found[0]):04X}]</span>', str(escape(text))))  # noqa: S704 - escaped first


def _facts(lane: Lane, owners: Sequence[Choice]) -> Markup:
    """What finding and sorting go by, as data attributes of a lane; its rows in other views name the lane. `owners` are
    the choices of the page."""
    summary = lane.summary
    facts = {
        "lane": lane.anchor,
        "state": lane.state.slug,
        "open": "yes" if summary.open else "no",
        "again": "yes" if summary.times > 1 else "no",
        "themes": " ".join(f"theme/{theme}" for theme, _ in lane.themes),
        "owners": _owned(lane.owners, owners),
        "said": " ".join(f"{slug(kind)}/{slug(what)}" for kind, what in lane.said),
        **{f"rank-{name}": str(rank) for name, rank in lane.ranks},
    }
    return Markup(" ").join(Markup('data-{}="{}"').format(name, value) for name, value in facts.items())


def _owned(names: Collection[str], owners: Sequence[Choice]) -> str:
    """The page's choices that name one of these owners."""
    return " ".join(choice.value for choice in owners if choice.caption in names)


def _by_column(lane: Lane) -> dict[str, Mark]:
    return {mark.column.anchor: mark for mark in lane.marks}
