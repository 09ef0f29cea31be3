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
        ("Norburn " * 30, "", "no name is so long"),
    ],
)
def test_the_plain_form(printed: str, name: str, why: str) -> None:
    assert plain(printed) == name, why


def test_the_first_authority_that_words_name() -> None:
    assert known("Children of Norburn placed in Suffolk and Torbay") == "Suffolk"
    assert known("Children of Norburn") is None


@pytest.mark.parametrize(
    ("words", "name", "why"),
    [
        ("Leaders bury what they learn from reading records", None, "words that are towns when they have a capital"),
        ("Reading records", "Reading", "nobody can tell"),
        ("READING BOROUGH COUNCIL", "Reading", "capitals throughout"),
        ("Newcastle Upon Tyne", "Newcastle upon Tyne", "small words with a capital"),
    ],
)
def test_a_name_begins_with_a_capital(words: str, name: str | None, why: str) -> None:
    assert known(words) == name, why


def test_a_name_that_is_given_as_a_name_may_be_small() -> None:
    assert plain("leeds city council") == "Leeds"


def test_a_part_of_a_word_is_no_authority() -> None:
    assert known("a Readings of the rules") is None
