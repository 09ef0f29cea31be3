"""Which papers speak of one inspection, which inspections are only spoken of, and what "the last inspection" means."""

from dataclasses import replace

import pytest

from tests.link.record import (
    ILACS,
    JOINT,
    MONITORING,
    PLAN,
    PLAN_2020,
    REPORT,
    REPORT_2019,
    VISIT,
    VISIT_2021,
    WHOLE,
    ends,
    gaps,
    linked,
    links,
)
from tests.norburn.files import joint, report, stated, visit
from tracegraph.link import link
from tracegraph.vocab import Basis, InspectionKind, Relation


def test_report_and_plan_share_one_inspection() -> None:
    (inspection,) = linked(REPORT_2019, PLAN_2020).inspections
    assert (inspection.id, inspection.documents, inspection.answered_by) == (ILACS, (REPORT,), (PLAN,))
    assert (inspection.start, inspection.end) == ("2019-11-11", "2019-11-22")


def test_a_plan_alone_tells_of_the_inspection_it_answers() -> None:
    (inspection,) = linked(PLAN_2020).inspections
    assert (inspection.id, inspection.documents, inspection.answered_by) == (ILACS, (), (PLAN,))
    assert inspection.publishers == ("Ofsted",), "not the council, whose plan it is"


# the day the plan was written, the inspections at hand, how many it is joined to, why
UNDATED = [
    ("2020-12", [REPORT_2019], 1, "the one before it"),
    (None, [REPORT_2019], 1, "the only one"),
    ("2019-03", [REPORT_2019], 2, "a report that came later is not what it answers"),
    ("2022-03", [REPORT_2019, report("2022-01-03", "2022-01-14")], 2, "the last of two"),
    (None, [REPORT_2019, report("2022-01-03", "2022-01-14")], 3, "one of two: which, nobody knows"),
    ("2020-12", [joint("2020-02-14", "2020-01-10", "2020-01-14")], 2, "of another kind"),
]


@pytest.mark.parametrize(("written", "reports", "count", "why"), UNDATED)
def test_a_plan_that_does_not_date_its_inspection(
    written: str | None, reports: list[str], count: int, why: str
) -> None:
    plan = stated(PLAN_2020, "plan.txt")
    bare = replace(plan.facts, windows=(), inspection=InspectionKind.ILACS, published=written)
    papers = [stated(text, f"{n}.txt") for n, text in enumerate(reports)]
    inspections = link([*papers, replace(plan, facts=bare)]).inspections
    assert len(inspections) == count, why
    answered = [i for i in inspections if i.answered_by]
    assert bool(answered[-1].documents) is (count == len(reports)), why


def test_inspections_of_other_kinds_in_the_same_month_are_others() -> None:
    found = linked(
        report("2022-01-03", "2022-01-14"),
        visit("2022-02-14", "2022-01-24", "2022-01-25"),
        joint("2022-02-14", "2022-01-10", "2022-01-14"),
    )
    assert {i.kind.value for i in found.inspections} == {"ilacs-standard", "focused-visit", "jtai"}


def test_every_inspection_at_hand_oldest_first() -> None:
    at_hand = [i for i in linked(*WHOLE).inspections if i.at_hand]
    assert [(i.end, i.documents) for i in at_hand] == [
        ("2019-11-22", (REPORT,)),
        ("2021-06-09", (VISIT,)),
        ("2022-01-14", (JOINT,)),
        ("2024-04-09", (MONITORING,)),
    ]
    assert at_hand[2].publishers == ("Ofsted", "CQC", "HMICFRS", "HMI Probation")


def _letter(sentence: str) -> str:
    return visit("2021-07-14", "2021-06-08", "2021-06-09", body=[sentence])


# a sentence of a letter of June 2021 that stands alone, the gap's id, its date, why
ONLY_SPOKEN_OF = [
    ("This has improved since the last inspection in November 2019.", "norburn/2019-11-inspection", "2019-11", "dated"),
    ("This has improved since the inspection in 2016.", "norburn/2016-inspection", "2016", "only a year is known"),
    (
        "Leaders have acted since the focused visit in May 2018.",
        "norburn/2018-05-focused-visit",
        "2018-05",
        "the kind is told",
    ),
    (
        "Police records are better than at the joint targeted area inspection in March 2017.",
        "norburn/2017-03-jtai",
        "2017-03",
        "a joint inspection",
    ),
]


@pytest.mark.parametrize(("sentence", "gap", "when", "why"), ONLY_SPOKEN_OF)
def test_an_inspection_spoken_of_by_date_and_not_at_hand_is_a_named_gap(
    sentence: str, gap: str, when: str, why: str
) -> None:
    found = linked(_letter(sentence))
    assert list(gaps(found)) == [gap], why
    assert (gaps(found)[gap].start, gaps(found)[gap].end) == (when, when)
    assert gaps(found)[gap].named_in == (f"{VISIT}/ref1",)
    assert ends(found, Relation.REFERS_TO) == [(f"{VISIT}/ref1", gap)]


def test_without_a_date_nothing_is_named_that_is_not_known() -> None:
    found = linked(_letter("This has improved since the last inspection."))
    assert gaps(found) == {}
    assert links(found, Relation.REFERS_TO) == []


def test_a_gap_that_two_letters_name_is_one() -> None:
    later = visit(
        "2022-07-14", "2022-06-07", "2022-06-08", body=["Better than at the last inspection in November 2019."]
    )
    found = linked(_letter("This has improved since the last inspection in November 2019."), later)
    (gap,) = gaps(found).values()
    assert gap.named_in == (f"{VISIT}/ref1", "norburn/2022-07-focused-visit-letter/ref1")


def test_a_list_of_grades_belongs_to_the_gap_that_the_report_dates_elsewhere() -> None:
    listed = "The last inspection report came in June 2015. The judgements were:\n\n- overall effectiveness: inadequate"
    found = linked(_letter(f"Most of this was told at the inspection in 2015.\n\n- {listed}"))
    (gap,) = gaps(found).values()
    assert (gap.id, gap.named_in) == ("norburn/2015-inspection", (f"{VISIT}/ref1", f"{VISIT}/ref2"))


def test_a_year_beside_a_month_of_it_is_one_last_inspection() -> None:
    found = linked(
        _letter(
            "The inspection in November 2019 found this. Since the inspection in 2019 plans are better.\n\n"
            "Visits have been late since the last inspection."
        )
    )
    assert {target for _, target in ends(found, Relation.REFERS_TO)} == {"norburn/2019-11-inspection"}
    assert len(ends(found, Relation.REFERS_TO)) == 3


def test_a_gap_meets_its_report_when_that_is_added() -> None:
    letter = _letter("This has improved since the last inspection in November 2019.")
    found = linked(letter, REPORT_2019)
    assert gaps(found) == {}
    assert ends(found, Relation.REFERS_TO) == [(f"{VISIT}/ref1", ILACS)]


def test_a_year_alone_meets_the_inspection_of_that_year() -> None:
    found = linked(_letter("This has improved since the inspection in 2019."), REPORT_2019)
    assert (gaps(found), ends(found, Relation.REFERS_TO)) == ({}, [(f"{VISIT}/ref1", ILACS)])


@pytest.mark.parametrize(
    ("dated", "met", "why"),
    [
        ("in January 2020", True, "its report came out then"),
        ("in 2020", True, "it ended late in the year before"),
        ("in February 2020", True, "a report may take three months"),
        ("in March 2020", False, "none takes so long"),
        ("in October 2019", False, "nor does one come out before the inspection ends"),
        ("in 2018", False, "the year before"),
    ],
)
def test_an_inspection_may_be_dated_by_its_report(dated: str, met: bool, why: str) -> None:
    found = linked(_letter(f"This has improved since the last inspection {dated}."), REPORT_2019)
    assert (gaps(found) == {}) is met, why
    assert (ends(found, Relation.REFERS_TO) == [(f"{VISIT}/ref1", ILACS)]) is met, why


def test_a_plan_is_enough_for_the_gap_to_be_met() -> None:
    found = linked(VISIT_2021, PLAN_2020)
    assert (gaps(found), ends(found, Relation.REFERS_TO)) == ({}, [(f"{VISIT}/ref1", ILACS)])


def test_two_equal_readings_make_no_link() -> None:
    """Two inspections of one year: which is meant cannot be told, so nothing is said."""
    found = linked(
        report("2019-03-04", "2019-03-15"),
        report("2019-11-11", "2019-11-22"),
        _letter("This has improved since the inspection in 2019."),
    )
    assert (gaps(found), links(found, Relation.REFERS_TO)) == ({}, [])


def test_the_kind_that_is_named_decides_between_two() -> None:
    found = linked(
        REPORT_2019,
        visit("2019-08-14", "2019-07-09", "2019-07-10"),
        _letter("Records are better than at the focused visit in 2019."),
    )
    assert ends(found, Relation.REFERS_TO) == [(f"{VISIT}/ref1", "norburn/2019-07-focused-visit")]


def test_an_inspection_of_safeguarding_may_be_the_single_one() -> None:
    """Reports go on calling it so after November 2013, when the single inspection took it in."""
    single = report("2013-11-19", "2013-12-11").replace(
        "Inspection of children's social care services",
        "Inspection of services for children in need of help and protection",
    )
    named = "The previous inspection of Norburn's safeguarding arrangements was in November 2013."
    found = linked(single, _letter(named))
    assert (list(gaps(found)), [end for _, end in ends(found, Relation.REFERS_TO)]) == ([], ["norburn/2013-12-sif"])
    assert list(gaps(linked(_letter(named)))) == ["norburn/2013-11-safeguarding-2009"]


# the papers at hand besides a letter of June 2021 that says "the last inspection", what it means, why
LAST = [
    ([report("2016-05-02", "2016-05-13"), REPORT_2019], ILACS, "the last before the visit"),
    ([REPORT_2019, visit("2020-03-14", "2020-02-11", "2020-02-12")], ILACS, "a visit is no inspection"),
    ([REPORT_2019, joint("2020-03-14", "2020-02-10", "2020-02-14")], ILACS, "a joint inspection gives no grades"),
    ([REPORT_2019, report("2022-10-31", "2022-11-11")], ILACS, "a later one cannot be meant"),
    ([report("2022-10-31", "2022-11-11")], None, "only a later one is at hand"),
]


@pytest.mark.parametrize(("others", "meant", "why"), LAST)
def test_the_last_inspection_is_the_last_graded_one_before(others: list[str], meant: str | None, why: str) -> None:
    found = linked(*others, _letter("Less has been done since the last inspection than leaders say."))
    assert ends(found, Relation.REFERS_TO) == ([(f"{VISIT}/ref1", meant)] if meant else []), why


def test_the_last_inspection_is_the_one_that_the_letter_itself_dates() -> None:
    """The monitoring visit: a gap that it names is meant, not the older report at hand."""
    letter = visit(
        "2024-05-14",
        "2024-04-08",
        "2024-04-09",
        body=["This was already told at the last inspection."],
        reviewed=["Permanence planning for children in care."],
        since="This was the second monitoring visit since the local authority was judged inadequate in November 2022.",
    )
    found = linked(REPORT_2019, letter)
    assert {target for _, target in ends(found, Relation.REFERS_TO)} == {"norburn/2022-11-inspection"}
    assert len(ends(found, Relation.REFERS_TO)) == 3, "both sentences, and the area whose progress was reviewed"


def test_a_reference_is_observed_and_keeps_the_inspectors_words() -> None:
    (reference,) = links(linked(VISIT_2021, REPORT_2019), Relation.REFERS_TO)
    assert reference.basis is Basis.OBSERVED
    assert reference.words == "This was also found at the last inspection in November 2019."


def test_an_inspection_broken_off_keeps_its_windows() -> None:
    whole = stated(REPORT_2019)
    broken = replace(
        whole, facts=replace(whole.facts, windows=(("2019-11-11", "2019-11-13"), ("2020-01-06", "2020-01-10")))
    )
    (inspection,) = link([broken]).inspections
    assert (inspection.start, inspection.end, len(inspection.windows)) == ("2019-11-11", "2020-01-10", 2)
    assert inspection.kind is InspectionKind.ILACS_STANDARD
