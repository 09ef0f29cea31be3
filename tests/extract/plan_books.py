"""Action plans of councils that do not exist, as offices keep them in workbooks and CSV, each with its truth."""

from tests.extract.plan_truth import Sample, Truth
from tests.read.parcels import sheet_part, styles_part, xlsx

_RED, _AMBER, _GREEN, _DAY = 1, 2, 3, 4
_STYLES = {
    "styles": styles_part(
        formats=["dd/mm/yyyy"],
        fills=["FFFF0000", "FFFFC000", "FF00B050"],
        cells=[(0, 0, 0), (0, 0, 2), (0, 0, 3), (0, 0, 4), (164, 0, 0)],
    )
}

THEMES = Sample(
    "northam.xlsx",
    xlsx(
        {
            "Delivery plan": sheet_part(
                [
                    ["Northam City Council"],
                    ["Children's improvement plan after the ILACS inspection"],
                    [],
                    ["Ref", "Activity", "Lead", "Deadline", "RAG", "Secret", "Update"],
                    ["Workforce"],
                    [
                        *("W1", "Hire six social workers", "Head of Care\nHR Manager", (45473, _DAY)),
                        *((None, _GREEN), "hush", "Four have started."),
                    ],
                    ["W2", "Offer a retention payment", "HR Manager", "ongoing", (None, _AMBER), "hush", "Agreed."],
                    ["Gone", "Drop the old plan", "Nobody", "2020-01-01", "", "", ""],
                    ["Homes for children"],
                    ["H1", "Open two homes", "AD Homes", "by end of Q3 2024/25", (None, _RED), "", "No site yet."],
                ],
                merges=["A5:G5", "A9:G9"],
                columns='<col min="6" max="6" hidden="1"/>',
                hidden=[8],
            ),
            "Lists": sheet_part([["Action", "Owner", "Status"], ["Do nothing", "Nobody", "Open"]]),
        },
        states={"Lists": "hidden"},
        parts=_STYLES,
    ),
    "Children's improvement plan after the ILACS inspection",
    (
        Truth(
            *("Hire six social workers", "", ("Head of Care", "HR Manager"), ("2024-06-30",)),
            *("in progress", "[green] Four have started.", (), "Workforce"),
        ),
        Truth(
            *("Offer a retention payment", "", ("HR Manager",), (), "in progress"),
            *("[amber] Agreed.", (), "Workforce"),
        ),
        Truth(
            *("Open two homes", "", ("AD Homes",), ("2024-12",), "in progress"),
            *("[red] No site yet.", (), "Homes for children"),
        ),
    ),
    (),
    (
        'hidden columns of the sheet "Delivery plan" were not read',
        'hidden rows of the sheet "Delivery plan" were not read',
        'the hidden sheet "Lists" was not read',
    ),
)

TWO_ROWS = Sample(
    "southam.xlsx",
    xlsx(
        {
            "Safeguarding": sheet_part(
                [
                    ["Southam Borough Council: action plan following the focused visit"],
                    [],
                    ["What we will do", "Responsibility", "", "Timescale", "", "How far are we?", ""],
                    ["", "Lead", "Support", "Original", "Revised", "RAG", "% complete"],
                    ["Check referrals daily", "Team Manager", "Police Lead", "31/03/2024", "30/06/2024", "A", "60%"],
                    ["Write to each school", "Comms Officer", "", "31/01/2024", "", "G", "100%"],
                ],
                merges=["B3:C3", "D3:E3", "F3:G3", "A3:A4"],
            ),
            "Practice": sheet_part(
                [
                    ["Action", "Owner", "Target date", "Status"],
                    ["Train in supervision", "Principal Social Worker", "2024-09-30", "Not started"],
                ]
            ),
        }
    ),
    "Southam Borough Council: action plan following the focused visit",
    (
        Truth(
            *("Check referrals daily", "", ("Team Manager", "Police Lead"), ("2024-03-31", "2024-06-30")),
            *("in progress", "A 60%", ("2024-06-30",)),
        ),
        Truth("Write to each school", "", ("Comms Officer",), ("2024-01-31",), "in progress", "G 100%"),
        Truth(
            *("Train in supervision", "", ("Principal Social Worker",), ("2024-09-30",), "not stated", "Not started"),
            heading="Practice",
        ),
    ),
)

SIDE_BY_SIDE = Sample(
    "eastham.csv",
    (
        b"Eastham Council Ofsted action plan,,,,,,\n"
        b",,,,,,\n"
        b"Action,Owner,By when,,Action,Owner,By when\n"
        b"Map the need,Data Lead,30 Jun 2023,,Ask the children,Participation Officer,Sept 2023\n"
        b"Set a target,Data Lead,1/7/23,,Tell them what changed,Participation Officer,Autumn 2023\n"
    ),
    "Eastham Council Ofsted action plan",
    (
        Truth("Map the need", "", ("Data Lead",), ("2023-06-30",)),
        Truth("Set a target", "", ("Data Lead",), ("2023-07-01",)),
        Truth("Ask the children", "", ("Participation Officer",), ("2023-09",)),
        Truth("Tell them what changed", "", ("Participation Officer",), ("2023",)),
    ),
)

TWO_TABLES = Sample(
    "westham.csv",
    (
        "Westham County Council;;;;\r\nPost-inspection action plan;;;;\r\n;;;;\r\n"
        "1. Visits to children are late;;;;\r\n"
        "Action;Accountable;Due date;Completed (%);Commentary\r\n"
        '"Print a weekly list;\nshare it";"Team Managers\nData Officer";2022-11-30;80%;"Shared since May"\r\n'
        ";;;;\r\n"
        "2. Records are thin;;;;\r\n"
        "Action;Accountable;Due date;Completed (%);Commentary\r\n"
        "Dip-sample ten records;QA Lead;Feb-23;100%;\r\n"
    ).encode("utf-8-sig"),
    "Post-inspection action plan",
    (
        Truth(
            *("Print a weekly list; share it", "Visits to children are late", ("Team Managers", "Data Officer")),
            *(("2022-11-30",), "in progress", "80% Shared since May"),
        ),
        Truth("Dip-sample ten records", "Records are thin", ("QA Lead",), ("2023-02",), "completed", "100%"),
    ),
    ("Visits to children are late", "Records are thin"),
)

POINTERS = Sample(
    "middleham.tsv",
    (
        b"Middleham Council\nResponse to the JTAI: action plan\n\n"
        b"Rec\tTask\tSRO\tDate due\tBRAG\tEvidence of impact\n"
        b"Recommendation 2\tAgree thresholds\tPolice Lead & Head of MASH\t30/04/2024\tBlue\t"
        b"Audit of May: 9 of 10 right\n"
        b"1 and 2\tMeet each month\tPartnership Manager\t30 April 2024 (was 31 March 2024)\tGreen\t\n"
        b"3\tShare the list\tDCS, PSW\tTBC\tRed\t\n"
    ),
    "Response to the JTAI: action plan",
    (
        Truth(
            *("Agree thresholds", "Recommendation 2", ("Police Lead", "Head of MASH"), ("2024-04-30",)),
            *("completed", "Blue Audit of May: 9 of 10 right"),
        ),
        Truth(
            *("Meet each month", "1 and 2", ("Partnership Manager",), ("2024-04-30", "2024-03-31"), "in progress"),
            *("Green", ("2024-04-30",)),
        ),
        Truth("Share the list", "3", ("DCS", "PSW"), (), "in progress", "Red"),
    ),
    ("Recommendation 2", "1 and 2", "3"),
)

BOOKS = (THEMES, TWO_ROWS, SIDE_BY_SIDE, TWO_TABLES, POINTERS)
