"""Captions for people."""

import pytest

from tracegraph import vocab
from tracegraph.story import labels

# start, end, what is read, why
SPANS = [
    ("2019-11-11", "2019-11-22", "11 to 22 November 2019", "one month is said once"),
    ("2022-10-31", "2022-11-11", "31 October to 11 November 2022", "one year is said once"),
    ("2019-12-30", "2020-01-02", "30 December 2019 to 2 January 2020", "nothing is shared"),
    ("2019-11-11", "2019-12-11", "11 November to 11 December 2019", "the same day of another month"),
    ("2019-11-11", "2020-11-11", "11 November 2019 to 11 November 2020", "the same day of another year"),
    ("2019-11-11", "2019-11-11", "11 November 2019", "one day"),
    ("2019-10", "2019-11", "October to November 2019", "months alone"),
    ("2019", "2020", "2019 to 2020", "years alone"),
    ("2019-11-11", "2019-12", "11 November 2019 to December 2019", "never more exact than it is"),
    ("", "2019-03-01", "1 March 2019", "only an end"),
    ("2019-03-01", "", "1 March 2019", "only a start"),
    ("", "", "", "neither"),
]


@pytest.mark.parametrize(("start", "end", "read", "why"), SPANS)
def test_a_stretch_of_time_as_a_person_says_it(start: str, end: str, read: str, why: str) -> None:
    assert labels.span(start, end) == read, why


# date, month, why
MONTHS = [
    ("2019-11-22", "November 2019", "the day goes"),
    ("2019-11", "November 2019", "a month stays"),
    ("2019", "2019", "a year is not made more exact"),
    ("", "", "nothing is made of nothing"),
]


@pytest.mark.parametrize(("iso", "read", "why"), MONTHS)
def test_a_month(iso: str, read: str, why: str) -> None:
    assert labels.month(iso) == read, why


@pytest.mark.parametrize("kind", vocab.InspectionKind)
def test_every_inspection_is_named_by_kind_and_month(kind: vocab.InspectionKind) -> None:
    assert labels.inspection(kind, "2021-06-09") == f"{vocab.code_label(kind)}, June 2021"


def test_an_inspection_without_a_date_is_named_by_its_kind() -> None:
    assert labels.inspection("focused-visit", "") == "Focused visit"


@pytest.mark.parametrize("state", vocab.IssueStateKind)
def test_only_silence_needs_a_note_and_the_note_says_what_silence_does_not_mean(state: vocab.IssueStateKind) -> None:
    silent = state in (vocab.IssueStateKind.NOT_MENTIONED, vocab.IssueStateKind.OUT_OF_SCOPE)
    assert bool(labels.state_note(state)) == silent
    assert "does not mean that it is fixed" in labels.state_note("not mentioned")


def test_an_unknown_state_of_a_gap_is_said_to_be_unknown() -> None:
    assert labels.state("") == "not known"
    assert labels.state_note("") == ""


@pytest.mark.parametrize("status", vocab.ActionStatus)
def test_an_actions_status_is_the_plans_word_and_never_says_resolved(status: vocab.ActionStatus) -> None:
    assert "the plan" in labels.action_note(status)
    assert "resolved" not in labels.action_note(status)


def test_counts_agree_with_their_nouns() -> None:
    assert labels.counted(1, "action") == "1 action"
    assert labels.counted(2, "action") == "2 actions"
    assert labels.counted(2, "authority", "authorities") == "2 authorities"
