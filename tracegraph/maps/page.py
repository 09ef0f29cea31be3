"""A MapView as one self-contained HTML page: nothing is fetched, nothing in a document can run, the same view gives
the same bytes."""

import base64
import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import jinja2
from markupsafe import Markup, escape

from tracegraph import resources
from tracegraph.maps import network
from tracegraph.maps.captions import UNSEEN, count, place, reference, statements
from tracegraph.maps.layout import FIRST
from tracegraph.maps.packing import packed_network, packed_reasons, packed_ties
from tracegraph.maps.style import slug
from tracegraph.maps.values import Board, Choice, Lane, MapView, Mark
from tracegraph.maps.views import VIEWS
from tracegraph.story import labels

_STYLES: Final = ("page.css", "lanes.css", "words.css", "texts.css", "network.css", "print.css")
_SCRIPTS: Final = ("views.js", "reasons.js", "finding.js", "lanes.js", "panel.js", "texts.js", "ways.js", "network.js")

_NOTES: Final = {
    "not_mentioned": f"“Not mentioned” means: {labels.NOT_MENTIONED_NOTE}. A completed action resolves no issue.",
    "gap_note": labels.GAP_NOTE,
    "digest_note": labels.DIGEST_NOTE,
}


def page(view: MapView) -> str:
    """The whole page as text; whoever asked for it writes the file.

    Raises TracegraphError where the installed pyvis ships no vis-network."""
    library = network.library()
    style = "\n".join([*(_static(name) for name in _STYLES), *_places(view.boards)])
    scripts = [library.script, *(_static(name) for name in _SCRIPTS)]
    values = {
        "view": view,
        "policy": _policy(style, scripts),
        "style": style,
        "scripts": scripts,
        "drawing": packed_network(view.network),
        "reasons": packed_reasons(view.whys, view.reasons),
        "ties": packed_ties(view.ties),
        "views": VIEWS,
        "library": library,
        "builder": network.builder(),
        "first": FIRST,
    }
    return _templates().get_template("page.html.j2").render(values | _NOTES) + "\n"


def _policy(style: str, scripts: Iterable[str]) -> str:
    """The Content-Security-Policy: only this page's own scripts and style, named by their hashes; no request to
    anywhere."""
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _static(name: str) -> str:
    return resources.text(f"maps/static/{name}").replace("\r\n", "\n").strip()


def _places(boards: Iterable[Board]) -> list[str]:
    """The rules that place columns and bars, as a strict policy allows no style attributes: one class for each
    thousandth of the width that is used, and how narrow the lanes may become before they scroll."""
    used: set[int] = set()
    widths: dict[int, float] = {}
    for board in boards:
        used |= {_thousandth(column.place) for column in board.columns}
        used |= {_thousandth(bar.start) for lane in board.lanes for bar in lane.bars}
        near = [after.place - before.place for before, after in itertools.pairwise(board.columns)]
        # 44 pixels for each column, where two stand closest
        widths[len(board.columns)] = max(widths.get(len(board.columns), 0), 44 / max(0.01, min(near, default=1.0)))
    rules = [f".x{each}{{--x:{each / 1000}}}" for each in sorted(used)]
    return rules + [f".cols-{number}{{--least:{round(width)}px}}" for number, width in sorted(widths.items())]


def _thousandth(share: float) -> int:
    return round(share * 1000)


def _template(name: str) -> str:
    # The indents of templates are for their readers; in a page of thousands of quotes they weigh as much as the quotes.
    return re.sub(r"(?m)^[ \t]+", "", resources.text(f"maps/templates/{name}"))


@cache
def _templates() -> jinja2.Environment:
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
        "counted": count,
        "statements": statements,
        "percent": lambda share: f"{100 * share:.2f}%",
        "at": lambda share: f"x{_thousandth(share)}",
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
