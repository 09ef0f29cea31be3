"""How an issue's history reads."""

from dataclasses import replace

import pytest

from tests.trace.samples import CITATION, ENTRY, INSPECTION, STORY, SUMMARY
from tracegraph.story.labels import DIGEST_NOTE
from tracegraph.story.values import IssueStory, IssueSummary, Moment
from tracegraph.trace.history import history_text


def read(story: IssueStory) -> list[str]:
    return history_text(story).splitlines()


def test_the_head_names_the_issue_and_how_it_stands() -> None:
    assert read(STORY)[:4] == [
        "Return home interviews",
        (
            "Norburn. Raised by 2 inspections, first in November 2019. Latest word: repeated, June 2021. "
            "No inspection has called it resolved."
        ),
        "norburn/issue/2019-11-ilacs-standard-report/r1",
        "",
    ]


SILENT = replace(SUMMARY, last_state="not mentioned", states=("raised", "repeated", "not mentioned"))
# summary, what its second line must hold, what it must not, why
STANDINGS = [
    (SILENT,
     "; not mentioned since, which does not mean that it is fixed",
     "Latest word: not mentioned", "silence is not a word"),
    (replace(SUMMARY, last_state="out of scope", states=("raised", "repeated", "out of scope")),
     "; not looked at since.", "fixed", "who did not look says nothing"),
    (replace(SUMMARY, last_state="out of scope", states=("repeated", "not mentioned", "out of scope")),
     "; not mentioned since, which", "not looked at", "one of two did look, and was silent"),
    (replace(SUMMARY, state="resolved", last_state="resolved", open=False, states=("raised", "resolved")),
     "Latest word: resolved", "No inspection has called it resolved", "resolved is said once"),
    (replace(SUMMARY, state="recurred", last_state="recurred", states=("raised", "resolved", "recurred")),
     "It had once been called resolved", "No inspection has called it resolved", "that it came back is the point"),
    (replace(SUMMARY, times=0), "Never formally asked for", "Raised by", "findings alone ask for nothing"),
    (replace(SUMMARY, times=1), "Raised by 1 inspection,", "inspections,", "one is not many"),
]  # fmt: skip


@pytest.mark.parametrize(("summary", "said", "unsaid", "why"), STANDINGS)
def test_how_it_stands_claims_no_more_than_was_said(summary: IssueSummary, said: str, unsaid: str, why: str) -> None:
    line = read(IssueStory(summary, ()))[1]
    assert said in line, why
    assert unsaid not in line, why


JTAI = replace(INSPECTION, kind="jtai", publishers=("CQC", "HMICFRS", "Ofsted"), grades=())
GAP = replace(INSPECTION, kind="monitoring-visit", start="2018-05", end="2018-05", at_hand=False, grades=())
# moment, its lines, why
MOMENTS = [
    (Moment(INSPECTION, "raised", ()),
     ["4 to 15 November 2019 | Standard inspection | RAISED", "  Overall effectiveness: good."],
     "the overall grade is context"),
    (Moment(JTAI, "escalated", ()),
     ["4 to 15 November 2019 | Joint targeted area inspection by CQC, HMICFRS and Ofsted | ESCALATED"],
     "one inspection, three bodies"),
    (Moment(GAP, "", ()),
     ["May 2018 | Monitoring visit | NOT KNOWN",
      "  Known only from other documents: its own report is not at hand."], "a gap is shown"),
    (Moment(replace(GAP, grades=(("safeguarding arrangements", "adequate"), ("", "good"))), "", ()),
     ["May 2018 | Monitoring visit | NOT KNOWN",
      ("  Judged then: adequate (safeguarding arrangements); good. Known only from other documents: its own report is"
      " not at hand.")], "later documents tell its grades"),
    (Moment(replace(INSPECTION, reported=False, grades=()), "raised", ()),
     ["4 to 15 November 2019 | Standard inspection | RAISED",
      "  Its own report is not at hand: it is told from the action plan that answers it."], "told at second hand"),
    (Moment(replace(INSPECTION, grades=()), "not mentioned", ()),
     ["4 to 15 November 2019 | Standard inspection | NOT MENTIONED",
      "  Nothing is said about it, which does not mean that it is fixed."], "silence is never shown as fixed"),
    (Moment(replace(INSPECTION, start="", end="", grades=()), "raised", ()),
     ["date not found | Standard inspection | RAISED",
      "  No date was found in it: it stands last, which does not mean that it is the latest."], "no date is made up"),
]  # fmt: skip


@pytest.mark.parametrize(("moment", "lines", "why"), MOMENTS)
def test_a_moment_begins_with_date_kind_and_state(moment: Moment, lines: list[str], why: str) -> None:
    assert read(IssueStory(SUMMARY, (moment,)))[4:] == lines, why


def test_related_statements_are_named_as_related() -> None:
    printed = read(IssueStory(SUMMARY, (Moment(INSPECTION, "raised", (), (ENTRY,)),)))
    assert printed[6:8] == ["  Related, not counted as this issue:", "    Recommendation 1"]


def test_a_digest_explains_itself_at_the_end_and_only_then() -> None:
    digest = replace(ENTRY, citation=replace(CITATION, digest=True))
    assert read(IssueStory(SUMMARY, (Moment(INSPECTION, "raised", (digest,)),)))[-1] == DIGEST_NOTE
    assert DIGEST_NOTE not in read(STORY)
