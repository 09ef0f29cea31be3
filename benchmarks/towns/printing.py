"""Papers as files: PDFs with a structure tree, as all of the national record has it, or without one; web pages;
text."""

import html
import re
import textwrap
from itertools import groupby
from typing import Final

from benchmarks.towns.paper import Kind, Paper, Piece
from tests.read.papers import BOLD, HELVETICA, Element, Words, pdf

_WIDTH, _LEFT, _TOP, _BOTTOM = 451, 72, 760, 70  # points: the measure of the national record
_PITCH = 1.2  # lines stand so many times their size apart
_GAP = 12  # points between pieces
_LETTER = 0.5  # a letter is so many times its size wide, on average
_SIZES: Final[dict[Kind, float]] = {"title": 26, "chapter": 16, "heading": 14}
_BOLD: Final = frozenset({"chapter", "heading", "label", "bold", "head"})
_TAGS: Final[dict[Kind, str]] = {"title": "H1", "chapter": "H1", "heading": "H2", "label": "H3"}
_KEPT: Final = _BOLD | {"title"}  # a heading stands on the page of what it heads
_NEXT = 100
_BULLET = "• "
_NUMBER = re.compile(r"\d+\. ")


class _Press:
    """Puts pieces on pages."""

    def __init__(self, footer: str, *, tagged: bool) -> None:
        self._footer, self._tagged = footer, tagged
        self.pages: list[list[Words | str]] = []
        self.tree: list[Element] = []
        self._y = 0.0
        self._turn()

    def put(self, piece: Piece) -> None:
        """One piece below the last."""
        self._y -= _GAP
        if piece.kind in {"row", "head"}:
            self._row(piece)
            return
        if piece.kind in _KEPT and self._y < _BOTTOM + _NEXT:
            self._turn()
        hanging = 18 if piece.kind == "item" else 0
        bullet = "" if not hanging or _NUMBER.match(piece.words) else _BULLET
        inside = self._lines(f"{bullet}{piece.words}", piece.kind, _LEFT, _WIDTH, hanging)
        if piece.kind == "item":
            self._grouped("L", ("LI", [("LBody", inside)]))
        else:
            self.tree.append((_TAGS.get(piece.kind, "P"), inside))

    def _row(self, piece: Piece) -> None:
        width = _WIDTH / len(piece.cells)
        size = 10 if len(piece.cells) > 3 else 12
        wrapped = [_wrapped(words, size, width - 8) for words in piece.cells]
        height = max(map(len, wrapped)) * size * _PITCH
        if self._y - height < _BOTTOM:
            self._turn()
        top, cells = self._y, []
        for column, lines in enumerate(wrapped):
            left = _LEFT + column * width
            inside = [
                self._print(line, left + 4, top - (n + 1) * size * _PITCH, size, piece.kind)
                for n, line in enumerate(lines)
            ]
            cells.append(("TD", [("P", inside)]))
        self._y = top - height - 4
        edges = [_LEFT + column * width for column in range(len(piece.cells) + 1)]
        self.pages[-1] += [f"{x:.0f} {self._y:.0f} m {x:.0f} {top:.0f} l S" for x in edges]
        self.pages[-1] += [f"{_LEFT} {y:.0f} m {_LEFT + _WIDTH} {y:.0f} l S" for y in (top, self._y)]
        self._y += _GAP
        self._grouped("Table", ("TR", cells))

    def _grouped(self, group: str, element: Element) -> None:
        if self.tree and self.tree[-1][0] == group:
            self.tree[-1] = (group, [*self.tree[-1][1], element])
        else:
            self.tree.append((group, [element]))

    def _lines(self, words: str, kind: Kind, left: float, width: float, hanging: float) -> list[tuple[int, int]]:
        size, inside = _SIZES.get(kind, 12), []
        for n, line in enumerate(_wrapped(words, size, width - hanging)):
            self._y -= size * _PITCH
            if self._y < _BOTTOM:
                self._turn()
            inside.append(self._print(line, left + (hanging if n else 0), self._y, size, kind))
        return inside

    def _print(self, line: str, x: float, y: float, size: float, kind: Kind) -> tuple[int, int]:
        page = self.pages[-1]
        number = len(page) if self._tagged else None
        page.append(Words(line, round(x, 1), round(y, 1), number, size, BOLD if kind in _BOLD else HELVETICA))
        return len(self.pages) - 1, len(page) - 1

    def _turn(self) -> None:
        number = len(self.pages) + 1
        words = f"{self._footer} {number}".strip().encode("cp1252", "replace").decode("cp1252")
        shown = f"BT /{HELVETICA} 8 Tf 1 0 0 1 {_LEFT} 30 Tm ({words}) Tj ET"
        self.pages.append([f"/Artifact BMC {shown} EMC" if self._tagged else shown])
        self._y = _TOP


def as_pdf(paper: Paper, *, tagged: bool = True) -> bytes:
    """The paper as a PDF, with a structure tree or without."""
    press = _Press(paper.footer, tagged=tagged)
    for piece in paper.pieces:
        press.put(piece)
    return pdf(*press.pages, tree=press.tree if tagged else ())


def as_html(paper: Paper) -> bytes:
    """The paper as a web page: headings, paragraphs, lists and tables."""
    inside = []
    for group, found in groupby(_unruled(paper), _group):
        told = "\n".join(map(_element, found))
        inside.append(f"<{group}>{told}</{group}>" if group else told)
    told = "\n".join(inside)
    title = html.escape(paper.pieces[0].words)
    return f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>\n{told}\n</body></html>\n".encode()


def _unruled(paper: Paper) -> list[Piece]:
    """The pieces, with lists for the tables of one column that only paper rules."""
    return [
        Piece("item" if piece.kind == "row" else "bold", piece.cells)
        if piece.kind in {"row", "head"} and len(piece.cells) == 1
        else piece
        for piece in paper.pieces
    ]


def _group(piece: Piece) -> str:
    if piece.kind == "item":
        return "ol" if _NUMBER.match(piece.words) else "ul"
    return "table" if piece.kind in {"row", "head"} else ""


def _element(piece: Piece) -> str:
    cells = [html.escape(words) for words in piece.cells]
    match piece.kind:
        case "row" | "head":
            cell = "th" if piece.kind == "head" else "td"
            return "<tr>" + "".join(f"<{cell}>{words}</{cell}>" for words in cells) + "</tr>"
        case "item":
            return f"<li>{_NUMBER.sub('', cells[0])}</li>"
        case "bold":
            return f"<h3>{cells[0]}</h3>"
        case kind:
            tag = _TAGS.get(kind, "P").lower()
            return f"<{tag}>{cells[0]}</{tag}>"


def as_text(paper: Paper) -> bytes:
    """The paper as plain text: a blank line between pieces, "- " before items, tabs between cells."""
    blocks = []
    for group, found in groupby(_unruled(paper), _group):
        lines = list(map(_line, found))
        blocks += ["\n".join(lines)] if group else lines
    return ("\n\n".join(blocks) + "\n").encode()


def _line(piece: Piece) -> str:
    if piece.kind == "item" and not _NUMBER.match(piece.words):
        return f"- {piece.words}"
    return "\t".join(piece.cells)


def _wrapped(words: str, size: float, width: float) -> list[str]:
    return textwrap.wrap(words, max(8, int(width / (size * _LETTER)))) or [""]
