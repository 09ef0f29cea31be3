"""How one statement reads."""

from dataclasses import replace

import pytest

from tests.trace.samples import ACTION, CITATION, ENTRY, WHY
from tracegraph.story.values import Entry, Reason
from tracegraph.trace.entries import entry_lines, why
from tracegraph.trace.lines import spell


def read(entry: Entry) -> list[str]:
    return spell(entry_lines(entry, 0)).splitlines()


# entry, its first line, why
CAPTIONS = [
    (ENTRY, "Recommendation 1", "with its printed number"),
    (
        replace(ENTRY, detail="priority_action", number="", addressee="the police"),
        "Priority action (to the police)",
        "whom it asks",
    ),
    (
        replace(ENTRY, kind="finding", detail="shortfall", number="", status="still_weak"),
        "Finding: shortfall, still weak",
        "status",
    ),
    (replace(ENTRY, kind="finding", detail="neutral", number=""), "Finding", "neutral is no verdict"),
    (replace(ENTRY, kind="area reviewed", detail="", number=""), "Area reviewed", "a kind without detail"),
    (replace(ENTRY, kind="area reviewed", restates="norburn/x/r1", number=""), "Area reviewed", "a visit is no plan"),
    (
        replace(ENTRY, restates="norburn/x/r1"),
        "The same in the action plan's words",
        "never a recommendation of its own",
    ),
]


@pytest.mark.parametrize(("entry", "caption", "why_"), CAPTIONS)
def test_the_caption_says_what_it_is(entry: Entry, caption: str, why_: str) -> None:
    assert read(entry)[0] == caption, why_


def test_the_words_stand_in_quotation_marks_unchanged_with_their_place_below() -> None:
    words = 'They said "yes", he wrote: “no”.'
    assert read(replace(ENTRY, citation=replace(CITATION, words=words)))[1:] == [
        f"  “{words}”",
        "  Inspection of Norburn, page 2; norburn/2019-11-ilacs-standard-report/r1",
    ]


def test_every_quote_of_a_digest_is_marked_where_it_is_cited() -> None:
    cited = replace(CITATION, digest=True)
    whole = replace(ENTRY, citation=cited, actions=(replace(ACTION, citation=cited),), outcomes=(cited,))
    printed = read(whole)
    assert (
        len([line for line in printed if "[digest]" in line])
        == len([line for line in printed if "page 2" in line])
        == 3
    )


def test_a_sub_item_is_read_after_its_lead_in() -> None:
    entry = replace(ENTRY, lead_in=replace(CITATION, words="The council should:"))
    assert read(entry)[1:3] == ["  “The council should:” ...", "  “The take-up of return home interviews.”"]


def test_an_action_is_told_whole_and_its_contradiction_shown() -> None:
    assert read(replace(ENTRY, actions=(ACTION,)))[3:] == [
        "  Action 1 of 1: completed, says the plan",
        "    “The take-up of return home interviews.”",
        "    Who: Head of Service; Missing Co-ordinator",
        "    By when: “June 2020, revised to January 2021”, that is June 2020, then January 2021",
        "    Progress: “Done. Take-up was 58%.”",
        "    Contradiction: the progress says completed before the due date",
        "    Inspection of Norburn, page 2; norburn/2020-09-action-plan/a1-1",
    ]


# by_when, due, what is read, why
DATES = [
    ("", (), "not stated", "silence is said"),
    ("June 2020", ("2020-06",), "“June 2020”", "the same words are not said twice"),
    ("30/06/20", ("2020-06-30",), "“30/06/20”, that is 30 June 2020", "figures are put in words"),
    ("Ongoing", (), "“Ongoing”", "no date is made up"),
]


@pytest.mark.parametrize(("by_when", "due", "said", "why_"), DATES)
def test_a_due_date_as_printed_and_as_a_date(by_when: str, due: tuple[str, ...], said: str, why_: str) -> None:
    entry = replace(ENTRY, actions=(replace(ACTION, by_when=by_when, due=due),))
    assert f"    By when: {said}" in read(entry), why_


def test_an_unsaid_owner_and_status_are_said_to_be_unsaid() -> None:
    printed = read(replace(ENTRY, actions=(replace(ACTION, owners=(), status="not stated"),)))
    assert "    Who: not stated" in printed
    assert "  Action 1 of 1: the plan does not say how far it is" in printed


def test_why_names_the_strongest_reasons_first_and_how_sure_it_is() -> None:
    assert why(WHY) == (
        "Linked (same issue; inferred, score 0.81): theme “return interviews” and “return home interviews”; "
        "rare word “police”"
    )


def test_one_of_the_reasons_shown_has_words_that_can_be_checked_where_any_has() -> None:
    bare = [Reason("alike in meaning", 0.3, "", ""), Reason("its tone", 0.2, "", "")]
    worded = Reason("rarest shared theme", 0.1, "return home interviews", "return home interviews")
    assert why(replace(WHY, reasons=(*bare, worded))).endswith(
        ": alike in meaning; rarest shared theme “return home interviews”"
    )
    assert why(replace(WHY, reasons=tuple(bare))).endswith(": alike in meaning; its tone")


def test_an_observed_link_claims_no_score() -> None:
    assert why(replace(WHY, basis="observed", relation="responds-to", reasons=())) == (
        "Linked (responds to; in the documents' own words)"
    )
