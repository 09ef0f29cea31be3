"""What a sentence says of earlier inspections: which one, when, of what kind, and in which of the survey's ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.stated import stated
from tests.segment.papers import heading, item, paper, para
from tracegraph.extract.mentions import mentions
from tracegraph.model.document import Document
from tracegraph.model.statement import Facts
from tracegraph.vocab import DocumentKind, InspectionKind

OWN = Facts(
    "", "Norburn", "Norburn", DocumentKind.REPORT, InspectionKind.ILACS_STANDARD, (), (("2022-10-31", "2022-11-11"),)
)
LETTER = Facts(
    "", "Norburn", "Norburn", DocumentKind.LETTER, InspectionKind.MONITORING_VISIT, (), (("2024-04-16", "2024-04-17"),)
)


def _told(words: str, facts: Facts = OWN) -> list[tuple[str | None, str | None]]:
    return [(m.when, m.kind.value if m.kind else None) for m in mentions(words, facts)]


# sentence, (when, kind) of each mention, why
TABLE = [
    ("Plans have improved since the last inspection.", [(None, None)], "the last one, undated"),
    ("Plans have improved since its last inspection in 2016.", [("2016", None)], "with a year"),
    ("Since Ofsted’s last inspection, plans are better.", [(None, None)], "whose it was does not matter"),
    ("This was so at the time of the previous inspection.", [(None, None)], "previous"),
    ("Poor plans were found in the authority’s previous inspection.", [(None, None)], "a possessive between"),
    ("Not all actions from previous inspections are done.", [(None, None)], "more than one"),
    ("Leaders acted after the 2019 inspection.", [("2019", None)], "the year before the noun"),
    ("Leaders acted after the November 2019 inspection.", [("2019-11", None)], "a month before it"),
    ("Plans are better than at the inspection in November 2019.", [("2019-11", None)], "a month after it"),
    ("The inspection of Norburn’s services, held in May 2018, found the same.", [("2018-05", None)], "words between"),
    ("Services were judged inadequate in 2018.", [("2018", None)], "told by the grade"),
    ("Services were last inspected in June 2012.", [("2012-06", None)], "told by a verb"),
    ("In July 2015, Ofsted judged the service to be good.", [("2015-07", None)], "told the other way round"),
    ("The concerns identified at that inspection remain.", [(None, None)], "the one spoken of before"),
    ("Leaders acted on the focused visit in March 2021.", [("2021-03", "focused-visit")], "a focused visit"),
    ("Since the focused assurance visit, plans are better.", [(None, "focused-visit")], "by its longer name"),
    ("Since the JTAI, plans are better.", [(None, "jtai")], "a joint inspection, since which"),
    ("Following the joint targeted area inspection in 2018, leaders acted.", [("2018", "jtai")], "by its full name"),
    (
        "Plans are better since the monitoring visit in May 2020.",
        [("2020-05", "monitoring-visit")],
        "a monitoring visit",
    ),
    ("Learning from six Ofsted monitoring visits was used.", [(None, "monitoring-visit")], "several of Ofsted's"),
    (
        "A SEND inspection in July 2021 and a focused visit in August 2022 were clear.",
        [("2021-07", "send"), ("2022-08", "focused-visit")],
        "two in one sentence",
    ),
    (
        "A joint targeted area inspection in 2019 and a focused visit in 2021 found this.",
        [("2019", "jtai"), ("2021", "focused-visit")],
        "a date belongs to its own noun",
    ),
    ("The board knew of what was seen in this inspection in March 2015.", [], "not its own month, and no earlier one"),
    ("The last inspection of the fostering service was in April 2012.", [("2012-04", "other")], "another service's"),
    (
        "The inspection of safeguarding and looked after services in July 2012 said so.",
        [("2012-07", "safeguarding-2009")],
        "the framework of 2009-12",
    ),
]


def test_a_text_without_full_stops_is_no_sentence() -> None:
    assert _told("Plans have improved since the last inspection " + "and improved " * 500) == []


SEND = Facts("", "Norburn", "Norburn", DocumentKind.REPORT, InspectionKind.SEND, (), (("2024-07-08", "2024-07-12"),))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dates of previous inspection: 27 to 31 March 2017", [("2017-03", "send")]),
        ("Since the last inspection, leaders have changed.", [(None, "send")]),
        ("The last inspection of children’s services was in May 2022.", [("2022-05", None)]),
        ("Leaders acted after the 2022 inspection.", [("2022", None)]),
    ],
)
def test_the_last_inspection_of_a_send_report_was_one_of_send(
    words: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert _told(words, SEND) == expected


@pytest.mark.parametrize(("words", "expected"), [pytest.param(w, e, id=why) for w, e, why in TABLE])
def test_earlier_inspections_in_a_sentence(words: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert _told(words) == expected


TRAPS = [
    ("At the time of the inspection, plans were late.", "this one"),
    ("Inspectors saw poor plans during this inspection.", "this one, said outright"),
    ("In this inspection in November 2022, plans were late.", "its own date"),
    ("Prior to the inspection, leaders had acted.", "before this one"),
    ("In the twelve months prior to the inspection, forty children left.", "prior to is not previous"),
    ("Of these, four were made in the last six months.", "no inspection"),
    ("Recommendations from serious case reviews are followed.", "not an inspector's"),
    ("Since the last inspection, six serious incident notifications were made.", "a count"),
    ("Children are visited at home, and visits are kept.", "a social worker's visits"),
    ("Private foster carers receive regular monitoring visits.", "a council's own visits"),
    ("It was carried out under the Education and Inspections Act 2006.", "an Act"),
    ("The inspection and improvement board, set up in 2016, met.", "a board"),
    ("Timeliness at the inspection is likely to fall in 2016–17.", "a financial year"),
    ("All homes were rated good at their last inspection.", "the homes'"),
]


@pytest.mark.parametrize("words", [pytest.param(w, id=why) for w, why in TRAPS])
def test_what_only_sounds_like_an_earlier_inspection(words: str) -> None:
    assert _told(words) == []


def test_a_monitoring_visit_names_the_inspection_it_follows() -> None:
    told = _told("This was the fourth monitoring visit since Norburn was judged inadequate in November 2022.", LETTER)
    assert told == [("2022-11", None)]


def _referring(*sentences: str) -> Document:
    return paper([heading("Inspection of Norburn local authority children’s services", size=26.0), para(*sentences)])


# sentence, type
TYPES = [
    ("The board met after the last inspection.", "R1"),
    ("The board was set up after the last inspection in 2016.", "R2"),
    ("The board met after the 2016 inspection.", "R3"),
    ("Many of the recommendations of the last inspection are met.", "R4"),
    ("Leaders know the areas for improvement from the last inspection.", "R5"),
    ("The board met after the focused visit in 2018.", "R6"),
    ("The board met after the monitoring visit in 2018.", "R7"),
    ("The board met after the JTAI in 2018.", "R8"),
    ("Since the last inspection in 2016, when services were judged good, the board met.", "R9"),
    ("Weaknesses found at the last inspection remain in place.", "R11"),
    ("Plans have declined since the last inspection.", "R12"),
    ("Plans have improved since the last inspection.", "R13"),
]


@pytest.mark.parametrize(("sentence", "kind"), TYPES)
def test_the_way_in_which_it_is_spoken_of(sentence: str, kind: str) -> None:
    (reference,) = stated(_referring(sentence)).back_references
    assert reference.type == kind
    assert reference.quote.words == sentence


def test_a_reference_knows_the_statement_it_stands_in() -> None:
    document = paper(
        [
            heading("Inspection of Norburn local authority children’s services", size=26.0),
            para("Plans are made. They have improved since the last inspection."),
            heading("What needs to improve"),
            item("◼ Plans for leavers. This was asked at the last inspection."),
        ]
    )
    assert [(r.key, r.statement) for r in stated(document).back_references] == [("ref1", "b1.2"), ("ref2", "r1")]


def test_the_grade_that_the_next_sentence_tells_belongs_to_it() -> None:
    """SIF reports list earlier inspections with date and grade, which may be nowhere else."""
    first, second = (
        "The last inspection of safeguarding arrangements was in January 2012.",
        "The authority was judged to be adequate.",
    )
    (reference,) = stated(_referring(first, second)).back_references
    assert (reference.type, reference.when, reference.quote.words) == ("R9", "2012-01", f"{first} {second}")


PREVIOUS = "The previous inspection of Norburn’s safeguarding arrangements was in May 2012."
CARE = "An inspection of services for looked after children took place in May 2012."
# sentences, the grades given then, why
GIVEN = [
    ([PREVIOUS, "The council was judged to be good."], [("safeguarding arrangements", "good")], "the usual form"),
    ([CARE, "It was judged adequate."], [("services for looked after children", "adequate")], "no verb between"),
    (
        [PREVIOUS, "It was judged to be adequate for safeguarding and good for children looked after."],
        [("safeguarding", "adequate"), ("children looked after", "good")],
        "two areas, each with its own",
    ),
    (
        [PREVIOUS, "It was judged to be good for both services."],
        [("safeguarding arrangements", "good")],
        "both are what was inspected",
    ),
    (["At the inspection in 2012, it was judged to require improvement."], [("", "requires improvement")], "the whole"),
    (
        [("At the inspection in 2012, safeguarding arrangements were judged inadequate and the fostering service was"
         " judged good.")],
        [("safeguarding arrangements", "inadequate"), ("fostering service", "good")],
        "each verb has its own subject",
    ),
    (["At the inspection in 2012, it was judged good with some weak parts."], [], "not the whole of it"),
    (["At the inspection in 2012, it was judged good across all areas, except for leavers."], [], "an exception"),
    (
        ["At the inspection in 2012, it was judged good, and outstanding for leadership, management and governance."],
        [],
        "where the area ends cannot be told",
    ),
    (["After the inspections in 2010 and 2012 it was judged good."], [], "of which of the two?"),
    (["The report of the inspection in 2012 was judged late."], [], "no grade"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "grades", "why"), GIVEN)
def test_the_grades_that_an_earlier_inspection_gave(
    sentences: list[str], grades: list[tuple[str, str]], why: str
) -> None:
    told = stated(_referring(*sentences)).back_references
    assert [list(reference.grades) for reference in told] == [grades] * len(told), why
    assert told, why


def test_a_list_of_the_judgements_given_then_belongs_to_its_inspection() -> None:
    """SIF re-inspections: the lines below "The judgements were:" are the earlier inspection's grades."""
    lead = ("The last inspection report was published in June 2015.", "The judgements for the council were:")
    document = paper(
        [
            heading("Inspection of services for children in need of help and protection"),
            para("Inspection date: 6 November 2017 to 30 November 2017"),
            heading("Previous Ofsted inspections"),
            item("• The council runs one home, which was judged good at its most recent Ofsted inspection."),
            item(f"• {lead[0]} {lead[1]}"),
            item("• overall effectiveness: Inadequate", x=100),
            item("• adoption performance: require improvement", x=100),
            item("• leadership, management and governance: Inadequate.", x=100),
            item("• The chief executive came in May 2015: a good beginning.", x=100),
        ]
    )
    (reference,) = stated(document).back_references
    assert reference.type == "R9"
    assert reference.quote.words.startswith(" ".join(lead))
    assert reference.quote.words.endswith("governance: Inadequate.")
    assert reference.grades == (
        ("overall effectiveness", "inadequate"),
        ("adoption performance", "requires improvement"),
        ("leadership, management and governance", "inadequate"),
    )


# sentences, the dates referred to, why
OF_WHOM = [
    (
        ["Norburn runs two children’s homes.", "Both were judged good at the last inspection in 2015."],
        [],
        "the homes",
    ),
    (["Norburn runs two children’s homes.", "The last inspection of Norburn was in 2015."], ["2015"], "the authority"),
    (["The arrangements were previously inspected in July 2013."], ["2013-07"], "a verb"),
    (["Services for children in care were also inspected in April 2011."], ["2011-04"], "another"),
    (
        [
            (
                "The previous inspection of how the local authority keeps its children safe at home, in care and in the"
                " homes of foster carers was in March 2012."
            )
        ],
        ["2012-03"],
        "what was inspected takes more than a line",
    ),
]


@pytest.mark.parametrize(("sentences", "dates", "why"), OF_WHOM)
def test_whose_inspection_it_was(sentences: list[str], dates: list[str], why: str) -> None:
    assert [r.when for r in stated(_referring(*sentences)).back_references] == dates, why


def test_a_plan_and_a_box_refer_to_nothing() -> None:
    document = paper(
        [
            heading("Key strengths"),
            heading("Case study: practice", size=12.0),
            para("Since the last inspection, Sam is safe."),
        ]
    )
    assert stated(document).back_references == ()


def test_the_areas_that_a_visit_reviewed_are_no_asks() -> None:
    document = paper(
        [
            heading("Monitoring visit to Norburn children’s services", size=26.0),
            heading("Areas covered by the visit"),
            para("Inspectors looked at what was of concern before:"),
            item("◼ plans for children in care"),
            item("◼ supervision"),
            heading("Headline findings"),
            item("◼ Plans are made in good time."),
        ]
    )
    told = stated(document)
    assert [(a.key, a.quote.words) for a in told.areas_reviewed] == [
        ("v1", "plans for children in care"),
        ("v2", "supervision"),
    ]
    assert told.recommendations == ()


@pytest.mark.parametrize(
    ("sentences", "body", "due", "why"),
    [
        (
            (
                "Norburn Council should prepare a written statement of action.",
                "Norburn should send the written statement by 30 May 2022.",
            ),
            "Norburn Council",
            "2022-05-30",
            "JTAI",
        ),
        (
            (
                "We have determined that NHS Vale is the principal authority and should prepare a written statement.",
                "It should be sent by 9 May 2024.",
            ),
            "NHS Vale",
            None,
            "who is principal",
        ),
        (
            ("As a result, HMCI requires the partnership to prepare and submit a priority action plan.",),
            "partnership",
            None,
            "SEND",
        ),
        (
            ("Ofsted and the CQC ask that the partnership updates and publishes its strategic plan.",),
            "partnership",
            None,
            "SEND without priority actions",
        ),
    ],
)
def test_a_duty(sentences: tuple[str, ...], body: str, due: str | None, why: str) -> None:
    (duty,) = stated(_referring(*sentences)).duties
    assert (duty.addressee, duty.due) == (body, due), why


def test_no_duty_where_none_is_set() -> None:
    assert stated(_referring("Leaders should prepare children for school.")).duties == ()


@given(st.text(st.sampled_from("inspection vlast sJTAI2019,. "), max_size=90))
def test_a_mention_is_never_of_the_documents_own_date(words: str) -> None:
    assert all(m.when is None or m.when[:4] <= "2022" for m in mentions(words, OWN))
