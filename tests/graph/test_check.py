"""A check finds what no longer holds, and says so in plain words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from tests.factories import norburn, norburn_folder, publish, put
from tests.norburn.names import LETTER_2021, PLAN_2020, REPORT_2019
from tracegraph import vocab
from tracegraph.graph import BuildRecord, Graph, GraphFolder
from tracegraph.graph.check import Kind, Problem, Report, check
from tracegraph.graph.encode import encode_document, encode_links
from tracegraph.graph.forms import number
from tracegraph.graph.names import node
from tracegraph.graph.share import share
from tracegraph.graph.texts import text_key
from tracegraph.model.link import Linked

Change = Callable[[Quad], Quad | None]


def changed(path: Path, change: Change) -> Graph:
    """Norburn with every quad passed through `change`, which drops those it makes None."""
    linked = norburn()
    quads = [*(quad for d in linked.documents for quad in encode_document(d)), *encode_links(linked)]
    texts = {text_key(d.extraction.source): d.extraction.text for d in linked.documents}
    folder = GraphFolder(path)
    put(folder, [share("norburn", [kept for quad in quads if (kept := change(quad))], texts)], BuildRecord())
    return folder.open()


def at(id_: str, property_: str, value: Literal | NamedNode | None) -> Change:
    """Another value for one property of one thing, or none."""

    def change(quad: Quad) -> Quad | None:
        if (quad.subject, quad.predicate.value) != (node(id_), property_):
            return quad
        return None if value is None else Quad(quad.subject, quad.predicate, value, quad.graph_name)

    return change


def test_what_was_just_built_is_sound(tmp_path: Path) -> None:
    report = check(norburn_folder(tmp_path).open())
    assert report == Report((), documents=5, quotes=report.quotes)
    assert report.quotes > 45
    assert report.sound


@pytest.mark.parametrize(
    ("step", "property_", "value", "said"),
    [
        ("p14.1/quote/words", vocab.OA_EXACT, Literal("All is well."), "cannot be proved"),
        ("p14.1/quote/1", vocab.OA_START, number(0), "cannot be proved"),
        ("p14.1/quote/1", vocab.OA_START, number(9999), "cannot be proved"),
        ("p14.1/quote/1", vocab.OA_START, None, "cannot be proved"),
        ("p14.1/quote/1", vocab.OA_END, Literal("many"), "cannot be proved"),
        ("p14.1", vocab.TEXT, Literal("All is well."), "not the words quoted"),
    ],
)
def test_a_quote_that_does_not_hold_is_found(
    tmp_path: Path, step: str, property_: str, value: Literal | None, said: str
) -> None:
    report = check(changed(tmp_path, at(f"{REPORT_2019}/{step}", property_, value)), judge=None)
    (problem,) = report.problems
    assert (problem.kind, problem.subject) == (Kind.QUOTE, f"{REPORT_2019}/p14.1")
    assert said in problem.message
    assert not report.sound


@pytest.mark.parametrize(
    ("id_", "property_", "value", "message"),
    [
        (
            f"{REPORT_2019}/r1",
            vocab.RESTATED,
            None,
            "A recommendation must say whether it only restates another document's.",
        ),
        ("norburn/link/8", vocab.SCORE, number(7), "A link needs one score, from 0 to 1."),
        (PLAN_2020, vocab.PATH, Literal("/home/somebody/plan.tsv"), "A document needs the name of its file, without"),
        (LETTER_2021, vocab.DCTERMS_TITLE, None, "A document needs one title."),
    ],
)
def test_a_shape_that_does_not_hold_is_said_in_plain_words(
    tmp_path: Path, id_: str, property_: str, value: Literal | None, message: str
) -> None:
    found = check(changed(tmp_path, at(id_, property_, value))).problems
    assert [problem.kind for problem in found] == [Kind.SHAPE]
    assert found[0].subject == id_
    assert found[0].message.startswith(message)


def test_a_text_that_changed_or_went_is_found(tmp_path: Path) -> None:
    with norburn_folder(tmp_path).open() as graph:
        place = graph.texts / f"{graph.text_key(LETTER_2021)}.txt"
        place.write_text(place.read_text(encoding="utf-8").replace("too late", "too soon"), encoding="utf-8")
        kinds = {(problem.kind, problem.subject) for problem in check(graph, judge=None).problems}
        assert kinds == {(Kind.TEXT, LETTER_2021), (Kind.QUOTE, f"{LETTER_2021}/b1.1")}
        place.unlink()
        gone = check(graph, judge=None).problems
        assert Problem(Kind.TEXT, LETTER_2021, "The text it was quoted from is missing from the graph folder.") in gone
        assert sum(problem.kind is Kind.QUOTE for problem in gone) == 7


def test_a_text_that_changed_where_nothing_is_quoted_is_found_too(tmp_path: Path) -> None:
    with norburn_folder(tmp_path).open() as graph:
        place = graph.texts / f"{graph.text_key(LETTER_2021)}.txt"
        place.write_text(place.read_text(encoding="utf-8") + "P.S.", encoding="utf-8")
        assert [problem.kind for problem in check(graph, judge=None).problems] == [Kind.TEXT]


def test_originals_are_hashed_again_where_they_are(tmp_path: Path) -> None:
    linked = norburn()
    files = tmp_path / "files" / "norburn"
    files.mkdir(parents=True)
    for document in linked.documents[:2]:
        # Norburn's files are as if made of their texts.
        name = document.extraction.source.path.split("/")[1]
        (files / name).write_bytes(document.extraction.text.encode())
    graph = publish(linked, tmp_path / "graph").open()
    first, second = (document.extraction.source.path for document in linked.documents[:2])

    report = check(graph, [tmp_path / "files"], judge=None)
    assert (report.sound, report.sources, len(report.absent)) == (True, (first, second), 3)

    elsewhere = tmp_path / "moved" / "called otherwise.txt"
    elsewhere.parent.mkdir()
    (files / first.split("/")[1]).rename(elsewhere)
    moved = check(graph, [tmp_path], judge=None)
    assert moved.sources == (first, second), "by its bytes, whatever it is called; the graph's texts are none"
    elsewhere.rename(files / first.split("/")[1])

    (files / second.split("/")[1]).write_text("another plan", encoding="utf-8")
    (problem,) = check(graph, [tmp_path / "files"], judge=None).problems
    assert (problem.kind, problem.subject) == (Kind.SOURCE, PLAN_2020)
    assert second in problem.message

    alone = check(graph, [files / first.split("/")[1]], judge=None)
    assert alone.sources == (first,), "a single file is a place to look, too"


def test_one_authority_is_not_judged_by_another(tmp_path: Path) -> None:
    """Shapes are run for each authority: what breaks in one is found once."""
    other = Linked(
        "Southburn", tuple(replace(d, id=d.id.replace("norburn", "southburn")) for d in norburn().documents[:1])
    )
    folder = GraphFolder(tmp_path)
    linked = [norburn(), other]
    quads = [quad for one in linked for d in one.documents for quad in encode_document(d)]
    quads += [quad for one in linked for quad in encode_links(one)]
    texts = {text_key(d.extraction.source): d.extraction.text for d in norburn().documents}
    put(folder, [share("norburn", quads, texts)], BuildRecord())
    # Southburn's inspection is nowhere: its document reports something that is none of this check's business.
    assert check(folder.open()).sound
