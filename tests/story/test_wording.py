"""How a statement is cited."""

from dataclasses import replace

import pytest

from tests.trace.samples import CITATION
from tracegraph.story.values import Citation
from tracegraph.story.wording import place

# citation, how it is cited, why
PLACES = [
    (CITATION, "Inspection of Norburn, page 2", "a page alone"),
    (
        replace(CITATION, pages=(2, 3), paragraph="14"),
        "Inspection of Norburn, pages 2 and 3, paragraph 14",
        "torn by a page break",
    ),
    (replace(CITATION, pages=(), line=38), "Inspection of Norburn, line 38", "a text without pages"),
    (replace(CITATION, line=38), "Inspection of Norburn, page 2", "pages are what a reader can turn to"),
    (
        replace(CITATION, digest=True),
        "Inspection of Norburn, page 2 [digest]",
        "nobody may cite it as the inspectorate's",
    ),
    (replace(CITATION, title=""), "norburn/report.pdf, page 2", "without a title the file is named"),
]


@pytest.mark.parametrize(("citation", "cited", "why_"), PLACES)
def test_a_citation_says_where_the_words_stand(citation: Citation, cited: str, why_: str) -> None:
    assert place(citation) == cited, why_
