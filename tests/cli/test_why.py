"""`tracegraph why`."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.hostile import hostile_folder
from tests.norburn.names import GAP_2018, ILACS_2019, LETTER_2021, PLAN_2020, REPORT_2019, REPORT_2025

LATER, EARLIER = f"{LETTER_2021}/r1", f"{REPORT_2019}/r1"


def test_the_reasons_are_a_table_under_both_quotes(run: Run) -> None:
    done = run("why", "norburn/link/8")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[:3] == ["Same issue", "Basis: inferred. Score: 0.82.", "norburn/link/8"]
    cited = [line for line in lines if line.endswith((f"; {LATER}", f"; {EARLIER}"))]
    assert [line.split("; ")[-1] for line in cited] == [LATER, EARLIER], "the later side first"
    assert all("page" in line for line in cited)
    assert sum(line.startswith("  “") for line in lines) == 2
    rows = [re.split(r"\s{2,}", line) for line in lines[-2:]]
    assert rows == [
        ["shared theme", "0.50", "##########", "“return home interviews”", "“return home interviews”"],
        ["shared words", "0.32", "######", "“how soon”", "“timeliness”"],
    ]


# ids, the links shown, why
WAYS = [
    ([LATER, EARLIER], ["norburn/link/8"], "two statements"),
    ([EARLIER, LATER], ["norburn/link/8"], "in either order"),
    ([f"https://w3id.org/tracegraph/id/{LATER}", EARLIER], ["norburn/link/8"], "a whole IRI"),
    ([f"{REPORT_2019}/ref1", GAP_2018], ["norburn/link/7"], "an inspection at the other end"),
    ([f"{REPORT_2025}/p7.2", EARLIER], ["norburn/link/15"], "a statement that the link quotes second"),
    ([f"{PLAN_2020}/a1-1", EARLIER], ["norburn/link/4"], "an observed link"),
]


@pytest.mark.parametrize(("ids", "shown", "why"), WAYS)
def test_a_link_is_found_by_its_ends(run: Run, ids: list[str], shown: list[str], why: str) -> None:
    data = json.loads(run("why", *ids, "--json").stdout)
    assert data["version"] == 1
    assert [link["id"] for link in data["links"]] == shown, why


def test_json_says_what_the_table_says(run: Run) -> None:
    (link,) = json.loads(run("why", "norburn/link/15", "--json").stdout)["links"]
    assert (link["relation"], link["basis"], link["score"], link["status"]) == (
        "follows-up",
        "inferred",
        0.88,
        "improving",
    )
    assert [link["source"]["id"], *(q["id"] for q in link["quoted"])] == [f"{REPORT_2025}/p7.1", f"{REPORT_2025}/p7.2"]
    assert link["target"]["citation"]["pages"] == [1]
    text = run("why", "norburn/link/15").stdout
    assert all(link[side]["citation"]["words"] in text for side in ("source", "target"))
    assert all(reason["feature"] in text for reason in link["reasons"])


def test_what_the_documents_say_themselves_is_called_observed(run: Run) -> None:
    text = run("why", "norburn/link/6").stdout
    assert "observed, in the documents' own words" in text
    assert "The document says: “November 2019”" in text
    assert f"with this: Standard inspection, November 2019\n  {ILACS_2019}\n" in text


# ids, words of the one line, exit code, why
NO = [
    (["norburn/link/99"], "no link 'norburn/link/99'", 1, "no such link"),
    ([LATER, f"{REPORT_2019}/r2"], "no link between", 1, "two statements that nothing ties"),
    ([f"{LETTER_2021}/r2"], f"is linked to as well: {REPORT_2019}/r4", 1, "one statement is no link"),
    ([REPORT_2019], "no link", 1, "a document is none"),
    (["a/b", "c/d", "e/f"], "two statements", 2, "three ids"),
]


@pytest.mark.parametrize(("ids", "words", "code", "why"), NO)
def test_no_such_link_is_one_honest_line(run: Run, ids: list[str], words: str, code: int, why: str) -> None:
    done = run("why", *ids)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), why
    assert words in done.stderr


def test_no_document_can_command_the_terminal(run: Run, tmp_path: Path) -> None:
    graph = hostile_folder(tmp_path / "g").path
    done = run("why", "norburn/link/8", graph=graph)
    assert done.returncode == 0
    assert "<U+" in done.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout)
