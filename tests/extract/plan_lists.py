"""Action plans of councils that do not exist, as lists that somebody kept or sent on: banners, bars, two columns of
owners, signs for colours. Each with its truth."""

from tests.extract.plan_truth import Sample, Truth

THEMED = Sample(
    "wexham.csv",
    b"""Wexham Council improvement plan following ILACS inspection,,,,,,
Last updated: 3 March 2025,,,,,,
,,,,,,
Ref,Action,Owner(s),Target date (revised),BRAG,% complete,Progress update
Theme 1: Front door,,,,,,
1.1,Answer calls within a minute,"MASH Manager, Duty Lead",Q3 24/25,B,100%,94% answered
1.2,Write a threshold guide,Head of MASH & Partnerships Lead,31/01/2025 now 31/03/2025,A,60%,Draft with partners
Theme 2: Care leavers,,,,,,
2.1,Find ten flats,Housing Lead / Leaving Care Manager,End of summer term 2025,G,40,Four let
2.2,Ask care leavers each term,PA Manager,Ongoing,G,,Termly survey
2.3,Train advisers,Workforce Lead,end of term,R,0%,Not started
""",
    "Wexham Council improvement plan following ILACS inspection",
    (
        Truth(
            *("Answer calls within a minute", "Front door", ("MASH Manager", "Duty Lead"), ("2024-12",), "completed"),
            progress="B 100% 94% answered",
        ),
        Truth(
            *("Write a threshold guide", "Front door", ("Head of MASH", "Partnerships Lead")),
            due=("2025-01-31", "2025-03-31"),
            status="in progress",
            progress="A 60% Draft with partners",
            revised=("2025-03-31",),
        ),
        Truth(
            *("Find ten flats", "Care leavers", ("Housing Lead", "Leaving Care Manager"), ("2025",), "in progress"),
            progress="G 40 Four let",
        ),
        Truth(
            *("Ask care leavers each term", "Care leavers", ("PA Manager",), (), "in progress"),
            progress="G Termly survey",
        ),
        Truth("Train advisers", "Care leavers", ("Workforce Lead",), progress="R 0% Not started"),
    ),
    ("Front door", "Care leavers"),
)

BARS = Sample(
    "yexham.txt",
    b"""Yexham Council
Action plan in response to the Ofsted ILACS inspection
Updated: April 2025

Recommendation 1: The timeliness of visits

Action | Lead | When | RAG | Comment
Visit within five days | Team Managers | May 2025 | G | 85% in time
Report weekly | Data Lead | Weekly | B | Complete

Recommendation 2: The stability of social workers

Action | Lead | When | RAG | Comment
Hire ten workers | HR Lead | Sept 2025 | A | Six in post
""",
    "Yexham Council Action plan in response to the Ofsted ILACS inspection Updated: April 2025",
    (
        Truth(
            *("Visit within five days", "The timeliness of visits", ("Team Managers",), ("2025-05",), "in progress"),
            progress="G 85% in time",
        ),
        Truth("Report weekly", "The timeliness of visits", ("Data Lead",), (), "completed", "B Complete"),
        Truth(
            *("Hire ten workers", "The stability of social workers", ("HR Lead",), ("2025-09",), "in progress"),
            progress="A Six in post",
        ),
    ),
    ("The timeliness of visits", "The stability of social workers"),
)

BOARD = Sample(
    "zexham.csv",
    b"""Zexham Council,,,,,,,
Children's Services Ofsted Action Plan,,,,,,,
Version 2 - updated 1 May 2025,,,,,,,
What Ofsted said needs to improve,Actions,Accountable officer,Supported by,Original date,Revised date,RAG,Update
The quality of plans,Rewrite the plan form,Head of Practice,IROs,31/12/2024,31/03/2025,Amber,Form in trial
,Train each team,PSW,QA Team,Mar-25,,Red,Slipped: trainer left
The stability of workers,Offer ten student places,HR Business Partner,PSW,By Sept 2025,,Green,Eight filled (80%)
,Exit talks with each leaver,HR Business Partner,,In place,,Complete,
""",
    "Children's Services Ofsted Action Plan",
    (
        Truth(
            *(
                "Rewrite the plan form",
                "The quality of plans",
                ("Head of Practice", "IROs"),
                ("2024-12-31", "2025-03-31"),
            ),
            *("in progress", "Amber Form in trial", ("2025-03-31",)),
        ),
        Truth(
            *("Train each team", "The quality of plans", ("PSW", "QA Team"), ("2025-03",), "in progress"),
            progress="Red Slipped: trainer left",
        ),
        Truth(
            *("Offer ten student places", "The stability of workers", ("HR Business Partner", "PSW"), ("2025-09",)),
            status="in progress",
            progress="Green Eight filled (80%)",
        ),
        Truth(
            *("Exit talks with each leaver", "The stability of workers", ("HR Business Partner",), (), "completed"),
            progress="Complete",
        ),
    ),
    ("The quality of plans", "The stability of workers"),
)

SIGNS = Sample(
    "axham.md",
    """# Axham SEND partnership: Priority Action Plan (Area SEND)

Updated 2 June 2025

### Area for priority action 1: Waits for autism assessments

**Senior responsible officer:** Director of Health

| # | Action | Owner | Deadline | Status | Progress / impact |
|:--|:--|:--|:--|:--|:--|
| 1.1.1 | Hire two clinicians | ICB | Q2 25/26 | \U0001f7e2 On track | Interviews on 12 June |
| 1.1.2 | Clear the longest waits | ICB / Provider Lead | Dec 2025 (was Sept 2025) | \U0001f7e0 At risk | 214 wait |

### Area for priority action 2: Plans that are late

| # | Action | Owner | Deadline | Status | Progress / impact |
|:--|:--|:--|:--|:--|:--|
| 2.1.1 | Weekly tracking | SEND Manager | ongoing | \U0001f535 Complete - BAU | 71% in 20 weeks |
| 2.1.2 | Audit 30 plans a term | QA Lead | End of Term 3 | \u26aa Not started |  |
""".encode(),
    "Axham SEND partnership: Priority Action Plan (Area SEND)",
    (
        Truth(
            *("Hire two clinicians", "Waits for autism assessments", ("ICB",), ("2025-09",), "in progress"),
            progress="\U0001f7e2 On track Interviews on 12 June",
        ),
        Truth(
            *(
                "Clear the longest waits",
                "Waits for autism assessments",
                ("ICB", "Provider Lead"),
                ("2025-12", "2025-09"),
            ),
            *("in progress", "\U0001f7e0 At risk 214 wait", ("2025-12",)),
        ),
        Truth(
            *("Weekly tracking", "Plans that are late", ("SEND Manager",), (), "completed"),
            progress="\U0001f535 Complete - BAU 71% in 20 weeks",
        ),
        Truth("Audit 30 plans a term", "Plans that are late", ("QA Lead",), progress="\u26aa Not started"),
    ),
    ("Waits for autism assessments", "Plans that are late"),
)

LISTS = (THEMED, BARS, BOARD, SIGNS)
