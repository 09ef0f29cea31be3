"""The questions that a record leaves open: each rule where it asks, and where it must not."""

import re
import tomllib
from dataclasses import replace

import pytest

from tests.maps.record import FOCUSED, JOINT, LATEST, SINGLE, STANDARD
from tests.maps.stories import Teller, carers, fostering, histories, interviews, oversight, recording, stories
from tests.norburn.names import ISSUE_RHI, PLAN_2020
from tracegraph import resources
from tracegraph.graph.view import Graph
from tracegraph.story import issue
from tracegraph.story import stories as told_stories
from tracegraph.story.asking import questions
from tracegraph.story.values import IssueStory, Moment


def asked(story: IssueStory) -> dict[str, str]:
    return {q.code: q.words for q in questions(story)}


def teller() -> Teller:
    return Teller("Supervision", "management-oversight")


def planned(*rows: tuple[str, str, str, str], state: str = "repeated") -> IssueStory:
    return teller().asked(STANDARD, "raised", "Supervise.").planned(*rows).asked(FOCUSED, state, "Supervise.").told()


DONE = ("Do it.", "Head of Quality", "December 2020", "completed")
LATE = ("Do it.", "Head of Quality", "December 2020", "in progress")
UNDATED = ("Do it.", "Head of Quality", "", "in progress")

# story, the codes of all its questions in their order, why
ASKED = [
    (interviews(), ["completed_and_back", "improved", "not_done", "two_dates", "contradiction", "no_date", "gap"],
     "a plan with every kind of loose end"),
    (oversight(), ["came_back", "asked_again", "unanswered", "gap"], "resolved, then back, and no plan answers that"),
    (fostering(), ["unanswered", "silent", "gap"], "raised once; silence since; one report is not at hand"),
    (recording(), ["resolved", "gap"], "resolved now: what keeps it so"),
    (carers(), ["asked_again", "unanswered", "gap"], "asked for by three inspections"),
    (histories(), ["unanswered"], "raised by the latest inspection alone"),
    (planned(DONE), ["completed_and_back", "asked_again", "unanswered"],
     "the plan answered an earlier inspection, not this one"),
    (planned(DONE, state="improved"), ["improved"], "completed and better since: nothing came back"),
    (planned(LATE), ["asked_again", "unanswered", "not_done"], "not called completed, and due before the next visit"),
    (planned(UNDATED), ["asked_again", "unanswered", "no_date"], "in progress without an end"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "codes", "why"), ASKED)
def test_what_the_record_leaves_open_is_asked(story: IssueStory, codes: list[str], why: str) -> None:
    assert [q.code for q in questions(story)] == codes, why


def test_an_issue_of_which_no_inspection_has_spoken_leaves_nothing_to_ask() -> None:
    told = carers()
    silent = tuple(Moment(m.inspection, "", ()) for m in told.moments)
    assert questions(replace(told, moments=silent)) == ()


# story, code, the words, why
WORDS = [
    (oversight(), "came_back",
     "It was called resolved in June 2021, and was raised again in November 2025. What did not last, and why?",
     "both dates stand in it"),
    (fostering(), "silent",
     ("No inspection has spoken of it since the standard inspection of November 2019, which does not mean that it is "
      "fixed. What shows how it stands today?"), "silence is never shown as fixed"),
    (fostering(), "gap", "The report of the short inspection of March 2023 is not at hand. What did it say about this?",
     "what was not read is asked for"),
    (carers(), "asked_again",
     ("The standard inspection of November 2025 raised it, as others had before: 3 inspections in all. What will be "
      "different this time?"), "a sentence begins with a capital"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "code", "words", "why"), WORDS)
def test_a_question_says_what_the_record_says(story: IssueStory, code: str, words: str, why: str) -> None:
    assert asked(story)[code] == words, why


def test_a_gap_before_the_issue_was_raised_is_not_asked_about() -> None:
    told = teller().silent(SINGLE).asked(LATEST, "raised", "Supervise.").told()
    before = replace(told.moments[0], inspection=replace(SINGLE, at_hand=False))
    assert "gap" not in {q.code for q in questions(replace(told, moments=(before, *told.moments[1:])))}


def test_what_is_due_within_the_month_of_the_inspection_is_not_late() -> None:
    within = teller().asked(STANDARD, "raised", "Supervise.").planned(LATE)
    told = within.asked(replace(JOINT, end="2020-12-11"), "repeated", "Supervise.").told()
    assert "not_done" not in asked(told)


def test_every_question_rests_on_something_that_the_story_shows() -> None:
    for story in stories():
        entries = [e for m in story.moments for e in m.entries]
        shown = {m.inspection.id for m in story.moments} | {e.id for e in entries}
        shown |= {a.id for e in entries for a in e.actions}
        assert all(q.about and set(q.about) <= shown for q in questions(story)), story.summary.name


def test_questions_of_a_stored_graph_name_the_actions_they_ask_about(norburn_graph: Graph) -> None:
    found = {q.code: q for q in questions(issue(norburn_graph, ISSUE_RHI))}
    assert found["moved"].about == (f"{PLAN_2020}/a1-2",)
    assert found["moved"].words.startswith("The date of 1 action was moved (first June 2020, at last January 2021).")
    assert "two_dates" not in found, "the plan says which date replaces which"


def test_every_wording_is_asked_somewhere_and_has_all_its_blanks_filled(norburn_graph: Graph) -> None:
    known = set(tomllib.loads(resources.text("story/questions.toml")))
    nobody = planned(("Do it.", "", "December 2020", "completed"))
    bare = replace(nobody.moments[0].entries[0].actions[0], owners=())
    first = replace(nobody.moments[0], entries=(replace(nobody.moments[0].entries[0], actions=(bare,)),))
    everything = (*(row[0] for row in ASKED), replace(nobody, moments=(first, *nobody.moments[1:])))
    found = [q for story in (*everything, *told_stories(norburn_graph)) for q in questions(story)]
    assert {q.code for q in found} == known, "a wording that no rule asks is dead"
    assert not [q.words for q in found if re.search(r"[{}]|  ", q.words)]


def test_braces_in_a_document_stay_text() -> None:
    row = planned(DONE)
    action = replace(row.moments[0].entries[0].actions[0], conflicts=("{latest} {0.__class__}",))
    entry = replace(row.moments[0].entries[0], actions=(action,))
    told = replace(row, moments=(replace(row.moments[0], entries=(entry,)), *row.moments[1:]))
    assert "{latest} {0.__class__}" in asked(told)["contradiction"]
