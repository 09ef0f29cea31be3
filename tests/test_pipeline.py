"""The whole way, from files to a published graph, on Norburn's papers."""

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.norburn.files import digest_of, joint, plan, report, visit, write
from tracegraph.errors import InputError
from tracegraph.graph import GraphFolder
from tracegraph.graph.decode import decode_graph
from tracegraph.model.link import Linked
from tracegraph.pipeline import HERE, BuildSummary, build
from tracegraph.segment import segment
from tracegraph.vocab import Relation

REPORT = report(
    "2019-11-11",
    "2019-11-22",
    ["The take-up of return home interviews after children go missing.", "Private fostering and the response to it."],
    ["Too few children are offered return home interviews after they go missing."],
)
PLAN = plan(
    "December 2020",
    "2019-11-11",
    "2019-11-22",
    [
        (
            "The take-up of return home interviews after children go missing",
            [("Employ two workers for return home interviews", "Head of Service Safeguards", "March 2020", "Done")],
            ["Every child is offered an interview"],
        ),
    ],
)
LETTER = visit(
    "2021-07-14",
    "2021-06-08",
    "2021-06-09",
    ["The quality of return home interviews after children go missing."],
    ["Return home interviews are still late. This was also found at the last inspection in November 2019."],
)
JOINT = joint("2022-02-14", "2022-01-10", "2022-01-14", body=["Return home interviews do not happen in time."])
PAPERS = {"report.txt": REPORT, "plan.txt": PLAN, "letter.txt": LETTER, "joint.txt": JOINT}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return write(tmp_path / "papers", PAPERS)


def _linked(folder: Path) -> Linked:
    with GraphFolder(folder).open() as graph:
        (linked,) = decode_graph(graph)
        return linked


def _counted(summary: BuildSummary) -> dict[str, int]:
    return dict(summary.counts)


def test_the_whole_way(papers: Path, tmp_path: Path) -> None:
    summary = build([papers], tmp_path / "graph")
    linked = _linked(tmp_path / "graph")
    assert [(line.id, line.path, line.kind) for line in summary.documents] == [
        ("norburn/2019-11-ilacs-standard-report", "papers/report.txt", "ilacs-standard"),
        ("norburn/2020-12-action-plan", "papers/plan.txt", "action-plan"),
        ("norburn/2021-07-focused-visit-letter", "papers/letter.txt", "focused-visit"),
        ("norburn/2022-02-jtai-letter", "papers/joint.txt", "jtai"),
    ]
    assert (summary.read, summary.reused, summary.refusals) == (4, 0, ())
    assert _counted(summary) == {
        "documents": 4,
        "recommendations": 4,
        "findings": 4,
        "actions": 1,
        "judgements": 2,
        "references to earlier inspections": 1,
        "inspections": 3,
        "named gaps": 0,
        "issues": len(linked.issues),
        "links": len(linked.links),
    }
    (issue,) = (i for i in linked.issues if "return-home-interview" in i.themes)
    assert [state.inspection for state in issue.states] == [
        "norburn/2019-11-ilacs-standard",
        "norburn/2021-06-focused-visit",
        "norburn/2022-01-jtai",
    ]


def test_what_is_stored_opens_elsewhere_too(papers: Path, tmp_path: Path) -> None:
    """The graph folder can be moved: nothing in it names the place where it was made."""
    summary = build([papers], tmp_path / "graph")
    moved = (tmp_path / "graph").rename(tmp_path / "moved")
    assert len(_linked(moved).documents) == 4
    for path in moved.rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes(), path
    assert build([papers], moved).generation == summary.generation


def test_the_second_build_reads_nothing_again(papers: Path, tmp_path: Path) -> None:
    first = build([papers], tmp_path / "graph")
    second = build([papers], tmp_path / "graph")
    assert (second.read, second.reused) == (0, 4)
    assert (second.linked, second.changed) == (0, False)
    assert replace(second, read=first.read, reused=first.reused, linked=1, changed=True) == first


def test_a_changed_file_is_read_again_and_it_alone(papers: Path, tmp_path: Path) -> None:
    build([papers], tmp_path / "graph")
    write(papers, {"joint.txt": JOINT.replace("do not happen in time", "happen in time")})
    summary = build([papers], tmp_path / "graph")
    assert (summary.read, summary.reused) == (1, 3)
    assert "happen in time" in _linked(tmp_path / "graph").documents[-1].extraction.text


def test_a_renamed_file_is_the_same_words_under_its_new_name(papers: Path, tmp_path: Path) -> None:
    build([papers], tmp_path / "graph")
    (papers / "joint.txt").rename(papers / "2022.txt")
    summary = build([papers], tmp_path / "graph")
    assert (summary.read, summary.reused) == (0, 4)
    assert summary.documents[-1].path == "papers/2022.txt"
    assert summary.generation == build([papers], tmp_path / "fresh").generation


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut short"),
        pytest.param(lambda _: b"", id="emptied"),
        pytest.param(lambda _: b"\xff\xfe\x00", id="no text at all"),
        pytest.param(lambda data: data.replace(b"Norburn", b"Northam"), id="words that the text does not say"),
        pytest.param(lambda _: b"[[[[", id="no JSON"),
    ],
)
def test_a_damaged_cache_is_read_anew(papers: Path, tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    whole = build([papers], tmp_path / "graph")
    for kept in (tmp_path / "graph" / "cache").iterdir():
        kept.write_bytes(damage(kept.read_bytes()))
    again = build([papers], tmp_path / "graph")
    assert again.generation == whole.generation


def test_the_cache_may_be_thrown_away(papers: Path, tmp_path: Path) -> None:
    whole = build([papers], tmp_path / "graph")
    for kept in (tmp_path / "graph" / "cache").iterdir():
        kept.unlink()
    again = build([papers], tmp_path / "graph")
    assert (again.read, again.generation) == (4, whole.generation)


def test_as_text_and_as_markdown_the_same_bytes_are_read_each_in_its_own_way(tmp_path: Path) -> None:
    """A pipe table is one in Markdown only, so the cache must not take one for the other."""
    text = REPORT.replace("Judgement\tGrade", "| Judgement | Grade |\n|---|---|").replace("\tGood", " | Good")
    media = {}
    for name in ("r.txt", "r.md", "r.markdown", "R.MD"):
        folder = write(tmp_path / name.replace(".", "-"), {name: text})
        build([folder], tmp_path / "graph")
        (document,) = _linked(tmp_path / "graph").documents
        media[name] = document.extraction.source.media
    assert media == {
        "r.txt": "text/plain",
        "r.md": "text/markdown",
        "r.markdown": "text/markdown",
        "R.MD": "text/markdown",
    }


def test_what_is_refused_is_named_with_its_reason_and_the_rest_goes_on(papers: Path, tmp_path: Path) -> None:
    write(papers, {"empty.txt": "", "page.pdf": "<!DOCTYPE html><html>moved</html>", "diary.txt": "Rain again."})
    os.mkfifo(papers / "pipe")
    (papers / "gone.txt").symlink_to("nowhere")
    summary = build([papers], tmp_path / "graph")
    assert len(summary.documents) == 4
    assert dict(summary.refusals) == {
        "papers/diary.txt": "no inspection document or action plan was recognised in it",
        "papers/empty.txt": "empty file",
        "papers/gone.txt": "cannot be opened: No such file or directory",
        "papers/page.pdf": "not a PDF: it is a web page (HTML)",
        "papers/pipe": "not a file",
    }
    with GraphFolder(tmp_path / "graph").open() as graph:
        assert graph.build.refusals == summary.refusals


def test_each_refused_file_is_counted_also_where_two_have_one_name(papers: Path, tmp_path: Path) -> None:
    for place in ("a", "b"):
        write(tmp_path / place / "scans", {"scan.txt": ""})
    summary = build([papers, tmp_path / "a", tmp_path / "b"], tmp_path / "graph")
    assert summary.refusals == (("scans/scan.txt", "empty file"),) * 2


def test_the_graph_is_exactly_that_of_the_paths(papers: Path, tmp_path: Path) -> None:
    build([papers], tmp_path / "graph")
    summary = build([papers / "report.txt"], tmp_path / "graph")
    assert [line.path for line in summary.documents] == ["papers/report.txt"]
    assert len(_linked(tmp_path / "graph").documents) == 1


def test_a_graph_within_the_folder_is_no_source(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its own, however the folder is spelt, nor one that another build left there."""
    (papers / "in").mkdir()
    monkeypatch.chdir(papers / "in")
    first = build([Path("..")], Path("graph"))
    build([Path("..")], Path("other"))
    for spelt in (Path(".."), papers, papers / "in" / ".."):
        again = build([spelt], Path("graph"))
        assert (again.generation, again.refusals) == (first.generation, ())


def test_equal_files_are_one_document_with_its_renderings(papers: Path, tmp_path: Path) -> None:
    write(papers, {"copy-of-letter.txt": LETTER})
    build([papers], tmp_path / "graph")
    linked = _linked(tmp_path / "graph")
    (letter,) = (d for d in linked.documents if d.id == "norburn/2021-07-focused-visit-letter")
    names = {letter.extraction.source.path, *(path for path, _ in letter.renderings)}
    assert len(linked.documents) == 4
    assert names == {"papers/letter.txt", "papers/copy-of-letter.txt"}


def test_a_digest_beside_its_original_is_a_rendering_of_it(papers: Path, tmp_path: Path) -> None:
    retold = digest_of(
        "jtai", "2022-01-10", "2022-01-14", "## Main findings\n\nTalks are late.", published="2022-02-14"
    )
    write(papers, {"retold.md": retold})
    build([papers], tmp_path / "graph")
    (letter,) = (d for d in _linked(tmp_path / "graph").documents if "jtai" in d.id)
    assert (letter.id, letter.extraction.source.path) == ("norburn/2022-02-jtai-letter", "papers/joint.txt")
    assert [path for path, _ in letter.renderings] == ["papers/retold.md"]


def test_authorities_are_linked_apart(papers: Path, tmp_path: Path) -> None:
    other = visit(
        "2021-07-14", "2021-06-08", "2021-06-09", ["The quality of return home interviews."], place="Southmere"
    )
    write(papers, {"southmere.txt": other})
    build([papers], tmp_path / "graph")
    with GraphFolder(tmp_path / "graph").open() as graph:
        norburn, southmere = decode_graph(graph)
    assert (norburn.authority, southmere.authority) == ("Norburn", "Southmere")
    for linked, place in ((norburn, "norburn/"), (southmere, "southmere/")):
        assert all(end.startswith(place) for link in linked.links for end in (link.source, link.target))
        assert all(member.startswith(place) for issue in linked.issues for member in issue.members)


def test_progress_tells_what_is_done(papers: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([papers], tmp_path / "graph", progress=lambda *step: told.append(step))
    assert told == [*(("reading", n, 4) for n in (1, 2, 3, 4)), ("linking", 0, 1), ("linking", 1, 1), ("storing", 0, 1)]


def test_several_processes_make_the_same_graph(papers: Path, tmp_path: Path) -> None:
    here = build([papers], tmp_path / "here", jobs=HERE)
    for jobs in (1, 2, None):
        made = build([papers], tmp_path / f"by-{jobs}", jobs=jobs)
        assert replace(made, folder=here.folder) == here


def test_full_text_finds_what_was_read(papers: Path, tmp_path: Path) -> None:
    build([papers], tmp_path / "graph")
    with GraphFolder(tmp_path / "graph").open() as graph:
        found = {hit.statement for hit in graph.search("interview happening in time")}
        (base,) = (tmp_path / "graph" / "generations").glob("*/search.sqlite")
        with sqlite3.connect(f"{base.as_uri()}?mode=ro", uri=True) as index:
            (rows,) = index.execute("SELECT count(*) FROM hit").fetchone()
    assert found == {"norburn/2022-02-jtai-letter/b1.1"}
    assert rows > 4


# what there is, words of the error, why
NOTHING = [
    ({}, "no files", "an empty folder"),
    ({".hidden": "x"}, "no files", "hidden files alone"),
    ({"a.txt": ""}, "empty file", "one empty file"),
    ({"a.txt": "Rain again.", "b.pdf": "<html>"}, "not a PDF", "nothing readable at all"),
]


@pytest.mark.parametrize(("inside", "words", "why"), NOTHING)
def test_where_nothing_can_be_read_the_old_graph_stays(
    papers: Path, tmp_path: Path, inside: dict[str, str], words: str, why: str
) -> None:
    before = build([papers], tmp_path / "graph")
    with pytest.raises(InputError, match=words):
        build([write(tmp_path / "nothing", inside)], tmp_path / "graph")
    with GraphFolder(tmp_path / "graph").open() as graph:
        assert graph.name == before.generation, why


def test_a_folder_that_cannot_be_written_is_named(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot be written in .*taken"):
        build([papers], tmp_path / "taken" / "graph")


def test_a_restated_recommendation_is_tied_to_its_report(papers: Path, tmp_path: Path) -> None:
    build([papers], tmp_path / "graph")
    restates = [link for link in _linked(tmp_path / "graph").links if link.relation is Relation.RESTATES]
    assert [(x.source, x.target) for x in restates] == [
        ("norburn/2020-12-action-plan/r1", "norburn/2019-11-ilacs-standard-report/r1")
    ]


def test_the_stages_are_called_for_new_files_alone(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the summary counts as read is what was segmented."""
    seen: list[str] = []

    def counting(document: object) -> object:
        seen.append(document.source.path)  # type: ignore[attr-defined]
        return segment(document)  # type: ignore[arg-type]

    monkeypatch.setattr("tracegraph.pipeline.reading.segment", counting)
    build([papers / "report.txt", papers / "plan.txt"], tmp_path / "graph", jobs=HERE)
    assert sorted(seen) == ["papers/plan.txt", "papers/report.txt"]
    seen.clear()
    assert build([papers], tmp_path / "graph", jobs=HERE).read == 2
    assert sorted(seen) == ["papers/joint.txt", "papers/letter.txt"]
