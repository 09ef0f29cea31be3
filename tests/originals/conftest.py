"""The originals, built once by the real command, and their answer keys. They lie beside the checkout and are other
people's text: what is compared with them is read from there, never written here."""

import json
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import done
from tests.once import made_once
from tracegraph.graph import GraphFolder
from tracegraph.graph.decode import decode_graph
from tracegraph.model.link import Linked, NamedDocument


@dataclass(frozen=True)
class Built:
    """A graph folder, and what can be read from it again: the model (every quote proved), and the JSON export."""

    folder: Path

    @cached_property
    def linked(self) -> Linked:
        """The one authority."""
        with GraphFolder(self.folder).open() as graph:
            (linked,) = decode_graph(graph)
            return linked

    @cached_property
    def export(self) -> dict[str, Any]:
        """The whole JSON export."""
        exported: dict[str, Any] = json.loads(done("export", "--format", "json", "--graph", self.folder))
        return exported

    def of(self, array: str, document: str) -> list[dict[str, Any]]:
        """What the export's array holds of one document."""
        return [entry for entry in self.export[array] if entry["document"] == document]

    def document(self, path: str) -> NamedDocument:
        """The document whose file's name ends like this."""
        (found,) = (d for d in self.linked.documents if d.extraction.source.path.endswith(path))
        return found


def grown(built: Built, folder: Path, *paths: Path) -> Built:
    """The graph of `paths`, built upon a copy of one that holds some of them: the same graph, and sooner."""
    shutil.copytree(built.folder, folder)
    done("build", *paths, "--graph", folder)
    return Built(folder)


@pytest.fixture(scope="session")
def five(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The five raw texts, all at once."""
    return Built(made_once(tmp_path_factory, "five", lambda folder: done("build", seeds, "--graph", folder)))


@pytest.fixture(scope="session")
def six(five: Built, seeds: Path, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The five, and the report of an inspection of which they only speak."""
    more = corpus / "solihull" / "2023-01-13-ilacs.pdf"
    return Built(made_once(tmp_path_factory, "six", lambda folder: grown(five, folder, seeds, more)))


@pytest.fixture(scope="session")
def nine(nine_graph: Path) -> Built:
    """The whole folder of the authority: the five again, one of them as a PDF, and four further reports."""
    return Built(nine_graph)


@pytest.fixture(scope="session")
def fourteen(nine: Built, seeds: Path, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both: five documents are there twice."""
    papers = corpus / "solihull"
    return Built(made_once(tmp_path_factory, "fourteen", lambda folder: grown(nine, folder, seeds, papers)))


@pytest.fixture(scope="session")
def letter_keys(shared: Path) -> dict[str, dict[str, Any]]:
    """The answer keys of the four letters, by the file's name."""
    return {document["file"]: document for document in _key(shared, "seed_letters_gold.json")["documents"]}


@pytest.fixture(scope="session")
def plan_key(shared: Path) -> dict[str, Any]:
    """The answer key of the action plan."""
    return _key(shared, "seed_action_plan_gold.json")


@pytest.fixture(scope="session")
def folder_key(shared: Path) -> list[dict[str, Any]]:
    """What the documents of the authority's folder say of themselves. (A PDF is there under its text's name.)"""
    key = json.loads((shared / "accuracy" / "gold" / "solihull.json").read_text(encoding="utf-8"))
    documents: list[dict[str, Any]] = key["documents"]
    return documents


def _key(shared: Path, name: str) -> dict[str, Any]:
    key: dict[str, Any] = json.loads((shared / "accuracy" / "seeds" / name).read_text(encoding="utf-8"))
    return key


def flat(text: str | None) -> str:
    """Words with single blanks between them."""
    return re.sub(r"\s+", " ", text or "").strip()


def letters_and_digits(text: str) -> str:
    """What is left of words when layout, quotation marks and raised digits are forgotten."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
