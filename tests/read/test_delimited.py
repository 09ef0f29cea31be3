import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.lines import cells, sound, tagged
from tracegraph.errors import Unreadable
from tracegraph.model.document import Document
from tracegraph.read.base import Given
from tracegraph.read.delimited import DelimitedReader, is_delimited


def _read(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    document = DelimitedReader().read(Given("norburn/plan.csv", data))
    assert sound(document)
    return document


def test_a_plan_and_what_is_known_of_the_file() -> None:
    document = _read('Norburn plan,,\r\n\r\nAction,Who,By when\r\n"Visit, then write",Head of Homes,May\r\n')
    assert document.text == "Norburn plan\n\nAction\tWho\tBy when\nVisit, then write\tHead of Homes\tMay"
    assert tagged(document)[0] == ("P", "Norburn plan")
    assert cells(document)[3] == (0, 1, 0, "Visit, then write")
    assert (document.pages, document.source.media, document.source.reader) == (None, "text/csv", "csv-1")


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]], "commas"),
        ("a;b\nc;1,5", [["a", "b"], ["c", "1,5"]], "semicolons, as on the Continent"),
        ("a\tb, c\nd\te", [["a", "b, c"], ["d", "e"]], "tabs"),
        ("a|b\nc|d", [["a", "b"], ["c", "d"]], "bars"),
        ("sep=;\na,b;c\nd;e", [["a,b", "c"], ["d", "e"]], "told in Excel's first line"),
        ('"a; b; c",d\n"e; f",g', [["a; b; c", "d"], ["e; f", "g"]], "signs in quotes tell nothing"),
        ('a,"say ""no"""\nb,c', [["a", 'say "no"'], ["b", "c"]], "quotes within quotes"),
        ("a,b\n,c\n", [["a", "b"], ["c"]], "empty cells"),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]], "an old Mac's line ends"),
        ("\ufeffa,b", [["a", "b"]], "a byte order mark"),
        ("a,b ,  c\n", [["a", "b", "c"]], "white space around"),
    ],
)
def test_rows_and_cells(text: str, found: list[list[str]], why: str) -> None:
    rows: dict[int, list[str]] = {}
    for _, row, _, said in cells(_read(text)):
        rows.setdefault(row, []).append(said)
    assert list(rows.values()) == found, why


def test_a_cell_with_lines_is_one_cell() -> None:
    document = _read('Action,Progress\n"Visit","In May.\r\n\r\nIn June."\n')
    assert cells(document)[-2:] == [(0, 1, 1, "In May."), (0, 1, 1, "In June.")]
    assert document.lines[-1].block == document.lines[-2].block


def test_quotes_that_do_not_close_are_read_line_by_line_and_told() -> None:
    document = _read('a,b\n12" pipe,c\n"never closed,d\ne,f\n')
    assert [each[3] for each in cells(document)] == ["a", "b", '12" pipe', "c", '"never closed', "d", "e", "f"]
    assert document.notes == ("quotes do not close: each line was read as a row of its own",)


def test_one_column_is_no_table() -> None:
    assert tagged(_read("one\ntwo")) == [("P", "one"), ("P", "two")]


def test_other_encodings() -> None:
    assert _read("the cost of it all,£5 – so\nx,yy".encode("cp1252")).text.startswith("the cost of it all\t£5 – so")
    assert _read("a,£5\n".encode("utf-16")).text == "a\t£5"


def test_a_cell_of_any_length() -> None:
    assert cells(_read(f"a,{'x' * 1_000_000}"))[1][3] == "x" * 1_000_000


@pytest.mark.parametrize(
    ("name", "delimited"),
    [
        ("plan.csv", True),
        ("PLAN.CSV", True),
        ("plan.tsv", True),
        ("plan.txt", False),
        ("plan", False),
        ("a.csv.md", False),
    ],
)
def test_only_the_name_tells(name: str, delimited: bool) -> None:
    assert is_delimited(name) is delimited


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\x00\x01", "binary file"), (b",,,\n,,,", "no text"), (b" ", "empty file")]
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        DelimitedReader().read(Given("norburn/plan.csv", data))


CELL = st.text(alphabet=st.sampled_from('ab ,;"\n|é'), max_size=8).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL, CELL.filter(bool)), min_size=1, max_size=6))
def test_what_was_written_is_read(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["Action", "Who", "When"], *rows])
    document = _read(out.getvalue())
    said = "".join(each[3] for each in cells(document))
    assert "".join(said.split()) == "".join("".join("".join(row) for row in [("Action", "Who", "When"), *rows]).split())
