import pytest

from tests.read.lines import cells, sound, tagged
from tests.read.parcels import SHEET, related, sheet_part, styles_part, xlsx, zipped
from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.office.xlsx import XlsxReader

HEAD = ["Action", "Who", "By when", "RAG"]


def _read(data: bytes) -> Document:
    document = XlsxReader().read(Given("norburn/plan.xlsx", data))
    assert sound(document)
    return document


def _sheet(part: str, **parts: str) -> Document:
    return _read(xlsx({"Sheet1": part}, parts=parts))


def test_a_plan_and_what_is_known_of_the_file() -> None:
    document = _read(
        xlsx(
            {
                "Improvement plan": sheet_part(
                    [["Norburn council"], [], HEAD, ["Visit", "Head of Homes", "May", "Green"]]
                )
            }
        )
    )
    assert (
        document.text
        == "Improvement plan\n\nNorburn council\n\nAction\tWho\tBy when\tRAG\nVisit\tHead of Homes\tMay\tGreen"
    )
    assert tagged(document)[:3] == [("H1", "Improvement plan"), ("P", "Norburn council"), ("TD", "Action")]
    assert (document.pages, document.notes, document.source.reader) == (None, (), "xlsx-2")
    assert document.source.media.endswith("spreadsheetml.sheet")


def test_names_that_excel_gives_are_no_headings() -> None:
    for name in ("Sheet1", "Sheet 12", "sheet", "Table 2"):
        assert tagged(_read(xlsx({name: sheet_part([["a", "b"]])})))[0] == ("TD", "a")


def test_hidden_sheets_rows_and_columns_are_left_out_and_told() -> None:
    seen = sheet_part(
        [["a", "secret", "b"], ["hidden", "x", "row"], ["c", "y", "d"]],
        columns='<col min="2" max="2" hidden="1"/>',
        hidden=[2],
    )
    book = {"Plan": seen, "Lists": sheet_part([["x", "y"]]), "Code": sheet_part([["x"]]), "Chart": ""}
    document = _read(xlsx(book, {"Lists": "hidden", "Code": "veryHidden", "Chart": "hidden"}))
    assert [each[3] for each in cells(document)] == ["a", "b", "c", "d"]
    assert document.notes == (
        'hidden columns of the sheet "Plan" were not read',
        'hidden rows of the sheet "Plan" were not read',
        'the hidden sheet "Lists" was not read',
        'the hidden sheet "Code" was not read',
        'the hidden sheet "Chart" was not read',
    )


def test_hidden_rows_without_words_are_nothing_to_tell() -> None:
    assert _sheet(sheet_part([["a", "b"], []], hidden=[2])).notes == ()


@pytest.mark.parametrize(
    ("part", "found", "why"),
    [
        (sheet_part([["a", "b"], ["stale", "c"]], ["A1:A2"]), ["a", "b", "c"], "down: what lies under it is not shown"),
        (sheet_part([["a", "stale", "b"], ["c", "d"]], ["A1:B1"]), ["a", "b", "c", "d"], "across"),
        (sheet_part([["", "stale"], ["a", "b"]], ["A1:B1"]), ["a", "b"], "an empty one shows nothing"),
        (sheet_part([["a", "b"], ["", "c"]], ["A1:A2"], hidden=[1]), ["a", "c"], "its first row is hidden"),
        (
            sheet_part([["a", "b", "c"], ["d", "e", "f"]], ["A1:B1"], '<col min="1" max="1" hidden="1"/>'),
            ["a", "c", "e", "f"],
            "its first column is hidden",
        ),
        (sheet_part([["a", "b"], ["c", "d"]], ["A1:A2", "A1:B1", "B2:A1", "nowhere"]), ["a", "c", "d"], "overlapping"),
        (sheet_part([["a", "b"], ["c", "d"]], ["A3:XFD1048576"]), ["a", "b", "c", "d"], "of nothing"),
    ],
)
def test_merged_cells_are_read_once(part: str, found: list[str], why: str) -> None:
    document = _sheet(part)
    assert [said for _, said in tagged(document)] == found, why


def test_a_merged_cell_that_is_hidden_whole_is_told() -> None:
    document = _sheet(sheet_part([["a", "b"], ["c", "d"], ["e", "f"]], ["A2:B2"], hidden=[2]))
    assert document.notes == ('hidden merged cells of the sheet "Sheet1" were not read',)


def test_a_merged_line_across_the_table_is_a_row_of_one_cell() -> None:
    """At a table's ends it is a paragraph, between its rows one of them: as in tagged PDFs."""
    document = _sheet(
        sheet_part(
            [
                ["Plan 2024"],
                HEAD,
                ["Visit", "A", "May", "x"],
                ["Schools"],
                ["Teach", "B", "June", "y"],
                ["Signed: Thorne"],
            ],
            ["A1:D1", "A4:D4", "A6:D6"],
        )
    )
    assert tagged(document)[0] == ("P", "Plan 2024")
    assert tagged(document)[-1] == ("P", "Signed: Thorne")
    assert (0, 2, 0, "Schools") in cells(document)


def test_a_blank_row_parts_tables_and_columns_stay() -> None:
    document = _sheet(sheet_part([["", "a", "b", "", "c"], [], ["", "", "Title"], ["", "d", "", "", "e"]]))
    assert cells(document) == [(0, 0, 0, "a"), (0, 0, 1, "b"), (0, 0, 2, "c"), (1, 0, 0, "d"), (1, 0, 2, "e")]
    assert document.text == "a\tb\tc\n\nTitle\n\nd\te"


def test_a_merged_cell_bridges_a_blank_row() -> None:
    document = _sheet(sheet_part([["Homes", "a"], [], ["", "b"]], ["A1:A3"]))
    assert cells(document) == [(0, 0, 0, "Homes"), (0, 0, 1, "a"), (0, 1, 1, "b")]


def test_lines_within_a_cell_are_lines_of_one_block() -> None:
    document = _sheet(sheet_part([["one\ntwo\n\nthree", "b"]]))
    assert cells(document) == [(0, 0, 0, "one"), (0, 0, 0, "two"), (0, 0, 0, "three"), (0, 0, 1, "b")]
    assert [line.block for line in document.lines] == [1, 1, 1, 2]


def test_shared_strings_rich_text_and_escapes() -> None:
    strings = (
        f'<sst xmlns="{SHEET}"><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si>'
        "<si><t>kanji</t><rPh><t>aloud</t></rPh></si><si><t>a_x000D_\nb_x005F_x_xD800_</t></si></sst>"
    )
    shared = "".join(f'<c r="{at}1" t="s"><v>{n}</v></c>' for n, at in enumerate("ABCD"))
    document = _sheet(
        sheet_part({1: shared + '<c r="E1" t="s"><v>99</v></c><c r="F1" t="s"><v>x</v></c>'}), sharedStrings=strings
    )
    assert [said for _, said in tagged(document)] == ["plain", "rich text", "kanji", "a", "b_x"]


def test_truths_errors_formulas_and_dates_of_their_own() -> None:
    row = (
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="str"><f>A1</f><v>made</v></c>'
        '<c r="D1"><f>B1</f></c><c r="E1" t="d"><v>2024-05-31T00:00:00</v></c><c><v>7</v></c>'
    )
    document = _sheet(sheet_part({1: row}))
    assert [said for _, said in tagged(document)] == ["TRUE", "#REF!", "made", "2024-05-31", "7"]
    assert document.notes == ('formulas without a stored result of the sheet "Sheet1" were not read',)


def test_numbers_are_shown_as_their_format_says() -> None:
    styles = styles_part(["mmm-yy", "£#,##0"], cells=[(0, 0, 0), (14, 0, 0), (9, 0, 0), (164, 0, 0), (165, 0, 0)])
    document = _sheet(sheet_part([[(44347, 1), (0.67, 2), (44347, 3), (1234.5, 4), 12, (0.1, 99)]]), styles=styles)
    assert [said for _, said in tagged(document)] == ["2021-05-31", "67%", "2021-05", "£1,235", "12", "0.1"]


def test_dates_may_count_from_1904() -> None:
    data = xlsx(
        {"a": sheet_part([[(42885, 0), "b"]])},
        parts={"styles": styles_part(cells=[(14, 0, 0)])},
        about='<workbookPr date1904="1"/>',
    )
    assert "2021-05-31" in _read(data).text


def test_fonts_give_the_look() -> None:
    document = _sheet(sheet_part([[("Norburn", 1)], ["a", "b"]]), styles=styles_part(cells=[(0, 0, 0), (0, 1, 0)]))
    assert [(line.size, line.bold) for line in document.lines] == [(14.0, True), (11.0, False), (11.0, False)]


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme>'
    '<a:dk1><a:sysClr lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="C00000"/></a:accent1></a:clrScheme></a:theme>'
)
FILLED = styles_part(
    fills=[
        "FFFF0000",
        "FFFFC000",
        "FF92D050",
        'theme="4"',
        'theme="4" tint="0.6"',
        'indexed="13"',
        'theme="99"',
        'rgb="x"',
    ],
    cells=[(0, 0, 0), *((0, 0, fill) for fill in range(2, 10))],
)
RED, AMBER, GREEN, ACCENT, PALE, YELLOW, NONE, BROKEN = range(1, 9)


@pytest.mark.parametrize(
    ("rows", "found", "why"),
    [
        ([["Action", "RAG"], ["x", (None, RED)]], ["Action", "RAG", "x", "[red]"], "alone under a head"),
        ([["Action", "RAG"], ["x", ("late", AMBER)]], ["Action", "RAG", "x", "late", "[amber]"], "beside words"),
        ([["Action", "RAG"], ["x", ("Green", GREEN)]], ["Action", "RAG", "x", "Green"], "words that say it"),
        ([["Action", "Status"], ["x", ("A", AMBER)]], ["Action", "Status", "x", "A"], "a letter that says it"),
        ([["Action", "RAG"], ["x", (None, ACCENT)]], ["Action", "RAG", "x", "[red]"], "a colour of the theme"),
        ([["Action", "RAG"], ["x", (None, PALE)]], ["Action", "RAG", "x", "[red]"], "made lighter"),
        ([["Action", "RAG"], ["x", (None, YELLOW)]], ["Action", "RAG", "x", "[yellow]"], "of the old palette"),
        ([["Action", "RAG"], ["x", (None, NONE)], ["y", (None, BROKEN)]], ["Action", "RAG", "x", "y"], "no colour"),
        ([["Action", ("RAG", RED)], ["x", "y"]], ["Action", "RAG", "x", "y"], "the head's own colour is decoration"),
        ([["Action", "Who"], ["x", ("y", RED)]], ["Action", "Who", "x", "y"], "no head, and words"),
        ([["Action", ""], ["x", (None, RED)], ["y", (None, RED)]], ["Action", "x", "y"], "no head, one colour"),
        (
            [["Action", "Now"], ["x", (None, RED)], ["y", (None, GREEN)], ["z", ("w", RED)]],
            ["Action", "Now", "x", "[red]", "y", "[green]", "z", "w"],
            "no head, but a traffic light",
        ),
    ],
)  # fmt: skip
def test_colours_that_say_something_are_put_into_words(rows: list[list[object]], found: list[str], why: str) -> None:
    document = _sheet(sheet_part(rows), styles=FILLED, theme=THEME)  # type: ignore[arg-type]
    assert [said for _, said in tagged(document)] == found, why


def test_a_spoken_colour_is_a_line_of_its_cell() -> None:
    document = _sheet(sheet_part([["Action", "RAG"], ["x", ("late", AMBER)]]), styles=FILLED)
    assert cells(document)[-2:] == [(0, 1, 1, "late"), (0, 1, 1, "[amber]")]
    assert document.text.endswith("x\tlate\n[amber]")


def test_text_boxes_and_comments() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p>'
        "<a:r><a:t>In a </a:t></a:r><a:r><a:t>box</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp>"
        "<a:t>a chart's</a:t></xdr:wsDr>"
    )
    files = {
        "_rels/.rels": related(("r", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": related(("rId1", "worksheet", "/xl/worksheets/one.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/one.xml": sheet_part([["a", "b"]]),
        "xl/worksheets/_rels/one.xml.rels": related(
            ("d", "drawing", "../drawings/d.xml"), ("c", "comments", "../c.xml")
        ),
        "xl/drawings/d.xml": drawing,
    }
    document = _read(zipped(files))
    assert document.text == "Plan\n\na\tb\n\nIn a box"
    assert document.notes == ('comments of the sheet "Plan" were not read',)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (xlsx({"Plan": sheet_part([])}), "no text"),
        (xlsx({"Plan": sheet_part([["x"]])}, {"Plan": "hidden"}), "no text"),
        (xlsx({"Plan": "<worksheet"}), "damaged XLSX: xl/worksheets/sheet1.xml is not well-formed XML"),
        (
            xlsx({"Plan": sheet_part({1: '<c r="1A"><v>1</v></c>'})}),
            "damaged XLSX: xl/worksheets/sheet1.xml has a cell that stands nowhere",
        ),
        (
            xlsx({"Plan": f'<worksheet xmlns="{SHEET}"><c r="A1"/></worksheet>'}),
            "damaged XLSX: xl/worksheets/sheet1.xml has a cell outside of its rows",
        ),
        (
            zipped({"_rels/.rels": related(("r", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": "x"}),
            "unsupported format (XLSB)",
        ),
        (
            zipped({"_rels/.rels": related(("r", "officeDocument", "xl/book.xml")), "xl/book.xml": "<book/>"}),
            "damaged XLSX: its main part is no workbook",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        XlsxReader().read(Given("norburn/plan.xlsx", data))
    assert (refusal.value.path, refusal.value.reason) == ("norburn/plan.xlsx", reason)
