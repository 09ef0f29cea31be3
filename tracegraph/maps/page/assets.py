"""What a page loads: its styles and scripts, in the page itself or beside it, and the policy that lets only them in."""

import base64
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracegraph import resources
from tracegraph.maps.lanes.values import Board
from tracegraph.maps.network import drawing
from tracegraph.maps.site.address import SHARED, Address

LIBRARY: Final = "vis-network.js"
"""The file of a site that holds the copy of vis-network which pyvis ships."""

_ALONE: Final = "This page is one file: it asks no server for anything."
_TOGETHER: Final = "Its pages ask no server for anything but themselves."


@dataclass(frozen=True, slots=True)
class Assets:
    """The policy; the style and the scripts that stand in the page; the addresses of those that stand beside it; and
    what the page says of itself."""

    policy: str
    style: str
    scripts: tuple[str, ...]
    sheets: tuple[str, ...]
    sources: tuple[str, ...]
    says: str


def inline(styles: Iterable[str], scripts: Iterable[str], rules: Iterable[str] = ()) -> Assets:
    """A page that holds everything itself, named by its hashes. `styles` and `scripts` are names of static files,
    `rules` the page's own."""
    style = "\n".join([*(_flat(static(name)) for name in styles), *rules])
    held = tuple(static(name) if name == LIBRARY else _flat(static(name)) for name in scripts)
    policy = _policy(" ".join(map(_hash, held)), _hash(style))
    return Assets(policy, style, held, (), (), _ALONE)


def linked(address: Address, styles: Iterable[str], scripts: Iterable[str], rules: Iterable[str] = ()) -> Assets:
    """A page of a site: its styles and scripts are files that all pages share, its own `rules` stand in it."""
    style = "\n".join(rules)
    policy = _policy("'self'", f"'self' {_hash(style)}" if style else "'self'")
    return Assets(policy, style, (), tuple(map(address.shared, styles)), tuple(map(address.shared, scripts)), _TOGETHER)


def shared_files(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The files that the pages of a site share: where each lies, and its text."""
    for name in dict.fromkeys(names):
        yield f"{SHARED}/{name}", static(name) + "\n"


@cache
def static(name: str) -> str:
    """The text of a style or script. Raises TracegraphError where the installed pyvis ships no vis-network."""
    if name == LIBRARY:
        return drawing.library().script
    return resources.text(f"maps/static/{name}").replace("\r\n", "\n").strip()


def _flat(text: str) -> str:
    # What leads a line, and lines that are all comment, are for the file's readers; no script or style of ours has a
    # string of several lines.
    return re.sub(r"(?m)^(?://.*|/\*.*\*/)\n", "", re.sub(r"(?m)^[ \t]+", "", text))


def _policy(scripts: str, styles: str) -> str:
    """The Content-Security-Policy: these scripts and styles only; no request to anywhere else."""
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def place_rules(boards: Iterable[Board]) -> list[str]:
    """The rules that place columns and bars, as a strict policy allows no style attributes: one class for each
    thousandth of the width that is used, and how narrow the lanes may become before they scroll."""
    used: set[int] = set()
    widths: dict[int, float] = {}
    for board in boards:
        used |= {thousandth(column.place) for column in board.columns}
        used |= {thousandth(bar.start) for lane in board.lanes for bar in lane.bars}
        near = [after.place - before.place for before, after in itertools.pairwise(board.columns)]
        # 44 pixels for each column, where two stand closest
        widths[len(board.columns)] = max(widths.get(len(board.columns), 0), 44 / max(0.01, min(near, default=1.0)))
    rules = [f".x{each}{{--x:{each / 1000}}}" for each in sorted(used)]
    return rules + [f".cols-{number}{{--least:{round(width)}px}}" for number, width in sorted(widths.items())]


def thousandth(share: float) -> int:
    """A share of the width (0..1) as the number in the class that places things there."""
    return round(share * 1000)
