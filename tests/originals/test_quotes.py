"""Every quote, proved again from the hashed texts, in more than one way."""

import hashlib
import shutil
from pathlib import Path

import pytest

import tracegraph as tg
from tests.command_line import done, tracegraph
from tests.originals.conftest import Built
from tracegraph.graph import GraphFolder
from tracegraph.model.quote import Segment, clean
from tracegraph.model.statement import Statement

pytestmark = pytest.mark.originals

# Written out whole, so that nothing of our own code stands between the stored triples and the stored characters.
EVIDENCE = """
SELECT ?document ?words ?quote ?place ?rank ?start ?end WHERE {
  ?quote oa:hasSource ?document ; oa:hasSelector ?said, ?place .
  ?said a oa:TextQuoteSelector ; oa:exact ?words .
  ?place a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ; tg:rank ?rank .
} ORDER BY ?quote ?rank
"""


@pytest.mark.parametrize(("which", "least"), [("five", 500), ("nine", 1800)])
def test_every_quote_is_what_its_rule_makes_of_the_hashed_text(
    which: str, least: int, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(which)
    with GraphFolder(built.folder).open() as graph:
        texts = {document: graph.text(document) for document in graph.documents()}
        assert all(graph.text_is_whole(document) for document in texts)
    with tg.open(built.folder) as opened:
        rows = opened.sparql(EVIDENCE)
    quotes: dict[str, tuple[str, str, list[Segment]]] = {}
    for row in rows:
        document, words, quote = row["document"], row["words"], row["quote"]
        assert document is not None
        assert words is not None
        assert quote is not None
        segments = quotes.setdefault(quote, (document, words, []))[2]
        segments.append(Segment(int(row["start"] or -1), int(row["end"] or -1)))
    assert len(quotes) > least
    for document, words, segments in quotes.values():
        assert clean(texts[document], segments) == words


def test_the_stored_text_of_a_text_file_is_the_file(five: Built, seeds: Path) -> None:
    for document in five.linked.documents:
        source = document.extraction.source
        data = (seeds / Path(source.path).name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == source.sha256
        assert data.decode("utf-8").replace("\r\n", "\n") == document.extraction.text


def test_every_word_of_a_pdf_quote_is_on_the_page_it_names(nine: Built) -> None:
    """Pages are parted by form feeds in the canonical text."""
    for document in nine.linked.documents:
        said = document.extraction
        if said.pages is None:
            continue
        statements: tuple[Statement, ...] = (*said.findings, *said.recommendations, *said.judgements)
        for statement in statements:
            for segment in statement.quote.segments:
                assert segment.page == said.text.count("\f", 0, segment.start) + 1, (document.id, statement.key)


@pytest.mark.parametrize("which", ["five", "nine"])
def test_check_finds_nothing_wrong(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(which)
    ended = tracegraph("check", "--graph", built.folder)
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stdout[:2000]


def test_check_hashes_the_originals_again(five: Built, seeds: Path, tmp_path: Path) -> None:
    assert "5 originals hashed again" in tracegraph("check", seeds, "--graph", five.folder).stderr
    changed = shutil.copytree(seeds, tmp_path / "seeds")
    with (changed / "004_42ca103db377a0d3.txt").open("a", encoding="utf-8") as file:
        file.write("A word more.\n")
    ended = tracegraph("check", changed, "--graph", five.folder)
    assert ended.returncode == 1
    (problem,) = ended.stdout.splitlines()
    assert "2011-05-contact-referral-letter" in problem


def test_a_text_that_was_changed_in_the_graph_folder_is_noticed(five: Built, tmp_path: Path) -> None:
    graph = shutil.copytree(five.folder, tmp_path / "graph")
    kept = next(path for path in (graph / "texts").iterdir() if b"Monitoring visit" in path.read_bytes())
    kept.write_bytes(kept.read_bytes().replace(b"beginning to", b"failing to"))
    assert tracegraph("check", "--graph", graph).returncode == 1


def test_no_document_is_quoted_beyond_what_was_given(five: Built, seeds: Path) -> None:
    given = {path.name for path in seeds.iterdir()}
    assert {Path(d.extraction.source.path).name for d in five.linked.documents} == given
    assert "Solihull" in done("query", "documents", "--graph", five.folder)
