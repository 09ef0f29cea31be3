"""TAB: the shells' scripts, and what is offered in the middle of a line."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.hostile import hostile_folder
from tests.norburn.names import ISSUE_FOSTERING, ISSUE_OVERSIGHT, ISSUE_RECORDING, ISSUE_RHI
from tracegraph import taxonomy
from tracegraph.cli import COMMANDS
from tracegraph.cli.completing import items, one_word

ISSUES = [ISSUE_RHI, ISSUE_FOSTERING, ISSUE_OVERSIGHT, ISSUE_RECORDING]


def offered(run: Run, *words: str, **more: Path) -> list[str]:
    """What bash is offered for the last of the words."""
    asked = {"COMP_WORDS": " ".join(["tracegraph", *words]), "COMP_CWORD": str(len(words))}
    done = run(**more, **asked, _TRACEGRAPH_COMPLETE="bash_complete")
    assert (done.returncode, done.stderr) == (0, "")
    return [line.removeprefix("plain,") for line in done.stdout.splitlines() if line]


# the words so far, what is offered for the last, why
OFFERS = [
    (["t"], ["trace"], "a command"),
    (["issues", "--auth"], ["--authority"], "an option"),
    (["issues", "--authority", "n"], ["norburn"], "an authority of the graph"),
    (["issues", "--theme", "Ret"], ["return-home-interviews"], "a theme of the graph, in any case"),
    (["issues", "--theme", "kinship"], [], "a theme that the graph does not speak of"),
    (["trace", "norburn/issue/"], ISSUES, "issues by id"),
    (["trace", "priv"], ["private-fostering"], "or by theme"),
    (["trace", "private", "fost"], [], "words have no list"),
    (["query", "closed"], ["closed-but-returned"], "a named question"),
    (["query", "--show", "revi"], ["revised-dates"], "the same behind an option"),
    (["--completion", "z"], ["zsh"], "a shell"),
]


@pytest.mark.parametrize(("words", "names", "why"), OFFERS)
def test_tab_offers_what_there_is(run: Run, words: list[str], names: list[str], why: str) -> None:
    assert offered(run, *words) == names, why


def test_all_commands_are_offered_and_none_is_imported(environment: dict[str, str]) -> None:
    code = """
import sys, json
from tracegraph.cli import cli
try:
    cli.main([])
except SystemExit:
    print(json.dumps([m for m in sys.modules if m.startswith("tracegraph.")]))
"""
    asked = {"COMP_WORDS": "tracegraph ", "COMP_CWORD": "1", "_TRACEGRAPH_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment | asked, capture_output=True, text=True, check=True
    )
    *listed, loaded = done.stdout.splitlines()
    assert [line.removeprefix("plain,") for line in listed] == list(COMMANDS)
    assert not {module for module, _ in COMMANDS.values()} & set(json.loads(loaded))


def test_without_a_graph_tab_is_silent(run: Run, tmp_path: Path) -> None:
    assert offered(run, "trace", "ret", graph=tmp_path / "none") == []
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "CURRENT").write_text("nothing of the kind", encoding="utf-8")
    assert offered(run, "issues", "--authority", "n", graph=damaged) == []


def test_the_graph_of_the_line_is_the_one_that_is_asked(run: Run, folder: Path, tmp_path: Path) -> None:
    asked = "trace", "--graph", str(folder), "priv"
    assert offered(run, *asked, graph=tmp_path / "none") == ["private-fostering"]


def test_every_theme_is_understood_in_the_form_in_which_it_is_offered() -> None:
    found = {ident: taxonomy.by_label(one_word(theme.label)) for ident, theme in taxonomy.themes().items()}
    assert {ident: other for ident, other in found.items() if other != ident} == {}
    assert all(items({one_word(theme.label): ""}, "") for theme in taxonomy.themes().values()), "no shell expands it"


# a word, why it is not offered
UNSAFE = [
    ("a b", "a blank parts words"),
    ("$(id)", "a shell would run it"),
    ("*", "a shell would expand it"),
    ("a\nplain,b", "a line of its own"),
    ("it's", "a quotation mark"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("word", "why"), UNSAFE)
def test_what_a_shell_would_read_otherwise_is_not_offered(word: str, why: str) -> None:
    assert items({word: "meaning"}, "") == [], why


def test_hostile_names_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    graph = hostile_folder(tmp_path / "g").path
    asked = {"COMP_WORDS": "tracegraph trace norburn/issue", "COMP_CWORD": "2", "_TRACEGRAPH_COMPLETE": "zsh_complete"}
    done = run(graph=graph, **asked)
    assert ISSUE_RHI in done.stdout
    assert "\x1b" not in done.stdout
    assert "<U+001B>" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_its_script(run: Run, shell: str) -> None:
    done = run("--completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_TRACEGRAPH_COMPLETE={shell}_complete" in done.stdout


def test_another_shell_is_a_wrong_call(run: Run) -> None:
    done = run("--completion", "tcsh")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "tcsh" in done.stderr


BASH = shutil.which("bash")


@pytest.mark.skipif(BASH is None, reason="this system has no bash")
def test_bash_itself_completes_a_line(environment: dict[str, str], folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "tracegraph"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tracegraph "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    line = """
eval "$(tracegraph --completion bash)"
complete -p tracegraph >/dev/null || exit 9
COMP_WORDS=(tracegraph issues --theme ret); COMP_CWORD=3
_tracegraph_completion tracegraph
printf '%s\\n' "${COMPREPLY[@]}"
"""
    env = environment | {
        "TRACEGRAPH_GRAPH": str(folder),
        "PATH": f"{tmp_path}:{environment['PATH']}",
    }
    done = subprocess.run(
        [str(BASH), "--norc", "-c", line],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, done.stdout) == (0, "return-home-interviews\n"), done.stderr
