"""What an issue's paper says."""

from dataclasses import replace

import pytest

from tests.maps.record import DOCUMENTS
from tests.maps.stories import fostering, interviews, oversight, recording
from tracegraph.pack.issue import issue_paper
from tracegraph.pack.markdown import markdown
from tracegraph.pack.values import Heading, Quote, Table
from tracegraph.story.asking import questions
from tracegraph.story.labels import DIGEST_NOTE
from tracegraph.story.standing import standing
from tracegraph.story.values import IssueStory

STORIES = [interviews(), oversight(), fostering(), recording()]


def text(story: IssueStory) -> str:
    return markdown(issue_paper(story, DOCUMENTS)).replace("\\", "")


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.summary.name)
def test_it_says_how_the_issue_stands_and_asks_what_the_record_leaves_open(story: IssueStory) -> None:
    told = text(story)
    assert standing(story.summary) in told
    assert all(f"{n}. {q.words}" in told for n, q in enumerate(questions(story), 1))


# story, words that stand in its paper, why
SAYS = [
    (interviews(), "4 actions: 1 completed, 1 in progress, 1 ongoing, 1 without a status (the plan's own word)",
     "what was promised"),
    (interviews(), "First date: June 2020<br>Last date: January 2021", "the original date beside the revised one"),
    (interviews(), "Completed, says the plan", "never the inspector's word"),
    (interviews(), "Repeated: Focused visit, June 2021<br>Quotes 2 and 3", "what the next inspection said, and where"),
    (interviews(), "Contradiction: the row says completed and ongoing", "a row that contradicts itself"),
    (interviews(), "(link inferred, score 0.83)", "inferred links are marked"),
    (interviews(), "Left out: 1 statement that only touch on it", "what only touches on it is counted"),
    (oversight(), "[digest]", "words of a digest are marked"),
    (oversight(), DIGEST_NOTE, "and what that means is said"),
    (oversight(), "What is open | No inspection has called it resolved since it last asked.", "it came back"),
    (fostering(), "Not mentioned since, which does not mean that it is fixed.", "silence is no answer"),
    (fostering(), "Not at hand: Short inspection, March 2023.", "a gap is named"),
    (fostering(), "What was promised | No action of a plan at hand", "nothing was promised"),
    (fostering(), "This inspection did not look at it", "out of scope is said as such"),
    (recording(), "Nothing, by the latest word: called resolved in November 2025.", "resolved by an inspection"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "words", "why"), SAYS)
def test_what_it_says(story: IssueStory, words: str, why: str) -> None:
    assert words in text(story), why


def test_what_was_completed_and_came_back_stands_side_by_side() -> None:
    paper = issue_paper(interviews(), DOCUMENTS)
    back = next(b for b in paper.blocks if isinstance(b, Table) and "came back" in b.caption)
    ((plan, inspection),) = back.rows
    assert "Offer every child an interview within three days." in str(plan)
    assert "Repeated: Focused visit, June 2021" in str(inspection)


def test_nothing_that_did_not_come_back_is_said_to_have() -> None:
    better = replace(interviews(), moments=(interviews().moments[0], interviews().moments[-1]))
    assert "Action completed, issue back" not in text(better)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.summary.name)
def test_each_statement_is_quoted_once_and_numbered_in_order(story: IssueStory) -> None:
    quotes = [b for b in issue_paper(story, DOCUMENTS).blocks if isinstance(b, Quote)]
    assert [q.number for q in quotes] == list(range(1, len(quotes) + 1))
    assert [q.source[-1].words for q in quotes] == [e.id for m in story.moments for e in m.entries]


def test_only_what_is_quoted_is_a_source() -> None:
    paper = issue_paper(fostering(), DOCUMENTS)
    sources = next(b for b in paper.blocks if isinstance(b, Table) and b.caption.startswith("The documents"))
    cited = {e.citation.document for m in fostering().moments for e in m.entries}
    assert [d.id for d in DOCUMENTS if d.id in cited] == [row[0][1][0].words for row in sources.rows]
    assert all(len(row[3][1][0].words) == 64 for row in sources.rows), "the SHA-256 whole, so that it can be compared"


def test_the_first_page_ends_before_the_second_begins() -> None:
    headings = [b for b in issue_paper(interviews(), DOCUMENTS).blocks if isinstance(b, Heading)]
    assert [h.words for h in headings[:2]] == ["Questions to ask next", "What each inspection said"]
    assert [h.fresh for h in headings[:2]] == [False, True]


def test_an_endless_name_does_not_fill_the_paper() -> None:
    story = interviews()
    endless = replace(story, summary=replace(story.summary, name="W" * 100_000))
    paper = issue_paper(endless, DOCUMENTS)
    assert len(paper.title) <= 160
