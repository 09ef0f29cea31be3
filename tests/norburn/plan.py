"""Norburn's action plan of 2020."""

from tests.norburn import texts
from tests.norburn.names import FOSTERING, ILACS_2019, OVERSIGHT, PLAN_2020, RHI
from tests.norburn.sheet import Sheet
from tracegraph.model.link import NamedDocument
from tracegraph.model.statement import Action, CrossReference, Extraction, Facts, Outcome, Recommendation
from tracegraph.vocab import ActionStatus, DocumentKind, InspectionKind, RecommendationKind

_HEAD = "Head of Service, Safeguarding"


def _restated(sheet: Sheet, number: str, words: str, theme: str) -> Recommendation:
    return Recommendation(
        f"r{number}",
        sheet.quote(words),
        RecommendationKind.RECOMMENDATION,
        "Recommendation",
        number=number,
        restated=True,
        themes=(theme,),
    )


def _actions(sheet: Sheet) -> tuple[Action, ...]:
    return (
        Action(
            "a1-1",
            sheet.quote("Employ two workers who only hold return home interviews"),
            "r1",
            (_HEAD,),
            by_when=sheet.quote("March 2020"),
            due=("2020-03",),
            status=ActionStatus.COMPLETED,
            progress=sheet.quote("Completed. Take-up was 58% in April, 71% in June and 83% in August."),
            themes=(RHI,),
        ),
        Action(
            "a1-2",
            sheet.quote("Share what children say with the police every month"),
            "r1",
            (_HEAD, "Missing Co-ordinator"),
            sheet.quote("Head of Service, Safeguarding; Missing Co-ordinator"),
            sheet.quote("June 2020, revised to January 2021"),
            ("2020-06", "2021-01"),
            ActionStatus.IN_PROGRESS,
            sheet.quote("In progress. The first report is drafted."),
            revised=("2021-01",),
        ),
        Action(
            "a2-1",
            sheet.quote("Run a campaign in schools and surgeries"),
            "r2",
            ("Communications Manager",),
            by_when=sheet.quote("September 2020"),
            due=("2020-09",),
            progress=sheet.quote("Nothing yet."),
            themes=(FOSTERING,),
        ),
        Action(
            "a3-1",
            sheet.quote("Managers sign each decision in the record"),
            "r3",
            ("Team Managers",),
            by_when=sheet.quote("April 2020"),
            due=("2020-04",),
            status=ActionStatus.COMPLETED,
            progress=sheet.quote("Completed in February 2020 and ongoing."),
            conflicts=("progress says both completed and ongoing",),
            themes=(OVERSIGHT,),
        ),
        Action(
            "a3-2",
            sheet.quote("Audit oversight together with the work identified within recommendation 1"),
            "r3",
            ("Principal Social Worker",),
            by_when=sheet.quote("Ongoing"),
            status=ActionStatus.ONGOING,
            progress=sheet.quote("Every quarter."),
            continues=True,
        ),
        Action(
            "a0-1",
            sheet.quote("Print a newsletter for carers"),
            None,
            by_when=sheet.quote("Spring 2021"),
            due=("2021",),
            progress=sheet.quote("Two of four have gone out."),
            heading="Beyond the inspection",
        ),
    )


def plan_2020() -> NamedDocument:
    """A text without pages: three of the four recommendations restated, a date revised, a row at odds with
    itself, an action that answers no recommendation."""
    sheet = Sheet(texts.PLAN_2020, paged=False)
    facts = Facts(
        "Improvement plan after the inspection of November 2019",
        "Norburn",
        "Norburn Borough Council",
        DocumentKind.ACTION_PLAN,
        InspectionKind.ILACS_STANDARD,
        ("Norburn Borough Council",),
        published="2020-10",
    )
    said = Extraction(
        sheet.source("norburn/plan.tsv", "text/tab-separated-values", "text/1"),
        sheet.text,
        None,
        facts,
        recommendations=(
            _restated(sheet, "1", "Return home interviews: take-up, timeliness and use", RHI),
            _restated(sheet, "2", "Private fostering: staff and partners know what to do", FOSTERING),
            _restated(sheet, "3", "Management oversight of social work", OVERSIGHT),
        ),
        actions=_actions(sheet),
        outcomes=(
            Outcome("o1-1", sheet.quote("every child who goes missing is offered a talk within three days"), "r1"),
            Outcome("o2-1", sheet.quote("more notifications are received"), "r2"),
        ),
        cross_references=(CrossReference("x1", sheet.quote("identified within recommendation 1"), "a3-2", "r1"),),
        notes=("the heading row was not placed",),
    )
    return NamedDocument(PLAN_2020, ILACS_2019, said)
