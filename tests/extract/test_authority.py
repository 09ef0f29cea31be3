"""One plain form of an authority's name."""

import pytest

from tracegraph.extract.authority import known, plain


@pytest.mark.parametrize(
    ("printed", "name", "why"),
    [
        ("Metropolitan Borough of Solihull", "Solihull", "the legal form before"),
        ("Solihull Metropolitan Borough Council", "Solihull", "and after"),
        ("London Borough of Barking & Dagenham", "Barking and Dagenham", "an ampersand"),
        ("Kingston-upon-Hull City Council", "Kingston upon Hull", "hyphens"),
        ("Hull", "Kingston upon Hull", "the short form"),
        ("Newcastle", "Newcastle upon Tyne", "a place that prints less than its name"),
        ("City of York Council", "York", "not North Yorkshire"),
        ("North Yorkshire County Council", "North Yorkshire", "not York"),
        ("Norburn Metropolitan Borough Council", "Norburn", "an authority that no list knows"),
        ("the Royal Borough of Norburn and Vale", "Norburn and Vale", "nor this one"),
        ("", "", "nothing printed"),
    ],
)
def test_the_plain_form(printed: str, name: str, why: str) -> None:
    assert plain(printed) == name, why


def test_the_first_authority_that_words_name() -> None:
    assert known("Children of Norburn placed in Suffolk and Torbay") == "Suffolk"
    assert known("Children of Norburn") is None


def test_a_part_of_a_word_is_no_authority() -> None:
    assert known("a Readings of the rules") is None
