"""`tracegraph review`: the queue at a real terminal, as a sheet, and how far two people agree."""

import csv
import io
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.norburn.names import LETTER_2021, REPORT_2019, REPORT_2025
from tracegraph.decisions import read_decisions

ASKED = "u unsure"
"""Part of the line that waits for a key."""


_OWN_TERMINAL = """
import fcntl, runpy, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("tracegraph", run_name="__main__", alter_sys=True)
"""
"""Our command, with the terminal as its own: an interrupt from there reaches it, also where the tests themselves were
started in the background, with interrupts ignored."""


class Terminal:
    """A person's terminal of a given width with `tracegraph review` in it."""

    def __init__(self, environment: dict[str, str], columns: int, *args: object) -> None:
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OWN_TERMINAL, "review", *map(str, args)],
            env=environment | {"COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def until(self, words: str) -> str:
        """What is shown until these words are; all of it where they never are."""
        shown = ""
        while words not in shown and select.select([self.ours], [], [], 20)[0]:
            try:
                more = os.read(self.ours, 65536).decode()
            except OSError:  # the other end is closed
                break
            shown += more
            if not more:
                break
        return shown.replace("\r\n", "\n")

    def press(self, keys: str) -> None:
        """Keys, as a person presses them."""
        os.write(self.ours, keys.encode())

    def end(self) -> tuple[int, str]:
        """The exit code, and what was shown last."""
        shown = self.until("\0")
        code = self.process.wait(timeout=120)
        os.close(self.ours)
        return code, shown


Sit = Callable[..., Terminal]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where decisions go."""
    return tmp_path / "decisions.tsv"


@pytest.fixture
def sit(environment: dict[str, str], folder: Path, kept: Path) -> Sit:
    """`sit(columns, ...)`: a terminal with the queue of Norburn."""

    def _sit(columns: int = 100, *more: object) -> Terminal:
        given = ("--graph", folder, "--decisions", kept, "--reviewer", "Q. Officer", "--date", "2026-03-02", *more)
        return Terminal(environment, columns, *given)

    return _sit


def verdicts(kept: Path) -> list[tuple[str, str, str, str, str]]:
    """(who, when, verdict, later document's statement, why) of every decision kept."""
    return [(d.who, d.when, d.verdict.value, d.source.split("/", 1)[1], d.why) for d in read_decisions(kept).decisions]


def test_both_passages_stand_side_by_side_with_their_places_and_the_reasons(sit: Sit) -> None:
    terminal = sit(100)
    shown = terminal.until(ASKED)
    terminal.press("q")
    assert terminal.end()[0] == 0
    assert "1 of " in shown
    assert any(" | With this: " in line and line.startswith("This: ") for line in shown.splitlines())
    assert "norburn/2019-11-ilacs-standard-report/" in shown
    assert "shared theme" in shown
    assert "\x1b[" not in shown, "no colour where none is wanted"


def test_a_narrow_window_shows_one_under_the_other(sit: Sit) -> None:
    terminal = sit(60)
    shown = terminal.until(ASKED)
    terminal.press("q")
    terminal.end()
    assert not any(" | With this" in line for line in shown.splitlines())
    assert any(line.startswith("With this: ") for line in shown.splitlines())
    assert max(map(len, shown.splitlines()[:-1])) <= 60


def test_keys_decide_a_note_says_why_and_each_decision_is_kept_at_once(sit: Sit, kept: Path) -> None:
    terminal = sit()
    terminal.until(ASKED)
    terminal.press("n")
    terminal.until(ASKED)
    assert [row[2] for row in verdicts(kept)] == ["not same"], "on the disk before the next is asked"
    terminal.press("w")
    terminal.until("Why")
    terminal.press("two\tservices\n")
    terminal.until(ASKED)
    terminal.press("x")  # no key of ours
    terminal.until(ASKED)
    terminal.press("r")
    terminal.until(ASKED)
    terminal.press("k")
    terminal.until(ASKED)
    terminal.press("u")
    terminal.until(ASKED)
    terminal.press("q")
    code, last = terminal.end()
    assert code == 0
    assert "3 decisions kept in" in last
    found = verdicts(kept)
    assert [(who, when, verdict, why) for who, when, verdict, _, why in found] == [
        ("Q. Officer", "2026-03-02", "not same", ""),
        ("Q. Officer", "2026-03-02", "related", "two services"),
        ("Q. Officer", "2026-03-02", "unsure", ""),
    ]
    again = sit()
    shown = again.until(ASKED)
    again.press("q")
    again.end()
    assert all(source not in shown.split("Because")[0].split("of “")[0] for *_, source, _ in found)


def test_what_a_passage_says_is_asked_about_where_it_may_say_something(sit: Sit, kept: Path) -> None:
    terminal = sit(100, "--issue", "management oversight")
    offered = []
    for _ in range(3):
        shown = terminal.until(ASKED)
        offered.append(("This: Finding" in shown, "1 still weak | 2 improving | 3 resolved" in shown))
        terminal.press("k")
    terminal.end()
    assert sorted(offered) == [(False, False), (True, True), (True, True)], "two asks say nothing of each other"
    terminal = sit(100, "--issue", "management oversight")
    while "1 still weak" not in terminal.until(ASKED):
        terminal.press("k")
    terminal.press("2q")
    assert "1 decision kept" in terminal.end()[1]
    assert [row[2] for row in verdicts(kept)] == ["improving"]


def test_going_back_decides_again_and_both_stay(sit: Sit, kept: Path) -> None:
    terminal = sit()
    for key in "sbnq":
        terminal.until(ASKED)
        terminal.press(key)
    terminal.end()
    found = verdicts(kept)
    assert [row[2] for row in found] == ["same", "not same"]
    assert found[0][3] == found[1][3]


def test_what_one_has_judged_is_asked_again_to_change_ones_mind(sit: Sit, kept: Path, run: Run) -> None:
    terminal = sit()
    for key in "snq":
        terminal.until(ASKED)
        terminal.press(key)
    terminal.end()
    terminal = sit(100, "--again")
    shown = terminal.until(ASKED)
    terminal.press("rq")
    terminal.end()
    assert "1 of 2: you said on 2026-03-02: not the same" in shown
    found = verdicts(kept)
    assert [row[2] for row in found] == ["same", "not same", "related"]
    assert found[1][3] == found[2][3], "the pair that was judged last comes first"
    assert run("review", "--again", "--second", "--reviewer", "Q", "--decisions", kept).returncode == 2


def test_an_interrupt_keeps_what_is_decided(sit: Sit, kept: Path) -> None:
    terminal = sit()
    terminal.until(ASKED)
    terminal.press("s")
    terminal.until(ASKED)
    terminal.press("\x03")
    code, last = terminal.end()
    assert code == 130
    assert "1 decision kept in" in last
    assert len(verdicts(kept)) == 1


def test_nobody_at_the_terminal_is_asked_nothing(run: Run, kept: Path) -> None:
    done = run("review", "--reviewer", "Q", "--decisions", kept)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--csv" in done.stderr
    assert not kept.exists()


def test_who_decides_must_be_said(run: Run) -> None:
    done = run("review")
    assert done.returncode == 2
    assert "--reviewer" in done.stderr


def _sheet(run: Run, path: Path, *more: object) -> list[dict[str, str]]:
    done = run("review", "--csv", path, *more)
    assert done.returncode == 0, done.stderr
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by it"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _filled(path: Path, rows: list[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    file = io.StringIO()
    writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(file.getvalue().encode(encoding))


def test_the_queue_is_a_sheet_and_the_sheet_is_read_back(run: Run, kept: Path, tmp_path: Path) -> None:
    rows = _sheet(run, tmp_path / "q.csv", "--decisions", kept)
    pairs = [(row["Id"], row["Id of the other"]) for row in rows]
    assert (f"{LETTER_2021}/r1", f"{REPORT_2019}/r1") in pairs
    assert len(set(map(frozenset, pairs))) == len(pairs), "a pair is asked about once"
    rows[0] |= {"Verdict": "Same", "Why": "=the same ask"}
    rows[1] |= {"Verdict": "n"}
    rows[2] |= {"Verdict": "perhaps"}
    for delimiter, encoding in ((",", "utf-8-sig"), (";", "cp1252")):
        _filled(tmp_path / "filled.csv", rows, delimiter, encoding)
        done = run(
            "review",
            "--read-csv",
            tmp_path / "filled.csv",
            "--decisions",
            kept,
            "--reviewer",
            "Q",
            "--date",
            "2026-03-02",
        )
        assert done.returncode == 1, "some of it was not understood"
        assert "row 4: 'perhaps' is no verdict" in done.stdout
        assert f"{len(rows) - 3} rows without a verdict" in done.stderr
        found = verdicts(kept)
        assert [(who, verdict, why) for who, _, verdict, _, why in found] == [
            ("Q", "same", "=the same ask"),
            ("Q", "not same", ""),
        ], "reading it twice adds nothing"
    left = _sheet(run, tmp_path / "q2.csv", "--decisions", kept, "--reviewer", "Q")
    assert len(left) == len(rows) - 2


def test_a_sheet_survives_what_excel_makes_of_it(run: Run, kept: Path, tmp_path: Path) -> None:
    """Tabs and UTF-16 ("Unicode text"), dashes put right, a note of two lines; no fingerprint looks like a number."""
    rows = _sheet(run, tmp_path / "q.csv", "--decisions", kept)[:3]
    assert all(row[name].startswith("read-") for row in rows for name in ("Fingerprint", "Fingerprint of the other"))
    rows[0] |= {"Verdict": "Not\N{EN DASH}same", "Why": "two\nlines"}
    rows[1] |= {"Verdict": "not-same", "Fingerprint": rows[1]["Fingerprint"].removeprefix("read-")}
    _filled(tmp_path / "filled.txt", rows, "\t", "utf-16")
    done = run("review", "--read-csv", tmp_path / "filled.txt", "--decisions", kept, "--reviewer", "Q")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert [(verdict, why) for _, _, verdict, _, why in verdicts(kept)] == [("not same", "two lines"), ("not same", "")]


def test_a_sheet_that_is_none_of_ours_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("review", "--read-csv", tmp_path / "other.csv", "--reviewer", "Q")
    assert done.returncode == 3
    assert "no column Verdict" in done.stderr


def test_the_queue_is_always_in_one_order_and_may_be_cut(run: Run, kept: Path, tmp_path: Path) -> None:
    first, again = (_sheet(run, tmp_path / f"{n}.csv", "--decisions", kept) for n in "ab")
    assert first == again
    assert _sheet(run, tmp_path / "c.csv", "--decisions", kept, "--limit", 2) == first[:2]
    of_one = _sheet(run, tmp_path / "d.csv", "--decisions", kept, "--issue", "management oversight")
    assert {row["Id of the other"] for row in of_one} == {f"{REPORT_2019}/r3"}
    assert f"{REPORT_2025}/r1" in {row["Id"] for row in of_one}


def test_two_peoples_agreement_is_told_with_what_they_disagree_on(run: Run, kept: Path, tmp_path: Path) -> None:
    assert run("review", "--agreement", "--decisions", kept).returncode == 1, "nobody has decided"
    rows = _sheet(run, tmp_path / "q.csv", "--decisions", kept)[:4]
    for who, said in (("Q", "ssnn"), ("R", "snnn")):
        for row, verdict in zip(rows, said, strict=True):
            row["Verdict"] = verdict
        _filled(tmp_path / "filled.csv", rows)
        assert (
            run("review", "--read-csv", tmp_path / "filled.csv", "--decisions", kept, "--reviewer", who).returncode == 0
        )
    done = run("review", "--agreement", "--decisions", kept)
    assert "Q and R: 4 pairs judged by both, 3 alike. Cohen's kappa: 0.50." in done.stdout
    (apart,) = [line for line in done.stdout.splitlines() if line.startswith("same ")]
    assert {rows[1]["Id"], rows[1]["Id of the other"]} <= set(apart.split())
    assert "statuses" not in done.stdout


def test_a_second_reader_sees_neither_what_was_inferred_nor_what_was_said(
    run: Run, sit: Sit, kept: Path, tmp_path: Path
) -> None:
    rows = _sheet(run, tmp_path / "q.csv", "--decisions", kept)[:2]
    for row in rows:
        row |= {"Verdict": "not same", "Why": "another service"}
    _filled(tmp_path / "filled.csv", rows)
    assert run("review", "--read-csv", tmp_path / "filled.csv", "--decisions", kept, "--reviewer", "R").returncode == 0
    second = ("--second", "--reviewer", "Q. Officer", "--decisions", kept)
    asked = _sheet(run, tmp_path / "second.csv", *second)
    pairs = {frozenset((row["Id"], row["Id of the other"])) for row in asked}
    assert len(asked) == len(pairs) == 4
    assert pairs > {frozenset((row["Id"], row["Id of the other"])) for row in rows}
    assert {row[name] for row in asked for name in ("Linked as", "Score", "Taken to say", "Reasons", "Why")} == {""}
    assert _sheet(run, tmp_path / "sample.csv", *second, "--limit", 3) == asked[:3]
    terminal = sit(100, "--second")
    shown = terminal.until(ASKED)
    terminal.press("q")
    terminal.end()
    assert "1 of 4: judge by the words alone\n" in shown
    assert not [word for word in ("Because", "another service", "not same", "Nothing links") if word in shown]


def test_agreement_on_what_passages_say_is_told_by_itself(run: Run, kept: Path, tmp_path: Path) -> None:
    rows = [row for row in _sheet(run, tmp_path / "q.csv", "--decisions", kept) if row["Taken to say"]][:3]
    for who, said in (("Q", ("resolved", "improving", "same")), ("R", ("resolved", "still weak", "improving"))):
        for row, verdict in zip(rows, said, strict=True):
            row["Verdict"] = verdict
        _filled(tmp_path / "filled.csv", rows)
        run("review", "--read-csv", tmp_path / "filled.csv", "--decisions", kept, "--reviewer", who)
    told = run("review", "--agreement", "--decisions", kept).stdout
    assert "Q and R: 3 pairs judged by both, 3 alike. Cohen's kappa: not defined" in told
    assert "Q and R: 2 statuses judged by both, 1 alike. Cohen's kappa: 0.33." in told
    (apart,) = [line for line in told.splitlines() if line.startswith("improving ")]
    assert apart.split()[:3] == ["improving", "still", "weak"]


def test_a_line_that_cannot_be_understood_is_named(run: Run, kept: Path, tmp_path: Path) -> None:
    kept.write_text("what is this\n", encoding="utf-8")
    done = run("review", "--csv", tmp_path / "q.csv", "--decisions", kept)
    assert "line 1: it has 1 cells" in done.stderr
    assert kept.read_text(encoding="utf-8") == "what is this\n"
