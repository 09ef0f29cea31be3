"""OCR: words for pages that are pictures, by an engine beside us; what becomes of a file where the engine fails."""

import os
import stat
import sys
from pathlib import Path

import pytest

import tracegraph as tg
from tests.command_line import done, environment, tracegraph
from tests.norburn.files import write
from tests.read.papers import SCAN, Words, pdf, scanned
from tracegraph.errors import Unreadable, UsageError
from tracegraph.read.base import Given
from tracegraph.read.ocr import Engine, OcrFailed, engine
from tracegraph.read.pdf import PdfReader

try:
    FOUND: Engine | None = engine()
except UsageError:
    FOUND = None
REAL = pytest.mark.skipif(FOUND is None, reason="OCRmyPDF and Tesseract are not installed: OCR was not tried")
LETTER = pdf(
    [
        Words("Norburn Borough Council", 72, 760, size=20),
        Words("Focused visit to Norburn children's services", 72, 720, size=16),
        Words("Inspection dates: 8 June 2021 to 9 June 2021", 72, 690, size=12),
        Words("What needs to improve", 72, 660, size=16),
        Words("1. The quality of return home interviews.", 72, 620, size=12),
        Words("2. The supervision of social workers.", 72, 590, size=12),
    ]
)
MIXED = pdf([Words("Read as it is")], [SCAN])


def _read(data: bytes, by: Engine | None) -> tuple[str, str, tuple[str, ...]]:
    document = PdfReader(by).read(Given("norburn/scan.pdf", data))
    return document.text, document.source.reader, document.notes


@pytest.fixture
def stand_in(tmp_path: Path) -> Engine:
    """An engine in its ways: a program that does what is asked of it, and the files it is given."""
    script = tmp_path / "ocrmypdf"
    made = tmp_path / "made.pdf"
    made.write_bytes(pdf([Words("Read as it is not")], [Words("Seen on the picture")]))
    script.write_text(
        f"#!{sys.executable}\nimport shutil, sys\nshutil.copy({str(made)!r}, sys.argv[-1])\n", encoding="utf-8"
    )  # fmt: skip
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return Engine(str(script), "ocrmypdf1.0-tesseract1.0")


def _doing(stand_in: Engine, what: str) -> Engine:
    Path(stand_in.command).write_text(f"#!{sys.executable}\nimport sys, time\n{what}\n", encoding="utf-8")
    return stand_in


def test_only_the_pages_without_words_are_taken_from_it(stand_in: Engine) -> None:
    text, reader, notes = _read(MIXED, stand_in)
    assert text.split("\n\f\n") == ["Read as it is", "Seen on the picture"]
    assert reader == f"{PdfReader.version}-ocrmypdf1.0-tesseract1.0"
    assert notes == ("the words of page 2 were made by OCR",)


def test_the_hash_is_that_of_the_file_as_given(stand_in: Engine) -> None:
    given = Given("norburn/scan.pdf", MIXED)
    assert PdfReader(stand_in).read(given).source.sha256 == given.sha256


def test_where_every_page_has_words_the_engine_is_not_asked(stand_in: Engine) -> None:
    whole = pdf([Words("Read as it is")])
    assert _read(whole, _doing(stand_in, "sys.exit(9)")) == _read(whole, None)


def test_a_page_on_which_it_finds_nothing_is_told_once(stand_in: Engine, tmp_path: Path) -> None:
    (tmp_path / "made.pdf").write_bytes(pdf([Words("Read as it is not")], [SCAN], [Words("Seen on the picture")]))
    text, _, notes = _read(pdf([Words("Read as it is")], [SCAN], [SCAN]), stand_in)
    assert text.split("\n\f\n") == ["Read as it is", "", "Seen on the picture"]
    assert notes == (
        "the words of page 3 were made by OCR",
        "no text layer on page 2, and OCR found no words there",
    )


# what the engine does, how many seconds it may take, words of the note, why
FAILING = [
    ("print('a signed PDF'); sys.exit(4)", 60, "a signed PDF", "it says why"),
    ("sys.exit(4)", 60, "it ended with code 4", "it says nothing"),
    ("pass", 60, "it ended with code 0", "it makes no file"),
    ("open(sys.argv[-1], 'wb').write(b'x')", 60, "damaged PDF: cut short", "it makes something else"),
    ("time.sleep(60)", 1, "it took more than 1 seconds", "it does not end"),
]


@pytest.mark.parametrize(("does", "seconds", "words", "why"), FAILING)
def test_where_the_engine_fails_that_is_told_and_the_rest_is_read(
    stand_in: Engine, monkeypatch: pytest.MonkeyPatch, does: str, seconds: float, words: str, why: str
) -> None:
    monkeypatch.setattr("tracegraph.read.ocr.SECONDS", seconds)
    failing = _doing(stand_in, does)
    text, reader, notes = _read(MIXED, failing)
    assert (text.split("\n\f\n")[0], reader) == ("Read as it is", PdfReader.version), why
    assert notes == (f"no text layer on page 2, and OCR failed: {words}",), "said once"
    with pytest.raises(Unreadable) as refusal:
        _read(pdf([SCAN]), failing)
    assert refusal.value.reason == f"no text layer on page 1, and OCR failed: {words}", why


def test_an_engine_that_is_gone_is_told() -> None:
    with pytest.raises(OcrFailed, match="cannot be started"):
        Engine("/nowhere/ocrmypdf", "ocrmypdf1.0").searchable(MIXED)


def test_without_an_engine_the_command_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(LETTER)
    ended = tracegraph("build", "letter.pdf", "--ocr", cwd=tmp_path, env={**environment(), "PATH": ""})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "install OCRmyPDF" in ended.stderr
    assert not (tmp_path / "tracegraph-graph").exists()


@REAL
def test_a_scanned_letter_is_read_by_the_real_command(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", {})
    (papers / "letter.pdf").write_bytes(scanned(LETTER))
    refused = tracegraph("build", papers, "--graph", "out", cwd=tmp_path)
    assert "no text layer" in refused.stderr
    env = {**environment(), "PATH": os.environ["PATH"]}
    said = done("build", papers, "--graph", "out", "--ocr", cwd=tmp_path, env=env)
    assert "the words of page 1 were made by OCR" in said
    shown = done("trace", "return home interviews", "--graph", "out", cwd=tmp_path)
    assert "“The quality of return home interviews.”" in shown
    assert "[words by OCR]" in shown
    done("check", "--graph", "out", cwd=tmp_path)


@REAL
def test_a_scanned_letter_is_read_from_python_too(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", {})
    (papers / "letter.pdf").write_bytes(scanned(LETTER))
    with tg.build(papers, tmp_path / "out", ocr=True) as graph:
        assert [document.ocr for document in graph.overview().documents] == [True]
        assert "[words by OCR]" in graph.trace("return home interviews")


@REAL
def test_the_same_picture_gives_the_same_words() -> None:
    data = scanned(LETTER)
    assert _read(data, FOUND) == _read(data, FOUND)
