"""The table: one row a statement, and no cell that a spreadsheet would run."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import ISSUE_RHI, LETTER_2022, PLAN_2020, REPORT_2019
from tracegraph.export import exporter
from tracegraph.graph import Graph


def rows(graph: Graph) -> dict[str, dict[str, str]]:
    text = exporter("csv").write(graph).decode()
    return {row["statement"]: row for row in csv.DictReader(StringIO(text, newline=""))}


def test_every_statement_has_its_row(graph: Graph) -> None:
    assert len(rows(graph)) == 46


@pytest.mark.parametrize(
    ("statement", "cells"),
    [
        (
            f"{PLAN_2020}/a1-2",
            {
                "authority": "Norburn",
                "inspection": "norburn/2019-11-ilacs-standard",
                "inspection_end": "2019-11-15",
                "kind": "action",
                "pages": "",
                "recommendation": f"{PLAN_2020}/r1",
                "owners": "Head of Service, Safeguarding; Missing Co-ordinator",
                "by_when": "June 2020, revised to January 2021",
                "due": "2020-06; 2021-01",
                "status": "in progress",
                "progress": "In progress. The first report is drafted.",
                "issues": ISSUE_RHI,
            },
        ),
        (
            f"{REPORT_2019}/p14.1",
            {"kind": "finding", "detail": "shortfall", "paragraph": "14", "pages": "2; 3", "digest": ""},
        ),
        (f"{LETTER_2022}/d1", {"kind": "duty", "detail": "The council", "due": "2022-06-30"}),
        (f"{LETTER_2022}/r1", {"kind": "recommendation", "detail": "priority_action", "themes": "missing-children"}),
        ("norburn/2025-03-ilacs-standard-report/j3", {"kind": "judgement", "detail": "good", "digest": "yes"}),
    ],
)
def test_what_a_row_says(graph: Graph, statement: str, cells: dict[str, str]) -> None:
    row = rows(graph)[statement]
    assert {column: row[column] for column in cells} == cells


@pytest.mark.parametrize(
    "words", ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\tx", "\rx", " =1+1", '=HYPERLINK("http://e/")', "=a,\nb"]
)
def test_no_cell_is_a_formula(tmp_path: Path, words: str) -> None:
    document = norburn().documents[0]
    facts = replace(document.extraction.facts, title=words)
    hostile = replace(document, extraction=replace(document.extraction, facts=facts))
    with publish(replace(norburn(), documents=(hostile,)), tmp_path).open() as graph:
        titles = {row["title"] for row in rows(graph).values()}
    assert titles == {f"'{words}".replace("\r", " ")}


def test_words_that_only_hold_such_a_sign_are_left_alone(graph: Graph) -> None:
    assert rows(graph)["norburn/2025-03-ilacs-standard-report/p7.2"]["text"].startswith("They are well-recorded,")
