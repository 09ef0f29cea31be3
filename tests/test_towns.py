"""The generator of benchmarks/towns: the same papers each time, and each layout read for what it truly says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.towns import authorities, record
from benchmarks.towns.paper import Paper
from benchmarks.towns.printing import as_html, as_pdf, as_text
from tracegraph.extract import extract
from tracegraph.model.statement import Extraction
from tracegraph.read import read
from tracegraph.segment import segment
from tracegraph.vocab import InspectionKind

_WHOLE = 15  # papers of an authority, one of each layout at least
_PLAN = InspectionKind.ILACS  # of an inspection whose length a plan does not tell

# How a paper is printed, why.
FORMS: dict[str, tuple[Callable[[Paper], bytes], str]] = {
    "tagged.pdf": (as_pdf, "the national record has its structure in tags"),
    "untagged.pdf": (lambda paper: as_pdf(paper, tagged=False), "other people's PDFs have none"),
    "paper.html": (as_html, "councils publish web pages too"),
    "paper.txt": (as_text, "what is pasted from elsewhere"),
}
PAPERS = list(record(0, _WHOLE))


def _read(folder: Path, name: str, words: bytes) -> Extraction:
    path = folder / "norburn" / name
    path.parent.mkdir()
    path.write_bytes(words)
    document = read(path)
    return extract(document, segment(document))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.occasion.end.year}-{paper.inspection}")
def test_a_made_paper_is_read_for_what_it_says(tmp_path: Path, paper: Paper, form: str) -> None:
    printer, why = FORMS[form]
    said = _read(tmp_path, form, printer(paper))
    truth = paper.occasion
    assert said.facts.authority_printed == truth.place, why
    assert said.facts.windows == ((truth.start.isoformat(), truth.end.isoformat()),), why
    assert [ask.quote.words for ask in said.recommendations] == list(paper.asks), why
    assert len(said.actions) == paper.actions, why
    if not paper.actions:
        assert said.facts.inspection == paper.inspection, why
        assert len(said.findings) > 50, "as long as a real one"


def test_an_authoritys_papers_are_the_same_each_time_and_whoever_else_is_there(tmp_path: Path) -> None:
    few, more = authorities(tmp_path / "few", 1, 3), authorities(tmp_path / "more", 2, 3)
    first = {path.relative_to(few): path.read_bytes() for path in few.rglob("*.*")}
    assert len(first) == 3
    assert first == {path: (more / path).read_bytes() for path in first}
    assert len({path.read_bytes() for path in more.rglob("*.*")}) == 6, "no two papers are the same"


def test_papers_differ_as_real_ones_do() -> None:
    kinds = {paper.inspection for paper in PAPERS}
    assert len(kinds) == 9, "each family of the national record, and plans"
    (late,) = [paper for paper in PAPERS if paper.inspection is InspectionKind.ILACS_2026]
    words = [word.strip(".,;:").lower() for piece in late.pieces for cell in piece.cells for word in cell.split()]
    assert len(words) > 3_000
    assert len(set(words)) > 600


@pytest.mark.parametrize(("count", "papers"), [(1_000, 1), (1, 99)])
def test_more_than_there_are_names_or_years_for_is_refused(tmp_path: Path, count: int, papers: int) -> None:
    with pytest.raises(ValueError, match="at most"):
        authorities(tmp_path / "towns", count, papers)
    assert not (tmp_path / "towns").exists()
