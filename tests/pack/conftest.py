"""Norburn's graph and its papers, opened once."""

from collections.abc import Iterator

import pytest

from tests.factories import norburn_folder
from tracegraph.graph.view import Graph


@pytest.fixture(scope="session")
def norburn_graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with norburn_folder(tmp_path_factory.mktemp("norburn")).open() as graph:
        yield graph
