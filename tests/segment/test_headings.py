"""What is a heading, and which stands above which."""

import pytest

from tests.segment.papers import Piece, heading, item, marked, paper, para, row, typed
from tracegraph.model.document import Document, Role
from tracegraph.segment import segment

TEXT = para("The body of the report is set in type of this size, and most of its words are.")


def _headings(document: Document) -> list[tuple[int, str]]:
    return [(p.level, p.words) for p in segment(document) if p.role is Role.HEADING]


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        (heading("What needs to improve", size=14.0, bold=False), "larger type"),
        (heading("What needs to improve", size=12.0, bold=True), "bold type"),
        (heading("What needs to improve", size=12.0, bold=False, tag="H2"), "the format says so"),
        (heading("The help that children get: requires improvement.", size=12.0), "a grade may close it with a stop"),
        (heading("The LSCB is good because:", size=12.0), "a colon leads to what stands below"),
    ],
)
def test_a_heading(piece: Piece, why: str) -> None:
    assert len(_headings(paper([piece, TEXT]))) == 1, why


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        (heading("This paragraph is set in bold to say it loudly.", size=12.0), "a bold sentence"),
        (
            heading("plans. Reviews make sure that they are kept.", size=12.0, bold=False, tag="H3"),
            "half a sentence that was tagged",
        ),
        (heading("4.2", size=16.0), "a figure"),
        (item("◼ Visits", x=71.0), "a list item"),
        (heading("x" * 171), "longer than any heading"),
    ],
)
def test_no_heading(piece: Piece, why: str) -> None:
    assert _headings(paper([TEXT, piece, TEXT])) == [], why


def test_the_heavier_type_stands_above_whatever_the_format_calls_it() -> None:
    document = paper(
        [
            heading("Norburn", size=26.0, bold=False),
            heading("Children in this area", size=12.0, tag="H2"),
            TEXT,
            heading("Help and protection", size=14.0, tag="H3"),
            TEXT,
            heading("Care leavers", size=12.7, bold=False, tag="H4"),
            TEXT,
        ]
    )
    assert _headings(document) == [
        (1, "Norburn"),
        (3, "Children in this area"),
        (2, "Help and protection"),
        (4, "Care leavers"),
    ]


def test_within_one_style_the_format_says_which_stands_above() -> None:
    document = paper(
        [heading("Recommendations", size=12.0, tag="H2"), TEXT, heading("Local leadership", size=12.0, tag="H3"), TEXT]
    )
    assert _headings(document) == [(1, "Recommendations"), (2, "Local leadership")]


def test_a_title_over_two_lines_is_one_heading() -> None:
    document = paper([Piece(("Inspection of Norburn local", "authority children’s services"), size=26.0), TEXT])
    assert _headings(document) == [(1, "Inspection of Norburn local authority children’s services")]


def test_a_chapter_opens_in_a_table_row_of_heading_type() -> None:
    """SIF reports set a chapter's title and its grade side by side."""
    document = paper(
        [
            heading("Summary for children", size=14.0),
            item("◼ Most of you are safe."),
            row(0, 0, "Help and protection", "Inadequate", size=14.0, bold=True),
            heading("Summary", size=12.0),
            TEXT,
        ]
    )
    body = segment(document)[-1]
    assert body.section == ("Help and protection", "Summary")


def test_a_table_of_body_type_opens_nothing() -> None:
    document = paper([heading("Norburn"), row(0, 0, "Help and protection", "Good"), TEXT])
    assert segment(document)[-1].section == ("Norburn",)


# text, headings, why
PLAIN = [
    ("Main findings\n\nPlans are late.\n", ["Main findings"], "a short line of its own before other words"),
    ("Plans are late.\n\nThey are old.\n", [], "a stop closes a sentence"),
    ("Dear Ms Thorne\n\nThank you.\n", [], "a salutation"),
    ("4 May 2021\n\nPlans are late.\n", [], "a date"),
    ("Norburn NB1 4QT\n\nPlans are late.\n", [], "an address"),
    ("Next steps\n\nand so on.\n", [], "what follows goes on with it"),
    ("Next steps\n", [], "nothing follows"),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=why) for t, e, why in PLAIN])
def test_headings_of_a_text_without_fonts(text: str, expected: list[str]) -> None:
    assert [words for _, words in _headings(typed(f"Thank you.\n\n{text}"))] == expected


def test_markdown_tells_its_headings_and_none_is_guessed() -> None:
    document = marked(
        "# Norburn\n\nAuthority: Norburn Council\n\nInspection dates: May 2021\n\n## Main findings\n\nText.\n"
    )
    assert _headings(document) == [(1, "Norburn"), (2, "Main findings")]
