"""Every number of the overview leads to a list, and the list holds that many."""

from dataclasses import replace

from tests.maps.parsed import Tag
from tests.maps.stories import oversight
from tracegraph import story
from tracegraph.graph.view import Graph
from tracegraph.maps.lanes.asks import asks, slips
from tracegraph.story.asking import questions


def rows(tag: Tag, anchor: str) -> int:
    """How many things the list with this anchor holds."""
    if anchor.startswith("show/"):
        fact = {"show/again": "data-again", "show/open": "data-open"}[anchor]
        return sum(lane.attributes[fact] == "yes" for lane in tag.of("lane"))
    if anchor == "lanes":
        return len(tag.of("lane"))
    if anchor == "texts":
        raise AssertionError("counted by its marks")
    (overview,) = tag.all("section", id="overview")
    at = next(place for place, each in enumerate(overview.inside) if each.attributes.get("id") == anchor)
    head, *after = overview.inside[at:]
    ends = next((place for place, each in enumerate(after) if each.name == "h3"), len(after))
    held = [each for box in ([head] if head.name == "details" else after[:ends]) for each in (box, *box.beneath())]
    return sum(each.name == "li" for each in held) or sum(each.name == "tr" for each in held if each.all("td"))


def test_every_number_leads_to_a_list_of_as_many(tag: Tag) -> None:
    numbers = [number for group in tag.of("numbers") for number in group.inside]
    assert len(numbers) > 10
    for number in numbers:
        (link,) = number.all("a")
        anchor, count, says = link.attributes["href"][1:], int(link.text.replace(",", "")), number.all("dt")[0].text
        if anchor == "texts":
            assert count, says
        elif anchor == "recommendations":
            assert count == rows(tag, "unanswered") + sum(len(d.all("li")) for d in tag.of("of-answered")), says
        elif anchor == "inspections":
            assert count <= len(tag.of("inspection")), says
        else:
            assert count == rows(tag, anchor), says


def test_recommendations_without_an_action_are_those_of_the_story(graph: Graph, tag: Tag) -> None:
    without = story.overview(graph).unanswered
    (listed,) = tag.all("details", id="unanswered")
    assert [link.attributes["href"] for link in listed.all("a")] == [f"#text/{each}" for each in without]


def test_what_came_back_after_a_completed_action_is_listed() -> None:
    told = oversight()
    assert [one.then for one in slips(told)] == ["resolved, June 2021"], (
        "it was resolved first, so nothing came back at once"
    )
    moments = tuple(m for m in told.moments if m.state != "resolved")
    back = slips(replace(told, moments=moments))
    assert [(one.status, one.then) for one in back] == [("completed", "recurred, November 2025")]


def test_dates_that_moved_stand_side_by_side(graph: Graph) -> None:
    listed = [one for each in story.stories(graph) for one in slips(each)]
    assert all(one.last == "the same" or one.last != one.first or one.first == "none" for one in listed)
    assert any(one.last not in ("the same", "none") for one in listed), "Norburn revised a date"


def test_the_questions_are_those_of_the_story_and_lead_to_what_they_rest_on(graph: Graph, tag: Tag) -> None:
    ids = {each.attributes["id"] for each in tag.all(id="")}
    for each in story.stories(graph):
        assert [ask.words for ask in asks(each)] == [question.words for question in questions(each)]
        assert all(ask.href[1:] in ids for ask in asks(each))
