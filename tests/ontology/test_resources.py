"""Shipped files are found by name, from a checkout as from an installed package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracegraph import resources


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ontology/tracegraph.ttl", "owl:Ontology"),  # beside the package in a checkout, inside it once installed
        ("ontology/shapes.ttl", "sh:NodeShape"),
        ("data/taxonomy.json", "return-home-interview"),
    ],
)
def test_a_shipped_file_is_read_by_its_name(name: str, says: str) -> None:
    assert says in resources.text(name)
    assert resources.data(name).decode("utf-8") == resources.text(name)


def test_the_files_of_a_folder_are_listed_in_order() -> None:
    listed = resources.names("ontology", ".ttl")
    assert listed == ("ontology/shapes.ttl", "ontology/taxonomy.ttl", "ontology/tracegraph.ttl")
    assert "ontology/README.md" in resources.names("ontology")


@pytest.mark.parametrize("name", ["ontology/none.ttl", "data/none.json", "none"])
def test_what_is_not_shipped_is_said(name: str) -> None:
    with pytest.raises(FileNotFoundError, match=name):
        resources.resource(name)


@pytest.mark.parametrize("name", ["", "/etc/hostname", "../pyproject.toml", "ontology/../../pyproject.toml"])
def test_a_name_never_leads_out_of_the_package(name: str) -> None:
    with pytest.raises(ValueError, match="no name of a shipped file"):
        resources.resource(name)


def test_the_ontology_is_found_inside_an_installed_package(root: Path, tmp_path: Path) -> None:
    # What a wheel lays down: the package with the ontology in it, and no checkout around it.
    package = tmp_path / "site" / "tracegraph"
    for name in ("tracegraph/resources.py", "ontology/tracegraph.ttl"):
        laid = package / name.removeprefix("tracegraph/")
        laid.parent.mkdir(parents=True, exist_ok=True)
        laid.write_bytes((root / name).read_bytes())
    (package / "__init__.py").touch()
    program = "from tracegraph import resources; print(resources.resource('ontology/tracegraph.ttl'))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert Path(run.stdout.strip()) == package / "ontology" / "tracegraph.ttl"
