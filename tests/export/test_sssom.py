"""SSSOM: one row a link between statements, and the metadata above."""

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import LETTER_2021, PLAN_2020, REPORT_2019, REPORT_2025
from tracegraph import __version__
from tracegraph.export import exporter
from tracegraph.graph import Graph
from tracegraph.model.decision import Decision
from tracegraph.model.link import Reason
from tracegraph.vocab import Basis, Relation, Standing, Verdict


def read(graph: Graph) -> tuple[list[str], list[dict[str, str]]]:
    """The metadata's lines and the rows."""
    lines = exporter("sssom").write(graph).decode().splitlines(keepends=True)
    above = [line for line in lines if line.startswith("#")]
    table = StringIO("".join(lines[len(above) :]), newline="")
    return [line[1:].rstrip("\n") for line in above], list(csv.DictReader(table, delimiter="\t"))


def test_the_metadata_says_what_the_set_is_and_resolves_every_prefix(graph: Graph) -> None:
    above, rows = read(graph)
    assert above[0] == f"mapping_set_id: https://w3id.org/tracegraph/mappings/{graph.name}"
    assert [line for line in above if line.startswith("license: https://")]
    declared = {line.split(":")[0].strip() for line in above[above.index("curie_map:") + 1 :]}
    used = {
        row[column].split(":")[0]
        for row in rows
        for column in ("subject_id", "predicate_id", "object_id", "mapping_justification")
    }
    assert used == declared


def test_every_link_between_statements_is_a_row_and_no_other(graph: Graph) -> None:
    _, rows = read(graph)
    assert len(rows) == len(norburn().links) - 2, "two links point to inspections"
    assert all(row["mapping_tool"] == "tracegraph" and row["mapping_tool_version"] == __version__ for row in rows)
    ids = [(row["subject_id"], row["object_id"]) for row in rows]
    assert ids == sorted(ids)


# the later end, the earlier, what its row says, why
ROWS = [
    (
        f"{LETTER_2021}/r1",
        f"{REPORT_2019}/r1",
        {
            "predicate_id": "tg:sameIssueAs",
            "mapping_justification": "semapv:CompositeMatching",
            "confidence": "0.82",
            "comment": "inferred; shared theme 0.50 “return home interviews”; "
            "shared words 0.32 “how soon” / “timeliness”",
        },
        "inferred from several features",
    ),
    (
        f"{PLAN_2020}/a1-1",
        f"{REPORT_2019}/r1",
        {
            "predicate_id": "tg:respondsTo",
            "mapping_justification": "semapv:UnspecifiedMatching",
            "confidence": "1",
            "comment": "observed: the document states it; same number in report and plan 1.00 “1.”",
        },
        "stated by the document: matched by nobody, curated by nobody",
    ),
    (
        f"{REPORT_2025}/p7.1",
        f"{REPORT_2019}/r1",
        {
            "predicate_id": "tg:followsUp",
            "comment": "inferred; shared theme 0.60 “interviews”; shared words 0.28; says: improving; "
            f"also: {REPORT_2025}/p7.2; retold in a digest: subject",
        },
        "a follow-up says how it stands, and what else says so",
    ),
]


@pytest.mark.parametrize(("later", "earlier", "cells", "why"), ROWS)
def test_a_row_claims_no_more_than_is_so(
    graph: Graph, later: str, earlier: str, cells: dict[str, str], why: str
) -> None:
    (row,) = (r for r in read(graph)[1] if (r["subject_id"], r["object_id"]) == (f"id:{later}", f"id:{earlier}"))
    assert {column: row[column] for column in cells} == cells, why


def test_labels_are_the_words_shortened(graph: Graph) -> None:
    said = {f"id:{d.id}/{r.key}": r.quote.words for d in norburn().documents for r in d.extraction.recommendations}
    for row in read(graph)[1]:
        assert 0 < len(row["subject_label"]) <= 120
        if row["object_id"] in said:
            assert said[row["object_id"]].startswith(row["object_label"].removesuffix("…"))


def test_hostile_phrases_neither_break_a_row_nor_run(tmp_path: Path) -> None:
    whole = norburn()
    fired = (Reason("shared\twords\nand lines", 0.5, '=cmd|"x"', "a\rb"),)
    with publish(
        replace(whole, links=tuple(replace(k, reasons=fired) for k in whole.links)), tmp_path / "g"
    ).open() as g:
        written = exporter("sssom").write(g).decode()
        _, rows = read(g)
    assert "\r" not in written
    assert len(rows) == len(whole.links) - 2
    assert {len(row) for row in rows} == {13}
    assert not [cell for row in rows for cell in row.values() if re.match(r"\s*[=+@-]", cell)]


def test_what_people_decided_is_curated_by_hand_and_what_is_not_the_same_is_said(tmp_path: Path) -> None:
    whole = norburn()
    later, earlier, other = f"{LETTER_2021}/r1", f"{REPORT_2019}/r1", f"{REPORT_2019}/r2"
    same = Decision(
        "norburn/decision/1", 1, "2026-03-02", "Q. Officer", Verdict.SAME, later, earlier, "0" * 12, "1" * 12
    )
    apart = replace(same, id="norburn/decision/2", line=2, verdict=Verdict.NOT_SAME, target=other, why="=as said")
    gone = replace(apart, id="norburn/decision/3", line=3, target="norburn/x/r9", standing=Standing.MISSING)
    links = tuple(
        replace(k, basis=Basis.DECIDED, score=1.0, reasons=(Reason("Q. Officer decided", 1.0),), decisions=(same.id,))
        if (k.source, k.relation) == (later, Relation.SAME_ISSUE)
        else k
        for k in whole.links
    )
    with publish(replace(whole, links=links, decisions=(same, apart, gone)), tmp_path / "g").open() as g:
        _, rows = read(g)
    by_hand = [row for row in rows if row["mapping_justification"] == "semapv:ManualMappingCuration"]
    told = [
        (r["predicate_modifier"], r["object_id"], r["author_label"], r["mapping_date"], r["comment"]) for r in by_hand
    ]
    assert told == [
        ("", f"id:{earlier}", "Q. Officer", "2026-03-02", "decided; Q. Officer decided 1.00"),
        ("Not", f"id:{other}", "Q. Officer", "2026-03-02", "'=as said"),
    ]
    assert {row["mapping_tool"] for row in by_hand} == {""}, "no tool made it"
