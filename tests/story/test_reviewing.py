"""What waits for a person's word, in which order; what a second reader is asked; how far two people agree."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import norburn, publish
from tests.norburn.names import ISSUE_OVERSIGHT, LETTER_2021, REPORT_2019, REPORT_2025
from tracegraph.link import issues
from tracegraph.model.decision import Decision, fingerprint
from tracegraph.story.decided import agreement, decisions
from tracegraph.story.reviewing import LINE, blind, cases, waiting
from tracegraph.vocab import Basis, Standing, Verdict

LATER, EARLIER = f"{LETTER_2021}/r1", f"{REPORT_2019}/r1"
PAIR = frozenset((LATER, EARLIER))


def decision(number: int, **changed: object) -> Decision:
    """A decision about LATER and EARLIER."""
    made = Decision(
        f"norburn/decision/{number}", number, "2026-03-02", "Q", Verdict.SAME, LATER, EARLIER, "0" * 12, "1" * 12
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def test_the_line_is_the_one_that_linking_draws() -> None:
    assert LINE == issues.SAME


def test_a_pair_is_asked_about_once_and_what_is_nearest_the_line_comes_first(tmp_path: Path) -> None:
    whole = norburn()
    scored = {"norburn/link/8": 0.31, "norburn/link/9": 0.6, "norburn/link/11": 0.9}
    links = tuple(replace(k, score=scored.get(k.id, k.score)) for k in whole.links)
    with publish(replace(whole, links=links), tmp_path / "g").open() as graph:
        found = waiting(graph)
    pairs = [frozenset((w.source, w.target)) for w in found]
    assert len(pairs) == len(set(pairs))
    assert pairs[0] == PAIR
    assert [w.weight for w in found] == sorted((w.weight for w in found), reverse=True)
    assert found[0].stake == "it holds an issue together"


def test_only_what_was_inferred_is_asked_about(tmp_path: Path) -> None:
    whole = norburn()
    asked = {k.id for k in whole.links if k.basis is Basis.INFERRED}
    with publish(whole, tmp_path / "g").open() as graph:
        found = waiting(graph)
        assert {w.link for w in found} <= asked
        of_one = waiting(graph, issue=ISSUE_OVERSIGHT)
        assert {w.source for w in of_one} == {f"{REPORT_2025}/r1", f"{REPORT_2025}/p8.1", f"{LETTER_2021}/b1.2"}
        (first, *_) = cases(graph, found[:1])
    assert first.link is not None
    assert first.link.id == found[0].link
    assert first.source_at
    assert first.source.citation.words


# how the decision stands, is the pair still asked about, is it the first, why
STANDINGS = [
    (Standing.HOLDS, False, False, "somebody has judged it"),
    (Standing.SUSPECT, True, True, "its words have changed: first of all"),
    (Standing.CONTRADICTED, True, True, "people contradict each other: first of all"),
    (Standing.SUPERSEDED, True, False, "taken back: as if it had not been said"),
]


@pytest.mark.parametrize(("standing", "asked", "first", "why"), STANDINGS, ids=[why for *_, why in STANDINGS])
def test_what_people_decided_decides_what_is_asked(
    tmp_path: Path, standing: Standing, asked: bool, first: bool, why: str
) -> None:
    with publish(replace(norburn(), decisions=(decision(1, standing=standing),)), tmp_path / "g").open() as graph:
        found = waiting(graph)
        pairs = [frozenset((w.source, w.target)) for w in found]
        assert (PAIR in pairs, pairs[0] == PAIR and bool(found[0].troubles)) == (asked, first), why
        assert [d.standing for d in decisions(graph, "Norburn")] == [standing]


def test_a_second_reader_judges_blind_what_others_judged_among_as_much_that_nobody_did(tmp_path: Path) -> None:
    judged = (decision(1), decision(2, target=f"{REPORT_2019}/r2", verdict=Verdict.NOT_SAME))
    theirs = {d.ends for d in judged}
    with publish(norburn(), tmp_path / "g").open() as graph:
        found = blind(graph, "R", judged)
        pairs = [frozenset((w.source, w.target)) for w in found]
        assert theirs < set(pairs)
        assert len(set(pairs)) == 2 * len(theirs), "as many that nobody judged"
        assert set(pairs) - theirs <= {frozenset((w.source, w.target)) for w in waiting(graph)}
        assert pairs != sorted(pairs, key=lambda pair: pair not in theirs), "in an order that does not tell"
        assert blind(graph, "Q", judged) == (), "what one has judged oneself is not asked again"
        assert blind(graph, "R", judged[::-1]) == found
        assert {w.source for w in blind(graph, "R", judged, issue=ISSUE_OVERSIGHT)}.isdisjoint({LATER})
        told = cases(graph, found)
    assert {(case.waiting.stake, case.waiting.issue, case.link) for case in told} == {(found[0].stake, "", None)}


def test_a_statement_that_is_gone_is_not_put_before_anybody(tmp_path: Path) -> None:
    gone = decision(1, target="norburn/x/r9", standing=Standing.MISSING, target_fingerprint=fingerprint("x"))
    with publish(replace(norburn(), decisions=(gone,)), tmp_path / "g").open() as graph:
        found = waiting(graph)
        assert found[0].target == "norburn/x/r9"
        assert cases(graph, found[:1]) == ()


A, B, C, D = (frozenset(("x/1", f"x/{n}")) for n in (2, 3, 4, 5))
# what Q says, what R says, how many both judged, on how many they agree, kappa, why
AGREEMENTS = [
    ({A: "same", B: "not same"}, {A: "same", B: "not same"}, 2, 2, 1.0, "they agree on all"),
    ({A: "same", B: "not same"}, {A: "not same", B: "same"}, 2, 0, -1.0, "they agree on none"),
    (
        {A: "same", B: "same", C: "not same", D: "not same"},
        {A: "same", B: "not same", C: "not same", D: "not same"},
        4,
        3,
        0.5,
        "beyond what chance would give",
    ),
    ({A: "same"}, {A: "same"}, 1, 1, None, "both always said one thing: it says nothing"),
    ({A: "same"}, {B: "same"}, 0, 0, None, "no pair in common"),
]


@pytest.mark.parametrize(("ours", "theirs", "both", "agreed", "kappa", "why"), AGREEMENTS)
def test_how_far_two_people_agree(
    ours: dict[frozenset[str], str],
    theirs: dict[frozenset[str], str],
    both: int,
    agreed: int,
    kappa: float | None,
    why: str,
) -> None:
    said = [("Q", pair, verdict) for pair, verdict in ours.items()]
    said += [("R", pair, verdict) for pair, verdict in theirs.items()]
    (found,) = agreement(said)
    assert (found.both, found.agreed, found.kappa) == (both, agreed, kappa), why
    assert len(found.apart) == both - agreed


def test_a_persons_last_word_counts_and_three_people_are_three_couples() -> None:
    found = agreement([("Q", A, "same"), ("R", A, "not same"), ("Q", A, "not same"), ("S", A, "unsure")])
    assert [(one.one, one.other, one.agreed) for one in found] == [("Q", "R", 1), ("Q", "S", 0), ("R", "S", 0)]
