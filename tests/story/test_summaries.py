"""Issues in a list."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import (
    ISSUE_FOSTERING,
    ISSUE_OVERSIGHT,
    ISSUE_RECORDING,
    ISSUE_RHI,
    MISSING,
    OVERSIGHT,
    PLAN_2020,
    REPORT_2019,
    RHI,
)
from tracegraph.errors import NotFound
from tracegraph.graph.view import Graph
from tracegraph.model.link import Issue
from tracegraph.story import issues
from tracegraph.story.values import IssueSummary
from tracegraph.vocab import IssueStateKind as State


def of(found: tuple[IssueSummary, ...], ident: str) -> IssueSummary:
    (summary,) = (s for s in found if s.id == ident)
    return summary


# issue, (asked by, latest word, latest of all, open, recommendations, actions), why
ROWS = [
    (ISSUE_RHI, (3, "improved", "improved", True, 3, 2), "better is not resolved; a rewording is not asked again"),
    (ISSUE_FOSTERING, (1, "raised", "not mentioned", True, 1, 1), "three inspections' silence is no answer"),
    (ISSUE_OVERSIGHT, (2, "recurred", "recurred", True, 2, 2), "back since resolved; completed actions close nothing"),
    (ISSUE_RECORDING, (2, "repeated", "not mentioned", True, 2, 0), "out of scope and silence say nothing"),
]


@pytest.mark.parametrize(("ident", "said", "why"), ROWS)
def test_a_summary_counts_what_was_asked_and_keeps_the_latest_word(
    norburn_graph: Graph, ident: str, said: tuple[int, str, str, bool, int, int], why: str
) -> None:
    s = of(issues(norburn_graph), ident)
    assert (s.times, s.state, s.last_state, s.open, s.recommendations, s.actions) == said, why


def test_since_and_last_are_the_dates_of_what_was_said(norburn_graph: Graph) -> None:
    s = of(issues(norburn_graph), ISSUE_RECORDING)
    assert (s.since, s.last) == ("2019-11-15", "2022-01-21"), "the silence of 2025 moves nothing"
    assert s.states == ("raised", "out of scope", "repeated", "not mentioned")
    assert s.authority == "Norburn"


def test_those_asked_for_most_often_come_first_then_the_longest_known(norburn_graph: Graph) -> None:
    assert [s.id for s in issues(norburn_graph)] == [ISSUE_RHI, ISSUE_OVERSIGHT, ISSUE_RECORDING, ISSUE_FOSTERING]


# filter, what is left, why
FILTERS: list[tuple[Callable[[Graph], tuple[IssueSummary, ...]], set[str], str]] = [
    (lambda g: issues(g, recurring=True), {ISSUE_RHI, ISSUE_OVERSIGHT, ISSUE_RECORDING}, "asked for by more than one"),
    (lambda g: issues(g, theme=RHI), {ISSUE_RHI}, "by theme"),
    (lambda g: issues(g, theme=MISSING, recurring=True), {ISSUE_RHI}, "an issue may have several themes"),
    (lambda g: issues(g, theme=OVERSIGHT, authority="norburn"), {ISSUE_OVERSIGHT}, "an authority by its id"),
    (lambda g: issues(g, escalated=True), set(), "nothing was escalated"),
    (
        lambda g: issues(g, "NORBURN"),
        {ISSUE_RHI, ISSUE_OVERSIGHT, ISSUE_RECORDING, ISSUE_FOSTERING},
        "a name in any case",
    ),
]


@pytest.mark.parametrize(("ask", "left", "why"), FILTERS)
def test_filters(
    norburn_graph: Graph, ask: Callable[[Graph], tuple[IssueSummary, ...]], left: set[str], why: str
) -> None:
    assert {s.id for s in ask(norburn_graph)} == left, why


def test_an_unknown_authority_is_an_honest_no_that_names_those_there_are(norburn_graph: Graph) -> None:
    with pytest.raises(NotFound, match="it holds Norburn"):
        issues(norburn_graph, "Sudburn")


def ended(issue: Issue, *states: State) -> Issue:
    """The issue with these states in place of its last ones."""
    kept = issue.states[: len(issue.states) - len(states)]
    return replace(
        issue, states=(*kept, *(replace(s, state=k) for s, k in zip(issue.states[-len(states) :], states, strict=True)))
    )


# the issue's last states, open, state, why
ENDS = [
    ((State.RESOLVED,), False, "resolved", "an inspection says so"),
    ((State.RESOLVED, State.NOT_MENTIONED), False, "resolved", "silence does not open it again"),
    ((State.RESOLVED, State.RECURRED), True, "recurred", "it came back"),
    ((State.NOT_MENTIONED, State.NOT_MENTIONED), True, "repeated", "silence does not close it"),
    ((State.ESCALATED, State.OUT_OF_SCOPE), True, "escalated", "who did not look cannot say"),
    ((State.NARROWED,), True, "narrowed", "a part is still asked for"),
]  # fmt: skip


@pytest.mark.parametrize(("last", "still", "state", "why"), ENDS)
def test_only_an_inspections_word_closes_an_issue(
    tmp_path: Path, last: tuple[State, ...], still: bool, state: str, why: str
) -> None:
    whole = norburn()
    changed = replace(whole, issues=(ended(whole.issues[0], *last), *whole.issues[1:]))
    with publish(changed, tmp_path / "g").open() as graph:
        s = of(issues(graph), ISSUE_RHI)
        assert (s.open, s.state) == (still, state), why
        assert bool(issues(graph, escalated=True)) == (State.ESCALATED in last)
        assert (s.id in {o.id for o in issues(graph, open_only=True)}) == still


def test_a_plans_rewording_counts_where_the_report_itself_is_not_at_hand(tmp_path: Path) -> None:
    whole = norburn()
    rhi = replace(whole.issues[0], members=(f"{PLAN_2020}/r1",), states=whole.issues[0].states[:1])
    kept = tuple(d for d in whole.documents if d.id != REPORT_2019)
    links = tuple(
        k for k in whole.links if not k.target.startswith(REPORT_2019) and not k.source.startswith(REPORT_2019)
    )
    with publish(replace(whole, documents=kept, links=links, issues=(rhi,)), tmp_path / "g").open() as graph:
        (s,) = issues(graph)
        assert (s.recommendations, s.actions) == (1, 2), "the plan is the only word of what was asked"
