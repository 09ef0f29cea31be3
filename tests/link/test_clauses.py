"""Clauses: what is asked for is told apart from what for, and the several things of one item from each other."""

import pytest

from tests.link.compared import compared
from tracegraph.link.clauses import clauses
from tracegraph.link.features import FEATURES
from tracegraph.link.wording import text

# an item, a term of its head, a term of its purpose (None: it states none), the number of things asked, why
ITEMS = [
    ("Strengthen supervision so that drift is challenged.", "supervision", "drift", 1, "so that opens a purpose"),
    ("To ensure that visits are regular.", "visit", None, 1, "at its head the same words say what is asked"),
    ("Supervision of staff and oversight of plans by managers.", "supervision", None, 2, "two things, one item"),
    ("Plans and visits.", "plan", None, 1, "parts of one or two words are no things of their own"),
]


def _holds(said: object, term: str) -> bool:
    assert isinstance(said, dict)
    return any(term in words.lower() for words in said.values())


@pytest.mark.parametrize(("item", "head", "purpose", "parts", "why"), ITEMS)
def test_what_an_item_asks_for_and_what_for(item: str, head: str, purpose: str | None, parts: int, why: str) -> None:
    told = clauses(item)
    assert _holds(told.head.said, head), why
    assert len(told.parts) == parts, why
    if purpose is None:
        assert not told.purpose.said, why
    else:
        assert _holds(told.purpose.said, purpose), why
        assert not _holds(told.head.said, purpose), why


def test_a_statement_on_what_is_asked_for_counts_more_than_one_on_the_purpose() -> None:
    ask = text("Strengthen the supervision of social workers so that private fostering is recognised early.")
    later = [text("Supervision is regular."), text("Private fostering arrangements are known to schools.")]
    values = compared([ask], later)[0]
    for name in ("what is asked for taken up", "what is asked for alike in meaning"):
        column = list(FEATURES).index(name)
        assert values[0, column] > values[1, column], name
    purpose = list(FEATURES).index("its purpose alike in meaning")
    assert values[1, purpose] > values[0, purpose]


def test_of_several_things_the_nearest_counts() -> None:
    ask = text("The timeliness of health assessments, and the recording of missing episodes by carers.")
    later = [text("Health assessments are late."), text("Adopters are well prepared.")]
    values = compared([ask], later)[0]
    nearest, whole = (list(FEATURES).index(n) for n in ("nearest part taken up", "terms taken up"))
    assert values[0, nearest] > values[0, whole] > values[1, whole]


def test_no_theme_and_no_known_word_do_no_harm() -> None:
    values = compared([text("Qwzx vbnm, rtyu.")], [text("Zzzz.")])
    assert values.shape == (1, 1, len(FEATURES))
