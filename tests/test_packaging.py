"""What is installed is whole: the wheel carries every file that the code reads, and works away from the checkout."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracegraph


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked: what installing it lays down."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (packed,) = folder.glob("*.whl")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def kept(folder: Path) -> set[str]:
    """The files below `folder`, bytecode apart."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_the_whole_package_and_the_ontology(root: Path, wheel: Path) -> None:
    wanted = kept(root / "tracegraph") | {f"ontology/{name}" for name in kept(root / "ontology")}
    assert kept(wheel / "tracegraph") == wanted


def test_the_wheel_carries_nothing_else_but_its_own_record(wheel: Path) -> None:
    assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"tracegraph"}


@pytest.mark.parametrize(
    "name", ["py.typed", "ontology/tracegraph.ttl", "ontology/taxonomy.ttl", "ontology/shapes.ttl"]
)
def test_the_wheel_carries(wheel: Path, name: str) -> None:
    assert (wheel / "tracegraph" / name).is_file()


def test_the_wheel_builds_and_traces_away_from_the_checkout(root: Path, wheel: Path, tmp_path: Path) -> None:
    def said(*args: str) -> str:
        env = {**os.environ, "PYTHONPATH": str(wheel)}
        command = [sys.executable, "-m", "tracegraph", *args]
        return subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True, encoding="utf-8").stdout

    where = [sys.executable, "-c", "import tracegraph; print(tracegraph.__file__)"]
    env = {**os.environ, "PYTHONPATH": str(wheel)}
    assert subprocess.run(where, cwd=tmp_path, env=env, check=True, capture_output=True, text=True).stdout.startswith(
        str(wheel)
    )
    said("build", str(root / "data" / "solihull"))
    assert "return home" in said("trace", "return home interviews").lower()
    said("map", "-o", "map.html")
    assert (tmp_path / "map.html").stat().st_size > 100_000  # vis-network is inside
    said("check")


def test_the_version_is_one(root: Path) -> None:
    cited = re.search(r"^version: (.+)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    changed = re.search(r"^## ([0-9.]+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert changed
    assert cited[1] == changed[1] == tracegraph.__version__


def settings(root: Path) -> dict[str, list[str]]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"": project["dependencies"], **project["optional-dependencies"]}


def plain(name: str) -> str:
    """A package's name in the one form that compares (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_constraints_are_plain_pins_of_everything_asked_for(root: Path) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.+!]*)", line) for line in lines]
    assert all(pins), "constraints.txt holds name==version lines only"
    pinned = {plain(pin[1]) for pin in pins if pin}
    asked = {plain(re.split(r"[\[<>=~! ]", line)[0]) for lines in settings(root).values() for line in lines}
    assert asked - {"tracegraph"} <= pinned


def test_every_dependency_is_bounded_above(root: Path) -> None:
    assert [line for line in settings(root)[""] if "<" not in line] == []


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module.partition(".")[0]


def test_every_dependency_is_imported_and_every_import_is_a_dependency(root: Path) -> None:
    imported = {name for path in (root / "tracegraph").rglob("*.py") for name in imports(path)} - {"tracegraph"}
    wanted = (*settings(root)[""], *settings(root)["embeddings"])
    declared = {re.split(r"[<>=]", line)[0].replace("-", "_") for line in wanted}
    assert imported - set(sys.stdlib_module_names) == declared
