"""Stories as a picture: what a mark, a thread, a bar and a choice say, before any HTML is written."""

import random
from dataclasses import replace

import pytest

from tests.maps.parsed import parsed
from tests.maps.record import FOCUSED, INSPECTIONS, LATEST, SAFEGUARDING, SHORT, STANDARD
from tests.maps.stories import Teller, carers, fostering, histories, interviews, oversight, overview, recording, stories
from tracegraph.maps.lanes.values import Lane
from tracegraph.maps.page.html import page
from tracegraph.maps.picture import picture
from tracegraph.maps.values import MapView
from tracegraph.story.values import IssueStory, Moment


@pytest.fixture(scope="module")
def view() -> MapView:
    return picture(overview(), stories())


def lane(view: MapView, name: str) -> Lane:
    return next(each for board in view.boards for each in board.lanes if each.summary.name == name)


def only(story: IssueStory) -> Lane:
    return picture(overview((story,)), (story,)).boards[0].lanes[0]


def test_every_inspection_is_a_column_in_the_order_of_time(view: MapView) -> None:
    (board,) = view.boards
    assert [column.anchor for column in board.columns] == [each.id for each in INSPECTIONS]
    places = [column.place for column in board.columns]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_column_tells_its_kind_its_date_and_its_overall_grade(view: MapView) -> None:
    standard = next(column for column in view.boards[0].columns if column.anchor == STANDARD.id)
    assert (standard.shape, standard.kind, standard.when) == ("full", "Standard inspection", "Nov 2019")
    assert standard.span == "4 to 15 November 2019"
    assert standard.overall is not None
    assert (standard.overall.grade, standard.overall.tone) == ("Requires improvement", "middling")
    assert [grade.grade for grade in standard.grades] == ["Inadequate", "Requires improvement"]
    assert [paper.kind for paper in standard.documents] == ["report", "action-plan"]


def test_a_visit_has_no_grade_rather_than_a_guessed_one(view: MapView) -> None:
    focused = next(column for column in view.boards[0].columns if column.anchor == FOCUSED.id)
    assert focused.overall is None
    assert focused.grades == ()


# story, the states its lane shows
PATHS = [
    (interviews(), ["raised", "repeated", "escalated", "not mentioned", "gap", "improved"]),
    (fostering(), ["raised", "out of scope", "out of scope", "not mentioned", "gap", "not mentioned"]),
    (recording(), ["raised", "not mentioned", "narrowed", "not mentioned", "not mentioned", "gap", "resolved"]),
]


@pytest.mark.parametrize(("story", "states"), PATHS, ids=["interviews", "fostering", "recording"])
def test_a_lane_shows_every_state_of_its_story(story: IssueStory, states: list[str]) -> None:
    assert [mark.state.code for mark in only(story).marks] == states


def test_a_report_that_was_not_read_is_never_called_silent() -> None:
    story = interviews()
    moments = (*story.moments[:3], Moment(SHORT, "not mentioned", ()), story.moments[-1])
    assert only(replace(story, moments=moments)).marks[3].state.code == "gap"


def test_the_thread_is_open_better_or_done_and_silent_beside_what_says_nothing() -> None:
    assert [(part.mood, part.silent) for part in only(oversight()).segments] == [
        ("open", False),
        ("open", False),
        ("done", True),
        ("done", True),
        ("done", True),
        ("done", True),
    ]


def test_the_latest_word_is_not_silence() -> None:
    shown = only(carers())
    assert (shown.state.code, shown.latest, shown.since) == ("repeated", "Nov 2025", "Jun 2015")
    assert only(fostering()).latest == "Nov 2019"


def test_actions_hang_from_the_inspection_they_answer_and_reach_their_last_due_date(view: MapView) -> None:
    mark = lane(view, "Return home interviews").marks[0]
    bar = mark.bar
    assert bar is not None
    assert bar.start == mark.column.place
    assert bar.end == max(bar.ticks) > bar.start
    assert len(bar.ticks) == 4, "June 2020, December 2020, January 2021 and March 2021; the original date stands too"
    assert (bar.text, bar.conflicts) == ("4 actions", 1)
    assert bar.summary == "1 completed, 1 in progress, 1 ongoing, 1 without a status"


def test_actions_without_a_date_are_counted_all_the_same() -> None:
    story = (
        Teller("Plans", "plans").asked(STANDARD, "raised", "Write plans.").planned(("Do it.", "", "Soon", "ongoing"))
    )
    bar = only(story.told()).marks[0].bar
    assert bar is not None
    assert (bar.ticks, bar.text) == ((), "1 action")
    assert (bar.end,) == bar.plans, "the bar reaches to the plan's own date"
    assert bar.end > bar.start


def test_a_due_date_far_ahead_does_not_squeeze_the_past() -> None:
    story = interviews()
    (entry,) = story.moments[0].entries
    late = replace(entry, actions=tuple(replace(action, due=("2099-12",)) for action in entry.actions))
    moments = (replace(story.moments[0], entries=(late,)), *story.moments[1:])
    (board,) = picture(overview((story,)), (replace(story, moments=moments),)).boards
    assert board.columns[-1].place > 0.8
    assert board.lanes[0].bars[0].end == 1


def test_a_mark_counts_its_evidence(view: MapView) -> None:
    marks = lane(view, "Return home interviews").marks
    assert marks[0].facts == "1 statement, 4 actions"
    assert marks[1].facts == "2 statements, 1 related statement"
    assert marks[3].facts == ""


# way of sorting, the issues that come first, why
FIRSTS = [
    ("repeated", ["management-oversight", "sufficiency"], "both three times since 2015, then by their ids"),
    (
        "longest",
        ["management-oversight", "sufficiency", "case-recording"],
        "all since 2015; twice comes after three times",
    ),
    ("newest", ["care-leavers"], "since 2025"),
    ("open", ["management-oversight", "sufficiency", "private-fostering"], "the records are closed since 2025"),
]


@pytest.mark.parametrize(("sort", "first", "reason"), FIRSTS)
def test_ranks(view: MapView, sort: str, first: list[str], reason: str) -> None:
    by_rank = sorted(view.boards[0].lanes, key=lambda each: dict(each.ranks)[sort])
    assert [each.summary.themes[0] for each in by_rank][: len(first)] == first, reason
    assert [dict(each.ranks)[sort] for each in by_rank] == list(range(len(by_rank)))


def test_closed_issues_come_last_among_the_open(view: MapView) -> None:
    by_rank = sorted(view.boards[0].lanes, key=lambda each: dict(each.ranks)["open"])
    assert [each.summary.open for each in by_rank] == [True] * 5 + [False]


def test_every_choice_counts_what_it_leaves(view: MapView) -> None:
    lanes = view.boards[0].lanes
    counts = {choice.value: choice.count for choice in view.state_choices}
    assert counts["open"] == sum(each.summary.open for each in lanes) == 5
    assert counts["again"] == sum(each.summary.times > 1 for each in lanes) == 4
    assert sum(count for value, count in counts.items() if value not in ("open", "again")) == len(lanes)
    assert sum(choice.count for choice in view.theme_choices) == len(lanes)
    for each in view.owner_choices:
        assert each.count == sum(each.caption in lane.owners for lane in lanes) > 0
    for each in view.visit_choices:
        assert each.count == sum(each.value in {kind for kind, _ in lane.said} for lane in lanes) > 0


def test_owners_stand_once_by_name_and_go_by_number(view: MapView) -> None:
    captions = [choice.caption for choice in view.owner_choices]
    assert captions == ["Assistant Director", "Head of Participation", "Head of Quality", "Head of Young People"]
    assert [choice.value for choice in view.owner_choices] == ["1", "2", "3", "4"]


def test_what_was_said_is_told_with_the_kind_of_inspection_that_said_it(view: MapView) -> None:
    assert lane(view, "Return home interviews").said == (
        ("focused-visit", "recommendation"),
        ("ilacs-standard", "action"),
        ("ilacs-standard", "finding: strength"),
        ("ilacs-standard", "recommendation"),
        ("jtai", "finding: shortfall"),
    ), "a statement that only touches the issue does not count"
    assert [(choice.value, choice.caption) for choice in view.statement_choices] == [
        ("action", "Action"),
        ("finding--shortfall", "Finding: shortfall"),
        ("finding--strength", "Finding: strength"),
        ("recommendation", "Recommendation"),
    ]


def test_the_lead_says_what_it_counts(view: MapView) -> None:
    assert view.lead == (
        "7 documents read, 6 inspections and 2 not at hand, August 2010 to November 2025.",
        "Latest overall grade: Good, Nov 2025.",
        "6 issues: 4 raised more than once, 1 back after a completed action, 5 still open.",
    )


def test_every_anchor_stands_once(view: MapView) -> None:
    anchors = [each.anchor for board in view.boards for each in board.lanes]
    anchors += [mark.anchor for board in view.boards for each in board.lanes for mark in each.marks]
    shown = [s for board in view.boards for each in board.lanes for m in each.marks for s in (*m.entries, *m.related)]
    anchors += [each.anchor for each in shown if each.anchor]
    anchors += [promised.anchor for each in shown for promised in each.actions if promised.anchor]
    assert len(anchors) == len(set(anchors))


def test_a_statement_of_two_issues_has_one_anchor() -> None:
    story = histories()
    twin = replace(story, summary=replace(story.summary, id="norburn/issue/other", name="Other"))
    lanes = picture(overview((story, twin)), (story, twin)).boards[0].lanes
    assert [bool(shown.anchor) for each in lanes for mark in each.marks for shown in mark.entries] == [True, False]


def test_why_names_the_other_statement_and_is_said_once(view: MapView) -> None:
    first = lane(view, "Return home interviews").marks[1].entries[0]
    (why,) = first.whys
    assert (why.relation, why.basis) == ("same issue", "inferred, score 0.83")
    assert why.other == interviews().moments[0].entries[0].id
    assert [(reason.feature, reason.share) for reason in why.reasons] == [("shared theme", 45), ("shared words", 30)]
    assert first.because is not None
    assert view.whys[first.because] == first.whys


def test_the_order_of_the_stories_does_not_matter(view: MapView) -> None:
    shuffled = list(stories())
    random.Random(7).shuffle(shuffled)  # noqa: S311 - an order, no secret
    assert picture(overview(), shuffled) == view


# the grades that other documents tell of an inspection that is not at hand, what stands above its column, its tone
RETOLD = [
    ((), None, None, "nothing is told"),
    ((("safeguarding", "adequate"),), "Adequate", "middling", "one area's"),
    ((("safeguarding", "adequate"), ("care", "adequate")), "Adequate", "middling", "all areas' alike"),
    ((("safeguarding", "adequate"), ("care", "inadequate")), "Adequate; inadequate", "", "none is chosen for them"),
    ((("care", "inadequate"), ("", "good")), "Good", "good", "the whole's, where it is told"),
]


@pytest.mark.parametrize(("grades", "shown", "tone", "why"), RETOLD, ids=[why for *_, why in RETOLD])
def test_what_others_tell_of_its_grades_stands_above_a_gap(
    grades: tuple[tuple[str, str], ...], shown: str | None, tone: str | None, why: str
) -> None:
    gap = replace(SHORT, grades=grades)
    (board,) = picture(replace(overview(), gaps=(gap,)), ()).boards
    (column,) = [each for each in board.columns if each.anchor == gap.id]
    assert (column.overall and column.overall.grade, column.overall and column.overall.tone) == (shown, tone), why


def test_of_many_inspections_those_only_spoken_of_before_any_issue_leave_room_for_the_rest() -> None:
    old = tuple(replace(SHORT, id=f"norburn/200{n}-other", start="", end=f"200{n}-05", kind="other") for n in range(6))
    told = replace(overview(), gaps=(*old, *overview().gaps))
    (board,) = picture(told, stories()).boards
    assert {each.anchor for each in board.aside} == {each.id for each in old} | {SAFEGUARDING.id}
    assert SHORT.id in {each.anchor for each in board.columns}, "a gap that an issue's path runs through stays"
    anchors = {each.attributes.get("id") for each in parsed(page(picture(told, stories()))).of("inspection")}
    assert {each.id for each in old} <= anchors, "and every inspection is told of in the overview"


def test_an_empty_graph_is_a_picture_too() -> None:
    nothing = replace(overview(()), documents=(), inspections=(), gaps=(), authorities=(), numbers=())
    empty = picture(nothing, ())
    assert (empty.boards, empty.network.nodes, empty.theme_choices) == ((), (), ())
    assert empty.lead[1] == "0 issues: 0 raised more than once, 0 still open."


def test_an_inspection_without_a_date_comes_last_and_says_so() -> None:
    undated = replace(LATEST, id="norburn/undated", start="", end="", grades=())
    (board,) = picture(replace(overview(), gaps=(undated,)), stories()).boards
    assert board.columns[-1].when == "date not found"


def test_two_authorities_have_a_board_each() -> None:
    away = replace(interviews(), summary=replace(interviews().summary, id="away/issue/x", authority="Away"))
    moments = tuple(
        replace(m, inspection=replace(m.inspection, id=f"away/{m.inspection.id}", authority="Away"))
        for m in away.moments
    )
    view = picture(overview(), (*stories(), replace(away, moments=moments)))
    assert [(board.authority, len(board.lanes)) for board in view.boards] == [("Away", 1), ("Norburn", 6)]
    assert view.heading == "2 authorities"


def test_the_legend_tells_of_dots_and_contradictions_where_there_are_any(view: MapView) -> None:
    assert view.contradicted, "Norburn's plan contradicts itself"
    alone = picture(replace(overview(), unasked=()), [fostering()])
    assert (alone.contradicted, alone.touched) == (False, False)
    told = fostering()
    silent = replace(told.moments[-1], entries=(), related=told.moments[0].entries, state="not mentioned")
    assert picture(overview(), [replace(told, moments=(*told.moments[:-1], silent))]).touched
