"""What each inspection says of an issue: the whole path, told by small records of two or three papers."""

import pytest

from tests.link.record import REPORT, REPORT_2019, TALKS, WHOLE, issue_of, linked, links, states
from tests.norburn.files import joint, plan, report, visit
from tracegraph.link.scope import looks_at
from tracegraph.link.states import Ask, Passage
from tracegraph.link.states import states as path_of
from tracegraph.model.link import Inspection
from tracegraph.vocab import FollowUpStatus, InspectionKind, Relation

FIRST = report("2019-11-11", "2019-11-22", [TALKS])
GOOD_TALKS = "Return home interviews are prompt, thorough and effective after children go missing."
BETTER_TALKS = "Return home interviews after children go missing have improved, but take-up is still too low."
BAD_TALKS = "Return home interviews after children go missing are late and too few."
ELSE = "Adopters are well prepared and value their training."


def _report(end: str, asks: tuple[str, ...] = (), body: tuple[str, ...] = (ELSE,)) -> str:
    return report(f"{end[:8]}{int(end[8:]) - 11:02d}", end, asks, body)


# the later papers, the states after "raised", why
PATHS = [
    ([_report("2022-11-15", (TALKS,))], ["repeated"], "asked for again"),
    ([_report("2022-11-15", (), (BAD_TALKS,))], ["repeated"], "not asked for, and still weak"),
    ([_report("2022-11-15", (), (BETTER_TALKS,))], ["improved"], "better, with more to do"),
    ([_report("2022-11-15", (), (GOOD_TALKS,))], ["resolved"], "it works"),
    ([_report("2022-11-15")], ["not mentioned"], "a whole inspection says nothing of it: that is not fixed"),
    ([visit("2021-07-14", "2021-06-08", "2021-06-09", body=[ELSE])], ["out of scope"], "a visit looked elsewhere"),
    ([visit("2021-07-14", "2021-06-08", "2021-06-09", body=[BAD_TALKS])], ["repeated"], "a visit that speaks of it"),
    (
        [joint("2022-02-14", "2022-01-10", "2022-01-14", [f"The police need to take urgent action. {TALKS}"])],
        ["escalated"],
        "from an area for improvement to a priority action",
    ),
    (
        [_report("2022-11-15", (f"Take immediate action to improve the take-up of {TALKS[30:]}",))],
        ["escalated"],
        "urgent by its own words, if under the same heading",
    ),
    (
        [joint("2022-02-14", "2022-01-10", "2022-01-14", body=[ELSE])],
        ["out of scope"],
        "a joint inspection looks at one theme in depth, and it was another",
    ),
    (
        [_report("2022-11-15", (), (GOOD_TALKS,)), _report("2025-11-15", (TALKS,))],
        ["resolved", "recurred"],
        "asked for again after it worked",
    ),
    (
        [_report("2022-11-15", (), (GOOD_TALKS,)), _report("2025-11-15", (), (BAD_TALKS,))],
        ["resolved", "recurred"],
        "weak again after it worked",
    ),
    (
        [_report("2022-11-15"), _report("2025-11-15", (TALKS,))],
        ["not mentioned", "repeated"],
        "silence in between is no repair",
    ),
    (
        [_report("2022-11-15", (), (BETTER_TALKS,)), _report("2025-11-15", (TALKS,))],
        ["improved", "repeated"],
        "improved is not resolved",
    ),
]


@pytest.mark.parametrize(("later", "then", "why"), PATHS, ids=[why for *_, why in PATHS])
def test_the_path_of_an_issue(later: list[str], then: list[str], why: str) -> None:
    path = states(issue_of(linked(FIRST, *later), f"{REPORT}/r1"))
    assert list(path.values()) == ["raised", *then], why


def _passage(statement: str, status: FollowUpStatus, score: float, paragraph: str, *, leading: bool) -> Passage:
    return Passage(statement, status, score, leading, paragraph)


GOOD = _passage("r2/p5.1", FollowUpStatus.RESOLVED, 0.7, "r2/p5", leading=True)

# what the second inspection says besides that it works, the state, why
BESIDE = [
    ((), "resolved", "it works, and nothing else is said"),
    (
        (_passage("r2/p5.2", FollowUpStatus.STILL_WEAK, 0.8, "r2/p5", leading=False),),
        "improved",
        "the same paragraph goes on: not all of them are prompt",
    ),
    (
        (_passage("r2/p5.2", FollowUpStatus.IMPROVING, 0.8, "r2/p5", leading=False),),
        "resolved",
        "what follows is about something else that gets better",
    ),
    (
        (_passage("r2/p9.1", FollowUpStatus.STILL_WEAK, 0.8, "r2/p9", leading=False),),
        "resolved",
        "another paragraph, which does not name the theme",
    ),
    (
        (_passage("r2/p5.2", FollowUpStatus.STILL_WEAK, 0.3, "r2/p5", leading=False),),
        "resolved",
        "what hardly speaks of the issue does not decide",
    ),
]


@pytest.mark.parametrize(("beside", "state", "why"), BESIDE, ids=[why for *_, why in BESIDE])
def test_nothing_is_resolved_while_its_paragraph_leaves_some_of_it_weak(
    beside: tuple[Passage, ...], state: str, why: str
) -> None:
    inspections = [
        Inspection(name, "norburn", InspectionKind.ILACS_STANDARD, day, day, documents=(name,))
        for name, day in (("norburn/first", "2019-11-22"), ("norburn/second", "2022-11-11"))
    ]
    asked = {"norburn/first": [Ask("r1/r1", urgent=False, narrowed=False)]}
    path = path_of("norburn/issue/r1", inspections, asked, {"norburn/second": [GOOD, *beside]}, lambda _: True)
    assert [s.state.value for s in path] == ["raised", state], why


def test_a_completed_action_resolves_nothing() -> None:
    done = [("Employ two workers", "Head of Service", "Completed", "Completed. All children are seen.")]
    answered = plan("December 2020", "2019-11-11", "2019-11-22", [(TALKS, done, ["All are seen"])])
    found = linked(FIRST, answered, _report("2022-11-15"))
    assert list(states(issue_of(found, f"{REPORT}/r1")).values()) == ["raised", "not mentioned"]


def test_a_plan_does_not_raise_an_issue_a_second_time() -> None:
    answered = plan("December 2020", "2019-11-11", "2019-11-22", [(TALKS, [("Act", "Head", "May 2020", "")], ["All"])])
    assert states(issue_of(linked(FIRST, answered), f"{REPORT}/r1")) == {"2019-11": "raised"}
    assert states(issue_of(linked(answered), "norburn/2020-12-action-plan/r1")) == {"2019-11": "raised"}


def test_there_is_a_state_for_every_inspection_at_hand_from_the_first_that_raised_it() -> None:
    found = linked(*WHOLE)
    assert states(issue_of(found, f"{REPORT}/r1")) == {
        "2019-11": "raised",
        "2021-06": "repeated",
        "2022-01": "repeated",
        "2024-04": "out of scope",
    }
    of_2022 = issue_of(found, "norburn/2022-02-jtai-letter/r2")
    assert states(of_2022) == {"2022-01": "raised", "2024-04": "out of scope"}


def test_a_state_names_the_statements_that_say_it_and_silence_names_none() -> None:
    for issue in linked(*WHOLE).issues:
        for state in issue.states:
            silent = state.state.value in {"not mentioned", "out of scope"}
            assert bool(state.statements) is not silent, state.id
            assert set(state.statements) <= set(issue.members)


def test_states_are_dated_by_the_inspections_end() -> None:
    found = linked(REPORT_2019, _report("2022-11-15", (TALKS,)))
    issue = issue_of(found, f"{REPORT}/r1")
    assert [(s.inspection, s.date) for s in issue.states] == [
        ("norburn/2019-11-ilacs-standard", "2019-11-22"),
        ("norburn/2022-11-ilacs-standard", "2022-11-15"),
    ]


WIDE = "Supervision of social workers and management oversight of their decisions."
# a later ask, its state, why
PARTS = [
    ("Supervision of social workers.", "narrowed", "one of two things is asked for again, and nothing new"),
    (WIDE, "repeated", "all of it is"),
    ("Supervision of social workers, and the use of independent advocates.", "repeated", "something is new"),
    (
        "Supervision of social workers, including management oversight of decisions.",
        "repeated",
        "the rest is named, if as an example",
    ),
]


@pytest.mark.parametrize(("ask", "state", "why"), PARTS, ids=[why for *_, why in PARTS])
def test_an_ask_for_a_part_of_what_was_asked_narrows_the_issue(ask: str, state: str, why: str) -> None:
    found = linked(report("2019-11-11", "2019-11-22", [WIDE]), _report("2022-11-15", (ask,)))
    issue = issue_of(found, f"{REPORT}/r1")
    assert list(states(issue).values()) == ["raised", state], why
    later = "norburn/2022-11-ilacs-standard-report/r1"
    parts = [(later, f"{REPORT}/r1")] if state == "narrowed" else []
    assert [(k.source, k.target) for k in links(found, Relation.PART_OF)] == parts


# who was asked, a later inspection that is silent, whether it looked at that, why
SCOPES = [
    ([None], InspectionKind.ILACS_STANDARD, True, "the council was asked, and the council is inspected"),
    (["LSCB"], InspectionKind.SIF, True, "a single inspection reviews the board too"),
    (["LSCB"], InspectionKind.ILACS_STANDARD, False, "boards are no longer inspected"),
    (["LSCB", None], InspectionKind.ILACS_STANDARD, True, "the council was asked too"),
    (["Norburn Safeguarding Children Board"], InspectionKind.ILACS, False, "a board by its own name"),
    (["Norburn Police"], InspectionKind.ILACS, False, "the police are not inspected with the council"),
    (["Norburn Police"], InspectionKind.SEND, False, "nor with special educational needs, which never asked"),
    (["Norburn Council and NHS Norburn"], InspectionKind.ILACS, True, "both were asked"),
    ([None], InspectionKind.JTAI, False, "a joint inspection looks at one theme"),
    ([None], InspectionKind.MONITORING_VISIT, False, "so does a visit"),
    ([None], InspectionKind.SEND, False, "special educational needs are another matter"),
]


@pytest.mark.parametrize(("asked", "silent", "looked", "why"), SCOPES, ids=[why for *_, why in SCOPES])
def test_silence_says_something_only_of_what_an_inspection_looks_at(
    asked: list[str | None], silent: InspectionKind, looked: bool, why: str
) -> None:
    assert looks_at(silent, {InspectionKind.SIF}, asked) is looked, why


def test_an_inspection_of_special_needs_that_asked_is_not_silent_without_meaning() -> None:
    assert looks_at(InspectionKind.SEND_REVISIT, {InspectionKind.SEND}, [None])
