"""The reports themselves, read where they lie beside the checkout: counts and short terms, never their sentences."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tracegraph.model.document import Document
from tracegraph.read import read

pytestmark = pytest.mark.originals

GRADES = {"Outstanding", "Good", "Requires improvement", "Requires improvement to be good", "Inadequate"}


@pytest.fixture(scope="module")
def reports(corpus_read: dict[str, Document]) -> dict[str, Document]:
    """Every PDF of the corpus, by name."""
    return {path: document for path, document in corpus_read.items() if path.endswith(".pdf")}


def _rows(document: Document, page: int = 1) -> list[list[str]]:
    """The rows of the tables that begin on a page."""
    rows: dict[tuple[int, int], dict[int, list[str]]] = defaultdict(dict)
    for line in document.lines:
        if line.cell and line.page == page:
            words = document.text[line.start : line.end]
            rows[line.cell.table, line.cell.row].setdefault(line.cell.column, []).append(words)
    return [[" ".join(words) for words in row.values()] for row in rows.values()]


def test_every_report_of_the_manifest_is_read(corpus: Path, reports: dict[str, Document]) -> None:
    with (corpus / "manifest.csv").open(newline="", encoding="utf-8") as file:
        hashes = {row["path"]: row["sha256"] for row in csv.DictReader(file)}
    assert len(reports) == 163
    assert all(document.source.sha256 == hashes[name] for name, document in reports.items())
    assert sum(document.pages or 0 for document in reports.values()) == 3175


def test_lines_are_whole_ordered_and_within_the_text(reports: dict[str, Document]) -> None:
    for name, document in reports.items():
        words = [document.text[line.start : line.end] for line in document.lines]
        assert all(word and word == word.strip() and "\n" not in word for word in words), name
        assert all(a.end <= b.start for a, b in zip(document.lines, document.lines[1:], strict=False)), name
        assert "".join("".join(words).split()) == "".join(document.text.split()), name
        assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufffd]", document.text), name
        assert document.text.count("\f") + 1 == document.pages, name


def test_every_report_is_tagged_and_most_pages_carry_furniture(reports: dict[str, Document]) -> None:
    assert all(any(line.tag == "LI" for line in document.lines) for document in reports.values())
    pages = {
        (name, line.page) for name, document in reports.items() for line in document.lines if line.tag == "Artifact"
    }
    assert len(pages) > 0.9 * 3175


def test_every_judgement_table_reads_exactly(reports: dict[str, Document]) -> None:
    tables = {name: _rows(document) for name, document in reports.items() if ["Judgement", "Grade"] in _rows(document)}
    assert len(tables) == 85
    for name, rows in tables.items():
        judgements = rows[rows.index(["Judgement", "Grade"]) + 1 :]
        assert 4 <= len(judgements) <= 5, name
        assert {grade for _, grade in judgements} <= GRADES, name


@pytest.mark.parametrize(
    ("name", "rows", "why"),
    [
        (
            "solihull/2020-01-09-ilacs.pdf",
            [
                ("inspector:", "Peter McEntee Her Majesty’s Inspector"),
                ("Judgement", "Grade"),
                ("families", "Requires improvement"),
                ("protection", "Requires improvement"),
                ("leavers", "Good"),
                ("effectiveness", "Requires improvement"),
            ],
            "a cover that is one table: its title is no row",
        ),
        (
            "solihull/2016-07-07-ilacs.pdf",
            [
                ("protection", "Requires improvement"),
                ("permanence", "Requires improvement"),
                ("performance", "Good"),
                ("leavers", "Requires improvement"),
                ("governance", "Requires improvement"),
            ],
            "nested rows under an overall grade that is a sentence",
        ),
        (
            "wiltshire/2023-12-12-ilacs.pdf",
            [
                ("Judgement", "Grade"),
                ("families", "Outstanding"),
                ("protection", "Good"),
                ("care", "Outstanding"),
                ("leavers", "Outstanding"),
                ("effectiveness", "Outstanding"),
            ],
            "five rows",
        ),
    ],
)
def test_a_table_on_the_cover(reports: dict[str, Document], name: str, rows: list[tuple[str, str]], why: str) -> None:
    assert [(label.split()[-1], grade) for label, grade in _rows(reports[name])] == rows, why


def test_note_marks_are_found(reports: dict[str, Document]) -> None:
    marks = {
        name: [document.text[start:end] for start, end in document.marks]
        for name, document in reports.items()
        if document.marks
    }
    assert len(marks) == 71
    assert sum(len(found) for found in marks.values()) == 332
    assert all(mark.isdigit() and int(mark) < 20 for found in marks.values() for mark in found)
    board = reports["solihull/2016-07-07-ilacs.pdf"]
    start, end = board.marks[0]
    assert board.text[start - 5 : end] == "Board1"


def test_hyphens_at_line_ends_are_kept(reports: dict[str, Document]) -> None:
    assert sum(len(re.findall(r"\w-\n", document.text)) for document in reports.values()) == 882
    assert "16- and 17-year-\nolds" in reports["solihull/2020-01-09-ilacs.pdf"].text


def test_a_plan_in_text_is_read_as_tables(seeds: Path) -> None:
    plan = read(next(seeds.glob("003*")))
    rows = {(line.cell.table, line.cell.row) for line in plan.lines if line.cell}
    first = {line.cell.table: plan.text[line.start : line.end] for line in reversed(plan.lines) if line.cell}
    assert (plan.source.media, plan.pages) == ("text/plain", None)
    # a grade table, ten tables of actions, and four rows torn off by page turns: each begins a table of its own
    assert len(first) == 15
    assert sum(words == "Action" for words in first.values()) == 10
    assert len(rows) == 72
