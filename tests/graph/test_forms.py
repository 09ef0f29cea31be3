"""Values as terms, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from tracegraph.graph.forms import Form, date, read, share, written
from tracegraph.graph.names import XSD


@pytest.mark.parametrize(
    ("text", "type_", "why"),
    [
        ("2022-11-05", "date", "a day"),
        ("2022-11", "gYearMonth", "only a month is known"),
        ("2022", "gYear", "only a year is known"),
        ("2022-13", "string", "no such month: the words are kept as words"),
        ("2022-00-10", "string", "no such month"),
        ("٢٠٢٢", "string", "digits of another script are no ISO date"),
        ("spring 2022", "string", "no date"),
        ("", "string", "nothing"),
    ],
)
def test_a_date_is_typed_by_how_exact_it_is(text: str, type_: str, why: str) -> None:
    assert date(text).datatype.value == XSD + type_, why
    assert date(text).value == text


@pytest.mark.parametrize(
    ("value", "words"),
    [(1.0, "1"), (0.0, "0"), (-0.0, "0"), (0.5, "0.5"), (1 / 3, "0.333333"), (1e-9, "0"), (100.0, "100")],
)
def test_a_share_has_one_way_to_be_written(value: float, words: str) -> None:
    assert share(value).value == words


@given(st.integers(0, 10**6))
def test_a_share_survives_the_store_character_by_character(millionths: int) -> None:
    term = share(millionths / 10**6)
    store = Store()
    store.add(Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), term))
    assert [quad.object for quad in store] == [term]
    assert read(Form.SHARE, term) == millionths / 10**6


@given(st.integers(-(10**9), 10**9), st.booleans())
def test_numbers_and_flags_come_back(number: int, flag: bool) -> None:
    assert read(Form.NUMBER, written(Form.NUMBER, number)) == number
    assert read(Form.FLAG, written(Form.FLAG, flag)) is flag
