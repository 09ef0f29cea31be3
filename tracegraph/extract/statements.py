"""All that one document states, by itself: the door of the room."""

from collections.abc import Sequence

from tracegraph.extract.columns import NOTHING_TOLD, Told
from tracegraph.extract.duties import duties
from tracegraph.extract.facts import facts
from tracegraph.extract.findings import findings
from tracegraph.extract.judgements import contradictions, judgements
from tracegraph.extract.plans import Plan, read_plan
from tracegraph.extract.recommendations import recommendations
from tracegraph.extract.references import back_references
from tracegraph.extract.reviewed import areas_reviewed
from tracegraph.model.document import Document, Passage
from tracegraph.model.statement import Extraction, Facts, Finding
from tracegraph.vocab import DocumentKind

VERSION = "18"
"""Raise it with every change of what is extracted: cached extractions of another version are not used."""


def extract(document: Document, passages: Sequence[Passage], told: Told = NOTHING_TOLD) -> Extraction:
    """The statements of a document and what it says of itself, from its passages (in reading order). `told` is what the
    user says of headings of columns in plans."""
    stated = facts(document, passages, told)
    is_plan = stated.kind is DocumentKind.ACTION_PLAN
    plan = read_plan(document, passages, stated.published, told) if is_plan else Plan()
    asked = tuple(plan.recommendations) if is_plan else recommendations(document.text, passages)
    found: tuple[Finding, ...] = () if is_plan else findings(document.text, passages, stated.inspection, asked)
    judged = judgements(document.text, passages, stated.inspection)
    return Extraction(
        source=document.source,
        text=document.text,
        pages=document.pages,
        facts=stated,
        passages=tuple(passages),
        findings=found,
        recommendations=asked,
        actions=tuple(plan.actions),
        outcomes=tuple(plan.outcomes),
        judgements=judged,
        back_references=() if is_plan else back_references(document.text, passages, stated, (*asked, *found)),
        areas_reviewed=() if is_plan else areas_reviewed(passages),
        duties=() if is_plan else duties(document.text, passages),
        cross_references=tuple(plan.cross_references),
        notes=tuple(
            dict.fromkeys((*document.notes, *_undated(stated), *plan.unplaced, *contradictions(passages, judged)))
        ),
    )


def _undated(stated: Facts) -> tuple[str, ...]:
    """A report or letter that says neither when it inspected nor when it was published has no place in time."""
    dated = stated.windows or stated.published or stated.kind is DocumentKind.ACTION_PLAN
    return () if dated else ("no date was found in it: it is shown last",)
