"""A document's text with its statements marked: nothing of the text is lost, every mark is what it says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maps.parsed import Tag, parsed
from tests.maps.record import DOCUMENTS
from tests.maps.stories import overview
from tests.maps.texts import calm
from tracegraph import story
from tracegraph.graph.view import Graph
from tracegraph.maps.page.html import page
from tracegraph.maps.picture import picture
from tracegraph.maps.texts.papers import PRINTED, paper_view, printed
from tracegraph.maps.texts.shelf import Shelf, short_names
from tracegraph.model.quote import Segment, clean
from tracegraph.story.statements import KINDS
from tracegraph.story.values import DocumentView, Paper, Placed
from tracegraph.vocab import Polarity

REPORT, PLAN = DOCUMENTS[1], DOCUMENTS[2]  # twelve pages, and none


def placed(name: str, *segments: tuple[int, int], kind: str = "finding", detail: str = "shortfall") -> Placed:
    return Placed(f"norburn/x/{name}", kind, detail, "", None, "", segments)


def view_of(text: str, *statements: Placed, document: DocumentView = PLAN) -> list[list[tuple[str, list[str]]]]:
    """The leaves of a text, each as its runs: the words and the statements' keys."""
    leaves = paper_view(Paper(document, text, statements), "Plan").leaves
    return [
        [(run.words, [name.rpartition("/")[2] for name, _ in run.statements]) for run in leaf.runs] for leaf in leaves
    ]


# text, statements, the runs of its one leaf, why
RUNS = [
    ("one two", [], [("one two", [])], "nothing taken, nothing marked"),
    ("one two", [placed("a", (0, 3))], [("one", ["a"]), (" two", [])], "the rest stays"),
    (
        "one two",
        [placed("a", (0, 3)), placed("b", (0, 3))],
        [("one", ["a", "b"]), (" two", [])],
        "the same words twice",
    ),
    (
        "one two three",
        [placed("a", (0, 13)), placed("b", (4, 7), kind="recommendation", detail="")],
        [("one ", ["a"]), ("two", ["b", "a"]), (" three", ["a"])],
        "one within the other: what was asked comes first",
    ),
    ("one - two", [placed("a", (0, 3), (6, 9))], [("one", ["a"]), (" - ", []), ("two", ["a"])], "in two pieces"),
    ("\n one \n", [placed("a", (2, 5))], [("one", ["a"])], "no empty lines at its ends"),
]


@pytest.mark.parametrize(("text", "statements", "runs", "reason"), RUNS)
def test_a_text_is_cut_where_statements_begin_and_end(
    text: str, statements: list[Placed], runs: list[tuple[str, list[str]]], reason: str
) -> None:
    assert view_of(text, *statements) == [runs], reason


def test_a_statement_that_a_page_turn_cuts_stands_on_both_pages_with_one_anchor() -> None:
    text = "page one: half\n\f\na sentence here"
    paper = Paper(REPORT, text, (placed("a", (10, 14), (17, 27)),))
    first, second = paper_view(paper, "Report").leaves
    assert [leaf.page for leaf in (first, second)] == [1, 2]
    assert [(run.words, len(run.anchors)) for run in first.runs] == [("page one: ", 0), ("half", 1)]
    assert [(run.words, len(run.anchors)) for run in second.runs] == [("a sentence", 0), (" here", 0)]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8)


@given(st.text(alphabet="ab \n", min_size=60, max_size=60), spans)
def test_whatever_is_taken_the_text_stays_whole_and_every_mark_says_its_words(
    text: str, taken: list[tuple[int, int]]
) -> None:
    statements = tuple(placed(f"s{n}", (start, start + length)) for n, (start, length) in enumerate(taken))
    (leaf,) = paper_view(Paper(PLAN, text, statements), "Plan").leaves
    assert "".join(run.words for run in leaf.runs) == text.strip()
    for each in statements:
        ((start, end),) = each.segments
        mine = "".join(run.words for run in leaf.runs if each.id in [name for name, _ in run.statements])
        assert mine.strip() == text[start:end].strip()


def test_every_kind_of_statement_has_a_look_and_every_look_a_rule(root_css: str) -> None:
    for _, kind in KINDS:
        assert printed(placed("a", (0, 1), kind=kind, detail="")).code in (kind, "finding")
    for polarity in Polarity:
        caption = printed(placed("a", (0, 1), detail=polarity.value)).caption
        assert caption == ("finding" if polarity == Polarity.NEUTRAL else f"finding: {polarity.value}")
    letters = [re.search(rf"\.l-{sign.slug} {{[^}}]*--letter: \"(.)\"", root_css) for sign in PRINTED]
    assert all(letters), "told apart by a letter, never by colour alone"
    assert len({found[1] for found in letters if found}) == len(PRINTED) - 1, "only the plain ones share theirs"


@pytest.fixture(scope="module")
def root_css(pytestconfig: pytest.Config) -> str:
    return (pytestconfig.rootpath / "tracegraph/maps/static/texts.css").read_text(encoding="utf-8")


def test_the_papers_of_a_graph_are_its_texts_and_all_its_statements(graph: Graph) -> None:
    papers = list(story.papers(graph, story.documents(graph)))
    assert [each.view.id for each in papers] == list(graph.documents())
    for each in papers:
        assert each.text == graph.text(each.view.id)
        assert len(each.statements) == sum(number for _, number in each.view.counts)
        for statement in each.statements:
            assert clean(each.text, [Segment(*span) for span in statement.segments]) in statement.words


def test_a_statement_knows_its_links_both_ways(graph: Graph) -> None:
    papers = list(story.papers(graph, story.documents(graph)))
    ties = {each.id: each.ties for paper in papers for each in paper.statements}
    told = {
        (each.id, why.other) for s in story.stories(graph) for m in s.moments for each in m.entries for why in each.whys
    }
    for one, other in told:
        assert other in [tie.other for tie in ties[one]]
        if other in ties:
            assert any(not tie.forth for tie in ties[other])


def quotes_of(tag: Tag) -> list[Tag]:
    return list(tag.all("section", id="histories")[0].of("cite"))


def test_every_quote_leads_to_its_place_in_the_text() -> None:
    read, told, papers = calm()
    tag = parsed(page(picture(read, told, papers)))
    places = {each.attributes["id"]: each for each in tag.all("section", id="texts")[0].all(id="")}
    cites = quotes_of(tag)
    assert cites
    for cite, quote in zip(cites, [each for each in tag.beneath() if each.name == "blockquote"], strict=True):
        (link,) = cite.all("a")
        assert places[link.attributes["href"][1:]].text == quote.text


def test_a_quote_whose_document_is_not_at_hand_leads_nowhere() -> None:
    read, told, _ = calm()
    tag = parsed(page(picture(read, told)))
    assert all(not cite.all("a") for cite in quotes_of(tag))


def test_a_quote_that_is_no_statement_leads_to_its_page_or_to_what_it_stands_behind() -> None:
    read, told, papers = calm()
    names = short_names(read.documents, read.inspections)
    shelf = Shelf.of(papers, names)
    entry = told[0].moments[0].entries[0]
    paged = entry.citation
    moved = type(paged)(**{f: getattr(paged, f) for f in paged.__dataclass_fields__} | {"segments": ((1, 5),)})
    assert shelf.href(moved) == f"#text/{paged.document}/page-{paged.pages[0]}"
    plan = entry.actions[1].citation
    start = plan.segments[0][0]
    within = type(plan)(
        **{f: getattr(plan, f) for f in plan.__dataclass_fields__} | {"segments": ((start + 3, start + 5),)}
    )
    assert shelf.href(within) == f"#text/{entry.actions[1].id}"


def test_a_document_is_named_by_its_kind_and_its_date_or_that_of_its_inspection() -> None:
    names = short_names(DOCUMENTS, overview().inspections)
    assert names[PLAN.id] == "Action plan of September 2020"
    assert names[REPORT.id] == "Report of November 2019"
