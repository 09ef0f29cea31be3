"""How values are spelt out as HTML: the templates and their filters. Whatever comes from a document is escaped."""

import re
from collections.abc import Sequence
from functools import cache

import jinja2
from markupsafe import Markup, escape

from tracegraph import resources
from tracegraph.maps import network
from tracegraph.maps.captions import UNSEEN, place, reference, statements
from tracegraph.maps.dress import thousandth
from tracegraph.maps.style import slug
from tracegraph.maps.values import Choice, Lane, Mark
from tracegraph.story import labels


def _template(name: str) -> str:
    # The indents of templates are for their readers; in a page of thousands of quotes they weigh as much as the quotes.
    return re.sub(r"(?m)^[ \t]+", "", resources.text(f"maps/templates/{name}"))


@cache
def templates() -> jinja2.Environment:
    """The templates, with the filters by which they spell values out."""
    templates = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    templates.filters |= {
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
        "by_column": _by_column,
        "numbered": network.numbered,
    }
    return templates


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
        "owners": " ".join(choice.value for choice in owners if choice.caption in lane.owners),
        "said": " ".join(f"{slug(kind)}/{slug(what)}" for kind, what in lane.said),
        **{f"rank-{name}": str(rank) for name, rank in lane.ranks},
    }
    return Markup(" ").join(Markup('data-{}="{}"').format(name, value) for name, value in facts.items())


def _by_column(lane: Lane) -> dict[str, Mark]:
    return {mark.column.anchor: mark for mark in lane.marks}
