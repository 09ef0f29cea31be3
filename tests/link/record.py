"""Norburn's record for the tests of linking: six papers, 2016 to 2024, and the ways to look into what was linked."""

from collections.abc import Sequence
from typing import Final

from tests.norburn.files import joint, plan, report, stated, visit
from tracegraph.link import link
from tracegraph.model.link import Inspection, Issue, Link, Linked
from tracegraph.model.statement import Extraction
from tracegraph.vocab import Relation

TALKS: Final = "The take-up and timeliness of return home interviews after children go missing."
FOSTERING: Final = "Private fostering arrangements, and the response of staff and partners to them."
GUARDIANS: Final = "Timely progress of special guardianship orders where these are a child's plan."
SUPERVISION: Final = "The frequency and quality of supervision of social workers by their managers."

REPORT_2019: Final = report(
    "2019-11-11",
    "2019-11-22",
    [TALKS, FOSTERING, SUPERVISION],
    [
        "Too few children who go missing are offered return home interviews, and those offered are late.",
        "Supervision of social workers is not regular enough.",
    ],
)
PLAN_2020: Final = plan(
    "December 2020",
    "2019-11-11",
    "2019-11-22",
    [
        (
            "Return home interviews after children go missing: take-up and timeliness",
            [
                ("Employ two workers for return home interviews", "Head of Service Safeguards", "March 2020", "Done"),
                ("Share what children say with the police", "Missing Co-ordinator", "June 2020", "Under way"),
            ],
            ["Every child is offered an interview in time"],
        ),
        (
            "Private fostering arrangements and the response of partners to them",
            [
                (
                    "Run a campaign identified within recommendation 1",
                    "Communications Manager",
                    "May 2020",
                    "Nothing yet",
                )
            ],
            ["More notifications are made"],
        ),
    ],
)
VISIT_2021: Final = visit(
    "2021-07-14",
    "2021-06-08",
    "2021-06-09",
    ["The quality and timeliness of return home interviews after children go missing."],
    ["Return home interviews are still too late. This was also found at the last inspection in November 2019."],
)
JOINT_2022: Final = joint(
    "2022-02-14",
    "2022-01-10",
    "2022-01-14",
    ["The police need to take urgent action to mend their records of domestic abuse."],
    ["The recording of children's voices across all agencies."],
    ["Return home interviews do not happen quickly enough after children go missing."],
)
MONITORING_2024: Final = visit(
    "2024-05-14",
    "2024-04-08",
    "2024-04-09",
    body=["Plans for children in care are beginning to improve since the inspection in November 2022."],
    reviewed=["Permanence planning for children in care."],
    since="This was the second monitoring visit since the local authority was judged inadequate in November 2022.",
)
WHOLE: Final = (REPORT_2019, PLAN_2020, VISIT_2021, JOINT_2022, MONITORING_2024)

ILACS: Final = "norburn/2019-11-ilacs-standard"
REPORT: Final = "norburn/2019-11-ilacs-standard-report"
PLAN: Final = "norburn/2020-12-action-plan"
VISIT: Final = "norburn/2021-07-focused-visit-letter"
JOINT: Final = "norburn/2022-02-jtai-letter"
MONITORING: Final = "norburn/2024-05-monitoring-visit-letter"


def linked(*texts: str) -> Linked:
    """What linking makes of texts."""
    return link([stated(text, _name(n, text)) for n, text in enumerate(texts)])


def _name(number: int, text: str) -> str:
    return f"{number}.md" if text.startswith("---") else f"{number}.txt"


def documents(found: Linked) -> list[str]:
    """The ids of the documents."""
    return [document.id for document in found.documents]


def gaps(found: Linked) -> dict[str, Inspection]:
    """The named gaps by id."""
    return {inspection.id: inspection for inspection in found.inspections if not inspection.at_hand}


def links(found: Linked, relation: Relation) -> list[Link]:
    """The links of one kind."""
    return [one for one in found.links if one.relation is relation]


def ends(found: Linked, relation: Relation) -> list[tuple[str, str]]:
    """Source and target of each link of one kind."""
    return [(one.source, one.target) for one in links(found, relation)]


def issue_of(found: Linked, member: str) -> Issue:
    """The one issue that holds a statement."""
    (issue,) = (issue for issue in found.issues if member in issue.members)
    return issue


def states(issue: Issue) -> dict[str, str]:
    """An issue's states by the month of the inspection's end."""
    return {state.date[:7]: state.state.value for state in issue.states}


def turned(texts: Sequence[str]) -> list[Extraction]:
    """The extractions of texts, last first."""
    return [stated(text, _name(n, text)) for n, text in enumerate(texts)][::-1]
