"""`tracegraph trace`."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.hostile import ESCAPE, NAME, OWNER, TITLE, WORDS, hostile_folder
from tests.factories import norburn, publish
from tests.norburn.names import ISSUE_FOSTERING, ISSUE_RHI, LETTER_2022, PLAN_2020, REPORT_2019
from tracegraph.story.labels import DIGEST_NOTE

GOLDEN = Path(__file__).parent.parent / "golden" / "trace-return-home-interviews.txt"


def test_the_whole_text_is_the_golden_one(run: Run) -> None:
    """TRACEGRAPH_REWRITE_GOLDEN=1 writes it anew; review it then like code."""
    printed = run("trace", "return home interviews").stdout
    if os.environ.get("TRACEGRAPH_REWRITE_GOLDEN"):
        GOLDEN.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == GOLDEN.read_text(encoding="utf-8")


def test_it_starts_without_rdflib_networkx_pyvis_or_templates(environment: dict[str, str], folder: Path) -> None:
    code = """
import sys
from tracegraph.cli import cli
try:
    cli.main(["trace", "return home interviews", "--graph", sys.argv[1], "-q"])
except SystemExit as done:
    assert done.code == 0
print(sorted({"rdflib", "networkx", "pyvis", "jinja2", "pyshacl", "pypdfium2", "multiprocessing"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, folder], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


# words, the issue traced, why
WAYS = [
    (["return", "home", "interviews"], ISSUE_RHI, "words need no quotation marks"),
    ([ISSUE_RHI], ISSUE_RHI, "its id"),
    ([f"{PLAN_2020}/a2-1"], ISSUE_FOSTERING, "any statement's id"),
    (["RHI", "--authority", "norburn"], ISSUE_RHI, "of one authority"),
]


@pytest.mark.parametrize(("args", "ident", "why"), WAYS)
def test_an_issue_is_found(run: Run, args: list[str], ident: str, why: str) -> None:
    done = run("trace", *args)
    assert (done.returncode, done.stdout.splitlines()[2]) == (0, ident), why


def test_piped_quotes_are_whole_lines_in_quotation_marks(run: Run) -> None:
    lines = [line.strip() for line in run("trace", "RHI", COLUMNS="40").stdout.splitlines()]
    quote = next(line for line in lines if "seldom used" in line)
    assert quote.startswith("“Too many children who go missing")
    assert quote.endswith("seldom used.”")


def test_nothing_found_is_exit_code_1_and_one_line(run: Run) -> None:
    done = run("trace", "quantum", "chromodynamics")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_no_graph_is_exit_code_3_and_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    done = run("trace", "RHI", graph=tmp_path / "none")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "tracegraph build" in done.stderr


def test_a_statement_that_no_issue_holds_is_printed_alone(run: Run) -> None:
    done = run("trace", f"{LETTER_2022}/r1")
    assert (done.returncode, done.stderr) == (0, "no issue holds this statement\n")
    assert done.stdout.startswith(
        "Priority action (to The police and the council)\n  “The police and the council should"
    )
    quiet = run("trace", f"{LETTER_2022}/r1", "-q", "--json")
    assert (json.loads(quiet.stdout)["statement"]["id"], quiet.stderr) == (f"{LETTER_2022}/r1", "")


def test_json_says_what_the_text_says_and_has_a_version(run: Run) -> None:
    data = json.loads(run("trace", "RHI", "--json").stdout)
    assert (data["version"], data["query"], data["others"]) == (1, "RHI", [])
    (story,) = data["issues"]
    assert [m["state"] for m in story["moments"]] == ["raised", "repeated", "repeated", "improved"]
    entry = story["moments"][0]["entries"][0]
    assert entry["citation"]["pages"] == [1]
    text = run("trace", "RHI").stdout
    assert all(e["citation"]["words"] in text for m in story["moments"] for e in m["entries"])


def test_the_output_goes_to_a_file_whole(run: Run, tmp_path: Path) -> None:
    done = run("trace", "RHI", "-o", "rhi.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "rhi.txt").read_text(encoding="utf-8") == GOLDEN.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["rhi.txt"], "no draft is left"


def test_other_issues_that_fit_are_named_on_stderr_and_all_prints_them(run: Run) -> None:
    one, every = run("trace", "and"), run("trace", "and", "--all")
    named = re.findall(r"\(tracegraph trace (\S+)\)", one.stderr)
    assert named
    assert all(ident not in one.stdout for ident in named)
    assert all(ident in every.stdout for ident in named)
    assert run("trace", "and", "-q").stderr == ""


def test_whose_issue_is_meant_is_never_guessed(run: Run, two: Path) -> None:
    done = run("trace", "RHI", graph=two)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "Norburn, Sudburn" in done.stderr
    one = run("trace", "RHI", "--authority", "sudburn", graph=two)
    assert one.stdout.splitlines()[2] == ISSUE_RHI.replace("norburn", "sudburn")
    both = run("trace", "RHI", "--all", "--json", graph=two)
    assert [s["summary"]["authority"] for s in json.loads(both.stdout)["issues"]] == ["Norburn", "Sudburn"]
    assert run("issues", graph=two).stdout.splitlines()[0].split()[1] == "Authority"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_folder(tmp_path_factory.mktemp("hostile") / "g").path


@pytest.mark.parametrize(
    "args", [["trace", ISSUE_RHI], ["issues"], ["gaps"], ["check"], ["trace", "interviews", "--all"]]
)
def test_no_document_can_command_the_terminal(run: Run, hostile: Path, args: list[str]) -> None:
    done = run(*args, graph=hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout + done.stderr)


def test_hostile_words_are_spelt_out_in_text_and_whole_in_json(run: Run, hostile: Path) -> None:
    text = run("trace", ISSUE_RHI, graph=hostile).stdout
    assert "<U+001B>[2J" in text
    assert "<U+202E>gnihton dias<U+202C>" in text
    printed = run("trace", ISSUE_RHI, "--json", graph=hostile).stdout
    assert ESCAPE not in printed
    story = json.loads(printed)["issues"][0]
    assert story["summary"]["name"] == NAME
    visit = story["moments"][1]["entries"]
    assert TITLE in {e["citation"]["title"] for e in visit}
    assert WORDS in {e["citation"]["words"] for e in visit}
    assert OWNER in {o for e in story["moments"][0]["entries"] for a in e["actions"] for o in a["owners"]}


def test_a_digest_is_marked_beside_its_words_and_explained(run: Run, tmp_path: Path) -> None:
    whole = norburn()
    report = whole.documents[0]
    source = replace(report.extraction.source, front=(("digest", "true"),))
    digest = replace(report, extraction=replace(report.extraction, source=source))
    graph = publish(replace(whole, documents=(digest, *whole.documents[1:])), tmp_path / "g").path
    lines = run("trace", "RHI", graph=graph).stdout.splitlines()
    cited = [line for line in lines if f"; {REPORT_2019}/" in line]
    assert cited
    assert all("[digest]" in line for line in cited)
    assert not [line for line in lines if f"; {PLAN_2020}/" in line and "[digest]" in line]
    assert lines[-1] == DIGEST_NOTE


pty = pytest.importorskip("pty", reason="this system has no pseudo terminals")


def on_a_terminal(command: list[str], env: dict[str, str]) -> str:
    """What a command prints to a real terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen(command, env=env, stdout=slave, stderr=subprocess.DEVNULL, stdin=slave) as process:
        os.close(slave)
        read: list[bytes] = []
        while True:
            try:
                block = os.read(master, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not block:
                break
            read.append(block)
        assert process.wait() == 0
    os.close(master)
    return b"".join(read).decode().replace("\r\n", "\n")


def test_a_terminal_gets_lines_that_fit_and_modest_colour(environment: dict[str, str], folder: Path) -> None:
    command = [sys.executable, "-m", "tracegraph", "trace", "RHI", "--graph", str(folder)]
    env = environment | {"COLUMNS": "60", "TERM": "xterm"}
    coloured = on_a_terminal(command, env)
    plain = on_a_terminal(command, env | {"NO_COLOR": "1"})
    assert "\x1b[1;36m" in coloured
    assert "\x1b" not in plain
    assert "\x1b" not in on_a_terminal(command, env | {"TERM": "dumb"})
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert max(len(line) for line in plain.splitlines()) <= 60
    assert "".join(plain.split()) == "".join(GOLDEN.read_text(encoding="utf-8").split())


def test_an_action_that_answers_no_recommendation_is_found_by_its_words(run: Run) -> None:
    """No issue holds it: nobody asked. It is printed all the same, and named where issues fit too."""
    alone = run("trace", "newsletter for carers")
    assert (alone.returncode, "no issue holds this statement" in alone.stderr) == (0, True)
    assert "“Print a newsletter for carers”" in alone.stdout
    told = json.loads(run("trace", "newsletter for carers", "--json").stdout)
    assert [entry["id"] for entry in told["statements"]] == [f"{PLAN_2020}/a0-1"]
    beside = run("trace", "gone out")
    assert f"{PLAN_2020}/a0-1" in beside.stdout + beside.stderr
    assert run("trace", "newsletter for nobody at all").returncode == 1


def test_a_revised_date_stands_beside_the_first(run: Run) -> None:
    assert "that is June 2020, revised to January 2021" in run("trace", "RHI").stdout
