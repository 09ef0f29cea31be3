"""A folder full of them, built whole: each is named with its reason, and the good papers are in the graph."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.command_line import environment
from tests.hostile.files import NASTY, Read
from tests.norburn.files import joint, report, visit, write
from tests.read.parcels import docx, para
from tracegraph.errors import Unreadable
from tracegraph.pipeline import BuildSummary, build
from tracegraph.read import read

GOOD = {
    "report.txt": report("2019-11-11", "2019-11-22", ["Private fostering and the response to it."]),
    "letter.txt": visit("2021-07-14", "2021-06-08", "2021-06-09", ["Visits to children."], ["Visits are late."]),
    "joint.txt": joint("2022-02-14", "2022-01-10", "2022-01-14", body=["Talks are slow."]),
}
UNKNOWN = "no inspection document or action plan was recognised in it"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="makes files that only Linux has")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return write(tmp_path / "papers", GOOD)


def _built(folder: Path, to: Path) -> BuildSummary:
    return build([folder], to, jobs=2)


def _refusals(summary: BuildSummary) -> dict[str, str]:
    return dict(summary.refusals)


@LINUX
def test_all_of_them_in_one_folder(papers: Path, tmp_path: Path) -> None:
    for nasty in NASTY:
        (papers / nasty.name).write_bytes(nasty.make())
    summary = _built(papers, tmp_path / "graph")
    assert sorted(line.path for line in summary.documents) == [f"papers/{name}" for name in sorted(GOOD)]
    wanted = {n.name: UNKNOWN if isinstance(n.outcome, Read) else n.outcome for n in NASTY}
    assert _refusals(summary) == {f"papers/{name}": reason for name, reason in wanted.items()}


@LINUX
def test_what_is_no_file_is_never_opened(papers: Path, tmp_path: Path) -> None:
    os.mkfifo(papers / "pipe.pdf")
    (papers / "zero.txt").symlink_to("/dev/zero")
    (papers / "folder.pdf").mkdir()
    (papers / "round").symlink_to(papers)
    (papers / "itself.txt").symlink_to("itself.txt")
    (papers / "gone.txt").symlink_to("nowhere.txt")
    inner = papers / "folder.pdf" / "up"
    inner.symlink_to(tmp_path)
    with socket.socket(socket.AF_UNIX) as heard:
        heard.bind(os.path.relpath(papers / "socket.txt"))
        summary = _built(papers, tmp_path / "graph")
    assert len(summary.documents) == len(GOOD)
    assert _refusals(summary) == {
        "papers/gone.txt": "cannot be opened: No such file or directory",
        "papers/itself.txt": "cannot be opened: Too many levels of symbolic links",
        "papers/pipe.pdf": "not a file",
        "papers/socket.txt": "not a file",
        "papers/zero.txt": "not a file",
    }


# what stands in the folder, the reason of the reader's own refusal
@LINUX
@pytest.mark.parametrize(
    ("name", "reason"),
    [("pipe", "not a file"), ("zero", "not a file"), ("gone", "file not found"), ("itself", "cannot be opened")],
)
def test_the_reader_asked_alone_opens_no_such_thing_either(tmp_path: Path, name: str, reason: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    for link, target in (("zero", "/dev/zero"), ("gone", "nowhere"), ("itself", "itself")):
        (tmp_path / link).symlink_to(target)
    with pytest.raises(Unreadable) as refusal:
        read(tmp_path / name)
    assert refusal.value.reason == reason


@LINUX
def test_odd_names_are_shown_and_break_nothing(papers: Path, tmp_path: Path) -> None:
    odd = [b"two\nlines.txt", "turned\u202etxt.exe".encode(), b"broken\xff.txt", b"bell\x07.txt", "\u2028.txt".encode()]
    for name in odd:
        (Path(os.fsdecode(os.fsencode(papers) + b"/" + name))).write_bytes(b"")
    good = Path(os.fsdecode(os.fsencode(papers) + b"/caf\xe9\n.txt"))
    shutil.move(papers / "report.txt", good)
    summary = _built(papers, tmp_path / "graph")
    assert min(line.path for line in summary.documents) == "papers/caf\ufffd\ufffd.txt"
    assert [path for path, _ in summary.refusals] == sorted(
        [
            "papers/two\ufffdlines.txt",
            "papers/turned\ufffdtxt.exe",
            "papers/broken\ufffd.txt",
            "papers/bell\ufffd.txt",
            "papers/\ufffd.txt",
        ]
    )


# All is imported first: nobody may not read what root has installed.
READ_AS_NOBODY = """
import email.parser, os, sys
from pathlib import Path
from tracegraph.pipeline import HERE, build
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for path, reason in build([Path(sys.argv[1])], Path(sys.argv[2]), jobs=HERE).refusals:
    print(path, "|", reason)
"""
"""The parser is what the library loads when it first asks for a package's version: nobody may not load it where the
interpreter lies in root's home."""


@LINUX
def test_what_may_not_be_read_is_named() -> None:
    """Root may read all, so where the tests run as root this one becomes nobody, in a folder of nobody's."""
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        papers = write(folder / "papers", {**GOOD, "shut.txt": "x"})
        write(papers / "shut", {"inner.txt": "x"})
        (folder / "graph").mkdir()
        for path in [folder, *folder.rglob("*")] if os.getuid() == 0 else []:
            os.chown(path, 65534, 65534)
        for path in (papers / "shut.txt", papers / "shut"):
            path.chmod(0)
        command = [sys.executable, "-B", "-c", READ_AS_NOBODY, str(papers), str(folder / "graph")]
        ended = subprocess.run(
            command, env=environment(), cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
        (papers / "shut").chmod(0o700)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "papers/shut | a folder that cannot be opened",
        "papers/shut.txt | cannot be opened: Permission denied",
    ]


def test_a_word_letter_among_them_is_built(papers: Path, tmp_path: Path) -> None:
    """The new formats go the whole way: the same letter in Word is the same letter."""
    text = GOOD["letter.txt"]
    (papers / "letter.txt").unlink()
    (papers / "letter.docx").write_bytes(docx("".join(para(line) for line in text.splitlines() if line.strip())))
    summary = _built(papers, tmp_path / "graph")
    assert summary.refusals == ()
    assert [line.id for line in summary.documents if line.path == "papers/letter.docx"] == [
        "norburn/2021-07-focused-visit-letter"
    ]
