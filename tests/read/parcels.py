"""Small writers of Word documents and workbooks: ZIPs of the few parts that such a file must have, and any others."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def related(*ties: tuple[str, str, str]) -> str:
    """A part of relationships: (id, last word of the type, target)."""
    each = (f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in ties)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def word_part(element: str, inner: str) -> str:
    """A part of a Word document: `inner` in the element ("styles")."""
    return f"<w:{element} {_NAMESPACES}>{inner}</w:{element}>"


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document of this body. `parts`: what is in further parts, by kind ("styles", "header") or, where there are
    several of one, "header:rId7"; header and footer are tied by their kind's name unless told otherwise."""
    ties, files = [], {}
    for key, inner in (parts or {}).items():
        kind, _, relation = key.partition(":")
        element = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        ties.append((relation or kind, kind, f"{kind}{relation}.xml"))
        files[f"word/{kind}{relation}.xml"] = word_part(element, inner)
    return zipped(
        {
            "_rels/.rels": related(("rId1", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": related(*ties),
            "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
            **files,
        }
    )


def para(*runs: str, style: str = "", about: str = "") -> str:
    """A paragraph; runs are words, or XML where they begin with "<"."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{about}</w:pPr>{inner}</w:p>"


def run(words: str, about: str = "") -> str:
    """Words set in one way."""
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, about: str = "") -> str:
    """A row of cells; a cell is words, or XML where it begins with "<"."""
    made = (each if each.startswith("<") else cell(para(each) if each else "<w:p/>") for each in cells)
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(made)}</w:tr>"


def cell(inner: str, about: str = "") -> str:
    """A cell of paragraphs and tables."""
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"


Value = str | int | float | None


def letters(column: int) -> str:
    """The name of a column, from 0."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def _cell(at: str, value: Value | tuple[Value, int]) -> str:
    value, style = value if isinstance(value, tuple) else (value, 0)
    about = f'r="{at}" s="{style}"'
    if value is None:
        return f"<c {about}/>"
    if isinstance(value, str):
        return f'<c {about} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c {about}><v>{value}</v></c>"


def sheet_part(
    rows: Mapping[int, str] | Sequence[Sequence[Value | tuple[Value, int]]],
    merges: Sequence[str] = (),
    columns: str = "",
    hidden: Sequence[int] = (),
    extra: str = "",
) -> str:
    """A sheet's part. Rows are values from A1 on, (value, style) for a styled cell; or XML by row number."""
    if isinstance(rows, Mapping):
        made = [f'<row r="{number}">{inner}</row>' for number, inner in rows.items()]
    else:
        made = []
        for number, values in enumerate(rows, start=1):
            cells = "".join(_cell(f"{letters(at)}{number}", value) for at, value in enumerate(values) if value != "")
            made.append(f'<row r="{number}" hidden="{int(number in hidden)}">{cells}</row>')
    joined = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    return (
        f'<worksheet xmlns="{SHEET}" xmlns:r="{_OFFICE}"><cols>{columns}</cols><sheetData>{"".join(made)}</sheetData>'
        f"<mergeCells>{joined}</mergeCells>{extra}</worksheet>"
    )


def xlsx(
    sheets: Mapping[str, str],
    states: Mapping[str, str] | None = None,
    parts: Mapping[str, str] | None = None,
    about: str = "",
) -> bytes:
    """A workbook of sheets by name. `states`: which are hidden. `parts`: XML by kind ("styles", "sharedStrings",
    "theme")."""
    ties, files, listed = [], {}, []
    for at, (name, part) in enumerate(sheets.items(), start=1):
        state = (states or {}).get(name)
        shown = f' state="{state}"' if state else ""
        listed.append(f'<sheet name={quoteattr(name)} sheetId="{at}"{shown} r:id="rId{at}"/>')
        ties.append((f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml"))
        files[f"xl/worksheets/sheet{at}.xml"] = part
    for kind, part in (parts or {}).items():
        ties.append((kind, kind, f"{kind}.xml"))
        files[f"xl/{kind}.xml"] = part
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}">{about}<sheets>{"".join(listed)}</sheets></workbook>'
    return zipped(
        {
            "_rels/.rels": related(("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": related(*ties),
            "xl/workbook.xml": book,
            **files,
        }
    )


def styles_part(
    formats: Sequence[str] = (), fills: Sequence[str] = (), cells: Sequence[tuple[int, int, int]] = ()
) -> str:
    """A styles part: number formats (ids from 164), fills ("FFFF0000" or XML of a colour's attributes; ids from 2),
    and the styles of cells as (format id, font id, fill id); font 1 is bold."""
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats))
    colours = [each if "=" in each else f'rgb="{each}"' for each in fills]
    made = "".join(f'<fill><patternFill patternType="solid"><fgColor {each}/></patternFill></fill>' for each in colours)
    xfs = "".join(f'<xf numFmtId="{code}" fontId="{font}" fillId="{fill}"/>' for code, font, fill in cells)
    return (
        f'<styleSheet xmlns="{SHEET}"><numFmts>{codes}</numFmts>'
        '<fonts><font><sz val="11"/></font><font><b/><sz val="14"/></font></fonts>'
        f'<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{made}'
        f"</fills><cellXfs>{xfs}</cellXfs></styleSheet>"
    )
