import pytest

from tracegraph.read.office.xml import Attributes, Damaged, is_on, parse, whole


class _Heard:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.events: list[object] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self.events.append((name, attributes))

    def end(self, name: str) -> None:
        self.events.append(name)

    def text(self, words: str) -> None:
        self.events.append(words.upper())


TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
def test_both_forms_of_the_format_have_the_same_names(space: str) -> None:
    heard = _Heard()
    parse(f'<x:p xmlns:x="{space}" xmlns="urn:other" plain="1" x:val="2"><t>a&amp;b</t></x:p>'.encode(), heard)
    assert heard.events == [("w:p", {"plain": "1", "w:val": "2"}), ("?:t", {}), "A&B", "?:t", "w:p"]


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (b"", "is not well-formed XML"),
        (b"<a>", "is not well-formed XML"),
        (b"<a></b>", "is not well-formed XML"),
        (b"<a>&unknown;</a>", "is not well-formed XML"),
        (b"<a>\x00</a>", "is not well-formed XML"),
        (b"<!DOCTYPE a><a/>", "has a document type declaration, which is not allowed"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "is in an unknown encoding"),
        (b"<?xml version='1.0' encoding='shift_jis'?><a/>", "is in an unknown encoding"),
        (b"<a>" * 251 + b"</a>" * 251, "is nested more than 250 elements deep"),
    ],
)
def test_what_is_damaged_is_told(data: bytes, how: str) -> None:
    with pytest.raises(Damaged, match=how):
        parse(data, _Heard())


@pytest.mark.parametrize("fault", [KeyError("x"), ValueError("x"), IndexError("x")])
def test_a_fault_of_our_own_is_not_taken_for_the_files(fault: Exception) -> None:
    class Faulty(_Heard):
        def end(self, name: str) -> None:  # noqa: ARG002 - a Handler is told which
            raise fault

    with pytest.raises(type(fault), match="x"):
        parse(b"<a/>", Faulty())


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("", None),
        (None, None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        ("9" * 10, None),
    ],
)
def test_whole_numbers(value: str | None, number: int | None) -> None:
    assert whole(value) == number


def test_switches() -> None:
    assert [is_on(value) for value in ("", "1", "true", "on", "0", "false", "off")] == [True] * 4 + [False] * 3
