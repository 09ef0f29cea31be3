"""What plans promised, and what the next inspection said of the issue."""

import pytest

from tests.maps.stories import fostering, interviews, oversight
from tests.norburn.names import ILACS_2019, ISSUE_OVERSIGHT, ISSUE_RHI, PLAN_2020, REPORT_2019, VISIT_2021
from tracegraph.graph.view import Graph
from tracegraph.story import issue, stories
from tracegraph.story.promises import next_word, promises
from tracegraph.story.values import IssueStory


def test_a_promise_names_what_it_answers_and_the_inspection_that_asked(norburn_graph: Graph) -> None:
    first, second = promises(issue(norburn_graph, ISSUE_RHI))
    assert (first.action.id, second.action.id) == (f"{PLAN_2020}/a1-1", f"{PLAN_2020}/a1-2")
    assert first.asked.restates == f"{REPORT_2019}/r1", "the plan's own wording of what was asked"
    assert {first.inspection.id, second.inspection.id} == {ILACS_2019}


# number of the promise, first date, last date, whether there are several, why
DATES = [
    (0, "2020-03", "2020-03", False, "one date"),
    (1, "2020-06", "2021-01", True, "revised: the original beside the revised one"),
]


@pytest.mark.parametrize(("place", "first", "last", "several", "why"), DATES)
def test_the_first_date_stands_beside_the_last(
    norburn_graph: Graph, place: int, first: str, last: str, several: bool, why: str
) -> None:
    promise = promises(issue(norburn_graph, ISSUE_RHI))[place]
    assert (promise.first, promise.last, promise.first != promise.last) == (first, last, several), why


def test_a_date_that_the_plan_revised_is_told_from_two_dates(norburn_graph: Graph) -> None:
    said = promises(issue(norburn_graph, ISSUE_RHI))[1]
    assert (said.moved, said.several) == (True, False)
    unsaid = next(p for p in promises(interviews()) if p.first != p.last)
    assert (unsaid.moved, unsaid.several) == (False, True), "it may be a step on the way"


def test_an_action_without_a_date_has_none_and_not_several(norburn_graph: Graph) -> None:
    ongoing = promises(issue(norburn_graph, ISSUE_OVERSIGHT))[1]
    assert (ongoing.first, ongoing.last, ongoing.moved, ongoing.several) == ("", "", False, False)


def test_the_next_inspection_that_speaks_is_named_and_silence_is_no_word(norburn_graph: Graph) -> None:
    then = promises(issue(norburn_graph, ISSUE_RHI))[0].then
    assert then is not None
    assert (then.inspection.id, then.state) == (VISIT_2021, "repeated")
    assert next_word(fostering().moments[1:]) is None, "not mentioned and out of scope say nothing"


def test_every_action_that_a_summary_counts_is_a_promise_once(norburn_graph: Graph) -> None:
    for story in stories(norburn_graph):
        held = [p.action.id for p in promises(story)]
        assert len(held) == len(set(held)) == story.summary.actions, story.summary.id


@pytest.mark.parametrize("told", [interviews(), oversight(), fostering()])
def test_promises_come_in_the_order_of_the_story(told: IssueStory) -> None:
    shown = [a.id for m in told.moments for e in m.entries for a in e.actions]
    assert [p.action.id for p in promises(told)] == shown
