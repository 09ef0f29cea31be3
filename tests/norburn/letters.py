"""Norburn's focused visit letter of 2021 and joint inspection letter of 2022."""

from tests.norburn import texts
from tests.norburn.names import JTAI_2022, LETTER_2021, LETTER_2022, MISSING, OVERSIGHT, RECORDING, RHI, VISIT_2021
from tests.norburn.sheet import Sheet
from tracegraph.model.link import NamedDocument
from tracegraph.model.statement import (
    AreaReviewed,
    BackReference,
    Duty,
    Extraction,
    Facts,
    Finding,
    Recommendation,
)
from tracegraph.vocab import DocumentKind, InspectionKind, Polarity, RecommendationKind

_AREA = RecommendationKind.AREA_FOR_IMPROVEMENT


def letter_2021() -> NamedDocument:
    """The focused visit of June 2021: an area reviewed, two back-references, one of them to nothing that can be
    dated."""
    sheet = Sheet(texts.LETTER_2021)
    heading = "What needs to improve in this area of social work practice"
    late = "Return home interviews are still held too late for many children."
    recorded = "Managers now record why they decide as they do, and check that it happens."
    facts = Facts(
        "Focused visit to Norburn Borough Council children's services",
        "Norburn",
        "Norburn Borough Council",
        DocumentKind.LETTER,
        InspectionKind.FOCUSED_VISIT,
        ("Ofsted",),
        (("2021-06-08", "2021-06-09"),),
        "2021-07-14",
        ("Ines Calloway", "Rowan Applegarth"),
    )
    said = Extraction(
        sheet.source("norburn/2021-visit.pdf"),
        sheet.text,
        2,
        facts,
        findings=(
            Finding("b1.1", sheet.quote(late), "Findings", "b1", None, Polarity.SHORTFALL, ("too late",), (RHI,)),
            Finding("b1.2", sheet.quote(recorded), "Findings", "b1", None, Polarity.STRENGTH, (), (OVERSIGHT,)),
        ),
        recommendations=(
            Recommendation(
                "r1",
                sheet.quote("Return home interviews: how soon they are held and whether they change plans."),
                _AREA,
                heading,
                themes=(RHI,),
            ),
            Recommendation(
                "r2",
                sheet.quote("Social workers' access to the documents of children placed elsewhere."),
                _AREA,
                heading,
                themes=(RECORDING,),
            ),
        ),
        back_references=(
            BackReference("ref1", sheet.quote("at the last inspection in November 2019"), "R1", "2019-11"),
            BackReference("ref2", sheet.quote("The county's pilot of 2017"), "R9", "2017"),
        ),
        areas_reviewed=(AreaReviewed("v1", sheet.quote("the arrangements for children who go missing"), (MISSING,)),),
    )
    return NamedDocument(LETTER_2021, VISIT_2021, said)


def letter_2022() -> NamedDocument:
    """The joint inspection of January 2022: three inspectorates, a lead-in, a duty with its date."""
    sheet = Sheet(texts.LETTER_2022)
    wait = "Children who return after being missing do not always get an interview, and partners wait too long."
    facts = Facts(
        "Joint targeted area inspection of the response to exploitation in Norburn",
        "Norburn",
        "Norburn",
        DocumentKind.LETTER,
        InspectionKind.JTAI,
        ("Care Quality Commission", "His Majesty's Inspectorate of Constabulary", "Ofsted"),
        (("2022-01-17", "2022-01-21"),),
        "2022-03-22",
    )
    said = Extraction(
        sheet.source("norburn/2022-jtai.pdf"),
        sheet.text,
        1,
        facts,
        findings=(
            Finding(
                "p1.1", sheet.quote(wait), "Headline findings", "p1", "1", Polarity.SHORTFALL, ("too long",), (RHI,)
            ),
            Finding(
                "p1.2", sheet.quote("Partners know each other well."), "Headline findings", "p1", "1", Polarity.STRENGTH
            ),
        ),
        recommendations=(
            Recommendation(
                "r1",
                sheet.quote("make sure that every missing episode is reported to the front door on the same day."),
                RecommendationKind.PRIORITY_ACTION,
                "Areas for priority action",
                lead_in=sheet.quote("The police and the council should, without delay:"),
                addressee="The police and the council",
                themes=(MISSING,),
            ),
            Recommendation(
                "r2",
                sheet.quote("The consistency of return home interviews."),
                _AREA,
                "Areas for improvement",
                themes=(RHI,),
            ),
            Recommendation(
                "r3",
                sheet.quote("The quality of case recording across agencies."),
                _AREA,
                "Areas for improvement",
                themes=(RECORDING,),
            ),
        ),
        duties=(
            Duty(
                "d1",
                sheet.quote(
                    "The council should send a written statement of proposed action to Ofsted by 30 June 2022."
                ),
                "The council",
                "2022-06-30",
            ),
        ),
    )
    return NamedDocument(LETTER_2022, JTAI_2022, said)
