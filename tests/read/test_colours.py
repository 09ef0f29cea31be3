import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.read.colours import colour_name, name_of

NAMES = [
    ("FF0000", "red", "plain red"),
    ("FFFF0000", "red", "with its opacity"),
    ("#C00000", "red", "Excel's dark red"),
    ("FFC7CE", "red", "Excel's bad"),
    ("FF99CC", "red", "pink"),
    ("FFC000", "amber", "Excel's orange"),
    ("FFA500", "amber", "a web page's orange"),
    ("FFEB9C", "amber", "Excel's neutral"),
    ("ED7D31", "amber", "Office's orange"),
    ("FFFF00", "yellow", "plain yellow"),
    ("00B050", "green", "Excel's green"),
    ("92D050", "green", "its light one"),
    ("C6EFCE", "green", "Excel's good"),
    ("E2EFDA", "green", "the palest"),
    ("0070C0", "blue", "Excel's blue"),
    ("DDEBF7", "blue", "banding"),
    ("7030A0", "purple", "Excel's purple"),
    ("BFBFBF", "grey", "grey"),
    ("FFFFFF", "", "white"),
    ("F2F2F2", "", "nearly white"),
    ("000000", "", "black"),
    ("#f00", "red", "a web page's short form"),
    ("rgb(0, 128, 0)", "green", "a web page's long form"),
    ("rgba(255 192 0 / 50%)", "amber", "a longer one"),
    ("rgb(999, 0, 0)", "red", "more than there is"),
    (" Red ", "red", "by name"),
    ("transparent", "", "none"),
    ("auto", "", "Word's own choice"),
    ("", "", "nothing"),
    ("red; x: url(y)", "", "more than a colour"),
]


@pytest.mark.parametrize(("colour", "name", "why"), NAMES)
def test_names(colour: str, name: str, why: str) -> None:
    assert colour_name(colour) == name, why


@given(*[st.integers(0, 255)] * 3)
def test_every_colour_has_a_name_or_none(red: int, green: int, blue: int) -> None:
    names = {"", "red", "amber", "yellow", "green", "blue", "purple", "grey"}
    assert name_of(red, green, blue) in names
    assert colour_name(f"{red:02x}{green:02X}{blue:02x}") == name_of(red, green, blue)


@given(st.text(max_size=20))
def test_anything_is_a_colour_or_none(text: str) -> None:
    assert colour_name(text) in {"", "red", "amber", "yellow", "green", "blue", "purple", "grey"}
