"""Action plans of councils that do not exist, in Word, on the web and in plain text, each with its truth."""

from tests.extract.plan_truth import Sample, Truth
from tests.read.parcels import cell, docx, para, row, table


def _shaded(colour: str) -> str:
    return cell("<w:p/>", f'<w:shd w:val="clear" w:fill="{colour}"/>')


_HEAD = ("What needs to improve", "Action", "Lead officer", "Target date", "RAG", "Progress")
BANDS = Sample(
    "upham.docx",
    docx(
        para("Upham Metropolitan Borough Council")
        + para("Improvement plan: response to Ofsted")
        + para("Key: Green: completed. Amber: in progress. Red: not started.")
        + table(
            row(*_HEAD),
            row(
                cell(para("Plans have no dates"), '<w:vMerge w:val="restart"/>'),
                *("Change the form", "Head of Practice", "31 May 2023", _shaded("00B050"), "In use."),
            ),
            row(
                cell("<w:p/>", "<w:vMerge/>"),
                *("Read ten plans a month", "QA Lead; IRO Manager", "Monthly", _shaded("FFC000"), "7 of 10 were good."),
            ),
            row(*_HEAD),
            row(
                "Foster carers feel alone", "Set up a phone line", "Fostering Manager", "Jun-23", _shaded("FF0000"), ""
            ),
        )
    ),
    "Improvement plan: response to Ofsted",
    (
        Truth(
            *("Change the form", "Plans have no dates", ("Head of Practice",), ("2023-05-31",), "completed"),
            "[green] In use.",
        ),
        Truth(
            *("Read ten plans a month", "Plans have no dates", ("QA Lead", "IRO Manager"), (), "in progress"),
            "[amber] 7 of 10 were good.",
        ),
        Truth(
            *("Set up a phone line", "Foster carers feel alone", ("Fostering Manager",), ("2023-06",), "not stated"),
            "[red]",
        ),
    ),
    ("Plans have no dates", "Foster carers feel alone"),
)

LISTED = Sample(
    "downham.docx",
    docx(
        para("Downham Council action plan after the inspection of children's services")
        + para("Recommendations")
        + para("1. The timeliness of visits to children who go missing.")
        + para("2. The quality of supervision, so that decisions are recorded.")
        + para("What we will do")
        + table(
            row("No.", "Recommendation", "Milestone", "Who", "When", "Position"),
            row("1", "1", "Visit within three days", "Missing Team Manager", "Nov 2023 - Jan 2024", "On track, 85%"),
            row("2", "Rec 2", "Supervise each month", "All Team Managers", "From 1 May 2023, ongoing", "In place"),
            row("3", "Rec. 1", "Report to the board", "Head of Care", "Completed 12/06/2023", ""),
        )
    ),
    "Downham Council action plan after the inspection of children's services",
    (
        Truth(
            *("Visit within three days", "The timeliness of visits to children who go missing."),
            owners=("Missing Team Manager",),
            due=("2023-11", "2024-01"),
            status="in progress",
            progress="On track, 85%",
        ),
        Truth(
            *("Supervise each month", "The quality of supervision, so that decisions are recorded."),
            owners=("All Team Managers",),
            due=("2023-05-01",),
            status="ongoing",
            progress="In place",
        ),
        Truth(
            *("Report to the board", "The timeliness of visits to children who go missing.", ("Head of Care",)),
            *(("2023-06-12",), "completed"),
        ),
    ),
    (
        "The timeliness of visits to children who go missing.",
        "The quality of supervision, so that decisions are recorded.",
    ),
)

PAGE = Sample(
    "farham.html",
    b"""<!doctype html><html><head><title>Plan</title></head><body>
<h1>Farham Council: Ofsted improvement plan</h1><p>Last updated: 3 March 2024</p>
<h2>Early help</h2>
<table>
<thead><tr><th>Objective</th><th>Action</th><th>Lead</th><th>Due</th><th>RAG rating</th><th>Impact</th></tr></thead>
<tr><td rowspan="2">Families get help sooner</td><td>Open a front desk</td><td>Early Help Lead<br>Health Lead</td>
<td>2024-04</td><td style="background-color:#00b050"></td><td>40 families seen</td></tr>
<tr><td>Train 12 volunteers</td><td>Early Help Lead</td><td>31/12/2023, extended to 31/03/2024</td>
<td style="background:#ffc000"></td><td></td></tr></table>
<h2>Leaving care</h2>
<table><tr><th>Objective</th><th>Action</th><th>Lead</th><th>Due</th><th>RAG rating</th><th>Impact</th></tr>
<tr><td>Care leavers have homes</td><td>Ring-fence ten flats</td><td>Housing Manager</td><td>July 2024</td>
<td>Complete</td><td>10 let</td></tr></table></body></html>""",
    "Farham Council: Ofsted improvement plan",
    (
        Truth(
            *("Open a front desk", "Families get help sooner", ("Early Help Lead", "Health Lead"), ("2024-04",)),
            status="in progress",
            progress="[green] 40 families seen",
        ),
        Truth(
            *("Train 12 volunteers", "Families get help sooner", ("Early Help Lead",), ("2023-12-31", "2024-03-31")),
            *("in progress", "[amber]", ("2024-03-31",)),
        ),
        Truth(
            *("Ring-fence ten flats", "Care leavers have homes", ("Housing Manager",), ("2024-07",), "completed"),
            "Complete 10 let",
        ),
    ),
    ("Families get help sooner", "Care leavers have homes"),
)

PIPES = Sample(
    "highham.md",
    b"""# Highham Council improvement plan for children's services

Progress at 30 September 2025

## Priority 1: Children are heard

| Intended action | Named officer | Timeframe | Are we on track? | Narrative | What difference has it made? |
|---|---|---|---|---|---|
| Ask each child twice a year | IRO Manager | Ongoing | On track | 67%, then 74% asked | Plans changed for 12 |
| Publish what they said | Comms Officer / IRO Manager | 2025-12-31 | Delayed | | |

## Priority 2: Courts get papers in time

| Intended action | Named officer | Timeframe | Are we on track? | Narrative | What difference has it made? |
|---|---|---|---|---|---|
| Track each case | Legal Lead | Q1 2025/26 | Complete | 26 weeks, from 41 | |
""",
    "Highham Council improvement plan for children's services",
    (
        Truth(
            *("Ask each child twice a year", "Children are heard", ("IRO Manager",), (), "in progress"),
            "On track 67%, then 74% asked Plans changed for 12",
        ),
        Truth(
            *("Publish what they said", "Children are heard", ("Comms Officer", "IRO Manager"), ("2025-12-31",)),
            *("in progress", "Delayed"),
        ),
        Truth(
            *("Track each case", "Courts get papers in time", ("Legal Lead",), ("2025-06",), "completed"),
            "Complete 26 weeks, from 41",
        ),
    ),
    ("Children are heard", "Courts get papers in time"),
)

TABS = Sample(
    "lowham.txt",
    b"""Lowham Borough Council
Ofsted action plan, updated January 2024

Theme: Front door

Ref\tAction\tLead\tTarget date\tCurrent status\tUpdate
1a\tAnswer calls within a minute\tMASH Manager\tMarch 2023 revised to Sept 2023\tComplete\t94% in December
1b\tRing back each caller\tMASH Manager, supported by the Duty Officer\tQuarterly\tOngoing\t

Theme: Leaders

Ref\tAction\tLead\tTarget date\tCurrent status\tUpdate
2a\tMeet the workers\tDCS/Lead Member\t01.02.24\tIn progress\tTwo of six visits
""",
    "Lowham Borough Council Ofsted action plan, updated January 2024",
    (
        Truth(
            *("Answer calls within a minute", "", ("MASH Manager",), ("2023-03", "2023-09"), "completed"),
            *("Complete 94% in December", ("2023-09",), "Theme: Front door"),
        ),
        Truth(
            *("Ring back each caller", "", ("MASH Manager", "Duty Officer"), (), "ongoing", "Ongoing"),
            heading="Theme: Front door",
        ),
        Truth(
            *("Meet the workers", "", ("DCS", "Lead Member"), ("2024-02-01",), "in progress"),
            *("In progress Two of six visits", (), "Theme: Leaders"),
        ),
    ),
)

PAPERS = (BANDS, LISTED, PAGE, PIPES, TABS)
