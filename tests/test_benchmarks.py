"""The gates of benchmarks/: what they let through, and that they never say other people's words."""

import pytest

from benchmarks.accuracy import Run, accepted, below, item

# a line of the scorer, what is kept of it, why
LINES = [
    (
        "metadata    norburn/2019-11-ilacs.txt published: '2019-12-01', not None",
        "metadata norburn/2019-11-ilacs.txt published",
        "the field",
    ),
    (
        "ask missed  norburn/2019-11-ilacs.txt 2019-3: The take-up of",
        "ask missed norburn/2019-11-ilacs.txt 2019-3",
        "the ask",
    ),
    (
        "follow-up missed norburn 2019-3 -> 2021-07-visit.txt: Few are offered",
        "follow-up missed norburn 2019-3 -> 2021-07-visit.txt",
        "the ask and the document",
    ),
    (
        "ask extra   norburn/2019-11-ilacs.txt: The take-up of",
        "ask extra norburn/2019-11-ilacs.txt #7a5d4b4c",
        "what has no name is known by a hash of its words",
    ),
]


@pytest.mark.parametrize(("line", "kept", "why"), LINES)
def test_an_item_is_named_and_never_quoted(line: str, kept: str, why: str) -> None:
    found = item(line)
    assert found.partition(" #")[0] == kept.partition(" #")[0], why
    assert ("#" in found) == ("#" in kept)
    assert "take-up" not in found
    assert "offered" not in found


def test_two_items_without_a_name_are_told_apart() -> None:
    assert item("ask extra   norburn/a.txt: One") != item("ask extra   norburn/a.txt: Two")
    assert item("something new: One") != item("something new: Two")
    assert "One" not in item("something new: One")


# measures now, accepted measures, floors, what is too low, why
GATES = [
    ({"a": 0.80}, {"a": 0.80}, {}, {}, "as before"),
    ({"a": 0.796}, {"a": 0.80}, {}, {}, "lost less than may be lost"),
    ({"a": 0.79}, {"a": 0.80}, {}, {"a": 0.795}, "lost more"),
    ({"a": 0.90}, {"a": 0.80}, {}, {}, "won"),
    ({"a": 0.50}, {}, {"a": 0.55}, {"a": 0.55}, "below the floor where nothing was accepted"),
    ({}, {"a": 0.80}, {}, {"a": 0.795}, "a measure that is gone is lost"),
]


@pytest.mark.parametrize(("now", "before", "floors", "low", "why"), GATES)
def test_what_the_gate_lets_through(
    now: dict[str, float], before: dict[str, float], floors: dict[str, float], low: dict[str, float], why: str
) -> None:
    assert below(Run(now, frozenset()), Run(before, frozenset()), floors) == low, why


def test_the_accepted_run_holds_names_alone() -> None:
    kept = accepted()
    assert kept.measures
    assert all(len(name) < 100 for name in kept.wrong)
