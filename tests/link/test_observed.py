"""Links that stand in the documents' own words: what a plan answers, repeats and refers to."""

from dataclasses import replace

import pytest

from tests.link.record import MONITORING, PLAN, PLAN_2020, REPORT, REPORT_2019, ends, linked, links
from tests.norburn.files import plan, report, stated, visit
from tracegraph.link import link
from tracegraph.vocab import Basis, Relation

ROW = ("Employ two workers", "Head of Service", "May 2020", "Done")


def _plan(*asked: str) -> str:
    return plan("December 2020", "2019-11-11", "2019-11-22", [(words, [ROW], ["All is well"]) for words in asked])


def _report(*asks: str) -> str:
    return report("2019-11-11", "2019-11-22", asks)


def test_every_action_responds_to_its_recommendation() -> None:
    assert ends(linked(PLAN_2020), Relation.RESPONDS_TO) == [
        (f"{PLAN}/a1-1", f"{PLAN}/r1"),
        (f"{PLAN}/a1-2", f"{PLAN}/r1"),
        (f"{PLAN}/a2-1", f"{PLAN}/r2"),
    ]


def test_a_pointer_to_another_recommendation_is_a_link_with_its_words() -> None:
    (pointer,) = links(linked(PLAN_2020), Relation.CROSS_REFERS)
    assert (pointer.source, pointer.target) == (f"{PLAN}/a2-1", f"{PLAN}/r1")
    assert "within recommendation 1" in pointer.words
    assert pointer.basis is Basis.OBSERVED


def test_a_plans_wording_is_tied_to_the_reports_recommendation() -> None:
    found = linked(REPORT_2019, PLAN_2020)
    assert ends(found, Relation.RESTATES) == [(f"{PLAN}/r1", f"{REPORT}/r1"), (f"{PLAN}/r2", f"{REPORT}/r2")]
    assert all(link.basis is Basis.OBSERVED and link.reasons for link in links(found, Relation.RESTATES))


def test_words_decide_which_is_meant_and_not_the_number() -> None:
    asked = _report(
        "Private fostering notifications by schools and surgeries.", "The quality of return home interviews."
    )
    found = linked(asked, _plan("The quality of return home interviews", "Private fostering notifications by schools"))
    assert sorted(ends(found, Relation.RESTATES)) == [(f"{PLAN}/r1", f"{REPORT}/r2"), (f"{PLAN}/r2", f"{REPORT}/r1")]


def test_two_equal_candidates_make_no_link() -> None:
    same = "The quality of return home interviews after children go missing."
    assert ends(linked(_report(same, same), _plan(same)), Relation.RESTATES) == []


def test_one_recommendation_is_restated_once() -> None:
    """The nearer of two wordings; the other stands by itself."""
    asked = _report("The quality of return home interviews after children go missing.")
    near, far = (
        "The quality of return home interviews after children go missing",
        "Return home interviews, their quality",
    )
    for order in ((near, far), (far, near)):
        tied = ends(linked(asked, _plan(*order)), Relation.RESTATES)
        assert tied == [(f"{PLAN}/r{order.index(near) + 1}", f"{REPORT}/r1")]


def test_a_plan_restates_nothing_of_another_inspection() -> None:
    other = report("2016-05-02", "2016-05-13", ["The quality of return home interviews after children go missing."])
    assert (
        ends(linked(other, _plan("The quality of return home interviews after children go missing")), Relation.RESTATES)
        == []
    )


def test_words_on_something_else_are_not_tied() -> None:
    asked = _report("Private fostering notifications by schools and surgeries.")
    assert ends(linked(asked, _plan("The quality of return home interviews")), Relation.RESTATES) == []


def test_an_area_reviewed_is_tied_to_the_recommendation_it_follows() -> None:
    asked = "Permanence planning for children in care, without drift and delay."
    letter = visit("2021-03-14", "2021-02-08", "2021-02-09", reviewed=[asked])
    found = linked(_report(asked, "The quality of return home interviews."), letter)
    assert ends(found, Relation.RESTATES) == [("norburn/2021-03-monitoring-visit-letter/v1", f"{REPORT}/r1")]


def test_an_area_reviewed_follows_no_later_recommendation() -> None:
    asked = "Permanence planning for children in care, without drift and delay."
    letter = visit("2024-05-14", "2024-04-08", "2024-04-09", reviewed=[asked])
    later = report("2025-11-03", "2025-11-14", [asked])
    assert (f"{MONITORING}/v1", "norburn/2025-11-ilacs-standard-report/r1") not in ends(
        linked(letter, later), Relation.RESTATES
    )


# a recommendation's mark, the printed paragraphs it ties, why
MARKS = [
    ("paragraph 2", ["2"], "one"),
    ("paragraphs 1, 3", ["1", "3"], "a list"),
    ("paragraphs 1 and 3", ["1", "3"], "a list with and"),
    ("Page 4, paragraph 1. Page 6, paragraphs 2 & 3", ["1", "2", "3"], "two places"),
    ("paragraphs 1–3", ["1", "2", "3"], "a range"),
    ("paragraphs 1 to 3", ["1", "2", "3"], "a range in words"),
    ("paragraphs 3–1", [], "a range that runs backwards names none"),
    ("paragraph 9", [], "a paragraph that holds no finding"),
    ("outcome 3, national framework", [], "a tag of the national framework"),
]


@pytest.mark.parametrize(("mark", "paragraphs", "why"), MARKS)
def test_the_inspectors_marks_tie_a_recommendation_to_its_paragraphs(
    mark: str, paragraphs: list[str], why: str
) -> None:
    body = [f"The interview of child {which} came too late." for which in ("one", "two", "three")]
    plain = stated(report("2016-05-02", "2016-05-13", ["Return home interviews are on time."], body=body))
    asked = replace(plain.recommendations[0], cites=(mark,))
    found = link([replace(plain, recommendations=(asked,))])
    ends_of = {f"norburn/2016-05-ilacs-standard-report/p{n}.1" for n in paragraphs}
    ties = [x for x in found.links if x.relation is Relation.CROSS_REFERS]
    assert {x.target for x in ties} == ends_of, why
    assert all(x.basis is Basis.OBSERVED for x in ties)


def _revised(month: str, *actions: str) -> str:
    rows = [(words, "Head of Service", "May 2020", "") for words in actions]
    return plan(month, "2019-11-11", "2019-11-22", [("Return home interviews", rows, ["All is well"])])


def test_a_revised_plans_action_takes_the_place_of_the_same_action_of_the_plan_before() -> None:
    first = _revised("March 2020", "Employ two workers for return home interviews", "Write to all foster carers")
    later = _revised("December 2020", "Train the night team", "Employ three workers for return home interviews")
    found = linked(first, later)
    (link,) = links(found, Relation.SUPERSEDES)
    assert (link.source, link.target) == ("norburn/2020-12-action-plan/a1-2", "norburn/2020-03-action-plan/a1-1")
    assert link.basis is Basis.OBSERVED


def test_a_plan_for_another_inspection_supersedes_nothing() -> None:
    same = [("Employ two workers for return home interviews", "Head of Service", "May 2020", "")]
    papers = [
        plan("March 2020", "2019-11-11", "2019-11-22", [("Return home interviews", same, ["All is well"])]),
        plan("March 2023", "2022-10-31", "2022-11-11", [("Return home interviews", same, ["All is well"])]),
    ]
    assert links(linked(*papers), Relation.SUPERSEDES) == []
