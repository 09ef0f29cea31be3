"""A paper as Markdown (CommonMark, with the tables of GitHub's): plain text that reads well as it is."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tracegraph.pack.drawing import Words
from tracegraph.pack.values import Block, Cell, Heading, Items, Paper, Paragraph, Picture, Quote, Style, Table, Text

# What Markdown, or the HTML within it, could take for markup, wherever it stands.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|!~$&])")
# What begins a list or a rule where it begins a line.
_OPENS: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def markdown(paper: Paper) -> str:
    """The whole paper as text. Words of documents are never markup."""
    head = (f"# {_escaped(paper.title)}", f"*{_escaped(paper.subtitle)}*")
    return "\n\n".join((*head, *(text for block in paper.blocks for text in _block(block)))) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {_escaped(block.words)}"
        case Paragraph():
            yield _opened(_text(block.text))
        case Items():
            marks = (f"{n}." if block.numbered else "-" for n in range(1, len(block.texts) + 1))
            if block.texts:
                yield "\n".join(f"{mark} {_text(text)}" for mark, text in zip(marks, block.texts, strict=True))
        case Quote():
            what, said, source = (_text(t) for t in (block.what, block.said, block.source))
            yield f"> {block.number}\\. {what}\n>\n> {said}\n>\n> {source}"
        case Table():
            yield f"*{_escaped(block.caption)}*"
            yield "\n".join(_rows(block))
        case Picture():
            yield f"*{_escaped(block.caption)}*"
            yield from _pictured(block)


def _rows(table: Table) -> Iterator[str]:
    yield _row(_escaped(head) for head in table.header)
    yield _row("---" for _ in table.header)
    for row in table.rows:
        yield _row(_cell(cell) for cell in row)


def _pictured(picture: Picture) -> Iterator[str]:
    """Markdown has no pictures of its own: the same in words, where the paper's tables do not say it anyway."""
    if any(isinstance(item, Words) for item in picture.drawing.items):
        yield _opened(_escaped(picture.words))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_text(text) for text in cell)


def _text(text: Text) -> str:
    return "".join(_run(run.words, run.style) for run in text)


def _run(words: str, style: Style) -> str:
    match style:
        case Style.STRONG:
            return f"**{_escaped(words.strip())}**" + (" " if words.endswith(" ") else "")
        case Style.CODE:
            return _code(words)
        case Style.SAID:
            return f"“{_escaped(words)}”"
        case _:
            return _escaped(words)


def _code(words: str) -> str:
    """A code span that its words cannot end, and that no table takes for two cells."""
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", words)), default=0))
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return fence + pad + words.replace("|", "\\|") + pad + fence


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)


def _opened(line: str) -> str:
    return _OPENS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)
