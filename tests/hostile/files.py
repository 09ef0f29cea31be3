"""Files that nobody should send, each with what must become of it: (name, bytes, outcome).

An outcome is the reason of a refusal, or `Read`: how many lines the document has at least, words it must hold, pages.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.read.papers import SCAN, Words, pdf
from tests.read.parcels import cell, docx, para, row, sheet_part, table, word_part, xlsx, zipped

MEGABYTE = 1024 * 1024
NO_TEXT = "no text layer: run it through OCR (ocrmypdf) first"
DTD = "has a document type declaration, which is not allowed"
DEEP = "is nested more than 250 elements deep"
SAFE = "Norburn sees every child"


@dataclass(frozen=True)
class Read:
    """A document that can be read after all."""

    holds: str = SAFE
    lines: int = 1
    pages: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nasty:
    """One file: its name, how its bytes are made, what becomes of it, what is nasty."""

    name: str
    make: Callable[[], bytes]
    outcome: Read | str
    why: str


def _padded(data: bytes, part: str, megabytes: int) -> bytes:
    """The same ZIP, with so many megabytes of blanks at the end of a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(zipfile.ZipInfo(name) if name != part else _packed(name), "w") as stream:
                stream.write(old.read(name))
                for _ in range(megabytes if name == part else 0):
                    stream.write(b" " * MEGABYTE)
    return out.getvalue()


def _packed(name: str) -> zipfile.ZipInfo:
    about = zipfile.ZipInfo(name)
    about.compress_type = zipfile.ZIP_DEFLATED
    return about


def _laughs(inner: str) -> str:
    """A billion laughs, before `inner`."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "ha">{levels}]>{inner}'


def _word(document: str, **more: str | bytes) -> bytes:
    """A Word document whose main part is as given."""
    with zipfile.ZipFile(io.BytesIO(docx(para(SAFE)))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "word/document.xml": document, **more})


def _outside(kind: str, target: str) -> bytes:
    """A Word document whose header lies elsewhere."""
    tie = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    body = f'<w:body>{para(SAFE)}<w:sectPr><w:headerReference r:id="h"/></w:sectPr></w:body>'
    return _word(word_part("document", body), **{"word/_rels/document.xml.rels": tie})


def _lying(data: bytes) -> bytes:
    """The same ZIP, its directory telling of one kilobyte for each member."""
    found = bytearray(data)
    at = 0
    while (at := found.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", found, at + 24, 1024)
        at += 4
    return bytes(found)


def _flagged(data: bytes) -> bytes:
    """The same ZIP, each member said to need a password."""
    found = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := found.find(sign, at)) >= 0:
            found[at + offset] |= 1
            at += 4
    return bytes(found)


def _many_members() -> bytes:
    return zipped({f"word/{'x' * 60}{n}": b"" for n in range(50_000)}, zipfile.ZIP_STORED)


def _pages(count: int, said: int | None = None) -> bytes:
    """A PDF in which one page stands many times."""
    whole = pdf([Words(SAFE)])
    start = whole.index(b"/Type/Pages")
    end = whole.index(b">>", start)
    kid = whole[whole.index(b"[", start) + 1 : whole.index(b"]", start)]
    many = b"/Type/Pages/Count %d/Kids[%b]" % (said or count, b" ".join([kid] * count))
    return whole[:start] + many + whole[end:]


def _circle() -> bytes:
    """A PDF whose pages hold themselves."""
    whole = pdf([Words(SAFE)])
    start = whole.index(b"/Kids[")
    return whole[:start] + b"/Kids[2 0 R]" + whole[whole.index(b"]", start) + 1 :]


def _bomb_page() -> bytes:
    """A PDF whose page inflates to a gigabyte of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * MEGABYTE) for _ in range(1024)) + packer.flush()
    whole = pdf([Words(SAFE)])
    start = whole.index(b"<</Length")
    end = whole.index(b"endstream", start)
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\n" % (len(packed), packed)
    return whole[:start] + stream + whole[end:]


def _packed_twice() -> bytes:
    whole = pdf([Words(SAFE)])
    start = whole.index(b"<</Length")
    packed = zlib.compress(zlib.compress(b" " * MEGABYTE))
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%b\n" % (len(packed), packed)
    return whole[:start] + stream + whole[whole.index(b"endstream", start) :]


def _tree(depth: int) -> bytes:
    element: tuple[str, list[object]] = ("P", [0])
    for _ in range(depth):
        element = ("Div", [element])
    return pdf([Words(SAFE, content=0)], tree=(element,))


def _nested(depth: int) -> str:
    """A table in a table in a table."""
    inner = para(SAFE)
    for _ in range(depth):
        inner = table(row("x", cell(inner)))
    return inner


def _long_word() -> str:
    """A page's content: one word in four strings, as a string in a PDF may have 32,767 bytes."""
    return f"BT /F1 1 Tf 1 0 0 1 10 700 Tm [{f'({LONG[:25_000]})' * 4}] TJ ET"


def _attributes(count: int) -> bytes:
    return b" ".join(b"a%d" % n for n in range(count))


WIDE = "a line of more than 1000000 characters"
OPEN = "quotes do not close: each line was read as a row of its own"
LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RIGHT_TO_LEFT = "\u200f\u0627\u0644\u0623\u0637\u0641\u0627\u0644 e\u0301\u0323 \u202e\u05e9\u05dc\u05d5\u05dd\u202c"
LONG = "x" * 100_000

PDFS = [
    Nasty(
        "page.pdf", lambda: b"<!DOCTYPE html><p>404", "not a PDF: it is a web page (HTML)", "what a server sent instead"
    ),
    Nasty("image.pdf", lambda: b"\x89PNG\r\n\x1a\n", "not a PDF: it is PNG image", "a picture under another name"),
    Nasty("text.pdf", SAFE.encode, Read(), "a text under another name"),
    Nasty("word.pdf", lambda: docx(para(SAFE)), Read(), "a Word document under another name"),
    Nasty("cut.pdf", lambda: pdf([Words(SAFE)] * 9)[:-40], "damaged PDF: cut short", "the end is missing"),
    Nasty("half.pdf", lambda: pdf([Words(SAFE)] * 9)[:900], "damaged PDF: cut short", "half is missing"),
    Nasty("head.pdf", lambda: b"%PDF-1.7\n", "damaged PDF: cut short", "all but the first line is missing"),
    Nasty(
        "noise.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99 + b"%%EOF", "damaged PDF", "noise between the ends"
    ),
    Nasty("locked.pdf", lambda: pdf([Words(SAFE)], trailer=LOCKED), "encrypted PDF: needs a password", "encrypted"),
    Nasty(
        "odd.pdf",
        lambda: pdf([Words(SAFE)], trailer="/Encrypt<</Filter/Own/V 9>>"),
        "encrypted PDF: in a way that cannot be read",
        "encrypted by a house of its own",
    ),
    Nasty("scan.pdf", lambda: pdf(*[[SCAN]] * 3), NO_TEXT, "pictures of pages"),
    Nasty("blank.pdf", lambda: pdf([]), NO_TEXT, "nothing on its page"),
    Nasty("none.pdf", pdf, "PDF without pages", "no page"),
    Nasty("pages.pdf", lambda: pdf(*[[Words(SAFE)]] * 10_000), Read(lines=10_000, pages=10_000), "10,000 pages"),
    Nasty("endless.pdf", lambda: _pages(20_001), "PDF of 20001 pages: more than 20000", "too many pages"),
    Nasty("liar.pdf", lambda: _pages(1, 2_000_000_000), Read(pages=1), "says it has two thousand million pages"),
    Nasty("circle.pdf", _circle, "damaged PDF: no page can be read", "its pages hold themselves"),
    Nasty("tree.pdf", lambda: _tree(300), Read(pages=1), "a structure tree 300 deep"),
    Nasty("bomb.pdf", _bomb_page, "PDF that inflates beyond all measure", "a page that inflates to a gigabyte"),
    Nasty("twice.pdf", _packed_twice, "PDF that inflates beyond all measure", "packed twice, as small bombs are"),
    Nasty("long.pdf", lambda: pdf([_long_word()]), Read(LONG, pages=1), "a word of 100,000 letters"),
    Nasty(
        "part.pdf",
        lambda: pdf([Words(SAFE)], [Words("Two")]).replace(b"/Type/Page/", b"/Type/Pagx/", 1),
        Read("Two", pages=2, notes=("page 1 could not be read: damaged",)),
        "one broken page",
    ),
]

TEXTS = [
    Nasty("empty.txt", lambda: b"", "empty file", "nothing at all"),
    Nasty("blank.txt", lambda: b" \n\t\r\n\x0c", "empty file", "nothing but white space"),
    Nasty("nul.txt", lambda: b"a\x00b", "binary file", "a NUL"),
    Nasty("wide.txt", lambda: SAFE.encode("utf-16-le"), "binary file", "UTF-16 that does not say so"),
    Nasty("mixed.txt", lambda: f"{SAFE} – ü – ü".encode() + b" \x96\x92", "damaged UTF-8 text", "two encodings"),
    Nasty("greek.txt", lambda: "Επιθεώρηση".encode("iso8859-7"), "unknown text encoding", "another language's letters"),
    Nasty("program.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(99), "binary file", "a program"),
    Nasty("long.txt", LONG.encode, Read(LONG), "a word of 100,000 letters"),
    Nasty("line.txt", lambda: (SAFE + " ").encode() * 400_000, WIDE, "ten megabytes on one line"),
    Nasty("right.txt", RIGHT_TO_LEFT.encode, Read(RIGHT_TO_LEFT), "right to left, accents, marks of direction"),
    Nasty("tabs.txt", lambda: b"a\t" * 50_000 + SAFE.encode(), Read(lines=50_000), "a row of 50,000 cells"),
    Nasty("front.md", lambda: b"---\n" + b"a: b\n" * 20_000 + SAFE.encode(), Read(), "front matter without an end"),
    Nasty("pipes.md", lambda: b"|" * 300_000 + b"\n|-|-|\n" + SAFE.encode(), Read(), "a row of 300,000 bars"),
    Nasty("old.doc", lambda: OLD_OFFICE, "unsupported format (old Microsoft Office)", "Word before 2007"),
    Nasty("rich.rtf", lambda: b"{\\rtf1 x}", "unsupported format (RTF)", "another format"),
    Nasty("packed.gz", lambda: b"\x1f\x8b\x08" + bytes(20), "unsupported format (gzip)", "packed"),
    Nasty("data.xml", lambda: _laughs("<a>&l9;</a>").encode(), "unsupported format (XML)", "an entity bomb by itself"),
    Nasty(
        "open.csv",
        lambda: b'a,b\n"' + b"c,d\n" * 25_000,
        Read("c", lines=50_000, notes=(OPEN,)),
        "a quote that never closes",
    ),
    Nasty("wide.csv", lambda: b"a," * 50_000 + SAFE.encode(), Read(lines=50_000), "a row of 50,000 cells"),
]

PAGES = [
    Nasty(
        "deep.html",
        lambda: b"<html>" + b"<div>" * 100_000,
        "web page nested more than 4000 elements deep",
        "100,000 deep",
    ),
    Nasty("inner.html", lambda: b"<html>" + b"<ul><li>" * 3_000 + SAFE.encode(), Read(), "3,000 lists in each other"),
    Nasty("loose.html", lambda: b"<html><p>" * 100_000 + SAFE.encode(), Read(), "paragraphs that do not end"),
    Nasty("wide.html", lambda: b"<html><p %b>" % _attributes(20_000) + SAFE.encode(), Read(), "20,000 attributes"),
    Nasty(
        "spans.html",
        lambda: b"<html><table>" + b"<tr><td colspan=9999999 rowspan=65534>x" * 2_000 + SAFE.encode() + b"</table>",
        Read(lines=2_000),
        "cells that reach beyond all measure",
    ),
    Nasty(
        "script.html",
        lambda: f"<html><p>{SAFE}<script><p>".encode() + b"x" * MEGABYTE,
        Read(),
        "a script without an end",
    ),
    Nasty(
        "signs.html", lambda: f"<html><p>{SAFE}".encode() + b"&amp;&#0;&#xD800;&zz;" * 20_000, Read(), "odd entities"
    ),
    Nasty(
        "code.html", lambda: b"<html><meta charset=utf-7>x", "unknown text encoding (utf-7)", "an encoding for tricks"
    ),
    Nasty(
        "archive.mht",
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related",
        "unsupported format (web archive)",
        "MHTML",
    ),
]

WORD = [
    Nasty("cut.docx", lambda: docx(para(SAFE))[:-40], "unsupported format (damaged ZIP)", "the end is missing"),
    Nasty(
        "bomb.docx",
        lambda: _padded(docx(para(SAFE)), "word/document.xml", 1024),
        "DOCX that inflates to more than 64 MB",
        "a part of a gigabyte",
    ),
    Nasty(
        "liar.docx",
        lambda: _lying(_padded(docx(para(SAFE)), "word/document.xml", 99)),
        "damaged DOCX: word/document.xml cannot be unpacked",
        "a part that says it is small",
    ),
    Nasty("names.docx", _many_members, "unsupported format (ZIP with an endless directory)", "50,000 members"),
    Nasty(
        "laugh.docx", lambda: _word(_laughs("<a>&l9;</a>")), f"damaged DOCX: word/document.xml {DTD}", "billion laughs"
    ),
    Nasty(
        "outer.docx",
        lambda: _word(f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>{word_part("document", "&x;")}'),
        f"damaged DOCX: word/document.xml {DTD}",
        "an entity that is a file",
    ),
    Nasty("header.docx", lambda: _outside("header", "http://192.0.2.1/header.xml"), Read(), "a header on the network"),
    Nasty("up.docx", lambda: _outside("header", "../../../../etc/passwd"), Read(), "a header beside the document"),
    Nasty(
        "deep.docx",
        lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        f"damaged DOCX: word/document.xml {DEEP}",
        "100,000 deep",
    ),
    Nasty("tables.docx", lambda: docx(_nested(75)), Read(), "75 tables in each other"),
    Nasty("hollow.docx", lambda: docx("<w:p/>" * 500_000 + para(SAFE)), Read(), "half a million empty paragraphs"),
    Nasty("huge.docx", lambda: docx(table(row("a", "x" * (20 * MEGABYTE)))), WIDE, "a cell of 20 MB"),
    Nasty("right.docx", lambda: docx(para(RIGHT_TO_LEFT)), Read(RIGHT_TO_LEFT), "right to left, accents, marks"),
    Nasty(
        "flag.docx", lambda: _flagged(docx(para(SAFE))), "encrypted DOCX: needs a password", "packed with a password"
    ),
    Nasty(
        "locked.docx",
        lambda: OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "encrypted Office document: needs a password",
        "encrypted by Word",
    ),
    Nasty(
        "method.docx",
        lambda: zipped({"word/document.xml": "x", "_rels/.rels": "x"}, zipfile.ZIP_LZMA),
        "damaged DOCX: packed in a way that is not allowed",
        "packed in a way of its own",
    ),
]

EXCEL = [
    Nasty(
        "bomb.xlsx",
        lambda: _padded(xlsx({"a": sheet_part([[SAFE]])}), "xl/worksheets/sheet1.xml", 400),
        "XLSX that inflates to more than 64 MB",
        "a sheet of 400 MB",
    ),
    Nasty(
        "laugh.xlsx",
        lambda: xlsx({"a": _laughs("<a/>")}),
        f"damaged XLSX: xl/worksheets/sheet1.xml {DTD}",
        "billion laughs",
    ),
    Nasty(
        "corner.xlsx",
        lambda: xlsx({"a": sheet_part({1048576: f'<c r="XFD1048576" t="str"><v>{SAFE}</v></c>'}, ["A1:XFD1048575"])}),
        Read(),
        "a cell in the last corner, the rest merged",
    ),
    Nasty("huge.xlsx", lambda: xlsx({"a": sheet_part([["a", "x" * (20 * MEGABYTE)]])}), WIDE, "a cell of 20 MB"),
    Nasty(
        "cells.xlsx",
        lambda: xlsx({"a": sheet_part({1: "<c><v>1</v></c>" * 1_000_001})}),
        "damaged XLSX: xl/worksheets/sheet1.xml has more than 1000000 cells",
        "a million and one cells",
    ),
    Nasty(
        "merged.xlsx",
        lambda: xlsx({"a": sheet_part([[SAFE, "b"]] * 500, [f"A{n}:XFD1048576" for n in range(2, 30_000)])}),
        Read(),
        "30,000 merged cells over each other",
    ),
    Nasty(
        "hidden.xlsx",
        lambda: xlsx({f"s{n}": sheet_part([["x"]]) for n in range(300)}, {f"s{n}": "veryHidden" for n in range(300)}),
        "no text",
        "all of its 300 sheets hidden",
    ),
]

NASTY = [*PDFS, *TEXTS, *PAGES, *WORD, *EXCEL]
