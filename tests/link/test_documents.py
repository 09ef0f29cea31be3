"""What a document is called, and which files are one document."""

from dataclasses import replace

import pytest

from tests.link.record import JOINT, MONITORING, PLAN, REPORT, REPORT_2019, VISIT, VISIT_2021, WHOLE, documents, linked
from tests.norburn.files import digest_of, plan, report, stated, visit
from tracegraph.link import link, refers_to_authority

ASK = ["The quality of return home interviews."]


def test_documents_are_called_by_authority_month_and_kind_oldest_inspection_first() -> None:
    """A letter and a plan by the month they bear, a report, which bears none, by the end of its inspection."""
    assert documents(linked(*WHOLE)) == [REPORT, PLAN, VISIT, JOINT, MONITORING]


# start and end of an inspection, the report's id, why
LENGTHS = [
    ("2018-03-05", "2018-03-09", "norburn/2018-03-ilacs-short-report", "one week is a short inspection"),
    ("2019-11-11", "2019-11-22", "norburn/2019-11-ilacs-standard-report", "two weeks are a standard one"),
    ("2022-10-31", "2022-11-11", "norburn/2022-11-ilacs-standard-report", "the month is that of the end"),
    ("2026-09-07", "2026-09-18", "norburn/2026-09-ilacs-2026-report", "after the reform of April 2026"),
]


@pytest.mark.parametrize(("start", "end", "name", "why"), LENGTHS)
def test_the_kind_of_a_report_is_told_by_its_dates(start: str, end: str, name: str, why: str) -> None:
    assert documents(linked(report(start, end))) == [name], why


def test_a_digest_says_so_in_its_id() -> None:
    text = digest_of("jtai", "2022-01-10", "2022-01-14", "## Main findings\n\nTalks are slow.", published="2022-02-14")
    assert documents(linked(text)) == ["norburn/2022-02-jtai-letter-digest"]


def test_two_letters_of_one_kind_and_month_are_told_apart_by_their_own_bytes() -> None:
    one = visit("2021-07-14", "2021-06-08", "2021-06-09", ["The quality of return home interviews."])
    other = visit("2021-07-28", "2021-07-06", "2021-07-07", ["Private fostering notifications by schools."])
    both = documents(linked(one, other))
    base = "norburn/2021-07-focused-visit-letter"
    assert both == [f"{base}-{stated(text).source.sha256[:6]}" for text in (one, other)]
    assert documents(linked(other, one)) == both, "whatever their order"
    assert documents(linked(one)) == [base], "alone it needs no mark"


OTHER = [
    "Foster carers wait long for training, and few of them know whom to ask.",
    "Adopters are matched quickly; siblings stay together wherever that is safe.",
    "Care leavers praise their personal advisers, who help with housing, money and work.",
    "Schools, surgeries and hostels hear too rarely from the virtual headteacher.",
    "Courts receive thorough statements, and judges say that evidence is balanced.",
]

# what the second file is, is it the same document, why
TWINS = [
    (VISIT_2021, True, "equal bytes under another name"),
    (VISIT_2021.replace("'", "\u2019"), True, "other quotation marks"),
    (VISIT_2021.replace("\n\n", "\n\n\n\n"), True, "other line breaks"),
    (VISIT_2021.replace("Yours sincerely", "Letterhead of the inspectorate\n\nYours sincerely"), True, "a line more"),
    (VISIT_2021.replace("14 July 2021", "15 July 2021"), False, "another date"),
    (VISIT_2021.replace("8 June 2021 to 9 June", "7 June 2021 to 9 June"), False, "another window"),
    (visit("2021-07-14", "2021-06-08", "2021-06-09", body=OTHER), False, "the same facts, other words"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "same", "why"), TWINS)
def test_files_that_say_the_same_are_one_document(text: str, same: bool, why: str) -> None:
    found = linked(VISIT_2021, text)
    assert len(found.documents) == (1 if same else 2), why
    if same:
        (letter,) = found.documents
        assert sorted((letter.extraction.source.path, *(path for path, _ in letter.renderings))) == [
            "norburn/0.txt",
            "norburn/1.txt",
        ]


def test_a_document_is_not_its_own_rendering() -> None:
    """The same bytes under the same name, from two folders of one name."""
    twice = [stated(VISIT_2021), stated(VISIT_2021)]
    (letter,) = link(twice).documents
    assert letter.renderings == ()


def test_a_digest_beside_its_original_is_its_rendering_however_it_is_worded() -> None:
    retold = digest_of(
        "ilacs-standard", "2019-11-11", "2019-11-22", "## What needs to improve\n\n- Talks with children."
    )
    for found in (linked(REPORT_2019, retold), linked(retold, REPORT_2019)):
        (document,) = found.documents
        assert document.id == REPORT
        assert not document.extraction.source.digest
        assert [path.rsplit(".")[-1] for path, _ in document.renderings] == ["md"]


def test_a_digest_of_another_inspection_is_another_document() -> None:
    retold = digest_of(
        "ilacs-standard", "2022-10-31", "2022-11-11", "## What needs to improve\n\n- Talks with children."
    )
    assert documents(linked(REPORT_2019, retold)) == [REPORT, "norburn/2022-11-ilacs-standard-report-digest"]


def test_a_plan_updated_is_another_document_that_answers_the_same_inspection() -> None:
    parts = [
        ("The quality of return home interviews", [("Employ two workers", "Head of Service", "May 2020", "")], ["All"])
    ]
    first, second = (plan(month, "2019-11-11", "2019-11-22", parts) for month in ("March 2020", "December 2020"))
    found = linked(first, second)
    assert documents(found) == ["norburn/2020-03-action-plan", "norburn/2020-12-action-plan"]
    (inspection,) = found.inspections
    assert inspection.answered_by == tuple(documents(found))


# as printed, its authority, why
NAMES = [
    ("Norburn Borough Council", "norburn", "a council's full name"),
    ("Norburn", "norburn", "the place alone"),
    ("Norburn Metropolitan Borough Council", "norburn", "another form"),
    ("South Tyneside Council", "south-tyneside", "two words"),
    ("Southmere", "southmere", "another place"),
]


@pytest.mark.parametrize(("printed", "authority", "why"), NAMES)
def test_the_authority_in_one_plain_form(printed: str, authority: str, why: str) -> None:
    assert (
        refers_to_authority(stated(visit("2021-07-14", "2021-06-08", "2021-06-09", ASK, place=printed))) == authority
    ), why


def test_a_document_that_names_no_authority_is_kept_apart() -> None:
    nameless = stated(VISIT_2021)
    nameless = replace(nameless, facts=replace(nameless.facts, authority=""))
    assert refers_to_authority(nameless) == "unknown"
    assert documents(link([nameless])) == ["unknown/2021-07-focused-visit-letter"]
