"""What holds of everything that linking makes: nothing of order, nothing that dangles, nothing said twice."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.record import TALKS, WHOLE, linked
from tests.norburn.files import joint, plan, report, stated, visit
from tracegraph.extract import extract
from tracegraph.link import link
from tracegraph.model.codec import decode, encode
from tracegraph.model.link import Linked
from tracegraph.model.statement import Extraction
from tracegraph.read import read
from tracegraph.segment import segment

SAID = [stated(text, f"{n}.txt") for n, text in enumerate(WHOLE)]
# A twin of each, as a second file would give it: links must not care which of two is met first.
TWINS = [stated(text.replace("\n\n", "\n\n\n"), f"twin-{n}.txt") for n, text in enumerate(WHOLE)]


@pytest.fixture(scope="module")
def whole() -> Linked:
    """The record, linked in the order in which it was written."""
    return link(SAID)


@given(order=st.permutations(SAID))
@settings(max_examples=25)
def test_the_order_of_the_documents_is_no_matter(whole: Linked, order: Sequence[Extraction]) -> None:
    assert link(order) == whole


@pytest.fixture(scope="module")
def doubled() -> Linked:
    """The record and its twins."""
    return link([*SAID, *TWINS])


@given(order=st.permutations([*SAID, *TWINS]))
@settings(max_examples=15)
def test_nor_is_that_of_twins(whole: Linked, doubled: Linked, order: Sequence[Extraction]) -> None:
    assert link(order) == doubled
    assert [d.id for d in doubled.documents] == [d.id for d in whole.documents]


@given(st.lists(st.sampled_from(SAID), min_size=1, unique_by=id))
@settings(max_examples=25)
def test_any_part_of_the_record_can_be_linked(part: list[Extraction]) -> None:
    _sound(link(part))


def test_the_digests_are_linked_soundly(root: Path) -> None:
    """A real record's shape: two issues of it begin with one older finding, and are two all the same."""
    papers = [read(path) for path in sorted((root / "data" / "solihull").glob("*.md"))]
    found = link([extract(paper, segment(paper)) for paper in papers])
    _sound(found)


def test_an_extraction_from_the_cache_is_linked_alike(whole: Linked) -> None:
    assert link([decode(encode(said)) for said in SAID]) == whole


THEMES = st.sampled_from(
    [
        TALKS,
        "Private fostering arrangements and the response to them.",
        "Supervision of social workers by their managers.",
        "The quality of assessments and plans for children in need.",
        "Timely permanence for children in care.",
        "Strategy meetings: timeliness and the attendance of partners.",
    ]
)
ASKS = st.lists(THEMES, max_size=3, unique=True)


@st.composite
def papers(draw: st.DrawFn) -> list[str]:
    """A record of up to five papers on the same few themes."""
    asked = [draw(ASKS) for _ in range(5)]
    found = [
        report("2016-05-02", "2016-05-13", asked[0], [f"{a[:-1]} is weak." for a in asked[1]] or ["All is well."]),
        report("2019-11-11", "2019-11-22", asked[1], [f"{a[:-1]} is good." for a in asked[0]] or ["All is well."]),
        plan(
            "December 2020",
            "2019-11-11",
            "2019-11-22",
            [(a, [("Act", "Head", "May 2020", "")], ["So"]) for a in asked[1]],
        ),
        visit("2021-07-14", "2021-06-08", "2021-06-09", asked[2], ["As at the last inspection in November 2019."]),
        joint("2022-02-14", "2022-01-10", "2022-01-14", [f"Police need to act. {a}" for a in asked[3]], asked[4]),
    ]
    return draw(st.lists(st.sampled_from(found), min_size=1, unique=True))


@given(papers())
@settings(max_examples=30)
def test_whatever_is_linked_is_sound(texts: list[str]) -> None:
    found = linked(*texts)
    _sound(found)
    assert linked(*texts) == found


def _sound(found: Linked) -> None:
    """No id twice, no end that is nowhere, no restated ask counted as another inspection's."""
    said = [document.extraction for document in found.documents]
    ids = {d.id for d in found.documents}
    inspections = {i.id for i in found.inspections}
    statements = {
        f"{d.id}/{s.key}"
        for d in found.documents
        for group in (
            *(d.extraction.findings, d.extraction.recommendations, d.extraction.actions),
            *(d.extraction.back_references, d.extraction.areas_reviewed),
        )
        for s in group
    }
    every_id = [*ids, *inspections, *(x.id for x in found.links), *(i.id for i in found.issues)]
    assert len(every_id) == len(set(every_id))
    assert {d.inspection for d in found.documents} <= inspections
    for one in found.links:
        assert one.source in statements
        assert one.target in statements | inspections
        assert set(one.statements) <= statements
    for issue in found.issues:
        assert len(issue.members) == len(set(issue.members))
        assert {*issue.members, *issue.related} <= statements
        assert not set(issue.members) & set(issue.related)
        dates = [state.date for state in issue.states]
        assert dates == sorted(dates)
        assert len({state.id for state in issue.states}) == len(issue.states)
        assert {state.inspection for state in issue.states} <= inspections
        assert issue.name
    assert json.dumps([e.facts.authority for e in said])
