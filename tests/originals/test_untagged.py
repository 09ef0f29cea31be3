"""The same reports with and without the tags that Word gave them: fonts, places and words alone tell the same asks and
judgements. Copying pages into a new PDF leaves the tags behind."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.originals.conftest import letters_and_digits
from tracegraph.extract import extract
from tracegraph.model.statement import Extraction
from tracegraph.read.base import Given
from tracegraph.read.pdf import PdfReader
from tracegraph.segment import segment

pytestmark = pytest.mark.originals

REPORTS = [
    "solihull/2016-07-07-ilacs.pdf",
    "solihull/2020-01-09-ilacs.pdf",
    "solihull/2022-02-21-jtai.pdf",
    "solihull/2026-01-12-ilacs.pdf",
    "sandwell/2018-01-29-ilacs.pdf",
    "coventry/2014-03-21-ilacs.pdf",
    "south-tyneside/2026-08-04-ilacs.pdf",
    "barking-and-dagenham/2024-09-06-send.pdf",
    "hertfordshire/2023-11-10-jtai.pdf",
    "suffolk/2024-01-30-jtai.pdf",
]
"""One of each family and layout; of Area SEND three, whose tables of asks are drawn in three ways."""


def _untagged(data: bytes) -> bytes:
    copy = pdfium.PdfDocument.new()
    copy.import_pages(pdfium.PdfDocument(data))
    out = io.BytesIO()
    copy.save(out)
    return out.getvalue()


def _said(name: str, data: bytes, *, tagged: bool) -> Extraction:
    document = PdfReader().read(Given(name, data))
    assert any(line.tag for line in document.lines) is tagged
    return extract(document, segment(document))


@pytest.mark.parametrize("path", REPORTS)
def test_without_its_tags_a_report_says_the_same(corpus: Path, path: str) -> None:
    data = (corpus / path).read_bytes()
    of_tags, of_print = _said(path, data, tagged=True), _said(path, _untagged(data), tagged=False)
    asked, asked_again = ([letters_and_digits(r.quote.words) for r in e.recommendations] for e in (of_tags, of_print))
    assert asked_again == asked
    assert [(j.area, j.grade) for j in of_print.judgements] == [(j.area, j.grade) for j in of_tags.judgements]
    assert of_print.facts == of_tags.facts
    found, found_again = ({letters_and_digits(f.quote.words) for f in e.findings} for e in (of_tags, of_print))
    assert len(found & found_again) >= 0.97 * len(found | found_again)
