"""The record itself: documents, inspections, gaps."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import (
    GAP_2018,
    ILACS_2019,
    ILACS_2025,
    JTAI_2022,
    LETTER_2021,
    LETTER_2022,
    PLAN_2020,
    REPORT_2019,
    REPORT_2025,
    VISIT_2021,
)
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.story import documents, gaps, inspections, overview


def test_every_document_is_listed_with_what_it_says_of_itself(norburn_graph: Graph) -> None:
    listed = {d.id: d for d in documents(norburn_graph)}
    assert list(listed) == [REPORT_2019, PLAN_2020, LETTER_2021, LETTER_2022, REPORT_2025]
    plan, letter = listed[PLAN_2020], listed[LETTER_2021]
    assert (plan.kind, plan.pages, plan.inspection, plan.digest) == ("action-plan", None, ILACS_2019, False)
    assert plan.counts == (("recommendation", 3), ("action", 6), ("expected outcome", 2), ("cross-reference", 1))
    assert (letter.published, letter.pages, letter.path) == ("2021-07-14", 2, "norburn/2021-visit.pdf")
    assert letter.lead_inspectors == ("Ines Calloway", "Rowan Applegarth"), "in the order printed"
    assert listed[REPORT_2025].published is None, "a report does not say when it was published"


def test_inspections_stand_in_time_and_gaps_among_them(norburn_graph: Graph) -> None:
    assert [(v.id, v.at_hand) for v in inspections(norburn_graph)] == [
        (GAP_2018, False),
        (ILACS_2019, True),
        (VISIT_2021, True),
        (JTAI_2022, True),
        (ILACS_2025, True),
    ]


def test_an_inspection_has_its_bodies_documents_and_grades(norburn_graph: Graph) -> None:
    views = {v.id: v for v in inspections(norburn_graph)}
    assert views[JTAI_2022].publishers == (
        "Care Quality Commission",
        "His Majesty's Inspectorate of Constabulary",
        "Ofsted",
    )
    assert views[ILACS_2019].documents == (REPORT_2019, PLAN_2020), "its report before the plan that answers it"
    assert views[ILACS_2025].grades[-1] == ("Overall effectiveness", "good"), "in the order printed"
    assert views[VISIT_2021].grades == ()
    assert views[VISIT_2021].label == "Focused visit, June 2021"


def test_a_gap_names_the_statement_that_speaks_of_it(norburn_graph: Graph) -> None:
    (gap,) = gaps(norburn_graph)
    assert gap.inspection.label == "Monitoring visit, May 2018"
    assert [(e.id, e.kind, e.citation.words) for e in gap.named_in] == [
        (f"{REPORT_2019}/ref1", "back-reference", "at the monitoring visit in May 2018")
    ]


# pairs that the sentences about a gap tell, what is shown, why
GIVEN = [
    ((("safeguarding", "adequate"), ("leaving care", "good")), None, "all, in the order told"),
    ((("safeguarding", "good"), ("", "good")), (("safeguarding", "good"),), "the whole says nothing new"),
    ((("safeguarding", "good"), ("", "adequate")), None, "where they differ both are shown"),
    ((("", "good"), ("", "good")), (("", "good"),), "each once"),
]


@pytest.mark.parametrize(("told", "shown", "why"), GIVEN)
def test_a_gap_has_the_grades_that_later_documents_tell(
    tmp_path: Path, told: tuple[tuple[str, str], ...], shown: tuple[tuple[str, str], ...] | None, why: str
) -> None:
    whole = norburn()
    report = whole.documents[0]
    (reference,) = report.extraction.back_references
    said = replace(report.extraction, back_references=(replace(reference, grades=told),))
    changed = replace(whole, documents=(replace(report, extraction=said), *whole.documents[1:]))
    with publish(changed, tmp_path / "g").open() as graph:
        (gap,) = gaps(graph)
        assert gap.inspection.grades == (shown or told), why


def test_each_number_of_the_overview_says_what_it_counts(norburn_graph: Graph) -> None:
    whole = overview(norburn_graph)
    numbers = {code: number for code, number, _ in whole.numbers}
    assert all(meaning for _, _, meaning in whole.numbers)
    assert numbers["documents"] == len(whole.documents) == 5
    assert numbers["gaps"] == len(whole.gaps) == 1
    assert (numbers["inspections"], numbers["answered"]) == (4, 0), "a gap is no inspection at hand"
    assert numbers["issues"] == len(whole.issues) == 4
    assert (numbers["recurring"], numbers["open"], numbers["escalated"]) == (3, 4, 0)
    assert numbers["recommendation"] == 13
    assert numbers["unasked"] == 1, "the newsletter"
    assert numbers["unanswered"] == 7, "of ten that inspections asked for, the plan answers three"
    assert [(r.path, r.reason) for r in whole.refusals] == [("norburn/scan.pdf", "no text layer")]


def test_an_authority_by_name_or_id(norburn_graph: Graph) -> None:
    assert overview(norburn_graph, "Norburn") == overview(norburn_graph, "norburn") == overview(norburn_graph)
    with pytest.raises(NotFound, match="no authority 'Nowhere'"):
        overview(norburn_graph, "Nowhere")
