"""Short words: what is cut says so, and a label hides nothing that turns the text around."""

import pytest

from tests.maps.record import DOCUMENTS, PLAN, citation
from tracegraph.maps.captions import place, relation, short_month, theme, times, verb
from tracegraph.story import labels
from tracegraph.vocab import Relation

# words, length, what is shown, why
SHORT = [
    ("Return home interviews", 40, "Return home interviews", "what fits is not touched"),
    ("Return home interviews are held", 20, "Return home…", "cut at a space"),
    ("Returnhomeinterviewsareheld", 10, "Returnhom…", "one long word is cut anywhere"),
    ("a\nb\t c", 9, "a b c", "a label has one line"),
    ("a\u202eb\u2066c\x00", 9, "abc", "controls are no letters"),
]


@pytest.mark.parametrize(("words", "most", "shown", "reason"), SHORT)
def test_shortened(words: str, most: int, shown: str, reason: str) -> None:
    assert labels.shortened(words, most) == shown, reason
    assert len(labels.shortened(words, most)) <= most


@pytest.mark.parametrize(
    ("iso", "shown"), [("2019-11-15", "Nov 2019"), ("2010-08", "Aug 2010"), ("2011", "2011"), ("", "")]
)
def test_short_month(iso: str, shown: str) -> None:
    assert short_month(iso) == shown


@pytest.mark.parametrize(("number", "shown"), [(1, "raised once"), (2, "raised twice"), (4, "raised 4 times")])
def test_times(number: int, shown: str) -> None:
    assert times(number) == shown


def test_a_place_is_what_the_format_has() -> None:
    report = DOCUMENTS[1].id
    assert place(citation(report, "words", 7, "28")) == "page 7, paragraph 28"
    assert place(citation(report, "words", 7, None)) == "page 7"
    assert place(citation(PLAN, "words", paragraph=None)) == "line 40"


def test_captions_come_from_the_vocabulary_and_the_taxonomy() -> None:
    assert relation("same-issue") == "same issue"
    assert relation("a-new-one") == "a-new-one", "shown as it is rather than not at all"
    assert [verb(each) for each in ("same-issue", "part-of", "follows-up")] == [
        "is the same issue as",
        "is part of",
        "follows up",
    ]
    assert all(verb(each.value).endswith(("s", "as", "to", "of", "up")) for each in Relation), (
        "a sentence with two ends"
    )
    assert theme("management-oversight") == "management oversight"
    assert theme("no-such-theme") == "no such theme"
