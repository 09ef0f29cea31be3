"""What documents of each family say of themselves."""

import pytest

from tests.extract.stated import stated
from tests.segment.papers import Piece, heading, item, marked, paper, para, row, typed
from tracegraph.extract.families import family, ilacs_kind
from tracegraph.model.document import Document
from tracegraph.vocab import DocumentKind, InspectionKind

BODY = para("Children in Norburn are seen when somebody is worried about them, and most of them quickly.")

# first page, document, inspection, authority as printed
FAMILIES = [
    ("Monitoring visit to Norburn children's services", "letter", "monitoring-visit", "Norburn"),
    ("Focused visit to Norburn local authority children's services", "letter", "focused-visit", "Norburn"),
    ("Joint targeted area inspection of Norburn", "letter", "jtai", "Norburn"),
    (
        "Joint targeted area inspection of the multi-agency response to neglect in the home in Norburn",
        "letter",
        "jtai",
        "Norburn",
    ),
    ("Area SEND inspection of Norburn Local Area Partnership", "report", "send", "Norburn"),
    ("Area SEND revisit to Norburn Local Area Partnership", "report", "send-revisit", "Norburn"),
    (
        "Norburn Council\nInspection of services for children in need of help and protection",
        "report",
        "sif",
        "Norburn Council",
    ),
    (
        "Norburn Council\nRe-inspection of services for children in need of help and protection",
        "report",
        "sif",
        "Norburn Council",
    ),
    ("Inspection of looked after children services\nNorburn Council", "report", "looked-after", "Norburn Council"),
    (
        "Unannounced inspection of contact, referral and assessment arrangements within Norburn children's services",
        "letter",
        "contact-referral",
        "Norburn",
    ),
    (
        "Norburn Safeguarding Children Board\nReview of the effectiveness of the board",
        "report",
        "lscb-review",
        "Norburn",
    ),
    (
        "Inspection of progress made in the provision of safeguarding services in Norburn",
        "report",
        "safeguarding-2009",
        "Norburn",
    ),
    ("Inspection of Norburn local authority children’s services", "report", "ilacs", "Norburn"),
    ("Norburn\nInspection of children’s social care services", "report", "ilacs", "Norburn"),
    (
        "Norburn Borough Council\nInspection of local authority children’s services",
        "report",
        "ilacs",
        "Norburn Borough Council",
    ),
    ("Re-inspection of Norburn local authority’s children’s services", "report", "ilacs", "Norburn"),
    ("Inspection of children’s services in Norburn", "report", "ilacs", "Norburn"),
    ("Inspection of local authority children’s services\nNorburn", "report", "ilacs", "Norburn"),
    ("Inspection of children’s services\nInspection dates: 4 to 8 May 2020", "report", "other", ""),
    ("Norburn: inspection of children’s services", "report", "ilacs", "Norburn"),
    ("Norburn Children’s Trust\nThe impact of leaders on social work practice\nGood", "report", "ilacs", ""),
    ("Assurance visit to Norburn children’s services", "letter", "focused-visit", "Norburn"),
    (
        "Joint targeted area inspection of services for children in need in Norburn",
        "letter",
        "jtai",
        "Norburn",
    ),
    ("Joint local area SEND inspection in Norburn", "letter", "send", "Norburn"),
    (
        "Joint area special educational needs and/or disabilities (SEND) inspection in Norburn",
        "letter",
        "send",
        "Norburn",
    ),
    ("Joint area SEND revisit in Norburn", "letter", "send-revisit", "Norburn"),
    ("Area SEND monitoring inspection of Norburn Local Area Partnership", "report", "send-revisit", "Norburn"),
    ("Annual report of the Norburn library", "report", "other", ""),
]


@pytest.mark.parametrize(("opening", "document", "inspection", "printed"), FAMILIES)
def test_a_family_is_told_by_its_title(opening: str, document: str, inspection: str, printed: str) -> None:
    assert family(opening) == (DocumentKind(document), InspectionKind(inspection), printed)


def test_only_a_document_with_actions_is_a_plan() -> None:
    opening = "Norburn Council\nImprovement plan after the inspection"
    assert family(opening)[0] is DocumentKind.REPORT
    assert family(opening, has_actions=True)[0] is DocumentKind.ACTION_PLAN


def test_a_table_of_actions_beside_the_grades_is_no_report() -> None:
    """A plan may repeat the grades that it answers."""
    opening = "Norburn Council\nThe impact of leaders on social work practice\nGood"
    assert family(opening)[1] is InspectionKind.ILACS
    assert family(opening, has_actions=True)[1] is InspectionKind.OTHER


@pytest.mark.parametrize(
    ("windows", "kind", "why"),
    [
        ([("2021-05-10", "2021-05-14")], "ilacs-short", "five days"),
        ([("2021-05-10", "2021-05-21")], "ilacs-standard", "twelve days"),
        ([("2021-05-10", "2021-05-28")], "ilacs", "nineteen days tell nothing"),
        ([], "ilacs", "no dates tell nothing"),
        ([("2022-12-05", "2022-12-09"), ("2023-02-14", "2023-02-15")], "ilacs-short", "broken off and taken up again"),
        ([("2026-04-27", "2026-05-01")], "ilacs-2026", "the first day of the reform"),
        ([("2026-04-20", "2026-04-24")], "ilacs-short", "the week before it"),
    ],
)
def test_short_or_standard_is_told_by_the_days(windows: list[tuple[str, str]], kind: str, why: str) -> None:
    assert ilacs_kind(tuple(windows)) is InspectionKind(kind), why


def _report(*front: Piece | list[Piece]) -> Document:
    return paper([*front, BODY])


def test_a_report_of_2018_to_2021() -> None:
    facts = stated(
        _report(
            heading("Norburn Borough Council", size=26.0),
            heading("Inspection of children’s social care services", size=16.0),
            heading("Inspection dates: 4 November 2019 to 15 November 2019", size=12.0),
            row(0, 0, "Lead inspector:", "Rowan Applegarth\nHer Majesty’s Inspector"),
        )
    ).facts
    assert facts.title == "Inspection of children’s social care services"
    assert (facts.authority, facts.authority_printed) == ("Norburn", "Norburn Borough Council")
    assert facts.windows == (("2019-11-04", "2019-11-15"),)
    assert facts.inspection is InspectionKind.ILACS_STANDARD
    assert facts.lead_inspectors == ("Rowan Applegarth",)
    assert facts.published is None, "these reports do not say when they were published"
    assert facts.publishers == ("Ofsted",)


def test_the_dates_of_the_previous_inspection_are_not_those_of_this_one() -> None:
    facts = stated(
        _report(
            heading("Area SEND inspection of Norburn Local Area Partnership", size=26.0),
            para("Inspection dates: 8 to 12 July 2024"),
            para("Dates of previous inspection: 27 to 31 March 2017"),
            row(0, 0, "Ofsted", "Care Quality Commission"),
            row(0, 1, "Jo Bell, HMI, Ofsted Lead inspector", "Al Low, CQC Lead inspector"),
            row(0, 2, "Di Ash, Ofsted inspector", "Ed Roe, CQC inspector"),
        )
    ).facts
    assert facts.windows == (("2024-07-08", "2024-07-12"),)
    assert facts.lead_inspectors == ("Jo Bell", "Al Low"), "Ofsted's first, then the CQC's"
    assert facts.publishers == ("Ofsted", "CQC")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Lead inspector: Rowan Applegarth HMI", ["Rowan Applegarth"]),
        ("Lead inspector: Rowan Applegarth (HMI)", ["Rowan Applegarth"]),
        ("Lead inspector on site: Rowan Ash-Applegarth, HMI", ["Rowan Ash-Applegarth"]),
        ("Reporting inspector Rowan O’Applegarth HMI", ["Rowan O’Applegarth"]),
        ("Deputy lead inspector: Di Ash HMI", []),
        ("Lead inspectors: Jo Bell, HMI and Al Low, HMI", ["Jo Bell", "Al Low"]),
        ("Lead inspectors: Jo Bell and Al Low, His Majesty’s Inspectors", ["Jo Bell", "Al Low"]),
        ("Lead inspector: Mary de la Ash, His Majesty’s Inspector", ["Mary de la Ash"]),
        ("Lead inspector: Jo Bell Senior HMI", ["Jo Bell"]),
        ("Lead inspector: Jo Bell – His Majesty’s Inspector", ["Jo Bell"]),
    ],
)
def test_the_lead_inspector(printed: str, names: list[str]) -> None:
    title = heading("Inspection of Norburn local authority children’s services", size=26.0)
    assert list(stated(_report(title, para(printed))).facts.lead_inspectors) == names


LETTER = """Ofsted
Piccadilly Gate

2 August 2021

Jo Thorne, Director of Children's Services
Norburn Borough Council

Dear Jo Thorne

Focused visit to Norburn children's services

This letter summarises the visit to Norburn children's services on 23 and 24 June 2021.

Main findings

Children are seen quickly.

Yours sincerely

Rowan Applegarth
Her Majesty's Inspector
"""


def test_a_visit_letter_is_dated_and_signed() -> None:
    facts = stated(typed(LETTER)).facts
    assert (facts.kind, facts.inspection) == (DocumentKind.LETTER, InspectionKind.FOCUSED_VISIT)
    assert (facts.authority, facts.published) == ("Norburn", "2021-08-02")
    assert facts.windows == (("2021-06-23", "2021-06-24"),)
    assert facts.lead_inspectors == ("Rowan Applegarth",)


JOINT_SEND = """Ofsted
6 Cumberland Place
Nottingham
NG1 6HJ

5 September 2018

Dear Ms Thorne and Mr Low

Joint local area SEND inspection in Norburn

Between 25 June 2018 and 29 June 2018, inspectors came to Norburn.

Main findings

Children in Norburn wait too long for plans.

Areas for development

◼ Plans are recorded late.

Yours sincerely

Rowan Applegarth, HMI, Lead Inspector
"""


def test_a_joint_letter_of_2016_to_2022_about_special_educational_needs() -> None:
    facts = stated(typed(JOINT_SEND)).facts
    assert (facts.kind, facts.inspection) == (DocumentKind.LETTER, InspectionKind.SEND)
    assert (facts.authority, facts.published) == ("Norburn", "2018-09-05")
    assert facts.windows == (("2018-06-25", "2018-06-29"),)
    assert (facts.lead_inspectors, facts.publishers) == (("Rowan Applegarth",), ("Ofsted", "CQC"))


def test_the_sender_s_address_names_no_authority() -> None:
    facts = stated(typed(JOINT_SEND.replace("Joint local area SEND inspection", "A visit"))).facts
    assert facts.authority == ""


def _joint(day: str, *signed: str) -> Document:
    pieces = [para(day), para("Dear local partnership"), heading("Joint targeted area inspection of Norburn"), BODY]
    return paper([*pieces, para("Yours sincerely"), *(para(words) for words in signed)])


@pytest.mark.parametrize(
    ("day", "signed", "publishers"),
    [
        (
            "2 March 2016",
            ("Al Low, Ofsted", "Care Quality Commission", "HMI Constabulary", "HMI Probation"),
            ("Ofsted", "CQC", "HMIC", "HMI Probation"),
        ),
        (
            "2 March 2020",
            ("Al Low, Ofsted", "Di Ash, Care Quality Commission", "Her Majesty’s Inspector of Constabulary"),
            ("Ofsted", "CQC", "HMICFRS"),
        ),
        (
            "2 March 2024",
            ("Al Low, Ofsted", "Di Ash", "Chief Inspector of Health Care", "His Majesty’s Inspector of Constabulary"),
            ("Ofsted", "CQC", "HMICFRS"),
        ),
    ],
)
def test_those_who_sign_a_joint_letter_publish_it(
    day: str, signed: tuple[str, ...], publishers: tuple[str, ...]
) -> None:
    """The inspectorate of constabulary took on fire and rescue services, and its present name, in July 2017."""
    facts = stated(_joint(day, *signed)).facts
    assert facts.publishers == publishers
    assert facts.lead_inspectors == ()


@pytest.mark.parametrize("printed", ["25 November 2016", "25/11/2016", "25/11/16"])
def test_a_sif_report_says_when_it_was_published_and_names_its_lead_at_the_end(printed: str) -> None:
    document = paper(
        [
            heading("Norburn Council", size=26.0),
            heading("Inspection of services for children in need of help and protection"),
            para("Inspection date: 12/09/2016 to 06/10/2016"),
            para(f"Report published: {printed}"),
            BODY,
        ],
        [
            heading("The inspection team"),
            para("Lead inspector: Rowan Applegarth HMI"),
            para("Team inspectors: Di Ash HMI"),
        ],
    )
    facts = stated(document).facts
    assert (facts.published, facts.windows) == ("2016-11-25", (("2016-09-12", "2016-10-06"),))
    assert facts.lead_inspectors == ("Rowan Applegarth",)


def test_front_matter_of_a_digest_is_taken_as_it_is() -> None:
    digest = """---
digest: true
title: Inspection of Norburn
publisher: Ofsted; CQC
authority: Norburn Council
kind: send
inspection_dates: 2024-07-08 to 2024-07-12; 2024-09-31
published: not recorded
lead_inspector: Jo Bell; Al Low
---

# Inspection of Norburn
"""
    facts = stated(marked(digest)).facts
    assert (facts.title, facts.authority, facts.publishers) == ("Inspection of Norburn", "Norburn", ("Ofsted", "CQC"))
    assert (facts.kind, facts.inspection) == (DocumentKind.REPORT, InspectionKind.SEND)
    assert facts.windows == (("2024-07-08", "2024-07-12"),), "the calendar has no such second day"
    assert (facts.published, facts.lead_inspectors) == (None, ("Jo Bell", "Al Low"))


@pytest.mark.parametrize(
    ("stated_day", "published"),
    [
        ("2024-08-01", "2024-08-01"),
        ("2024-08", "2024-08"),
        ("2024", "2024"),
        ("2024-13-01", None),
        ("2024-02-30", None),
    ],
)
def test_a_day_in_front_matter_is_one_of_the_calendar(stated_day: str, published: str | None) -> None:
    front = (
        f"---\nauthority: Norburn\nkind: send\npublished: {stated_day}\ninspection_dates: 2024-07-12 to 2024-07-08\n"
    )
    facts = stated(marked(f"{front}---\n\n# Inspection of Norburn\n")).facts
    assert facts.published == published
    assert facts.windows == (), "it ends before it begins"


def test_a_first_page_that_says_nothing_leaves_everything_empty() -> None:
    facts = stated(paper([para("A list of books."), item("◼ Poems")])).facts
    assert facts.inspection is InspectionKind.OTHER
    assert (facts.authority, facts.windows, facts.published, facts.lead_inspectors) == ("", (), None, ())
