"""People's decisions: which hold, what follows from them, and that they beat what was inferred."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link.record import (
    FOSTERING,
    JOINT,
    PLAN,
    REPORT,
    REPORT_2019,
    SUPERVISION,
    TALKS,
    VISIT,
    WHOLE,
    issue_of,
    links,
)
from tests.norburn.files import report, stated
from tracegraph.link import link
from tracegraph.link.decisions import replay
from tracegraph.model.decision import Decision, fingerprint
from tracegraph.model.link import Link, Linked
from tracegraph.vocab import Basis, FollowUpStatus, IssueStateKind, Relation, Standing, Verdict

SAME, RELATED, NOT_SAME, UNSURE = Verdict.SAME, Verdict.RELATED, Verdict.NOT_SAME, Verdict.UNSURE
WEAK, IMPROVING, RESOLVED = Verdict.STILL_WEAK, Verdict.IMPROVING, Verdict.RESOLVED
LATER = "norburn/2022-11-ilacs-standard-report"
WORDS = {f"norburn/x/{letter}": f"Words of {letter}." for letter in "abcdef"}


def said(
    line: int, one: str, verdict: Verdict, other: str, who: str = "Q. Officer", when: str = "2026-03-02"
) -> Decision:
    """A decision about two of WORDS, as read by somebody who saw them as they are."""
    source, target = f"norburn/x/{one}", f"norburn/x/{other}"
    seen = (fingerprint(WORDS.get(source, "gone")), fingerprint(WORDS.get(target, "gone")))
    return Decision(f"norburn/decision/{line}", line, when, who, verdict, source, target, *seen)


def standings(*decisions: Decision) -> dict[int, str]:
    """The standing of each decision by its line."""
    return {d.line: d.standing.value for d in replay(decisions, WORDS, {}).decisions}


def passage(line: int, *letters: str) -> Decision:
    """A decision about a passage of several of WORDS and the last of them."""
    (*read, other) = (f"norburn/x/{letter}" for letter in letters)
    seen = fingerprint(" ".join(WORDS[one] for one in read), len(read) - 1)
    ends = (read[0], other, seen, fingerprint(WORDS[other]))
    return Decision(f"norburn/decision/{line}", line, "2026-03-02", "Q. Officer", SAME, *ends)


# what changes, whether the decision on the passage of a, b and c is suspect, why
CHANGED = [
    ({}, False, "all as it was read"),
    ({"a": "Other words."}, True, "the first sentence"),
    ({"b": "Other words."}, True, "one in the middle"),
    ({"c": "Other words."}, True, "the last"),
    ({"d": "Other words."}, False, "the sentence after the passage was not judged"),
]


@pytest.mark.parametrize(("changes", "suspect", "why"), CHANGED, ids=[why for *_, why in CHANGED])
def test_a_decision_on_a_passage_is_suspect_where_any_of_its_sentences_has_changed(
    changes: dict[str, str], suspect: bool, why: str
) -> None:
    now = WORDS | {f"norburn/x/{letter}": words for letter, words in changes.items()}
    (found,) = replay([passage(1, "a", "b", "c", "f")], now, {}).decisions
    assert found.standing.value == ("suspect" if suspect else "holds"), why


def test_a_decision_of_before_covers_the_first_sentence_and_stays_valid() -> None:
    now = WORDS | {"norburn/x/b": "Other words."}
    (found,) = replay([passage(1, "a", "f")], now, {}).decisions
    assert found.standing.value == "holds"


def test_a_passage_of_which_the_end_is_gone_is_suspect() -> None:
    now = {ident: words for ident, words in WORDS.items() if ident != "norburn/x/b"}
    (found,) = replay([passage(1, "a", "b", "f")], now, {}).decisions
    assert found.standing.value == "suspect"


# decisions, their standings by line, why
STANDINGS = [
    ([said(1, "a", SAME, "b")], {1: "holds"}, "a decision holds"),
    ([said(1, "a", UNSURE, "b")], {1: "holds"}, "so does doubt"),
    ([said(1, "a", SAME, "b"), said(2, "a", NOT_SAME, "b")], {1: "superseded", 2: "holds"}, "a person's last word"),
    ([said(1, "a", SAME, "b"), said(2, "b", NOT_SAME, "a")], {1: "superseded", 2: "holds"}, "whichever side is first"),
    (
        [said(1, "a", SAME, "b", when="2026-05-01"), said(2, "a", NOT_SAME, "b", when="2026-04-01")],
        {1: "holds", 2: "superseded"},
        "the last by its day, wherever a merge of two files has put it",
    ),
    (
        [said(1, "a", SAME, "b"), said(2, "a", NOT_SAME, "b", who="R. Other")],
        {1: "contradicted", 2: "contradicted"},
        "two people say the opposite: neither is taken",
    ),
    ([said(1, "a", SAME, "b"), said(2, "a", SAME, "b", who="R. Other")], {1: "holds", 2: "holds"}, "two people agree"),
    ([said(1, "a", SAME, "b"), said(2, "a", UNSURE, "b", who="R. Other")], {1: "holds", 2: "holds"}, "one is not sure"),
    (
        [said(1, "a", WEAK, "b"), said(2, "a", RESOLVED, "b", who="R. Other"), said(3, "c", SAME, "b")],
        {1: "contradicted", 2: "contradicted", 3: "holds"},
        "one concern, but two people read it to say different things",
    ),
    (
        [said(1, "a", WEAK, "b"), said(2, "a", SAME, "b", who="R. Other")],
        {1: "holds", 2: "holds"},
        "what a passage says is more than that it is the same",
    ),
    (
        [said(1, "a", RESOLVED, "b"), said(2, "b", SAME, "c"), said(3, "a", NOT_SAME, "c", who="R. Other")],
        {1: "contradicted", 2: "contradicted", 3: "contradicted"},
        "it says the same, so a chain may contradict it",
    ),
    (
        [said(1, "a", WEAK, "b"), said(2, "a", RESOLVED, "b")],
        {1: "superseded", 2: "holds"},
        "a last word on what it says",
    ),
    (
        [said(1, "a", RELATED, "b"), said(2, "a", NOT_SAME, "b", who="R. Other")],
        {1: "holds", 2: "holds"},
        "both say that it is not the same",
    ),
    (
        [said(1, "a", SAME, "b"), said(2, "b", SAME, "c"), said(3, "a", NOT_SAME, "c"), said(4, "d", SAME, "e")],
        {1: "contradicted", 2: "contradicted", 3: "contradicted", 4: "holds"},
        "a chain that contradicts itself is set aside whole, and nothing else is",
    ),
    (
        [said(1, "a", SAME, "b"), said(2, "b", NOT_SAME, "c")],
        {1: "holds", 2: "holds"},
        "a chain with one break is no contradiction",
    ),
    ([said(1, "a", SAME, "z")], {1: "missing"}, "a statement that is gone"),
    (
        [Decision("norburn/decision/1", 1, "2026-03-02", "Q", SAME, "norburn/x/a", "norburn/x/b", "0" * 12, "0" * 12)],
        {1: "suspect"},
        "the words have changed since",
    ),
]


@pytest.mark.parametrize(("decisions", "stand", "why"), STANDINGS, ids=[why for *_, why in STANDINGS])
def test_how_decisions_stand(decisions: list[Decision], stand: dict[int, str], why: str) -> None:
    assert standings(*decisions) == stand, why


def test_what_does_not_hold_says_why_with_its_lines() -> None:
    chain = [said(4, "a", SAME, "b"), said(6, "b", SAME, "c"), said(9, "a", NOT_SAME, "c")]
    notes = {d.note for d in replay(chain, WORDS, {}).decisions}
    (note,) = notes
    assert all(f"line {line}" in note for line in (4, 6, 9))
    (gone,) = replay([said(1, "a", SAME, "z")], WORDS, {}).decisions
    assert "norburn/x/z" in gone.note


def test_a_suspect_and_a_contradicted_decision_rule_nothing() -> None:
    torn = replay([said(1, "a", SAME, "b"), said(2, "a", NOT_SAME, "b", who="R. Other")], WORDS, {})
    assert torn.on("norburn/x/a", "norburn/x/b") is None
    assert not torn.apart("norburn/x/a", "norburn/x/b")
    assert torn.same(["norburn/x/a"]) == {"norburn/x/a"}


def test_what_follows_from_decisions() -> None:
    rulings = replay([said(1, "a", SAME, "b"), said(2, "b", NOT_SAME, "c"), said(3, "c", SAME, "d")], WORDS, {})
    assert rulings.same(["norburn/x/a"]) == {"norburn/x/a", "norburn/x/b"}
    for one, other, apart in [
        ("a", "c", True),
        ("a", "d", True),
        ("b", "d", True),
        ("a", "b", False),
        ("a", "e", False),
    ]:
        assert rulings.apart(f"norburn/x/{one}", f"norburn/x/{other}") is apart, (one, other)
        assert rulings.apart(f"norburn/x/{other}", f"norburn/x/{one}") is apart, (other, one)


def test_what_people_say_of_two_members_of_an_issue_is_said_of_the_issue() -> None:
    rulings = replay([said(1, "a", WEAK, "b"), said(2, "a", RESOLVED, "c"), said(3, "d", SAME, "b")], WORDS, {})
    x = "norburn/x/"
    for one, members, status, why in [
        ("a", "b", FollowUpStatus.STILL_WEAK, "one word"),
        ("a", "bde", FollowUpStatus.STILL_WEAK, "what nobody said says nothing"),
        ("a", "bc", FollowUpStatus.IMPROVING, "a part weak, a part well"),
        ("d", "b", None, "only that it is the same"),
        ("e", "b", None, "nobody judged it"),
    ]:
        assert rulings.status(x + one, [x + m for m in members]) == status, why


def test_what_is_decided_of_a_plans_rewording_is_decided_of_the_reports_words() -> None:
    rulings = replay([said(1, "a", NOT_SAME, "b")], WORDS, {"norburn/x/a": "norburn/x/c"})
    assert rulings.apart("norburn/x/c", "norburn/x/b")


verdicts = st.sampled_from(list(Verdict))
letters = st.sampled_from("abcdef")
several = st.lists(
    st.tuples(letters, verdicts, letters, st.sampled_from(["Q", "R"])).filter(lambda row: row[0] != row[2]), max_size=8
).map(lambda rows: [said(n, one, v, other, who) for n, (one, v, other, who) in enumerate(rows, 1)])


@given(several)
def test_what_holds_never_contradicts_itself_and_nothing_is_lost(decisions: list[Decision]) -> None:
    rulings = replay(decisions, WORDS, {})
    assert sorted(d.line for d in rulings.decisions) == [d.line for d in decisions]
    for one in WORDS:
        for other in rulings.same([one]):
            assert not rulings.apart(one, other)
    for decision in rulings.decisions:
        if decision.standing is Standing.HOLDS and decision.status:
            ruling = rulings.on(decision.source, decision.target)
            assert ruling is not None
            assert (ruling.verdict, ruling.status) == (SAME, decision.status)
        if decision.standing is Standing.HOLDS and decision.joins is SAME:
            assert decision.target in rulings.same([decision.source])
        if decision.standing is Standing.HOLDS and decision.verdict is NOT_SAME:
            assert rulings.apart(decision.source, decision.target)


@given(several)
def test_the_order_in_which_decisions_are_given_changes_nothing(decisions: list[Decision]) -> None:
    assert replay(decisions[::-1], WORDS, {}) == replay(decisions, WORDS, {})


TWO = (
    report("2019-11-11", "2019-11-22", [TALKS, FOSTERING]),
    report(
        "2022-10-31",
        "2022-11-11",
        [TALKS, SUPERVISION],
        [
            "Return home interviews are prompt and thorough.",
            "Arrangements for children who live with others are known.",
        ],
    ),
)


def judged(papers: tuple[str, ...], *verdicts: tuple[str, Verdict, str]) -> Linked:
    """What linking makes of papers once somebody has judged pairs of their statements."""
    extractions = [stated(text, f"{n}.txt") for n, text in enumerate(papers)]
    words = {
        f"{d.id}/{key}": said
        for d in link(extractions).documents
        for key, said in [(s.key, s.quote.words) for s in d.extraction.recommendations]
        + [(s.key, s.quote.words) for s in d.extraction.findings]
    }
    decisions = [
        Decision(
            f"norburn/decision/{n}", n, "2026-03-02", "Q. Officer", verdict, one, other,
            fingerprint(words[one]), fingerprint(words[other]), "as I read it",
        )
        for n, (one, verdict, other) in enumerate(verdicts, 1)
    ]  # fmt: skip
    return link(extractions, decisions)


def test_what_a_person_says_is_not_the_same_is_parted() -> None:
    assert issue_of(judged(TWO), f"{REPORT}/r1").id == issue_of(judged(TWO), f"{LATER}/r1").id
    found = judged(TWO, (f"{LATER}/r1", NOT_SAME, f"{REPORT}/r1"))
    assert issue_of(found, f"{REPORT}/r1").id != issue_of(found, f"{LATER}/r1").id
    assert (f"{LATER}/r1", f"{REPORT}/r1") not in [(k.source, k.target) for k in found.links]


def test_what_a_person_says_is_the_same_is_joined_and_says_who() -> None:
    found = judged(TWO, (f"{LATER}/r2", SAME, f"{REPORT}/r2"))
    assert issue_of(found, f"{LATER}/r2").id == issue_of(found, f"{REPORT}/r2").id
    (made,) = [k for k in found.links if (k.source, k.target) == (f"{LATER}/r2", f"{REPORT}/r2")]
    assert (made.relation, made.basis, made.score) == (Relation.SAME_ISSUE, Basis.DECIDED, 1.0)
    assert made.decisions == ("norburn/decision/1",)
    (reason,) = made.reasons
    assert reason.feature == "Q. Officer decided on 2026-03-02: same: as I read it"


def test_what_a_person_says_is_related_touches_and_is_no_more() -> None:
    found = judged(TWO, (f"{LATER}/r1", RELATED, f"{REPORT}/r1"))
    issue = issue_of(found, f"{REPORT}/r1")
    assert f"{LATER}/r1" in issue.related
    assert f"{LATER}/r1" not in issue.members
    (touching,) = [k for k in found.links if (k.source, k.target) == (f"{LATER}/r1", f"{REPORT}/r1")]
    assert (touching.relation, touching.basis, touching.status) == (Relation.RELATED, Basis.DECIDED, None)


def test_doubt_changes_nothing_but_is_told() -> None:
    plain, doubted = judged(TWO), judged(TWO, (f"{LATER}/r1", UNSURE, f"{REPORT}/r1"))
    assert doubted.issues == plain.issues
    assert {k.target for k in doubted.links if k.decisions == ("norburn/decision/1",)} == {f"{REPORT}/r1"}


def test_a_passage_that_a_person_takes_away_no_longer_tells_of_the_issue() -> None:
    passage = f"{LATER}/p1.1"
    assert passage in issue_of(judged(TWO), f"{REPORT}/r1").members
    found = judged(TWO, (passage, NOT_SAME, f"{REPORT}/r1"))
    assert not any(passage in (*issue.members, *issue.related) for issue in found.issues)
    assert [k for k in links(found, Relation.FOLLOWS_UP) if passage in (k.source, *k.statements)] == []


def test_a_passage_that_a_person_adds_tells_of_the_issue() -> None:
    passage = f"{LATER}/p2.1"
    before = issue_of(judged(TWO), f"{REPORT}/r2")
    assert passage not in before.members
    assert before.states[-1].state is IssueStateKind.NOT_MENTIONED
    found = judged(TWO, (passage, SAME, f"{REPORT}/r2"))
    after = issue_of(found, f"{REPORT}/r2")
    assert after.states[-1].state is IssueStateKind.RESOLVED
    assert after.states[-1].statements == (passage,)
    (made,) = [k for k in links(found, Relation.FOLLOWS_UP) if k.target == f"{REPORT}/r2"]
    assert (made.source, made.basis, made.statements) == (passage, Basis.DECIDED, (passage,))


# what a person says of it, what the issue's state is then, why
SAID_OF_IT = [
    (SAME, IssueStateKind.RESOLVED, "the passage's own words stand"),
    (WEAK, IssueStateKind.REPEATED, "still weak, whatever the words seem to say"),
    (IMPROVING, IssueStateKind.IMPROVED, "better, and no more"),
    (RESOLVED, IssueStateKind.RESOLVED, "a person confirms it"),
]


@pytest.mark.parametrize(("verdict", "state", "why"), SAID_OF_IT, ids=[why for *_, why in SAID_OF_IT])
def test_what_a_person_says_a_passage_says_decides_the_state(verdict: Verdict, state: IssueStateKind, why: str) -> None:
    passage = f"{LATER}/p2.1"
    found = judged(TWO, (passage, verdict, f"{REPORT}/r2"))
    issue = issue_of(found, f"{REPORT}/r2")
    assert (issue.states[-1].state, issue.states[-1].statements) == (state, (passage,)), why
    (made,) = [k for k in links(found, Relation.FOLLOWS_UP) if k.target == f"{REPORT}/r2"]
    expected = Decision("", 1, "", "", verdict, "", "", "", "").status or FollowUpStatus.RESOLVED
    assert (made.basis, made.status) == (Basis.DECIDED, expected), why
    assert made.reasons[0].feature == f"Q. Officer decided on 2026-03-02: {verdict.value}: as I read it"


def between(found: Linked, source: str, target: str) -> Link:
    """The one follow-up that leads from a passage to an ask."""
    (one,) = [k for k in links(found, Relation.FOLLOWS_UP) if (k.source, k.target) == (source, target)]
    return one


def test_the_status_of_an_inferred_passage_is_overruled() -> None:
    passage, asked = f"{LATER}/p1.1", f"{REPORT}/r1"
    before, after = between(judged(TWO), passage, asked), between(judged(TWO, (passage, WEAK, asked)), passage, asked)
    assert (before.basis, before.status) == (Basis.INFERRED, FollowUpStatus.RESOLVED)
    assert (after.id, after.basis, after.status) == (before.id, Basis.DECIDED, FollowUpStatus.STILL_WEAK)


def test_every_sentence_of_a_passage_says_what_a_person_says_of_the_passage() -> None:
    said_twice = "Return home interviews are prompt. Return home interviews of children who go missing are thorough."
    papers = (
        report("2019-11-11", "2019-11-22", [TALKS]),
        report("2022-10-31", "2022-11-11", [FOSTERING], [said_twice]),
    )
    passage, asked = f"{LATER}/p1.1", f"{REPORT}/r1"
    assert len(between(judged(papers), passage, asked).statements) == 2
    assert issue_of(judged(papers), asked).states[-1].state is IssueStateKind.RESOLVED
    weak = issue_of(judged(papers, (passage, WEAK, asked)), asked)
    assert weak.states[-1].state is IssueStateKind.REPEATED


def test_an_older_finding_that_a_person_confirms_is_one_link_and_begins_the_issue() -> None:
    older = report("2016-05-02", "2016-05-13", body=["Return home interviews are too late and take-up is poor."])
    first = "norburn/2016-05-ilacs-standard-report/p1.1"
    for verdict, begins in ((SAME, True), (NOT_SAME, False)):
        found = judged((older, REPORT_2019), (f"{REPORT}/r1", verdict, first))
        issue = issue_of(found, f"{REPORT}/r1")
        assert (first in issue.members) is begins
        assert (issue.states[0].date == "2016-05-13") is begins
        assert [k.basis for k in found.links if k.target == first] == [Basis.DECIDED] * begins


def test_every_link_has_an_id_of_its_own() -> None:
    found = judged(TWO, (f"{LATER}/r1", RELATED, f"{REPORT}/r1"), (f"{LATER}/p2.1", SAME, f"{REPORT}/r2"))
    ids = [k.id for k in found.links]
    assert len(ids) == len(set(ids))


def test_observed_links_stay_whatever_people_decide() -> None:
    found = judged(WHOLE, (f"{PLAN}/r2", NOT_SAME, f"{REPORT}/r2"))
    assert (f"{PLAN}/r2", f"{REPORT}/r2") in [(k.source, k.target) for k in links(found, Relation.RESTATES)]


def test_the_order_of_decisions_changes_nothing() -> None:
    verdicts = [
        (f"{VISIT}/r1", SAME, f"{REPORT}/r2"),
        (f"{JOINT}/b1.1", NOT_SAME, f"{REPORT}/r1"),
        (f"{JOINT}/r2", RELATED, f"{REPORT}/r3"),
    ]
    whole = judged(WHOLE, *verdicts)
    extractions = [d.extraction for d in whole.documents]
    for turned in permutations(whole.decisions):
        assert link(extractions, turned) == whole


def test_nothing_decided_is_as_before() -> None:
    assert link([stated(REPORT_2019, "0.txt")]) == link([stated(REPORT_2019, "0.txt")], [])
