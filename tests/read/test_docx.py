import pytest

from tests.read.lines import cells, sound, tagged, words
from tests.read.parcels import cell, docx, para, related, row, run, table, word_part, zipped
from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.office.docx import DocxReader


def _style(key: str, name: str, based: str = "", inner: str = "", kind: str = "paragraph", more: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{name}"/>{on}{inner}</w:style>'


def _listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


STYLES = "".join(
    [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>',
        _style("Standard", "Normal", more='w:default="1"'),
        _style(
            "berschrift1",
            "heading 1",
            "Standard",
            '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
        ),
        _style("Own", "House heading", "berschrift1"),
        _style("Named", "Heading 3"),
        _style("Titel", "Title"),
        _style("V1", "toc 1"),
        _style("Liste", "List Bullet", inner=f"<w:pPr>{_listed(1)}</w:pPr>"),
        _style("Unlisted", "x", "Liste", f"<w:pPr>{_listed(0)}</w:pPr>"),
        _style("Round", "y", "Round"),
        _style("Strong", "Strong", inner="<w:rPr><w:b/></w:rPr>", kind="character"),
        _style("Gone", "Gone", inner="<w:rPr><w:vanish/></w:rPr>", kind="character"),
    ]
)


def _level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def _definition(number: int, *inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(inner)}</w:abstractNum>'


def _list(number: int, definition: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{more}</w:num>'


NUMBERING = "".join(
    [
        _definition(0, _level(0, "bullet", "\uf0b7"), _level(1, "bullet", "o")),
        _definition(1, _level(0, "decimal", "%1."), _level(1, "lowerLetter", "%1%2)"), _level(2, "lowerRoman", "(%3)")),
        _definition(2, _level(0, "upperRoman", "%1"), _level(1, "decimal", "%1.%2", 5, "<w:isLgl/>")),
        _definition(3, '<w:numStyleLink w:val="Linked"/>'),
        _definition(4, '<w:styleLink w:val="Linked"/>', _level(0, "decimal", "Step %1")),
        _definition(5, _level(0, "none", "")),
        _list(1, 0),
        _list(2, 1),
        _list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        _list(4, 2),
        _list(5, 3),
        _list(6, 5),
    ]
)


def _read(body: str, **parts: str) -> Document:
    document = DocxReader().read(Given("norburn/plan.docx", docx(body, {"styles": STYLES, **parts})))
    assert sound(document)
    return document


def test_paragraphs_and_what_is_known_of_the_file() -> None:
    document = _read(para("Norburn council") + "<w:p/>" + para("We will ", run("see", "<w:b/>"), " every child."))
    assert document.text == "Norburn council\n\nWe will see every child."
    assert (document.pages, document.notes, document.source.reader) == (None, (), "docx-1")
    assert document.source.media.endswith("wordprocessingml.document")
    assert [(line.page, line.block, line.size) for line in document.lines] == [(None, 1, 12.0), (None, 2, 12.0)]


@pytest.mark.parametrize(
    ("paragraph", "tag", "why"),
    [
        (para("Norburn", style="berschrift1"), "H1", "the style's English name, whatever Word speaks"),
        (para("Norburn", style="Own"), "H1", "a house style based on a heading"),
        (para("Norburn", style="Named"), "H3", "a heading by name alone"),
        (para("Norburn", style="Titel"), "H1", "the title"),
        (para("Norburn 4", style="V1"), "TOCI", "a line of contents"),
        (para("Norburn", about='<w:outlineLvl w:val="1"/>'), "H2", "an outline level of its own"),
        (
            para("Norburn", style="berschrift1", about='<w:outlineLvl w:val="9"/>'),
            "H1",
            "body level in a heading style",
        ),
        (para("Norburn", style="Missing"), "P", "a style that is not there"),
        (para("Norburn", style="Round"), "P", "a style based on itself"),
        (para("Norburn"), "P", "no style"),
    ],
)
def test_tags_come_from_styles(paragraph: str, tag: str, why: str) -> None:
    assert tagged(_read(paragraph)) == [(tag, "Norburn 4" if tag == "TOCI" else "Norburn")], why


@pytest.mark.parametrize(
    ("runs", "look", "why"),
    [
        ([run("all of it", "<w:b/>")], (12.0, True, False), "bold"),
        ([run("most", "<w:b/>"), " a"], (12.0, True, False), "more than half"),
        ([run("a", "<w:b/>"), " most"], (12.0, False, False), "less than half"),
        ([run("x", "<w:i/>")], (12.0, False, True), "italic"),
        ([run("x", '<w:b w:val="0"/>')], (12.0, False, False), "switched off"),
        ([run("x", '<w:rStyle w:val="Strong"/>')], (12.0, True, False), "by a character style"),
        ([run("x", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>')], (12.0, False, False), "switched off again"),
        ([run("x", '<w:sz w:val="19"/>')], (9.5, False, False), "half points"),
        ([run("long words", '<w:sz w:val="40"/>'), " x"], (20.0, False, False), "the middle character's size"),
    ],
)
def test_looks(runs: list[str], look: tuple[float, bool, bool], why: str) -> None:
    (line,) = _read(para(*runs)).lines
    assert (line.size, line.bold, line.italic) == look, why


def test_a_style_gives_its_look() -> None:
    (line,) = _read(para("Norburn", style="Own")).lines
    assert (line.size, line.bold) == (16.0, True)


FIELD = '<w:fldChar w:fldCharType="%s"/>'
ARABIC = "\u0634\u0643\u0631\u0627 e\u0301"


@pytest.mark.parametrize(
    ("inner", "text", "why"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb", "a line broken by hand"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\nb", "the old way"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\nb", "a page broken by hand"),
        ("<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>", "ab", "where Word once broke a page"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", "a tab"),
        ("<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t></w:r>", "multi-agency", "a hyphen that keeps"),
        ("<w:r><w:t>multi</w:t><w:softHyphen/><w:t>agency</w:t></w:r>", "multiagency", "a hyphen that may come"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "\uf0fc", "a symbol"),
        ('<w:r><w:t>x</w:t><w:sym w:char="D800"/><w:sym w:char="zzzz"/><w:sym/></w:r>', "x", "symbols that are none"),
        ("<w:r><w:t>a\nb\u2028c</w:t></w:r>", "a b c", "ends of lines that are none"),
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", "linked", "a link"),
        ("<w:smartTag><w:r><w:t>smart</w:t></w:r></w:smartTag>", "smart", "a smart tag"),
        (
            "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt>",
            "in",
            "a control",
        ),
        (
            f'<w:r>{FIELD % "begin"}<w:instrText>7</w:instrText>{FIELD % "separate"}<w:t>3</w:t>{FIELD % "end"}</w:r>',
            "3",
            "a field shows its result",
        ),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>May</w:t></w:r></w:fldSimple>', "May", "a simple field"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1", "a formula"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>yes</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "yes",
            "reading aids",
        ),
        (f"<w:r><w:t>{ARABIC}</w:t></w:r>", ARABIC, "right to left, and accents by themselves"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inner: str, text: str, why: str) -> None:
    assert _read(para(inner)).text == text, why


def test_lists_show_their_bullets_and_numbers() -> None:
    document = _read(
        para("one", style="Liste")
        + para("inner", about=_listed(1, 1))
        + para("no longer", style="Unlisted")
        + para("first", about=_listed(2))
        + para("a", about=_listed(2, 1))
        + para("b", about=_listed(2, 1))
        + para("deep", about=_listed(2, 2))
        + para("second", about=_listed(2))
        + para("again a", about=_listed(2, 1))
        + para("seventh", about=_listed(3))
        + para("eighth", about=_listed(3))
        + para("I", about=_listed(4))
        + para("legal", about=_listed(4, 1))
        + para("linked", about=_listed(5))
        + para("bare", about=_listed(6))
        + para("nowhere", about=_listed(99)),
        numbering=NUMBERING,
    )
    assert document.text.replace("\n\n", "\n").split("\n") == [
        "• one",
        "  • inner",
        "no longer",
        "1. first",
        "  1a) a",
        "  1b) b",
        "    (i) deep",
        "2. second",
        "  2a) again a",
        "7. seventh",
        "8. eighth",
        "I I",
        "  1.5 legal",
        "Step 1 linked",
        "bare",
        "nowhere",
    ]
    assert {tag for tag, said in tagged(document) if said not in ("no longer", "bare", "nowhere")} == {"LI"}
    assert "1. first\n  1a) a\n" in document.text


def test_a_numbered_heading_is_a_heading() -> None:
    document = _read(para("Aims", style="berschrift1", about=_listed(2)), numbering=NUMBERING)
    assert tagged(document) == [("H1", "1. Aims")]


def test_tables_give_cells_and_merged_ones_do_not_repeat() -> None:
    merged = cell(para("Homes"), '<w:vMerge w:val="restart"/>')
    goes_on = cell(para("stale"), "<w:vMerge/>")
    document = _read(
        table(
            row("Area", "Action", "Who", about="<w:tblHeader/>"),
            row(merged, "Visit", "Head of Homes"),
            row(goes_on, cell(para("Write") + para("Send"), '<w:gridSpan w:val="2"/>')),
            row(cell(para("Schools"), '<w:gridSpan w:val="2"/>'), "Head of Schools"),
            row("Visit", "Head", about='<w:gridBefore w:val="1"/>'),
        )
    )
    assert cells(document) == [
        (0, 0, 0, "Area"),
        (0, 0, 1, "Action"),
        (0, 0, 2, "Who"),
        (0, 1, 0, "Homes"),
        (0, 1, 1, "Visit"),
        (0, 1, 2, "Head of Homes"),
        (0, 2, 1, "Write"),
        (0, 2, 1, "Send"),
        (0, 3, 0, "Schools"),
        (0, 3, 2, "Head of Schools"),
        (0, 4, 1, "Visit"),
        (0, 4, 2, "Head"),
    ]
    assert document.text.split("\n")[:3] == ["Area\tAction\tWho", "Homes\tVisit\tHead of Homes", "Write"]
    assert [line.tag for line in document.lines] == ["TH"] * 3 + ["TD"] * 9
    blocks = [line.block for line in document.lines if words(document, line) in ("Write", "Send")]
    assert len(set(blocks)) == 1


def test_layout_tables_give_no_cells() -> None:
    document = _read(
        table(row("One"), row("Two")) + table(row(cell(para("Title"), '<w:gridSpan w:val="2"/>')), row("a", "b"))
    )
    assert cells(document) == [(0, 0, 0, "a"), (0, 0, 1, "b")]
    assert tagged(document)[:3] == [("P", "One"), ("P", "Two"), ("P", "Title")]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    document = _read(table(row("x", cell(para("before") + inner + para("after"))), row("y", "z")))
    assert cells(document) == [
        (0, 0, 0, "x"),
        (0, 0, 1, "before"),
        (1, 0, 0, "a"),
        (1, 0, 1, "b"),
        (1, 1, 0, "c"),
        (1, 1, 1, "d"),
        (0, 0, 1, "after"),
        (0, 1, 0, "y"),
        (0, 1, 1, "z"),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>old </w:delText><w:t>old</w:t></w:r></w:del>'
    new = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
    away = "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
    here = "<w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo>"
    document = _read(
        para("a ", gone, new, away)
        + para("joined ", about="<w:rPr><w:del/></w:rPr>")
        + para("with this ", here)
        + para(gone, about="<w:rPr><w:del/></w:rPr>")
        + table(row("k", "l"), row("m", "n", about="<w:del/>"), row("o", "p", about="<w:ins/>"))
        + para("was bold", about="<w:rPr><w:rPrChange><w:rPr><w:del/></w:rPr></w:rPrChange></w:rPr>")
    )
    assert document.text == "a new\n\njoined with this moved\n\nk\tl\no\tp\n\nwas bold"
    assert document.notes == ("tracked changes were read as accepted",)


def test_a_paragraph_whose_end_is_deleted_before_a_table_is_not_lost() -> None:
    last = para("last", about="<w:rPr><w:del/></w:rPr>")
    assert _read(last + table(row("a", "b"))).text == "last\n\na\tb"
    assert _read(last).text == "last"
    assert _read(table(row("a", cell(last)))).text == "a\tlast"


def test_hidden_words_and_rows_are_left_out_and_told() -> None:
    document = _read(
        para(
            "a",
            run(" secret", "<w:vanish/>"),
            run(" too", '<w:rStyle w:val="Gone"/>'),
            run(" b", '<w:vanish w:val="0"/>'),
        )
        + table(row("c", "d"), row("e", "f", about="<w:hidden/>"))
    )
    assert document.text == "a b\n\nc\td"
    assert document.notes == ("hidden text was not read", "hidden table rows were not read")


def test_text_boxes_come_after_their_paragraph_and_once() -> None:
    box = f"<w:txbxContent>{para('in the box')}{table(row('k', 'l'))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _read(para("anchored", both, " here") + para("next")).text == "anchored here\n\nin the box\n\nk\tl\n\nnext"
    assert _read(table(row(cell(para("c", both)), "d"))).text.startswith("c\nin the box\nk\tl\n")
    only = f"<w:r><mc:AlternateContent><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    assert "in the box" in _read(para("x", only)).text


def test_headers_and_footers_are_artifacts_around_the_words() -> None:
    ties = '<w:headerReference r:id="header"/><w:footerReference r:id="footer"/><w:headerReference r:id="none"/>'
    ends = f"<w:sectPr>{ties}</w:sectPr>"
    document = _read(
        para("first", about=ends) + para("words") + ends,
        header=para("Norburn council") + table(row("Plan", "2024")),
        footer=para("Page 1"),
    )
    assert tagged(document) == [
        ("Artifact", "Norburn council"),
        ("Artifact", "Plan"),
        ("Artifact", "2024"),
        ("P", "first"),
        ("P", "words"),
        ("Artifact", "Page 1"),
    ]
    assert cells(document) == []


def test_notes_come_last_with_their_marks() -> None:
    second, first = '<w:r><w:footnoteReference w:id="5"/></w:r>', '<w:r><w:footnoteReference w:id="3"/></w:r>'
    document = _read(
        para("the Board", first, " and ", '<w:r><w:endnoteReference w:id="2"/></w:r>', " it", second),
        footnotes=(
            f'<w:footnote w:type="separator" w:id="0">{para("rule")}</w:footnote>'
            f'<w:footnote w:id="5">{para("<w:r><w:footnoteRef/></w:r>", " Later.")}</w:footnote>'
            f'<w:footnote w:id="3">{para("<w:r><w:footnoteRef/></w:r>", " It meets")}{para("twice.")}</w:footnote>'
            f'<w:footnote w:id="9">{para("led to by nothing")}</w:footnote>'
        ),
        endnotes=f'<w:endnote w:id="2">{para("<w:r><w:endnoteRef/></w:r>", " An end.")}</w:endnote>',
    )
    assert document.text == "the Board1 and i it2\n\n1 It meets\ntwice.\n\n2 Later.\n\ni An end."
    assert [document.text[start:end] for start, end in document.marks] == ["1", "i", "2"]
    assert [line.tag for line in document.lines] == ["P", "Note", "Note", "Note", "Note"]
    assert document.lines[1].block == document.lines[2].block != document.lines[3].block


def test_raised_digits_are_marks_and_raised_letters_are_not() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = _read(para("Board", run("3", raised), " on the 4", run("th", raised)))
    assert [document.text[start:end] for start, end in document.marks] == ["3"]


def test_what_is_not_read_is_told() -> None:
    chart = '<w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
    document = _read(para("x", chart, '<w:r><w:commentReference w:id="0"/></w:r>') + "<w:altChunk/>")
    assert document.notes == (
        "comments were not read",
        "charts and diagrams were not read",
        "embedded documents were not read",
    )


def test_cell_colours_under_a_status_head_are_put_into_words() -> None:
    def filled(words: str, colour: str) -> str:
        return cell(para(words) if words else "<w:p/>", f'<w:shd w:val="clear" w:fill="{colour}"/>')

    document = _read(
        table(
            row(filled("Action", "4472C4"), filled("RAG", "4472C4")),
            row("Visit", filled("", "FF0000")),
            row(filled("Write", "DDEBF7"), filled("On track", "92D050")),
            row("Send", filled("Amber", "FFC000")),
            row("Wait", filled("", "auto")),
        )
    )
    assert [each[3] for each in cells(document)] == [
        *("Action", "RAG", "Visit", "[red]", "Write", "On track", "[green]", "Send", "Amber", "Wait"),
    ]


def _broken(**parts: str) -> bytes:
    whole = {
        "_rels/.rels": related(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": word_part("document", f"<w:body>{para('x')}</w:body>"),
    }
    return zipped({name: data for name, data in {**whole, **parts}.items() if data})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(""), "no text"),
        (docx(para("x"))[:-30], "damaged DOCX"),
        (_broken(**{"_rels/.rels": ""}), "damaged DOCX: its main part is missing"),
        (_broken(**{"word/document.xml": ""}), "damaged DOCX: word/document.xml is missing"),
        (_broken(**{"word/document.xml": "<w:document"}), "damaged DOCX: word/document.xml is not well-formed XML"),
        (
            _broken(**{"word/document.xml": '<?xml version="1.0" encoding="klingon"?><a/>'}),
            "damaged DOCX: word/document.xml is in an unknown encoding",
        ),
        (docx(row("a", "b")), "damaged DOCX: word/document.xml has a table row outside of a table"),
        (docx(table(cell(para("a")))), "damaged DOCX: word/document.xml has a table cell outside of a row"),
        (docx(para(para("a"))), "damaged DOCX: word/document.xml has a paragraph within a paragraph"),
        (docx(para(table(row("a")))), "damaged DOCX: word/document.xml has a table within a paragraph"),
        (_broken(**{"word/document.xml": "<html/>"}), "damaged DOCX: its main part is no Word document"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        DocxReader().read(Given("norburn/plan.docx", data))
    assert (refusal.value.path, refusal.value.reason) == ("norburn/plan.docx", reason)
