"""The JSON of version 1: the fields that were promised, filled from the graph."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import (
    GAP_2018,
    ILACS_2019,
    ISSUE_FOSTERING,
    ISSUE_RHI,
    LETTER_2021,
    LETTER_2022,
    PLAN_2020,
    REPORT_2019,
    REPORT_2025,
)
from tracegraph.export import exporter
from tracegraph.graph import Graph
from tracegraph.vocab import InspectionKind

FIELDS = {
    "documents": "id path sha256 title authority kind publishers inspection_start inspection_end windows published "
    "lead_inspector lead_inspectors judgements pages digest",
    "recommendations": "id document kind heading text parent addressee segments themes",
    "findings": "id document section paragraph text segments polarity themes",
    "actions": "id document recommendation text owners by_when_raw due status progress segments",
    "outcomes": "id document recommendation text",
    "areas_reviewed": "id document text inspection",
    "duties": "id document text addressee due",
    "back_references": "id document text type inspection gap",
    "follow_ups": "recommendation document statement quote status score reasons",
    "issues": "id name authority members states",
    "inspections": "id authority kind start end documents at_hand",
}


@pytest.fixture(scope="module")
def record(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    read: dict[str, list[dict[str, Any]]] = json.loads(exporter("json").write(graph))
    return read


def by_id(record: dict[str, list[dict[str, Any]]], array: str, id_: str) -> dict[str, Any]:
    (found,) = (one for one in record[array] if one["id"] == id_)
    return found


def test_every_object_has_exactly_the_promised_fields(record: dict[str, list[dict[str, Any]]]) -> None:
    assert {array: {" ".join(one) for one in objects} for array, objects in record.items()} == {
        array: {fields} for array, fields in FIELDS.items()
    }


def test_ids_are_unique_in_the_file(record: dict[str, list[dict[str, Any]]]) -> None:
    ids = [one["id"] for objects in record.values() for one in objects if "id" in one]
    assert len(ids) == len(set(ids))


def test_a_document(record: dict[str, list[dict[str, Any]]]) -> None:
    said = by_id(record, "documents", LETTER_2021)
    assert (said["kind"], said["authority"], said["published"]) == ("focused-visit", "Norburn", "2021-07-14")
    assert (said["inspection_start"], said["inspection_end"], said["windows"]) == ("2021-06-08", "2021-06-09", [])
    assert (said["lead_inspector"], said["lead_inspectors"]) == ("Ines Calloway", ["Ines Calloway", "Rowan Applegarth"])
    assert (said["pages"], said["digest"], said["judgements"]) == (2, False, [])
    assert by_id(record, "documents", REPORT_2025)["digest"] is True
    assert by_id(record, "documents", REPORT_2019)["judgements"][2] == {
        "area": "Overall effectiveness",
        "grade": "requires improvement to be good",
    }


def test_a_plan_is_a_plan_and_has_no_inspection_dates_of_its_own(record: dict[str, list[dict[str, Any]]]) -> None:
    said = by_id(record, "documents", PLAN_2020)
    assert (said["kind"], said["inspection_start"], said["lead_inspector"], said["pages"]) == (
        "action-plan",
        None,
        None,
        None,
    )


def test_a_statement_with_its_segments(record: dict[str, list[dict[str, Any]]]) -> None:
    torn = by_id(record, "findings", f"{REPORT_2019}/p14.1")
    assert [segment["page"] for segment in torn["segments"]] == [2, 3]
    assert torn["text"].endswith("that it is carried out.")
    asked = by_id(record, "recommendations", f"{LETTER_2022}/r1")
    assert (asked["kind"], asked["parent"]) == ("priority_action", "The police and the council should, without delay:")


def test_an_action_stands_under_its_recommendation(record: dict[str, list[dict[str, Any]]]) -> None:
    said = by_id(record, "actions", f"{PLAN_2020}/a1-2")
    assert said["recommendation"] == f"{PLAN_2020}/r1"
    assert (said["by_when_raw"], said["due"]) == ("June 2020, revised to January 2021", ["2020-06", "2021-01"])
    assert said["owners"] == ["Head of Service, Safeguarding", "Missing Co-ordinator"]


def test_what_a_back_reference_means(record: dict[str, list[dict[str, Any]]]) -> None:
    known = by_id(record, "back_references", f"{LETTER_2021}/ref1")
    gap = by_id(record, "back_references", f"{REPORT_2019}/ref1")
    unknown = by_id(record, "back_references", f"{LETTER_2021}/ref2")
    assert (known["inspection"], known["gap"]) == (ILACS_2019, None)
    assert (gap["inspection"], gap["gap"]) == (GAP_2018, "Monitoring visit, 2018-05")
    assert (unknown["inspection"], unknown["gap"]) == (None, None)


def test_a_follow_up_quotes_its_passage_whole(record: dict[str, list[dict[str, Any]]]) -> None:
    (said,) = (one for one in record["follow_ups"] if one["document"] == REPORT_2025 and one["score"] == 0.88)
    assert (said["recommendation"], said["statement"]) == (f"{REPORT_2019}/r1", f"{REPORT_2025}/p7.1")
    assert said["quote"].startswith("Return home conversations now")
    assert said["quote"].endswith("shapes their safety plans.")
    assert (said["status"], said["reasons"][0]["feature"]) == ("improving", "shared theme")


def test_an_issue_with_its_states(record: dict[str, list[dict[str, Any]]]) -> None:
    assert [state["state"] for state in by_id(record, "issues", ISSUE_RHI)["states"]] == [
        "raised",
        "repeated",
        "repeated",
        "improved",
    ]
    silent = by_id(record, "issues", ISSUE_FOSTERING)["states"][-1]
    assert (silent["state"], silent["statements"]) == ("not mentioned", [])


def test_plan_and_report_share_one_inspection(record: dict[str, list[dict[str, Any]]]) -> None:
    assert by_id(record, "inspections", ILACS_2019)["documents"] == [REPORT_2019, PLAN_2020]
    gap = by_id(record, "inspections", GAP_2018)
    assert (gap["at_hand"], gap["documents"], gap["authority"]) == (False, [], "Norburn")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (InspectionKind.SAFEGUARDING_2009, "safeguarding-2009"),
        (InspectionKind.CONTACT_REFERRAL, "other"),
        (InspectionKind.LOOKED_AFTER, "other"),
        (InspectionKind.LSCB_REVIEW, "other"),
        (InspectionKind.OTHER, "other"),
        (InspectionKind.SEND_REVISIT, "send-revisit"),
    ],
)
def test_kinds_that_version_1_does_not_know_are_other(tmp_path: Path, kind: InspectionKind, said: str) -> None:
    document = norburn().documents[0]
    facts = replace(
        document.extraction.facts, inspection=kind, windows=(("2012-01-01", "2012-01-02"), ("2012-02-01", "2012-02-03"))
    )
    other = replace(document, extraction=replace(document.extraction, facts=facts))
    with publish(replace(norburn(), documents=(other,), links=(), issues=()), tmp_path).open() as graph:
        (read,) = json.loads(exporter("json").write(graph))["documents"]
    assert read["kind"] == said
    assert read["windows"] == [["2012-01-01", "2012-01-02"], ["2012-02-01", "2012-02-03"]]
    assert (read["inspection_start"], read["inspection_end"]) == ("2012-01-01", "2012-02-03")


@pytest.mark.originals
def test_the_fields_are_those_that_export_md_promises(shared: Path) -> None:
    promised = (shared / "accuracy" / "EXPORT.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\w+) \| (.+) \|$", promised, re.MULTILINE))
    for array, fields in FIELDS.items():
        assert set(fields.split()) <= set(re.findall(r"\w+", rows[array])), array


@pytest.mark.originals
def test_the_scorer_reads_the_file(shared: Path, graph: Graph, tmp_path: Path) -> None:
    file, accuracy = tmp_path / "norburn.json", shared / "accuracy"
    file.write_bytes(exporter("json").write(graph))
    command = [sys.executable, str(accuracy / "score.py"), str(file), str(accuracy / "gold" / "york.json"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["asks"]["said"] == 0, "Norburn is not York"
