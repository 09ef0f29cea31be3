"""What a user says of headings: two forms of one small file, for all plans or for one."""

from pathlib import Path

import pytest

from tests.extract.stated import asks
from tests.segment.papers import typed
from tracegraph.errors import InputError
from tracegraph.extract import ColumnNames, column_names, extract, unrecognised
from tracegraph.segment import segment

TOML = """# our own plans
"What's the job" = "action"
"Whose job" = "Owner"
"Sign-off" = "by when"

["north*.xlsx"]
"Sign-off" = "nothing"
"""
CSV = "Heading,Meaning,File\nWhat's the job,action\nWhose job,Owner\nSign-off,by when\n\nSign-off,nothing,north*.xlsx\n"
PLAN = """Norburn Council

Ofsted action plan

What's the job\tWhose job\tSign-off\tColour of the folder
Visit each home\tHead of Care\tMay 2022\tpink
Train staff\tHR Manager\tJune 2022\tblue
"""


def _kept(folder: Path, name: str, text: str) -> ColumnNames:
    (folder / name).write_text(text, encoding="utf-8")
    return column_names(folder / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("columns.toml", TOML),
        ("columns.csv", CSV),
        ("columns.csv", "\ufeff" + CSV.replace(",", ";")),
        ("columns.tsv", CSV.replace(",", "\t").partition("\n")[2]),
    ],
)
def test_each_form_says_the_same(tmp_path: Path, name: str, text: str) -> None:
    names = _kept(tmp_path, name, text)
    said = {"what's the job": "action", "whose job": "owner", "sign-off": "by_when"}
    assert names.of("a/plan.xlsx") == said
    assert names.of("a/North 2024.xlsx") == said | {"sign-off": ""}
    assert names.proof("a/plan.xlsx") != names.proof("a/north.xlsx"), "what is said of one file counts for it alone"
    assert names.proof("a/plan.xlsx") == names.proof("b/other.csv"), "the name of a file is no part of what is said"


def test_what_is_said_of_headings_is_believed(tmp_path: Path) -> None:
    document = typed(PLAN)
    told = _kept(tmp_path, "columns.toml", TOML).of("norburn/letter.txt")
    passages = segment(document)
    assert asks(document) == []
    (note,) = unrecognised(passages)
    assert "What's the job | Whose job | Sign-off | Colour of the folder" in note
    assert "--columns" in note
    plan = extract(document, passages, told)
    assert [(a.quote.words, a.owners, a.due) for a in plan.actions] == [
        ("Visit each home", ("Head of Care",), ("2022-05",)),
        ("Train staff", ("HR Manager",), ("2022-06",)),
    ]
    assert plan.notes == ()


def test_what_is_said_comes_before_what_is_known(tmp_path: Path) -> None:
    names = _kept(tmp_path, "columns.toml", '"Update" = "action"\n"Action" = "reference"\n')
    document = typed("Norburn Council\n\nOfsted action plan\n\nAction\tUpdate\tLead\n1\tVisit homes\tHead of Care\n")
    plan = extract(document, segment(document), names.of("norburn/letter.txt"))
    assert [a.quote.words for a in plan.actions] == ["Visit homes"]


# file, its text, words of the one line
WRONG = [
    ("c.toml", '"Who" = "boss"\n', "'Who' means 'boss', which is no meaning: choose one of action, owner, by when"),
    ("c.toml", "Who = \n", "is no TOML"),
    ("c.toml", '"Who" = 3\n', "must be words"),
    ("c.toml", '["a.csv"]\n"Who" = ["owner"]\n', "must be words"),
    ("c.toml", "# nothing\n", "names no column"),
    ("c.csv", "Who\n", "no heading or no meaning"),
    ("c.csv", '"Who,owner\n', "is no CSV"),
    ("c.csv", "Heading,Meaning\n", "names no column"),
]


@pytest.mark.parametrize(("name", "text", "words"), WRONG)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=r"c\.(toml|csv)") as told:
        _kept(tmp_path, name, text)
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(InputError, match="no text in UTF-8"):
        column_names(tmp_path / "c.toml")
    with pytest.raises(InputError, match="No such file"):
        column_names(tmp_path / "none.toml")
