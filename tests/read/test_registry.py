import os
import pickle
from pathlib import Path

import pytest

from tests.read.papers import Words, pdf
from tracegraph.errors import Unreadable
from tracegraph.read import READER_VERSION, read

PDF_BYTES = pdf([Words("Norburn")])


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / "norburn" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "media", "why"),
    [
        ("letter.pdf", PDF_BYTES, "application/pdf", "a PDF"),
        ("letter.txt", PDF_BYTES, "application/pdf", "a PDF under another name"),
        ("letter", PDF_BYTES, "application/pdf", "a PDF without a suffix"),
        ("letter.txt", b"Dear Ms Thorne", "text/plain", "text"),
        ("letter.pdf", b"Dear Ms Thorne", "text/plain", "text under another name"),
        ("letter.md", b"Dear Ms Thorne", "text/markdown", "Markdown"),
        ("letter.txt", b"---\ndigest: true\n---\nDear", "text/markdown", "front matter"),
    ],
)
def test_the_bytes_choose_the_reader(tmp_path: Path, name: str, data: bytes, media: str, why: str) -> None:
    assert read(_put(tmp_path, name, data)).source.media == media, why


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"", "empty file"),
        ("a.pdf", b"<!DOCTYPE html><html>not found</html>", "not a PDF: it is a web page (HTML)"),
        ("a.pdf", b"PK\x03\x04rubbish", "not a PDF: it is damaged ZIP"),
        ("a.docx", b"PK\x03\x04rubbish", "unsupported format (damaged ZIP)"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "not a PDF: it is PNG image"),
        ("a.docx", b"{\\rtf1}", "unsupported format (RTF)"),
        ("a.txt", b"\x00\x01\x02", "binary file"),
        ("a.pdf", b"%PDF-1.7\nrubbish\n%%EOF", "damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(_put(tmp_path, name, data))
    assert (refusal.value.path, refusal.value.reason) == (f"norburn/{name}", reason)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="file not found"):
        read(tmp_path / "none.txt")
    with pytest.raises(Unreadable, match="a folder, not a file"):
        read(tmp_path)


def test_the_name_is_the_folder_and_the_file_wherever_they_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = _put(tmp_path / "one", "a.txt", b"Norburn")
    there = _put(tmp_path / "two" / "deeper", "a.txt", b"Norburn")
    assert read(here) == read(there)
    assert read(here).source.path == "norburn/a.txt"
    monkeypatch.chdir(here.parent)
    assert read(Path("a.txt")) == read(here)
    assert read(Path(os.pardir, "norburn", "a.txt")) == read(here)


def test_a_name_may_be_given_and_is_composed_otherwise(tmp_path: Path) -> None:
    assert read(_put(tmp_path, "a.txt", b"words"), "else/b.txt").source.path == "else/b.txt"
    assert read(_put(tmp_path, "e\u0301.txt", b"words")).source.path == "norburn/\u00e9.txt"


def test_reading_twice_gives_equal_documents_that_travel_between_processes(tmp_path: Path) -> None:
    path = _put(tmp_path, "a.pdf", PDF_BYTES)
    assert read(path) == read(path) == pickle.loads(pickle.dumps(read(path)))  # noqa: S301 - our own bytes


def test_versions_can_stand_in_file_names(tmp_path: Path) -> None:
    readers = {
        read(_put(tmp_path, name, data)).source.reader for name, data in [("a", PDF_BYTES), ("b.md", b"x"), ("c", b"x")]
    }
    assert len(readers) == 3
    assert all(set(version) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for version in {*readers, READER_VERSION})
