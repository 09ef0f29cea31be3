import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph.errors import Unreadable
from tracegraph.read.base import Given
from tracegraph.read.decoding import decoded


@pytest.mark.parametrize(
    ("data", "text", "why"),
    [
        ("It’s £5 – no more".encode(), "It’s £5 – no more", "UTF-8"),
        (b"\xef\xbb\xbfNorburn", "Norburn", "the mark of UTF-8 is no character of the text"),
        ("\ufeffIt’s".encode("utf-16-le"), "It’s", "UTF-16, low byte first"),
        ("\ufeffIt’s".encode("utf-16-be"), "It’s", "UTF-16, high byte first"),
        (
            "The council’s “plan” – £5m for all the children of Norburn".encode("cp1252"),
            "The council’s “plan” – £5m for all the children of Norburn",
            "Windows",
        ),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", "every line end becomes one sign"),
        (b"a" * 200 + b"\x0b\x1b", "a" * 200 + "  ", "control characters become spaces, so that offsets stay"),
        (b"one\ttwo\x0cthree", "one\ttwo\x0cthree", "tabs and form feeds mean something"),
    ],
)
def test_text_is_decoded(data: bytes, text: str, why: str) -> None:
    assert decoded(Given("norburn/a.txt", data)) == text, why


@pytest.mark.parametrize(
    ("data", "reason", "why"),
    [
        (b"", "empty file", "nothing"),
        (b" \n\t\r\n", "empty file", "white space only"),
        (b"\xef\xbb\xbf\n", "no text", "a mark and nothing more"),
        (b"Norburn\x00council", "binary file", "a NUL byte"),
        ("\ufeffNorburn\x00".encode("utf-16-le"), "binary file", "a NUL character"),
        (bytes(range(1, 9)) * 20 + b"abc", "binary file", "more controls than text has"),
        ("\ufeffNorburn".encode("utf-16-le") + b"x", "damaged UTF-16-LE text", "half a character at the end"),
        (
            "It’s the council’s plan".encode() + b"\xff",
            "damaged UTF-8 text",
            "one bad byte: Windows would turn ’ into â€™",
        ),
        ("Инспекция детских служб".encode("koi8-r"), "unknown text encoding", "Russian in its own encoding"),
        ("調査報告書".encode("shift-jis"), "unknown text encoding", "Japanese in its own encoding"),
        (b"plain words and plenty of them \x81", "unknown text encoding", "a byte that Windows-1252 does not have"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str, why: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        decoded(Given("norburn/a.txt", data))
    assert (refusal.value.path, refusal.value.reason) == ("norburn/a.txt", reason), why


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_any_printable_text_comes_back_from_utf8(text: str) -> None:
    assert decoded(Given("a", text.encode())) == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decoded(Given("a", data))
    except Unreadable:
        return
    assert text.strip()
    assert not set(text) & {"\x00", "\r"}
