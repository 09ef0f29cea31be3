"""Action plans of several councils that do not exist: columns in any order, recommendations above or beside, statuses,
dates, conflicts."""

import pytest

from tests.extract.stated import stated
from tests.segment.papers import heading, marked, paper, para, row, running, typed
from tracegraph.extract.columns import columns
from tracegraph.extract.standing import legend, share_conflicts, share_status, status
from tracegraph.model.document import Document
from tracegraph.model.statement import Action, Extraction
from tracegraph.segment import segment
from tracegraph.vocab import ActionStatus, DocumentKind, InspectionKind


def _actions(plan: Extraction) -> list[tuple[str, str | None, str]]:
    return [(a.key, a.recommendation, a.quote.words) for a in plan.actions]


def _only(document: Document) -> Action:
    (action,) = stated(document).actions
    return action


PRIORITIES = """Norburn Council

Post-inspection improvement plan

Position at 31 March 2022

Green: completed. Amber: under way. Red: not started.

Priority 1: Children who go missing
Ref\tMilestone\tLead officer\tRAG\tOriginal deadline\tRevised deadline\tEvidence
1.1\tOffer each child a talk\tHead of Care; Police Lead\tGreen\t31/12/2021\t31/03/2022\tOffered to 83%, taken up by 61%
1.2\tSend a list to the board each month\tData Manager\tAmber\tQ2 2021/22\t\tFirst list sent; the next to be agreed

Expected outcomes

- No child is missed
- Each talk is used

Priority 2: Supervision
Ref\tMilestone\tLead officer\tRAG\tOriginal deadline\tRevised deadline\tEvidence
2.1\tRecord each session\tTeam Managers\tRed\tSpring 2022\t\t
"""


def test_priorities_with_milestones_and_a_key_of_colours() -> None:
    plan = stated(typed(PRIORITIES))
    assert (plan.facts.kind, plan.facts.authority, plan.facts.published) == (
        DocumentKind.ACTION_PLAN,
        "Norburn",
        "2022-03-31",
    )
    assert [(r.key, r.heading, r.quote.words, r.restated) for r in plan.recommendations] == [
        ("r1", "Priority 1", "Children who go missing", True),
        ("r2", "Priority 2", "Supervision", True),
    ]
    first, second, third = plan.actions
    assert (first.owners, first.status) == (("Head of Care", "Police Lead"), ActionStatus.COMPLETED)
    assert first.by_when is not None
    assert first.progress is not None
    assert (first.by_when.words, first.due) == ("31/12/2021 31/03/2022", ("2021-12-31", "2022-03-31"))
    assert first.progress.words == "Green Offered to 83%, taken up by 61%"
    assert (second.status, second.due, second.conflicts) == (ActionStatus.IN_PROGRESS, ("2021-09",), ())
    assert (third.key, third.status, third.due) == ("a2-1", ActionStatus.NOT_STATED, ("2022",)), (
        "red has not begun here"
    )
    assert [(o.key, o.quote.words) for o in plan.outcomes] == [
        ("o1-1", "No child is missed"),
        ("o1-2", "Each talk is used"),
    ]
    assert plan.notes == ()


BESIDE = """# Norburn Borough Council: response to the Ofsted focused visit

Last updated: 12/05/2023

| What inspectors said | What we will do | Who | Target date | Progress | Status |
|---|---|---|---|---|---|
| 1. Return talks are too late | Train two workers | Youth Manager | end of June 2023 | Both are trained | Complete |
| | Check the list each week | Duty Manager | Ongoing | 90% within three days | In progress |
| 2. Plans lack dates | Change the form | Head of Practice | Sept 2023 | Not yet agreed | Not started |
| | Read twenty plans a month | Practice Lead and QA Manager | 2023-10-31 | 12 of 20, see recommendation 1 | On track |
"""


def test_recommendations_in_a_column_merged_over_their_actions() -> None:
    plan = stated(marked(BESIDE))
    assert plan.facts.inspection is InspectionKind.FOCUSED_VISIT
    assert [(r.number, r.quote.words) for r in plan.recommendations] == [
        ("1", "Return talks are too late"),
        ("2", "Plans lack dates"),
    ]
    assert [(key, under) for key, under, _ in _actions(plan)] == [
        ("a1-1", "r1"),
        ("a1-2", "r1"),
        ("a2-1", "r2"),
        ("a2-2", "r2"),
    ]
    assert [a.status.value for a in plan.actions] == ["completed", "in progress", "not stated", "in progress"]
    assert [a.due for a in plan.actions] == [("2023-06",), (), ("2023-09",), ("2023-10-31",)]
    assert plan.actions[3].owners == ("Practice Lead", "QA Manager")
    assert [(x.action, x.recommendation) for x in plan.cross_references] == [("a2-2", "r1")]


TURNED = """Norburn County Council

Action plan after the Area SEND inspection

Area for improvement 1

Waiting times for speech therapy

Owner\tDeadline\tAction\tUpdate\tImpact
Head of Therapy\tBy 30th September 2021\tHire three therapists\tTwo are in post\tThe wait is down from 40 to 22 weeks
ICB Commissioner\tAutumn 2021\tAgree one way in\tA draft is agreed and\t
\t\t\tout for comment\t

Area for improvement 2: Annual reviews are late

Owner\tDeadline\tAction\tUpdate\tImpact
SEND Manager\tMar-22\tHire a co-ordinator\tDone\tOngoing
"""


def test_columns_the_other_way_round_in_several_tables() -> None:
    plan = stated(typed(TURNED))
    assert plan.facts.inspection is InspectionKind.SEND
    assert [(r.heading, r.quote.words) for r in plan.recommendations] == [
        ("Area for improvement 1", "Waiting times for speech therapy"),
        ("Area for improvement 2", "Annual reviews are late"),
    ]
    assert _actions(plan) == [
        ("a1-1", "r1", "Hire three therapists"),
        ("a1-2", "r1", "Agree one way in"),
        ("a2-1", "r2", "Hire a co-ordinator"),
    ]
    progress = [a.progress.words if a.progress else None for a in plan.actions]
    assert progress == [
        "Two are in post The wait is down from 40 to 22 weeks",
        "A draft is agreed and out for comment",
        "Done Ongoing",
    ]


UNDER_HEADINGS = """# Improvement plan

Norburn Metropolitan Borough Council, March 2020. Status as at June 2021.

## 1. Make early help easier to find

| No. | Task | Responsible person(s) | Timescale | Comments |
|---|---|---|---|---|
| 1 | Print a guide | Early Help Manager | Completed January 2021 | The guide went to 120 homes |
| 2 | Open a phone line | Head of Early Help | December 2020 April 2021 | Delayed by the pandemic |

## 2. Hear more from children in care

| No. | Task | Responsible person(s) | Timescale | Comments |
|---|---|---|---|---|
| 3 | Ask each child twice a year | IRO Manager | Ongoing | Asked 67%, then 74% |
| 4 | Train the panel | IRO Manager | February 2020 | To begin with two members |
"""


def test_a_heading_above_its_table_is_the_recommendation() -> None:
    plan = stated(marked(UNDER_HEADINGS))
    assert (plan.facts.authority_printed, plan.facts.published) == ("Norburn Metropolitan Borough Council", "2021-06")
    assert [(r.number, r.quote.words) for r in plan.recommendations] == [
        ("1", "Make early help easier to find"),
        ("2", "Hear more from children in care"),
    ]
    assert [a.due for a in plan.actions] == [("2021-01",), ("2020-12", "2021-04"), (), ("2020-02",)]
    assert [a.conflicts for a in plan.actions] == [(), (), (), ("The date is earlier than the plan itself (2020-03)",)]


def test_a_bare_label_and_tables_that_repeat_no_head() -> None:
    text = (
        "Norburn Council\n\nOfsted action plan\n\nRecommendation 1\nAction\tWho\tBy when\nVisit homes\tHead\tMay 2021\n"
        "Recommendation 2\nThe training of visitors\nTrain staff\tHead\tJune 2021\n\nKey\tBlue\n"
    )
    plan = stated(typed(text))
    assert [(r.key, r.heading, r.quote.words) for r in plan.recommendations] == [
        ("r1", "Recommendation 1", "Recommendation 1"),
        ("r2", "Recommendation 2", "The training of visitors"),
    ]
    assert _actions(plan) == [("a1-1", "r1", "Visit homes"), ("a2-1", "r2", "Train staff")]


def test_a_row_torn_by_a_page_is_one_action() -> None:
    head = ("Action", "Who", "By when", "Progress")
    document = paper(
        [
            heading("Norburn Council: Ofsted action plan", size=20.0),
            heading("Ofsted recommendation 1"),
            para("The timeliness of visits"),
            row(0, 0, *head, bold=True),
            row(0, 1, "Visit each child within ten", "Head of Care", "Ongoing", "The list is checked by the"),
            running("1"),
        ],
        [
            row(1, 0, "days of a move", "", "", "managers each week."),
            row(1, 1, "Report to the board", "Head of Care", "May 2021", "Begun"),
        ],
    )
    plan = stated(document)
    assert _actions(plan) == [
        ("a1-1", "r1", "Visit each child within ten days of a move"),
        ("a1-2", "r1", "Report to the board"),
    ]
    assert plan.actions[0].progress is not None
    assert plan.actions[0].progress.words == "The list is checked by the managers each week."


def test_actions_under_no_recommendation_stand_by_themselves() -> None:
    rows = "Action\tWho\tBy when\nTrain staff\tHead\tMay 2021\n\tHead\tMay 2021\n\tHead\tJune 2021\n"
    plan = stated(typed(f"Norburn Council\n\nOfsted action plan\n\n{rows}"))
    assert [(a.key, a.recommendation, a.quote.words, a.heading) for a in plan.actions] == [
        ("a0-1", None, "Train staff", ""),
        ("a0-2", None, "Train staff", ""),
        ("a0-3", None, "Train staff", ""),
    ]
    assert (plan.recommendations, plan.notes) == ((), ())


def test_a_column_of_themes_and_an_outcome_on_one_line() -> None:
    text = (
        "Norburn Council\n\nOfsted action plan\n\nPriority 1: Visits\n\nOutcome: children are seen in time\n\n"
        "Strand\tAction\tWho\nPractice\tTrain staff\tHead of Care\n\tVisit homes\tHead of Care\nData\tCount\tAnalyst\n"
    )
    plan = stated(typed(text))
    assert [(a.recommendation, a.heading) for a in plan.actions] == [
        ("r1", "Practice"),
        ("r1", "Practice"),
        ("r1", "Data"),
    ]
    assert [(o.recommendation, o.quote.words) for o in plan.outcomes] == [("r1", "children are seen in time")]


def test_a_column_that_ranks_holds_no_recommendations() -> None:
    rows = "Priority\tAction\tWho\nHigh\tTrain staff\tHead of Care\nL\tVisit homes\tHead of Care\n"
    plan = stated(typed(f"Norburn Council\n\nOfsted action plan\n\n{rows}"))
    assert (plan.recommendations, [a.key for a in plan.actions]) == ((), ["a0-1", "a0-2"])


def test_a_row_without_an_action_is_told() -> None:
    plan = stated(typed("Norburn Council\n\nOfsted action plan\n\nAction\tWho\tBy when\n\tHead\tMay 2021\n"))
    assert plan.notes == ("a table row without an action: 'Head May 2021'",)


def test_an_action_that_continues_the_one_above_says_so() -> None:
    rows = "Action\tWho\nVisit homes\tHead\nThis will include weekends\tHead\n"
    text = f"Norburn Council\n\nOfsted action plan\n\nRecommendation 1: Visits\n{rows}"
    assert [a.continues for a in stated(typed(text)).actions] == [False, True]


HEADS = [
    (["Action", "Who", "By when", "Progress"], ["action", "owner", "by_when", "progress"]),
    (["Ref", "Action", "Lead", "Deadline", "RAG"], ["number", "action", "owner", "by_when", "status"]),
    (["No.", "What we will do", "By whom", "When", "Update"], ["number", "action", "owner", "by_when", "progress"]),
    (["Finding", "Actions required", "Responsible officer", "Due"], ["recommendation", "action", "owner", "by_when"]),
    (["Action lead", "Key actions", "Target date", "Comments"], ["owner", "action", "by_when", "progress"]),
    (["Action", "Owner", "Original due date", "Revised due date"], ["action", "owner", "original", "revised"]),
    (["Activity", "Accountable", "Completion date", "Evidence of impact"], ["action", "owner", "by_when", "evidence"]),
    (["Task", "Expected outcome", "BRAG rating"], ["action", "outcome", "status"]),
    (["Action", "Date completed", "Status"], ["action", "done_on", "status"]),
    (["What are we going to do?", "Who will lead?", "When will it be done?", "Progress / RAG"],
     ["action", "owner", "by_when", "status"]),
    (["Workstream", "Inspection finding", "Improvement action", "Exec lead", "Forecast date", "Delivery status"],
     ["theme", "recommendation", "action", "owner", "revised", "status"]),
    (["Task", "SRO", "Planned start", "Expected completion", "% complete", "Highlight report"],
     ["action", "owner", "begun", "by_when", "share", "progress"]),
    (["Rec", "Intended action", "Delivery partner", "Finish", "Are we on track?", "What difference has it made?"],
     ["recommendation", "action", "owner", "by_when", "status", "evidence"]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "meant"), HEADS)
def test_what_columns_mean(printed: list[str], meant: list[str]) -> None:
    (head,) = [p for p in segment(paper([row(0, 0, *printed)])) if p.cells]
    assert columns(head) == {name: i for i, name in enumerate(meant)}


@pytest.mark.parametrize(
    "printed",
    [
        ["Judgement", "Grade"],
        ["Responsible body", "Areas for priority action"],
        ["Ofsted", "Care Quality Commission"],
        ["Action", "Page"],
    ],
)
def test_other_tables_are_no_plans(printed: list[str]) -> None:
    (head,) = [p for p in segment(paper([row(0, 0, *printed)])) if p.cells]
    assert columns(head) is None


# status cell, by when, progress, status
STATUSES = [
    ("", "Completed", "", "completed"),
    ("", "Completed January 2021", "", "completed"),
    ("", "In progress", "Completed in part", "in progress"),
    ("", "Ongoing", "", "ongoing"),
    ("", "May 2021", "Ongoing", "ongoing"),
    ("", "May 2021", "Completed by the team", "not stated"),
    ("", "May 2021", "", "not stated"),
    ("Complete", "May 2021", "", "completed"),
    ("Closed", "", "", "completed"),
    ("On track", "", "", "in progress"),
    ("Partially complete", "", "", "in progress"),
    ("Delayed", "Completed", "", "in progress"),
    ("Not started", "", "", "not stated"),
    ("Not complete", "", "", "not stated"),
    ("Business as usual", "", "", "ongoing"),
    ("B", "", "", "completed"),
    ("Blue", "", "", "completed"),
    ("[green]", "", "", "in progress"),
    ("Complete [green]", "", "", "completed"),
    ("A", "", "", "in progress"),
    ("High", "", "", "not stated"),
    ("Red", "", "Not yet started", "not stated"),
]


@pytest.mark.parametrize(("cell", "by_when", "progress", "expected"), STATUSES)
def test_the_status_of_a_row(cell: str, by_when: str, progress: str, expected: str) -> None:
    assert status(cell, by_when, progress).value == expected


def test_a_plans_own_key_of_colours_is_believed() -> None:
    key = legend(["Green - completed, Amber - in progress, Red - not started"])
    assert (status("Green", "", "", key), status("R", "", "", key)) == (ActionStatus.COMPLETED, ActionStatus.NOT_STATED)


def test_the_share_done_tells_where_no_status_stands() -> None:
    assert [share_status(share).value for share in ("100%", "60 %", "75", "0%", "", "n/a")] == [
        *("completed", "in progress", "in progress"),
        *("not stated", "not stated", "not stated"),
    ]
    assert share_conflicts("Complete", "80%", {}) == ("Status says completed; the share done is 80%",)
    assert share_conflicts("Complete", "100%", {}) == share_conflicts("On track", "80%", {}) == ()


# by when, progress, conflicts, why; the plan is of March 2020, updated in December 2020
CONFLICTS = [
    ("Completed", "Ongoing", ["By when says completed; progress says there is more to come"], "done, and more to come"),
    ("Completed", "All staff are trained.", [], "done"),
    (
        "Completed January 2021",
        "",
        ["By when says completed and gives a date after the plan's own update (2020-12)"],
        "done in the future",
    ),
    ("February 2020", "", ["The date is earlier than the plan itself (2020-03)"], "due before the plan"),
    (
        "Ongoing",
        "The list has been completed and is ongoing",
        ["Progress says both completed and ongoing"],
        "both at once",
    ),
    (
        "First round complete. To be repeated",
        "",
        ["By when says complete and that it is to be done again"],
        "done and to be done",
    ),
    ("Ongoing", "Completed", ["By when says it goes on; progress opens with completed"], "going on and done"),
    ("Ongoing", "Reviewed each month", [], "going on"),
]


@pytest.mark.parametrize(
    ("by_when", "progress", "expected"), [pytest.param(b, p, e, id=why) for b, p, e, why in CONFLICTS]
)
def test_contradictions_are_shown(by_when: str, progress: str, expected: list[str]) -> None:
    text = (
        "Norburn Council\n\nOfsted action plan\n\nMarch 2020\n\nUpdated December 2020\n\nRecommendation 1: Visits\n"
        f"Action\tWho\tBy when\tProgress\nVisit homes\tHead\t{by_when}\t{progress}\n"
    )
    assert list(_only(typed(text)).conflicts) == expected


def test_a_status_that_its_neighbours_contradict_is_shown() -> None:
    text = (
        "Norburn Council\n\nOfsted action plan\n\nRecommendation 1: Visits\n"
        "Action\tStatus\tDate completed\tProgress\n"
        "Visit homes\tComplete\t\tThe last round is outstanding\n"
        "Train staff\tOn track\t4 May 2021\t\n"
        "Print a guide\t\t4 May 2021\t\n"
    )
    plan = stated(typed(text))
    assert [a.conflicts for a in plan.actions] == [
        ("Status says completed; progress says there is more to come",),
        ("A date of completion is given; status does not say completed",),
        (),
    ]
    assert [a.status.value for a in plan.actions] == ["completed", "in progress", "completed"]
