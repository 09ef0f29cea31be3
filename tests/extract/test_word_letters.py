"""Letters typed in Word without styles: nothing stands out, and headings are told by their place."""

import pytest

from tests.extract.stated import asks
from tests.read.parcels import docx, para, run
from tracegraph.read.base import Given
from tracegraph.read.office.docx import DocxReader

_BOLD = "<w:b/>"
_ASKS = ["The timeliness of visits to children who go missing.", "The quality of supervision."]
_OPENING = (
    "14 July 2021",
    "Dear Director,",
    "Focused visit to Norburn Borough Council children\u2019s services",
    "This letter summarises the findings of a visit on 8 and 9 June 2021. Inspectors looked at missing children.",
)
_REST = ("Main findings", "Most children are seen soon after somebody worries about them.", "Yours sincerely")


def _letter(*, bold: int = 0) -> bytes:
    """A letter whose first `bold` paragraphs are bold."""
    words = [*_OPENING, "What needs to improve in this area of social work practice", *_ASKS, *_REST]
    made = (para(run(each, _BOLD if at < bold else "")) for at, each in enumerate(words))
    return docx("".join(made))


@pytest.mark.parametrize("bold", [0, 3])
def test_recommendations_of_a_letter_without_styles(bold: int) -> None:
    """A title may stand out where no heading does."""
    assert asks(DocxReader().read(Given("norburn/letter.docx", _letter(bold=bold)))) == _ASKS
