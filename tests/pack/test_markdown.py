"""The paper as Markdown: plain text whose quotes are never markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maps.record import DOCUMENTS
from tests.maps.stories import interviews
from tracegraph.pack.issue import issue_paper
from tracegraph.pack.markdown import markdown
from tracegraph.pack.values import Heading, Items, Paper, Paragraph, Quote, Run, Style, Table, cell, plain


def spelt(*blocks: Heading | Paragraph | Items | Quote | Table) -> str:
    return markdown(Paper("T", "S", blocks)).split("\n\n", 2)[2].rstrip("\n")


SAID = (Run("a | b * c", Style.SAID),)

# block, its Markdown, why
BLOCKS = [
    (Heading(1, "What # next"), "## What \\# next", "below the title"),
    (Paragraph(plain("1. a line")), "1\\. a line", "no list begins by chance"),
    (Paragraph(plain("- a line")), "\\- a line", "nor a bullet"),
    (Paragraph(plain("plain: words, and 2. more")), "plain: words, and 2. more", "nothing to mend"),
    (Items((plain("one"), plain("two")), numbered=True), "1. one\n2. two", "numbers"),
    (Items((plain("one"),)), "- one", "bullets"),
    (Quote(3, plain("Finding"), SAID, (Run("id/r1", Style.CODE),)),
     "> 3\\. Finding\n>\n> “a \\| b \\* c”\n>\n> `id/r1`", "a quote with its number"),
    (Table("Cap", ("H",), (((*cell("a|b"), *cell("c")),),), (100,)), "*Cap*\n\n| H |\n| --- |\n| a\\|b<br>c |",
     "a bar is no cell, and a paragraph in a cell is a break"),
    (Paragraph((Run("a `b`", Style.CODE),)), "`` a `b` ``", "code that holds what ends code"),
    (Paragraph((Run("<b>&amp;", Style.STRONG),)), "**\\<b\\>\\&amp;**", "no HTML"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "text", "why"), BLOCKS)
def test_a_block_is_spelt(block: Heading | Paragraph | Items | Quote | Table, text: str, why: str) -> None:
    assert spelt(block) == text, why


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_no_sign_of_markup_in_a_quote_is_left_bare(said: str) -> None:
    line = spelt(Paragraph((Run("Said: "), Run(said, Style.SAID))))
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~$]", line)
    assert re.sub(r"\\(.)", r"\1", line, flags=re.DOTALL) == f"Said: “{said}”", "and what was escaped comes back whole"


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    blocks = markdown(issue_paper(interviews(), DOCUMENTS)).split("\n\n")
    tables = [block.splitlines() for block in blocks if block.startswith("| ")]
    assert len(tables) >= 4
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 1, table[0]


def test_the_trajectory_is_told_in_words() -> None:
    text = markdown(issue_paper(interviews(), DOCUMENTS)).replace("\\", "")
    assert "Standard inspection, November 2019: raised; Focused visit, June 2021: repeated" in text
