"""Two dozen plans of councils that do not exist, in every format, each held to its truth."""

from pathlib import Path

import pytest

from tests.extract.plan_books import BOOKS
from tests.extract.plan_lists import LISTS
from tests.extract.plan_papers import PAPERS
from tests.extract.plan_prints import PRINTS
from tests.extract.plan_truth import Sample, Truth
from tests.extract.stated import stated
from tracegraph.model.quote import Quote
from tracegraph.model.statement import Extraction
from tracegraph.read import read
from tracegraph.vocab import DocumentKind

each = pytest.mark.parametrize("sample", [*BOOKS, *PAPERS, *LISTS, *PRINTS], ids=lambda sample: sample.name)


def _read(sample: Sample, folder: Path) -> Extraction:
    path = folder / sample.name
    path.write_bytes(sample.data)
    return stated(read(path))


def _told(plan: Extraction) -> list[Truth]:
    asked = {r.key: r.quote.words for r in plan.recommendations}
    return [
        Truth(
            a.quote.words,
            asked[a.recommendation] if a.recommendation else "",
            a.owners,
            a.due,
            a.status.value,
            a.progress.words if a.progress else "",
            a.revised,
            a.heading,
        )
        for a in plan.actions
    ]


@each
def test_every_action_owner_date_status_and_progress(sample: Sample, tmp_path: Path) -> None:
    plan = _read(sample, tmp_path)
    assert _told(plan) == list(sample.actions)
    assert tuple(r.quote.words for r in plan.recommendations) == sample.recommendations
    assert (plan.facts.kind, plan.facts.title) == (DocumentKind.ACTION_PLAN, sample.title)


@each
def test_what_was_not_read_is_noted_and_nothing_else(sample: Sample, tmp_path: Path) -> None:
    assert sorted(_read(sample, tmp_path).notes) == sorted(sample.notes)


@each
def test_every_quote_is_its_slice(sample: Sample, tmp_path: Path) -> None:
    plan = _read(sample, tmp_path)
    quotes = [q for a in plan.actions for q in (a.quote, a.owners_quote, a.by_when, a.progress) if q is not None]
    quotes += [r.quote for r in plan.recommendations]
    assert len(quotes) > len(plan.actions)
    for quote in quotes:
        assert Quote.of(plan.text, quote.segments) == quote
