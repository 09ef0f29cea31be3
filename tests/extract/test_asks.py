"""What is formally asked, in the layouts of each family; every example is Norburn's, in our own words."""

import pytest

from tests.extract.stated import asks, found, stated
from tests.segment.papers import Piece, heading, item, paper, para, row, typed
from tracegraph.extract.addressees import board, subject
from tracegraph.extract.cues import ask_kind
from tracegraph.extract.statements import MOST_ASKS
from tracegraph.model.document import Document

BODY = para("Children in Norburn are seen when somebody is worried about them, and most of them quickly.")
TITLE = heading("Inspection of Norburn local authority children’s services", size=26.0)
PLANS = item("◼ The quality of plans, so that", "families can follow them.")
VISITS = item("◼ The frequency of visits.")
ASKED = ["The quality of plans, so that families can follow them.", "The frequency of visits."]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("What needs to improve?1", "area_for_improvement"),
        ("What needs to improve in this area of social work practice", "area_for_improvement"),
        ("What does the local authority need to improve?", "area_for_improvement"),
        ("What does the area partnership need to do better?", "area_for_improvement"),
        ("What needs to improve in this area of practice?", "area_for_improvement"),
        ("What needs to improve further", "area_for_improvement"),
        ("What does the local authority need to do to improve?", "area_for_improvement"),
        ("Areas that need to improve", "area_for_improvement"),
        ("Areas requiring further improvement", "area_for_improvement"),
        ("Areas for development", "area_for_improvement"),
        ("Recommendations", "recommendation"),
        ("Key recommendations", "recommendation"),
        ("Recommendations for improvement:", "recommendation"),
        ("Areas for priority action", "priority_action"),
        ("Areas for priority and immediate action", "priority_action"),
        ("The inspection raises significant concerns about the effectiveness of the local area", "priority_action"),
        ("Priority and immediate action", "priority_action"),
        ("Case study: areas for improvement", None),
        ("Capacity to improve", None),
        ("Areas covered by the visit", None),
        ("Next steps", None),
        ("Recommendations from reviews", None),
        ("This practice requires improvement", None),
        ("Recommendations 8", "recommendation"),
    ],
)
def test_which_headings_ask(printed: str, kind: str | None) -> None:
    told = ask_kind(printed)
    assert (told.value if told else None) == kind


def test_an_ask_heading_that_is_set_as_text() -> None:
    """A letter typed without styles: the line above the list is its heading; the next heading ends it."""
    document = paper(
        [TITLE, BODY, para("Recommendations:"), PLANS, VISITS, heading("Findings"), item("◼ Much is done.")]
    )
    assert asks(document) == ASKED
    assert [r.kind.value for r in stated(document).recommendations] == ["recommendation"] * 2
    prose = paper([TITLE, BODY, para("Recommendations"), BODY])
    assert asks(prose) == [], "above a sentence it is a line like others"


@pytest.mark.parametrize(("word", "expected"), [("Visits.", ["Visits."]), ("◼", []), ("None.", [])])
def test_one_word_may_be_an_ask(word: str, expected: list[str]) -> None:
    assert asks(_report(item("◼ " + word))) == expected


def _report(*under: Piece | list[Piece], title: str = "What needs to improve?") -> Document:
    return paper([TITLE, BODY, heading(title), *under, heading("Help and protection: good"), BODY])


def test_bullets_under_the_heading_and_nothing_else() -> None:
    document = _report(PLANS, VISITS)
    assert asks(document) == ASKED
    assert [words for _, words in found(document)] == [BODY.lines[0]] * 2, "an ask is no finding"
    assert [(r.key, r.kind.value, r.heading) for r in stated(document).recommendations] == [
        ("r1", "area_for_improvement", "What needs to improve"),
        ("r2", "area_for_improvement", "What needs to improve"),
    ]


def test_an_ask_that_ends_with_what_it_follows_announces_nothing() -> None:
    """Only "the following" announces; "following a change" is a time."""
    words = "4. Ensure that plans are kept following major events."
    document = _report(item(words), item("5. Ensure that visits are made."), title="Recommendations")
    assert asks(document) == ["Ensure that plans are kept following major events.", "Ensure that visits are made."]


def test_numbers_are_kept_beside_the_words() -> None:
    document = _report(item("9. Ensure that plans are", "kept.", hanging=21.0), title="Recommendations")
    (ask,) = stated(document).recommendations
    assert (ask.number, ask.quote.words, ask.kind.value) == ("9", "Ensure that plans are kept.", "recommendation")


def test_a_paragraph_without_a_bullet_is_an_ask_where_nothing_is_listed() -> None:
    assert asks(_report(para("The quality of plans for children in need."))) == [
        "The quality of plans for children in need."
    ]


@pytest.mark.parametrize(
    "negative",
    [
        "There are no areas for priority action.",
        "There were no recommendations for the board.",
        "None were identified.",
        "This inspection found no areas for priority action.",
        "No areas for improvement were found.",
        "The inspection did not find any areas for priority and immediate action.",
    ],
)
def test_an_item_that_asks_nothing(negative: str) -> None:
    assert asks(_report(item(f"◼ {negative}"), VISITS)) == ["The frequency of visits."]


def test_a_shortfall_that_begins_alike_is_an_ask() -> None:
    """JTAI letters of 2016-20 ask by saying what is wrong."""
    asked = "There is no joint decision-making at the front door."
    assert asks(_report(item(f"◼ {asked}"), title="Areas for improvement")) == [asked]


def test_a_sentence_above_the_list_introduces_it() -> None:
    document = _report(para("The council and its partners should take the following action."), PLANS, VISITS)
    assert asks(document) == ASKED


def test_group_labels_are_no_asks_and_end_no_section() -> None:
    document = _report(
        heading("Care leavers", size=12.7, bold=False),
        VISITS,
        para("Quality of practice"),
        PLANS,
    )
    assert asks(document) == list(reversed(ASKED))


def test_numbered_labels_above_bullets_are_no_asks() -> None:
    document = _report(item("1. Quality of practice", hanging=21.0), item("◼ Ensure that plans are kept.", x=92.0))
    assert asks(document) == ["Ensure that plans are kept."]


@pytest.mark.parametrize(
    "closing",
    [
        heading("Summary for children and young people", size=12.0),
        heading("Inspection findings", size=12.0),
        row(3, 0, "Help and protection", "Good", size=14.0, bold=True),
    ],
)
def test_a_chapter_ends_the_section_however_small_it_is_set(closing: Piece | list[Piece]) -> None:
    document = paper([TITLE, BODY, heading("Recommendations"), VISITS, closing, item("◼ Most of you are safe here.")])
    assert asks(document) == ["The frequency of visits."]


def test_a_case_study_box_in_the_section_asks_nothing() -> None:
    box = [heading("Case study: area for improvement", size=12.0), item("◼ Sam waited a year for help."), BODY]
    document = _report(PLANS, *box, title="Areas for improvement")
    assert asks(document) == ASKED[:1]
    assert not any("Sam" in words for _, words in found(document))


# lead-in, items, what is asked, lead-in kept?, why
NESTED = [
    (
        item("◼ Ensure that:"),
        ["plans are kept", "visits are made"],
        ["plans are kept", "visits are made"],
        True,
        "each stands alone",
    ),
    (
        item("◼ Leaders should act to improve:"),
        ["how plans are made"],
        ["how plans are made"],
        True,
        "the lead-in asks nothing whole",
    ),
    (
        item("◼ Ensure that children get the care they need, particularly:"),
        ["those far away; and", "those with short breaks."],
        ["Ensure that children get the care they need, particularly: those far away; and those with short breaks."],
        False,
        "the items only spell out a whole ask",
    ),
]


@pytest.mark.parametrize(
    ("lead", "below", "expected", "kept"), [pytest.param(a, b, c, d, id=why) for a, b, c, d, why in NESTED]
)
def test_nested_items(lead: Piece, below: list[str], expected: list[str], kept: bool) -> None:
    document = _report(lead, *(item(f"▪ {words}", x=95.0) for words in below), VISITS)
    *nested, last = stated(document).recommendations
    assert [r.quote.words for r in nested] == expected
    assert [r.lead_in.words if r.lead_in else None for r in nested] == [lead.lines[0][2:] if kept else None] * len(
        expected
    )
    assert (last.quote.words, last.lead_in) == ("The frequency of visits.", None)


def test_a_paragraph_leads_into_items_of_the_first_level() -> None:
    document = _report(
        para("Urgent action is needed on the following:"), PLANS, VISITS, title="Areas for priority action"
    )
    assert [r.lead_in.words if r.lead_in else None for r in stated(document).recommendations] == [
        "Urgent action is needed on the following:"
    ] * 2


def test_a_send_table_is_asked_row_by_row_with_its_responsible_body() -> None:
    table = [
        *row(0, 0, "Responsible body", "Areas for priority action", bold=True),
        *row(0, 1, "Norburn Council and\nNHS Vale", "Leaders should shorten waits."),
        *row(0, 2, "Norburn Council.", "Leaders should keep plans."),
    ]
    document = _report(table, title="Areas for priority action")
    assert [(r.addressee, r.quote.words, r.kind.value) for r in stated(document).recommendations] == [
        ("Norburn Council and NHS Vale", "Leaders should shorten waits.", "priority_action"),
        ("Norburn Council", "Leaders should keep plans.", "priority_action"),
    ]


def test_a_table_row_that_lists_several_things() -> None:
    bullets = [
        Piece(("◼ how plans are made",), tag="LI", x=171.0, cell=(0, 1, 1)),
        Piece(("◼ how they are kept",), tag="LI", x=171.0, cell=(0, 1, 1)),
    ]
    table = [
        *row(0, 0, "Responsible body", "Priority actions"),
        *row(0, 1, "NHS Vale", "Leaders must improve:"),
        *bullets,
    ]
    document = _report(table, title="Areas for priority action")
    assert [
        (r.quote.words, r.lead_in.words if r.lead_in else None, r.addressee) for r in stated(document).recommendations
    ] == [
        ("how plans are made", "Leaders must improve:", "NHS Vale"),
        ("how they are kept", "Leaders must improve:", "NHS Vale"),
    ]


def test_send_areas_without_a_table_are_asked_by_paragraphs() -> None:
    document = _report(
        para("Leaders should make plans better by ensuring:"),
        item("◼ that they are kept; and"),
        item("◼ that they are shared."),
        para("Leaders in health must shorten waits."),
        para("The board met in May."),
        title="Areas for improvement",
    )
    assert asks(document) == [
        "that they are kept; and",
        "that they are shared.",
        "Leaders in health must shorten waits.",
    ]


def test_a_send_area_above_one_that_lists_is_asked_too() -> None:
    document = _report(
        para("Leaders in health must shorten waits."),
        para("Leaders should make plans better, in particular"),
        item("◼ how they are kept."),
        title="Areas for improvement",
    )
    assert asks(document) == [
        "Leaders in health must shorten waits.",
        "Leaders should make plans better, in particular how they are kept.",
    ]


def test_more_asks_than_any_report_has() -> None:
    """A hostile letter: what linking would weigh is bounded, and the rest is no finding either."""
    many = [item(f"◼ The quality of plan {n}.") for n in range(MOST_ASKS + 7)]
    told = stated(_report(*many))
    assert [r.quote.words for r in told.recommendations] == [f"The quality of plan {n}." for n in range(MOST_ASKS)]
    assert told.notes[-1:] == ("307 recommendations: more than any report has, only the first 300 are taken",)
    assert [f.quote.words for f in told.findings] == [BODY.lines[0]] * 2


def test_bullets_that_are_drawn() -> None:
    """What a web browser prints has no character for a bullet; only its tags tell an item."""
    document = _report(
        item("The quality of plans."), item("How managers oversee:"), item("visits;", x=95.0), item("records.", x=95.0)
    )
    assert [(r.quote.words, r.lead_in.words if r.lead_in else None) for r in stated(document).recommendations] == [
        ("The quality of plans.", None),
        ("visits;", "How managers oversee:"),
        ("records.", "How managers oversee:"),
    ]


def test_the_head_of_a_table_of_areas_is_no_ask() -> None:
    """Area SEND: the title is printed twice, the second time as the head of the table."""
    document = _report(
        row(0, 0, "Areas for improvement"),
        row(0, 1, "Leaders should make plans better."),
        para("Leaders in health must shorten waits."),
        title="Areas for improvement",
    )
    assert asks(document) == ["Leaders should make plans better.", "Leaders in health must shorten waits."]


def test_a_letter_asks_nothing_after_its_close() -> None:
    letter = (
        "Dear Ms Thorne\n\nMain findings\n\nPlans are late.\n\nAreas for development\n\n◼ Plans are recorded late.\n\n"
        "Any areas for development identified above will be looked at again.\n\nYours sincerely\n\nRowan Applegarth\n"
    )
    assert asks(typed(letter)) == ["Plans are recorded late."]


def test_an_item_cut_by_a_page_is_one_ask() -> None:
    document = paper(
        [TITLE, BODY, heading("Areas for improvement"), item("◼ Children wait", "too long.")],
        [para("Norburn knows this.", x=89.0, tag="LI"), VISITS],
    )
    assert asks(document) == ["Children wait too long. Norburn knows this.", "The frequency of visits."]


@pytest.mark.parametrize(
    ("closing", "cites"),
    [
        ("(paragraphs 78, 83).", ["paragraphs 78, 83"]),
        ("(Page 33, paragraph 126)", ["Page 33, paragraph 126"]),
        ("(outcome 3, national framework)", ["outcome 3, national framework"]),
        ("(National Framework outcome four)", ["National Framework outcome four"]),
        ("(IROs).", []),
    ],
)
def test_marks_that_close_an_ask_stay_in_it_and_are_told_apart(closing: str, cites: list[str]) -> None:
    (ask,) = stated(_report(item(f"◼ Ensure that visits are made {closing}"))).recommendations
    assert list(ask.cites) == cites
    assert ask.quote.words.endswith(closing)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Vale Police must take urgent action to share what they know.", "Vale Police"),
        ("The local authority and partner agencies should fund the board.", "local authority and partner agencies"),
        (
            "Leaders, including Norburn Council and NHS Vale, should work together.",
            "Leaders, including Norburn Council and NHS Vale",
        ),
        ("ICB leaders need to shorten waits.", "ICB leaders"),
        ("Urgent action is required by the Vale NHS Trust to see children.", "Vale NHS Trust"),
        ("The training strategy should be reviewed.", None),
        ("Managers who are new to the team should be trained.", None),
        ("Ensure that the board meets.", None),
        ("The quality of plans.", None),
    ],
)
def test_whom_an_ask_names(words: str, named: str | None) -> None:
    assert subject(words) == named


def test_asks_to_the_board_are_put_to_the_board() -> None:
    document = paper(
        [TITLE, BODY, heading("Recommendations"), item("◼ Ensure that plans are kept.")],
        [
            heading("The Local Safeguarding Children Board (LSCB)", size=16.0),
            heading("Recommendations"),
            item("◼ Ensure that training is checked."),
            item("◼ The board should ensure that it meets."),
        ],
    )
    named = [r.addressee for r in stated(document).recommendations]
    assert named == [None, *["Local Safeguarding Children Board (LSCB)"] * 2]
    assert board(["Recommendations", "What does the LSCB need to improve?"]) == "LSCB"


def test_a_table_of_asks_that_came_out_as_lines() -> None:
    """Area SEND put out as text page by page: the bodies stand above what they must do, and ask nothing."""
    page = """Area SEND inspection of Norburn Local Area Partnership
Inspection dates: 3 to 7 June 2024

Leaders know what families think of their services, and say so.
Areas for priority action
Responsible body
Norburn Council and
NHS Norburn Integrated Care
Board

Areas for priority action
Leaders should cut the wait for an assessment.

Norburn Council and
school leaders

Leaders should keep children in school.

Local area partnership details
Local authority
Norburn Council
"""
    told = stated(typed(f"{page}\f{BODY.lines[0]}\n"))
    assert [(ask.quote.words, ask.addressee) for ask in told.recommendations] == [
        ("Leaders should cut the wait for an assessment.", None),
        ("Leaders should keep children in school.", "Norburn Council and school leaders"),
    ]


def test_a_report_put_out_as_text_page_by_page() -> None:
    """Titles on two lines end the asks, and numbers stand on lines of their own."""
    page = f"""Inspection of Norburn local authority
children’s services
Inspection dates: 3 to 7 June 2024
Lead inspector: Ann Example
Judgement

Grade

The impact of leaders on social work
practice with children and families

Good

The experiences and progress of
children who need help and protection

Requires improvement to be good

Overall effectiveness

Good

{BODY.lines[0]}

What needs to improve?
◼ The quality of plans, so that
families can follow them.
◼ The frequency of visits.

The experiences and progress of children who need help and
protection: requires improvement to be good
1.

Plans are kept for each child who needs one.

"""
    told = stated(typed(f"{page}\f2.\n\nVisits are late for some of these children.\n"))
    assert [ask.quote.words for ask in told.recommendations] == ASKED
    assert [(j.area, j.grade) for j in told.judgements] == [
        ("The impact of leaders on social work practice with children and families", "good"),
        ("The experiences and progress of children who need help and protection", "requires improvement to be good"),
        ("Overall effectiveness", "good"),
    ]
    assert [finding.quote.words for finding in told.findings][-2:] == [
        "Plans are kept for each child who needs one.",
        "Visits are late for some of these children.",
    ]


def test_groups_of_asks_in_a_report_put_out_as_text() -> None:
    """Labels within the list (SIF-B) are headings of less weight than those known by their words."""
    page = """What does the local authority need to improve?

Areas for improvement

Consistency of practice
4.

Ensure that plans are clear.

Management capacity
5. Ensure that managers have time.

The local authority’s strengths
6. Plans are clear in most teams, and managers ensure that they are kept.
"""
    assert asks(typed(f"{page}\f{BODY.lines[0]}\n")) == [
        "Ensure that plans are clear.",
        "Ensure that managers have time.",
    ]


def test_asks_below_each_other_in_a_box_put_out_as_text() -> None:
    """Area SEND: nothing parts them but how each begins."""
    first = "Leaders should make sure that plans say what each child who needs help hopes for."
    second = "The local area partnership should know who waits for an assessment, and how long."
    page = f"Areas for improvement\n{first}\n{second}\n\nLocal area partnership details\nLocal authority\n"
    assert asks(typed(f"{BODY.lines[0]}\n\n{page}\f{BODY.lines[0]}\n")) == [first, second]
