"""The group: light to start, every failure one line and the right exit code."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run
from tracegraph.cli import COMMANDS, cli
from tracegraph.cli.command import Command

OURS = {"tracegraph", "tracegraph.cli", "tracegraph.cli.command", "tracegraph.cli.group", "tracegraph.errors",
        "tracegraph.neutral"}  # fmt: skip


def test_help_imports_click_the_standard_library_and_nothing_else(environment: dict[str, str]) -> None:
    code = """
import sys, json
from tracegraph.cli import cli
try:
    cli.main(["--help"])
except SystemExit:
    print(json.dumps(sorted(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert {m for m in loaded if m.startswith("tracegraph")} == OURS
    assert "click" in loaded
    foreign = {m.split(".")[0] for m in loaded} - {"tracegraph", "click", "__main__"} - set(sys.stdlib_module_names)
    # What the interpreter itself brings into every process of this environment is not ours.
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert foreign <= {m.split(".")[0] for m in bare.stdout.split()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_table_is_there_and_says_what_the_table_says(name: str) -> None:
    module, text = COMMANDS[name]
    command = import_module(module).command
    assert isinstance(command, Command)
    assert (command.name, command.short_help) == (name, text)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_examples_of_the_command_itself(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "-h"])
    assert result.exit_code == 0
    first, *examples = result.output.split("\n\n")[0].splitlines()
    assert first == "Examples:"
    assert examples
    assert all(line.startswith(f"  tracegraph {name}") for line in examples)


@pytest.mark.parametrize("args", [(), ("-h",), ("--help",)])
def test_without_a_command_the_help_is_shown(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in COMMANDS)


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.startswith("tracegraph 0")


# arguments, words of the one line, why
USAGE = [
    (["nonsense"], "No such command 'nonsense'", "no such command"),
    (["trac", "RHI"], "No such command 'trac': did you mean 'trace'?", "a slip of the pen"),
    (["trace"], "Missing argument 'WORDS...'", "a missing argument"),
    (["trace", "x", "--colour"], "No such option", "no such option"),
    (["build", "x", "--jobs", "0"], "--jobs", "a number out of range"),
    (["map", "--open", "-o", "-"], "cannot be opened", "options that contradict each other"),
]


@pytest.mark.parametrize(("args", "words", "why"), USAGE)
def test_a_wrong_call_is_one_line_and_exit_code_2(run: Run, args: list[str], words: str, why: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, ""), why
    assert done.stderr.startswith("tracegraph: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


PLANTED = """
from tests.cli.planted import command_for
from tracegraph.cli.group import LazyGroup
class Planted(LazyGroup):
    def get_command(self, ctx, cmd_name):
        return command_for(cmd_name)
Planted({}, name="tracegraph").main()
"""
# how it fails, exit code, words of the one line, why
FAILURES = [
    ("bug", 70, "please report", "anything unforeseen is our bug"),
    ("model", 70, "please report", "a value that must not exist is our bug"),
    ("interrupt", 130, "interrupted", "Ctrl-C"),
    ("disk", 3, "No space left on device: out.txt", "what the system refuses is no bug"),
    ("input", 3, "a<U+001B>[31m.pdf: encrypted PDF", "a hostile file name is spelt out"),
]


@pytest.mark.parametrize(("name", "code", "words", "why"), FAILURES)
def test_every_failure_is_one_line_on_stderr(
    environment: dict[str, str], name: str, code: int, words: str, why: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLANTED, name], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (code, ""), why
    lines = [line for line in done.stderr.splitlines() if line]
    assert len(lines) == 1
    assert lines[0].startswith("tracegraph: ")
    assert words in lines[0]


def test_what_was_typed_by_mistake_is_not_repeated_at_length(run: Run) -> None:
    done = run("issues", "--authority", "a" * 50_000)
    assert done.returncode == 1
    assert done.stderr.startswith("tracegraph: this graph holds no authority 'aaa")
    assert done.stderr.endswith("it holds Norburn\n"), "its end says what to do"
    assert len(done.stderr) < 2_000


def test_a_traceback_is_shown_only_where_it_is_asked_for(environment: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", PLANTED, "bug"], env=environment | {"TRACEGRAPH_DEBUG": "1"},
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert "Traceback" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(environment: dict[str, str]) -> None:
    with subprocess.Popen([sys.executable, "-c", PLANTED, "flood"], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"a line of words\n"
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(), said) == (0, b"")


def test_the_package_runs_as_a_module_like_the_command(root: Path, run: Run) -> None:
    assert 'tracegraph = "tracegraph.cli:main"' in (root / "pyproject.toml").read_text(encoding="utf-8")
    assert run("-h").stdout == CliRunner().invoke(cli, ["-h"], prog_name="tracegraph").output
