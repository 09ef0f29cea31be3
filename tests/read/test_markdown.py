import pytest

from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.markdown import MarkdownReader, is_markdown

DIGEST = """---
digest: true
title: "Focused visit: Norburn"
publishers:
  - Ofsted
  - CQC
published:
---

# Focused visit

- Visit every home
  1. and write it down

| Area | Grade |
|:-----|------:|
| Leaders \\| managers | Good |
| Care leavers |  |

Text | with a pipe.
"""


def _read(text: str) -> Document:
    return MarkdownReader().read(Given("norburn/visit.md", text.encode()))


def _tagged(document: Document) -> list[tuple[str, str]]:
    return [(line.tag, document.text[line.start : line.end]) for line in document.lines if not line.cell]


def _cells(document: Document) -> list[tuple[int, int, int, str]]:
    return [
        (line.cell.table, line.cell.row, line.cell.column, document.text[line.start : line.end])
        for line in document.lines
        if line.cell
    ]


def test_front_matter_is_told_in_order_and_gives_no_lines() -> None:
    document = _read(DIGEST)
    assert document.source.front == (
        ("digest", "true"),
        ("title", "Focused visit: Norburn"),
        ("publishers", "Ofsted, CQC"),
        ("published", ""),
    )
    assert document.source.digest
    assert document.text == DIGEST
    assert document.lines[0].start == DIGEST.index("Focused visit\n")


def test_headings_bullets_and_tables() -> None:
    document = _read(DIGEST)
    assert _tagged(document) == [
        ("H1", "Focused visit"),
        ("LI", "- Visit every home"),
        ("LI", "1. and write it down"),
        ("", "Text | with a pipe."),
    ]
    assert _cells(document) == [
        (0, 0, 0, "Area"),
        (0, 0, 1, "Grade"),
        (0, 1, 0, "Leaders \\| managers"),
        (0, 1, 1, "Good"),
        (0, 2, 0, "Care leavers"),
    ]


@pytest.mark.parametrize(
    ("text", "cells", "why"),
    [
        ("a | b\n--|--\nc | d", ["a", "b", "c", "d"], "without outer pipes"),
        ("so a | b it is\na | b\n--|--\nc | d", ["a", "b", "c", "d"], "words with a pipe above the table"),
        ("| a |\n|---|\n| b |", ["a", "b"], "one column"),
        ("a\tb\nc\td", ["a", "b", "c", "d"], "cells between tabs, as in text"),
        ("\ta line\n\tanother", [], "tabs that indent"),
        ("\t- a nested\tbullet", ["- a nested", "bullet"], "a tab between words"),
        ("| a | b |\n| c | d |", [], "no rule, no table"),
    ],
)
def test_tables(text: str, cells: list[str], why: str) -> None:
    assert [cell[3] for cell in _cells(_read(text))] == cells, why


def test_tables_are_numbered_through() -> None:
    text = "| a | b |\n|---|---|\n\nwords\n\nc\td\n\n| e | f |\n|---|---|"
    assert [cell[0] for cell in _cells(_read(text))] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\ndigest: true\n", "never closed"),
        ("---\nA sentence between rules.\n---\n", "no pairs"),
        ("words\n---\ndigest: true\n---\n", "not at the start"),
    ],
)
def test_what_is_no_front_matter_is_text(text: str, why: str) -> None:
    document = _read(text)
    assert document.source.front == (), why
    assert any("true" in words or "sentence" in words for _, words in _tagged(document)), why


@pytest.mark.parametrize(
    ("name", "data", "markdown", "why"),
    [
        ("norburn/a.md", b"words", True, "by its name"),
        ("norburn/A.MARKDOWN", b"words", True, "by its other name"),
        ("norburn/a.txt", b"---\ntitle: x\n---\n", True, "by its front matter"),
        ("norburn/a", b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n", True, "with Windows' marks and line ends"),
        ("norburn/a.txt", b"---\nwords\n---\n", False, "rules around words"),
        ("norburn/a.txt", b"# Heading", False, "text may have headings"),
    ],
)
def test_what_is_markdown(name: str, data: bytes, markdown: bool, why: str) -> None:
    assert is_markdown(name, data) is markdown, why
