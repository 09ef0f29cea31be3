"""Actions that answer no recommendation: they stand in no issue, and in every view all the same."""

from dataclasses import replace

from tests.maps.parsed import Tag
from tests.maps.record import PLAN, STANDARD
from tests.maps.stories import newsletter, overview, stories
from tracegraph import story
from tracegraph.graph.view import Graph
from tracegraph.maps.lanes.values import Spare
from tracegraph.maps.picture import picture

NAME = "Actions answering no recommendation"


def test_every_view_shows_the_same_actions(graph: Graph, tag: Tag) -> None:
    whole = story.overview(graph)
    held = {each.id for each in whole.unasked}
    assert len(held) == {code: number for code, number, _ in whole.numbers}["unasked"] == 1
    lane, row, history = tag.of("unasked")
    assert "1 action: 1 without a status" in lane.of("plan")[0].text
    assert "1 action: 1 without a status" in row.text
    assert {each.attributes["id"] for each in history.of("action")} == held
    assert "Print a newsletter for carers" in history.text
    (number,) = [each for each in tag.of("numbers") for each in each.inside if "answer no recommendation" in each.text]
    assert number.all("a")[0].attributes["href"] == "#unasked"
    for each in (lane, row, history):
        assert NAME in each.text


def test_no_issue_holds_them(graph: Graph) -> None:
    promised = {a.id for s in story.stories(graph) for m in s.moments for e in m.entries for a in e.actions}
    assert promised.isdisjoint(each.id for each in story.overview(graph).unasked)


def spare(plan_answers: str = STANDARD.id) -> Spare:
    told = overview()
    documents = tuple(replace(d, inspection=plan_answers) if d.id == PLAN else d for d in told.documents)
    (found,) = picture(replace(told, documents=documents), stories()).boards[0].spare
    return found


def test_a_plans_actions_hang_from_the_inspection_it_answers_with_the_date_it_revised() -> None:
    found = spare()
    assert found.column is not None
    assert found.bar is not None
    assert found.column.anchor == STANDARD.id
    assert found.bar.start == found.column.place
    assert len(found.bar.ticks) == len(found.bar.revised) == 1, "March 2021, and June 2021 in its stead"
    assert found.bar.ticks[0] < found.bar.revised[0] == found.bar.end
    assert found.owned == ("Head of Communications",)


def test_a_plan_that_names_no_inspection_has_its_actions_in_words() -> None:
    found = spare("")
    assert (found.column, found.bar) == (None, None)
    assert [each.line.id for each in found.actions] == [newsletter().id]


def test_without_such_actions_there_is_no_row() -> None:
    assert picture(replace(overview(), unasked=()), stories()).boards[0].spare == ()
