"""All that one document states, by itself: the door of the room."""

from collections.abc import Sequence
from typing import Final

from tracegraph.extract.columns import NOTHING_TOLD, Told
from tracegraph.extract.duties import duties
from tracegraph.extract.facts import facts
from tracegraph.extract.findings import findings
from tracegraph.extract.judgements import contradictions, judgements
from tracegraph.extract.plan_tables import cut_rows
from tracegraph.extract.plans import Plan, read_plan
from tracegraph.extract.recommendations import recommendations
from tracegraph.extract.references import back_references
from tracegraph.extract.reviewed import areas_reviewed
from tracegraph.model.document import Document, Passage
from tracegraph.model.statement import Extraction, Facts, Statement
from tracegraph.vocab import DocumentKind

VERSION = "22"
"""Raise it with every change of what is extracted: cached extractions of another version are not used."""

MOST_ASKS: Final = 300
MOST_FINDINGS: Final = 10_000
"""Recommendations and findings that are taken from one report or letter. Linking weighs each recommendation against
every later statement, so a hostile file of thousands would take all memory; the longest reports have 50 and 900."""


def extract(document: Document, passages: Sequence[Passage], told: Told = NOTHING_TOLD) -> Extraction:
    """The statements of a document and what it says of itself, from its passages (in reading order). `told` is what the
    user says of headings of columns in plans."""
    stated = facts(document, passages, told)
    is_plan = stated.kind is DocumentKind.ACTION_PLAN
    plan = read_plan(document, passages, stated.published, told) if is_plan else Plan()
    all_asked = () if is_plan else recommendations(document.text, passages)
    all_found = () if is_plan else findings(document.text, passages, stated.inspection, all_asked)
    asked = tuple(plan.recommendations) if is_plan else all_asked[:MOST_ASKS]
    found = all_found[:MOST_FINDINGS]
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
            dict.fromkeys(
                (
                    *document.notes,
                    *_undated(stated),
                    *plan.unplaced,
                    *cut_rows(plan.actions),
                    *contradictions(passages, judged),
                    *_cut("recommendations", all_asked, MOST_ASKS),
                    *_cut("findings", all_found, MOST_FINDINGS),
                )
            )
        ),
    )


def _cut(what: str, statements: Sequence[Statement], most: int) -> tuple[str, ...]:
    """What to say where a document states more than is taken."""
    many = len(statements)
    return (f"{many:,} {what}: more than any report has, only the first {most:,} are taken",) if many > most else ()


def _undated(stated: Facts) -> tuple[str, ...]:
    """A report or letter that says neither when it inspected nor when it was published has no place in time."""
    dated = stated.windows or stated.published or stated.kind is DocumentKind.ACTION_PLAN
    return () if dated else ("no date was found in it: it is shown last",)
