"""A decision's whole way: judged, built again, told in the trace, in why and by check; and one that does not hold."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.command_line import done, tracegraph
from tests.norburn.files import report, write

TALKS = "The take-up and timeliness of return home interviews after children go missing."
PAPERS = {
    "a.txt": report("2019-11-11", "2019-11-22", [TALKS, "Private fostering and the response to it."]),
    "b.txt": report("2022-10-31", "2022-11-11", [TALKS, "Supervision of social workers by their managers."]),
}
LATER, EARLIER = "norburn/2022-11-ilacs-standard-report/r1", "norburn/2019-11-ilacs-standard-report/r1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with papers, their graph, and a decision that parts what was taken to be one issue, built in."""
    write(tmp_path / "papers", PAPERS)
    done("build", "papers", "--graph", "g", cwd=tmp_path)
    done("review", "--csv", "q.csv", "--graph", "g", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "q.csv").read_text(encoding="utf-8-sig"), newline="")))
    (row,) = [row for row in rows if (row["Id"], row["Id of the other"]) == (LATER, EARLIER)]
    _fill(tmp_path / "q.csv", row | {"Verdict": "not same", "Why": "another service"})
    who = ("--reviewer", "Q. Officer", "--date", "2026-03-02")
    done("review", "--read-csv", "q.csv", "--graph", "g", *who, cwd=tmp_path)
    return tmp_path


def _fill(path: Path, row: dict[str, str]) -> None:
    """A sheet of one row that was filled in."""
    file = io.StringIO()
    writer = csv.DictWriter(file, row)
    writer.writeheader()
    writer.writerow(row)
    path.write_text(file.getvalue(), encoding="utf-8")


def test_a_decision_is_heeded_by_the_next_build_and_by_every_one_after(folder: Path) -> None:
    assert "Raised by 2 inspections" in done("trace", EARLIER, "--graph", "g", cwd=folder)
    checked = tracegraph("check", "--graph", "g", cwd=folder)
    assert checked.returncode == 1
    assert "was taken since the graph was built: build again" in checked.stdout
    for _ in range(2):
        told = done("build", "papers", "--graph", "g", cwd=folder)
        assert "1 decisions heeded, of 1 in" in told
        assert "Raised by 1 inspection," in done("trace", EARLIER, "--graph", "g", cwd=folder)
    assert tracegraph("check", "--graph", "g", cwd=folder).returncode == 0
    why = tracegraph("why", LATER, EARLIER, "--graph", "g", cwd=folder)
    assert why.returncode == 1
    assert "Q. Officer decided on 2026-03-02: not same: another service" in why.stderr
    (folder / "decisions.tsv").unlink()
    done("build", "papers", "--graph", "g", cwd=folder)
    assert "Raised by 2 inspections" in done("trace", EARLIER, "--graph", "g", cwd=folder)


def test_what_a_person_says_a_passage_says_is_told_in_every_output(tmp_path: Path) -> None:
    papers = {
        "a.txt": PAPERS["a.txt"],
        "b.txt": report(
            "2022-10-31",
            "2022-11-11",
            ["Supervision of social workers by their managers."],
            ["Return home interviews after children go missing are prompt and thorough."],
        ),
    }
    write(tmp_path / "papers", papers)
    done("build", "papers", "--graph", "g", cwd=tmp_path)
    assert "| Standard inspection | RESOLVED" in done("trace", EARLIER, "--graph", "g", cwd=tmp_path)
    done("review", "--csv", "q.csv", "--graph", "g", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "q.csv").read_text(encoding="utf-8-sig"), newline="")))
    (row,) = [row for row in rows if row["Id of the other"] == EARLIER and row["Taken to say"]]
    assert row["Taken to say"] == "resolved"
    _fill(tmp_path / "q.csv", row | {"Verdict": "Still weak", "Why": "only where the police ask"})
    who = ("--reviewer", "Q. Officer", "--date", "2026-03-02")
    done("review", "--read-csv", "q.csv", "--graph", "g", *who, cwd=tmp_path)
    for _ in range(2):
        assert "1 decisions heeded" in done("build", "papers", "--graph", "g", cwd=tmp_path)
    word = "Q. Officer decided on 2026-03-02: still weak: only where the police ask"
    told = done("trace", EARLIER, "--graph", "g", cwd=tmp_path)
    assert "| Standard inspection | REPEATED" in told
    assert "Finding: strength, still weak" in told
    assert f"decided by a person): {word}" in told
    assert word in done("why", row["Id"], EARLIER, "--graph", "g", cwd=tmp_path)
    assert word in done("map", "--graph", "g", "-o", "-", cwd=tmp_path)
    sssom = done("export", "--format", "sssom", "--graph", "g", cwd=tmp_path)
    (mapped,) = [line for line in sssom.splitlines() if word in line]
    assert "semapv:ManualMappingCuration\tQ. Officer\t2026-03-02" in mapped
    assert mapped.endswith("says: still weak")
    followed = json.loads(done("export", "--format", "json", "--graph", "g", cwd=tmp_path))["follow_ups"]
    assert [(k["status"], k["reasons"][0]["feature"]) for k in followed] == [("still_weak", word)]
    assert tracegraph("check", "--graph", "g", cwd=tmp_path).returncode == 0


def test_the_file_is_no_document_even_among_the_papers(folder: Path) -> None:
    (folder / "decisions.tsv").rename(folder / "papers" / "decisions.tsv")
    told = done("build", "papers", "--graph", "papers/g", cwd=folder)
    assert "2 documents read" in told
    assert "not read" not in told
    assert "1 decisions heeded" in told


def test_what_does_not_hold_is_named_with_its_line_and_kept(folder: Path) -> None:
    kept = folder / "decisions.tsv"
    whole = kept.read_text(encoding="utf-8") + "nonsense\n"
    kept.write_text(whole, encoding="utf-8")
    papers = {**PAPERS, "b.txt": PAPERS["b.txt"].replace("take-up and timeliness", "timeliness")}
    write(folder / "papers", papers)
    told = done("build", "papers", "--graph", "g", cwd=folder)
    assert f"line 4: suspect: the words of {LATER} have changed since (kept, not heeded)" in told
    assert "line 5: it has 1 cells" in told
    assert "Raised by 2 inspections" in done("trace", EARLIER, "--graph", "g", cwd=folder), "what was inferred stands"
    checked = tracegraph("check", "--graph", "g", cwd=folder)
    assert "Line 4 of the decisions file is suspect" in checked.stdout
    done("review", "--csv", "again.csv", "--graph", "g", cwd=folder)
    rows = list(csv.DictReader(io.StringIO((folder / "again.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert (rows[0]["Id"], rows[0]["Id of the other"]) == (LATER, EARLIER), "first of all in the queue"
    assert kept.read_text(encoding="utf-8") == whole


def test_a_decisions_file_that_was_asked_for_and_is_not_there_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "papers", PAPERS)
    refused = tracegraph("build", "papers", "--decisions", "none.tsv", cwd=tmp_path)
    assert (refused.returncode, "none.tsv" in refused.stderr) == (3, True)
