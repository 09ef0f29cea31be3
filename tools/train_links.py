"""Learns what linking ships: the word table (`tracegraph/data/words.tsv`) and the model (`tracegraph/data/links.json`);
puts the table of nearness (`tracegraph/data/nearness.tsv`) beside them.

    python tools/train_links.py CORPUS GOLD NEARNESS [--judge-only]

CORPUS is a folder of authorities' folders of reports, GOLD a folder of answer keys (one JSON file an authority, as
the scorer reads them). The word table is learnt from the reports' own words, without keys. The model is judged
leave-one-authority-out: for every authority with keys, words and model are learnt from the others alone; the figures
it reaches so are written into the data file. Then it is learnt once more from all keys, and shipped. What a score says
among the others (`among_trees.py`) is learnt from the scores of models that have not seen what they score.

NEARNESS is the folder that `tools/teach_nearness.py` writes: for every authority with keys the table that has not seen
its keys (NAME.tsv), and the one learnt from all, which is shipped (all.tsv). The model always learns from tables that
have not seen what it learns from: a table is too sure of its own keys.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this checkout's own, wherever it is run

from tools import among_trees
from tracegraph.extract import extract
from tracegraph.link import among
from tracegraph.link.documents import when
from tracegraph.link.features import FEATURES, compare
from tracegraph.link.follow_ups import choose
from tracegraph.link.later import prepare
from tracegraph.link.meaning import Words, spell
from tracegraph.link.model import Model, parse
from tracegraph.link.nearness import Nearness
from tracegraph.link.nearness import parse as parse_nearness
from tracegraph.link.pairs import pair
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.weighing import candidates
from tracegraph.link.wording import Text, in_order, texts
from tracegraph.model.document import Role
from tracegraph.model.statement import Extraction
from tracegraph.read import read
from tracegraph.segment import segment
from tracegraph.vocab import DocumentKind

DATA = ROOT / "tracegraph" / "data"
DIMENSIONS, WINDOW, FEWEST = 160, 15, 4
DRAWS = 4
"""The model is an average over so many draws of features: it depends less on any one."""


def extractions(corpus: Path) -> dict[str, list[Extraction]]:
    """Every readable document of the corpus, by the name of its folder."""
    found: dict[str, list[Extraction]] = {}
    for path in sorted(p for p in corpus.glob("*/*") if p.is_file()):
        document = read(path)
        found.setdefault(path.parent.name, []).append(extract(document, segment(document)))
    return found


def learn_words(documents: Iterable[Extraction]) -> Words:
    """Word vectors from the company words keep: positive pointwise mutual information within a window, reduced by a
    singular value decomposition (its left vectors), and how many passages hold each term."""
    passages = [
        in_order(p.words)
        for e in documents
        for p in e.passages
        if p.role in (Role.PARAGRAPH, Role.ITEM) and len(p.words) > 20
    ]
    held = Counter(term for p in passages for term in set(p))
    rows = {term: n for n, term in enumerate(sorted(t for t, c in held.items() if c >= FEWEST))}
    together: Counter[tuple[int, int]] = Counter()
    for passage in passages:
        known = [rows.get(t, -1) for t in passage]
        for i, a in enumerate(known):
            for j in range(i + 1, min(i + 1 + WINDOW, len(known))):
                b = known[j]
                if a >= 0 and b >= 0 and a != b:
                    together[a, b] += 1 / math.sqrt(j - i)  # type: ignore[assignment]
    pairs = np.asarray([*together, *((b, a) for a, b in together)])
    counts = np.asarray([*together.values()] * 2)
    sums = np.bincount(pairs[:, 0], counts, len(rows))
    smooth = sums**0.75 / (sums**0.75).sum()
    mutual = np.log(counts / (sums[pairs[:, 0]] * smooth[pairs[:, 1]]))
    kept = mutual > 0
    matrix = csr_matrix((mutual[kept], (pairs[kept, 0], pairs[kept, 1])), shape=(len(rows), len(rows)))
    left, _, _ = svds(matrix, k=min(DIMENSIONS, len(rows) - 2), v0=np.ones(len(rows)), random_state=0)
    left *= np.sign(left[np.abs(left).argmax(0), range(left.shape[1])])
    unit = left / (np.linalg.norm(left, axis=1, keepdims=True) + 1e-9)
    return Words(rows, np.asarray([held[t] for t in rows], np.float32), unit.astype(np.float32), len(passages))


@dataclass
class Example:
    """A recommendation and a later document, as the keys see them: the statements that may follow it up, which do
    (1), and the keys' quotes."""

    authority: str
    asked: Text
    later: Sequence[Text]
    features: Matrix
    candidates: np.ndarray[Any, np.dtype[np.bool_]]
    right: np.ndarray[Any, np.dtype[np.int8]]
    quotes: Sequence[str]


def examples(
    authority: str, documents: Sequence[Extraction], key: dict[str, Any], tables: tuple[Words, Nearness], scorer: Any
) -> Iterator[Example]:
    """The examples of one authority's key."""
    table, nearness = tables
    reports = [e for e in documents if e.facts.kind is not DocumentKind.ACTION_PLAN]
    by_file = {Path(e.source.path).stem: e for e in reports}
    held = {e.source.path: texts(e) for e in reports}
    ready = {path: prepare([t for _, t in said], table, nearness) for path, said in held.items() if said}
    quotes: dict[tuple[str, str], list[str]] = {}
    for follow_up in key["follow_ups"]:
        quotes.setdefault((follow_up["ask"], Path(follow_up["file"]).stem), []).extend(
            filter(None, [follow_up["quote"]])
        )
    for earlier in reports:
        asked = [(k, t) for k, t in held[earlier.source.path] if t.asks]
        asks = [a for a in key["asks"] if Path(a["file"]).stem == Path(earlier.source.path).stem]
        matched = {
            n: a["id"] for n, (_, t) in enumerate(asked) for a in asks if scorer.alike(a["text"], t.words) >= 0.9
        }
        for stem, later in by_file.items():
            statements = [t for _, t in held[later.source.path]]
            if not matched or not statements or when(later) <= when(earlier):
                continue
            shared = pair([t for _, t in asked], ready[later.source.path], table)
            features, kept = compare(shared), candidates(shared)
            for n, ask in matched.items():
                if (ask, stem) not in quotes:
                    continue
                gold = quotes[ask, stem]
                right = np.asarray([any(scorer.overlap(q, t.words) for q in gold) for t in statements], np.int8)
                yield Example(authority, asked[n][1], statements, features[n], kept[n], right, gold)


def learn_model(learnt_from: Sequence[Example]) -> dict[str, Any]:
    """A model as its data file holds it, from examples."""
    rows = np.concatenate([e.features[e.candidates] for e in learnt_from])
    right = np.concatenate([e.right[e.candidates] for e in learnt_from])
    base = 0.0
    trees = []
    for draw in range(DRAWS):
        learner = HistGradientBoostingClassifier(
            max_iter=200,
            learning_rate=0.05,
            max_leaf_nodes=16,
            min_samples_leaf=60,
            l2_regularization=5.0,
            max_features=0.3,
            early_stopping=False,
            random_state=draw,
        ).fit(rows, right)
        base += float(learner._baseline_prediction.ravel()[0]) / DRAWS  # noqa: SLF001 - as the trees below
        trees += [_nodes(predictor) for (predictor,) in learner._predictors]  # noqa: SLF001 - nowhere else to be read
    return {
        "features": list(FEATURES),
        "base": round(base, 6),
        "trees": trees,
    }


def _nodes(predictor: Any) -> list[list[float]]:
    """A tree's nodes as the data file holds them, each value its share of the average over all draws."""
    return [
        [
            -1 if n["is_leaf"] else int(n["feature_idx"]),
            round(float(n["num_threshold"]), 6),
            int(n["left"]),
            int(n["right"]),
            round(float(n["value"]) / DRAWS, 6),
        ]
        for n in predictor.nodes
    ]


def others(judged: Sequence[Example], scores_of: Sequence[Matrix]) -> list[Matrix]:
    """What each example's scores say among the others: the features of its candidates."""
    found: list[Matrix] = []
    numbered = zip(judged, scores_of, strict=True)
    for _, group in groupby(numbered, lambda pair: id(pair[0].later)):  # all that one document asked, in one later one
        asked = list(group)
        held = among.standing(np.stack([scores for _, scores in asked]), asked[0][0].later)
        for n, (example, _) in enumerate(asked):
            wanted = np.zeros(held.scores.shape, bool)
            wanted[n] = example.candidates
            found.append(among.rows(held, wanted))
    return found


def learn_among(learnt_from: Sequence[tuple[Example, Matrix, Matrix]]) -> dict[str, Any]:
    """The second weighing as the data file holds it, from examples, their scores, and what these say among the
    others."""
    rows = np.concatenate([around for _, _, around in learnt_from])
    right = np.concatenate([e.right[e.candidates] for e, _, _ in learnt_from])
    return among_trees.learn(rows, right, among.log_odds(np.concatenate([s[e.candidates] for e, s, _ in learnt_from])))


def settled(learnt: Model, example: Example, scores: Matrix, around: Matrix) -> Matrix:
    """An example's scores once they are weighed among the others."""
    found = scores.copy()
    found[example.candidates] = among.settled(scores[example.candidates], learnt.odds(around))
    return found


def of_candidates(model_of: dict[str, Model], judged: Sequence[Example]) -> list[Matrix]:
    """The scores of each example's statements by the model that has not seen its authority; 0 for what is no
    candidate."""
    return [np.where(e.candidates, model_of[e.authority].scores(e.features), np.float32(0)) for e in judged]


def figures_of(scores_of: Sequence[Matrix], judged: Sequence[Example], scorer: Any) -> dict[str, float]:
    """How well the scores of each example's statements (0 for what is no candidate) say which of them follow up."""
    said = true_said = gold = found = hits = with_gold = pairs_said = pairs_right = 0
    for e, given in zip(judged, scores_of, strict=True):
        emitted = [" ".join(e.later[i].words for i in chosen) for _, chosen in choose(given, e.later)]
        good = [any(scorer.overlap(q, words) for q in e.quotes) for words in emitted]
        said += len(emitted)
        true_said += sum(good)
        gold += len(e.quotes)
        found += sum(any(scorer.overlap(q, words) for words in emitted) for q in e.quotes)
        with_gold += bool(e.quotes)
        hits += bool(e.quotes) and any(good[:3])
        pairs_said += bool(emitted)
        pairs_right += bool(emitted) and bool(e.quotes)
    precision, recall = true_said / max(said, 1), found / max(gold, 1)
    pair_precision, pair_recall = pairs_right / max(pairs_said, 1), pairs_right / max(with_gold, 1)
    return {
        "passage precision": round(precision, 3),
        "passage recall": round(recall, 3),
        "passage F1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        "hit@3": round(hits / max(with_gold, 1), 3),
        "pair F1": round(2 * pair_precision * pair_recall / max(pair_precision + pair_recall, 1e-9), 3),
    }


@dataclass(frozen=True)
class Ground:
    """What is learnt from: every document by authority, the keys, the tables of nearness that have not seen them, and
    the scorer."""

    documents: dict[str, list[Extraction]]
    keys: dict[str, dict[str, Any]]
    nearness: dict[str, Nearness]
    scorer: Any

    def unseen_words(self) -> Words:
        """The word table of the authorities without keys."""
        return learn_words([e for name, es in self.documents.items() if name not in self.keys for e in es])

    def examples(self, table: Words) -> list[Example]:
        """The examples of every key, by these words."""
        return [
            example
            for name, key in self.keys.items()
            for example in examples(name, self.documents[name], key, (table, self.nearness[name]), self.scorer)
        ]

    def unseeing(self, judged: Sequence[Example]) -> dict[str, Model]:
        """For every authority with a key the model learnt from the others."""
        return {name: parse(learn_model([e for e in judged if e.authority != name]), FEATURES) for name in self.keys}

    def settled(self, judged: Sequence[Example], scores_of: Sequence[Matrix]) -> list[Matrix]:
        """The scores of each example once they are weighed among the others, by trees that have not seen its
        authority."""
        told = list(zip(judged, scores_of, others(judged, scores_of), strict=True))
        unseeing = {
            name: parse(learn_among([one for one in told if one[0].authority != name]), among.FEATURES)
            for name in self.keys
        }
        return [settled(unseeing[e.authority], e, scores, around) for e, scores, around in told]


def ground(corpus: Path, gold: Path, nearness: Path) -> Ground:
    """Everything read, from the folders of reports, of keys (the scorer lies beside it), and of tables."""
    sys.path.insert(0, str(gold.parent))
    import score  # type: ignore[import-not-found]  # noqa: PLC0415 - lies beside the keys

    keys = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(gold.glob("*.json"))}
    near = {name: parse_nearness((nearness / f"{name}.tsv").read_text(encoding="utf-8")) for name in keys}
    return Ground(extractions(corpus), keys, near, score)


def main() -> int:
    """Learns, judges and writes; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "gold", "nearness"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--judge-only", action="store_true", help="print the figures, write nothing")
    given = parser.parse_args()
    known = ground(given.corpus, given.gold, given.nearness)
    judged = known.examples(known.unseen_words())
    scores = of_candidates(known.unseeing(judged), judged)
    reached = figures_of(known.settled(judged, scores), judged, known.scorer)
    print(json.dumps(reached, indent=1))
    if given.judge_only:
        return 0
    whole = learn_words([e for es in known.documents.values() for e in es])
    shipped = learn_model(known.examples(whole))
    shipped["among others"] = learn_among(list(zip(judged, scores, others(judged, scores), strict=True)))
    DATA.joinpath("nearness.tsv").write_bytes((given.nearness / "all.tsv").read_bytes())
    DATA.joinpath("words.tsv").write_text(
        spell(whole, {"documents": sum(map(len, known.documents.values()))}), encoding="utf-8", newline="\n"
    )
    data = json.dumps({"judged leave-one-authority-out": reached, **shipped}, ensure_ascii=False, separators=(",", ":"))
    DATA.joinpath("links.json").write_text(re.sub(r"\]\],", "]],\n", data) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
