"""Action plans as councils keep them in workbooks and Word files: dates and shares as numbers, colours, merged
cells."""

from pathlib import Path

from tests.extract.stated import stated
from tests.read.parcels import cell, docx, para, row, sheet_part, styles_part, table, xlsx
from tracegraph.model.statement import Extraction
from tracegraph.read import read

_TITLE = "Children's services improvement plan: response to the ILACS inspection"
_DATE, _BLUE, _AMBER, _SHARE = 1, 2, 3, 4
_STYLES = styles_part(
    formats=["dd/mm/yyyy"],
    fills=["FF0070C0", "FFFFC000"],
    cells=[(0, 0, 0), (164, 0, 0), (0, 0, 2), (0, 0, 3), (9, 0, 0)],
)
_SHEET = sheet_part(
    [
        ["Norburn Metropolitan Borough Council"],
        [_TITLE],
        ["Last updated: 14 September 2023"],
        [],
        [
            "Ref",
            "Ofsted recommendation",
            "What we will do",
            "Lead",
            "Target date",
            "Revised date",
            "% complete",
            "BRAG",
        ],
        [
            *("1.1", "1. Children wait too long for a first visit.", "Write a visiting standard.", "Head of Visits"),
            *((45107, _DATE), None, (1.0, _SHARE), (None, _BLUE)),
        ],
        [
            *("1.2", None, "Report visits to the board.", "Head of Visits / Data Team"),
            *((45199, _DATE), (45291, _DATE), (0.5, _SHARE), (None, _AMBER)),
        ],
        [
            *("2.1", "2. Supervision is uneven.", "Train all managers.", "Principal Social Worker"),
            *((45199, _DATE), None, (0.9, _SHARE)),
        ],
    ],
    merges=["B6:B7"],
)
_WHO = "Designated Clinical Officer"


def _kept(folder: Path, name: str, data: bytes) -> Extraction:
    path = folder / name
    path.write_bytes(data)
    return stated(read(path))


def _told(plan: Extraction) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(a.key, a.quote.words, a.due, a.status.value) for a in plan.actions]


def test_a_workbook(tmp_path: Path) -> None:
    plan = _kept(tmp_path, "plan.xlsx", xlsx({"Improvement plan": _SHEET}, parts={"styles": _STYLES}))
    assert (plan.facts.title, plan.facts.published) == (_TITLE, "2023-09-14")
    assert [(r.key, r.quote.words) for r in plan.recommendations] == [
        ("r1", "Children wait too long for a first visit."),
        ("r2", "Supervision is uneven."),
    ]
    assert _told(plan) == [
        ("a1-1", "Write a visiting standard.", ("2023-06-30",), "completed"),
        ("a1-2", "Report visits to the board.", ("2023-09-30", "2023-12-31"), "in progress"),
        ("a2-1", "Train all managers.", ("2023-09-30",), "in progress"),
    ]
    assert [a.progress.words if a.progress else "" for a in plan.actions] == ["100% [blue]", "50% [amber]", "90%"]
    assert plan.actions[1].owners == ("Head of Visits", "Data Team")
    assert plan.notes == ()


def test_a_word_file_with_bands_and_merged_actions(tmp_path: Path) -> None:
    body = (
        para("Norburn County Council")
        + para("Written Statement of Action after the area SEND inspection")
        + table(
            row("Action required", "Who", "By when", "RAG", "Position at December 2022"),
            row(cell(para("Area for priority action 1: families wait too long"), '<w:gridSpan w:val="5"/>')),
            row("Hire two assessors.", "Head of Health", "End of March 2023", "A", "One is in post."),
            row(cell(para("Workstream: plans"), '<w:gridSpan w:val="5"/>')),
            row(
                cell(para("Train those who advise."), '<w:vMerge w:val="restart"/>'), _WHO, "30/04/2023", "G", "Booked."
            ),
            row(cell("<w:p/>", "<w:vMerge/>"), "Head of Care", "31.05.2023", "R", "Not yet started."),
            row(cell(para("2. Plans of children are late"), '<w:gridSpan w:val="5"/>')),
            row("Audit forty plans.", "SEND Manager", "Q1 2023/24", "G", "The tool is agreed."),
        )
    )
    plan = _kept(tmp_path, "plan.docx", docx(body))
    assert [(r.heading, r.quote.words) for r in plan.recommendations] == [
        ("Area for priority action 1", "families wait too long"),
        ("Written Statement of Action after the area SEND inspection", "Plans of children are late"),
    ]
    assert _told(plan) == [
        ("a1-1", "Hire two assessors.", ("2023-03",), "in progress"),
        ("a1-2", "Train those who advise.", ("2023-04-30",), "in progress"),
        ("a1-3", "Train those who advise.", ("2023-05-31",), "not stated"),
        ("a2-1", "Audit forty plans.", ("2023-06",), "in progress"),
    ]
    assert [a.owners for a in plan.actions][1:3] == [(_WHO,), ("Head of Care",)]
    assert plan.notes == ()


def test_tables_that_are_no_plans_and_a_key_set_as_a_table(tmp_path: Path) -> None:
    body = (
        para("Norburn County Council")
        + para("Improvement plan after the ILACS inspection")
        + para("Board members")
        + table(row("Name", "Role", "Organisation"), row("A. Smith", "Chair", "Council"))
        + para("Priority 1: Help in time")
        + table(row("Action", "Lead", "By when", "RAG"), row("Open a hub", "Early Help Lead", "March 2024", "Green"))
        + para("Measures")
        + table(row("Measure", "Baseline", "Target", "Latest"), row("Seen within a day", "70%", "95%", "88%"))
        + para("Key")
        + table(row("Green", "Completed"), row("Amber", "Some risk"))
    )
    plan = _kept(tmp_path, "plan.docx", docx(body))
    assert _told(plan) == [("a1-1", "Open a hub", ("2024-03",), "completed")]
    assert [note.rpartition(": ")[2].removesuffix(" (build --columns can say)") for note in plan.notes] == [
        "Name | Role | Organisation",
        "Measure | Baseline | Target | Latest",
    ]


def test_a_head_of_two_rows_merged_both_ways_and_labels_set_in_bold(tmp_path: Path) -> None:
    page = b"""<h1>Norburn Council: Ofsted action plan</h1><p><b>Recommendation 1: Improve visits</b></p><table>
<tr><th rowspan=2>Action</th><th colspan=2>Who</th><th colspan=2>When</th></tr>
<tr><th>Lead</th><th>Support</th><th>Original</th><th>Revised</th></tr>
<tr><td>Visit<ul><li>soon</li><li>often</li></ul></td><td>Head of Care</td><td>Police Lead</td><td>1 May 2024</td>
<td>1 June 2024</td></tr></table>"""
    plan = _kept(tmp_path, "plan.html", page)
    assert [r.quote.words for r in plan.recommendations] == ["Improve visits"]
    (action,) = plan.actions
    assert (action.owners, action.due, action.revised) == (
        ("Head of Care", "Police Lead"),
        ("2024-05-01", "2024-06-01"),
        ("2024-06-01",),
    )
