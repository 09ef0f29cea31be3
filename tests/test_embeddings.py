"""`build --embeddings`: a folder of a sentence-transformers model, real where the package is installed."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import tracegraph as tg
from tests.command_line import tracegraph
from tests.link.record import TALKS
from tests.norburn.files import report, write
from tracegraph.errors import InputError, UsageError

PAPERS = {
    "a.txt": report("2019-11-11", "2019-11-22", [TALKS]),
    "b.txt": report(
        "2022-10-31", "2022-11-11", ["Pathway plans."], ["Children who go missing are talked to when they come back."]
    ),
}


def test_a_folder_that_is_no_model_is_refused_in_one_line(tmp_path: Path) -> None:
    write(tmp_path / "papers", PAPERS)
    (tmp_path / "empty").mkdir()
    for folder in ("empty", "not there"):
        refused = tracegraph("build", "papers", "--embeddings", folder, cwd=tmp_path)
        assert (refused.returncode, refused.stdout) == (3, "")
        assert refused.stderr.count("\n") == 1
        assert f"{folder} is no folder of a sentence-transformers model" in refused.stderr
    with pytest.raises(InputError, match="no folder of a sentence-transformers model"):
        tg.build(tmp_path / "papers", tmp_path / "g", embeddings=tmp_path / "empty")
    assert not (tmp_path / "g").exists()


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="sentence-transformers is installed here")
def test_where_the_package_is_not_installed_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    write(tmp_path / "papers", PAPERS)
    write(tmp_path / "model", {"modules.json": "[]"})
    refused = tracegraph("build", "papers", "--embeddings", "model", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1
    assert "pip install 'tracegraph[embeddings]'" in refused.stderr
    with pytest.raises(UsageError, match="sentence-transformers"):
        tg.build(tmp_path / "papers", tmp_path / "g", embeddings=tmp_path / "model")


def _model(folder: Path) -> Path:
    """A tiny real model: a vector a word, and a text is the mean of its words."""
    transformers = pytest.importorskip("sentence_transformers", reason="needs the extra tracegraph[embeddings]")
    parts = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    tokenizers = pytest.importorskip("tokenizers")
    known = {"[UNK]": 0, "return": 1, "come": 1, "missing": 1, "interviews": 2, "talked": 2, "pathway": 3, "plans": 3}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel({w: n for n, w in enumerate(known)}, "[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.normalizer = tokenizers.normalizers.Lowercase()
    vectors = np.eye(4, dtype="float32")[list(known.values())]
    static = parts.StaticEmbedding(tokenizer, embedding_weights=vectors)
    transformers.SentenceTransformer(modules=[static], device="cpu").save(str(folder))
    return folder


def test_a_model_is_one_more_reason_and_the_graph_says_which(tmp_path: Path) -> None:
    papers, model = write(tmp_path / "papers", PAPERS), _model(tmp_path / "tiny")
    with tg.build(papers, tmp_path / "g") as plain, tg.build(papers, tmp_path / "e", embeddings=model) as embedded:
        before, after = (
            {r.feature for k in graph.review() if k.link for r in k.link.reasons} for graph in (plain, embedded)
        )
    assert "alike by sentence embeddings" in after - before
    said = json.loads((tmp_path / "e" / "generations").glob("*/build.json").__next__().read_text(encoding="utf-8"))
    assert said["embeddings"].startswith("tiny, sha256 ")
    again = tg.build(papers, tmp_path / "again", embeddings=model)
    again.close()
    assert (tmp_path / "again" / "CURRENT").read_text() == (tmp_path / "e" / "CURRENT").read_text()
    assert (tmp_path / "g" / "CURRENT").read_text() != (tmp_path / "e" / "CURRENT").read_text()
