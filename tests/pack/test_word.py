"""The paper as a Word document: sound, accessible, and the same each time."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.maps.record import DOCUMENTS
from tests.maps.stories import fostering, interviews, overview, stories
from tests.pack.opened import WP, WPS, A, W, body, parts, styled, words
from tracegraph import resources
from tracegraph.pack.authority import authority_paper
from tracegraph.pack.issue import issue_paper
from tracegraph.pack.values import Items, Paper, Table, cell, plain
from tracegraph.pack.word import word

PAPERS = [issue_paper(interviews(), DOCUMENTS), authority_paper(overview(), stories(), DOCUMENTS)]


@pytest.fixture(params=PAPERS, ids=["issue", "authority"])
def paper(request: pytest.FixtureRequest) -> Paper:
    assert isinstance(request.param, Paper)
    return request.param


def test_the_same_paper_gives_the_same_bytes_and_no_date_of_today(paper: Paper) -> None:
    data = word(paper)
    assert data == word(paper)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(r"created|modified", parts(data)["docProps/core.xml"])


def test_every_part_is_declared_and_every_relation_leads_to_one(paper: Paper) -> None:
    held = parts(word(paper))
    types = held["[Content_Types].xml"]
    declared = set(re.findall(r'PartName="/([^"]+)"', types))
    assert declared == {name for name in held if not name.endswith(".rels") and name != "[Content_Types].xml"}
    targets = re.findall(r'Target="([^"]+)"', held["word/_rels/document.xml.rels"])
    assert {f"word/{target}" for target in targets} <= set(held)
    assert set(re.findall(r'r:id="([^"]+)"', held["word/document.xml"])) <= set(
        re.findall(r'Id="([^"]+)"', held["word/_rels/document.xml.rels"])
    )
    assert "TargetMode" not in "".join(held.values()), "nothing outside is asked for"


def test_every_style_that_is_used_is_there(paper: Paper) -> None:
    held = parts(word(paper))
    known = set(re.findall(r'w:styleId="([^"]+)"', held["word/styles.xml"]))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', held["word/document.xml"]))
    assert used <= known
    assert {"Title", "Heading1", "Heading2"} <= used, "real headings, that a reader can jump between"


def test_title_language_and_outline_are_set(paper: Paper) -> None:
    held = parts(word(paper))
    core = ET.fromstring(held["docProps/core.xml"])  # noqa: S314 (our own output)
    assert [e.text for e in core if e.tag.endswith("}title")] == [paper.title]
    assert [e.text for e in core if e.tag.endswith("}language")] == ["en-GB"]
    assert 'w:lang w:val="en-GB"' in held["word/styles.xml"]
    assert [
        re.search(rf'w:styleId="Heading{n}".*?outlineLvl w:val="{n - 1}"', held["word/styles.xml"]) for n in (1, 2, 3)
    ]
    assert styled(word(paper), "Title") == [paper.title]


def test_every_table_repeats_its_head_has_a_name_and_rows_of_its_width(paper: Paper) -> None:
    tables = list(body(word(paper)).iter(f"{W}tbl"))
    assert len(tables) == sum(isinstance(block, Table) for block in paper.blocks)
    for table in tables:
        head, *rows = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert rows
        assert (caption := table.find(f"{W}tblPr/{W}tblCaption")) is not None
        assert caption.get(f"{W}val")
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in (head, *rows)} == {columns}
        assert all(cell.find(f"{W}p") is not None for cell in table.iter(f"{W}tc")), (
            "a cell without a paragraph is broken"
        )


def test_a_row_stays_on_its_page_unless_no_page_could_hold_it() -> None:
    rows = ((cell("short"),), (cell("long " * 1000),))
    data = word(Paper("T", "S", (Table("Rows", ("H",), rows, (100,)),)))
    held = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in body(data).iter(f"{W}tr")]
    assert held == [True, True, False]


def test_a_table_is_as_wide_as_the_page_leaves_room_for(paper: Paper) -> None:
    for table in body(word(paper)).iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert abs(sum(widths) - 9638) <= len(widths)


def test_every_picture_says_in_words_what_it_shows(paper: Paper) -> None:
    document = body(word(paper))
    pictures = list(document.iter(f"{WP}docPr"))
    assert pictures
    assert all(picture.get("descr") for picture in pictures)
    ids = [e.get("id") for tag in (f"{WP}docPr", f"{WPS}cNvPr") for e in document.iter(tag)]
    assert len(ids) == len(set(ids)), "Word calls a document with an id twice broken"


def test_the_shapes_of_a_picture_lie_within_it(paper: Paper) -> None:
    for inline in body(word(paper)).iter(f"{WP}inline"):
        extent = inline.find(f"{WP}extent")
        assert extent is not None
        room = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        for frame in inline.iter(f"{A}xfrm"):
            off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
            assert off is not None
            assert ext is not None
            x, y = int(off.get("x", "0")), int(off.get("y", "0"))
            assert min(x, y) >= 0
            assert x + int(ext.get("cx", "0")) <= room[0] + 12700, "a point to spare for rounding"
            assert y + int(ext.get("cy", "0")) <= room[1] + 12700


def test_each_numbered_list_begins_anew() -> None:
    lists = tuple(Items((plain("one"), plain("two")), numbered=True) for _ in range(3))
    data = word(Paper("Lists", "of three", lists))
    used = re.findall(r'<w:numId w:val="(\d+)"', parts(data)["word/document.xml"])
    assert used == ["2", "2", "3", "3", "4", "4"]
    assert set(re.findall(r'<w:num w:numId="(\d+)"', parts(data)["word/numbering.xml"])) == {"1", "2", "3", "4"}


def test_every_word_of_the_record_stands_in_it_unchanged() -> None:
    story = interviews()
    text = words(body(word(issue_paper(story, DOCUMENTS))))
    for moment in story.moments:
        for entry in moment.entries:
            assert f"“{entry.citation.words}”" in text
            assert entry.id in text
            assert all(f"“{a.citation.words}”" in text for a in entry.actions)


def test_an_issue_without_actions_has_no_table_of_them() -> None:
    assert "Actions" not in styled(word(issue_paper(fostering(), DOCUMENTS)), "Heading1")


def test_white_space_at_the_ends_of_words_is_kept() -> None:
    data = word(replace(PAPERS[0], title="  a title  "))
    assert styled(data, "Title") == ["  a title  "]


def test_the_shipped_parts_are_well_formed() -> None:
    for name in resources.names("pack/static/word"):
        ET.fromstring(resources.text(name))  # noqa: S314 (our own file)
