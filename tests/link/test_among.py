"""What a score says among the others: of its neighbours, of its document, of whatever else was asked."""

import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracegraph import resources
from tracegraph.link.among import FEATURES, rows, settled, standing
from tracegraph.link.model import among_others
from tracegraph.link.paragraphs import Matrix
from tracegraph.link.wording import Text, text

STATEMENT = text("Visits to children are recorded on the day.")
PLACES = (("p1", "Overview"), ("p1", "Overview"), ("p2", "Overview"), ("p3", "Leadership"))
DOCUMENT = [replace(STATEMENT, paragraph=paragraph, section=section) for paragraph, section in PLACES]


def told(scores: Sequence[Sequence[float]], document: Sequence[Text] = DOCUMENT) -> dict[str, Matrix]:
    """Every feature of every recommendation and statement, by its name."""
    given_ = np.asarray(scores, np.float32)
    found = rows(standing(given_, document), np.ones(given_.shape, bool)).reshape(*given_.shape, -1)
    return {name: found[..., n] for n, name in enumerate(FEATURES)}


def test_a_statement_is_held_against_the_best_of_its_document_and_what_stands_around_it() -> None:
    found = told([[0.5, 0.2, 0.0, 0.1]])
    assert found["its score's rank in the document"][0] == pytest.approx(np.log1p([0, 1, 3, 2]), abs=1e-3)
    assert found["its score below the document's best"][0, 0] == 0
    assert found["its score ahead of the next"][0, 0] > 0 > found["its score ahead of the next"][0, 1]
    own = found["its own score"][0]
    assert own[2] == 0, "what was not worth weighing has the least"
    assert found["score of the statement before"][0].tolist() == [0, own[0], 0, 0], "in its own paragraph alone"
    assert found["score of the statement after"][0].tolist() == [own[1], 0, 0, 0]
    assert found["scores of the rest of its paragraph"][0] == pytest.approx([0.2, 0.5, 0, 0], abs=1e-3)
    assert found["scores of the rest of its section"][0] == pytest.approx([0.2, 0.5, 0.7, 0], abs=1e-3)
    assert found["its score below its section's best"][0].tolist()[2:] == [pytest.approx(-own[0]), 0]


def test_a_statement_is_held_against_its_own_score_for_what_else_was_asked() -> None:
    found = told([[0.3, 0.3, 0.1, 0.1], [0.6, 0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.1]])
    ahead = found["its score ahead of what else was asked"]
    assert ahead[0, 0] < 0 < ahead[0, 1]
    assert ahead[1, 0] > 0
    assert found["its rank among all that was asked"][:, 0].tolist() == [1, 0, 2]
    assert found["its scores for what else was asked"][:, 0] == pytest.approx([0.7, 0.4, 0.9], abs=1e-3)


def test_where_nothing_else_was_asked_no_other_stands_against_it() -> None:
    found = told([[0.5, 0.2, 0.0, 0.1]])
    assert not found["its best score for what else was asked"].any()
    assert not found["its rank among all that was asked"].any()


def test_a_document_of_one_statement_has_its_numbers() -> None:
    found = told([[0.4]], DOCUMENT[:1])
    assert all(np.isfinite(values).all() for values in found.values())
    assert found["its score ahead of the next"][0, 0] == found["its own score"][0, 0]


@given(st.permutations(range(3)))
def test_the_order_in_which_things_were_asked_does_not_matter(order: list[int]) -> None:
    scores = np.asarray([[0.31, 0.22, 0.13, 0.04], [0.65, 0.16, 0.07, 0.18], [0.19, 0.2, 0.41, 0.12]], np.float32)
    moved = told(scores[order].tolist())
    assert all((moved[name] == values[order]).all() for name, values in told(scores.tolist()).items())


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=9))
def test_nothing_added_changes_nothing_and_more_added_never_less(scores: list[float]) -> None:
    given_ = np.asarray(scores, np.float32)
    same, more = (settled(given_, np.full(len(scores), added)) for added in (0.0, 1.0))
    assert same == pytest.approx(np.clip(given_, 3e-4, 1 - 3e-4), abs=1e-6)
    assert (more > same).all()


def test_what_ships_was_learnt_over_these_features() -> None:
    assert json.loads(resources.text("data/links.json"))["among others"]["features"] == list(FEATURES)


def test_a_statement_that_answers_another_recommendation_better_answers_this_one_less() -> None:
    def added(other: float) -> float:
        scores = np.asarray([[0.3, 0.02, 0.02, 0.02], [other, 0.02, 0.02, 0.02]], np.float32)
        wanted = np.zeros(scores.shape, bool)
        wanted[0, 0] = True
        return float(among_others().odds(rows(standing(scores, DOCUMENT), wanted))[0])

    assert added(0.9) < added(0.02)
