"""The whole life of an issue."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import (
    GAP_2018,
    ILACS_2019,
    ILACS_2025,
    ISSUE_FOSTERING,
    ISSUE_OVERSIGHT,
    ISSUE_RECORDING,
    ISSUE_RHI,
    JTAI_2022,
    LETTER_2021,
    LETTER_2022,
    PLAN_2020,
    REPORT_2019,
    VISIT_2021,
)
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.story import issue, statement, stories
from tracegraph.story.values import IssueStory, Moment


def keys(moment: Moment) -> list[str]:
    """The entries of a moment, by document kind and key."""
    return [e.id.removeprefix("norburn/") for e in moment.entries]


def test_the_path_runs_through_every_inspection_oldest_first(norburn_graph: Graph) -> None:
    assert [(m.inspection.id, m.state) for m in issue(norburn_graph, ISSUE_RHI).moments] == [
        (ILACS_2019, "raised"),
        (VISIT_2021, "repeated"),
        (JTAI_2022, "repeated"),
        (ILACS_2025, "improved"),
    ]


def test_report_and_plan_share_one_moment_and_the_rewording_stands_behind_what_it_rewords(norburn_graph: Graph) -> None:
    first = issue(norburn_graph, ISSUE_RHI).moments[0]
    assert keys(first) == [
        "2019-11-ilacs-standard-report/r1",
        "2020-10-action-plan/r1",
        "2019-11-ilacs-standard-report/p12.2",
    ]
    assert [e.restates for e in first.entries] == ["", f"{REPORT_2019}/r1", ""]
    assert len({e.citation.words for e in first.entries}) == 3, "both wordings are quoted"


def test_actions_stand_once_below_their_recommendation_with_all_that_the_plan_says(norburn_graph: Graph) -> None:
    report, plan, _ = issue(norburn_graph, ISSUE_RHI).moments[0].entries
    assert report.actions == (), "an action that answers the report's number is shown where it stands in the plan"
    first, second = plan.actions
    assert (first.id, first.status, first.due, first.by_when) == (
        f"{PLAN_2020}/a1-1", "completed", ("2020-03",), "March 2020",
    )  # fmt: skip
    assert second.owners == ("Head of Service, Safeguarding", "Missing Co-ordinator"), "in the order printed"
    assert second.due == ("2020-06", "2021-01"), "the first date stays beside the revised one"
    assert first.progress.endswith("83% in August.")
    assert first.progress_citation is not None
    assert first.progress_citation.words == first.progress
    assert first.progress_citation.line == 5
    assert [o.words for o in plan.outcomes] == ["every child who goes missing is offered a talk within three days"]


def test_a_contradiction_is_shown_and_not_settled(norburn_graph: Graph) -> None:
    plan = issue(norburn_graph, ISSUE_OVERSIGHT).moments[0].entries[1]
    assert plan.actions[0].conflicts == ("progress says both completed and ongoing",)
    assert plan.actions[0].status == "completed"


def test_a_completed_action_leaves_the_issue_as_the_inspections_left_it(norburn_graph: Graph) -> None:
    story = issue(norburn_graph, ISSUE_OVERSIGHT)
    assert [m.state for m in story.moments] == ["raised", "resolved", "not mentioned", "recurred"]
    assert story.summary.open


def test_silence_is_a_moment_of_its_own_without_words(norburn_graph: Graph) -> None:
    silent = issue(norburn_graph, ISSUE_OVERSIGHT).moments[2]
    assert (silent.inspection.id, silent.state, silent.entries, silent.related) == (JTAI_2022, "not mentioned", (), ())


def test_a_related_statement_is_shown_as_related_and_never_as_a_member(norburn_graph: Graph) -> None:
    moments = issue(norburn_graph, ISSUE_RECORDING).moments
    assert [[e.id for e in m.related] for m in moments] == [[], [f"{LETTER_2021}/r2"], [], []]
    assert moments[1].entries == ()
    assert [w.relation for w in moments[1].related[0].whys] == ["related"]
    assert [w.relation for e in moments[0].entries for w in e.whys] == [], (
        "the link says nothing of why a member is one"
    )


def test_every_quote_can_be_cut_from_the_stored_text(norburn_graph: Graph) -> None:
    quoted = [
        c
        for story in stories(norburn_graph)
        for m in story.moments
        for e in (*m.entries, *m.related)
        for c in (e.citation, *e.outcomes, *(a.citation for a in e.actions), *((e.lead_in,) if e.lead_in else ()))
    ]
    assert len(quoted) > 20
    for citation in quoted:
        text = norburn_graph.text(citation.document)
        cut = " ".join(text[start:end] for start, end in citation.segments)
        assert "".join(cut.split()) == "".join(citation.words.split())
        assert bool(citation.pages) != bool(citation.line), "pages where the format has them, else a line"


def test_a_quote_torn_by_a_page_break_names_both_pages(norburn_graph: Graph) -> None:
    moment = issue(norburn_graph, ISSUE_OVERSIGHT).moments[0]
    (torn,) = (e.citation for e in moment.entries if e.id.endswith("p14.1"))
    assert (torn.pages, torn.paragraph) == ((2, 3), "14")


def test_a_finding_says_what_became_of_what_was_asked_and_why_it_stands_here(norburn_graph: Graph) -> None:
    finding = issue(norburn_graph, ISSUE_RHI).moments[1].entries[1]
    assert (finding.kind, finding.detail, finding.status) == ("finding", "shortfall", "still_weak")
    (why,) = finding.whys
    assert (why.relation, why.basis, why.score, why.other) == ("follows-up", "inferred", 0.9, f"{REPORT_2019}/r1")
    assert [(r.feature, r.weight) for r in why.reasons] == [("shared theme", 0.6), ("shared words", 0.3)]


def test_all_stories_at_once_are_the_stories_one_by_one(norburn_graph: Graph) -> None:
    told = stories(norburn_graph)
    assert len(told) == 4
    assert told == tuple(issue(norburn_graph, s.summary.id) for s in told)


def test_an_action_that_answers_a_recommendation_of_another_issue_is_shown_in_both(tmp_path: Path) -> None:
    whole = norburn()
    answer = replace(whole.links[3], id="norburn/link/98", source=f"{PLAN_2020}/a2-1", target=f"{REPORT_2019}/r4")
    assert answer.relation == "responds-to"
    with publish(replace(whole, links=(*whole.links, answer)), tmp_path / "g").open() as graph:
        told = stories(graph)
        assert told == tuple(issue(graph, s.summary.id) for s in told), "alone or together, the same story"
        shown = {s.summary.id: [a.id for m in s.moments for e in m.entries for a in e.actions] for s in told}
    assert shown[ISSUE_RECORDING] == [f"{PLAN_2020}/a2-1"]
    assert shown[ISSUE_FOSTERING] == [f"{PLAN_2020}/a2-1"]


def test_an_unknown_issue_is_an_honest_no(norburn_graph: Graph) -> None:
    with pytest.raises(NotFound, match="tracegraph issues"):
        issue(norburn_graph, "norburn/issue/none")


def test_a_statement_can_be_read_by_itself_with_its_lead_in(norburn_graph: Graph) -> None:
    entry = statement(norburn_graph, f"{LETTER_2022}/r1")
    assert (entry.detail, entry.addressee, entry.heading) == (
        "priority_action", "The police and the council", "Areas for priority action",
    )  # fmt: skip
    assert entry.lead_in is not None
    assert entry.lead_in.words == "The police and the council should, without delay:"


# id, why it is no statement
NO_STATEMENTS = [
    (f"{LETTER_2022}/r99", "there is none"),
    (LETTER_2022, "a document"),
    (ISSUE_RHI, "an issue"),
    ("norburn", "an authority"),
]


@pytest.mark.parametrize(("ident", "why"), NO_STATEMENTS)
def test_what_is_no_statement_is_an_honest_no(norburn_graph: Graph, ident: str, why: str) -> None:
    with pytest.raises(NotFound, match="holds no issue or statement"):
        statement(norburn_graph, ident)
    assert why


def changed(tmp_path: Path, gap_date: str) -> IssueStory:
    """The story of return home interviews where the gap's date is another."""
    whole = norburn()
    gap = replace(whole.inspections[0], start=gap_date, end=gap_date)
    with publish(replace(whole, inspections=(gap, *whole.inspections[1:])), tmp_path / "g").open() as graph:
        return issue(graph, ISSUE_RHI)


# date of the gap, whether it stands in the path, why
GAPS = [
    ("2020-05", True, "it came between, and what it said is not known"),
    ("2018-05", False, "the issue was not raised yet"),
    ("2026-01", False, "after the last inspection at hand nothing follows it"),
]


@pytest.mark.parametrize(("date", "shown", "why"), GAPS)
def test_a_named_gap_stands_in_the_path_where_it_lies_in_the_issues_time(
    tmp_path: Path, date: str, shown: bool, why: str
) -> None:
    gaps = [(m.state, m.entries) for m in changed(tmp_path, date).moments if m.inspection.id == GAP_2018]
    assert gaps == ([("", ())] if shown else []), why


def test_an_inspection_known_from_its_plan_alone_is_told_in_the_plans_words(tmp_path: Path) -> None:
    whole = norburn()
    held = tuple(
        replace(i, at_hand=i.id != ILACS_2019, documents=() if i.id == ILACS_2019 else i.documents)
        for i in whole.inspections
    )
    documents = tuple(d for d in whole.documents if d.id != REPORT_2019)
    links = tuple(k for k in whole.links if REPORT_2019 not in k.target + k.source)
    rhi = whole.issues[0]
    rhi = replace(
        rhi,
        members=tuple(m for m in rhi.members if REPORT_2019 not in m),
        states=(replace(rhi.states[0], statements=(f"{PLAN_2020}/r1",)), *rhi.states[1:]),
    )
    alone = replace(whole, inspections=held, documents=documents, links=links, issues=(rhi,))
    with publish(alone, tmp_path / "g").open() as graph:
        first = issue(graph, ISSUE_RHI).moments[0]
    view = first.inspection
    assert (view.id, view.at_hand, view.reported, first.state) == (ILACS_2019, False, False, "raised")
    assert [(e.id, e.restates, len(e.actions)) for e in first.entries] == [(f"{PLAN_2020}/r1", "", 2)]


def test_a_digests_words_are_marked(tmp_path: Path) -> None:
    whole = norburn()
    report = whole.documents[0]
    source = replace(report.extraction.source, front=(("digest", "true"),))
    digest = replace(report, extraction=replace(report.extraction, source=source))
    with publish(replace(whole, documents=(digest, *whole.documents[1:])), tmp_path / "g").open() as graph:
        marks = {e.citation.document: e.citation.digest for m in issue(graph, ISSUE_RHI).moments for e in m.entries}
    assert marks == {d.id: d.id == REPORT_2019 for d in whole.documents if d.id in marks}


def test_where_one_sentence_answers_two_askings_the_cautious_word_is_shown(tmp_path: Path) -> None:
    whole = norburn()
    weak = next(k for k in whole.links if k.id == "norburn/link/13")
    other = replace(weak, id="norburn/link/99", target=f"{LETTER_2021}/r1", status=type(weak.status)("resolved"))  # type: ignore[misc]
    with publish(replace(whole, links=(*whole.links, other)), tmp_path / "g").open() as graph:
        finding = issue(graph, ISSUE_RHI).moments[1].entries[1]
    assert finding.status == "still_weak"
    assert len(finding.whys) == 2
