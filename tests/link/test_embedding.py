"""Sentence embeddings as one more reason for links, with vectors that a small object makes of words."""

import json
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link.record import REPORT, TALKS, links
from tests.norburn.files import report, stated
from tracegraph import resources
from tracegraph.link import link
from tracegraph.link.embedding import FEATURE, shifted, vectors, weights
from tracegraph.link.later import prepare
from tracegraph.link.meaning import words as table
from tracegraph.link.nearness import nearness
from tracegraph.link.wording import texts
from tracegraph.model.link import Link, Linked
from tracegraph.vocab import Relation

LATER = "norburn/2022-11-ilacs-standard-report"
SPOKEN = "Children who go missing are talked to when they come back."
PAPERS = (
    report("2019-11-11", "2019-11-22", [TALKS]),
    report(
        "2022-10-31", "2022-11-11", ["Pathway plans."], [SPOKEN, "Buildings are warm.", "Managers meet every month."]
    ),
)


class Meanings:
    """A model that knows what a few words mean: those that begin like one of these point the same way."""

    kin = (
        ("return", "ran", "run", "missing", "away"),
        ("talk", "interview"),
        ("building", "room"),
        ("pathway", "plan"),
    )

    def __call__(self, words: Sequence[str]) -> npt.NDArray[np.floating]:
        return np.asarray([[1e-3, *(self._holds(said, kin) for kin in self.kin)] for said in words])

    @staticmethod
    def _holds(said: str, kin: tuple[str, ...]) -> float:
        return float(sum(word.strip(".,").lower().startswith(kin) for word in said.split()))


def made(embed: Meanings | None) -> Linked:
    """What linking makes of PAPERS."""
    return link([stated(text, f"{n}.txt") for n, text in enumerate(PAPERS)], embed=embed)


def followed(found: Linked) -> dict[str, Link]:
    """The follow-ups of the first ask by their passage."""
    return {
        k.source.removeprefix(f"{LATER}/"): k for k in links(found, Relation.FOLLOWS_UP) if k.target == f"{REPORT}/r1"
    }


def test_what_a_model_finds_alike_is_followed_up_and_the_reason_has_its_own_name() -> None:
    plain, embedded = followed(made(None)), followed(made(Meanings()))
    assert embedded["p1.1"].score > (plain["p1.1"].score if "p1.1" in plain else 0.0)
    (reason,) = [r for r in embedded["p1.1"].reasons if r.feature == FEATURE]
    assert (0 < reason.weight <= 1, reason.left, reason.right) == (True, "", "")
    assert sum(r.weight for r in embedded["p1.1"].reasons) <= 1.001
    assert not [r for k in plain.values() for r in k.reasons if r.feature == FEATURE]
    assert "p2.1" not in embedded, "what it finds unlike is none"


def test_without_a_model_all_is_as_before_and_with_one_it_is_always_the_same() -> None:
    assert made(None) == link([stated(text, f"{n}.txt") for n, text in enumerate(PAPERS)])
    assert made(Meanings()) == made(Meanings())


class Longer(Meanings):
    """The same directions, told by vectors of another length."""

    def __call__(self, words: Sequence[str]) -> npt.NDArray[np.floating]:
        return super().__call__(words) * 7


def test_only_the_direction_of_a_vector_counts() -> None:
    assert made(Longer()) == made(Meanings())


def test_the_shift_is_the_logistic_term_of_the_data_file() -> None:
    data = json.loads(resources.text("data/embeddings.json"))
    asked, later = ([text for _, text in texts(stated(paper))] for paper in PAPERS)
    held = vectors([*asked, *later], Meanings())
    assert held is not None
    prepared = prepare(later, table(), nearness())
    terms = held.terms(asked[:1], prepared)[0]
    used = data["weights"]
    by_hand = terms @ [used["cosine"], used["cosine squared"], used["cosine with its neighbours"]] + used["always"]
    assert held.shift(asked[:1], prepared)[0] == pytest.approx(by_hand, abs=1e-5)
    assert terms[:, 1] == pytest.approx(terms[:, 0] ** 2, abs=1e-6)
    best = [text.words for text in later][int(np.argmax(terms[:, 0]))]
    assert best == SPOKEN
    lost = data["without, on the same"]["passage F1"] - data["judged leave-one-authority-out"]["passage F1"]
    assert lost < 0.005, "a reader's model may bring nothing, it does no harm"


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=8), st.floats(-4, 4))
def test_shifted_scores_stay_scores_and_keep_their_order(scores: list[float], added: float) -> None:
    given_scores = np.asarray(scores, np.float32)
    found = shifted(given_scores, np.full(len(scores), added, np.float32))
    assert ((found >= 0) & (found <= 1)).all()
    assert (np.diff(found[np.argsort(given_scores, kind="stable")]) >= 0).all()
    higher = shifted(given_scores, np.full(len(scores), added + 1, np.float32))
    assert (higher >= found).all()
    assert weights().odds > 0
