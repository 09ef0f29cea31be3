"""A paper as one HTML page: it asks the network for nothing, runs nothing, and prints on A4."""

import base64
import hashlib

from tracegraph import resources
from tracegraph.pack.spelling import spelt
from tracegraph.pack.values import Paper, Table


def page(paper: Paper) -> str:
    """The whole page as text."""
    widths = sorted({width for block in paper.blocks if isinstance(block, Table) for width in block.widths})
    # a strict policy allows no style attributes: one class for each width of a column
    style = "\n".join([resources.text("pack/static/pack.css").strip(), *(f".w{w}{{width:{w}%}}" for w in widths)])
    return spelt("page.html.j2", paper=paper, style=style, policy=_policy(style))


def _policy(style: str) -> str:
    """The Content-Security-Policy: this page's own style by its hash, no script, no request to anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
