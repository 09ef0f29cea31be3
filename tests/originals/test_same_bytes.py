"""The originals, built twice, elsewhere and in another order: the same bytes. One file more is one file read."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import done, environment
from tests.originals.conftest import Built

pytestmark = pytest.mark.originals


def _outputs(folder: Path) -> dict[str, str]:
    """TriG and the map."""
    done("map", "--graph", folder, "-o", folder / "map.html")
    return {
        "trig": done("export", "--format", "trig", "--graph", folder),
        "map": (folder / "map.html").read_text("utf-8"),
    }


def _build(*paths: Path, graph: Path, seed: str = "random") -> dict[str, Any]:
    told = done("build", *paths, "--graph", graph, "--json", env=environment(PYTHONHASHSEED=seed))
    summary: dict[str, Any] = json.loads(told)["build"]
    return summary


def test_the_five_give_the_same_bytes(five: Built, seeds: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(seeds, tmp_path / "seeds")
    _build(*sorted(elsewhere.iterdir(), reverse=True), graph=tmp_path / "graph", seed="99")
    again, first = _outputs(tmp_path / "graph"), _outputs(five.folder)
    assert again == first
    assert str(tmp_path) not in again["trig"] + again["map"]


def test_the_nine_give_the_same_bytes(nine: Built, corpus: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(corpus / "solihull", tmp_path / "solihull")
    one_by_one = sorted(elsewhere.iterdir())
    _build(*one_by_one[5:], *one_by_one[:5], graph=tmp_path / "graph", seed="7")
    assert _outputs(tmp_path / "graph") == _outputs(nine.folder)


def test_one_file_more_is_one_file_read(seeds: Path, corpus: Path, five: Built, tmp_path: Path) -> None:
    graph = shutil.copytree(five.folder, tmp_path / "graph")
    assert _build(seeds, graph=graph)["read"] == 0
    more = corpus / "solihull" / "2023-01-13-ilacs.pdf"
    grown = _build(seeds, more, graph=graph)
    assert (grown["read"], grown["reused"], len(grown["documents"])) == (1, 5, 6)
    assert grown["generation"] == _build(more, seeds, graph=tmp_path / "fresh")["generation"]
    assert _build(seeds, graph=graph)["generation"] == (five.folder / "CURRENT").read_text("utf-8").strip()
