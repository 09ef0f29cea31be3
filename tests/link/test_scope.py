"""What a visit or a joint inspection says it looks at: its silence about that is told apart from all other silence."""

import pytest

from tests.link.record import REPORT, issue_of, linked, states
from tests.norburn.files import joint, report, visit
from tracegraph.link.scope import covers, looks_at, scopes
from tracegraph.vocab import InspectionKind

JOINT_IN = "inspection (JTAI) in Norburn."
# how a letter opens, the themes that it says were looked at, why
OPENINGS = [
    (f"{JOINT_IN}", set(), "it does not say: nothing is taken to be in view"),
    (
        "inspection (JTAI) of the multi-agency response to children who live with domestic abuse in Norburn.",
        {"domestic-abuse"},
        "what follows the frame of all such letters",
    ),
    (
        (
            "inspection of the multi-agency response to abuse and neglect in Norburn.\n\nIt included a ‘deep dive’ "
            "focus on the response to child exploitation, which partners know to be of concern to schools."
        ),
        {"exploitation"},
        "the theme in depth; abuse and neglect frame every such letter, and a clause tells of something else",
    ),
    (
        "inspection (JTAI) of the multi-agency response to identification of initial need and risk in Norburn.",
        {"front-door"},
        "a name that only such letters use",
    ),
    (
        "inspection.\n\nHeadline findings\n\nInspectors looked at private fostering.",
        set(),
        "findings are no scope",
    ),
]


@pytest.mark.parametrize(("opening", "themes", "why"), OPENINGS, ids=[why for *_, why in OPENINGS])
def test_what_a_joint_inspection_looks_at(opening: str, themes: set[str], why: str) -> None:
    letter = joint("2022-02-14", "2022-01-10", "2022-01-14").replace(JOINT_IN, opening)
    (found,) = scopes(linked(letter).documents).values()
    assert found == themes, why


def test_what_visits_look_at_and_that_the_children_count_where_nothing_else_is_named() -> None:
    focused = visit("2021-07-14", "2021-06-08", "2021-06-09").replace(
        "Main findings", "Inspectors looked at the arrangements for care leavers.\n\nMain findings"
    )
    areas = ["Permanence planning for children in care, so that there is no drift and delay."]
    monitoring = visit("2024-05-14", "2024-04-08", "2024-04-09", reviewed=areas, since="It was the first such visit.")
    found = scopes(linked(focused, monitoring).documents)
    assert found == {
        "norburn/2021-06-focused-visit": {"care-leavers"},
        "norburn/2024-04-monitoring-visit": {"permanence"},
    }


# an issue's themes, what was looked at, whether that covers it, why
COVERED = [
    (("domestic-abuse", "training"), {"domestic-abuse"}, True, "the leading theme"),
    (("training", "domestic-abuse"), {"domestic-abuse"}, False, "it is named, and not what the issue is about"),
    (("thresholds",), {"front-door"}, True, "a part of what was looked at"),
    (("front-door",), {"thresholds"}, False, "only a part of it was looked at"),
    (("pathway-plans", "care-leavers"), {"care-leavers"}, True, "for the children who were looked at"),
    ((), {"front-door"}, False, "an issue without a theme"),
]


@pytest.mark.parametrize(("about", "scope", "covered", "why"), COVERED, ids=[why for *_, why in COVERED])
def test_what_a_scope_covers(about: tuple[str, ...], scope: set[str], covered: bool, why: str) -> None:
    assert covers(scope, about) is covered, why
    assert looks_at(InspectionKind.JTAI, {InspectionKind.SIF}, [None], covered=covered) is covered


# what a joint inspection looks at, the state of an issue it is silent on, why
SILENT = [
    ("domestic abuse", "not mentioned", "it looked at that, and says nothing"),
    ("private fostering", "out of scope", "it looked at something else"),
]


@pytest.mark.parametrize(("theme", "state", "why"), SILENT, ids=[why for *_, why in SILENT])
def test_silence_about_what_was_looked_at_is_not_mentioned(theme: str, state: str, why: str) -> None:
    asked = report("2019-11-11", "2019-11-22", ["The response to domestic abuse."])
    silent = joint("2022-02-14", "2022-01-10", "2022-01-14").replace(
        JOINT_IN, f"inspection of the multi-agency response to {theme} in Norburn."
    )
    issue = issue_of(linked(asked, silent), f"{REPORT}/r1")
    assert states(issue) == {"2019-11": "raised", "2022-01": state}, why
