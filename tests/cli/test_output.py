"""The one writer."""

from pathlib import Path

import pytest

from tracegraph.cli.output import csv_text, emit, json_text
from tracegraph.errors import InputError, UsageError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old, and longer than the new", encoding="utf-8")
    emit("néw\n", str(target))
    assert target.read_bytes() == "néw\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_what_fails_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        emit("half a pair \ud800", str(target))
    assert target.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    emit("new", str(link))
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_never_replaced() -> None:
    emit("words", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_no_such_folder_and_a_folder_are_wrong_calls(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        emit("words", str(tmp_path / "none" / "out.txt"))
    with pytest.raises(UsageError, match="is a folder"):
        emit("words", str(tmp_path))


def test_a_file_that_cannot_be_written_is_called_by_the_name_that_was_given(tmp_path: Path) -> None:
    name = tmp_path / ("n" * 250)
    with pytest.raises(InputError, match="nnn cannot be written: "):
        emit("words", str(name))


def test_json_begins_with_its_version() -> None:
    assert json_text({"rows": []}).startswith('{\n  "version": 1,\n')


def test_csv_keeps_every_cell() -> None:
    cells = ['a "quoted" cell', "two\nlines", "a, comma", "=1+1"]
    assert csv_text(("a", "b", "c", "d"), [cells]) == 'a,b,c,d\n"a ""quoted"" cell","two\nlines","a, comma",=1+1\n'
