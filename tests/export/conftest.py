"""The graph that every exporter is tried on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.factories import norburn, publish
from tracegraph.graph import Graph


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Norburn, with its last report turned into a digest."""
    *documents, last = norburn().documents
    source = replace(last.extraction.source, front=(("digest", "true"),))
    digest = replace(last, extraction=replace(last.extraction, source=source))
    linked = replace(norburn(), documents=(*documents, digest))
    with publish(linked, tmp_path_factory.mktemp("norburn")).open() as opened:
        yield opened
