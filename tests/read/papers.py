"""A small writer of PDFs: just enough of the format to print words at places, with or without a structure tree.

A tree is nested pairs: ("P", [0]) is a paragraph of marked content 0 on page 1; (page, content) names another page's.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

Element = tuple[str, Sequence[Any]]

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}
HELVETICA, BOLD, OBLIQUE = FONTS


@dataclass(frozen=True)
class Words:
    """Words printed at x, y; `content` is their marked-content id, None for none."""

    text: str
    x: float = 72
    y: float = 700
    content: int | None = None
    size: float = 12
    font: str = HELVETICA


@dataclass
class _Objects:
    """The numbered objects of a PDF."""

    bodies: list[bytes] = field(default_factory=list)

    def add(self, body: bytes = b"") -> int:
        self.bodies.append(body)
        return len(self.bodies)

    def put(self, number: int, body: str) -> None:
        self.bodies[number - 1] = body.encode("latin-1")

    def file(self, root: int, extra: str = "") -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self.bodies, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += f"trailer\n<</Size {len(places) + 1}/Root {root} 0 R{extra}>>\n".encode()
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


# A picture of one grey dot, stretched over a page.
SCAN = "q 560 0 0 800 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def pdf(*pages: Sequence[Words | str], tree: Sequence[Element] = (), trailer: str = "") -> bytes:
    """A PDF of these pages; `tree` holds the top elements of its structure tree. A page's
    plain strings are its content as it stands."""
    objects = _Objects()
    root, page_list = objects.add(), objects.add()
    fonts = " ".join(f"/{key} {objects.add(_font(name))} 0 R" for key, name in FONTS.items())
    numbers = []
    for at, words in enumerate(pages):
        stream = "\n".join(_printed(each) for each in words).encode("cp1252")
        content = objects.add(b"<</Length %d>>\nstream\n%b\nendstream" % (len(stream), stream))
        body = f"<</Type/Page/Parent {page_list} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/StructParents {at}"
        numbers.append(objects.add(f"{body}/Resources<</Font<<{fonts}>>>>>>".encode()))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects.put(page_list, f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>")
    marked = f"/MarkInfo<</Marked true>>/StructTreeRoot {_tree(objects, tree, numbers)} 0 R" if tree else ""
    objects.put(root, f"<</Type/Catalog/Pages {page_list} 0 R{marked}>>")
    return objects.file(root, trailer)


def scanned(data: bytes) -> bytes:
    """The same pages as pictures: what a scanner makes of them."""
    given, made = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    for page in given:
        width, height = page.get_size()
        image = pdfium.PdfImage.new(made)
        image.set_bitmap(page.render(scale=3, grayscale=True))
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        sheet = made.new_page(width, height)
        sheet.insert_obj(image)
        sheet.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _font(name: str) -> bytes:
    return f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()


def _printed(words: Words | str) -> str:
    if isinstance(words, str):
        return words
    text = words.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    shown = f"BT /{words.font} {words.size} Tf 1 0 0 1 {words.x} {words.y} Tm ({text}) Tj ET"
    return shown if words.content is None else f"/Span <</MCID {words.content}>> BDC {shown} EMC"


def _tree(objects: _Objects, tree: Sequence[Element], pages: list[int]) -> int:
    root = objects.add()
    owners: dict[tuple[int, int], int] = {}  # (page, content) -> element

    def element(kind: str, kids: Sequence[Any], parent: int) -> int:
        number = objects.add()
        inside = []
        for kid in kids:
            if isinstance(kid, tuple) and isinstance(kid[0], str):
                inside.append(f"{element(kid[0], kid[1], number)} 0 R")
                continue
            page, content = kid if isinstance(kid, tuple) else (0, kid)
            owners[page, content] = number
            inside.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {content}>>")
        objects.put(number, f"<</Type/StructElem/S/{kind}/P {parent} 0 R/K[{' '.join(inside)}]>>")
        return number

    tops = " ".join(f"{element(kind, kids, root)} 0 R" for kind, kids in tree)
    parents = " ".join(f"{page} [{_owners(owners, page)}]" for page in range(len(pages)))
    objects.put(root, f"<</Type/StructTreeRoot/K[{tops}]/ParentTree<</Nums[{parents}]>>>>")
    return root


def _owners(owners: dict[tuple[int, int], int], page: int) -> str:
    last = max((content for at, content in owners if at == page), default=-1)
    return " ".join(f"{owners[page, n]} 0 R" if (page, n) in owners else "null" for n in range(last + 1))
