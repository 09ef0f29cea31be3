"""Every sentence of the body, with its key, its section and the marks beside it; nothing of covers and forms."""

import pytest

from tests.extract.stated import found, stated
from tests.segment.papers import Piece, heading, item, marked, paper, para, row, typed
from tracegraph.extract.cites import cited
from tracegraph.model.quote import Quote, Segment

TITLE = heading("Inspection of Norburn local authority children’s services", size=26.0)
BODY = para("Children in Norburn are seen when somebody is worried about them, and most of them quickly.")
SIF = [heading("Norburn", size=26.0), heading("Inspection of services for children in need of help and protection")]


def test_a_finding_is_a_sentence_and_its_key_is_its_place() -> None:
    document = paper(
        [
            TITLE,
            para("Plans are clear. Visits are made in time."),
            heading("Help and protection: good"),
            item("1. Children are seen. They are", "heard by those they know.", hanging=18.0),
            para("Few of them wait for long."),
        ]
    )
    assert found(document) == [
        ("b1.2", "Visits are made in time."),
        ("p1.2", "They are heard by those they know."),
        ("b2.1", "Few of them wait for long."),
    ], "sentences of three words and fewer say too little"


def test_the_second_paragraph_of_one_number_is_told_by_its_place() -> None:
    document = paper([TITLE, item("7. Plans are kept in one place."), item("7. Visits are made in good time.")])
    assert [key for key, _ in found(document)] == ["p7.1", "b1.1"]


def test_a_finding_stands_under_the_heading_that_says_what_it_is_about() -> None:
    document = paper(
        [*SIF],
        [
            row(0, 0, "Help and protection", "Good", size=14.0, bold=True),
            heading("Summary", size=12.0),
            BODY,
            heading("Inspection findings", size=12.0),
            item("12. Plans are kept in one place."),
        ],
    )
    assert {f.section for f in stated(document).findings} == {"Help and protection"}


@pytest.mark.parametrize(
    "section",
    [
        "Information about this inspection",
        "Information about this local authority area2",
        "Children living in this area",
        "Children looked after in Norburn",
        "What the inspection judgments mean: the LSCB",
        "Summary for children and young people",
        "The inspection team",
        "Next steps",
        "Other information about this area",
        "Local area partnership details",
    ],
)
def test_sections_that_hold_no_findings(section: str) -> None:
    document = paper(
        [TITLE, BODY, heading(section), para("This has widespread and serious failings."), heading("Adoption"), BODY]
    )
    assert [words for _, words in found(document)] == [BODY.lines[0]] * 2


def test_what_grades_mean_holds_none_under_its_parts_either() -> None:
    document = paper(
        [
            TITLE,
            BODY,
            heading("What the inspection judgements mean", size=16.0),
            heading("The local authority"),
            para("An inadequate authority leaves children at risk."),
        ]
    )
    assert len(found(document)) == 1


@pytest.mark.parametrize(
    "form",
    [
        "The Office for Standards in Education, Children’s Services and Skills inspects to raise standards.",
        "If you would like a copy of this document in another format, please call us.",
        "This letter summarises the findings of the visit to Norburn in May.",
        "Any complaints about the inspection should be made in writing to us.",
        "The next full area SEND inspection will be within three years.",
        "Dates of previous inspection: 10 to 14 July 2017",
        "Judgement: requires improvement to be good",
    ],
)
def test_paragraphs_of_the_form_are_no_findings(form: str) -> None:
    assert found(paper([TITLE, para(form)])) == []


def test_the_closing_page_ends_the_body() -> None:
    closing = para("The Office for Standards in Education, Children’s Services and Skills inspects.")
    assert found(paper([TITLE, BODY], [closing, BODY])) == found(paper([TITLE, BODY]))


def test_the_cover_of_a_sif_report_grades_and_finds_nothing() -> None:
    cover = para("There are widespread failures that leave children at risk of harm.")
    assert found(paper([*SIF, heading("The overall judgement is inadequate"), cover], [heading("Summary"), BODY])) == [
        ("b1.1", BODY.lines[0])
    ]


def test_a_letterhead_and_a_signature_are_no_findings() -> None:
    letter = (
        "Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD\n\n4 May 2021\n\nDear Ms Thorne\n\nMain findings\n\n"
        "Plans are made in good time.\n\nYours sincerely\n\nRowan Applegarth, one of Her Majesty's Inspectors\n"
    )
    assert [words for _, words in found(typed(letter))] == ["Plans are made in good time."]


def test_cover_lines_of_a_digest_are_no_findings() -> None:
    digest = (
        "# Inspection of Norburn\n\nAuthority: Norburn Borough Council\n\nInspection dates: 4 to 8 May 2021\n\n"
        "Judgement: Good. Lead inspector: Rowan Applegarth\n\nTo: Jo Thorne, Director of Children's Services\n\n"
        "## Main findings\n\nPlans are made in good time.\n"
    )
    assert [words for _, words in found(marked(digest))] == ["Plans are made in good time."]


def test_labels_are_no_findings() -> None:
    assert found(paper([TITLE, para("Leadership, management and governance"), BODY])) == [("b1.1", BODY.lines[0])]


def test_what_meets_the_requirements_is_neutral() -> None:
    """Letters of 2011 list what meets the guidance: neither a strength nor a shortfall."""
    document = paper(
        [
            TITLE,
            heading("The service meets the requirements of the guidance in these"),
            item("◼ Decisions are made in good time."),
        ]
    )
    assert [f.polarity.value for f in stated(document).findings] == ["neutral"]


def test_a_finding_has_the_cues_that_told_its_polarity() -> None:
    (finding,) = stated(paper([TITLE, para("Plans are clear and have improved, but too many are old.")])).findings
    assert finding.polarity.value == "mixed"
    assert finding.cues == ("clear", "have improved", "too many")


@pytest.mark.parametrize(
    ("printed", "words", "marks", "why"),
    [
        ("Plans are late. (Recommendation)", ["Plans are late."], [("Recommendation",)], "after the stop"),
        (
            "Plans are late (Recommendation 7). Visits are too.",
            ["Plans are late.", "Visits are too."],
            [("Recommendation 7",), ()],
            "before the stop, which stays",
        ),
        (
            "Plans are late. (paragraph 65) Visits are too.",
            ["Plans are late.", "Visits are too."],
            [("paragraph 65",), ()],
            "it belongs to the sentence before it",
        ),
        (
            "Plans (see paragraphs 3 and 4) are late.",
            ["Plans are late."],
            [("see paragraphs 3 and 4",)],
            "in the middle",
        ),
        (
            "Plans are late. (Recommendation 7).",
            ["Plans are late."],
            [("Recommendation 7",)],
            "between two stops, of which one is enough",
        ),
        (
            "Plans (recommended by many) are late.",
            ["Plans (recommended by many) are late."],
            [()],
            "words in brackets are words",
        ),
    ],
)
def test_marks_that_tie_a_finding_to_an_ask(
    printed: str, words: list[str], marks: list[tuple[str, ...]], why: str
) -> None:
    document = paper([*SIF], [heading("Summary"), BODY, para(printed.replace("are", "here are"))])
    told = stated(document).findings[1:]
    assert [f.quote.words.replace("here are", "are") for f in told] == words, why
    assert [f.cites for f in told] == marks, why


def test_a_mark_alone_leaves_no_quote() -> None:
    text = "(Recommendation)"
    here = cited(text, Quote.of(text, [Segment(0, len(text))]))
    assert (here.quote, here.marks, here.leading) == (None, ("Recommendation",), 1)


def test_a_plan_has_no_findings() -> None:
    plan = typed(
        "Norburn Council\n\nOfsted action plan\n\nAction\tWho\tBy when\nTrain staff well and soon\tHead\tMay 2021\n"
    )
    assert stated(plan).findings == ()


def test_boxes_hold_none() -> None:
    box = [heading("Practice study: effective practice", size=12.0), para("Sam was helped well by his worker.")]
    pieces: list[Piece] = [TITLE, heading("Key strengths"), BODY, *box]
    assert found(paper(pieces)) == [("b1.1", BODY.lines[0])]
