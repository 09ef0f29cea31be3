"""Which asks are one issue, which only touch it, and what an issue is called."""

import pytest

from tests.link.record import (
    FOSTERING,
    GUARDIANS,
    JOINT,
    PLAN,
    PLAN_2020,
    REPORT,
    REPORT_2019,
    SUPERVISION,
    TALKS,
    VISIT,
    VISIT_2021,
    WHOLE,
    issue_of,
    linked,
    links,
)
from tests.norburn.files import report, visit
from tracegraph.vocab import Basis, Relation

LATER = "norburn/2022-11-ilacs-standard-report"
OLDER = report(
    "2016-05-02",
    "2016-05-13",
    body=["Return home interviews after children go missing are too late and take-up is poor."],
)


def _two(first: list[str], second: list[str]) -> tuple[str, str]:
    return report("2019-11-11", "2019-11-22", first), report("2022-10-31", "2022-11-11", second)


# an ask of 2019, an ask of 2022, are they one issue, why
PAIRS = [
    (TALKS, TALKS, True, "the same words"),
    (TALKS, "Return home interviews: whether children who go missing take them up.", True, "other words, one theme"),
    (TALKS, "Return home conversations after children go missing, and how soon.", True, "the words have drifted"),
    (TALKS, "RHIs for children who go missing: timeliness and take-up.", True, "an abbreviation"),
    (FOSTERING, "The response to private fostering arrangements.", True, "one theme"),
    (TALKS, FOSTERING, False, "another theme"),
    (FOSTERING, GUARDIANS, False, "another theme, both of care outside the home"),
    (SUPERVISION, TALKS, False, "nothing in common"),
]


@pytest.mark.parametrize(("first", "second", "one", "why"), PAIRS)
def test_two_asks_are_one_issue_where_they_ask_for_the_same(first: str, second: str, one: bool, why: str) -> None:
    found = linked(*_two([first, "Adoption: matching and speed."], [second, "Housing of care leavers at weekends."]))
    assert (issue_of(found, f"{REPORT}/r1").id == issue_of(found, f"{LATER}/r1").id) is one, why


def test_asks_of_one_document_are_issues_of_their_own() -> None:
    found = linked(report("2019-11-11", "2019-11-22", [TALKS, FOSTERING, GUARDIANS]))
    assert len({issue_of(found, f"{REPORT}/r{n}").id for n in (1, 2, 3)}) == 3


def test_an_aside_makes_it_related_and_not_the_same() -> None:
    letter = visit(
        "2021-07-14",
        "2021-06-08",
        "2021-06-09",
        ["The accessibility of documents on children's records, including screening tools and return home interviews."],
    )
    found = linked(report("2019-11-11", "2019-11-22", ["The offer and analysis of return home interviews."]), letter)
    issue = issue_of(found, f"{REPORT}/r1")
    assert f"{VISIT}/r1" not in issue.members
    assert f"{VISIT}/r1" in issue.related


def test_every_recommendation_is_in_one_issue_and_no_more() -> None:
    found = linked(*WHOLE)
    asks = [f"{d.id}/{r.key}" for d in found.documents for r in d.extraction.recommendations]
    for ask in asks:
        assert sum(ask in issue.members for issue in found.issues) == 1, ask


def test_an_issue_is_named_after_its_earliest_ask_and_found_by_any_member() -> None:
    found = linked(*WHOLE)
    issue = issue_of(found, f"{VISIT}/r1")
    assert issue.id == f"norburn/issue/{REPORT.split('/')[1]}/r1"
    assert {f"{REPORT}/r1", f"{PLAN}/r1", f"{PLAN}/a1-1", f"{PLAN}/a1-2", f"{VISIT}/r1"} <= set(issue.members)


def test_the_name_is_what_a_person_would_say() -> None:
    found = linked(REPORT_2019)
    assert [issue_of(found, f"{REPORT}/r{n}").name for n in (2, 3)] == ["private fostering", "social work supervision"]


def test_two_issues_never_share_a_name() -> None:
    same_theme = ["The quality of return home interviews.", "Analysis of return home interviews across the county."]
    found = linked(report("2019-11-11", "2019-11-22", same_theme), PLAN_2020)
    names = [issue.name for issue in found.issues]
    assert len(names) == len(set(names))


def test_a_plans_wording_is_in_the_issue_of_the_report_and_its_actions_with_it() -> None:
    found = linked(REPORT_2019, PLAN_2020)
    issue = issue_of(found, f"{REPORT}/r2")
    assert {f"{PLAN}/r2", f"{PLAN}/a2-1"} <= set(issue.members)
    assert f"{PLAN}/a1-1" not in issue.members


def test_a_finding_that_speaks_of_it_belongs_to_it() -> None:
    found = linked(*WHOLE)
    assert f"{JOINT}/b1.1" in issue_of(found, f"{REPORT}/r1").members
    assert f"{JOINT}/b1.1" not in issue_of(found, f"{REPORT}/r2").members


def test_a_concern_begins_where_it_was_first_found() -> None:
    """A shortfall told before anybody asked for its repair is where the thread begins."""
    found = linked(OLDER, report("2019-11-11", "2019-11-22", [TALKS]))
    issue = issue_of(found, f"{REPORT}/r1")
    assert "norburn/2016-05-ilacs-standard-report/p1.1" in issue.members
    assert issue.states[0].date == "2016-05-13"


def test_inferred_links_carry_their_reasons_and_a_score() -> None:
    found = linked(*WHOLE)
    inferred = [link for link in found.links if link.basis is Basis.INFERRED]
    assert inferred
    for link in inferred:
        assert 0 < link.score <= 1, link.id
        assert link.reasons, link.id
        for reason in link.reasons:
            assert reason.feature, link.id


NAMED = frozenset({"the same children, the same side of the work"})
DRIFTED = _two([TALKS], ["Return home conversations after children go missing, and how soon."])
# a relation, what makes such links, why its ends stand as they do
INFERRED = [
    (Relation.FOLLOWS_UP, WHOLE, "a later finding follows up an ask"),
    (Relation.SAME_ISSUE, DRIFTED, "a later ask repeats an earlier one"),
    (Relation.SAME_ISSUE, (OLDER, REPORT_2019), "an ask is tied to a finding of before it"),
]


@pytest.mark.parametrize(("relation", "papers", "why"), INFERRED, ids=[why for *_, why in INFERRED])
def test_a_reasons_left_phrase_stands_in_the_source_and_its_right_one_in_the_target(
    relation: Relation, papers: tuple[str, ...], why: str
) -> None:
    found = linked(*papers)
    words = {
        f"{d.id}/{s.key}": s.quote.words.lower()
        for d in found.documents
        for group in (d.extraction.recommendations, d.extraction.findings)
        for s in group
    }
    fired = [(link, r) for link in links(found, relation) for r in link.reasons if r.feature not in NAMED and r.left]
    assert any(r.left != r.right for _, r in fired), f"{why}: without two wordings the sides cannot be told apart"
    for link, reason in fired:
        here = " ".join(words[s] for s in (link.source, *link.statements))
        assert all(part in here for part in reason.left.lower().split(", ")), (link.id, reason)
        assert all(part in words[link.target] for part in reason.right.lower().split(", ")), (link.id, reason)


def test_a_follow_up_quotes_a_later_document_of_another_inspection() -> None:
    found = linked(*WHOLE)
    when = {d.id: d.extraction.facts.windows[-1][1] for d in found.documents}
    follows = links(found, Relation.FOLLOWS_UP)
    assert (f"{JOINT}/b1.1", f"{REPORT}/r1") in [(link.source, link.target) for link in follows]
    for link in follows:
        source, target = link.source.rsplit("/", 1)[0], link.target.rsplit("/", 1)[0]
        assert when[source] > when[target], link.id
        assert link.status is not None
        assert link.statements[0] == link.source


def test_what_nobody_follows_up_has_no_link() -> None:
    found = linked(report("2019-11-11", "2019-11-22", [FOSTERING]), VISIT_2021)
    assert links(found, Relation.FOLLOWS_UP) == []
