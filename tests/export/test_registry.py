"""Formats by name, and the same bytes for the same graph whoever makes them."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import norburn_folder
from tracegraph.errors import UsageError
from tracegraph.export import description, exporter, names
from tracegraph.graph import Graph

DIGESTS = """
import hashlib, sys
from pathlib import Path
from tests.factories import norburn_folder
from tracegraph.export import exporter, names

with norburn_folder(Path(sys.argv[1])).open() as graph:
    for name in names():
        print(name, hashlib.sha256(exporter(name).write(graph)).hexdigest())
"""


def test_every_format_that_was_asked_for_is_there() -> None:
    assert set(names()) == {"turtle", "trig", "nquads", "jsonld", "graphml", "sssom", "csv", "json"}
    for name in names():
        assert exporter(name).name == name
        assert exporter(name).suffix.startswith(".")
        assert description(name) == exporter(name).description


def test_a_format_that_is_none_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="turtle, trig, nquads, jsonld, graphml, sssom, csv, json"):
        exporter("xlsx")


def test_another_process_elsewhere_makes_the_same_bytes(tmp_path: Path) -> None:
    """Neither the place, nor the order of hashed sets, nor another run leaves a trace."""
    with norburn_folder(tmp_path / "here").open() as graph:
        mine = [f"{name} {hashlib.sha256(exporter(name).write(graph)).hexdigest()}" for name in names()]
    command = [sys.executable, "-c", DIGESTS, str(tmp_path / "elsewhere")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.splitlines() == mine


def test_every_format_is_utf8_and_ends_its_last_line(graph: Graph) -> None:
    for name in names():
        text = exporter(name).write(graph).decode()
        assert "\r" not in text, name
        assert text.endswith("\n"), name


def test_asking_for_turtle_brings_in_no_network_library() -> None:
    code = "import sys; from tracegraph.export import exporter; exporter('turtle'); print('networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "False"
