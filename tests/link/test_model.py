"""The learned weighing: what ships fits the features, adds up, and says why."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link.compared import compared
from tracegraph import resources
from tracegraph.errors import ModelError
from tracegraph.link.features import FEATURES
from tracegraph.link.leaves import MOST, Tree
from tracegraph.link.meaning import Words, parse, spell, words
from tracegraph.link.model import Model, model
from tracegraph.link.model import parse as parse_model
from tracegraph.link.reasons import reasons
from tracegraph.link.wording import text

ASK = text("The timeliness and take-up of return home interviews for children who go missing.")
SAME = text("Too few children who go missing are offered a return home interview within 72 hours.")
OTHER = text("Adopters value the training that they are given before a child moves in.")
REST = [
    text(f"{what} are {how}.")
    for what in (
        "Foster carers",
        "Health assessments",
        "School places",
        "Strategy meetings",
        "Pathway plans",
        "Caseloads",
    )
    for how in ("well supported", "often late", "reviewed by managers every month", "not recorded in detail")
]
"""What else a report speaks of: a score depends on how the rest of the document compares."""


def _features() -> np.ndarray:
    return compared([ASK], [replace(said, paragraph=f"p{n}") for n, said in enumerate([SAME, OTHER, *REST])])


def test_the_shipped_model_was_learnt_over_these_features() -> None:
    data = json.loads(resources.text("data/links.json"))
    assert data["features"] == list(FEATURES)
    assert data["judged leave-one-authority-out"]["passage F1"] > 0.45


def test_a_model_over_other_features_is_refused_with_what_to_do() -> None:
    data = json.loads(resources.text("data/links.json"))
    with pytest.raises(ModelError, match="train_links"):
        parse_model({**data, "features": ["another"]}, FEATURES)


def test_a_tree_of_more_leaves_than_can_be_weighed_is_refused() -> None:
    data = json.loads(resources.text("data/links.json"))
    leaves = MOST + 1
    # Every node asks and leads to a leaf or on: a tree like a comb.
    asking = [[0, float(n), 2 * n + 1, 2 * n + 2, 0.0] for n in range(leaves - 1)]
    nodes = [node for ask in asking for node in (ask, [-1, 0.0, 0, 0, 0.1])]
    with pytest.raises(ModelError, match=f"{leaves} leaves"):
        parse_model({**data, "trees": [[*nodes, [-1, 0.0, 0, 0, 0.1]]]}, FEATURES)


def _gone_down(tree: Tree, row: np.ndarray) -> float:
    at = 0
    while tree.feature[at] >= 0:
        at = int(tree.left[at] if row[tree.feature[at]] <= tree.threshold[at] else tree.right[at])
    return float(tree.value[at])


def test_every_row_comes_to_the_leaves_that_going_down_the_trees_leads_to() -> None:
    learnt = model()
    edges = {(int(f), float(t)) for tree in learnt.trees for f, t in zip(tree.feature, tree.threshold, strict=True)}
    rows = _features()[0]
    for n, (feature, threshold) in enumerate(sorted(edges)[:: len(edges) // 200]):
        rows[n % len(rows), feature] = threshold  # at most goes left: the edges are where it could go wrong
    odds = [learnt.base + sum(_gone_down(tree, row) for tree in learnt.trees) for row in rows]
    assert learnt.scores(rows) == pytest.approx([1 / (1 + math.exp(-x)) for x in odds], abs=1e-6)


def test_a_passage_about_the_same_scores_higher_than_one_about_something_else() -> None:
    same, other, *_ = model().scores(_features())[0]
    assert same > 0.4
    assert other < 0.2


def test_the_shares_of_the_features_add_up_to_the_score() -> None:
    learnt = model()
    row = _features()[0][0]
    roots = sum(float(tree.value[0]) for tree in learnt.trees)
    log_odds = learnt.base + roots + sum(learnt.shares(row[None, :])[0].values())
    assert 1 / (1 + math.exp(-log_odds)) == pytest.approx(float(learnt.scores(row[None, :])[0]), abs=1e-4)


def test_reasons_name_the_phrases_on_both_sides_and_together_are_the_whole_score() -> None:
    why = reasons(ASK, SAME, model().shares(_features()[0][:1])[0])
    assert sum(r.weight for r in why) == pytest.approx(1, abs=1e-9)
    assert [r.weight for r in why] == sorted((r.weight for r in why), reverse=True)
    assert any("return home interview" in r.left and "return home interview" in r.right for r in why)


def test_a_tree_sends_each_row_to_its_leaf() -> None:
    tree = Tree(
        np.asarray([0, -1, -1], np.int32),
        np.asarray([0.5, 0, 0], np.float32),
        np.asarray([1, 0, 0], np.int32),
        np.asarray([2, 0, 0], np.int32),
        np.asarray([0.0, -1.0, 2.0], np.float32),
    )
    rows = np.asarray([[0.5], [0.6]], np.float32)
    left, right = (1 / (1 + math.exp(-value)) for value in (-1, 2))
    one, two = (Model(0.0, trees, ("one",)) for trees in ((tree,), (tree, tree)))
    assert one.scores(rows) == pytest.approx([left, right]), "at most the threshold goes left"
    assert two.scores(np.tile(rows, (200, 1)))[-1] == pytest.approx(1 / (1 + math.exp(-4)))
    assert one.scores(rows[:0]).shape == (0,)


def test_words_that_keep_company_lie_closer_than_words_that_do_not() -> None:
    table = words()
    near = float(table.meaning(["#return-home-interview"]) @ table.meaning(["#missing-children"]))
    far = float(table.meaning(["#return-home-interview"]) @ table.meaning(["#adoption"]))
    assert near > far + 0.1


def test_rare_terms_tell_more_and_themes_more_still() -> None:
    table = words()
    assert table.rarity("never-heard-of") >= table.rarity("#return-home-interview") > table.rarity("plan")
    assert table.weight("#return-home-interview") == 2 * table.rarity("#return-home-interview")


@given(st.dictionaries(st.text("abcdef#-", min_size=1, max_size=8), st.integers(1, 900), min_size=1, max_size=9))
def test_a_word_table_read_back_is_the_same_to_the_precision_of_bytes(counts: dict[str, int]) -> None:
    rows = {term: n for n, term in enumerate(sorted(counts))}
    vectors = np.random.default_rng(0).normal(size=(len(rows), 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    table = Words(rows, np.asarray([counts[t] for t in sorted(counts)], np.float32), vectors, 1000)
    back = parse(spell(table, {"documents": 1}))
    assert back.rows == table.rows
    assert back.passages == 1000
    assert np.allclose(back.vectors, table.vectors, atol=0.02)
    assert spell(back, {"documents": 1}) == spell(parse(spell(back, {"documents": 1})), {"documents": 1})
