"""Learns the weights with which sentence embeddings shift a score (`tracegraph/data/embeddings.json`).

    python tools/train_embeddings.py CORPUS GOLD NEARNESS FOLDER

CORPUS, GOLD and NEARNESS are those of `train_links.py`, FOLDER one of a sentence-transformers model. For every
authority with keys the words, the trees and these weights are learnt from the others alone; the figures reached so, and
those that the trees reach without the embeddings, are written beside the weights, which are then learnt once more from
all.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout's own, wherever it is run

from tools.train_links import DATA, Example, figures_of, ground, of_candidates
from tracegraph.link.embedding import Vectors, vectors
from tracegraph.link.later import prepare
from tracegraph.link.meaning import Words
from tracegraph.link.model import Model
from tracegraph.link.nearness import nearness
from tracegraph.link.paragraphs import Matrix
from tracegraph.pipeline import encoder

NAMES = ("log-odds", "cosine", "cosine squared", "cosine with its neighbours")


def rows(example: Example, model: Model, held: Vectors, table: Words) -> Matrix:
    """What is weighed, for each statement of an example: the log-odds without embeddings, and their terms."""
    sure = np.clip(model.scores(example.features).astype(np.float64), 1e-6, 1 - 1e-6)
    terms = held.terms([example.asked], prepare(example.later, table, nearness()))[0]
    return np.asarray(np.column_stack([np.log(sure / (1 - sure)), terms]), np.float32)


def learnt(judged: list[tuple[Example, Matrix]]) -> LogisticRegression:
    """The logistic term, from examples and their rows."""
    weighed = np.concatenate([row[e.candidates] for e, row in judged])
    return LogisticRegression(C=100.0, max_iter=1000).fit(
        weighed, np.concatenate([e.right[e.candidates] for e, _ in judged])
    )


def main() -> int:
    """Learns, judges and writes; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "gold", "nearness", "folder"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    known = ground(given.corpus, given.gold, given.nearness)
    table = known.unseen_words()
    judged = known.examples(table)
    models = known.unseeing(judged)
    model = encoder(given.folder)
    held = vectors([text for e in judged for text in (e.asked, *e.later)], model)
    if held is None:
        parser.error("there are no examples")
    weighed = [(e, rows(e, models[e.authority], held, table)) for e in judged]
    unseen = {name: learnt([pair for pair in weighed if pair[0].authority != name]) for name in known.keys}
    shifted: list[Any] = [
        np.where(e.candidates, unseen[e.authority].predict_proba(row)[:, 1], 0).astype(np.float32) for e, row in weighed
    ]
    trees_alone = known.settled(judged, of_candidates(models, judged))
    shipped = learnt(weighed)
    weights = {name: round(float(value), 4) for name, value in zip(NAMES, shipped.coef_[0], strict=True)}
    data = {
        "learnt with": str(model),
        "judged leave-one-authority-out": figures_of(known.settled(judged, shifted), judged, known.scorer),
        "without, on the same": figures_of(trees_alone, judged, known.scorer),
        "weights": {**weights, "always": round(float(shipped.intercept_[0]), 4)},
    }
    told = json.dumps(data, indent=1, ensure_ascii=False)
    print(told)
    DATA.joinpath("embeddings.json").write_text(f"{told}\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
