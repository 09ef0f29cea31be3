"""What an authority's paper says."""

from dataclasses import replace

import pytest

from tests.maps.record import DOCUMENTS
from tests.maps.stories import overview, stories
from tracegraph.pack.authority import authority_paper
from tracegraph.pack.markdown import markdown
from tracegraph.pack.values import Heading, Paper, Picture, Table
from tracegraph.story.promises import promises


@pytest.fixture(scope="module")
def paper() -> Paper:
    return authority_paper(overview(), stories(), DOCUMENTS)


def table(paper: Paper, caption: str) -> Table:
    return next(b for b in paper.blocks if isinstance(b, Table) and b.caption.startswith(caption))


def test_actions_that_nobody_asked_for_have_a_table_of_their_own(paper: Paper) -> None:
    (row,) = table(paper, "Actions answering no recommendation").rows
    said = [" ".join(run.words for line in cell for run in line) for cell in row]
    assert "Print a newsletter for carers." in said[0]
    assert said[1] == "Head of Communications"
    assert said[2].startswith("“March 2021, revised to June 2021”")
    without = authority_paper(replace(overview(), unasked=()), stories(), DOCUMENTS)
    assert "no recommendation" not in markdown(without)


def test_every_issue_is_listed_those_raised_most_often_first(paper: Paper) -> None:
    rows = table(paper, "Every issue").rows
    assert [row[0][1][0].words for row in rows] == [
        s.summary.id for s in sorted(stories(), key=lambda s: (-s.summary.times, s.summary.since, s.summary.id))
    ]


# issue, the cells of its row behind "raised", why
ROWS = [
    (
        "Return home interviews",
        ["November 2019", "improved, November 2025", None, "4", "yes"],
        "not resolved",
    ),
    ("Private fostering", ["November 2019", "raised, November 2019", "not mentioned", "0", "yes"], "silence apart"),
    ("Foster carer sufficiency", ["June 2015", "repeated, November 2025", None, "0", "yes"], "asked for again"),
    (
        "Management oversight and supervision",
        ["June 2015", "recurred, November 2025", None, "1", "yes"],
        "it came back",
    ),
]


@pytest.mark.parametrize(("name", "cells", "why"), ROWS)
def test_a_row_says_how_an_issue_stands(paper: Paper, name: str, cells: list[str | None], why: str) -> None:
    row = next(r for r in table(paper, "Every issue").rows if r[0][0][0].words == name)
    said = [cell[0][0].words if cell else None for cell in row[1:]]
    times = next(s.summary.times for s in stories() if s.summary.name == name)
    assert said == [str(times), *cells], why


def test_what_is_open_and_was_raised_again_has_its_quotes_and_questions(paper: Paper) -> None:
    text = markdown(paper).replace("\\", "")
    _, _, again = text.partition("## Raised more than once, and open")
    assert "### Management oversight and supervision" in again
    assert "It was called resolved in June 2021, and was raised again in November 2025." in again
    assert "### Private fostering" not in again.partition("## Actions")[0], "raised once"


def test_every_action_stands_once(paper: Paper) -> None:
    text = markdown(paper).partition("\n## Actions\n")[2].partition("\n## ")[0]
    for story in stories():
        for promise in promises(story):
            assert text.count(f"`{promise.action.id}`") == 1


def test_gaps_and_files_not_read_are_named(paper: Paper) -> None:
    text = markdown(paper).replace("\\", "")
    assert "Short inspection, March 2023" in text.partition("## What was not read")[2]
    assert "norburn/scan.pdf: no text layer: pages are pictures" in text


def test_many_issues_are_drawn_on_several_pages() -> None:
    one = stories()[0]
    many = tuple(replace(one, summary=replace(one.summary, id=f"norburn/issue/x/r{n}")) for n in range(60))
    pictures = [b for b in authority_paper(overview(many), many, DOCUMENTS).blocks if isinstance(b, Picture)]
    assert [p.caption.split(",")[0] for p in pictures] == [
        "Issues 1 to 26 of 60", "Issues 27 to 52 of 60", "Issues 53 to 60 of 60"
    ]  # fmt: skip
    assert all(p.drawing.height < 720 for p in pictures), "a page of A4 has room for 720 points below a heading"


def test_an_authority_without_issues_has_a_paper_too() -> None:
    bare = replace(overview(()), gaps=(), refusals=())
    text = markdown(authority_paper(bare, (), DOCUMENTS))
    assert "0 issues in 7 documents" in text
    headings = {b.words for b in authority_paper(bare, (), DOCUMENTS).blocks if isinstance(b, Heading)}
    assert not headings & {"Actions", "Raised more than once, and open", "What was not read"}
