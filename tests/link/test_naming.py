"""What issues are called, and that no two of an authority share a name."""

import pytest

from tests.link.record import REPORT, issue_of, linked
from tests.norburn.files import report

# what one report asks for, the names of the issues, why
NAMES = [
    (["The timeliness of return home interviews."], ["return home interviews"], "its theme, as a person says it"),
    (
        ["Short breaks for disabled children are too few.", "Short breaks of good quality."],
        ["short breaks for disabled children", "short breaks"],
        "whom it is for tells it apart",
    ),
    (
        ["Health partners should attend strategy meetings."],
        ["strategy meetings"],
        "what is asked for comes before which body is asked",
    ),
    (
        ["Strategy meetings and early help.", "Strategy meetings are held in time."],
        ["strategy meetings and early help", "strategy meetings: completion"],
        "a second theme, or what of it is asked about",
    ),
    (
        ["Missing children in custody and their return home.", "Missing children."],
        ["children who go missing and children in custody", "children who go missing"],
        "people are not for people",
    ),
    (
        ["Visits to disabled children.", "Visits to children."],
        ["visits to disabled children", "visits to children"],
        "the children it is for take the place of all children",
    ),
    (
        [
            "Leaders, including the mayor, should act swiftly to improve the warmth of waiting rooms, as asked.",
            "TV sets in waiting rooms, which are old.",
            "Buildings are cold and dark and damp and far away.",
            "Too many rooms are colder than they should be.",
        ],
        [
            "warmth of waiting rooms",
            "TV sets in waiting rooms",
            "buildings are cold and dark and damp ...",
            "too many rooms are colder than they should ...",
        ],
        "without a theme: what is asked for, up to the end of a clause or eight words",
    ),
    (
        ["Strategy meetings.", "Ensure that strategy meetings feature."],
        ["strategy meetings: strategy meetings", "strategy meetings: strategy meetings feature"],
        "the opening words, without those that only ask, where nothing else tells them apart",
    ),
]


@pytest.mark.parametrize(("asks", "names", "why"), NAMES, ids=[why for *_, why in NAMES])
def test_an_issue_is_called_what_a_person_would_call_it(asks: list[str], names: list[str], why: str) -> None:
    found = linked(report("2019-11-11", "2019-11-22", asks))
    assert [issue_of(found, f"{REPORT}/r{n}").name for n in range(1, len(asks) + 1)] == names, why


def test_names_do_not_depend_on_the_order_of_the_files() -> None:
    papers = [
        report("2019-11-11", "2019-11-22", ["Strategy meetings.", "Private fostering."]),
        report("2022-10-31", "2022-11-11", ["Private fostering of teenagers.", "Short breaks."]),
    ]
    names = {issue.id: issue.name for issue in linked(*papers).issues}
    assert {issue.id: issue.name for issue in linked(*papers[::-1]).issues} == names
    assert len(set(names.values())) == len(names)
