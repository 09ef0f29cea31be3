"""What comes near what was typed."""

import pytest

from tracegraph.near import meant, near

NAMES = ("trace", "return home interviews", "children who go missing", "commissioning", "private fostering")

# what was typed, what comes near, why
NEAR = [
    ("trac", ("trace",), "a letter is missing"),
    ("TRACE", ("trace",), "capitals do not matter"),
    ("return home intervews", ("return home interviews",), "a slip, and two words that are right"),
    ("missing", ("children who go missing",), "a word of the name, before what is only spelt like it"),
    ("who", (), "a short word tells nothing"),
    ("astronomy", (), "nothing comes near"),
    ("", (), "nothing was typed"),
    ("trace" * 100, (), "nobody who types so much means a name"),
]


@pytest.mark.parametrize(("asked", "names", "why"), NEAR)
def test_what_comes_near_is_named_best_first(asked: str, names: tuple[str, ...], why: str) -> None:
    assert near(asked, NAMES) == names, why


def test_no_more_are_named_than_are_wanted_and_their_order_does_not_depend_on_that_of_the_names() -> None:
    many = [f"issue {n}" for n in range(9)]
    assert near("issue", many) == near("issue", many[::-1]) == ("issue 0", "issue 1", "issue 2")
    assert near("issue", many, most=1) == ("issue 0",)


def test_an_error_ends_in_what_may_have_been_meant_or_in_what_to_do_instead() -> None:
    assert meant("trac", NAMES, "see the list") == "did you mean 'trace'?"
    assert meant("astronomy", NAMES, "see the list") == "see the list"
