"""The doors between the rooms: kept by the code as it is, and each contract is one that can be broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# contract, module that gets a line it must not have, the line, the import that must be named as broken
BREAKS = [
    ("rooms", "model/planted.py", "import tracegraph.graph", "tracegraph.model.planted -> tracegraph.graph"),
    ("rooms", "read/planted.py", "import tracegraph.link", "tracegraph.read.planted -> tracegraph.link"),
    ("rooms", "trace/planted.py", "import tracegraph.maps", "tracegraph.trace.planted -> tracegraph.maps"),
    ("rooms", "helpers.py", "", "tracegraph.helpers"),
    ("views", "story/planted.py", "import tracegraph.extract", "tracegraph.story.planted -> tracegraph.extract"),
    ("views", "query/planted.py", "import tracegraph.read", "tracegraph.query.planted -> tracegraph.read"),
    ("rooms", "pack/planted.py", "import tracegraph.maps", "tracegraph.pack.planted -> tracegraph.maps"),
    ("views", "pack/planted.py", "import tracegraph.read", "tracegraph.pack.planted -> tracegraph.read"),
    ("pipeline", "pipeline/planted.py", "import tracegraph.story", "tracegraph.pipeline.planted -> tracegraph.story"),
    ("trace", "trace/planted.py", "import tracegraph.query", "tracegraph.trace.planted -> tracegraph.query"),
    ("export", "export/planted.py", "import tracegraph.story", "tracegraph.export.planted -> tracegraph.story"),
    ("stages", "extract/planted.py", "import rdflib", "tracegraph.extract.planted -> rdflib"),
    ("stages", "link/planted.py", "import networkx", "tracegraph.link.planted -> networkx"),
    ("stages", "vocab.py", "import pyoxigraph", "tracegraph.vocab -> pyoxigraph"),
    ("store", "export/planted.py", "import rdflib", "tracegraph.export.planted -> rdflib"),
    ("pdf", "segment/planted.py", "import pypdfium2", "tracegraph.segment.planted -> pypdfium2"),
    ("pyvis", "cli/planted.py", "import pyvis", "tracegraph.cli.planted -> pyvis"),
    ("pyvis", "trace/planted.py", "import jinja2", "tracegraph.trace.planted -> jinja2"),
    ("pyvis", "maps/planted.py", "import jinja2", "tracegraph.maps.planted -> jinja2"),
    ("pyvis", "pack/planted.py", "import pyvis", "tracegraph.pack.planted -> pyvis"),
    ("rooms", "templates.py", "import tracegraph.story", "tracegraph.templates -> tracegraph.story"),
    ("click", "trace/planted.py", "import click", "tracegraph.trace.planted -> click"),
    ("click", "__init__.py", "import click", "tracegraph -> click"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    env = {**os.environ, "COLUMNS": "250", "NO_COLOR": "1"}
    return subprocess.run(
        [command, "--no-cache"], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def contracts(root: Path) -> dict[str, str]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {c["id"]: c["name"] for c in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture(scope="module")
def broken(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter says, by contract, of a copy of the package with every line of BREAKS planted in it."""
    folder = tmp_path_factory.mktemp("doors")
    shutil.copy(root / "pyproject.toml", folder)
    shutil.copytree(root / "tracegraph", folder / "tracegraph", ignore=shutil.ignore_patterns("__pycache__"))
    for _, module, line, _ in BREAKS:
        with (folder / "tracegraph" / module).open("a", encoding="utf-8") as out:
            out.write(f"\n{line}\n")
    said = lint(folder).stdout.partition("Broken contracts")[2]
    names = contracts(root)
    starts = sorted((said.index(f"\n{name}\n--"), key) for key, name in names.items() if f"\n{name}\n--" in said)
    ends = [place for place, _ in starts[1:]] + [len(said)]
    return {key: said[place:end] for (place, key), end in zip(starts, ends, strict=True)}


def test_the_doors_are_kept(root: Path) -> None:
    result = lint(root)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "module", "line", "named"), BREAKS)
def test_a_broken_door_is_noticed(broken: dict[str, str], contract: str, module: str, line: str, named: str) -> None:
    assert named in broken.get(contract, ""), f"{line!r} in {module} was not noticed"


def test_every_contract_is_one_that_can_be_broken(root: Path) -> None:
    assert {contract for contract, *_ in BREAKS} == set(contracts(root))
