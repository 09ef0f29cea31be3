"""The original documents, read where they lie beside the checkout and held against their answer keys: figures and short
terms, never their sentences."""

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.extract.stated import stated
from tracegraph.model.document import Document
from tracegraph.model.quote import Quote, clean
from tracegraph.model.statement import Extraction
from tracegraph.read import read
from tracegraph.vocab import DocumentKind, InspectionKind

pytestmark = pytest.mark.originals

OTHER = (InspectionKind.CONTACT_REFERRAL, InspectionKind.LOOKED_AFTER, InspectionKind.LSCB_REVIEW)
"""Kinds that the answer keys call "other"."""


@pytest.fixture(scope="module")
def extracted(corpus_read: dict[str, Document]) -> dict[str, Extraction]:
    """What each document of the corpus states, by its path."""
    return {path: stated(document) for path, document in corpus_read.items()}


@pytest.fixture(scope="module")
def seed(seeds: Path) -> dict[str, Extraction]:
    """What each seed states, by the first three figures of its name."""
    return {path.name[:3]: stated(read(path)) for path in sorted(seeds.iterdir())}


def _quotes(e: Extraction) -> Iterator[Quote]:
    for statements in (e.findings, e.recommendations, e.judgements, e.back_references, e.areas_reviewed, e.duties):
        yield from (s.quote for s in statements)
    for passage in e.passages:
        yield passage.quote
        yield from passage.sentences
    for action in e.actions:
        yield from (q for q in (action.quote, action.owners_quote, action.by_when, action.progress) if q is not None)


def test_every_quote_is_proved_again(extracted: dict[str, Extraction]) -> None:
    assert len(extracted) == 167
    for path, e in extracted.items():
        assert all(clean(e.text, quote.segments) == quote.words for quote in _quotes(e)), path


def test_keys_are_each_used_once(extracted: dict[str, Extraction]) -> None:
    for path, e in extracted.items():
        keys = [s.key for group in (e.findings, e.recommendations, e.actions, e.back_references) for s in group]
        assert len(keys) == len(set(keys)), path


def test_no_report_loses_its_body(extracted: dict[str, Extraction]) -> None:
    """Reports of a family are of like length: one that yields few findings has lost a chapter."""
    fewest = {InspectionKind.SIF: 250, InspectionKind.JTAI: 50, InspectionKind.SEND: 60}
    for path, e in extracted.items():
        if e.facts.kind is DocumentKind.REPORT:
            assert len(e.findings) >= fewest.get(e.facts.inspection, 100), path


def test_findings_are_whole_sentences(extracted: dict[str, Extraction]) -> None:
    words = [f.quote.words for e in extracted.values() for f in e.findings]
    assert len(words) > 40_000
    assert sum(w[0].islower() for w in words) < 0.001 * len(words)
    assert sum(not re.search(r"[.!?:;)’”\"']$", w) for w in words) < 0.005 * len(words)


def test_no_heading_contradicts_a_table(extracted: dict[str, Extraction]) -> None:
    assert [(path, e.notes) for path, e in extracted.items() if e.notes] == []


def test_every_document_has_its_family_dates_and_asks(extracted: dict[str, Extraction]) -> None:
    for path, e in extracted.items():
        folder = path.split("/")[0].replace("-", " ")
        assert e.facts.authority.lower() == folder, path
        assert e.facts.windows, path
        assert e.facts.inspection is not InspectionKind.OTHER, path
        assert e.recommendations or e.facts.inspection is InspectionKind.MONITORING_VISIT, path


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "accuracy" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _export(extracted: dict[str, Extraction]) -> dict[str, list[dict[str, Any]]]:
    """What the scorer reads of an export: documents and recommendations."""
    documents, recommendations = [], []
    for path, e in extracted.items():
        facts = e.facts
        kind = "other" if facts.inspection in OTHER else facts.inspection.value
        documents.append(
            {
                "id": path,
                "path": path,
                "authority": facts.authority,
                "kind": "action-plan" if facts.kind is DocumentKind.ACTION_PLAN else kind,
                "inspection_start": facts.windows[0][0] if facts.windows else None,
                "inspection_end": facts.windows[-1][1] if facts.windows else None,
                "published": facts.published,
                "lead_inspector": next(iter(facts.lead_inspectors), None),
                "judgements": [{"area": j.area, "grade": j.grade} for j in e.judgements],
            }
        )
        recommendations += [
            {"id": f"{path}#{r.key}", "document": path, "text": r.quote.words} for r in e.recommendations
        ]
    return {"documents": documents, "recommendations": recommendations, "follow_ups": [], "issues": []}


def test_metadata_judgements_and_asks_of_the_answer_keys(shared: Path, extracted: dict[str, Extraction]) -> None:
    golds = [
        (path.stem, json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((shared / "accuracy" / "gold").glob("*.json"))
    ]
    scores, misses = _scorer(shared).score(_export(extracted), golds)
    told = "\n".join(line for line in misses if not line.startswith("follow-up"))
    assert scores["documents"] == {"gold": 75, "missing": []}
    assert min(scores["metadata"].values()) >= 0.99, told
    assert scores["asks"]["P"] >= 0.99, told
    assert scores["asks"]["R"] >= 0.99, told


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


def test_the_seed_plan_matches_its_key_in_full(shared: Path, seed: dict[str, Extraction]) -> None:
    gold = json.loads((shared / "accuracy" / "seeds" / "seed_action_plan_gold.json").read_text(encoding="utf-8"))
    plan = seed["003"]
    assert (len(plan.recommendations), len(plan.actions), len(plan.outcomes)) == (10, 53, 34)
    asked = {r.key: r.quote.words for r in plan.recommendations}
    actions = {a.key: a for a in plan.actions}
    crossed = Counter((x.action, int(x.recommendation[1:])) for x in plan.cross_references)
    for recommendation in gold["recommendations"]:
        under = f"r{recommendation['number']}"
        assert _plain(asked[under]) == _plain(recommendation["text"])
        outcomes = [_plain(o.quote.words) for o in plan.outcomes if o.recommendation == under]
        assert outcomes == [_plain(o if isinstance(o, str) else o["text"]) for o in recommendation["expected_outcomes"]]
        for row in recommendation["actions"]:
            action = actions["a" + row["id"][1:].replace(".", "-")]
            assert action.recommendation == under
            assert _plain(action.quote.words) == _plain(row["action"])
            assert _plain(action.by_when.words if action.by_when else "") == _plain(row["by_when_raw"])
            assert _plain(action.progress.words if action.progress else "") == _plain(row["progress"])
            assert list(action.owners) == row["owners"]
            assert list(action.due) == row["due"]
            assert action.status.value == row["status"]
            assert bool(action.conflicts) == bool(row.get("conflict")), row["id"]
            for pointed in row.get("cross_references", []):
                assert crossed[action.key, pointed["points_to"]], row["id"]


def test_the_seed_letters_match_their_keys(shared: Path, seed: dict[str, Extraction]) -> None:
    gold = json.loads((shared / "accuracy" / "seeds" / "seed_letters_gold.json").read_text(encoding="utf-8"))
    right = told = 0
    for letter in gold["documents"]:
        e = seed[letter["file"][:3]]
        facts = e.facts
        assert facts.title == letter["title"]
        assert (facts.authority, facts.published) == (letter["authority"], letter["published"])
        assert facts.windows == ((letter["inspection_start"], letter["inspection_end"]),)
        assert next(iter(facts.lead_inspectors), None) == letter["lead_inspector"]
        want = [_plain(part["text"]) for ask in letter["asks"] for part in (ask.get("sub_items") or [ask])]
        assert [_plain(r.quote.words) for r in e.recommendations] == want
        heard = {_plain(f.quote.words): f.polarity.value for f in e.findings}
        for fact in letter["headline_facts"]:
            polarity = heard.get(_plain(fact["text"]))
            want_polarity = {"weakness": "shortfall"}.get(fact["polarity"], fact["polarity"])
            if polarity is not None and want_polarity in ("strength", "shortfall", "mixed"):
                told += 1
                right += polarity == want_polarity
    assert told >= 40
    assert right >= 0.9 * told
