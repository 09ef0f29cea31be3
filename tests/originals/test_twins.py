"""The same document twice is one document: as the same bytes under another name, and as text beside its PDF."""

from pathlib import Path

import pytest

from tests.command_line import done
from tests.originals.conftest import Built, grown, letters_and_digits

pytestmark = pytest.mark.originals


def test_nine_files_are_nine_documents(nine: Built) -> None:
    assert len(nine.linked.documents) == 9
    assert not [d.id for d in nine.linked.documents if d.renderings]


def test_five_of_fourteen_files_are_twins(nine: Built, fourteen: Built) -> None:
    assert [d.id for d in fourteen.linked.documents] == [d.id for d in nine.linked.documents]
    twins = {d.id: len(d.renderings) for d in fourteen.linked.documents if d.renderings}
    assert twins == {
        "solihull/2011-05-contact-referral-letter": 1,
        "solihull/2020-12-action-plan": 1,
        "solihull/2021-08-focused-visit-letter": 1,
        "solihull/2022-02-jtai-letter": 1,
        "solihull/2024-05-monitoring-visit-letter": 1,
    }
    paths = {
        path for d in fourteen.linked.documents for path in (d.extraction.source.path, *(p for p, _ in d.renderings))
    }
    assert len(paths) == 14


def test_the_pdf_of_a_letter_is_quoted_rather_than_its_text(fourteen: Built) -> None:
    """It has pages."""
    letter = next(d for d in fourteen.linked.documents if d.id == "solihull/2022-02-jtai-letter")
    assert letter.extraction.source.path == "solihull/2022-02-21-jtai.pdf"
    assert [path for path, _ in letter.renderings] == ["seeds/001_104648bd64985b94.txt"]


def test_twins_change_nothing_that_is_said(nine: Built, fourteen: Built) -> None:
    for array in ("recommendations", "findings", "actions", "outcomes", "follow_ups", "issues", "inspections"):
        assert fourteen.export[array] == nine.export[array], array


def test_the_trace_is_the_same_but_for_the_files_names(nine: Built, fourteen: Built) -> None:
    traces = [done("trace", "return home interviews", "--graph", built.folder) for built in (nine, fourteen)]
    assert traces[0] == traces[1]


def test_text_and_pdf_of_one_letter_ask_the_same(five: Built, nine: Built) -> None:
    """But for the typography: the text's quotation marks are straight."""
    of_text, of_pdf = (
        [letters_and_digits(r["text"]) for r in built.of("recommendations", "solihull/2022-02-jtai-letter")]
        for built in (five, nine)
    )
    assert of_text == of_pdf
    assert len(of_text) == 12


def test_the_digests_beside_the_originals_are_renderings(root: Path, corpus: Path, nine: Built, tmp_path: Path) -> None:
    """Whoever builds both is shown the originals' words."""
    both = grown(nine, tmp_path / "graph", root / "data" / "solihull", corpus / "solihull")
    documents = both.linked.documents
    assert len(documents) == 9
    assert not [d.id for d in documents if d.extraction.source.digest]
    assert all(any(path.endswith(".md") for path, _ in d.renderings) for d in documents)
