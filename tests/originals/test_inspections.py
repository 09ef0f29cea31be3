"""Which inspections there were, which are only spoken of, and how they meet their reports."""

import pytest

from tests.command_line import done
from tests.originals.conftest import Built
from tracegraph.model.link import Inspection
from tracegraph.vocab import Relation

pytestmark = pytest.mark.originals

PLAN = "solihull/2020-12-action-plan"
REPORT_2019 = "solihull/2019-11-ilacs-standard-report"


def _inspections(built: Built, *, at_hand: bool) -> dict[str, Inspection]:
    return {i.id: i for i in built.linked.inspections if i.at_hand is at_hand}


def _meant(built: Built, inspection: str) -> set[str]:
    """The documents that speak of an inspection."""
    refers = (x for x in built.linked.links if x.relation is Relation.REFERS_TO and x.target == inspection)
    return {x.source.rsplit("/", 1)[0] for x in refers}


def test_the_five_tell_of_five_inspections_and_the_plan_of_that_of_2019(five: Built) -> None:
    at_hand = _inspections(five, at_hand=True)
    assert {(i.start, i.end) for i in at_hand.values()} == {
        ("2011-04-13", "2011-04-14"),
        ("2019-11-11", "2019-11-22"),
        ("2021-06-23", "2021-06-24"),
        ("2022-01-10", "2022-01-14"),
        ("2024-04-16", "2024-04-17"),
    }
    of_2019 = at_hand["solihull/2019-11-ilacs-standard"]
    assert (of_2019.documents, of_2019.answered_by) == ((), (PLAN,))


def test_inspections_spoken_of_and_not_at_hand_are_named_gaps(five: Built) -> None:
    gaps = _inspections(five, at_hand=False)
    assert [(i.start, i.end) for i in gaps.values()] == [("2010-08", "2010-08"), ("2022-11", "2022-11")]
    of_2010, of_2022 = gaps.values()
    assert {named.rsplit("/", 1)[0] for named in of_2010.named_in} == {"solihull/2011-05-contact-referral-letter"}
    assert {named.rsplit("/", 1)[0] for named in of_2022.named_in} == {"solihull/2024-05-monitoring-visit-letter"}


def test_gaps_are_in_the_export_and_in_the_command(five: Built) -> None:
    exported = {i["id"]: i for i in five.export["inspections"] if not i["at_hand"]}
    assert {i["start"] for i in exported.values()} == {"2010-08", "2022-11"}
    assert all(i["documents"] == [] for i in exported.values())
    told = done("gaps", "--graph", five.folder)
    assert "August 2010" in told
    assert "November 2022" in told


def test_the_last_inspection_is_the_one_that_the_letter_dates(five: Built) -> None:
    """2011: "the last inspection" is that of August 2010; 2024: that of November 2022; 2021: the one of 2019."""
    meant: dict[str, set[str]] = {}
    for link in five.linked.links:
        if link.relation is Relation.REFERS_TO:
            meant.setdefault(link.source.split("/")[1][:4], set()).add(link.target.split("/")[1][:7])
    assert meant == {"2011": {"2010-08"}, "2021": {"2019-11"}, "2024": {"2022-11"}}


def test_the_gap_of_2022_meets_the_report_when_it_is_added(five: Built, six: Built) -> None:
    (gap,) = _inspections(six, at_hand=False).values()
    assert gap.start == "2010-08"
    met = _inspections(six, at_hand=True)["solihull/2022-11-ilacs-standard"]
    assert (met.start, met.end) == ("2022-10-31", "2022-11-11")
    (before,) = (gap for gap in _inspections(five, at_hand=False) if "2022" in gap)
    assert _meant(six, met.id) == _meant(five, before) == {"solihull/2024-05-monitoring-visit-letter"}


def test_plan_and_report_share_one_inspection(nine: Built) -> None:
    of_2019 = _inspections(nine, at_hand=True)["solihull/2019-11-ilacs-standard"]
    assert (of_2019.documents, of_2019.answered_by) == ((REPORT_2019,), (PLAN,))
    (exported,) = (i for i in nine.export["inspections"] if i["id"] == of_2019.id)
    assert sorted(exported["documents"]) == [REPORT_2019, PLAN]


def test_the_plans_rewording_is_tied_to_the_report_and_never_counted_again(nine: Built) -> None:
    restated = {x.source: x.target for x in nine.linked.links if x.relation is Relation.RESTATES}
    assert {(f"{PLAN}/r{n}", f"{REPORT_2019}/r{n}") for n in range(1, 11)} <= set(restated.items())
    for issue in nine.linked.issues:
        for state in issue.states:
            assert not [s for s in state.statements if s in restated and restated[s] not in state.statements]


def test_every_inspection_of_the_folder_is_there_once(nine: Built) -> None:
    ends = [i.end[:7] for i in _inspections(nine, at_hand=True).values()]
    assert ends == ["2011-04", "2016-05", "2019-11", "2021-06", "2022-01", "2022-11", "2024-04", "2025-11"]
